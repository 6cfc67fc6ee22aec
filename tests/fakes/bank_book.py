# SPDX-License-Identifier: Apache-2.0
"""Banks in memory for everything that asks of ``BankBook``; its contract suite runs over it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.gateway.exchange.book import Act, Applied, Change


@dataclass
class Held:
    entry: object
    round: int


class MemoryBook:
    """Keeps the promises of ``BankBook`` but for transactions: it takes no part in the caller's.

    Attributes:
        dies_after: so many more foreign entries are taken, then ``RuntimeError``.
    """

    def __init__(self, *banks):
        self.banks = banks or ("ours",)
        self.foreign = {}
        self.runs = []
        self.dies_after = None
        self._own = {}
        self._changes = []

    def says(self, act, entry, *, bank="ours", audience="partners"):
        """Put a change of ours (or our judgement of another's entry) on record."""
        change = Change(position=len(self._changes) + 1, act=act, entry=entry)
        self._changes.append((bank, audience, change))
        if act is Act.SHARE:
            self._own[bank, audience, entry.key] = entry
        elif act is Act.WITHDRAW:
            self._own.pop((bank, audience, entry.key), None)

    def holds(self, bank="ours", source=None):
        """Return what sources list in a bank, by source and key."""
        return [
            held.entry
            for (where, whose, _), held in sorted(self.foreign.items())
            if where == bank and listed(held.entry) and source in (None, whose)
        ]

    def has_bank(self, connection, bank, *, may_allow):
        return bank in self.banks

    def forget(self, connection, source):
        self.foreign = {key: held for key, held in self.foreign.items() if key[1] != source}

    def note_run(self, connection, exchange, counts):
        self.runs.append((exchange, {name: n for name, n in counts.items() if n}))

    def put_foreign(self, connection, bank, entries, *, round_number):
        applied = Applied()
        for entry in entries:
            if self.dies_after is not None:
                self.dies_after -= 1
                if self.dies_after < 0:
                    raise RuntimeError("killed")
            applied = applied.plus(self._put(bank, entry, round_number))
        return applied

    def _put(self, bank, entry, round_number):
        key = bank, entry.source, entry.key
        held = self.foreign.get(key)
        if held is not None and held.entry.updated_ms > entry.updated_ms:
            held.round = round_number
            return Applied(unchanged=1)
        self.foreign[key] = Held(entry, round_number)
        was_here = held is not None and listed(held.entry)
        if not listed(entry):
            return Applied(removed=1) if was_here else Applied(unchanged=1)
        if not was_here:
            return Applied(added=1)
        return Applied(unchanged=1) if held.entry == entry else Applied(changed=1)

    def end_round(self, connection, bank, source, *, round_number):
        gone = [
            held
            for (where, whose, _), held in self.foreign.items()
            if (where, whose) == (bank, source) and held.round < round_number and listed(held.entry)
        ]
        for held in gone:
            held.entry = replace(held.entry, is_deleted=True)
        return len(gone)

    def changes_since(self, connection, wanted, position, limit):
        found = [
            self._for(wanted, audience, each)
            for where, audience, each in self._changes
            if where == wanted.bank and each.position > position
        ]
        return [each for each in found if each is not None][:limit]

    def _for(self, wanted, audience, change):
        if change.act is Act.FEEDBACK:
            return change if change.entry.source == wanted.exchange else None
        return change if audience == wanted.audience else replace(change, act=Act.WITHDRAW)

    def own_page(self, connection, bank, audience, after, limit):
        found = sorted(key for (*where, key) in self._own if where == [bank, audience])
        left = [key for key in found if after is None or key > after]
        return [self._own[bank, audience, key] for key in left[:limit]]


def listed(entry):
    return entry.opinion in ("positive", "disputed") and not entry.is_deleted
