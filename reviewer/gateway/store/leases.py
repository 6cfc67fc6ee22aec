# SPDX-License-Identifier: Apache-2.0
"""Gives groups to people, one holder at a time.

The lease's time to live is a hint, the generation is the fence.  An expired lease keeps its
generation and may be taken up again by ``held_leases.renew``; nobody else is given the group before
``offline_until``, except under a deadline or an incident.  Being given a group raises its
generation; so does a revocation, which ends every claim to it.
"""

from __future__ import annotations

import enum
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    and_,
    func,
    literal,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import ESCALATED_QUEUE, SECOND_PREFIX
from reviewer.domain.policy import Limits
from reviewer.gateway.store import answering
from reviewer.gateway.store.tables import groups, lease_answers, refusals
from reviewer.gateway.store.tiers import ORDER, ORDINARY

DAY_MS: Final = 86_400_000
FREE: Final[dict[str, Any]] = {
    "state": "available",
    "lease_id": None,
    "holder_workstation": None,
    "holder_person": None,
    "expires_ms": None,
}
FORGOTTEN: Final[dict[str, Any]] = {
    **FREE,
    "last_workstation": None,
    "last_lease_id": None,
    "offline_until_ms": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseAsk:
    """One request for work.

    Attributes:
        queues: in the order asked for, only those the person may take from.
        fingerprint: of the request, so that a key is not used for two.
    """

    workstation_id: str
    person_id: str
    queues: tuple[str, ...]
    want: int
    key: str
    fingerprint: str
    now_ms: int
    limits: Limits
    policy_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseGrant:
    """The groups given, and why there are fewer than wanted."""

    group_ids: tuple[str, ...]
    reason: Literal["", "queue-empty", "held-max"]


def lease(connection: Connection, ask: LeaseAsk) -> LeaseGrant:
    """Give up to ``want`` groups; a repeated key gets the same ones that are still held.

    Raises:
        RuleBroken: ``idempotency-key-mismatch``.
    """
    if not _first_time(connection, ask):
        return _again(connection, ask)
    held = connection.execute(
        select(func.count()).where(
            groups.c.holder_person == ask.person_id, groups.c.state == "leased"
        )
    ).scalar_one()
    room = max(0, min(ask.want, ask.limits.lease_batch_max, ask.limits.held_max - held))
    taken: list[str] = []
    for turn in _Turn:
        for queue in ask.queues:
            wanted = (room // 10 if turn is _Turn.WAITED_LONGEST else room) - len(taken)
            if wanted > 0:
                taken += _take(connection, ask, queue, wanted, turn)
    _keep_answer(connection, ask, taken)
    reason: Literal["", "queue-empty", "held-max"] = ""
    if len(taken) < ask.want:
        reason = "held-max" if held + len(taken) >= ask.limits.held_max else "queue-empty"
        reason = "" if len(taken) == ask.limits.lease_batch_max else reason
    return LeaseGrant(group_ids=tuple(taken), reason=reason)


def _first_time(connection: Connection, ask: LeaseAsk) -> bool:
    """Book the key; a request under way elsewhere with the same key is waited for."""
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    booked = connection.execute(
        dialect.insert(lease_answers)
        .values(
            workstation_id=ask.workstation_id,
            idempotency_key=ask.key,
            fingerprint=ask.fingerprint,
            group_ids="[]",
            answered_ms=ask.now_ms,
        )
        .on_conflict_do_nothing()
        .returning(lease_answers.c.idempotency_key)  # a row count is not kept for inserts
    )
    return booked.first() is not None


def _answer_of(ask: LeaseAsk) -> ColumnElement[bool]:
    return and_(
        lease_answers.c.workstation_id == ask.workstation_id,
        lease_answers.c.idempotency_key == ask.key,
    )


def _keep_answer(connection: Connection, ask: LeaseAsk, taken: Sequence[str]) -> None:
    connection.execute(
        update(lease_answers).where(_answer_of(ask)).values(group_ids=json.dumps(list(taken)))
    )


def _again(connection: Connection, ask: LeaseAsk) -> LeaseGrant:
    kept = connection.execute(select(lease_answers).where(_answer_of(ask))).one()
    if kept.fingerprint != ask.fingerprint:
        raise RuleBroken("idempotency-key-mismatch")
    given = json.loads(kept.group_ids)
    held = set(
        connection.execute(
            select(groups.c.group_id).where(
                groups.c.group_id.in_(given),
                groups.c.holder_workstation == ask.workstation_id,
                groups.c.state == "leased",
            )
        ).scalars()
    )
    return LeaseGrant(
        group_ids=tuple(group_id for group_id in given if group_id in held), reason=""
    )


class _Turn(enum.Enum):
    """The rounds in which one grant is put together, each through all queues in their order."""

    WAITED_LONGEST = enum.auto()  # a tenth of it, past tiers, so that nothing starves
    URGENT = enum.auto()  # incidents and removal orders, whichever queue they are in
    REST = enum.auto()


def _take(connection: Connection, ask: LeaseAsk, queue: str, wanted: int, turn: _Turn) -> list[str]:
    """Lease from one queue: one queue per statement, so that the index gives the order."""
    is_by_tier = turn is not _Turn.WAITED_LONGEST
    order = (groups.c.tier, groups.c.due_ms) if is_by_tier else (groups.c.due_ms,)
    last_tier = ORDER if turn is _Turn.URGENT else ORDINARY
    refused = select(refusals.c.group_id).where(
        refusals.c.person_id == ask.person_id,
        refusals.c.group_id == groups.c.group_id,
        refusals.c.until_ms > ask.now_ms,
    )
    # MATERIALIZED: otherwise the planner may run the pick again and update more rows than that.
    pick = (
        select(groups.c.group_id, groups.c.tier, groups.c.due_ms)
        .where(groups.c.queue == queue, groups.c.state == "available")
        .where(groups.c.tier <= last_tier, _may_be_given(ask), not_(refused.exists()))
        .where(*_only_others(ask, queue))
        .order_by(*order, groups.c.group_id)
        .limit(wanted)
        .with_for_update(skip_locked=True, of=groups)
        .cte("pick")
        .prefix_with("MATERIALIZED")
    )
    nonce = secrets.token_hex(5)
    lease_id = literal(f"ls-{nonce}-", String) + groups.c.group_id
    rows = connection.execute(
        update(groups)
        .where(groups.c.group_id == pick.c.group_id)
        .values(
            state="leased",
            generation=groups.c.generation + 1,
            lease_id=lease_id,
            last_lease_id=lease_id,
            holder_workstation=ask.workstation_id,
            last_workstation=ask.workstation_id,
            holder_person=ask.person_id,
            expires_ms=ask.now_ms + 1000 * ask.limits.lease_ttl_s,
            offline_until_ms=ask.now_ms + 1000 * ask.limits.offline_max_s,
            policy_version=ask.policy_version,
        )
        .returning(groups.c.group_id, groups.c.tier, groups.c.due_ms)
    ).all()
    # UPDATE gives its rows back in no order.
    in_order = sorted((row.tier if is_by_tier else 0, row.due_ms, row.group_id) for row in rows)
    return [group_id for _, _, group_id in in_order]


def _only_others(ask: LeaseAsk, queue: str) -> tuple[ColumnElement[bool], ...]:
    """Keep from a person what they answered about and others are to answer about now."""
    if queue != ESCALATED_QUEUE and not queue.startswith(SECOND_PREFIX):
        return ()
    return (not_(answering.has_answered(ask.person_id, groups.c.group_id)),)


def _may_be_given(ask: LeaseAsk) -> ColumnElement[bool]:
    """Someone may still hold it offline: then only a deadline or an incident gives it away.

    Never to the workstation that may hold it: a new generation would turn the decision it has not
    sent yet into an opinion.  It takes its own up again by renewing.
    """
    pressing = or_(groups.c.tier == 0, groups.c.due_ms <= ask.now_ms)
    return or_(
        groups.c.last_workstation.is_(None),
        groups.c.offline_until_ms <= ask.now_ms,
        and_(groups.c.last_workstation != ask.workstation_id, pressing),
    )
