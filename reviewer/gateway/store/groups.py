# SPDX-License-Identifier: Apache-2.0
"""Groups as they travel: their members, the digest of the member list, and who may take them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select

from reviewer.domain.ids import ESCALATED_QUEUE, SECOND_PREFIX, first_queue
from reviewer.domain.items import Band, Severity, band_of, member_digest
from reviewer.domain.people import Role
from reviewer.domain.policy import Policy
from reviewer.gateway.likeness import matching, spreading
from reviewer.gateway.store import bundles, logs
from reviewer.gateway.store.tables import groups, items, media
from reviewer.wire.session import QueueInfo
from reviewer.wire.work import (
    ContextMessage,
    GroupMessage,
    HashMessage,
    ItemMessage,
    MatchMessage,
    MediaMessage,
    SpreadMessage,
)

ALL_QUEUES: Final = "*"
SECOND_GRANT: Final = "second"  # beside the grant of a queue: to be its second person
CHUNK_BYTES: Final = 1_048_576
GONE: Final = ("withdrawn", "diverted")


def may_take(queue: str, roles: Collection[Role], granted: Collection[str]) -> bool:
    """Say whether a person may be given work of a queue; the escalated one is the leads'.

    To be a second person needs a grant of its own, which ``*`` does not stand for.
    """
    if queue == ESCALATED_QUEUE:
        return Role.LEAD in roles
    if queue.startswith(SECOND_PREFIX):
        first = first_queue(queue)
        is_plain = first != ESCALATED_QUEUE and not first.startswith(SECOND_PREFIX)
        return SECOND_GRANT in granted and is_plain and may_take(first, roles, granted)
    if queue == SECOND_GRANT:
        return False
    works = Role.REVIEWER in roles or Role.LEAD in roles
    return works and (ALL_QUEUES in granted or queue in granted)


def second_queue(group: Row[Any]) -> str:
    """Return where a group waits for its second person, also after it was escalated."""
    severity = None if group.severity is None else Severity(group.severity)
    usual = f"{group.category}.{band_of(severity).value}"
    return SECOND_PREFIX + (usual if group.queue == ESCALATED_QUEUE else group.queue)


def locked(connection: Connection, group_ids: Collection[str]) -> dict[str, Row[Any]]:
    """Return the groups by id, locked until the commit, always in the same order."""
    rows: list[Row[Any]] = []
    wanted = sorted(set(group_ids))
    for start in range(0, len(wanted), 500):
        rows += connection.execute(
            select(groups)
            .where(groups.c.group_id.in_(wanted[start : start + 500]))
            .order_by(groups.c.group_id)
            .with_for_update()
        ).all()
    return {row.group_id: row for row in rows}


def members(connection: Connection, group_ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """Return the items of each group with their media, in order of id."""
    found: dict[str, list[Row[Any]]] = {group_id: [] for group_id in group_ids}
    if not group_ids:
        return found
    rows = connection.execute(
        select(items, *(c for c in media.c if c.name != "media_id"))
        .join(media, media.c.media_id == items.c.media_id)
        .where(items.c.group_id.in_(group_ids))
        .order_by(items.c.item_id)
    ).all()
    for row in rows:
        found[row.group_id].append(row)
    return found


def digest_of(rows: Sequence[Row[Any]]) -> str:
    """Return the digest of a member list."""
    return member_digest((row.item_id, row.version, row.sha256) for row in rows)


def messages(
    connection: Connection, group_ids: Sequence[str], now_ms: int
) -> tuple[GroupMessage, ...]:
    """Return leased groups as they travel, in the order given; an empty one does not travel."""
    rows = {
        row.group_id: row
        for row in connection.execute(select(groups).where(groups.c.group_id.in_(group_ids)))
    }
    of_group = members(connection, group_ids)
    given = {
        group_id: (rows[group_id], available)
        for group_id in group_ids
        if group_id in rows and (available := _available(of_group[group_id]))
    }
    told = _told(connection, given)
    return tuple(_message(*each, told, now_ms) for each in given.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told beside the items: by item what it matches, by group how alike they are."""

    matches: dict[str, tuple[MatchMessage, ...]]
    spreads: dict[str, SpreadMessage]


