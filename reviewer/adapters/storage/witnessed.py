# SPDX-License-Identifier: Apache-2.0
"""A lead's copies of other logs as rows, searchable by what a record says.

A record is kept exactly as it came, whatever it says: verification tells what is wrong with it,
and the columns beside it only help to find it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from reviewer.adapters.storage.searching import columns_of, labels_of, parsed
from reviewer.adapters.storage.tables import witnessed_labels, witnessed_logs, witnessed_records
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.ports.store import StoredRecord, WitnessedLog

_RECORD: Final = (witnessed_records.c.seq, witnessed_records.c.record, witnessed_records.c.chain)


class SqlWitnessed:
    """The witnessed logs of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_log(self, log: WitnessedLog) -> None:
        """Add or replace what is known of a log."""
        values = {"log": log.log, "public_key": log.public_key, "checkpoint": log.checkpoint}
        self._connection.execute(
            upsert(witnessed_logs)
            .values(values)
            .on_conflict_do_update(index_elements=["log"], set_=values)
        )

    def logs(self) -> tuple[WitnessedLog, ...]:
        """Return every known log, by id."""
        rows = self._connection.execute(select(witnessed_logs).order_by(witnessed_logs.c.log))
        return tuple(
            WitnessedLog(log=row.log, public_key=row.public_key, checkpoint=row.checkpoint)
            for row in rows
        )

    def size(self, log: str) -> int:
        """Return how many records of a log are here."""
        last = self._connection.execute(
            select(func.max(witnessed_records.c.seq)).where(witnessed_records.c.log == log)
        ).scalar()
        return 0 if last is None else last + 1

    def append(self, log: str, records: Iterable[StoredRecord]) -> None:
        """Append records in order.

        Raises:
            RuleBroken: a record does not follow the one before (``log-gap``).
            InputRefused: a record has no bytes that could be hashed (``record-text``).
        """
        rows: list[dict[str, object]] = []
        labels: list[dict[str, object]] = []
        for place, record in enumerate(records, self.size(log)):
            if record.seq != place:
                raise RuleBroken("log-gap", f"{log}#{place}")
            try:
                found = parsed(record.record.encode())
            except UnicodeEncodeError as exc:
                raise InputRefused("record-text", f"{log}#{place}") from exc
            sealed = {"log": log, "seq": place, "record": record.record, "chain": record.chain}
            rows.append(sealed | columns_of(found))
            labels += [{"label": each, "log": log, "seq": place} for each in labels_of(found)]
        if rows:
            self._connection.execute(insert(witnessed_records), rows)
        if labels:
            self._connection.execute(insert(witnessed_labels), labels)

    def records(self, log: str, start: int, limit: int) -> tuple[StoredRecord, ...]:
        """Return records of one log, in order."""
        rows = self._connection.execute(
            select(*_RECORD)
            .where(witnessed_records.c.log == log, witnessed_records.c.seq >= start)
            .order_by(witnessed_records.c.seq)
            .limit(limit)
        )
        return tuple(StoredRecord(seq=row.seq, record=row.record, chain=row.chain) for row in rows)

    def find(  # noqa: PLR0913  a filter each, as the port has it
        self,
        *,
        events: frozenset[str] = frozenset(),
        day_from: str = "",
        day_to: str = "",
        queue: str = "",
        label: str = "",
        outcome: str = "",
        item_id: str = "",
        limit: int = 500,
        offset: int = 0,
    ) -> tuple[tuple[str, StoredRecord], ...]:
        """Return (log, record), newest first; days are ``YYYY-MM-DD``. No filter by person."""
        column = witnessed_records.c
        wanted: list[ColumnElement[bool]] = []
        if events:
            wanted.append(column.event.in_(sorted(events)))
        if day_from:
            wanted.append(column.day >= day_from)
        if day_to:
            wanted.append(column.day <= day_to)
        for name, value in (("queue", queue), ("outcome", outcome), ("item_id", item_id)):
            if value:
                wanted.append(column[name] == value)
        if label:
            wanted.append(_is_labelled(label))
        rows = self._connection.execute(
            select(column.log, *_RECORD)
            .where(*wanted)
            .order_by(column.minute.desc(), column.log.desc(), column.seq.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(
            (row.log, StoredRecord(seq=row.seq, record=row.record, chain=row.chain)) for row in rows
        )


def _is_labelled(label: str) -> ColumnElement[bool]:
    return (
        select(witnessed_labels.c.seq)
        .where(
            witnessed_labels.c.label == label,
            witnessed_labels.c.log == witnessed_records.c.log,
            witnessed_labels.c.seq == witnessed_records.c.seq,
        )
        .exists()
    )
