# SPDX-License-Identifier: Apache-2.0
"""What is known of sealed blobs, as rows; the place where their wrapped keys die."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from reviewer.adapters.storage.tables import blobs
from reviewer.domain.ids import GroupId
from reviewer.ports.media import BlobRecord


class SqlBlobs:
    """The blob records of one transaction.

    Attributes:
        has_shredded: a wrapped key was destroyed, and its pages should leave the WAL too.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.has_shredded = False

    def put(self, record: BlobRecord) -> None:
        """Add or replace a record (same item)."""
        values = {
            "item_id": record.item_id,
            "media_id": record.media_id,
            "group_id": record.group_id,
            "file_name": record.file_name,
            "wrapped_key": record.wrapped_key,
            "size": record.size,
            "received": record.received,
        }
        self._connection.execute(
            insert(blobs)
            .values(values)
            .on_conflict_do_update(index_elements=["item_id"], set_=values)
        )

    def get(self, item_id: str) -> BlobRecord | None:
        """Return the record of an item's media."""
        row = self._connection.execute(select(blobs).where(blobs.c.item_id == item_id)).first()
        return None if row is None else _record(row)

    def shred(self, group_id: GroupId) -> tuple[str, ...]:
        """Destroy the wrapped keys of a group's blobs; return the file names to remove."""
        self.has_shredded = True
        self._connection.execute(
            update(blobs).where(blobs.c.group_id == group_id).values(wrapped_key=None)
        )
        names = self._connection.execute(
            select(blobs.c.file_name).where(blobs.c.group_id == group_id).order_by(blobs.c.place)
        )
        return tuple(names.scalars())

    def list(self) -> tuple[BlobRecord, ...]:
        """Return every record, oldest first."""
        rows = self._connection.execute(select(blobs).order_by(blobs.c.place))
        return tuple(_record(row) for row in rows)

    def forget(self, file_names: Iterable[str]) -> None:
        """Drop records of removed files."""
        self._connection.execute(delete(blobs).where(blobs.c.file_name.in_(tuple(file_names))))

    def total_bytes(self) -> int:
        """Return the plain size of everything not shredded."""
        total = self._connection.execute(
            select(func.sum(blobs.c.size)).where(blobs.c.wrapped_key.is_not(None))
        ).scalar()
        return int(total or 0)


def _record(row: Row[tuple[object, ...]]) -> BlobRecord:
    return BlobRecord(
        media_id=row.media_id,
        item_id=row.item_id,
        group_id=row.group_id,
        file_name=row.file_name,
        wrapped_key=row.wrapped_key,
        size=row.size,
        received=row.received,
    )
