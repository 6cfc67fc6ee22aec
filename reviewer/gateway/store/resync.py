# SPDX-License-Identifier: Apache-2.0
"""Compares what a workstation believes with what is stored: outcomes, not only presence."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select

from reviewer.domain.outbox import Outcome
from reviewer.gateway.store import cases, decisions, facts, held_leases, logs
from reviewer.gateway.store.tables import groups
from reviewer.wire.work import ResyncAnswer, ResyncLease, ResyncRequest

# An act that could not be stored (its id or number was taken) is not missing.
_NEVER_STORED: Final = frozenset({Outcome.REJECTED.value, Outcome.DEFERRED.value})


def compare(
    connection: Connection, workstation_id: str, asked: ResyncRequest, epoch: int, now_ms: int
) -> ResyncAnswer:
    """Return what differs; changes nothing."""
    ids = [each.decision_id for each in asked.receipts]
    stored = cases.stored(connection, workstation_id, [*ids, *asked.unanswered])
    missing = [
        each.decision_id
        for each in asked.receipts
        if each.decision_id not in stored and each.outcome not in _NEVER_STORED
    ]
    changed = [
        decisions.replay(stored[each.decision_id])
        for each in asked.receipts
        if each.decision_id in stored and stored[each.decision_id].outcome != each.outcome
    ]
    known = [decisions.replay(stored[each]) for each in asked.unanswered if each in stored]
    return ResyncAnswer(
        epoch=epoch,
        missing=tuple(missing),
        changed=decisions.with_groups(connection, workstation_id, changed, now_ms),
        known=decisions.with_groups(connection, workstation_id, known, now_ms),
        leases=_held(connection, workstation_id, asked),
        audit_size=logs.size_of(connection, workstation_id),
        durable_through_seq=facts.durable_through(connection, workstation_id),
    )


def _held(
    connection: Connection, workstation_id: str, asked: ResyncRequest
) -> tuple[ResyncLease, ...]:
    rows = {
        row.group_id: row
        for row in connection.execute(
            select(groups).where(groups.c.group_id.in_([each.group_id for each in asked.leases]))
        )
    }
    return tuple(
        ResyncLease(
            group_id=each.group_id,
            held=each.group_id in rows
            and held_leases.holds(
                rows[each.group_id], workstation_id, each.lease_id, each.generation
            ),
        )
        for each in asked.leases
    )
