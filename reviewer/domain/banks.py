# SPDX-License-Identifier: Apache-2.0
"""Banks of known hashes, what a match with one means, and how a proposal becomes an entry.

A bank is shared, local or an allow bank (known harmless).  A hash enters a bank only as a proposal
on which a second, qualified person agreed without seeing the first verdict; where they differ, a
lead decides.  Nothing here reads a file or a table.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reviewer.domain.errors import RuleBroken
from reviewer.domain.hashes import HashKind, HashValue

# Bits two PDQ hashes of one picture may differ in (field.md iii).
RADIUS_MAX: Final = 31
# From here on a PDQ match is told as near, and below it as close; the bands only name the distance.
CLOSE_MAX: Final = 10


class BankKind(enum.StrEnum):
    """What an entry of a bank says about what it matches."""

    BLOCK = "block"  # confirmed as violating
    ALLOW = "allow"  # known harmless: news, archives, plain frames


class EntryState(enum.StrEnum):
    """Where an entry stands; it never goes, so that its trail stays."""

    ACTIVE = "active"
    DISPUTED = "disputed"  # matches still, and says that somebody disputes it
    WITHDRAWN = "withdrawn"  # matches nothing any more


class Band(enum.StrEnum):
    """How near a match is, in a word."""

    EXACT = "exact"
    CLOSE = "close"  # PDQ, 0 < distance <= CLOSE_MAX
    NEAR = "near"  # PDQ, up to the bank's radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One bank entry that an item's hash comes near to, and everything that explains it.

    Attributes:
        kind: of the hash that matched.
        distance: bits, 0 for exact kinds.
        form: the dihedral form of the item that matched; empty when it is as stored.
        source: who shared it: empty for this member, otherwise the exchange's name.
        disputes: how many sources dispute it.
    """

    entry_id: str
    bank: str
    bank_kind: BankKind
    kind: HashKind
    distance: int
    form: str = ""
    state: EntryState = EntryState.ACTIVE
    source: str = ""
    labels: tuple[str, ...] = ()
    disputes: int = 0

    @property
    def band(self) -> Band:
        """Return the band of the distance."""
        if self.distance == 0:
            return Band.EXACT
        return Band.CLOSE if self.distance <= CLOSE_MAX else Band.NEAR


def telling(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the matches that count, nearest first.

    A match with an allow bank wins over every match that is not exact; an exact one stays with it.
    """
    found = [match for match in matches if match.state is not EntryState.WITHDRAWN]
    if any(match.bank_kind is BankKind.ALLOW for match in found):
        found = [
            match
            for match in found
            if match.bank_kind is BankKind.ALLOW or match.band is Band.EXACT
        ]
    return tuple(sorted(found, key=lambda match: (match.distance, match.bank, match.entry_id)))


class ProposalState(enum.StrEnum):
    """Where a proposal stands."""

    STOPPED = "stopped"  # a check found it unsafe; nobody is asked
    AWAITING_SECOND = "awaiting_second"
    WITH_LEAD = "with_lead"  # the two disagree
    AGREED = "agreed"  # its entry is in the bank
    REFUSED = "refused"  # a lead decided against it
    WITHDRAWN = "withdrawn"  # the item went away, or its proposer took it back


PROPOSAL_STEPS: Final[Mapping[ProposalState, frozenset[ProposalState]]] = MappingProxyType(
    {
        ProposalState.STOPPED: frozenset(),
        ProposalState.AWAITING_SECOND: frozenset(
            {ProposalState.AGREED, ProposalState.WITH_LEAD, ProposalState.WITHDRAWN}
        ),
        ProposalState.WITH_LEAD: frozenset(
            {ProposalState.AGREED, ProposalState.REFUSED, ProposalState.WITHDRAWN}
        ),
        ProposalState.AGREED: frozenset(),
        ProposalState.REFUSED: frozenset(),
        ProposalState.WITHDRAWN: frozenset(),
    }
)


def step(before: ProposalState, after: ProposalState) -> ProposalState:
    """Return ``after``.

    Raises:
        RuleBroken: ``proposal-step``: a proposal cannot go there from ``before``.
    """
    if after not in PROPOSAL_STEPS[before]:
        raise RuleBroken("proposal-step", f"{before}:{after}")
    return after


class Unsafe(enum.StrEnum):
    """Why a proposal is stopped before a second person is asked."""

    ALLOW_BANK = "allow-bank"  # it is in, or near to, a bank of known harmless content
    PLAIN = "plain"  # a plain frame or a solid colour: its hash says nothing
    QUALITY = "quality"  # PDQ quality under 50 (field.md iii)
    TOO_COMMON = "too-common"  # it would match thousands of items
    LOCAL_ONLY = "local-only"  # a kind that banks do not take


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What the checks know about a proposed hash.

    Attributes:
        allowed: how many entries of allow banks it comes near to.
        known_items: how many items the gateway holds that it would match.
        is_plain: its picture is one colour, or nearly.
    """

    value: HashValue
    allowed: int
    known_items: int
    is_plain: bool


QUALITY_LEAST: Final = 50  # field.md iii: banks drop PDQ of quality 49 and less
ITEMS_MOST: Final = 1000


def unsafe(proposed: Proposed) -> Unsafe | None:
    """Return why a hash must not be proposed, or ``None``."""
    value = proposed.value
    if value.kind is HashKind.PHASH:
        return Unsafe.LOCAL_ONLY
    if proposed.is_plain:
        return Unsafe.PLAIN
    if value.kind is HashKind.PDQ and (value.quality is None or value.quality < QUALITY_LEAST):
        return Unsafe.QUALITY
    if proposed.allowed:
        return Unsafe.ALLOW_BANK
    if proposed.known_items >= ITEMS_MOST:
        return Unsafe.TOO_COMMON
    return None
