# SPDX-License-Identifier: Apache-2.0
"""Builds small logs for the tests of sealing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.keys import SigningKey
from reviewer.sealing.notes import add_cosignature, cosignature_line

AT = datetime(2026, 11, 21, 22, 31, 2, tzinfo=UTC)
LOG_KEY = SigningKey.from_raw(bytes(range(32)))
WITNESS_KEY = SigningKey.from_raw(bytes(range(1, 33)))
STRANGER_KEY = SigningKey.from_raw(bytes(range(2, 34)))

Record = tuple[bytes, bytes]


@dataclass(frozen=True, kw_only=True)
class BuiltLog:
    log_id: str
    records: list[Record]
    notes: list[str]


def an_opening(key: SigningKey = LOG_KEY) -> AuditEntry:
    detail = {"log_key": key.public.public_text}
    return AuditEntry(event=AuditEvent.LOG_OPENED, at=AT, detail=detail)


def a_clear_look(item: str = "it_1") -> AuditEntry:
    return AuditEntry(
        event=AuditEvent.CLEAR_OPENED, at=AT, actor="p_1", device="ws_1", group="g_1", item=item
    )


def witnessed(note: str) -> str:
    return add_cosignature(note, cosignature_line(note, WITNESS_KEY, name="gw.example/witness"))


def a_log(
    size: int = 12,
    *,
    log_id: str = "ws_7f3a",
    checkpoints: tuple[int, ...] = (5, 10),
    key: SigningKey = LOG_KEY,
    salt: str = "",
) -> BuiltLog:
    """Write a log whose records from the second on differ by ``salt``."""
    writer = LogWriter(log_id)
    records, notes = [], []
    for place in range(size):
        entry = an_opening(key) if place == 0 else a_clear_look(f"it_{place}{salt}")
        sealed = writer.append(entry)
        records.append((sealed.record, sealed.chain))
        if writer.size in checkpoints:
            notes.append(witnessed(writer.checkpoint(key)))
    return BuiltLog(log_id=log_id, records=records, notes=notes)
