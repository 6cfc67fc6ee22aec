# SPDX-License-Identifier: Apache-2.0
"""Tech Against Terrorism's hash list, version 2: a sign-in, and pages after a checkpoint."""

from __future__ import annotations

from tests.fakes.peers.serving import PeerServer, Reply

USER, PASSWORD, TOKEN = "member", "a password: with a colon", "tok.en-1"


class TatStandIn(PeerServer):
    """The list.

    Attributes:
        page_size: records of one page at most.
        forgets: whether checkpoints are no longer known.
    """

    def __init__(self):
        self.page_size = 2
        self.forgets = False
        self._records = {}
        self._now = 1_724_856_487.0
        super().__init__()

    def adds(self, algorithm, digest, *, file_type="jpg", ideology="far-right", deleted=False):
        """Add or change a record; return its id."""
        self._now += 0.5
        name = next(
            (each["id"] for each in self._records.values() if each["hash_digest"] == digest),
            10_000 + len(self._records),
        )
        self._records[name] = {
            "hash_digest": digest,
            "algorithm": algorithm,
            "ideology": ideology,
            "file_type": file_type,
            "deleted": deleted,
            "updated_on": self._now,
            "created_on": "2026-08-28T14:48:07Z",
            "id": name,
        }
        return str(name)

    def answer(self, asked):
        if (asked.method, asked.path) == ("POST", "/token-auth/tcap/"):
            if (asked.form["username"], asked.form["password"]) != (USER, PASSWORD):
                return Reply(400, {"non_field_errors": ["Unable to log in."]})
            return Reply(value={"user": {"username": USER}, "token": TOKEN})
        if (asked.method, asked.path) != ("GET", "/api/hash-list/v2/all"):
            return Reply(404, {"detail": "Not found."})
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Reply(401, {"detail": "Authentication credentials were not provided."})
        return self._page(asked.query["after"])

    def _page(self, after):
        if after and self.forgets:
            return Reply(400, {"detail": "Invalid checkpoint."})
        seen = float(after.partition(",")[0]) if after else 0.0
        rest = sorted(
            (each for each in self._records.values() if each["updated_on"] > seen),
            key=lambda each: each["updated_on"],
        )
        page = rest[: self.page_size]
        is_last = len(page) == len(rest)
        checkpoint = f"{page[-1]['updated_on']:.6f},{page[-1]['id']}" if page else None
        following = f"{self.url}/api/hash-list/v2/all?limit=2&offset=2"
        return Reply(
            value={
                "count": len(rest),
                "next": None if is_last else following,
                "previous": None,
                "checkpoint": checkpoint,
                "results": page,
            }
        )
