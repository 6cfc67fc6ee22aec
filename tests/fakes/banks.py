# SPDX-License-Identifier: Apache-2.0
"""The hash banks of the gateway in memory, with the true rules of their feeds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from reviewer.domain.banks import BankKind, EntryState
from reviewer.domain.errors import GatewayRefused
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.ports.banks import Bank, BankEntry, BankPage, Trail, TrailStep

ADDED = date(2026, 3, 2)


def pdq(number, *flips, quality=100):
    """Return PDQ hash ``number`` with these bits flipped."""
    bits = int(hashlib.sha256(f"pdq-{number}".encode()).hexdigest(), 16)
    for place in flips:
        bits ^= 1 << place
    value = f"{bits:064x}"
    return HashValue(kind=HashKind.PDQ, value=value, quality=quality, variant="nearest-512")


def sha256(number):
    value = hashlib.sha256(f"file-{number}".encode()).hexdigest()
    return HashValue(kind=HashKind.SHA256, value=value)


def an_entry(entry_id="e-1", rev=1, *, bank_id="local", value=None, **more):
    value = pdq(entry_id) if value is None else value
    more = {"labels": ("t1.a",), "audience": "member", "added_on": ADDED} | more
    return BankEntry(
        entry_id=entry_id, bank_id=bank_id, rev=rev, kind=value.kind.value, value=value, **more
    )


def a_tombstone(entry_id="e-1", rev=2, *, bank_id="local"):
    state = EntryState.WITHDRAWN
    return BankEntry(entry_id=entry_id, bank_id=bank_id, rev=rev, has_left=True, state=state)


def digest_of(entries):
    standing = [
        each for each in entries if not each.has_left and each.state is not EntryState.WITHDRAWN
    ]
    lines = sorted(f"{each.entry_id}:{each.rev}\n" for each in standing)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@dataclass
class Shelved:
    """One bank: its entries as they stand, and every change in the order it came."""

    bank: Bank
    entries: dict = field(default_factory=dict)
    changes: list = field(default_factory=list)


class FakeBanks:
    """The part of the gateway in memory that keeps banks."""

    def keeps_banks(self):
        """Prepare; called by the gateway's own beginning."""
        self.shelved = {}
        self.bank_page = 3
        self.cursors_expired = 0
        self.digest_lies = 0
        self.entry_acts = []
        self.proposed = ()

    def adds_bank(self, bank_id="local", *entries, kind=BankKind.BLOCK, radius=31):
        bank = Bank(bank_id=bank_id, name=f"Bank {bank_id}", kind=kind, radius=radius)
        self.shelved[bank_id] = Shelved(bank)
        for entry in entries:
            self.changes_bank(replace(entry, bank_id=bank_id))

    def changes_bank(self, change):
        shelved = self.shelved[change.bank_id]
        shelved.entries[change.entry_id] = change
        shelved.changes.append(change)

    # What a workstation asks.

    def banks(self):
        with self._called("banks"):
            return tuple(
                replace(each.bank, entries=len(each.entries), as_of=self.clock.now().wall)
                for each in self.shelved.values()
            )

    def hash_page(self, bank_id, cursor):
        with self._called("hash_page"):
            if cursor and self.cursors_expired:
                self.cursors_expired -= 1
                raise GatewayRefused("cursor-expired", 410)
            shelved = self.shelved[bank_id]
            start = int(cursor or "0")
            end = min(start + self.bank_page, len(shelved.changes))
            more = end < len(shelved.changes)
            digest = "" if more else digest_of(shelved.entries.values())
            if digest and self.digest_lies:
                self.digest_lies -= 1
                digest = "0" * 64
            return BankPage(
                bank_id=bank_id,
                changes=tuple(shelved.changes[start:end]),
                cursor=str(end),
                more=more,
                digest=digest,
                as_of=self.clock.now().wall,
            )

    def bank_entry(self, entry_id):
        with self._called("bank_entry"):
            entry = self._entry(entry_id)
            return Trail(entry=entry, steps=(TrailStep(event="added", on=ADDED),))

    def dispute_entry(self, entry_id, act_id, reason):
        with self._called("dispute_entry"):
            self._acts("dispute", entry_id, act_id, reason, (), state=EntryState.DISPUTED)

    def withdraw_entry(self, entry_id, act_id, reason):
        with self._called("withdraw_entry"):
            self._acts("withdraw", entry_id, act_id, reason, (), state=EntryState.WITHDRAWN)

    def correct_entry(self, entry_id, act_id, reason, labels):
        with self._called("correct_entry"):
            self._acts("correct", entry_id, act_id, reason, labels, labels=tuple(labels))

    def proposals(self):
        with self._called("proposals"):
            return self.proposed

    # How it works.

    def _entry(self, entry_id):
        for shelved in self.shelved.values():
            if entry_id in shelved.entries:
                return shelved.entries[entry_id]
        raise GatewayRefused("not-found", 404)

    def _acts(self, what, entry_id, act_id, reason, chosen, **changes):
        if any(act_id == each[0] for each in self.entry_acts):
            return
        entry = self._entry(entry_id)
        self.entry_acts.append((act_id, what, entry_id, reason, tuple(chosen)))
        self.changes_bank(replace(entry, rev=entry.rev + 1, **changes))
