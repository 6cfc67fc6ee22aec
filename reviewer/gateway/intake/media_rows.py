# SPDX-License-Identifier: Apache-2.0
"""The rows of media, from the first bytes to the end of their key.

The same bytes are one media row, whoever sent them; bytes that were locked once as suspected
child-abuse material stay locked.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from reviewer.gateway.intake.content import Content
from reviewer.gateway.likeness.forgetting import forget_media
from reviewer.gateway.likeness.traces import pack
from reviewer.gateway.store.tables import items, media, media_hashes, media_traces
from reviewer.sealing.canonical import canonical
from reviewer.wire.mapping import hash_to


def locked_digests(connection: Connection, digests: Collection[str]) -> frozenset[str]:
    """Return which of these bytes were set aside as suspected child-abuse material before."""
    found = connection.execute(
        select(media.c.sha256)
        .join(items, items.c.media_id == media.c.media_id)
        .where(media.c.sha256.in_(digests), items.c.state == "diverted")
    )
    return frozenset(found.scalars())


@dataclass(frozen=True, slots=True)
class Kept:
    """Where bytes are kept.

    Attributes:
        media_ids: by digest.
        blobs: the sealed blobs of those rows.
        unreadable: by digest, why the bytes cannot be decoded; empty for those that once could.
    """

    media_ids: dict[str, str]
    blobs: frozenset[str]
    unreadable: dict[str, str]


def keep_media(connection: Connection, contents: Sequence[Content]) -> Kept:
    """Make sure that there is a row for these bytes.

    A row that is here already serves again; only if its key was destroyed it gets the new blob.
    """
    by_digest = {content.sha256: content for content in contents}
    # In one order, so that two transactions never wait for each other; and unlike a caught
    # IntegrityError, a conflict leaves PostgreSQL's transaction usable.
    fresh = [_media_values(by_digest[digest]) for digest in sorted(by_digest)]
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(make(media).on_conflict_do_nothing(), fresh)
    known = connection.execute(
        select(
            media.c.media_id,
            media.c.sha256,
            media.c.blob,
            media.c.wrapped_key,
            media.c.hashes,
            media.c.unreadable,
        )
        .where(media.c.sha256.in_(by_digest))
        .order_by(media.c.sha256)
        .with_for_update()
    ).all()
    blobs, unreadable = set(), dict[str, str]()
    for row in known:
        content, changes = by_digest[row.sha256], dict[str, object]()
        if row.wrapped_key is None:
            changes |= {"blob": content.sealed[0], "wrapped_key": content.sealed[1]}
        if row.hashes == "[]" and content.inspection is not None:
            changes |= _found_columns(content)
        if changes:
            changed = update(media).where(media.c.media_id == row.media_id).values(**changes)
            connection.execute(changed)
        blobs.add(content.sealed[0] if row.wrapped_key is None else row.blob)
        unreadable[row.sha256] = "" if content.inspection is not None else row.unreadable
    _keep_hashes(connection, {row.media_id: by_digest[row.sha256] for row in known})
    return Kept({row.sha256: row.media_id for row in known}, frozenset(blobs), unreadable)


def keep_traces(connection: Connection, contents: Mapping[str, Content]) -> None:
    """Write down, by media, what finds copies of it; to be called in the turn of grouping."""
    traces = {
        media_id: packed
        for media_id, content in contents.items()
        if content.features is not None and (packed := pack(content.features))
    }
    known = select(media_traces.c.media_id).where(media_traces.c.media_id.in_(traces))
    for media_id in connection.execute(known).scalars():
        del traces[media_id]
    if not traces:
        return
    last = connection.execute(select(func.max(media_traces.c.seq))).scalar() or 0
    connection.execute(
        insert(media_traces),
        [
            {"media_id": media_id, "seq": seq, "trace": packed}
            for seq, (media_id, packed) in enumerate(traces.items(), start=last + 1)
        ],
    )


def present(connection: Connection, digests: Collection[str]) -> frozenset[str]:
    """Return which of these bytes have a row."""
    found = connection.execute(select(media.c.sha256).where(media.c.sha256.in_(digests)))
    return frozenset(found.scalars())


def _keep_hashes(connection: Connection, contents: Mapping[str, Content]) -> None:
    """Write down the hashes of media so that they can be found by value."""
    found = [
        {"media_id": media_id, "kind": value.kind.value, "value": value.value}
        for media_id, content in sorted(contents.items())
        if content.inspection is not None
        for value in content.inspection.hashes
    ]
    if found:
        make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        connection.execute(make(media_hashes).on_conflict_do_nothing(), found)


def _media_values(content: Content) -> dict[str, object]:
    blob, wrapped_key = content.sealed
    return {
        "media_id": secrets.token_hex(12),
        "sha256": content.sha256,
        "size": content.size,
        "chunks": canonical(list(content.chunks)).decode(),
        "blob": blob,
        "wrapped_key": wrapped_key,
        **_found_columns(content),
    }


def _found_columns(content: Content) -> dict[str, object]:
    seen = content.inspection
    hashes = [hash_to(value).model_dump(exclude_none=True) for value in seen.hashes] if seen else []
    return {
        "media_type": content.media_type,
        "width": seen.width or None if seen else None,
        "height": seen.height or None if seen else None,
        "duration_ms": seen.duration_ms if seen else None,
        "hashes": canonical(hashes).decode(),
        "unreadable": content.unreadable,
    }


def shred_unused_media(connection: Connection, media_id: str | None) -> str | None:
    """Destroy the key of media that no item needs any more; return its blob, to be removed."""
    if media_id is None:
        return None
    blob = connection.execute(
        select(media.c.blob).where(media.c.media_id == media_id).with_for_update()
    ).scalar_one()
    needed = select(items.c.item_id).where(
        items.c.media_id == media_id, items.c.state != "withdrawn"
    )
    if connection.execute(select(exists(needed))).scalar_one():
        return None
    connection.execute(update(media).where(media.c.media_id == media_id).values(wrapped_key=None))
    forget_media(connection, [media_id])
    return str(blob)
