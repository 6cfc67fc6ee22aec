# SPDX-License-Identifier: Apache-2.0
"""HMA (hasher-matcher-actioner, OpenMediaMatch): shares into one of its banks.

What its documentation does not say, and what is done about it (seen on a running peer):

- It has no accounts; headers or a client certificate are those of the proxy before it.
- Adding is not idempotent: the same hash twice is two contents.  Each is added under a ``note``
  that is ours alone, and a lost answer is looked for by that note before anything is added again.
- Reading, changing and deleting a content ignore the bank in the address: the content's own
  ``bank.name`` is compared first, every time.
- An index that holds one distinct hash matches nothing, and a new hash is matched only after the
  index was built and its cache refreshed: ``unconfirmed`` says which of these it is.
- Distances are texts, adding answers 200 where 201 is documented, a bank that exists is a 403, a
  body of a wrong form is a 422 with a list, a deletion of nothing is a 200, ``metadata`` and
  hashes in capitals are refused, and MD5 is ``video_md5`` only.
- It lists nothing, so nothing is fetched, and it takes no feedback.
"""

from __future__ import annotations

import re
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import (
    Ability,
    Entry,
    Opinion,
    RemoteId,
    ShareLevel,
    SignalKind,
)
from reviewer.gateway.exchange.failures import PeerBroken, PeerRefused, PeerUnavailable
from reviewer.gateway.exchange.fields import Fields
from reviewer.gateway.exchange.http import Answer, Params, PeerHttp, parsed
from reviewer.gateway.exchange.unable import FetchesNothing, HearsNothing

KINDS: Final = frozenset({SignalKind.PDQ, SignalKind.VIDEO_MD5})
NOTE_MAX: Final = 255
# How far a lost answer is looked for: contents are numbered, gaps are what was deleted since.
PROBES_MAX: Final = 500
GAP_MAX: Final = 20
LONE: Final = 2  # an index of so many may hold one distinct hash; it then matches nothing

ENABLED: Final = 1
DISABLED: Final = 0


def checked_bank(untrusted: str) -> str:
    """Return the name of a bank as HMA writes them.

    Raises:
        InputRefused: ``exchange-remote``.
    """
    if re.fullmatch("[A-Z0-9_]{1,255}", untrusted) is None:
        raise InputRefused("exchange-remote", untrusted)
    return untrusted


