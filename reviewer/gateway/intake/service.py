# SPDX-License-Identifier: Apache-2.0
"""Takes flagged items in: who sent it, what it is, when an answer is owed, and its bytes.

An item waits as ``ingested`` until its bytes are here, were decoded and hashed by the decoding
process, and are sealed on disk.  What cannot be decoded is quarantined and never offered.  Items
flagged as suspected child-abuse material, and any later copy of the same bytes, are sealed and
locked without being decoded.  ``external_id`` is the platform's own: a repeat answers with the
same item.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Final

from sqlalchemy import Connection, update

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, MediaUnreadable, RuleBroken, StoreUnusable
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake import rows
from reviewer.gateway.store import feed, logs
from reviewer.gateway.store.tables import items
from reviewer.media.values import Inspection
from reviewer.wire.account import IntakeAnswer, IntakeItem, MediaAccepted, WithdrawAnswer
from reviewer.wire.base import BASE_PATH

MEDIA_MAX_BYTES: Final = 200 * 1024 * 1024  # media/limits.py decodes nothing larger
CHUNK_BYTES: Final = 1_048_576  # the piece a workstation checks as it arrives (sync.md 2.3)
_TEXT: Final = "text/plain"


def take_in(gateway: Gateway, platform_id: str, item: IntakeItem) -> IntakeAnswer:
    """Register an item; a text is complete at once, other kinds wait for ``store_media``.

    Raises:
        InputRefused: a code the policy in force does not know, or contradicting fields.
        RuleBroken: ``digest-mismatch``: the text is not what its digest says.
        StoreUnusable: the disk is full; nothing is registered.
    """
    _check(item)
    known = gateway.db.read(lambda reading: rows.known_item(reading, platform_id, item.external_id))
    if known is not None:
        return _repeated(gateway, platform_id, item, known)
    new = rows.new_item(platform_id, item, policy=gateway.policy(), now_ms=gateway.now_ms())
    item_id = str(new.item["item_id"])
    content = None
    if item.text:
        content = _look_into(gateway, item.text.encode(), _TEXT, is_flagged=item.diversion)

    def register(connection: Connection) -> tuple[str, bool] | None:
        if not rows.insert_item(connection, new):
            return None
        placed = {"item": item_id, "group": new.group["group_id"]}
        logs.append_own(
            connection, gateway, AuditEvent.ITEM_RECEIVED, **placed, queue=new.group["queue"]
        )
        if content is None:
            return "ingested", False
        return _attach(connection, gateway, platform_id, item_id, content)

    written = _write(gateway, register, content)
    if written is None:  # the same item came twice at once
        return take_in(gateway, platform_id, item)
    return _answer(item_id, written[0], created=True)


def _repeated(
    gateway: Gateway, platform_id: str, item: IntakeItem, known: tuple[str, str]
) -> IntakeAnswer:
    item_id, state = known
    if state == "ingested" and item.text:
        pieces = [item.text.encode()]
        state = store_media(gateway, platform_id, item_id, pieces, _TEXT).state
    return _answer(item_id, state, created=False)


def _check(item: IntakeItem) -> None:
    if item.text and item.kind != "text":
        raise InputRefused("text-unexpected", "text")
    if item.size > MEDIA_MAX_BYTES:
        raise InputRefused("too-large", "size")
    if item.text and item.sha256 not in ("", hashlib.sha256(item.text.encode()).hexdigest()):
        raise RuleBroken("digest-mismatch")


def _answer(item_id: str, state: str, *, created: bool) -> IntakeAnswer:
    waits = state == "ingested"
    return IntakeAnswer.model_validate(
        {
            "item_id": item_id,
            "state": "awaiting-media" if waits else state,
            "created": created,
            "upload": f"{BASE_PATH}/intake/items/{item_id}/media" if waits else "",
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
    waiting = gateway.db.read(lambda reading: rows.find_item(reading, platform_id, item_id))
    if waiting.state == "withdrawn":
        raise RuleBroken("withdrawn")
    clear = _collect(pieces)
    sha256 = hashlib.sha256(clear).hexdigest()
    if sha256 != (waiting.sha256 or waiting.declared_sha256 or sha256):
        raise RuleBroken("digest-mismatch")
    if waiting.state == "ingested":
        content = _look_into(gateway, clear, declared_type, is_flagged=waiting.is_locked)
        del clear

        def attach(connection: Connection) -> tuple[str, bool]:
            return _attach(connection, gateway, platform_id, item_id, content)

        _write(gateway, attach, content)
    return _accepted(gateway, platform_id, item_id, sha256)


def _write(
    gateway: Gateway,
    work: Callable[[Connection], tuple[str, bool] | None],
    content: rows.Content | None,
) -> tuple[str, bool] | None:
    """Run ``work``, and remove the sealed blob if it went into no row.

    Where a failure leaves open whether the row was written, the blob stays: without a row nobody
    has its key.
    """
    try:
        written = gateway.db.write(work)
    except StoreUnusable as error:
        if content is not None and error.reason == "full":
            gateway.media.remove(content.sealed[0])
        raise
    if content is not None and (written is None or not written[1]):
        gateway.media.remove(content.sealed[0])
    return written


def _accepted(gateway: Gateway, platform_id: str, item_id: str, sha256: str) -> MediaAccepted:
    """Answer with what stands in the store, whoever's upload came first."""
    stored = gateway.db.read(lambda reading: rows.find_item(reading, platform_id, item_id))
    if stored.state == "withdrawn":
        raise RuleBroken("withdrawn")
    if stored.sha256 != sha256:
        raise RuleBroken("digest-mismatch")
    return MediaAccepted.model_validate(
        {
            "item_id": item_id,
            # Decided meanwhile: to the platform its bytes are simply there.
            "state": "available" if stored.state == "closed" else stored.state,
            "sha256": sha256,
            "hashes": json.loads(stored.hashes),
        }
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
    gateway: Gateway, clear: bytes, declared_type: str, *, is_flagged: bool
) -> rows.Content:
    """Decode, hash and seal; bytes that are or were flagged for diversion are only sealed."""
    sha256 = hashlib.sha256(clear).hexdigest()
    state, reason = "available", ""
    seen: Inspection | None = None
    if is_flagged or gateway.db.read(lambda reading: rows.is_locked(reading, sha256)):
        state = "diverted"
    else:
        try:
            seen = gateway.decoder.inspect(clear, declared_type)
        except MediaUnreadable as error:
            state, reason = "quarantined", error.reason
    view = memoryview(clear)
    return rows.Content(
        state=state,
        reason=reason,
        sha256=sha256,
        size=len(clear),
        media_type=seen.media_type if seen else declared_type[:128],
        inspection=seen,
        chunks=tuple(
            hashlib.sha256(view[start : start + CHUNK_BYTES]).hexdigest()
            for start in range(0, max(1, len(clear)), CHUNK_BYTES)
        ),
        sealed=gateway.media.put(clear),
    )


