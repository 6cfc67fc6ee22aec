# SPDX-License-Identifier: Apache-2.0
"""ThreatExchange's part of the Graph API: updates of one privacy group, descriptors, reactions."""

from __future__ import annotations

from urllib.parse import urlencode

from tests.fakes.peers.serving import PeerServer, Reply

GROUP = "303636684709969"
OURS, TOKEN = "100000001", "100000001|aaaaaaaaaaaaaaaaaaaaaaaaaaa"
OTHERS = "200000002"
TYPES = {"HASH_PDQ", "HASH_MD5", "HASH_SHA256", "HASH_VIDEO_MD5", "HASH_PHOTODNA"}
REACTIONS = {"HELPFUL", "NOT_HELPFUL", "SAW_THIS_TOO", "DISAGREE_WITH_TAGS", "IN_REVIEW"}
REQUIRED = {"indicator", "type", "description", "share_level", "status", "privacy_type"}


class ThreatExchangeStandIn(PeerServer):
    """One group.

    Attributes:
        page_size: records of one page at most.
        now_s: its clock.
        descriptors: by id.
    """

    def __init__(self):
        self.page_size = 2
        self.now_s = 1_800_000_000
        self.descriptors = {}
        self._changed = {}
        self._gone = set()
        self._next = 4_000_000_001
        super().__init__()

    def adds(self, kind, value, *, owner=OTHERS, status="MALICIOUS", tags=(), reactions=()):
        """Add a descriptor as another application does; return its id."""
        name, self._next = str(self._next), self._next + 1
        self.descriptors[name] = {
            "indicator": value,
            "type": kind,
            "owner": owner,
            "status": status,
            "tags": list(tags),
            "reactions": {key: set(owners) for key, owners in dict(reactions).items()},
        }
        self._touch(kind, value)
        return name

    def deletes(self, name):
        gone = self.descriptors.pop(name)
        self._touch(gone["type"], gone["indicator"])

    def holds(self, owner=OURS):
        """Return the sorted values an application shared."""
        return sorted(
            each["indicator"] for each in self.descriptors.values() if each["owner"] == owner
        )

    def _touch(self, kind, value):
        self.now_s += 1
        self._changed[kind, value] = self.now_s

    def answer(self, asked):
        if asked.query.get("access_token") != TOKEN:
            return no(190, "Invalid OAuth access token.", "OAuthException")
        match asked.method, asked.path.strip("/").split("/"):
            case "GET", [group, "threat_updates"] if group == GROUP:
                return self._updates(asked)
            case "POST", ["threat_descriptors"]:
                return self._upload(asked.form)
            case "POST", [name] if name in self.descriptors:
                return self._change(name, asked.form)
            case "DELETE", [name] if name in self.descriptors:
                return self._delete(name)
        return no(100, "Unsupported request. Object does not exist", subcode=33)

    def _delete(self, name):
        if self.descriptors[name]["owner"] != OURS:
            return no(10, "Application does not have permission for this action")
        self.deletes(name)
        return Reply(value={"success": True})

    def _updates(self, asked):
        start = int(asked.query.get("start_time", "0"))
        offset = int(asked.query.get("after", "0"))
        changed = sorted(
            ((at, key) for key, at in self._changed.items() if at >= start),
            key=lambda each: each[0],
        )
        page = changed[offset : offset + self.page_size]
        told = {"data": [self._record(key, at) for at, key in page]}
        if offset + self.page_size < len(changed):
            query = {**asked.query, "after": str(offset + self.page_size)}
            address = f"{self.url}{asked.path}?{urlencode(query)}"
            told["paging"] = {"cursors": {"after": query["after"]}, "next": address}
        return Reply(value=told)

    def _record(self, key, at):
        kind, value = key
        record = {"indicator": value, "type": kind, "last_updated": at, "id": "9" + str(at)}
        mine = {
            name: each
            for name, each in self.descriptors.items()
            if (each["type"], each["indicator"]) == key
        }
        if not mine:
            return record | {"should_delete": True}
        return record | {
            "should_delete": False,
            "descriptors": {"data": [_told(name, each) for name, each in mine.items()]},
        }

    def _upload(self, form):
        if missing := sorted(REQUIRED - set(form)):
            return no(100, f"(#100) The parameter {missing[0]} is required")
        if form["type"] not in TYPES:
            return no(100, "(#100) Param type must be one of them")
        tags = form.get("tags", "").split(",") if form.get("tags") else []
        name = self.adds(
            form["type"], form["indicator"], owner=OURS, status=form["status"], tags=tags
        )
        self.descriptors[name] |= {
            each: form.get(each, "") for each in ("share_level", "privacy_type", "privacy_members")
        }
        return Reply(value={"success": True, "id": name})

    def _change(self, name, form):
        found = self.descriptors[name]
        for act, key in (("reactions", True), ("reactions_to_remove", False)):
            for reaction in form.get(act, "").split(",") if act in form else []:
                if reaction not in REACTIONS:
                    return no(100, f"(#100) {reaction} is no reaction")
                owners = found["reactions"].setdefault(reaction, set())
                owners.add(OURS) if key else owners.discard(OURS)
        if "status" in form:
            found["status"] = form["status"]
            found["tags"] = form["tags"].split(",") if form.get("tags") else []
        self._touch(found["type"], found["indicator"])
        return Reply(value={"success": True})


def _told(name, each):
    told = {
        "id": name,
        "owner": {"id": each["owner"]},
        "status": each["status"],
        "reactions": [
            {"key": key, "value": ",".join(sorted(owners))}
            for key, owners in each["reactions"].items()
            if owners
        ],
    }
    if each["tags"]:
        told["tags"] = {"data": [{"id": "1", "text": tag} for tag in each["tags"]]}
    return told


def no(code, words, kind="GraphMethodException", **more):
    error = {"message": words, "type": kind, "code": code, "fbtrace_id": "A"}
    return Reply(400, {"error": error | {f"error_{name}": value for name, value in more.items()}})
