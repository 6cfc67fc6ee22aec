# SPDX-License-Identifier: Apache-2.0
"""Leased groups as rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Row, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from reviewer.adapters.storage.forms import read_group, write_group
from reviewer.adapters.storage.tables import groups
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import GroupId
from reviewer.domain.items import Group, LocalState
from reviewer.domain.leases import Deadline, HeldGroup

_TO_SHOW: Final = (LocalState.READY, LocalState.MEDIA_FAILED)


class SqlGroups:
    """The groups of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, held: HeldGroup) -> None:
        """Add or replace a group (same id)."""
        values = {
            "group_id": held.group.group_id,
            "state": held.state.value,
            "due_at": held.group.due_at,
            "note": held.note,
            "body": write_group(held.group),
            **_columns(held.expires, held.offline_until),
        }
        statement = insert(groups).values(values)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["group_id"], set_=values)
        )

    def get(self, group_id: GroupId) -> HeldGroup | None:
        """Return one group."""
        row = self._connection.execute(select(groups).where(groups.c.group_id == group_id)).first()
        return None if row is None else _held(row)

    def list(self, states: frozenset[LocalState]) -> tuple[HeldGroup, ...]:
        """Return groups in these states, by due time, then id."""
        rows = self._connection.execute(
            select(groups)
            .where(groups.c.state.in_(sorted(states)))
            .order_by(groups.c.due_at, groups.c.group_id)
        )
        return tuple(_held(row) for row in rows)

    def first_open(
        self, *, skip: GroupId | None = None, offered: Callable[[Group], bool] | None = None
    ) -> HeldGroup | None:
        """Return the next group to show: READY or MEDIA_FAILED, by due time; fast at 10 000."""
        last: tuple[datetime, str] | None = None
        while True:
            # One index walk per state: with both in one statement, every group would be sorted.
            found = [self._first(state, skip, last) for state in _TO_SHOW]
            firsts = sorted((row.due_at, row.group_id) for row in found if row is not None)
            if not firsts:
                return None
            held = self.get(GroupId(firsts[0][1]))
            if held is not None and (offered is None or offered(held.group)):
                return held
            last = firsts[0]

    def count(self, states: frozenset[LocalState]) -> int:
        """Return how many groups are in these states."""
        return self._connection.execute(
            select(func.count()).select_from(groups).where(groups.c.state.in_(sorted(states)))
        ).scalar_one()

    def set_state(self, group_id: GroupId, state: LocalState, note: str = "") -> None:
        """Change the local state.

        Raises:
            RuleBroken: no such group is here (``not-held``).
        """
        self._change(group_id, {"state": state.value, "note": note})

    def set_deadlines(self, group_id: GroupId, expires: Deadline, offline_until: Deadline) -> None:
        """Move both clocks.

        Raises:
            RuleBroken: no such group is here (``not-held``).
        """
        self._change(group_id, _columns(expires, offline_until))

    def _change(self, group_id: GroupId, values: dict[str, object]) -> None:
        changed = self._connection.execute(
            update(groups).where(groups.c.group_id == group_id).values(values)
        )
        if changed.rowcount == 0:
            raise RuleBroken("not-held", group_id)

    def _first(
        self, state: LocalState, skip: GroupId | None, last: tuple[datetime, str] | None
    ) -> Row[datetime, str] | None:
        statement = select(groups.c.due_at, groups.c.group_id).where(groups.c.state == state.value)
        if skip is not None:
            statement = statement.where(groups.c.group_id != skip)
        if last is not None:
            due_at, group_id = last
            later = or_(groups.c.due_at > due_at, groups.c.group_id > group_id)
            statement = statement.where(groups.c.due_at >= due_at, later)
        ordered = statement.order_by(groups.c.due_at, groups.c.group_id).limit(1)
        return self._connection.execute(ordered).first()


def _columns(expires: Deadline, offline_until: Deadline) -> dict[str, object]:
    return {
        f"{name}_{part}": getattr(deadline, part)
        for name, deadline in (("expires", expires), ("offline", offline_until))
        for part in ("boot_id", "boot_s", "set_wall", "wall")
    }


def _held(row: Row[tuple[object, ...]]) -> HeldGroup:
    return HeldGroup(
        group=read_group(row.body),
        state=LocalState(row.state),
        expires=Deadline(
            boot_id=row.expires_boot_id,
            boot_s=row.expires_boot_s,
            set_wall=row.expires_set_wall,
            wall=row.expires_wall,
        ),
        offline_until=Deadline(
            boot_id=row.offline_boot_id,
            boot_s=row.offline_boot_s,
            set_wall=row.offline_set_wall,
            wall=row.offline_wall,
        ),
        note=row.note,
    )
