# SPDX-License-Identifier: Apache-2.0
"""Removes what would find copies of bytes that are gone, or locked."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from reviewer.gateway.store.tables import items, likenesses, matches, media_traces


def forget_media(connection: Connection, media_ids: Collection[str]) -> None:
    """Forget media whose bytes nobody has any more."""
    connection.execute(delete(media_traces).where(media_traces.c.media_id.in_(media_ids)))


def forget_items(connection: Connection, item_ids: Collection[str]) -> None:
    """Forget items that are locked: their media, what they match, whom they are like."""
    of_items = select(items.c.media_id).where(
        items.c.item_id.in_(item_ids), items.c.media_id.is_not(None)
    )
    forget_media(connection, list(connection.execute(of_items).scalars()))
    for table in (matches, likenesses):
        connection.execute(delete(table).where(table.c.item_id.in_(item_ids)))