def _told(
    connection: Connection, given: Mapping[str, tuple[Row[Any], Sequence[Row[Any]]]]
) -> _Told:
    # The second person is asked without a hint.
    hinted = [row for group, rows in given.values() if group.stage != "second" for row in rows]
    several = any(len(rows) > 1 for _, rows in given.values())
    percent = bundles.policy_in_force(connection).sharing.audit_percent if several else 0
    return _Told(
        matches=matching.told(connection, [row.item_id for row in hinted]),
        spreads=spreading.told(connection, given, percent),
    )


def _available(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    return [row for row in rows if row.state == "available"]


def _message(group: Row[Any], shown: Sequence[Row[Any]], told: _Told, now_ms: int) -> GroupMessage:
    return GroupMessage(
        group_id=group.group_id,
        generation=group.generation,
        lease_id=group.last_lease_id,  # the same while it is held
        member_digest=digest_of(shown),
        queue=group.queue,
        category=group.category,
        severity=None if group.severity is None else f"S{group.severity}",
        stage=group.stage,
        legal_basis=group.legal_basis,
        due_at=logs.at(group.due_ms),
        policy_version=group.policy_version,
        items=tuple(_item(row, told.matches.get(row.item_id, ())) for row in shown),
        spread=told.spreads.get(group.group_id),
        expires_in_ms=max(0, (group.expires_ms or 0) - now_ms),
        offline_until_in_ms=max(0, (group.offline_until_ms or 0) - now_ms),
    )


def _item(row: Row[Any], matches: tuple[MatchMessage, ...]) -> ItemMessage:
    return ItemMessage(
        item_id=row.item_id,
        version=row.version,
        kind=row.kind,
        media=MediaMessage(
            media_id=row.media_id,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            width=row.width,
            height=row.height,
            duration_ms=row.duration_ms,
            hashes=hashes_of(row),
            chunk_bytes=CHUNK_BYTES,
            chunk_sha256=tuple(json.loads(row.chunks)),
            unreadable=row.unreadable,
        ),
        context=ContextMessage.model_validate_json(row.context),
        matches=matches,
    )


def hashes_of(row: Row[Any]) -> tuple[HashMessage, ...]:
    """Return the gateway's own hashes of an item, which are authoritative."""
    return tuple(HashMessage.model_validate(each) for each in json.loads(row.hashes))


def queue_counts(
    connection: Connection, policy: Policy, roles: Collection[Role], granted: Collection[str]
) -> tuple[QueueInfo, ...]:
    """Return what waits in each queue the person may take from; an empty queue counts too."""
    waiting = {
        row.queue: row
        for row in connection.execute(
            select(groups.c.queue, func.count().label("n"), func.min(groups.c.due_ms).label("due"))
            .where(groups.c.state == "available")
            .group_by(groups.c.queue)
        )
    }
    names = granted_queues(policy, roles, granted)
    return tuple(_queue(name, waiting.get(name)) for name in names)


def granted_queues(
    policy: Policy, roles: Collection[Role], granted: Collection[str]
) -> tuple[str, ...]:
    """Return the queues by name that a grant stands for; ``*`` is every queue of the policy."""
    plain = {f"{code.code}.{band.value}" for code in policy.categories for band in Band}
    plain |= {*granted} - {ALL_QUEUES}
    every = plain | {SECOND_PREFIX + name for name in plain}
    names = {name for name in every if may_take(name, roles, granted)}
    return tuple(sorted(names | ({str(ESCALATED_QUEUE)} if Role.LEAD in roles else set())))


def _queue(name: str, row: Row[Any] | None) -> QueueInfo:
    category, _, band = first_queue(name).rpartition(".")
    return QueueInfo(
        name=name,
        category=category or first_queue(name),
        band=band if category else "",
        waiting=0 if row is None else row.n,
        oldest_due_at=None if row is None else logs.at(row.due),
    )
