# SPDX-License-Identifier: Apache-2.0
"""The rows intake reads and writes: an item in a group of its own, and their end.

Locks are taken in one order everywhere: group, item, media.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection, and_, case, exists, func, insert, select, update

from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.ids import uuid7
from reviewer.domain.items import band_of
from reviewer.domain.policy import Policy
from reviewer.gateway.intake.content import Content
from reviewer.gateway.intake.media_rows import Kept, keep_media
from reviewer.gateway.store import tiers
from reviewer.gateway.store.tables import groups, items, media
from reviewer.wire.account import IntakeItem
from reviewer.wire.mapping import severity_from
from reviewer.wire.work import ContextMessage

_OPEN_GROUPS: Final = ("ingested", "available", "leased")
# What waits for a second person is decided, as far as its platform is concerned.
_STATE: Final = case(
    (and_(groups.c.stage == "second", items.c.state == "available"), "closed"), else_=items.c.state
).label("state")
_UNREADABLE: Final = func.coalesce(media.c.unreadable, "").label("unreadable")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item and its group, ready to be written."""

    item: dict[str, object]
    group: dict[str, object]

    @property
    def is_flagged(self) -> bool:
        """Say whether the platform flagged it as suspected child-abuse material."""
        return self.group["state"] == "diverted"


class KnownItem(NamedTuple):
    """An item that is here, as its platform is told of it.

    Attributes:
        unreadable: why its bytes cannot be decoded, empty if they can or are not here yet.
    """

    item_id: str
    state: str
    unreadable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """What intake needs to know of an item that is already here.

    Attributes:
        is_locked: its group was set aside as suspected child-abuse material.
        sha256: digest of its media, empty while it waits for it.
        hashes: canonical JSON list of that media's hashes.
        unreadable: as in ``KnownItem``.
    """

    item_id: str
    kind: str
    state: str
    group_id: str
    generation: int
    queue: str
    policy_version: str
    declared_sha256: str
    is_locked: bool
    media_id: str | None
    sha256: str
    hashes: str
    unreadable: str


def new_item(platform_id: str, item: IntakeItem, *, policy: Policy, now_ms: int) -> NewItem:
    """Place an item in its queue with its clock; raises ``InputRefused`` for an unknown code."""
    if item.category not in {code.code for code in policy.categories}:
        raise InputRefused("category-unknown", "category")
    severity = severity_from(item.severity)
    item_id, group_id = (uuid7(now_ms, secrets.token_bytes(10)) for _ in range(2))
    context = ContextMessage.model_validate(
        {name: getattr(item, name) for name in ContextMessage.model_fields}
    )
    return NewItem(
        item={
            "item_id": item_id,
            "group_id": group_id,
            "platform_id": platform_id,
            "external_id": item.external_id,
            "state": "ingested",
            "kind": item.kind,
            "context": context.model_dump_json(exclude_none=True),
            "media_id": None,
            "declared_sha256": item.sha256,
            "received_ms": now_ms,
        },
        group={
            "group_id": group_id,
            "queue": f"{item.category}.{band_of(severity).value}",
            "category": item.category,
            "severity": None if severity is None else int(severity),
            "state": "diverted" if item.diversion else "ingested",
            "tier": tiers.ORDINARY,  # until it is written: an incident may begin meanwhile
            "due_ms": now_ms + 60_000 * _minutes(policy, item),
            "legal_basis": item.legal_basis,
            "policy_version": policy.version,
            "representative": item_id,
        },
    )


def _minutes(policy: Policy, item: IntakeItem) -> int:
    """Return by when an answer is owed: a platform may ask for sooner, never for later."""
    for basis in policy.legal_bases:
        if basis.code == item.legal_basis:
            asked = item.due_in_minutes
            return basis.answer_within_min if asked is None else min(asked, basis.answer_within_min)
    raise InputRefused("legal-basis-unknown", "legal_basis")


def known_items(
    connection: Connection, platform_id: str, external_ids: Sequence[str]
) -> dict[str, KnownItem]:
    """Return those of a platform's items that are here, by its own ids."""
    found = connection.execute(
        select(items.c.external_id, items.c.item_id, _STATE, _UNREADABLE)
        .join(groups, groups.c.group_id == items.c.group_id)
        .outerjoin(media, media.c.media_id == items.c.media_id)
        .where(items.c.platform_id == platform_id, items.c.external_id.in_(external_ids))
    )
    return {row.external_id: KnownItem(row.item_id, row.state, row.unreadable) for row in found}


