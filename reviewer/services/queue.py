# SPDX-License-Identifier: Apache-2.0
"""Lists the groups on this machine, opens them, and gives them back.

Rows change only from the gateway's answers and from this person's own acts.
"""

from __future__ import annotations

from contextlib import suppress

from reviewer.domain.decisions import Draft
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import ESCALATED_QUEUE, GroupId
from reviewer.domain.items import OPEN_STATES, LocalState, Stage
from reviewer.domain.leases import GroupSummary, HeldGroup, Instant
from reviewer.domain.outbox import Act, ActKind, ActState
from reviewer.ports.queue_api import EntryForms
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import FACT_WAITING, Desk, read_count
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.holdings import SEEN, CheckedMembers, lease_key, showable
from reviewer.services.notices import QueueChanged, SyncChanged
from reviewer.services.offering import Offering
from reviewer.services.shown import OpenGroup, QueueCounts, QueueRow, Saved

TOLD_STATES = frozenset({LocalState.LOST, LocalState.WITHDRAWN, LocalState.NEEDS_NEWER_APP})
RETURN_REASONS = frozenset({"returned", "cannot-open"})


class QueueService:
    """The queue as one person sees it."""

    def __init__(
        self,
        desk: Desk,
        forms: EntryForms,
        ledger: HashLedger,
        offering: Offering,
        checked: CheckedMembers,
    ) -> None:
        self._desk = desk
        self._offering = offering
        self._forms = forms
        self._ledger = ledger
        self._checked = checked

    def rows(self) -> tuple[QueueRow, ...]:
        """Return the open groups, and those gone without this person having seen why."""
        now = self._desk.clock.now()
        with self._desk.store.read() as work:
            found = work.groups.summaries(OPEN_STATES | TOLD_STATES)
        return tuple(_row(each, now) for each in found if _is_listed(each))

    def rows_of(self, group_ids: frozenset[GroupId]) -> tuple[QueueRow, ...]:
        """Return the rows of these groups, without those that are not in the list."""
        now = self._desk.clock.now()
        with self._desk.store.read() as work:
            found = [work.groups.get(group_id) for group_id in sorted(group_ids)]
        told = [held.summary() for held in found if held is not None]
        return tuple(_row(each, now) for each in told if _is_listed(each))

    def counts(self) -> QueueCounts:
        """Return how much is here, and how much waits at the gateway."""
        with self._desk.store.read() as work:
            return QueueCounts(
                leased=work.groups.count(OPEN_STATES),
                waiting=read_count(work.facts, FACT_WAITING),
            )

    def next_group(self, after: GroupId | None = None) -> OpenGroup | None:
        """Return the next group to show, other than ``after``.

        Raises:
            RuleBroken: the gateway was not heard for too long (``profile-age``).
        """
        with self._desk.store.read() as work:
            self._desk.check_age(work.facts)
            return self.next_in(work, after)

    def next_in(self, work: UnitOfWork, after: GroupId | None) -> OpenGroup | None:
        """Return the next group to show, in the caller's transaction."""
        held = work.groups.first_open(
            skip=after, offered=lambda group: self._offering.offers(work.facts, group)
        )
        return None if held is None else self.opened(work, held)

    def open(self, group_id: GroupId) -> OpenGroup:
        """Return a group for the stage.

        Raises:
            RuleBroken: it is not held, or no longer (``not-held``), it is closed for this person
                now (``closed-now``), or as in ``next_group``.
        """
        with self._desk.store.read() as work:
            self._desk.check_age(work.facts)
            held = showable(work, group_id)
            if not self._offering.offers(work.facts, held.group):
                raise RuleBroken("closed-now")
            return self.opened(work, held)

    def opened(self, work: UnitOfWork, held: HeldGroup) -> OpenGroup:
        """Return a held group with its kept answers."""
        group = held.group
        self._offering.looking_at(group)
        return OpenGroup(
            group=group,
            state=held.state,
            draft=work.notes.draft(group.group_id) or Draft(),
            local_hashes=self._ledger.of_group(group),
            hash_mismatch=self._ledger.mismatches(group),
            unlooked=self._checked.left(work, group),
            absent=self._checked.absent(work, group),
        )

    def dismiss(self, group_id: GroupId) -> None:
        """Take a row away that told why its group is gone; others stay."""
        with self._desk.store.write() as work:
            held = work.groups.get(group_id)
            if held is not None and held.state in TOLD_STATES:
                work.groups.set_state(group_id, held.state, SEEN)
                work.commit()
        self._desk.notices.publish(QueueChanged(frozenset({group_id})))

    def return_group(self, group_id: GroupId, reason: str = "returned") -> Saved:
        """Give a group back, for no reason anyone asks about, or because it cannot be opened.

        Raises:
            RuleBroken: it is not held (``not-held``), or the reason is another (``reason``).
        """
        if reason not in RETURN_REASONS:
            raise RuleBroken("reason")
        now = self._desk.clock.now()
        with self._desk.store.write() as work:
            held = work.groups.get(group_id)
            if held is None or held.state not in OPEN_STATES:
                raise RuleBroken("not-held")
            act_id, sequence = self._desk.new_id(), work.acts.next_sequence()
            work.acts.add(
                Act(
                    act_id=act_id,
                    sequence=sequence,
                    kind=ActKind.RETURN,
                    group_id=group_id,
                    state=ActState.WAITING,
                    body=self._forms.giving_back(act_id, sequence, lease_key(held), reason),
                    not_before=now.wall,
                )
            )
            work.groups.set_state(group_id, LocalState.RETURNED)
            work.notes.drop_draft(group_id)
            names = work.blobs.shred(group_id)
            work.commit()
        self._desk.remove_files(names)
        self._desk.notices.publish(QueueChanged(frozenset({group_id})))
        self._desk.notices.publish(SyncChanged())
        return Saved(act_id=act_id, group_id=group_id, kind=ActKind.RETURN, undo_for_s=0.0)

    def return_closed(self) -> None:
        """Give back what stays closed for this person until the day ends, so that others get it."""
        with self._desk.store.read() as work:
            held = work.groups.list(OPEN_STATES)
            over = [each for each in held if self._offering.is_over_for(work.facts, each.group)]
        for each in over:
            # A group that was decided or lost meanwhile is nobody's to give back.
            with suppress(RuleBroken):
                self.return_group(each.group.group_id)


def _is_listed(told: GroupSummary) -> bool:
    return told.state in OPEN_STATES or (told.state in TOLD_STATES and told.note != SEEN)


def _row(told: GroupSummary, now: Instant) -> QueueRow:
    is_open = told.state in OPEN_STATES
    return QueueRow(
        group_id=told.group_id,
        kind=told.kind,
        source=told.source,
        category=told.category,
        severity=told.severity,
        due_at=told.due_at,
        members=told.members,
        state=told.state,
        escalated=told.stage is Stage.LEAD or told.queue == ESCALATED_QUEUE,
        time_ran_out=is_open and told.expires.left_s(now) == 0.0,
    )
