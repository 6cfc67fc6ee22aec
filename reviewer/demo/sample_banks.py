# SPDX-License-Identifier: Apache-2.0
"""Harmless sample banks: hashes of numbers, for pictures of the Hash bank and for its tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from reviewer.demo.sample import NOW, a_group
from reviewer.demo.sample_desk import SampleDesk
from reviewer.domain.banks import BankKind, EntryState, ProposalState
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.ports.banks import (
    OWN,
    Bank,
    BankEntry,
    EntryFilter,
    KeptBank,
    Proposal,
    Trail,
    TrailStep,
)
from reviewer.services.hashes import FileHashes, Found, explained

_TODAY: Final = NOW.date()
_EXCHANGES: Final = ("Exchange North", "Exchange South")


class SampleHashes:
    """The hash banks."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def banks(self) -> tuple[KeptBank, ...]:
        """Return the banks."""
        self._desk.called("banks")
        return self._desk.banks

    def sources(self) -> tuple[str, ...]:
        """Return the exchanges."""
        self._desk.called("sources")
        return tuple(sorted({each.source for each in self._desk.entries} - {""}))

    def find(self, wanted: EntryFilter, *, limit: int, offset: int = 0) -> tuple[Found, ...]:
        """Return the entries that pass the filter."""
        self._desk.called("find_entries")
        banks = self._by_id()
        found = [
            Found(entry=each, bank=banks[each.bank_id])
            for each in self._desk.entries
            if _passes(each, banks[each.bank_id], wanted)
        ]
        return tuple(found[offset : offset + limit])

    def near(self, values: Sequence[HashValue]) -> tuple[Found, ...]:
        """Return the entries near these hashes."""
        self._desk.called("near")
        banks = self._by_id()
        near = (
            (_bits(each.value, value), each)
            for each in self._desk.entries
            for value in values
            if each.value is not None and each.value.kind is value.kind
        )
        return explained(
            [(bits, each) for bits, each in near if bits <= banks[each.bank_id].radius], banks
        )

    def of_file(self, path: Path) -> FileHashes:
        """Return the hashes of the first sample item, whatever the file."""
        self._desk.called(f"of_file {path.name}")
        return FileHashes(values=a_group(0).items[0].media.hashes, is_media=True)

    def trail(self, entry_id: str) -> Trail:
        """Return an entry's trail."""
        self._desk.called(f"trail {entry_id}")
        entry = next(each for each in self._desk.entries if each.entry_id == entry_id)
        return Trail(entry=entry, steps=self._desk.trail)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what waits."""
        self._desk.called("proposals")
        return self._desk.proposals

    def dispute(self, entry_id: str, reason: str) -> None:
        """Take note."""
        self._desk.called(f"dispute {entry_id} {reason}")

    def withdraw(self, entry_id: str, reason: str) -> None:
        """Take note."""
        self._desk.called(f"withdraw {entry_id} {reason}")

    def correct(self, entry_id: str, reason: str, labels: Sequence[str]) -> None:
        """Take note."""
        self._desk.called(f"correct {entry_id} {reason} {','.join(labels)}")

    def _by_id(self) -> dict[str, Bank]:
        return {kept.bank.bank_id: kept.bank for kept in self._desk.banks}


def fill_banks(desk: SampleDesk) -> None:
    """Put three banks, their entries and what waits on the desk."""
    desk.banks = BANKS
    desk.entries = tuple(sorted(_entries(), key=_added, reverse=True))
    desk.trail = TRAIL
    desk.proposals = PROPOSALS


def _added(entry: BankEntry) -> date:
    return entry.added_on or date.min


def _bits(one: HashValue, other: HashValue) -> int:
    return (int(one.value, 16) ^ int(other.value, 16)).bit_count()


def _passes(entry: BankEntry, bank: Bank, wanted: EntryFilter) -> bool:
    said = " ".join((*entry.labels, entry.source, bank.name)).lower()
    return (
        all(word.lower() in said for word in wanted.words)
        and wanted.bank_id in ("", entry.bank_id)
        and wanted.kind in ("", entry.kind)
        and wanted.state in ("", entry.state.value)
        and wanted.source in ("", entry.source or OWN)
        and (not wanted.label or wanted.label in entry.labels)
    )


def _flipped(value: HashValue, count: int) -> HashValue:
    bits = int(value.value, 16) ^ ((1 << count) - 1)
    return replace(value, value=f"{bits:064x}")


def _entries() -> list[BankEntry]:
    """Return entries: some near the first sample item, the others of nothing at all."""
    seen = a_group(0).items[0].media.hashes
    pdq = next(value for value in seen if value.kind is HashKind.PDQ)
    sha256 = next(value for value in seen if value.kind is HashKind.SHA256)
    near = [
        _entry(0, pdq, "local"),
        _entry(1, sha256, "local"),
        _entry(2, _flipped(pdq, 6), "shared", source=_EXCHANGES[0], disputes=1),
        _entry(3, _flipped(pdq, 22), "shared", source=_EXCHANGES[1]),
        _entry(4, _flipped(pdq, 28), "harmless", labels=()),
    ]
    return near + [_other(number) for number in range(5, 64)]


def _other(number: int) -> BankEntry:
    digits = hashlib.sha256(f"bank-{number}".encode()).hexdigest()
    if number % 3:
        value = HashValue(
            kind=HashKind.PDQ, value=digits, quality=60 + number % 40, variant="nearest-512"
        )
    elif number % 2:
        value = HashValue(kind=HashKind.MD5, value=digits[:32])
    else:
        value = HashValue(kind=HashKind.SHA256, value=digits)
    if number % 9 == 0:
        return _entry(number, value, "harmless", labels=())
    source = _EXCHANGES[number % 2] if number % 4 else ""
    disputes = 2 if number % 13 == 0 else 0
    state = EntryState.WITHDRAWN if number % 17 == 0 else EntryState.ACTIVE
    bank = "shared" if source else "local"
    return _entry(number, value, bank, source=source, disputes=disputes, state=state)


def _entry(
    number: int,
    value: HashValue,
    bank_id: str,
    *,
    source: str = "",
    labels: tuple[str, ...] | None = None,
    disputes: int = 0,
    state: EntryState = EntryState.ACTIVE,
) -> BankEntry:
    is_disputed = disputes and state is EntryState.ACTIVE
    codes = ("B3", "B1", "B6")
    return BankEntry(
        entry_id=f"ent_{number:04d}",
        bank_id=bank_id,
        rev=1 + disputes,
        kind=value.kind.value,
        value=value,
        state=EntryState.DISPUTED if is_disputed else state,
        labels=(codes[number % 3],) if labels is None else labels,
        audience="partners" if number % 2 else "member",
        source=source,
        disputes=disputes,
        added_on=_TODAY - timedelta(days=number),
    )


def _kept(bank_id: str, name: str, kind: BankKind, entries: int, disputed: int) -> KeptBank:
    bank = Bank(
        bank_id=bank_id,
        name=name,
        kind=kind,
        radius=31,
        entries=entries,
        disputed=disputed,
        as_of=NOW - timedelta(minutes=20),
    )
    return KeptBank(
        bank=bank, cursor="c", here=entries, checked_at=NOW - timedelta(minutes=3), proven="d"
    )


BANKS: Final = (
    _kept("local", "Own bank", BankKind.BLOCK, 1284, 0),
    replace(
        _kept("shared", "Shared with partners", BankKind.BLOCK, 48_210, 37),
        here=31_000,
        checked_at=None,
    ),
    _kept("harmless", "News and archives", BankKind.ALLOW, 9_450, 2),
)
TRAIL: Final = (
    TrailStep(event="proposed", on=_TODAY - timedelta(days=9), by="p_4c1f09"),
    TrailStep(event="agreed", on=_TODAY - timedelta(days=8), by="p_77d2e0"),
    TrailStep(event="added", on=_TODAY - timedelta(days=8)),
    TrailStep(event="disputed", on=_TODAY - timedelta(days=1), reason="wrong_item", by="p_2ab901"),
)


def _proposal(number: int, state: ProposalState, category: str, reason: str = "") -> Proposal:
    digits = hashlib.sha256(f"proposal-{number}".encode()).hexdigest()
    value = HashValue(kind=HashKind.PDQ, value=digits, quality=88, variant="nearest-512")
    return Proposal(
        proposal_id=f"prp_{number}",
        bank_id="local",
        kind=value.kind.value,
        value=value,
        category=category,
        audience="partners" if number % 2 else "member",
        state=state,
        reason=reason,
        since=_TODAY - timedelta(days=number),
    )


PROPOSALS: Final = (
    _proposal(0, ProposalState.AWAITING_SECOND, "symbol"),
    _proposal(1, ProposalState.AWAITING_SECOND, "glorification"),
    _proposal(2, ProposalState.WITH_LEAD, "recruitment"),
    _proposal(3, ProposalState.STOPPED, "symbol", "plain"),
    _proposal(4, ProposalState.AGREED, "glorification"),
)
