# SPDX-License-Identifier: Apache-2.0
"""Reads from the store what sync has to know before its next step.

Leases are looked through at most every few seconds, or when work changed them: with thousands of
groups that is the only costly part.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from reviewer.domain.ids import ESCALATED_QUEUE, QueueName
from reviewer.domain.items import OPEN_STATES, LocalState
from reviewer.domain.leases import HeldGroup, Instant
from reviewer.domain.outbox import Act, ActState
from reviewer.domain.people import Person, Role
from reviewer.ports.store import Acts, UnitOfWork
from reviewer.services.desk import Desk, read_person
from reviewer.services.holdings import CHANGED
from reviewer.services.offering import Offering
from reviewer.services.sync.events import BATCH_MAX, Books

LEASED_STATES: Final = OPEN_STATES | {LocalState.DECIDED}
REISSUED: Final = "reissued"  # a decided group whose lease is gone; its answer will tell
LOOK_AGAIN_S: Final = 15.0
GIVES_UP_UNSURE: Final = 10  # an act the gateway never answers must not stop the rest of the work

_LOOKED_AT_AGAIN: Final = frozenset({LocalState.DECIDED, LocalState.MEDIA_FAILED})
FETCHED_STATES: Final = _LOOKED_AT_AGAIN | {LocalState.GRANTED}
_FAR: Final = timedelta(days=36_500)
# Longer than any back-off: what waits longer was dated by a clock that has since gone back.
_CLOCK_WENT_BACK: Final = timedelta(days=1, minutes=10)
_SAMPLE: Final = 500


def due_acts(acts: Acts, now: Instant, limit: int) -> tuple[Act, ...]:
    """Return the acts whose time has come, also if the wall clock has gone back since."""
    found = acts.due(now, limit)
    if found:
        return found
    later = acts.due(replace(now, wall=now.wall + _FAR), limit)
    return tuple(act for act in later if act.not_before > now.wall + _CLOCK_WENT_BACK)


class BookKeeper:
    """Makes the books of one profile."""

    def __init__(self, desk: Desk, offering: Offering) -> None:
        self._desk = desk
        self._offering = offering
        self._looked_s: float | None = None
        self._renew_at_s: float | None = None
        self._fetchable = 0

    def changed(self) -> None:
        """Look through the leases again next time."""
        self._looked_s = None

    def books(self) -> Books:
        """Return what the store says now."""
        now = self._desk.clock.now()
        with self._desk.store.read() as work:
            limits = self._desk.limits(work.facts)
            self._look(work, now, limits.lease_ttl_s)
            unsent = work.acts.list(frozenset({ActState.WAITING, ActState.SENDING}), _SAMPLE)
            counts = work.acts.counts()
            person = read_person(work.facts)
            due = due_acts(work.acts, now, BATCH_MAX)
            return Books(
                due=len(due),
                unsent=counts.get(ActState.WAITING, 0) + counts.get(ActState.SENDING, 0),
                unsure=sum(_is_unsure(act) for act in unsent),
                due_in_s=None if due else _due_in_s(unsent, now),
                held=work.groups.count(LEASED_STATES),
                shown=work.groups.count(OPEN_STATES),
                to_fetch=self._fetchable,
                renew_in_s=_left(self._renew_at_s, now),
                unwitnessed=work.audit.size() - work.audit.witnessed_size(),
                has_policy=self._desk.has_policy_in_force(work.facts),
                may_lease=bool(self._offering.leases_from(work.facts, leasable(person))),
                must_close=self._offering.must_tell(work.facts),
                held_max=limits.held_max,
                lease_batch_max=limits.lease_batch_max,
            )

    def _look(self, work: UnitOfWork, now: Instant, ttl_s: float) -> None:
        is_recent = self._looked_s is not None and now.boot_s - self._looked_s < LOOK_AGAIN_S
        if is_recent:
            return
        left_s = work.groups.first_end_s(LEASED_STATES, now, other_than=REISSUED)
        self._renew_at_s = None if left_s is None else now.boot_s + max(0.0, left_s - ttl_s / 2)
        first = work.groups.count_openable(frozenset({LocalState.GRANTED}), now)
        again = work.groups.count_openable(_LOOKED_AT_AGAIN, now, note=CHANGED)
        self._fetchable = first + again
        self._looked_s = now.boot_s


def leasable(person: Person | None) -> tuple[QueueName, ...]:
    """Return the queues a person may take from; a lead's are one more."""
    if person is None:
        return ()
    is_lead = Role.LEAD in person.roles and ESCALATED_QUEUE not in person.queues
    return (*person.queues, ESCALATED_QUEUE) if is_lead and person.queues else person.queues


def may_fetch(held: HeldGroup, now: Instant) -> bool:
    """Say whether a group's media is wanted here, and may be."""
    is_again = held.note == CHANGED and held.state in _LOOKED_AT_AGAIN
    return (held.state is LocalState.GRANTED or is_again) and held.offline_until.left_s(now) > 0.0


def _is_unsure(act: Act) -> bool:
    return act.outcome is None and 0 < act.attempt < GIVES_UP_UNSURE


def _due_in_s(unsent: tuple[Act, ...], now: Instant) -> float | None:
    waits = [(act.not_before - now.wall).total_seconds() for act in unsent]
    return max(0.05, min(waits)) if waits else None


def _left(at_s: float | None, now: Instant) -> float | None:
    return None if at_s is None else max(0.0, at_s - now.boot_s)
