# SPDX-License-Identifier: Apache-2.0
"""Banks of known hashes: asked of the gateway, kept on this machine, searched.

The copy here follows the gateway's feed page by page.  It holds hashes and what is said of them,
never anything they were made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reviewer.domain.banks import BankKind, EntryState, ProposalState
from reviewer.domain.hashes import HashKind, HashValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A bank as the gateway describes it.

    Attributes:
        radius: bits within which a PDQ hash matches.
        as_of: the newest change there.
    """

    bank_id: str
    name: str
    kind: BankKind
    radius: int
    entries: int = 0
    disputed: int = 0
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBank:
    """A bank and how far its copy is.

    Attributes:
        cursor: where the feed goes on; empty before the first page.
        here: entries of it on this machine that are not withdrawn.
        checked_at: when the copy was last whole and equal to the gateway's, ``None`` before.
        trouble: why it is being fetched anew, a machine word: ``bank-digest``, ``cursor-expired``;
            until it is whole again.
        proven: the digest at ``checked_at``; what it covers need not be added up again.
    """

    bank: Bank
    cursor: str = ""
    here: int = 0
    checked_at: datetime | None = None
    trouble: str = ""
    proven: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankEntry:
    """One entry of a bank, as it stands after its change ``rev``.

    Attributes:
        kind: of the hash, also where this version does not know it.
        value: the hash; ``None`` for a kind or form this version cannot use, and for one that left.
        has_left: the feed no longer carries its hash (a tombstone); it is withdrawn.
        audience: who is given it, a code of the policy.
        source: the exchange it came from; empty for this member's own.
        disputes: how many sources dispute it.
    """

    entry_id: str
    bank_id: str
    rev: int
    kind: str = ""
    value: HashValue | None = None
    has_left: bool = False
    state: EntryState = EntryState.ACTIVE
    labels: tuple[str, ...] = ()
    audience: str = ""
    source: str = ""
    disputes: int = 0
    added_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankPage:
    """A page of one bank's feed; its changes and its cursor are kept in one transaction.

    Attributes:
        digest: on the last page, hex SHA-256 over the sorted lines ``entry_id:rev`` of all entries
            that are not withdrawn, each ended by a newline; empty before.
    """

    bank_id: str
    changes: tuple[BankEntry, ...]
    cursor: str
    more: bool
    digest: str
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailStep:
    """One step of an entry's trail; ``by`` is a pseudonym, and empty for who is no lead."""

    event: str
    on: date
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """An entry as the gateway has it now, and how it came there, oldest step first."""

    entry: BankEntry
    steps: tuple[TrailStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A hash that waits for a bank; nothing of what the first person answered.

    Attributes:
        kind: of the hash, also where this version does not know it.
        reason: why it was stopped, a word of ``domain.banks.Unsafe``; otherwise empty.
    """

    proposal_id: str
    bank_id: str
    kind: str
    value: HashValue | None
    category: str
    audience: str
    state: ProposalState
    reason: str
    since: date


class BankApi(Protocol):
    """The banks of one gateway; errors as in ``ports.queue_api``."""

    def banks(self) -> tuple[Bank, ...]:
        """Return the banks there are."""

    def hash_page(self, bank_id: str, cursor: str) -> BankPage:
        """Return changes after ``cursor`` ("" for the beginning).

        ``GatewayRefused("cursor-expired")`` when the bank must be fetched anew.
        """

    def bank_entry(self, entry_id: str) -> Trail:
        """Return an entry and its trail."""

    def dispute_entry(self, entry_id: str, act_id: str, reason: str) -> None:
        """Say that an entry is wrong, signed."""

    def withdraw_entry(self, entry_id: str, act_id: str, reason: str) -> None:
        """Take an entry out of use, signed (leads)."""

    def correct_entry(self, entry_id: str, act_id: str, reason: str, labels: Sequence[str]) -> None:
        """Put the right labels on an entry, signed (leads)."""

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the hashes that wait, and those settled in the last days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which entries are wanted; empty means all.

    Attributes:
        words: parts of labels, of the source or of the bank's name; each must be somewhere.
        source: an exchange's name; ``OWN`` for this member's own entries.
    """

    words: tuple[str, ...] = ()
    bank_id: str = ""
    kind: str = ""
    state: str = ""
    source: str = ""
    label: str = ""


OWN = "own"
"""In ``EntryFilter.source``: this member's own entries, which name no source."""


class Banks(Protocol):
    """The copies of the banks on this machine, in one transaction."""

    def describe(self, banks: Iterable[Bank]) -> None:
        """Keep what the gateway says of its banks; copies of those it has no longer go."""

    def list(self) -> tuple[KeptBank, ...]:
        """Return every bank, by name."""

    def take(self, page: BankPage) -> int:
        """Apply a page and its cursor; return how many entries it changed.

        An older or equal ``rev`` changes nothing, whatever it says.
        """

    def progress(self, bank_id: str) -> tuple[str, str]:
        """Return the cursor and the digest that was proven last; empty at the beginning."""

    def digest(self, bank_id: str) -> str:
        """Return the digest of the copy, as ``BankPage.digest``."""

    def prove(self, bank_id: str, digest: str, at: datetime) -> None:
        """Note that the copy was whole, and with which digest."""

    def restart(self, bank_id: str, trouble: str) -> None:
        """Drop the copy; the feed begins anew."""

    def get(self, bank_id: str, entry_id: str) -> BankEntry | None:
        """Return one entry."""

    def equal(self, value: HashValue) -> tuple[BankEntry, ...]:
        """Return the entries of every bank with this very hash, withdrawn ones too."""

    def find(self, wanted: EntryFilter, *, limit: int, offset: int = 0) -> tuple[BankEntry, ...]:
        """Return entries, the newest first."""

    def sources(self) -> tuple[str, ...]:
        """Return the exchanges that entries came from."""

    def prints(self, kind: HashKind) -> Iterator[tuple[int, bytes]]:
        """Return (place, hash) of every entry of a kind that still matches, by place."""

    def at(self, places: Sequence[int]) -> tuple[BankEntry, ...]:
        """Return the entries at these places, in this order, without those that are gone."""


class HashIndex(Protocol):
    """Finds every kept hash within a distance of another; exact."""

    def fill(self, prints: Iterable[tuple[int, bytes]]) -> None:
        """Hold these and no others: (place, hash), by place."""

    def search(self, value: bytes, radius: int) -> tuple[tuple[int, int], ...]:
        """Return (place, bits apart) of all hashes within ``radius``, at most 31, nearest first."""