def _attach(
    connection: Connection,
    gateway: Gateway,
    platform_id: str,
    item_id: str,
    content: rows.Content,
) -> tuple[str, bool]:
    """Tie bytes to a waiting item; return its state, and whether the sealed blob is in use."""
    item = rows.find_item(connection, platform_id, item_id, lock=True)
    if item.state != "ingested":  # another upload of the same item, or its end, came first
        return item.state, False
    state, is_used = rows.attach(connection, item, content)
    placed = {"item": item_id, "group": item.group_id}
    if state == "quarantined":
        logs.append_own(
            connection, gateway, AuditEvent.MEDIA_QUARANTINED, **placed, reason=content.reason
        )
    elif state == "diverted":
        reason = "flagged" if item.is_locked else "same-bytes"
        logs.append_own(
            connection,
            gateway,
            AuditEvent.DIVERTED,
            **placed,
            policy=item.policy_version,
            reason=reason,
        )
    return state, is_used


def withdraw(gateway: Gateway, item_id: str, platform_id: str, reason: str) -> WithdrawAnswer:
    """Take an item back for its platform: no one opens it again; decisions on it stay.

    Raises:
        RuleBroken: ``not-found``, or ``diverted`` (a locked item is the legal contact's).
    """

    def tombstone(connection: Connection) -> str | None:
        item = rows.find_item(connection, platform_id, item_id, lock=True)
        if item.state == "withdrawn":
            return None
        if item.is_locked or item.state == "diverted":
            raise RuleBroken("diverted")
        told = rows.holders(connection, item.group_id)
        connection.execute(
            update(items).where(items.c.item_id == item_id).values(state="withdrawn")
        )
        rows.end_group_if_empty(connection, item.group_id)
        shredded = rows.shred_unused_media(connection, item.media_id)
        event = {"event": "withdrawn", "group_id": item.group_id, "item_ids": [item_id]}
        for workstation in told:
            feed.append(connection, feed.workstation_topic(workstation), event)
        placed = {"item": item_id, "group": item.group_id}
        logs.append_own(connection, gateway, AuditEvent.ITEM_WITHDRAWN, **placed, reason=reason)
        return shredded

    blob = gateway.db.write(tombstone)
    if blob is not None:
        gateway.media.remove(blob)
    return WithdrawAnswer(item_id=item_id, state="withdrawn")
