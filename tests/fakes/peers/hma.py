# SPDX-License-Identifier: Apache-2.0
"""HMA as it was seen to behave, its oddities included; see the adapter for the list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.fakes.peers.serving import PeerServer, Reply

FORMS = {"pdq": re.compile("[0-9a-f]{64}"), "video_md5": re.compile("[0-9a-f]{32}")}


@dataclass
class Content:
    bank: str
    signals: dict
    note: str | None
    disable_until_ts: int = 1


class HmaStandIn(PeerServer):
    """Banks and contents; what is added is matched once ``builds`` was called."""

    def __init__(self):
        self.banks = []
        self.contents = {}
        self._next = 1
        self._index = {}
        super().__init__()

    def builds(self):
        """Build the index, and refresh the cache of it."""
        self._index = {
            number: dict(content.signals)
            for number, content in self.contents.items()
            if content.disable_until_ts == 1
        }

    def holds(self, bank):
        """Return the sorted values of a bank that would be matched."""
        return sorted(
            value
            for content in self.contents.values()
            if content.bank == bank and content.disable_until_ts == 1
            for value in content.signals.values()
        )

    def adds(self, bank, signals, note=None):
        """Add as anybody may who reaches it; return the number."""
        number, self._next = self._next, self._next + 1
        self.contents[number] = Content(bank, signals, note)
        return number

    def answer(self, asked):
        parts = asked.path.strip("/").split("/")
        match asked.method, parts:
            case "POST", ["c", "banks"]:
                return self._make(asked.json)
            case "POST", ["c", "bank", bank, "signal"]:
                return self._add(bank, asked.json)
            case _, ["c", "bank", bank, "content", number]:
                return self._content(asked, bank, int(number))
            case "GET", ["m", "raw_lookup"]:
                return self._lookup(asked.query)
            case "GET", ["c", "signal_type", "index"]:
                return Reply(value={kind: self._state(kind) for kind in FORMS})
        return no(404, "Not found")

    def _make(self, body):
        name = body["name"]
        if re.fullmatch("[A-Z0-9_]+", name) is None:
            return no(400, "Field `name` must match /^[A-Z0-9_]+$/")
        if name in self.banks:
            return no(403, "Bank already exists")
        self.banks.append(name)
        return Reply(201, {"name": name, "matching_enabled_ratio": body["enabled_ratio"]})

    def _add(self, bank, body):
        if bank not in self.banks:
            return no(404, f"bank '{bank}' not found")
        if not isinstance(body, dict):
            wrong = {"type": "dict_type", "loc": ["body"], "msg": "Input should be an object"}
            return Reply(422, [wrong])
        note = body.pop("note", None)
        for kind, value in body.items():
            if kind not in FORMS:
                return no(400, f"No such signal type {kind}")
            if FORMS[kind].fullmatch(value) is None:
                return no(400, f"Invalid {kind} signal: not a valid hash")
        number = self.adds(bank, body, note)
        return Reply(200, {"id": number, "signals": body})

    def _content(self, asked, bank, number):
        """Answer about a content; the bank in the address has to exist, and that is all."""
        if bank not in self.banks:
            return no(404, f"bank '{bank}' not found")
        if asked.method == "DELETE":
            return Reply(200, {"deleted": int(self.contents.pop(number, None) is not None)})
        content = self.contents.get(number)
        if content is None:
            return no(404, f"content '{number}' not found")
        if asked.method == "PUT":
            content.disable_until_ts = asked.json["disable_until_ts"]
        told = {
            "id": number,
            "disable_until_ts": content.disable_until_ts,
            "original_media_uri": None,
            "bank": {"name": content.bank, "matching_enabled_ratio": 1.0},
        }
        if asked.query.get("include_signals") == "true":
            told["signals"] = content.signals
        if content.note is not None:
            told["note"] = content.note
        return Reply(200, told)

    def _lookup(self, query):
        kind, wanted = query["signal_type"], query["signal"]
        known = {number: each[kind] for number, each in self._index.items() if kind in each}
        if kind == "pdq" and len(set(known.values())) == 1:
            known = {}  # upstream 1318: such an index is lost when it is read back
        matches = [
            {"bank_content_id": number, "distance": str(distance(value, wanted))}
            for number, value in known.items()
            if distance(value, wanted) <= (31 if kind == "pdq" else 0)
        ]
        return Reply(200, {"matches": matches})

    def _state(self, kind):
        here = [number for number, each in self.contents.items() if kind in each.signals]
        built = [number for number, each in self._index.items() if kind in each]
        return {
            "db_size": len(here),
            "index_size": len(built),
            "index_out_of_date": here != built,
            "newest_db_item": max(here, default=0),
            "index_built_to": max(built, default=0),
        }


def distance(one, other):
    return (int(one, 16) ^ int(other, 16)).bit_count()


def no(status, words):
    return Reply(status, {"message": words})
