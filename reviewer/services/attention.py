# SPDX-License-Identifier: Apache-2.0
"""Keeps what needs a person in one place: acts sent back, answers to be told, questions.

Nothing leaves this place by itself, and nothing that was decided is deleted from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.domain.decisions import Draft
from reviewer.domain.errors import RuleBroken
from reviewer.domain.items import LocalState
from reviewer.domain.leases import HeldGroup
from reviewer.domain.outbox import Act, ActKind, ActState
from reviewer.services.desk import FACT_REMOVAL, Desk, allow_removal, asked_groups
from reviewer.services.entries import draft_of, verdict_of
from reviewer.services.holdings import state_again
from reviewer.services.notices import QueueChanged, SyncChanged
from reviewer.services.queue import QueueService
from reviewer.services.seen_clear import end_opening
from reviewer.services.shown import AttentionRow, OpenGroup


class AttentionService:
    """The Needs-attention place of one person."""

    def __init__(self, desk: Desk, queue: QueueService) -> None:
        self._desk = desk
        self._queue = queue

    def rows(self) -> tuple[AttentionRow, ...]:
        """Return what needs a person, then what is set aside, then what is to be told."""
        with self._desk.store.read() as work:
            waiting = work.acts.list(frozenset({ActState.ATTENTION}))
            parked = work.acts.list(frozenset({ActState.PARKED}))
            told = work.acts.unseen_notices()
        return tuple(_row(act) for act in (*waiting, *parked, *told))

    def reconfirm(self, act_id: str) -> OpenGroup:
        """Put a decision that was sent back on the stage again, with its answers.

        What is saved then is a new decision that replaces the old one.

        Raises:
            RuleBroken: the act is not here (``not-here``), its group is gone (``not-held``), or the
                gateway was not heard for too long (``profile-age``).
        """
        with self._desk.store.write() as work:
            act = work.acts.get(act_id)
            is_here = act is not None and act.state in {ActState.ATTENTION, ActState.PARKED}
            if act is None or not is_here or act.kind is not ActKind.DECISION:
                raise RuleBroken("not-here")
            held = work.groups.get(act.group_id)
            if held is None:
                raise RuleBroken("not-held")
            if act.state is ActState.PARKED:
                work.acts.set_state(act_id, ActState.ATTENTION)
            self._desk.check_age(work.facts)
            end_opening(work.facts, act.group_id)
            state = state_again(work, held)
            # What it has become may still be on its way here; it goes on being fetched.
            held = replace(held, state=state, note="" if state is LocalState.READY else held.note)
            work.groups.put(held)
            if work.notes.draft(act.group_id) is None:
                work.notes.put_draft(act.group_id, _answers(act, held))
            opened = self._queue.opened(work, held)
            work.commit()
        self._tell()
        return opened

    def park(self, act_id: str) -> None:
        """Set an act aside; it is kept.

        Raises:
            RuleBroken: it is not one that needs a person (``act-state``).
        """
        with self._desk.store.write() as work:
            work.acts.set_state(act_id, ActState.PARKED)
            work.commit()
        self._tell()

    def seen(self, act_ids: Sequence[str]) -> None:
        """Note that the person read these answers."""
        with self._desk.store.write() as work:
            work.acts.mark_seen(act_ids)
            work.commit()
        self._tell()

    def removal(self) -> int:
        """Return how many groups the gateway wants gone at once, 0 when nothing is asked."""
        with self._desk.store.read() as work:
            return asked_groups(work.facts.get(FACT_REMOVAL))

    def allow_removal(self) -> bool:
        """Let the gateway close them; ``False`` when nothing is asked."""
        allowed = allow_removal(self._desk)
        self._tell()
        return allowed

    def _tell(self) -> None:
        self._desk.notices.publish(QueueChanged())
        self._desk.notices.publish(SyncChanged())


def _answers(act: Act, held: HeldGroup) -> Draft:
    """Return the answers of an act, as far as its items are still in the group."""
    draft = draft_of(act)
    members = {item.item_id for item in held.group.items}
    return replace(draft, hashes=tuple(each for each in draft.hashes if each[0] in members))


def _row(act: Act) -> AttentionRow:
    return AttentionRow(
        act_id=act.act_id,
        group_id=act.group_id,
        kind=act.kind,
        state=act.state,
        outcome=act.outcome,
        verdict=verdict_of(act),
        detail=dict(act.outcome_detail),
        needs_person=act.state is ActState.ATTENTION,
    )
