# SPDX-License-Identifier: Apache-2.0
"""What follows from a change in a bank: workstations are woken, and the gateway's log is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.gateway.banks.rows import BankEntry
from reviewer.gateway.store import feed, logs


def newly_active(
    connection: Connection, entries: Sequence[BankEntry], now_ms: int
) -> list[AuditEntry]:
    """Tell of entries that match from now on; return the log records of this member's own.

    What came from an exchange is recorded in sum, by whoever brought it.
    """
    tell(connection, (entry.bank_id for entry in entries))
    return [
        AuditEntry(
            event=AuditEvent.BANK_ENTRY_ADDED,
            at=logs.at(now_ms),
            detail={"entry": entry.entry_id, "bank": entry.bank_id},
        )
        for entry in entries
        if not entry.source
    ]


def changed(entry: BankEntry, actor: str, now_ms: int) -> AuditEntry:
    """Return the log record of an entry's newest change."""
    return AuditEntry(
        event=AuditEvent.BANK_ENTRY_CHANGED,
        at=logs.at(now_ms),
        actor=actor,
        reason=entry.reason,
        detail={"entry": entry.entry_id, "bank": entry.bank_id, "to": entry.state.value},
    )


def tell(connection: Connection, bank_ids: Iterable[str]) -> None:
    """Wake every workstation: the feeds of these banks have something new."""
    for bank_id in sorted(set(bank_ids)):
        feed.append(connection, feed.EVENTS, {"event": "bank", "detail": {"bank_id": bank_id}})
