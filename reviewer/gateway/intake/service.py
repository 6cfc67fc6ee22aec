# SPDX-License-Identifier: Apache-2.0
"""Takes flagged items in: who sent it, what it is, when an answer is owed, and its bytes.

An item waits as ``ingested`` until its bytes are here, were decoded and hashed by the decoding
process, and are sealed on disk.  An item whose bytes cannot be decoded is offered like any other,
to be decided from its context; its bytes stay sealed and nobody is given them.  Items flagged as
suspected child-abuse material, and any later copy of the same bytes, are sealed and locked without
being decoded.  ``external_id`` is the platform's own: a repeat answers with the same item.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, update

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.gateway.banks import locking
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake import arrivals, media_rows, rows
from reviewer.gateway.intake.content import (
    MEDIA_MAX_BYTES,
    TEXT,
    Content,
    collect,
    digest,
    look_into,
)
from reviewer.gateway.likeness.grouping import take_turn
from reviewer.gateway.likeness.intake import Complete, settle
from reviewer.gateway.store import feed, logs
from reviewer.gateway.store.tables import items
from reviewer.wire.account import IntakeAnswer, IntakeItem, MediaAccepted, WithdrawAnswer
from reviewer.wire.base import BASE_PATH

__all__ = ["MEDIA_MAX_BYTES", "store_media", "take_in", "take_in_all", "withdraw"]

Taken = IntakeAnswer | InputRefused | RuleBroken


def take_in(gateway: Gateway, platform_id: str, item: IntakeItem) -> IntakeAnswer:
    """Register an item; a text is complete at once, other kinds wait for ``store_media``.

    Raises:
        InputRefused: a code the policy in force does not know, or contradicting fields.
        RuleBroken: ``digest-mismatch``: the text is not what its digest says.
        StoreUnusable: the disk is full; nothing is registered.
    """
    (taken,) = take_in_all(gateway, platform_id, [item])
    if not isinstance(taken, IntakeAnswer):
        raise taken
    return taken


def take_in_all(
    gateway: Gateway, platform_id: str, flagged: Sequence[IntakeItem]
) -> tuple[Taken, ...]:
    """Register items of different ``external_id`` together; each is answered for itself."""
    names = [item.external_id for item in flagged]
    known = gateway.db.read(lambda reading: rows.known_items(reading, platform_id, names))
    policy, now_ms = gateway.policy(), gateway.now_ms()
    taken: dict[str, Taken] = {}
    fresh = []
    for item in flagged:
        try:
            _check(item)
            if item.external_id in known:
                before = known[item.external_id]
                taken[item.external_id] = _repeated(gateway, platform_id, item, before)
            else:
                new = rows.new_item(platform_id, item, policy=policy, now_ms=now_ms)
                fresh.append((item, new))
        except (InputRefused, RuleBroken) as error:
            taken[item.external_id] = error
    if fresh:
        arriving = arrivals.prepare(gateway, fresh)
        written = arrivals.register(gateway, platform_id, arriving)
        for item, _ in fresh:
            if item.external_id in written:
                taken[item.external_id] = _answer(written[item.external_id], created=True)
            else:  # another call wrote it meanwhile
                (taken[item.external_id],) = take_in_all(gateway, platform_id, [item])
    return tuple(taken[name] for name in names)


def _repeated(
    gateway: Gateway, platform_id: str, item: IntakeItem, known: rows.KnownItem
) -> IntakeAnswer:
    if known.state == "ingested" and item.text:
        text = [item.text.encode()]
        stored = store_media(gateway, platform_id, known.item_id, text, TEXT)
        known = rows.KnownItem(known.item_id, stored.state, stored.unreadable)
    return _answer(known, created=False)


def _check(item: IntakeItem) -> None:
    if item.text and item.kind != "text":
        raise InputRefused("text-unexpected", "text")
    if item.size > MEDIA_MAX_BYTES:
        raise InputRefused("too-large", "size")
    if item.text and item.sha256 not in ("", digest(item.text.encode())):
        raise RuleBroken("digest-mismatch")


def _answer(known: rows.KnownItem, *, created: bool) -> IntakeAnswer:
    waits = known.state == "ingested"
    return IntakeAnswer.model_validate(
        {
            "item_id": known.item_id,
            "state": "awaiting-media" if waits else known.state,
            "created": created,
            "upload": f"{BASE_PATH}/intake/items/{known.item_id}/media" if waits else "",
            "unreadable": known.unreadable,
        }
    )


def store_media(
    gateway: Gateway, platform_id: str, item_id: str, pieces: Iterable[bytes], declared_type: str
) -> MediaAccepted:
    """Take the bytes of a waiting item, look into them, seal them, and offer the item.

    Raises:
        InputRefused: ``text-bytes``: no picture or video came; the item goes on waiting.
        RuleBroken: ``not-found``, ``too-large``, ``digest-mismatch`` or ``withdrawn``.
        StoreUnusable: the disk is full; the item goes on waiting.
    """
    waiting = gateway.db.read(lambda reading: rows.find_item(reading, platform_id, item_id))
    if waiting.state == "withdrawn":
        raise RuleBroken("withdrawn")
    clear = collect(pieces)
    sha256 = digest(clear)
    if sha256 != (waiting.sha256 or waiting.declared_sha256 or sha256):
        raise RuleBroken("digest-mismatch")
    if waiting.state == "ingested":
        is_locked = waiting.is_locked or bool(
            gateway.db.read(lambda reading: media_rows.locked_digests(reading, [sha256]))
        )
        content = look_into(gateway, clear, declared_type, kind=waiting.kind, is_locked=is_locked)
        del clear
        gateway.known.catch_up(gateway.db)
        arrivals.keeping_blobs(
            gateway,
            [content],
            lambda writing: _attach(writing, gateway, platform_id, item_id, content),
        )
    return _accepted(gateway, platform_id, item_id, sha256)


def _attach(
    connection: Connection, gateway: Gateway, platform_id: str, item_id: str, content: Content
) -> tuple[None, frozenset[str]]:
    take_turn(connection)
    item = rows.find_item(connection, platform_id, item_id, lock=True)
    if item.state != "ingested":  # another upload of the same item, or its end, came first
        return None, frozenset()
    is_locked = item.is_locked or bool(media_rows.locked_digests(connection, [content.sha256]))
    state = "diverted" if is_locked else content.state
    before = media_rows.present(connection, [content.sha256])
    kept = rows.attach(connection, item, content, state)
    complete = []
    if state == "available" and content.inspection is not None and content.features is not None:
        media_rows.keep_traces(connection, {kept.media_ids[content.sha256]: content})
        complete = [Complete(item_id, item.group_id, content.inspection, content.features)]
    settled = settle(connection, gateway.known, complete, before, gateway.now_ms())
    set_aside = settled.records + arrivals.aside(
        gateway.now_ms(),
        item_id,
        settled.group_of.get(item_id, item.group_id),
        item.policy_version,
        state,
        kept.unreadable[content.sha256],
        is_flagged=item.is_locked,
    )
    if state == "diverted":
        set_aside += locking.items_diverted(connection, [item_id], "", gateway.now_ms())
    logs.append_all(connection, set_aside)
    return None, kept.blobs


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
            "unreadable": stored.unreadable,
        }
    )


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
            update(items)
            .where(items.c.item_id == item_id)
            .values(state="withdrawn", withdrawn_generation=item.generation)
        )
        rows.end_group_if_empty(connection, item.group_id)
        shredded = media_rows.shred_unused_media(connection, item.media_id)
        event = {"event": "withdrawn", "group_id": item.group_id, "item_ids": [item_id]}
        for workstation in told:
            feed.append(connection, feed.workstation_topic(workstation), event)
        ended = locking.item_withdrawn(connection, item_id, gateway.now_ms())
        placed = {"item": item_id, "group": item.group_id}
        logs.append_own(connection, gateway, AuditEvent.ITEM_WITHDRAWN, **placed, reason=reason)
        logs.append_all(connection, ended)
        return shredded

    blob = gateway.db.write(tombstone)
    if blob is not None:
        gateway.media.remove(blob)
    return WithdrawAnswer(item_id=item_id, state="withdrawn")
