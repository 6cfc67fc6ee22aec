# SPDX-License-Identifier: Apache-2.0
"""Leased groups as rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Row,
    case,
    func,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from reviewer.adapters.storage.forms import read_group, write_group
from reviewer.adapters.storage.tables import blobs, groups, microseconds
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import GroupId, QueueName
from reviewer.domain.items import Group, ItemKind, LocalState, Severity, Source, Stage
from reviewer.domain.leases import Deadline, GroupSummary, HeldGroup, Instant

_TO_SHOW: Final = (LocalState.READY, LocalState.MEDIA_FAILED)
_PARTS: Final = ("boot_id", "boot_s", "set_wall", "wall")
# What is in a document is picked out by SQLite, outside Python and its one lock: with thousands of
# groups, reading their documents here would hold up the window.
_SUMMARY: Final[tuple[ColumnElement[Any], ...]] = (
    groups.c.group_id,
    groups.c.due_at,
    groups.c.state,
    groups.c.note,
    groups.c.expires_boot_id,
    groups.c.expires_boot_s,
    groups.c.expires_set_wall,
    groups.c.expires_wall,
    func.json_extract(groups.c.body, "$.category").label("category"),
    func.json_extract(groups.c.body, "$.severity").label("severity"),
    func.json_extract(groups.c.body, "$.queue").label("queue"),
    func.json_extract(groups.c.body, "$.stage").label("stage"),
    func.json_extract(groups.c.body, "$.items[0].kind").label("kind"),
    func.json_extract(groups.c.body, "$.items[0].context.source").label("source"),
    func.json_array_length(groups.c.body, "$.items").label("members"),
)


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

    def summaries(self, states: frozenset[LocalState]) -> tuple[GroupSummary, ...]:
        """Return what a list tells of groups in these states, by due time, then id."""
        rows = self._connection.execute(
            select(*_SUMMARY)
            .where(groups.c.state.in_(sorted(states)))
            .order_by(groups.c.due_at, groups.c.group_id)
        )
        return tuple(_summary(row) for row in rows)

    def first_end_s(
        self, states: frozenset[LocalState], now: Instant, *, other_than: str
    ) -> float | None:
        """Return the seconds until the first lease of these states ends, ``None`` without one."""
        return self._connection.execute(
            select(func.min(_left_s("expires", now))).where(
                groups.c.state.in_(sorted(states)), groups.c.note != other_than
            )
        ).scalar()

    def count_openable(
        self, states: frozenset[LocalState], now: Instant, *, note: str | None = None
    ) -> int:
        """Return how many groups of these states have media that may be opened without contact."""
        wanted = select(func.count()).select_from(groups)
        wanted = wanted.where(groups.c.state.in_(sorted(states)), _left_s("offline", now) > 0.0)
        if note is not None:
            wanted = wanted.where(groups.c.note == note)
        return self._connection.execute(wanted).scalar_one()

    def past_offline(self, states: frozenset[LocalState], now: Instant) -> tuple[HeldGroup, ...]:
        """Return groups whose media is here and may no longer be opened without contact."""
        has_media = (
            select(blobs.c.item_id)
            .where(blobs.c.group_id == groups.c.group_id, blobs.c.wrapped_key.is_not(None))
            .exists()
        )
        rows = self._connection.execute(
            select(groups)
            .where(groups.c.state.in_(sorted(states)), _left_s("offline", now) == 0.0, has_media)
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
        for part in _PARTS
    }


def _left_s(name: str, now: Instant) -> ColumnElement[float]:
    """Return ``Deadline.left_s`` of a group's deadline as SQLite computes it."""
    wall = type_coerce(groups.c[f"{name}_wall"], BigInteger)
    set_wall = type_coerce(groups.c[f"{name}_set_wall"], BigInteger)
    now_wall = microseconds(now.wall)
    left = case(
        (groups.c[f"{name}_boot_id"] == now.boot_id, groups.c[f"{name}_boot_s"] - now.boot_s),
        (set_wall > now_wall, 0.0),
        else_=(wall - now_wall) / 1e6,
    )
    return func.max(0.0, left)


def _summary(row: Row[tuple[object, ...]]) -> GroupSummary:
    return GroupSummary(
        group_id=row.group_id,
        kind=ItemKind(row.kind),
        source=Source(row.source),
        category=row.category,
        severity=None if row.severity is None else Severity(row.severity),
        queue=QueueName(row.queue),
        stage=Stage(row.stage),
        due_at=row.due_at,
        members=row.members,
        state=LocalState(row.state),
        expires=_deadline(row, "expires"),
        note=row.note,
    )


def _deadline(row: Row[tuple[object, ...]], name: str) -> Deadline:
    return Deadline(**{part: getattr(row, f"{name}_{part}") for part in _PARTS})


def _held(row: Row[tuple[object, ...]]) -> HeldGroup:
    return HeldGroup(
        group=read_group(row.body),
        state=LocalState(row.state),
        expires=_deadline(row, "expires"),
        offline_until=_deadline(row, "offline"),
        note=row.note,
    )
