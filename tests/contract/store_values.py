# SPDX-License-Identifier: Apache-2.0
"""Values that a store is asked to keep, each with defaults plus what the test is about."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.items import (
    Group,
    Item,
    ItemKind,
    LocalState,
    MediaRef,
    PostContext,
    Severity,
    Source,
    Stage,
)
from reviewer.domain.leases import HeldGroup, Instant
from reviewer.domain.outbox import Act, ActKind, ActState
from reviewer.ports.media import BlobRecord
from reviewer.ports.store import StoredRecord

NOW = Instant(
    boot_id="boot-1", boot_s=100.25, wall=datetime(2026, 3, 4, 5, 6, 7, 891011, tzinfo=UTC)
)


def at(seconds):
    """Return the instant so many seconds after ``NOW``."""
    return Instant(
        boot_id=NOW.boot_id,
        boot_s=NOW.boot_s + seconds,
        wall=NOW.wall + timedelta(seconds=seconds),
    )


def a_hash(kind=HashKind.PDQ, digit="a"):
    if kind is HashKind.PDQ:
        return HashValue(kind=kind, value=digit * 64, quality=87, variant="nearest-512")
    digits = {HashKind.SHA256: 64, HashKind.MD5: 32, HashKind.PHASH: 16}[kind]
    return HashValue(kind=kind, value=digit * digits)


def an_item(item_id="item-1", *, caption="A lighthouse, منارة, un phare", **media):
    values = {
        "media_id": f"media-of-{item_id}",
        "media_type": "image/jpeg",
        "size": 1234,
        "sha256": hashlib.sha256(item_id.encode()).hexdigest(),
        "width": 640,
        "height": 480,
        "hashes": (a_hash(), a_hash(HashKind.MD5)),
        "chunk_bytes": 1000,
        "chunk_sha256": ("b" * 64, "c" * 64),
    }
    context = PostContext(
        source=Source.CLASSIFIER,
        reports=3,
        caption=caption,
        language="en",
        posted_at=NOW.wall - timedelta(days=1),
        author_ref="author-9",
        author_prior=2,
        account_age_days=400,
    )
    return Item(
        item_id=item_id,
        version=2,
        kind=ItemKind.IMAGE,
        media=MediaRef(**(values | media)),
        context=context,
    )


def a_bare_item(item_id):
    """Return an item of which nothing optional is known, not even what its file shows."""
    media = MediaRef(
        media_id="m", media_type="text/plain", size=0, sha256="0" * 64, unreadable="unsupported"
    )
    context = PostContext(source=Source.APPEAL)
    return Item(item_id=item_id, version=1, kind=ItemKind.TEXT, media=media, context=context)


def a_held_group(
    group_id="group-1",
    state=LocalState.READY,
    *,
    due_in_s=3600.0,
    items=None,
    severity=Severity.S2,
    note="",
):
    group = Group(
        group_id=group_id,
        generation=4,
        lease_id=f"lease-{group_id}",
        member_digest="d" * 64,
        queue="gore.medium",
        category="gore",
        severity=severity,
        stage=Stage.FIRST,
        legal_basis="tco-1h",
        due_at=NOW.wall + timedelta(seconds=due_in_s),
        policy_version="2026-03",
        items=(an_item(f"item-of-{group_id}"),) if items is None else items,
    )
    return HeldGroup(
        group=group,
        state=state,
        expires=NOW.after(1800.5),
        offline_until=NOW.after(86400),
        note=note,
    )


def an_act(sequence=1, *, state=ActState.WAITING, **values):
    defaults = {
        "act_id": f"act-{sequence}",
        "kind": ActKind.DECISION,
        "group_id": "group-1",
        "body": f'{{"n":{sequence}}}',
        "not_before": NOW.wall,
    }
    return Act(sequence=sequence, state=state, **(defaults | values))


def a_blob(item_id="item-1", **values):
    defaults = {
        "media_id": "media-1",
        "group_id": "group-1",
        "file_name": f"file-{item_id}",
        "wrapped_key": b"\x00wrapped",
        "size": 1000,
        "received": 1000,
    }
    return BlobRecord(item_id=item_id, **(defaults | values))


def a_witnessed_record(seq, text):
    return StoredRecord(seq=seq, record=text, chain=hashlib.sha256(text.encode()).hexdigest())
