# SPDX-License-Identifier: Apache-2.0
"""What exchanges and files ask of the bank store.

Every method runs inside the caller's transaction, so that a page's entries and the cursor that
says they are here move together or not at all.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from reviewer.gateway.exchange.entries import Entry, SignalKind

Key = tuple[SignalKind, str]


class Act(enum.StrEnum):
    """What a change in a bank asks of its exchanges."""

    SHARE = "share"  # an own entry is agreed on, or what we say of it changed
    WITHDRAW = "withdraw"  # an own entry is taken back
    FEEDBACK = "feedback"  # a reviewer judged an entry of another source


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a bank that concerns its exchanges.

    Attributes:
        position: its place in the bank's changes, rising; the caller goes on after it.
        act: what it asks for.
        entry: the entry as it is now. For ``FEEDBACK`` its ``source`` and ``source_id`` are the
            other's and its ``opinion`` is ours.
    """

    position: int
    act: Act
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose changes are asked for.

    Attributes:
        bank: our bank.
        exchange: our name of the exchange: judgements on its entries concern it.
        audience: a code of the policy: own entries for it concern the exchange.
    """

    bank: str
    exchange: str
    audience: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What became of foreign entries.

    Attributes:
        added: listed now and not before.
        changed: listed before and now, with other words.
        removed: listed before and not now.
        unchanged: the others.
        refused: not put into the bank, for a rule of ours: diverted, or of too little detail.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    refused: int = 0

    def plus(self, other: Applied) -> Applied:
        """Return the sum."""
        return Applied(
            added=self.added + other.added,
            changed=self.changed + other.changed,
            removed=self.removed + other.removed,
            unchanged=self.unchanged + other.unchanged,
            refused=self.refused + other.refused,
        )


class BankBook(Protocol):
    """The banks, as exchanges and files see them."""

    def has_bank(self, connection: Connection, bank: str, *, may_allow: bool) -> bool:
        """Say whether there is such a bank.

        Args:
            connection: the caller's transaction.
            bank: its id.
            may_allow: whether a bank of known harmless hashes will do.
        """
        ...

    def put_foreign(
        self, connection: Connection, bank: str, entries: Sequence[Entry], *, round_number: int
    ) -> Applied:
        """Take what sources say, by ``(source, kind, value)``.

        Listed is what its source calls positive or disputed; what it calls negative, a seed or
        taken back is not in the bank by its word.
        A repeated entry, and one older (``updated_ms``) than what is here, changes nothing but the
        round of what is here.  A tombstone that comes before its entry is kept, so that an older
        entry does not come back.
        """
        ...

    def end_round(
        self, connection: Connection, bank: str, source: str, *, round_number: int
    ) -> int:
        """Remove a source's entries that its list no longer has: those of an earlier round.

        Returns:
            How many.
        """
        ...

    def changes_since(
        self, connection: Connection, wanted: Wanted, position: int, limit: int
    ) -> Sequence[Change]:
        """Return the changes after a position that concern an exchange, oldest first.

        A proposal is none until it is agreed on.  An own entry that is no longer for the audience
        is a ``WITHDRAW``.  Where an entry changed more than once, its newest change is enough.
        """
        ...

    def own_page(
        self, connection: Connection, bank: str, audience: str, after: Key | None, limit: int
    ) -> Sequence[Entry]:
        """Return our own agreed entries for an audience after a key, by key."""
        ...

    def forget(self, connection: Connection, source: str) -> None:
        """Forget what a source said, once ``end_round`` took its entries out."""
        ...

    def note_run(self, connection: Connection, exchange: str, counts: Mapping[str, int]) -> None:
        """Record what one run did, in sum; to be called last in its transaction."""
        ...
