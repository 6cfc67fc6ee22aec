# SPDX-License-Identifier: Apache-2.0
"""Copies that come after their group was decided get the same answer, where the policy says so.

Only a copy that is alike the group's representative in everything: what differs in a caption, a
part laid over it, its frame or its length is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Row, select, update

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.decisions import Verdict
from reviewer.gateway.likeness import standings
from reviewer.gateway.store import bundles, logs, way_back
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store.tables import decisions, groups, items
from reviewer.wire.work import DecisionEntry

LATE_MEMBER: Final = "late-member"
CLOSE: Final = "close"


def close_new(
    connection: Connection, near: Mapping[str, tuple[str, bool]], now_ms: int
) -> list[AuditEntry]:
    """Decide new items, each alone in its group, that are near a decided group.

    Args:
        connection: the transaction that takes them in; the near groups are locked.
        near: by item, the group and whether the item differs from it.
        now_ms: the wall clock.
    """
    alike = {item_id: group_id for item_id, (group_id, differs) in near.items() if not differs}
    if not alike or bundles.policy_in_force(connection).sharing.late_members != CLOSE:
        return []
    decided = _decided(connection, set(alike.values()))
    own = connection.execute(
        select(items.c.item_id, items.c.group_id).where(items.c.item_id.in_(alike))
    ).all()
    groups_of = {row.group_id: decided.get(alike[row.item_id]) for row in own}
    return _close(connection, groups_of, now_ms)


def close_waiting(
    connection: Connection, group_id: str, entry: DecisionEntry, now_ms: int
) -> list[AuditEntry]:
    """Decide the lone copies that came while a group was held, now that it is decided."""
    if entry.verdict == Verdict.ESCALATE.value:
        return []
    if bundles.policy_in_force(connection).sharing.late_members != CLOSE:
        return []
    waiting = connection.execute(
        select(groups).where(groups.c.near_group == group_id, ~groups.c.near_differs)
    ).all()
    free = [row.group_id for row in waiting if standings.is_free(row)]
    locked = shown.locked(connection, free)
    of_group = shown.members(connection, free)
    alone = {
        name: entry
        for name, row in locked.items()
        if standings.is_free(row) and len(of_group[name]) == 1
    }
    return _close(connection, alone, now_ms)


def _decided(connection: Connection, group_ids: Iterable[str]) -> dict[str, DecisionEntry]:
    """Return the decision in force of each group that is decided and not asked about again."""
    found: dict[str, DecisionEntry] = {}
    for group_id, row in standings.group_rows(connection, sorted(group_ids)).items():
        if row.state != "closed" and row.stage != "second":
            continue
        entry = in_force(connection, group_id)
        if entry is not None and entry.verdict != Verdict.ESCALATE.value:
            found[group_id] = entry
    return found


def in_force(connection: Connection, group_id: str) -> DecisionEntry | None:
    """Return the newest decision about a group that took effect."""
    entry = connection.execute(
        select(decisions.c.entry)
        .where(
            decisions.c.group_id == group_id,
            decisions.c.effective,
            decisions.c.entry_type == "decision",
        )
        .order_by(decisions.c.generation.desc())
        .limit(1)
    ).scalar()
    return None if entry is None else DecisionEntry.model_validate_json(entry)


def _close(
    connection: Connection, answers: Mapping[str, DecisionEntry | None], now_ms: int
) -> list[AuditEntry]:
    wanted = [name for name, entry in answers.items() if entry is not None]
    if not wanted:
        return []
    version = bundles.policy_in_force(connection).version
    records: list[AuditEntry] = []
    for name, members in shown.members(connection, wanted).items():
        entry = answers[name]
        assert entry is not None  # it is wanted
        connection.execute(update(groups).where(groups.c.group_id == name).values(state="closed"))
        connection.execute(
            update(items)
            .where(items.c.group_id == name, items.c.state == "available")
            .values(state="closed")
        )
        for member in members:
            if member.state == "available":
                way_back.deliver(connection, entry, version, now_ms, member)
                records.append(_record(member, entry, now_ms))
    return records


def _record(member: Row[Any], entry: DecisionEntry, now_ms: int) -> AuditEntry:
    return AuditEntry(
        event=AuditEvent.GROUP_CHANGED,
        at=logs.at(now_ms),
        item=member.item_id,
        group=member.group_id,
        decision_id=entry.decision_id,
        verdict=entry.verdict,
        policy=entry.policy_version,
        reason=LATE_MEMBER,
    )