class HmaExchange(FetchesNothing, HearsNothing):
    """One bank of one HMA.

    Args:
        http: the way to it.
        bank: its bank.
        newest: the highest of its numbers that we know of; what we lost lies beyond.
    """

    abilities = frozenset({Ability.SHARE})

    def __init__(self, http: PeerHttp, bank: str, *, newest: int = 0) -> None:
        self._http = http
        self._bank = checked_bank(bank)
        self._newest = newest

    def takes(self, entry: Entry) -> bool:
        """Say whether HMA has the kind, and no words for this opinion and level are lost.

        It would match what is not positive as if it were, and it keeps no audience, so a RED
        entry, which is for named recipients alone, does not go there.
        """
        is_plain = entry.opinion is Opinion.POSITIVE and entry.level is not ShareLevel.RED
        return entry.kind in KINDS and is_plain

    def share(self, entry: Entry, idempotency: str) -> RemoteId:
        """Add a hash to the bank, which is made if it is not there."""
        body = {entry.kind.value: entry.value, "note": idempotency[:NOTE_MAX]}
        answer = self._http.ask("POST", f"/c/bank/{self._bank}/signal", body=body)
        if answer.status == 404:
            self._make_bank()
            answer = self._http.ask("POST", f"/c/bank/{self._bank}/signal", body=body)
        remote, signals = _added(self._yes(answer))
        if signals.get(entry.kind.value) != entry.value:
            raise PeerBroken(f"signals.{entry.kind.value}")
        self._newest = max(self._newest, int(remote))
        return remote

    def find(self, entry: Entry, idempotency: str, *, since_ms: int) -> RemoteId | None:
        """Look for a hash under our note: by the index, else content by content."""
        del since_ms  # HMA tells no times
        for remote in self._matching(entry):
            if self._is_ours(remote, entry, idempotency):
                return remote
        missing = 0
        for number in range(self._newest + 1, self._newest + 1 + PROBES_MAX):
            remote = RemoteId(str(number))
            content = self._content(remote)
            missing = missing + 1 if content is None else 0
            if content is not None and content.is_that(self._bank, entry, idempotency):
                return remote
            if missing == GAP_MAX:
                return None
        if self._index(entry.kind) == "":
            return None  # the index is built, holds enough to answer, and did not name it
        raise PeerUnavailable("cannot-confirm")

    def update(self, remote: RemoteId, entry: Entry) -> None:
        """Let it match while our opinion is positive, and not match while it is not."""
        self._must_be_ours(remote, entry)
        until = ENABLED if entry.opinion is Opinion.POSITIVE else DISABLED
        body = {"disable_until_ts": until}
        self._yes(self._http.ask("PUT", self._place(remote), body=body))

    def withdraw(self, remote: RemoteId, entry: Entry) -> None:
        """Delete a content, once it is seen to be of our bank and of this hash."""
        if self._content(remote) is None:
            return
        self._must_be_ours(remote, entry)
        self._yes(self._http.ask("DELETE", self._place(remote)))

    def unconfirmed(self, remote: RemoteId, entry: Entry) -> str:
        """Return ``index-stale``, ``index-lone`` or ``index-cache`` until a look-up names it."""
        if remote in self._matching(entry):
            self._must_be_ours(remote, entry)
            return ""
        return self._index(entry.kind) or "index-cache"

    def close(self) -> None:
        """Close what is open."""
        self._http.close()

    def _make_bank(self) -> None:
        body = {"name": self._bank, "enabled_ratio": 1.0}
        answer = self._http.ask("POST", "/c/banks", body=body)
        if answer.status != 403:  # it is there already: somebody was faster
            self._yes(answer)

    def _matching(self, entry: Entry) -> list[RemoteId]:
        """Return the contents whose hash the index finds equal."""
        asked: Params = {
            "signal_type": entry.kind.value,
            "signal": entry.value,
            "banks": self._bank,
            "include_distance": "true",
        }
        answer = self._http.ask("GET", "/m/raw_lookup", params=asked)
        return [] if answer.status == 404 else _matches(self._yes(answer))

    def _index(self, kind: SignalKind) -> str:
        """Return why the index of a kind cannot be relied on, ``""`` if it can."""
        size, is_stale = _index(self._yes(self._http.ask("GET", "/c/signal_type/index")), kind)
        if is_stale:
            return "index-stale"
        return "index-lone" if size <= LONE else ""

    def _content(self, remote: RemoteId) -> _Content | None:
        answer = self._http.ask("GET", self._place(remote), params={"include_signals": "true"})
        return None if answer.status == 404 else _Content(self._yes(answer))

    def _place(self, remote: RemoteId) -> str:
        return f"/c/bank/{self._bank}/content/{_checked_number(remote, 'id')}"

    def _is_ours(self, remote: RemoteId, entry: Entry, note: str) -> bool:
        content = self._content(remote)
        return content is not None and content.is_that(self._bank, entry, note)

    def _must_be_ours(self, remote: RemoteId, entry: Entry) -> None:
        """Refuse to touch what a number names when it is not what we added: HMA would not."""
        content = self._content(remote)
        if content is None:
            raise PeerRefused(404, "gone")
        if not content.holds(self._bank, entry):
            raise PeerRefused(409, "another hash or another bank is under that number")

    def _yes(self, answer: Answer) -> object:
        if answer.status == 422:
            raise PeerRefused(422, _wrong_field(parsed(answer)))
        return parsed(self._http.checked(answer))


# --- What HMA says is read below this line and nowhere else.


class _Content:
    """One content as HMA describes it."""

    def __init__(self, untrusted: object) -> None:
        fields = Fields(untrusted)
        self._bank = fields.inner("bank").text("name")
        self._signals = fields.inner("signals") if fields.has("signals") else None
        self._note = fields.text("note", "")

    def holds(self, bank: str, entry: Entry) -> bool:
        """Say whether this is a hash in a bank."""
        if self._signals is None or self._bank != bank:
            return False
        return self._signals.text(entry.kind.value, "") == entry.value

    def is_that(self, bank: str, entry: Entry, note: str) -> bool:
        """Say whether this is what was added under a note."""
        return self.holds(bank, entry) and self._note == note[:NOTE_MAX]


def _added(untrusted: object) -> tuple[RemoteId, dict[str, str]]:
    fields = Fields(untrusted)
    signals = fields.inner("signals")
    return _number(fields, "id"), {kind.value: signals.text(kind.value, "") for kind in KINDS}


def _number(fields: Fields, name: str) -> RemoteId:
    return _checked_number(fields.name(name), name)


def _checked_number(number: str, name: str) -> RemoteId:
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise PeerBroken(name)
    return RemoteId(number)


def _matches(untrusted: object) -> list[RemoteId]:
    found = []
    for number, match in enumerate(Fields(untrusted).list("matches")):
        fields = Fields(match, f"matches[{number}]")
        if fields.number("distance") == 0:
            found.append(_number(fields, "bank_content_id"))
    return found


def _index(untrusted: object, kind: SignalKind) -> tuple[int, bool]:
    fields = Fields(untrusted)
    if not fields.has(kind.value):
        return 0, True
    of_kind = fields.inner(kind.value)
    return int(of_kind.number("index_size")), of_kind.flag("index_out_of_date")


def _wrong_field(untrusted: object) -> str:
    """Return which field a 422 complains of; its list has another shape than every other error."""
    match untrusted:
        case [{"loc": [*place], "msg": str(words)}, *_]:
            return f"{'.'.join(map(str, place))}: {words}"[:200]
    return "422"
