# SPDX-License-Identifier: Apache-2.0
"""Leases in their holder's hands: shown to be theirs, prolonged, given back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Row,
    and_,
    insert,
    select,
    update,
)

from reviewer.domain.policy import Limits
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store.leases import DAY_MS, FORGOTTEN
from reviewer.gateway.store.tables import groups, refusals
from reviewer.wire.work import DecisionEntry, GroupMessage, LeaseRef, LeaseResult


def holds(row: Row[Any], workstation_id: str, lease_id: str, generation: int) -> bool:
    """Say whether this is the lease the group is, or was last, given under."""
    return (
        row.state in ("leased", "available")
        and row.last_workstation == workstation_id
        and row.last_lease_id == lease_id
        and row.generation == generation
    )


def messages(
    connection: Connection,
    workstation_id: str,
    entries: Iterable[DecisionEntry],
    now_ms: int,
) -> tuple[GroupMessage, ...]:
    """Return those of the entries' groups that are held under that very lease, as they are now."""
    named = {entry.group_id: entry for entry in entries}
    rows = connection.execute(select(groups).where(groups.c.group_id.in_(named))).all()
    held = [
        row.group_id
        for row in rows
        if holds(
            row,
            workstation_id,
            named[row.group_id].lease_id,
            named[row.group_id].generation,
        )
    ]
    return shown.messages(connection, held, now_ms)


def renew(
    connection: Connection,
    workstation_id: str,
    person_id: str,
    refs: Sequence[LeaseRef],
    may_take: Callable[[str], bool],
    now_ms: int,
    limits: Limits,
) -> tuple[LeaseResult, ...]:
    """Extend leases, and take up again those that only ran out."""
    rows = shown.locked(connection, [ref.group_id for ref in refs])
    results = []
    for ref in refs:
        row = rows.get(ref.group_id)
        ended = _ended(row, workstation_id, ref)
        if ended is None and row is not None and not may_take(row.queue):
            free(connection, ref.group_id)
            ended = "lost"
        if ended is not None:
            results.append(LeaseResult(group_id=ref.group_id, result=ended))
            continue
        connection.execute(
            update(groups)
            .where(groups.c.group_id == ref.group_id)
            .values(
                state="leased",
                lease_id=ref.lease_id,
                holder_workstation=workstation_id,
                holder_person=person_id,
                expires_ms=now_ms + 1000 * limits.lease_ttl_s,
                offline_until_ms=now_ms + 1000 * limits.offline_max_s,
            )
        )
        results.append(
            LeaseResult(
                group_id=ref.group_id,
                result="renewed",
                expires_in_ms=1000 * limits.lease_ttl_s,
                offline_until_in_ms=1000 * limits.offline_max_s,
            )
        )
    return tuple(results)


def release(
    connection: Connection,
    workstation_id: str,
    person_id: str,
    refs: Sequence[LeaseRef],
    now_ms: int,
) -> tuple[LeaseResult, ...]:
    """Take groups back; they are not offered to this person again today."""
    rows = shown.locked(connection, [ref.group_id for ref in refs])
    results = []
    for ref in refs:
        ended = _ended(rows.get(ref.group_id), workstation_id, ref)
        if ended is None:
            free(connection, ref.group_id)
            refuse_today(connection, person_id, ref.group_id, now_ms)
        results.append(LeaseResult(group_id=ref.group_id, result=ended or "released"))
    return tuple(results)


def _ended(
    row: Row[Any] | None, workstation_id: str, ref: LeaseRef
) -> Literal["lost", "withdrawn", "decided"] | None:
    if row is None:
        return "lost"
    if row.state in shown.GONE:
        return "withdrawn"
    if row.state == "closed":
        return "decided"
    return None if holds(row, workstation_id, ref.lease_id, ref.generation) else "lost"


def free(connection: Connection, group_id: str) -> None:
    """Make a group available to anyone, the claim of its last holder ended."""
    connection.execute(update(groups).where(groups.c.group_id == group_id).values(FORGOTTEN))


def refuse_today(connection: Connection, person_id: str, group_id: str, now_ms: int) -> None:
    """Do not offer the group to this person before midnight (UTC)."""
    until_ms = (now_ms // DAY_MS + 1) * DAY_MS
    where = and_(refusals.c.person_id == person_id, refusals.c.group_id == group_id)
    if not connection.execute(update(refusals).where(where).values(until_ms=until_ms)).rowcount:
        connection.execute(
            insert(refusals).values(person_id=person_id, group_id=group_id, until_ms=until_ms)
        )
