# SPDX-License-Identifier: Apache-2.0
"""Tech Against Terrorism's hash list, version 2: fetched by its checkpoints.

Sign-in gives a token for this run; it is kept in memory.  The cursor is the checkpoint of the last
page (the time and number of its last record), so a page asked for again is the same page and the
list may grow meanwhile.  The list is theirs alone: nothing is shared with it.
"""

from __future__ import annotations

from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import (
    Ability,
    Bad,
    Entry,
    Page,
    SignalKind,
    checked_value,
)
from reviewer.gateway.exchange.failures import PeerBroken, PeerDenied
from reviewer.gateway.exchange.fields import Fields
from reviewer.gateway.exchange.http import PeerHttp, parsed
from reviewer.gateway.exchange.unable import SharesNothing

BASE_URL: Final = "https://app.terrorismanalytics.org"
_VIDEOS: Final = frozenset({"mov", "m4v", "mp4", "webm"})
_ALGORITHMS: Final = {
    "PDQ": SignalKind.PDQ,
    "MD5": SignalKind.MD5,
    "SHA256": SignalKind.SHA256,
    "SHA-256": SignalKind.SHA256,
}


class TatExchange(SharesNothing):
    """The hash list as one account sees it."""

    abilities = frozenset({Ability.FETCH})

    def __init__(self, http: PeerHttp, username: str, password: str) -> None:
        self._http = http
        self._account = {"username": username, "password": password, "resend": "false"}
        self._is_signed_in = False

    def fetch(self, cursor: str) -> Page:
        """Return the page after a checkpoint; a checkpoint that is no longer known begins anew."""
        if not self._is_signed_in:
            self._sign_in()
        asked = {"order": "asc", "after": cursor}
        answer = self._http.ask("GET", "/api/hash-list/v2/all", params=asked)
        if cursor and answer.status in (400, 404, 410):
            return self.fetch("")
        return _page(parsed(self._http.checked(answer)), cursor)

    def close(self) -> None:
        """Close what is open."""
        self._http.close()

    def _sign_in(self) -> None:
        answer = self._http.ask("POST", "/token-auth/tcap/", form=self._account)
        token = _token(parsed(self._http.checked(answer, denied=(400, 401, 403))))
        self._http.carry({"authorization": f"Bearer {token}"})
        self._is_signed_in = True


# --- What the list says is read below this line and nowhere else.


def _token(untrusted: object) -> str:
    fields = Fields(untrusted)
    if not fields.has("token"):
        raise PeerDenied
    token = fields.text("token")
    if not (token.isascii() and token.isprintable() and token):
        raise PeerBroken("token")
    return token


def _page(untrusted: object, cursor: str) -> Page:
    fields = Fields(untrusted)
    results = fields.list("results")
    is_complete = not fields.has("next")
    checkpoint = fields.text("checkpoint") if fields.has("checkpoint") else cursor
    if not is_complete and (not results or checkpoint == cursor):
        raise PeerBroken("checkpoint")  # it would be asked for without end
    entries: list[Entry] = []
    refused: list[Bad] = []
    unused: dict[str, int] = {}
    for number, untrusted_record in enumerate(results):
        record = Fields(untrusted_record, f"results[{number}]")
        algorithm = record.text("algorithm")
        kind = _kind(algorithm, record.text("file_type", "") if record.has("file_type") else "")
        if kind is None:
            unused[algorithm[:32]] = unused.get(algorithm[:32], 0) + 1
            continue
        try:
            entries.append(_entry(record, kind))
        except InputRefused as error:
            refused.append(Bad(where=record.name("id"), reason=error.reason))
    return Page(
        entries=tuple(entries),
        cursor=checkpoint,
        is_complete=is_complete,
        is_restart=not cursor,
        refused=tuple(refused),
        unused=unused,
    )


def _kind(algorithm: str, file_type: str) -> SignalKind | None:
    kind = _ALGORITHMS.get(algorithm.upper())
    if kind is SignalKind.MD5 and file_type.lower().lstrip(".") in _VIDEOS:
        return SignalKind.VIDEO_MD5
    return kind


def _entry(record: Fields, kind: SignalKind) -> Entry:
    labels = [
        f"{name}:{record.text(name)}" for name in ("ideology", "file_type") if record.has(name)
    ]
    return Entry(
        kind=kind,
        value=checked_value(kind, record.text("hash_digest")),
        labels=tuple(label for label in labels if not label.endswith(":")),
        source_id=record.name("id"),
        is_deleted=record.flag("deleted", default=False),
        updated_ms=int(record.number("updated_on") * 1000),
    )
