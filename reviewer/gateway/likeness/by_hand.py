# SPDX-License-Identifier: Apache-2.0
"""Taking a group apart, and putting two together, by the person who holds them.

Both stay, or become, held by that person: who sees that members differ can answer for each part.
Every claim to the members as they were ends, since the generation rises.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.ids import uuid7
from reviewer.gateway.likeness import standings
from reviewer.gateway.likeness.grouping import relation, take_turn, together
from reviewer.gateway.likeness.standings import MEMBERS_MOST, Texts
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store import held_leases, logs
from reviewer.gateway.store.tables import groups, items, likenesses
from reviewer.media.grouping.joining import Standing
from reviewer.media.grouping.likeness import alike
from reviewer.wire.banks import GroupJoin, GroupsAnswer, GroupSplit

SPLIT = "split"
REJOINED = "rejoined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who does it, and when."""

    workstation_id: str
    person_id: str
    now_ms: int
    texts: Texts


def split(connection: Connection, hand: Hand, group_id: str, asked: GroupSplit) -> GroupsAnswer:
    """Give some members a group of their own; both are held by the sender.

    Raises:
        RuleBroken: ``lease-required``; ``withdrawn``: a member that was shown is gone.
        InputRefused: ``schema``: all members were named, or others.
    """
    take_turn(connection)
    group = _held(connection, hand, group_id, asked.lease_id, asked.generation)
    present = [
        row for row in shown.members(connection, [group_id])[group_id] if row.state == "available"
    ]
    leaving = set(asked.item_ids)
    names = {row.item_id for row in present}
    if shown.digest_of(present) != asked.member_digest:
        raise RuleBroken("withdrawn")
    if not leaving < names:
        raise InputRefused("schema", "item_ids")
    made = uuid7(hand.now_ms, secrets.token_bytes(10))
    lease_id = f"ls-{secrets.token_hex(5)}-{made}"
    columns = {
        **group._asdict(),
        "group_id": made,
        "lease_id": lease_id,
        "last_lease_id": lease_id,
        "generation": 1,
        "representative": min(leaving),
        "near_group": None,
        "near_differs": False,
    }
    connection.execute(insert(groups).values(columns))
    connection.execute(update(items).where(items.c.item_id.in_(leaving)).values(group_id=made))
    first = group.representative if group.representative in names - leaving else None
    _risen(connection, group, representative=first or min(names - leaving))
    for name in (group_id, made):
        relate(connection, hand.texts, name)
    _log(connection, hand, group_id, SPLIT, {"other": made})
    return _answer(connection, hand, [group_id, made])


def join(connection: Connection, hand: Hand, group_id: str, asked: GroupJoin) -> GroupsAnswer:
    """Put another group the sender holds into this one.

    Raises:
        RuleBroken: ``lease-required`` of either.
        InputRefused: ``schema``: they are one and the same, of different categories, not both
            undecided, or too many together.
    """
    take_turn(connection)
    shown.locked(connection, [group_id, asked.other_group_id])
    group = _held(connection, hand, group_id, asked.lease_id, asked.generation)
    other = _held(
        connection, hand, asked.other_group_id, asked.other_lease_id, asked.other_generation
    )
    of_group = shown.members(connection, [group_id, other.group_id])
    may_be_one = (
        group_id != other.group_id
        and group.category == other.category
        and group.stage == other.stage == "first"
        and sum(map(len, of_group.values())) <= MEMBERS_MOST
    )
    if not may_be_one:
        raise InputRefused("schema", "other_group_id")
    connection.execute(
        update(items).where(items.c.group_id == other.group_id).values(group_id=group_id)
    )
    # Its row stays: an act about it that is under way is answered, not refused.
    connection.execute(
        update(groups)
        .where(groups.c.group_id == other.group_id)
        .values(
            state="withdrawn",
            lease_id=None,
            holder_workstation=None,
            holder_person=None,
            expires_ms=None,
        )
    )
    _risen(connection, group, **together([group, other]))
    relate(connection, hand.texts, group_id)
    _log(connection, hand, group_id, REJOINED, {"other": other.group_id})
    return _answer(connection, hand, [group_id])


def relate(connection: Connection, texts: Texts, group_id: str) -> None:
    """Find anew how the members of a group are like its representative."""
    known = standings.features_of_members(connection, texts, group_id)
    if not known:
        return
    asked = select(groups.c.representative).where(groups.c.group_id == group_id)
    named = connection.execute(asked).scalar()
    first = known.get(named or "", next(iter(known.values())))
    standing = Standing(group=group_id, representative=first)
    connection.execute(delete(likenesses).where(likenesses.c.item_id.in_(known)))
    rows = [
        {
            "item_id": each.item,
            "is_direct": alike(each.features, first.features) is not None,
            **relation(each.features, standing),
        }
        for each in known.values()
        if each is not first
    ]
    if rows:
        connection.execute(insert(likenesses), rows)


def _held(
    connection: Connection, hand: Hand, group_id: str, lease_id: str, generation: int
) -> Row[Any]:
    group = shown.locked(connection, [group_id]).get(group_id)
    is_held = (
        group is not None
        and group.state == "leased"
        and held_leases.holds(group, hand.workstation_id, lease_id, generation)
    )
    if group is None or not is_held:
        raise RuleBroken("lease-required")
    return group


def _risen(connection: Connection, group: Row[Any], **columns: object) -> None:
    connection.execute(
        update(groups)
        .where(groups.c.group_id == group.group_id)
        .values(generation=groups.c.generation + 1, **columns)
    )


def _log(
    connection: Connection, hand: Hand, group_id: str, reason: str, detail: dict[str, str]
) -> None:
    entry = AuditEntry(
        event=AuditEvent.GROUP_CHANGED,
        at=logs.at(hand.now_ms),
        actor=hand.person_id,
        device=hand.workstation_id,
        group=group_id,
        reason=reason,
        detail=detail,
    )
    logs.append_all(connection, [entry])


def _answer(connection: Connection, hand: Hand, group_ids: Sequence[str]) -> GroupsAnswer:
    found = shown.messages(connection, group_ids, hand.now_ms)
    return GroupsAnswer(groups=tuple(each.model_dump(mode="json") for each in found))
