# SPDX-License-Identifier: Apache-2.0
"""The sample queue, and answers and acts on it."""

from __future__ import annotations

from reviewer.demo.sample import NOW
from reviewer.demo.sample_desk import Held, SampleDesk, SavedAct
from reviewer.domain.decisions import Draft, Verdict, missing_answers
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import GroupId
from reviewer.domain.items import OPEN_STATES, LocalState
from reviewer.domain.outbox import ActKind
from reviewer.services.notices import QueueChanged
from reviewer.services.shown import OpenGroup, QueueCounts, QueueRow, Saved


class SampleQueue:
    """The groups on this desk."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def rows(self) -> tuple[QueueRow, ...]:
        """Return the list."""
        self._desk.called("rows")
        return self._listed()

    def _listed(self) -> tuple[QueueRow, ...]:
        shown = OPEN_STATES | {
            LocalState.LOST,
            LocalState.WITHDRAWN,
            LocalState.NEEDS_NEWER_APP,
        }
        return tuple(_row(one) for one in self._desk.held.values() if one.state in shown)

    def rows_of(self, group_ids: frozenset[GroupId]) -> tuple[QueueRow, ...]:
        """Return the rows of these groups, without those that are not in the list."""
        self._desk.called("rows_of")
        return tuple(row for row in self._listed() if row.group_id in group_ids)

    def counts(self) -> QueueCounts:
        """Return the numbers over the list."""
        self._desk.called("counts")
        here = sum(one.state in OPEN_STATES for one in self._desk.held.values())
        return QueueCounts(leased=here, waiting=1204)

    def next_group(self, after: GroupId | None = None) -> OpenGroup | None:
        """Return the first group that is open, other than ``after``."""
        self._desk.called("next_group")
        for one in self._desk.held.values():
            if one.state in OPEN_STATES and one.group.group_id != after:
                return self._desk.opened(one)
        return None

    def open(self, group_id: GroupId) -> OpenGroup:
        """Return that group."""
        self._desk.called(f"open {group_id}")
        self._desk.called("open")
        held = self._desk.held.get(group_id)
        if held is None or held.state not in OPEN_STATES:
            raise RuleBroken("not-held")
        return self._desk.opened(held)

    def dismiss(self, group_id: GroupId) -> None:
        """Take a group off the list."""
        self._desk.called("dismiss")
        del self._desk.held[group_id]

    def return_group(self, group_id: GroupId, reason: str = "returned") -> Saved:
        """Give a group back."""
        self._desk.called(f"return {reason}")
        act = SavedAct(f"act_{len(self._desk.acts)}", ActKind.RETURN, group_id)
        return self._desk.save(act, LocalState.RETURNED)


def _row(held: Held) -> QueueRow:
    group = held.group
    return QueueRow(
        group_id=group.group_id,
        kind=group.items[0].kind,
        source=group.items[0].context.source,
        category=group.category,
        severity=group.severity,
        due_at=group.due_at,
        members=len(group.items),
        state=held.state,
        escalated=False,
        time_ran_out=group.due_at < NOW,
    )


class SampleReview:
    """Answers and acts."""

    def __init__(self, desk: SampleDesk, queue: SampleQueue) -> None:
        self._desk = desk
        self._queue = queue

    def keep_draft(self, group_id: GroupId, draft: Draft) -> None:
        """Keep unfinished answers."""
        self._desk.called("keep_draft")
        self._desk.held[group_id].draft = draft

    def decide_and_next(
        self, group_id: GroupId, draft: Draft, verdict: Verdict
    ) -> tuple[Saved, OpenGroup | None]:
        """Save a decision and return what comes next."""
        self._desk.called("decide_and_next")
        missing = missing_answers(draft, verdict, self._desk.policy)
        if missing:
            raise RuleBroken("missing-answers", missing=missing)
        self._desk.held[group_id].draft = draft
        number = len(self._desk.acts)
        act = SavedAct(f"act_{number}", ActKind.DECISION, group_id, verdict, draft)
        return self._desk.save(act, LocalState.DECIDED), self._queue.next_group(group_id)

    def undo(self, act_id: str) -> bool:
        """Take an act back."""
        self._desk.called("undo")
        act = next(one for one in self._desk.acts if one.act_id == act_id)
        self._desk.held[act.group_id].state = LocalState.READY
        self._desk.undone.append(act_id)
        self._desk.notices.publish(QueueChanged())
        return True

    def divert(self, group_id: GroupId) -> Saved:
        """Lock a group."""
        self._desk.called("divert")
        act = SavedAct(f"act_{len(self._desk.acts)}", ActKind.DIVERT, group_id)
        return self._desk.save(act, LocalState.DONE)
