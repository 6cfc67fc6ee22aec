# SPDX-License-Identifier: Apache-2.0
"""Takes flagged items in: who sent it, what it is, when an answer is owed, and its bytes.

An item waits as ``ingested`` until its bytes are here, were decoded and hashed by the decoding
process, and are sealed on disk.  What cannot be decoded is quarantined and never offered.  Items
flagged as suspected child-abuse material are sealed and locked without being decoded.
``external_id`` is the platform's own: a repeat answers with the same item.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select, update

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, MediaUnreadable, RuleBroken
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake import rows
from reviewer.gateway.store import feed, logs
from reviewer.gateway.store.tables import groups, items, media
from reviewer.media.values import Inspection
from reviewer.wire.account import IntakeAnswer, IntakeItem, MediaAccepted, WithdrawAnswer
from reviewer.wire.mapping import hash_to
from reviewer.wire.work import HashMessage

MEDIA_MAX_BYTES: Final = 200 * 1024 * 1024  # media/limits.py decodes nothing larger
CHUNK_BYTES: Final = 1_048_576  # the piece a workstation checks as it arrives (sync.md 2.3)


def take_in(gateway: Gateway, platform_id: str, item: IntakeItem) -> IntakeAnswer:
    """Register an item; a text is complete at once, other kinds wait for ``store_media``.

    Raises:
        InputRefused: a code the policy in force does not know.
    """
    new = rows.new_item(gateway, platform_id, item)

    def register(connection: Connection) -> tuple[str, str, bool]:
        known = connection.execute(
            select(items.c.item_id, items.c.state).where(
                items.c.platform_id == platform_id, items.c.external_id == item.external_id
            )
        ).first()
        if known is not None:
            return known.item_id, known.state, False
        rows.insert(connection, new)
        return new.item_id, "ingested", True

    item_id, state, created = gateway.db.write(register)
    if state == "ingested" and item.text:
        pieces = [item.text.encode()]
        state = store_media(gateway, platform_id, item_id, pieces, "text/plain").state
    return IntakeAnswer.model_validate(
        {
            "item_id": item_id,
            "state": "awaiting-media" if state == "ingested" else state,
            "created": created,
            "upload": f"/rq/v1/intake/items/{item_id}/media" if state == "ingested" else "",
        }
    )


def store_media(
    gateway: Gateway, platform_id: str, item_id: str, pieces: Iterable[bytes], declared_type: str
) -> MediaAccepted:
    """Take the bytes of a waiting item, look into them, seal them, and offer the item.

    Raises:
        RuleBroken: ``not-found``, ``too-large``, ``digest-mismatch`` or ``withdrawn``.
        StoreUnusable: the disk is full; the item goes on waiting.
    """
    waiting = gateway.db.read(lambda connection: _waiting(connection, platform_id, item_id))
    clear = _collect(pieces)
    sha256 = hashlib.sha256(clear).hexdigest()
    if waiting.declared_sha256 not in ("", sha256):
        raise RuleBroken("digest-mismatch")
    if waiting.state != "ingested":
        return _accepted(item_id, waiting.state, sha256, ())
    state, seen = _look_into(gateway, clear, declared_type, diverted=waiting.diversion)
    sealed = gateway.media.put(clear)
    found = rows.MediaFound(
        sha256=sha256,
        size=len(clear),
        media_type=seen.media_type if seen else declared_type,
        inspection=seen,
        chunks=tuple(
            hashlib.sha256(clear[start : start + CHUNK_BYTES]).hexdigest()
            for start in range(0, max(1, len(clear)), CHUNK_BYTES)
        ),
    )

    def attach(connection: Connection) -> bool:
        # Another upload of the same item may have come first.
        if _waiting(connection, platform_id, item_id).state != "ingested":
            return False
        used = rows.attach_media(connection, item_id, found, sealed, state)
        event = {
            "available": AuditEvent.ITEM_RECEIVED,
            "quarantined": AuditEvent.MEDIA_QUARANTINED,
            "diverted": AuditEvent.DIVERTED,
        }[state]
        logs.append_own(connection, gateway, event, item=item_id, group=waiting.group_id)
        return used

    if not gateway.db.write(attach):
        gateway.media.remove(sealed[0])
    hashes = tuple(hash_to(value) for value in seen.hashes) if seen else ()
    return _accepted(item_id, state, sha256, hashes)


def withdraw(gateway: Gateway, item_id: str, platform_id: str, reason: str) -> WithdrawAnswer:
    """Take an item back for its platform: no one sees it again; decisions on it stay.

    Raises:
        RuleBroken: ``not-found``, or ``diverted`` (a locked item is the legal contact's).
    """

    def tombstone(connection: Connection) -> None:
        item = _waiting(connection, platform_id, item_id)
        if item.state == "withdrawn":
            return
        if item.state == "diverted":
            raise RuleBroken("diverted")
        connection.execute(
            update(items).where(items.c.item_id == item_id).values(state="withdrawn")
        )
        rows.end_group_if_empty(connection, item.group_id)
        rows.shred_unused_media(connection, item.media_id)
        for workstation in rows.holders(connection, item.group_id):
            feed.append(
                connection,
                f"ws:{workstation}",
                {"event": "withdrawn", "group_id": item.group_id, "item_ids": [item_id]},
            )
        logs.append_own(
            connection,
            gateway,
            AuditEvent.ITEM_WITHDRAWN,
            item=item_id,
            group=item.group_id,
            reason=reason,
        )

    gateway.db.write(tombstone)
    return WithdrawAnswer(item_id=item_id, state="withdrawn")


def _waiting(connection: Connection, platform_id: str, item_id: str) -> rows.ItemRow:
    found = connection.execute(
        select(
            items.c.state,
            items.c.group_id,
            items.c.media_id,
            items.c.declared_sha256,
            groups.c.state.label("group_state"),
            media.c.blob,
        )
        .join(groups, groups.c.group_id == items.c.group_id)
        .outerjoin(media, media.c.media_id == items.c.media_id)
        .where(items.c.item_id == item_id, items.c.platform_id == platform_id)
    ).first()
    if found is None:
        raise RuleBroken("not-found")
    return rows.ItemRow(
        state=found.state,
        group_id=found.group_id,
        media_id=found.media_id,
        declared_sha256=found.declared_sha256,
        # A group is born ``diverted`` when its platform flagged it so.
        diversion=found.group_state == "diverted",
    )


def _collect(pieces: Iterable[bytes]) -> bytes:
    """Gather an upload in memory: clear bytes never touch the disk."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        if len(gathered) > MEDIA_MAX_BYTES:
            raise RuleBroken("too-large")
    return bytes(gathered)


def _look_into(
    gateway: Gateway, clear: bytes, declared_type: str, *, diverted: bool
) -> tuple[str, Inspection | None]:
    if diverted:
        return "diverted", None
    try:
        return "available", gateway.decoder.inspect(clear, declared_type)
    except MediaUnreadable:
        return "quarantined", None


def _accepted(
    item_id: str, state: str, sha256: str, hashes: tuple[HashMessage, ...]
) -> MediaAccepted:
    if state not in ("available", "quarantined", "diverted"):
        # Closed or leased meanwhile: to the platform it is simply there.
        state = "available" if state != "withdrawn" else "quarantined"
    if not sha256:
        raise InputRefused("digest", item_id)
    return MediaAccepted.model_validate(
        {"item_id": item_id, "state": state, "sha256": sha256, "hashes": hashes}
    )
