# SPDX-License-Identifier: Apache-2.0
"""Applies the gateway's answers to acts, by ``domain.outbox.OUTCOMES`` and nothing else.

An answer to a sending counts only for the attempt that is under way; a resync's word counts for
the act.  Answers are matched by id, never by place.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from reviewer.domain.audit import AuditEvent
from reviewer.domain.ids import GroupId
from reviewer.domain.items import Group, LocalState
from reviewer.domain.leases import Instant
from reviewer.domain.outbox import OUTCOMES, Act, ActKind, ActState, Outcome, is_told
from reviewer.ports.queue_api import ActAnswer, GrantedGroup
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import FACT_DURABLE, Desk, read_count
from reviewer.services.entries import commitment_of, entry_of
from reviewer.services.holdings import CHANGED
from reviewer.services.notices import ActSettled, GroupGone, Notice, QueueChanged, SyncChanged

DEFERRED_S: Final = 60.0
LOST_IN_RESTORE: Final = "lost-in-restore"


@dataclass(slots=True)
class Aftermath:
    """What is to be done once the transaction is durable."""

    files: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def happen(self, desk: Desk) -> None:
        """Remove the files and tell the window."""
        desk.remove_files(self.files)
        for notice in (*self.notices, QueueChanged(), SyncChanged()):
            desk.notices.publish(notice)

    def gone(self, group_id: GroupId, why: str) -> None:
        """Tell that a group may no longer be shown."""
        self.notices.append(GroupGone(group_id=group_id, why=why))


def apply_answer(
    desk: Desk, work: UnitOfWork, answer: ActAnswer, attempt: int | None, after: Aftermath
) -> bool:
    """Apply one answer; ``False`` when it answers no act of ours, or another attempt.

    ``attempt`` is the attempt it answers, ``None`` for the word of a resync.
    """
    act = work.acts.get(answer.act_id)
    if act is None:
        return False
    then = OUTCOMES[answer.outcome]
    state = then.state
    if state is ActState.ATTENTION and _is_replaced(work, act):
        state = ActState.SETTLED
    is_news = (act.outcome, act.state) != (answer.outcome, state)
    detail = answer.detail
    if answer.group is not None and answer.group.group is None:
        detail = {**detail, "problem": "client-too-old"}  # what it is now cannot be shown here
    if not work.acts.settle(
        act.act_id,
        attempt=attempt,
        state=state,
        outcome=answer.outcome,
        detail=detail,
        not_before=later(desk.clock.now(), DEFERRED_S) if not then.stored else None,
    ):
        return False
    if then.stored and is_news:
        _write_down(desk, work, act, answer.outcome)
        tell = is_told(answer.outcome, detail) and state is not ActState.WAITING
        after.notices.append(ActSettled(act.act_id, answer.outcome.value, tell))
    if state is ActState.ATTENTION and answer.group is not None:
        _take_up(work, answer.group, after)
    if then.shred and is_of_this_lease(work, act):
        after.files += work.blobs.shred(act.group_id)
        held = work.groups.get(act.group_id)
        if held is not None and held.state is LocalState.DECIDED:
            work.groups.set_state(act.group_id, LocalState.DONE)
    return True


def _take_up(work: UnitOfWork, now: GrantedGroup, after: Aftermath) -> None:
    """Replace a group by what it is now, so that another look is at the right items."""
    held = work.groups.get(now.group_id)
    group = now.group
    if held is None or group is None or held.state is not LocalState.DECIDED:
        return
    is_same = held.group.member_digest == group.member_digest
    if is_same or not _is_lease_of(group, held.group):
        return
    digests = {item.item_id: item.media.sha256 for item in group.items}
    for item in held.group.items:
        blob = work.blobs.get(item.item_id)
        if blob is not None and digests.get(item.item_id) != item.media.sha256:
            work.blobs.put(replace(blob, wrapped_key=None))
            after.files.append(blob.file_name)
    work.groups.put(replace(held, group=group, note=CHANGED))


def _is_lease_of(now: Group, held: Group) -> bool:
    """Say whether it is the same lease; a late member may have raised its generation."""
    return now.lease_id == held.lease_id and now.generation >= held.generation


def send_again(work: UnitOfWork, act: Act) -> bool:
    """Put back an act that a restored gateway lost; ``False`` if nothing is left to send.

    A gateway restored from an older backup than its newest also lost what it had called safe, and
    whose body is no longer here: that needs a person, who finds what was decided in the log.
    """
    if act.state in {ActState.PARKED, ActState.WITHDRAWN}:
        return False
    if not act.body:
        work.acts.settle(
            act.act_id,
            attempt=None,
            state=ActState.ATTENTION,
            outcome=None,
            detail={"problem": "not-found", "why": LOST_IN_RESTORE},
        )
        return False
    put_back = work.acts.settle(
        act.act_id, attempt=None, state=ActState.WAITING, outcome=None, detail={}
    )
    held = work.groups.get(act.group_id)
    is_done = held is not None and held.state is LocalState.DONE
    if put_back and is_done and act.kind is not ActKind.RETURN and is_of_this_lease(work, act):
        work.groups.set_state(act.group_id, LocalState.DECIDED)
    return put_back


def keep_durable(work: UnitOfWork, through: int) -> bool:
    """Keep through which act the gateway is durable; ``True`` if it fell back.

    Sealed notes are needed until then: a restored gateway would have lost them too.
    """
    before = read_count(work.facts, FACT_DURABLE)
    if through == before:
        return False
    work.facts.set(FACT_DURABLE, str(through))
    if through < before:
        return True
    for act in work.acts.archive_through(through):
        # A note lives as long as what it belongs to can be sent.
        if commit := commitment_of(act):
            work.notes.drop_payload(commit)
    return False


def is_of_this_lease(work: UnitOfWork, act: Act) -> bool:
    """Say whether the group here is still the one that the act was about."""
    held = work.groups.get(act.group_id)
    entry = entry_of(act)
    return held is None or not entry or entry.get("generation") == held.group.generation


def later(now: Instant, seconds: float) -> Instant:
    """Return the instant some seconds from now."""
    wall = now.wall + timedelta(seconds=seconds)
    return replace(now, boot_s=now.boot_s + seconds, wall=wall)


def _is_replaced(work: UnitOfWork, act: Act) -> bool:
    return any(
        entry_of(other).get("supersedes") == act.act_id
        for other in work.acts.for_group(act.group_id)
        if other.sequence > act.sequence and other.state is not ActState.WITHDRAWN
    )


def _write_down(desk: Desk, work: UnitOfWork, act: Act, outcome: Outcome) -> None:
    desk.record(
        work,
        AuditEvent.OUTCOME_RECEIVED,
        group=str(act.group_id),
        decision_id=act.act_id,
        outcome=outcome.value,
    )
