# SPDX-License-Identifier: Apache-2.0
"""Ends leases: by the clock, at sign-out, and by a lead or administrator.

Only a revocation raises the generation; after the others a late decision still counts until someone
else was given the group.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, delete, select, update

from reviewer.gateway.store import closed_queues, feed
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store.leases import DAY_MS, FORGOTTEN, FREE
from reviewer.gateway.store.tables import groups, items, lease_answers, refusals

ANSWERS_KEPT_MS: Final = DAY_MS


def sweep(connection: Connection, now_ms: int) -> int:
    """End leases whose time ran out, drop what is past keeping; return how many leases ended."""
    ended = connection.execute(
        update(groups).where(groups.c.state == "leased", groups.c.expires_ms < now_ms).values(FREE)
    ).rowcount
    connection.execute(delete(refusals).where(refusals.c.until_ms <= now_ms))
    closed_queues.forget_past(connection, now_ms)
    connection.execute(
        delete(lease_answers).where(lease_answers.c.answered_ms < now_ms - ANSWERS_KEPT_MS)
    )
    return ended


def let_go(connection: Connection, workstation_id: str, now_ms: int) -> None:
    """End a workstation's leases at sign-out; what it decided still counts until re-issued."""
    connection.execute(
        update(groups)
        .where(groups.c.last_workstation == workstation_id, groups.c.state == "leased")
        .values(FREE)
    )
    connection.execute(
        update(groups)
        .where(groups.c.last_workstation == workstation_id, groups.c.state == "available")
        .values(offline_until_ms=now_ms)
    )


def revoke(connection: Connection, group_ids: Collection[str]) -> tuple[str, ...]:
    """End every claim to these groups and tell the holders; return those that were claimed."""
    rows = shown.locked(connection, group_ids)
    claimed = []
    for group_id, row in rows.items():
        if row.state not in ("leased", "available") or row.last_workstation is None:
            continue
        connection.execute(
            update(groups)
            .where(groups.c.group_id == group_id)
            .values(**FORGOTTEN, generation=groups.c.generation + 1)
        )
        tell(connection, row.last_workstation, "lease_revoked", group_id)
        claimed.append(group_id)
    return tuple(claimed)


def revoke_workstation(connection: Connection, workstation_id: str) -> tuple[str, ...]:
    """End every claim of a workstation; return the groups."""
    claimed = connection.execute(
        select(groups.c.group_id).where(
            groups.c.last_workstation == workstation_id,
            groups.c.state.in_(("leased", "available")),
        )
    ).scalars()
    return revoke(connection, list(claimed))


def tell(connection: Connection, workstation_id: str, event: str, group_id: str) -> None:
    """Leave word of a change in a workstation's feed."""
    item_ids = connection.execute(
        select(items.c.item_id).where(items.c.group_id == group_id).order_by(items.c.item_id)
    ).scalars()
    feed.append(
        connection,
        feed.workstation_topic(workstation_id),
        {"event": event, "group_id": group_id, "item_ids": list(item_ids)},
    )
