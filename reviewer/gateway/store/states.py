# SPDX-License-Identifier: Apache-2.0
"""Where items stand, as far as the person asking may know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from reviewer.domain.people import Role
from reviewer.gateway.store import answering
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store.people import Principal
from reviewer.gateway.store.tables import groups, items
from reviewer.wire.work import ItemStatus


def of_items(
    connection: Connection, person: Principal, item_ids: Sequence[str]
) -> tuple[ItemStatus, ...]:
    """Return the state of each item, ``unknown`` for those this person may not ask about."""
    rows: dict[str, Row[Any]] = {
        row.item_id: row
        for row in connection.execute(
            select(
                items.c.item_id,
                items.c.version,
                items.c.state,
                groups.c.state.label("group_state"),
                groups.c.queue,
                groups.c.holder_workstation,
                groups.c.last_workstation,
                answering.has_answered(person.person_id, groups.c.group_id).label("is_answered"),
            )
            .join(groups, groups.c.group_id == items.c.group_id)
            .where(items.c.item_id.in_(set(item_ids)))
        )
    }
    return tuple(_status(item_id, rows.get(item_id), person) for item_id in item_ids)


def _status(item_id: str, row: Row[Any] | None, person: Principal) -> ItemStatus:
    if row is None or not _may_ask(row, person):
        return ItemStatus(item_id=item_id, state="unknown")
    return ItemStatus.model_validate(
        {"item_id": item_id, "state": _state(row, person), "version": row.version}
    )


def _may_ask(row: Row[Any], person: Principal) -> bool:
    mine = person.workstation_id in (row.holder_workstation, row.last_workstation)
    leads = Role.LEAD in person.roles
    return (
        mine or leads or row.is_answered or shown.may_take(row.queue, person.roles, person.queues)
    )


def _state(row: Row[Any], person: Principal) -> str:
    if row.state in ("closed", "withdrawn", "diverted"):
        return str(row.state)
    if row.is_answered:
        return "closed"  # to this person, whatever others are asked about it
    if row.group_state == "leased":
        return "leased-to-me" if row.holder_workstation == person.workstation_id else "leased"
    return "available" if row.state == "available" else "unknown"
