# SPDX-License-Identifier: Apache-2.0
"""This workstation's own log as rows.

The log writer's state is kept in the same transaction as the record, so that a rollback takes
both back; nothing of it outlives the transaction in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from reviewer.adapters.storage.tables import audit_records, audit_state, checkpoints
from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.errors import TamperEvidence
from reviewer.domain.leases import Instant
from reviewer.ports.store import StoredRecord
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.keys import SigningKey
from reviewer.sealing.notes import parse_note


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIdentity:
    """Whose log it is: its id, and the key that signs its checkpoints for life."""

    log: str
    signing_key: SigningKey = field(repr=False)


class SqlAuditTrail:
    """The log as one transaction sees it."""

    def __init__(self, connection: Connection, identity: LogIdentity) -> None:
        self._connection = connection
        self._identity: Final = identity

    def append(self, event: AuditEvent, at: Instant, **fields: object) -> StoredRecord:
        """Seal and append one record (fields as ``domain.audit.AuditRecord``); same transaction.

        Raises:
            RuleBroken: the record breaks a rule of the log.
        """
        entry = AuditEntry(event=event, at=at.wall, **fields)  # type: ignore[arg-type]  # checked by AuditEntry
        writer = self._writer()
        sealed = writer.append(entry)
        stored = StoredRecord(
            seq=sealed.seq, record=sealed.record.decode(), chain=sealed.chain.hex()
        )
        self._connection.execute(
            insert(audit_records).values(seq=stored.seq, record=stored.record, chain=stored.chain)
        )
        self._keep(writer)
        return stored

    def size(self) -> int:
        """Return the number of records."""
        last = self._connection.execute(select(func.max(audit_records.c.seq))).scalar()
        return 0 if last is None else last + 1

    def records(self, start: int, limit: int) -> tuple[StoredRecord, ...]:
        """Return records from ``start``, in order."""
        rows = self._connection.execute(
            select(audit_records)
            .where(audit_records.c.seq >= start)
            .order_by(audit_records.c.seq)
            .limit(limit)
        )
        return tuple(StoredRecord(seq=row.seq, record=row.record, chain=row.chain) for row in rows)

    def checkpoint(self) -> str:
        """Sign and keep a checkpoint of the log as it stands; return the note.

        A checkpoint of the same size that is already kept, perhaps cosigned, stays as it is.
        """
        writer = self._writer()
        note = writer.checkpoint(self._identity.signing_key)
        self._connection.execute(
            upsert(checkpoints)
            .values(size=writer.size, note=note, is_cosigned=False)
            .on_conflict_do_nothing()
        )
        return note

    def checkpoints(self) -> tuple[str, ...]:
        """Return every kept note, oldest first; cosigned ones in their cosigned form."""
        rows = self._connection.execute(select(checkpoints.c.note).order_by(checkpoints.c.size))
        return tuple(rows.scalars())

    def keep_cosigned(self, note: str) -> None:
        """Keep the witness's form of a checkpoint.

        Raises:
            InputRefused: this is no note.
            TamperEvidence: it is about another tree than the one that was sent (``root``).
        """
        claimed = parse_note(note).checkpoint
        size = claimed.size
        kept = self._connection.execute(
            select(checkpoints.c.note).where(checkpoints.c.size == size)
        ).scalar()
        if kept is None or parse_note(kept).checkpoint != claimed:
            raise TamperEvidence("root", f"{self._identity.log}#{size}")
        self._connection.execute(
            checkpoints.update()
            .where(checkpoints.c.size == size)
            .values(note=note, is_cosigned=True)
        )

    def witnessed_size(self) -> int:
        """Return the size of the newest cosigned checkpoint, 0 when there is none."""
        return (
            self._connection.execute(
                select(func.max(checkpoints.c.size)).where(checkpoints.c.is_cosigned.is_(True))
            ).scalar()
            or 0
        )

    def _writer(self) -> LogWriter:
        state = self._connection.execute(select(audit_state.c.state)).scalar()
        return LogWriter(self._identity.log) if state is None else LogWriter.from_state(state)

    def _keep(self, writer: LogWriter) -> None:
        state = writer.state()
        self._connection.execute(
            upsert(audit_state)
            .values(log=writer.log, state=state)
            .on_conflict_do_update(index_elements=["log"], set_={"state": state})
        )