def complete(new: NewItem, content: Content, media_id: str, state: str) -> NewItem:
    """Return a new item whose bytes came with it."""
    item = new.item | {"media_id": media_id, "state": state} | kind_of(content)
    return NewItem(item=item, group={**new.group, "state": state})


def insert_items(connection: Connection, arrivals: Sequence[NewItem]) -> None:
    """Write groups and items, as urgent as they are now."""
    wanted = {(str(new.group["category"]), str(new.group["legal_basis"])) for new in arrivals}
    tier_of = {each: tiers.tier_for(connection, *each) for each in wanted}
    for new in arrivals:
        new.group["tier"] = tier_of[str(new.group["category"]), str(new.group["legal_basis"])]
    connection.execute(insert(groups), [new.group for new in arrivals])
    connection.execute(insert(items), [new.item for new in arrivals])


def find_item(
    connection: Connection, platform_id: str, item_id: str, *, lock: bool = False
) -> ItemRow:
    """Return a platform's item; with ``lock`` nobody changes it or its group until the commit.

    Raises:
        RuleBroken: ``not-found``, also for another platform's item.
    """
    own = (items.c.item_id == item_id, items.c.platform_id == platform_id)
    if lock:
        group_id = select(items.c.group_id).where(*own).scalar_subquery()
        connection.execute(
            select(groups.c.state).where(groups.c.group_id == group_id).with_for_update()
        )
        connection.execute(select(items.c.state).where(*own).with_for_update())
    found = connection.execute(
        select(
            items.c.item_id,
            items.c.kind,
            items.c.state,
            items.c.group_id,
            groups.c.generation,
            groups.c.queue,
            groups.c.policy_version,
            items.c.declared_sha256,
            (groups.c.state == "diverted").label("is_locked"),
            items.c.media_id,
            func.coalesce(media.c.sha256, "").label("sha256"),
            func.coalesce(media.c.hashes, "[]").label("hashes"),
            _UNREADABLE,
        )
        .join(groups, groups.c.group_id == items.c.group_id)
        .outerjoin(media, media.c.media_id == items.c.media_id)
        .where(*own)
    ).first()
    if found is None:
        raise RuleBroken("not-found")
    return ItemRow(**found._asdict())


def attach(connection: Connection, item: ItemRow, content: Content, state: str) -> Kept:
    """Tie bytes to an item that waited for them, and offer it; return where they are kept."""
    kept = keep_media(connection, [content])
    connection.execute(
        update(items)
        .where(items.c.item_id == item.item_id)
        .values(media_id=kept.media_ids[content.sha256], state=state, **kind_of(content))
    )
    connection.execute(
        update(groups)
        .where(groups.c.group_id == item.group_id, groups.c.state == "ingested")
        .values(state=state)
    )
    return kept


def kind_of(content: Content) -> dict[str, object]:
    """Return the item's kind: what the bytes are is known better from the bytes."""
    return {"kind": content.inspection.kind} if content.inspection else {}


def holders(connection: Connection, group_id: str) -> tuple[str, ...]:
    """Return the workstations that hold, or last held, a group."""
    row = connection.execute(
        select(groups.c.holder_workstation, groups.c.last_workstation).where(
            groups.c.group_id == group_id
        )
    ).one()
    return tuple(sorted({name for name in row if name is not None}))


def end_group_if_empty(connection: Connection, group_id: str) -> None:
    """Withdraw a group none of whose members can be seen any more, and end its lease.

    Who held it stays known: a decision made meanwhile is answered, not lost.
    """
    left = select(items.c.item_id).where(
        items.c.group_id == group_id, items.c.state.in_(("available", "ingested"))
    )
    if connection.execute(select(exists(left))).scalar_one():
        return
    connection.execute(
        update(groups)
        .where(groups.c.group_id == group_id, groups.c.state.in_(_OPEN_GROUPS))
        .values(
            state="withdrawn",
            last_workstation=func.coalesce(groups.c.holder_workstation, groups.c.last_workstation),
            last_lease_id=func.coalesce(groups.c.lease_id, groups.c.last_lease_id),
            lease_id=None,
            holder_workstation=None,
            holder_person=None,
            expires_ms=None,
            offline_until_ms=None,
        )
    )
