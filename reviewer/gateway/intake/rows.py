# SPDX-License-Identifier: Apache-2.0
"""The rows intake writes: a new item in a group of its own, its media, and their end."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert as sql_insert, select, update

from reviewer.domain.errors import InputRefused
from reviewer.domain.ids import uuid7
from reviewer.domain.items import band_of
from reviewer.domain.policy import Policy
from reviewer.gateway.context import Gateway
from reviewer.gateway.store.tables import groups, items, media
from reviewer.media.values import Inspection
from reviewer.sealing.canonical import canonical
from reviewer.wire.account import IntakeItem
from reviewer.wire.mapping import hash_to, severity_from
from reviewer.wire.work import ContextMessage

ORDER_BASIS = "tco_order"  # a removal order: its one-hour clock goes before ordinary work


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item and its group, ready to be written."""

    item_id: str
    item: dict[str, object]
    group: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """What intake needs to know of an item that is already here."""

    state: str
    group_id: str
    media_id: str | None
    declared_sha256: str
    diversion: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFound:
    """What was found in an item's bytes; ``inspection`` is None where nobody looked."""

    sha256: str
    size: int
    media_type: str
    inspection: Inspection | None
    chunks: tuple[str, ...]


def new_item(gateway: Gateway, platform_id: str, item: IntakeItem) -> NewItem:
    """Place an item in its queue with its clock; raises ``InputRefused`` for an unknown code."""
    now_ms, policy = gateway.now_ms(), gateway.policy()
    if item.category not in {code.code for code in policy.categories}:
        raise InputRefused("category-unknown", "category")
    severity = severity_from(item.severity)
    item_id, group_id = (uuid7(now_ms, secrets.token_bytes(10)) for _ in range(2))
    due_min = item.due_in_minutes
    basis_min = _answer_within(policy, item.legal_basis)
    # The platform may ask for sooner, never for later than the law does.
    due_ms = now_ms + 60_000 * (basis_min if due_min is None else min(due_min, basis_min))
    context = ContextMessage(
        source=item.source,
        reports=item.reports,
        caption=item.caption,
        language=item.language,
        posted_at=item.posted_at,
        author_ref=item.author_ref,
        author_prior=item.author_prior,
        account_age_days=item.account_age_days,
    )
    return NewItem(
        item_id=item_id,
        item={
            "item_id": item_id,
            "group_id": group_id,
            "platform_id": platform_id,
            "external_id": item.external_id,
            "state": "ingested",
            "kind": item.kind,
            "context": context.model_dump_json(exclude_none=True),
            "declared_sha256": item.sha256,
            "received_ms": now_ms,
        },
        group={
            "group_id": group_id,
            "queue": f"{item.category}.{band_of(severity).value}",
            "category": item.category,
            "severity": None if severity is None else int(severity),
            "state": "diverted" if item.diversion else "ingested",
            "tier": 1 if item.legal_basis == ORDER_BASIS else 2,
            "due_ms": due_ms,
            "legal_basis": item.legal_basis,
            "policy_version": policy.version,
        },
    )


def _answer_within(policy: Policy, legal_basis: str) -> int:
    for basis in policy.legal_bases:
        if basis.code == legal_basis:
            return basis.answer_within_min
    raise InputRefused("legal-basis-unknown", "legal_basis")


def insert(connection: Connection, new: NewItem) -> None:
    """Write the group and the item."""
    connection.execute(sql_insert(groups).values(new.group))
    connection.execute(sql_insert(items).values(new.item))


def attach_media(
    connection: Connection, item_id: str, found: MediaFound, sealed: tuple[str, bytes], state: str
) -> bool:
    """Tie bytes to their item and offer it; return whether the sealed blob is the one used.

    The same bytes of another item serve both; a shredded row gets the new blob.
    """
    known = connection.execute(
        select(media.c.media_id, media.c.wrapped_key).where(media.c.sha256 == found.sha256)
    ).first()
    blob, wrapped_key = sealed
    if known is None:
        media_id = secrets.token_hex(12)
        connection.execute(
            sql_insert(media).values(
                media_id=media_id, blob=blob, wrapped_key=wrapped_key, **_columns(found)
            )
        )
    else:
        media_id = known.media_id
        if known.wrapped_key is None:
            connection.execute(
                update(media)
                .where(media.c.media_id == media_id)
                .values(blob=blob, wrapped_key=wrapped_key)
            )
    connection.execute(
        update(items).where(items.c.item_id == item_id).values(media_id=media_id, state=state)
    )
    group_id = select(items.c.group_id).where(items.c.item_id == item_id).scalar_subquery()
    connection.execute(
        update(groups)
        .where(groups.c.group_id == group_id, groups.c.state == "ingested")
        .values(state=state)
    )
    return known is None or known.wrapped_key is None


def _columns(found: MediaFound) -> dict[str, object]:
    seen = found.inspection
    hashes = [hash_to(value).model_dump(exclude_none=True) for value in seen.hashes] if seen else []
    return {
        "sha256": found.sha256,
        "media_type": found.media_type,
        "size": found.size,
        "width": seen.width or None if seen else None,
        "height": seen.height or None if seen else None,
        "duration_ms": seen.duration_ms if seen else None,
        "hashes": canonical(hashes).decode(),
        "chunks": canonical(list(found.chunks)).decode(),
    }


def end_group_if_empty(connection: Connection, group_id: str) -> None:
    """Withdraw a group none of whose members can be seen any more."""
    left = connection.execute(
        select(func.count())
        .select_from(items)
        .where(items.c.group_id == group_id, items.c.state.in_(("available", "ingested")))
    ).scalar_one()
    if not left:
        connection.execute(
            update(groups)
            .where(groups.c.group_id == group_id, groups.c.state != "diverted")
            .values(
                state="withdrawn",
                lease_id=None,
                holder_workstation=None,
                holder_person=None,
                expires_ms=None,
            )
        )


def shred_unused_media(connection: Connection, media_id: str | None) -> None:
    """Destroy the key of media that no item needs any more."""
    if media_id is None:
        return
    needed = connection.execute(
        select(func.count())
        .select_from(items)
        .where(items.c.media_id == media_id, items.c.state != "withdrawn")
    ).scalar_one()
    if not needed:
        connection.execute(
            update(media).where(media.c.media_id == media_id).values(wrapped_key=None)
        )


def holders(connection: Connection, group_id: str) -> tuple[str, ...]:
    """Return the workstations that hold, or last held, a group."""
    row = connection.execute(
        select(groups.c.holder_workstation, groups.c.last_workstation).where(
            groups.c.group_id == group_id
        )
    ).one()
    return tuple(sorted({name for name in row if name is not None}))
