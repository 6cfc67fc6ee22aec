# SPDX-License-Identifier: Apache-2.0
"""Tells the queue and sync what is open to this person: one bit, the same for every cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.domain.exposure import charging
from reviewer.domain.exposure.gates import TODAY
from reviewer.domain.ids import QueueName
from reviewer.domain.items import Group, Severity
from reviewer.ports.store import Facts
from reviewer.services.account_book import AccountBook, Known, read_known
from reviewer.services.desk import Desk


class OpenQueues:
    """The answers of one account; satisfies ``services.offering.Offering``."""

    def __init__(self, desk: Desk, book: AccountBook) -> None:
        self._desk = desk
        self._book = book
        self._gateway: frozenset[str] | None = None  # what it said last; None: not heard yet
        self._telling: frozenset[str] = frozenset()

    def offers(self, facts: Facts, group: Group) -> bool:
        """Say whether a group may be put on the stage now."""
        known = read_known(self._desk, facts)
        with self._book.open(known) as limits:
            return self._book.group_gate(group, known, limits).is_open

    def is_over_for(self, facts: Facts, group: Group) -> bool:
        """Say whether a group stays closed until the day ends, and is not being looked at."""
        known = read_known(self._desk, facts)
        with self._book.open(known) as limits:
            current = self._book.current
            if current is not None and current.group_id == group.group_id:
                return False
            return self._book.group_gate(group, known, limits) == TODAY

    def leases_from(self, facts: Facts, queues: Sequence[QueueName]) -> tuple[QueueName, ...]:
        """Return those of the queues that are open today."""
        known = replace(read_known(self._desk, facts), queues=tuple(queues))
        with self._book.open(known) as limits:
            found = self._book.queue_gates(known, limits)
        return tuple(name for name in queues if found[name] != TODAY)

    def looking_at(self, group: Group) -> None:
        """Note which group is on the stage."""
        self._book.current = group

    def decided(self, group: Group, severity: Severity | None) -> None:
        """Charge a decided group as what the reviewer says it is."""
        known = self._book.look()
        members = tuple(str(item.item_id) for item in group.items)
        with self._book.open(known) as limits:
            ledger = self._book.account.ledger
            self._book.set(charging.decide(ledger, limits, members, group.severity, severity))
            self._book.keep()
        self._book.tell(known)

    def must_tell(self, facts: Facts) -> bool:
        """Say whether the gateway does not know which queues are closed."""
        known = read_known(self._desk, facts)
        with self._book.open(known):
            return self._is_unknown(self._own(known))

    def to_tell(self, facts: Facts) -> tuple[str, ...] | None:
        """Return the queues to call closed at the gateway; ``None`` when it knows."""
        known = read_known(self._desk, facts)
        with self._book.open(known):
            own, account = self._own(known), self._book.account
            if not self._is_unknown(own):
                return None
            # Written down first: if the answer is lost, what comes back is known as our own.
            self._telling = own
            self._book.account = replace(account, sent=account.sent | own)
            self._book.keep()
            return tuple(sorted(own | account.told))

    def has_told(self, closed: tuple[str, ...]) -> None:
        """Note that the gateway knows these."""
        known = self._book.look()
        with self._book.open(known):
            self._book.account = replace(self._book.account, sent=self._telling)
            self._gateway = frozenset(closed)
            self._book.keep()

    def heard(self, closed: tuple[str, ...]) -> None:
        """Take up which queues the gateway believes closed for this person."""
        known = self._book.look()
        self._gateway = frozenset(closed)
        with self._book.open(known):
            account = self._book.account
            told = frozenset(closed) - account.sent
            if told != account.told:
                self._book.account = replace(account, told=told)
                self._book.keep()
        self._book.tell(known)

    def _is_unknown(self, own: frozenset[str]) -> bool:
        is_told = self._gateway is not None and own <= self._gateway
        return self._gateway is not None and not (is_told and self._book.account.sent <= own)

    def _own(self, known: Known) -> frozenset[str]:
        """Return the queues that are closed today by this account alone."""
        book = self._book
        told, book.account = book.account.told, replace(book.account, told=frozenset())
        try:
            found = book.queue_gates(known, book.rules(known).of(book.account.ledger))
        finally:
            book.account = replace(book.account, told=told)
        return frozenset(str(name) for name, gate in found.items() if gate == TODAY)
