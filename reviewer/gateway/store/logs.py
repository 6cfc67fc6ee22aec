# SPDX-License-Identifier: Apache-2.0
"""The tamper-evident logs: the gateway's own, and its knowledge of every workstation's.

As a witness the gateway keeps every record, recomputes every hash and signs only a tree that grew
out of the one it signed before; a tree that did not is refused and remembered, never repaired.
The consistency proof of a push adds nothing to that and is not needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from reviewer.domain.audit import AuditEntry, AuditEvent, AuditRecord
from reviewer.domain.errors import InputRefused, RuleBroken, TamperEvidence
from reviewer.domain.ids import GATEWAY_LOG
from reviewer.gateway.context import Gateway
from reviewer.gateway.store.failures import reading_own_rows
from reviewer.gateway.store.tables import log_checkpoints, log_entries, logs
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.canonical import canonical, parse_strict
from reviewer.sealing.keys import SigningKey, VerifyKey
from reviewer.sealing.notes import SignedNote, add_cosignature, cosignature_line, parse_note
from reviewer.wire.account import AuditPush, SealedRecordMessage

WITNESS_NAME: Final = "witness"


class SizeMismatch(RuleBroken):
    """The segment does not begin where the witness stands.

    Attributes:
        size: where it stands.
    """

    def __init__(self, size: int) -> None:
        super().__init__("audit-size-mismatch")
        self.size = size


def at(now_ms: int) -> datetime:
    """Return the moment of a log record."""
    return datetime.fromtimestamp(now_ms / 1000, UTC)


def open_log(connection: Connection, log: str, public_key: bytes) -> None:
    """Begin to witness a log."""
    state = LogWriter(log).state().decode()
    connection.execute(insert(logs).values(log=log, public_key=public_key, state=state))


def open_own(connection: Connection, key: SigningKey, now_ms: int) -> None:
    """Open the gateway's own log unless it is open."""
    if _row(connection, GATEWAY_LOG) is not None:
        return
    open_log(connection, GATEWAY_LOG, key.public.raw)
    _append(
        connection,
        AuditEntry(
            event=AuditEvent.LOG_OPENED,
            at=at(now_ms),
            detail={"log_key": key.public.public_text},
        ),
    )


def append_own(
    connection: Connection,
    gateway: Gateway,
    event: AuditEvent,
    **fields: Any,  # noqa: ANN401 - checked by AuditEntry
) -> None:
    """Record an act of the gateway in the current transaction; fields as of ``AuditEntry``.

    On PostgreSQL this locks the log's row until the commit: call it last.
    """
    _append(connection, AuditEntry(event=event, at=at(gateway.now_ms()), **fields))


def append_all(connection: Connection, entries: Sequence[AuditEntry]) -> None:
    """Record several acts at once."""
    if entries:
        _append(connection, *entries)


def _append(connection: Connection, *entries: AuditEntry) -> None:
    row = _locked(connection, GATEWAY_LOG)
    writer = _writer(row)
    sealed = [(entry, writer.append(entry)) for entry in entries]
    connection.execute(
        insert(log_entries),
        [
            {
                "log": GATEWAY_LOG,
                "seq": record.seq,
                "record": record.record.decode(),
                "chain": record.chain.hex(),
                "item_id": entry.item or None,
                "decision_id": entry.decision_id or None,
            }
            for entry, record in sealed
        ],
    )
    connection.execute(
        update(logs)
        .where(logs.c.log == GATEWAY_LOG)
        .values(size=writer.size, state=writer.state().decode())
    )


def checkpoint_own(connection: Connection, key: SigningKey) -> str:
    """Return a signed note over the whole of the gateway's log, made only when it grew."""
    row = _locked(connection, GATEWAY_LOG)
    if row.checkpoint and _kept(row.checkpoint).checkpoint.size == row.size:
        return str(row.checkpoint)
    note = _writer(row).checkpoint(key)
    _keep_note(connection, GATEWAY_LOG, row.size, note)
    return note


def own_is_ahead(connection: Connection) -> bool:
    """Say whether the gateway's log has grown since its last checkpoint."""
    row = _row(connection, GATEWAY_LOG)
    if row is None:
        return False
    return not row.checkpoint or _kept(row.checkpoint).checkpoint.size != row.size


def witness(connection: Connection, log: str, push: AuditPush, key: SigningKey) -> str:
    """Take a segment of a workstation's log; return its cosigned checkpoint.

    Raises:
        SizeMismatch: it begins elsewhere; what is missing is sent again from there.
        InputRefused: not the form of records and notes.
        RuleBroken: ``signature-invalid``: not signed by the log's own key.
        TamperEvidence: ``fork``: not grown out of what was witnessed.
    """
    row = _locked(connection, log)
    if push.old_size != row.size:
        raise SizeMismatch(row.size)
    note = parse_note(push.checkpoint)
    if note.standing_of(VerifyKey(row.public_key)) != "good":
        raise RuleBroken("signature-invalid")
    writer = _writer(row)
    written = [_taken_up(writer, message) for message in push.entries]
    claimed = note.checkpoint
    if (claimed.origin, claimed.size, claimed.root) != (log, writer.size, writer.root):
        raise TamperEvidence("fork", f"{log}#{row.size}")
    if not written and row.checkpoint:
        return str(row.checkpoint)
    cosigned = add_cosignature(note.text, cosignature_line(note.text, key, name=WITNESS_NAME))
    if written:
        connection.execute(insert(log_entries), written)
    connection.execute(
        update(logs)
        .where(logs.c.log == log)
        .values(size=writer.size, state=writer.state().decode())
    )
    _keep_note(connection, log, writer.size, cosigned)
    return cosigned


def _taken_up(writer: LogWriter, message: SealedRecordMessage) -> dict[str, Any]:
    """Append a foreign record to what we know of its log, byte for byte."""
    untrusted = message.record.encode()
    parsed = parse_strict(untrusted)
    record = AuditRecord.from_json_dict(parsed)
    if canonical(parsed) != untrusted:
        raise InputRefused("audit-record", "record")
    fields = {name: getattr(record, name) for name in AuditEntry.__dataclass_fields__}
    sealed = writer.append(AuditEntry(**fields)) if record.log == writer.log else None
    if sealed is None or (sealed.seq, sealed.record, sealed.chain.hex()) != (
        message.seq,
        untrusted,
        message.chain,
    ):
        raise TamperEvidence("fork", f"{writer.log}#{message.seq}")
    return {
        "log": writer.log,
        "seq": sealed.seq,
        "record": message.record,
        "chain": message.chain,
        "item_id": record.item or None,
        "decision_id": record.decision_id or None,
    }


def cosign_own(connection: Connection, untrusted_note: str, size: int, lead: VerifyKey) -> str:
    """Add a lead's signature to the gateway's checkpoint of that size; return the note.

    Raises:
        SizeMismatch: there is no checkpoint of that size.
        InputRefused: not the form of a note.
        RuleBroken: ``signature-invalid``.
        TamperEvidence: ``fork``: another tree of that size.
    """
    row = _locked(connection, GATEWAY_LOG)
    kept = connection.execute(
        select(log_checkpoints.c.note).where(
            log_checkpoints.c.log == GATEWAY_LOG, log_checkpoints.c.size == size
        )
    ).scalar()
    note = parse_note(untrusted_note)
    if kept is None or note.checkpoint.size != size:
        raise SizeMismatch(row.size)
    if note.checkpoint != _kept(kept).checkpoint:
        raise TamperEvidence("fork", f"{GATEWAY_LOG}#{size}")
    if note.standing_of(lead) != "good":
        raise RuleBroken("signature-invalid")
    merged = _with_signatures_of(kept, note, lead)
    _keep_note(connection, GATEWAY_LOG, size, merged)
    return merged


def _with_signatures_of(kept: str, note: SignedNote, lead: VerifyKey) -> str:
    """Return the kept note with the lead's own lines only; others' are not taken on trust."""
    merged = kept
    message = note.checkpoint.text.encode()
    have = {(each.name, each.hint) for each in _kept(kept).signatures}
    for each in note.signatures:
        if (each.name, each.hint) not in have and lead.verify(message, each.signature):
            merged = add_cosignature(merged, each.line)
    return merged


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """What is known of one log."""

    log: str
    public_key: bytes
    size: int
    checkpoint: str


def all_logs(connection: Connection) -> tuple[LogRow, ...]:
    """Return every witnessed log."""
    rows = connection.execute(select(logs).order_by(logs.c.log)).all()
    return tuple(
        LogRow(log=r.log, public_key=r.public_key, size=r.size, checkpoint=r.checkpoint)
        for r in rows
    )


def size_of(connection: Connection, log: str) -> int:
    """Return how many records of a log are witnessed."""
    row = _row(connection, log)
    return 0 if row is None else int(row.size)


def knows(connection: Connection, log: str) -> bool:
    """Say whether there is such a log."""
    return _row(connection, log) is not None


def entries_of(
    connection: Connection, log: str, start: int, limit: int
) -> tuple[tuple[SealedRecordMessage, ...], bool]:
    """Return records from ``start`` on, and whether there are more."""
    rows = connection.execute(
        select(log_entries.c.seq, log_entries.c.record, log_entries.c.chain)
        .where(log_entries.c.log == log, log_entries.c.seq >= start)
        .order_by(log_entries.c.seq)
        .limit(limit + 1)
    ).all()
    found = tuple(
        SealedRecordMessage(seq=r.seq, record=r.record, chain=r.chain) for r in rows[:limit]
    )
    return found, len(rows) > limit


def checkpoints_of(connection: Connection, log: str) -> tuple[str, ...]:
    """Return every kept note of a log, oldest first."""
    asked = select(log_checkpoints.c.note).where(log_checkpoints.c.log == log)
    return tuple(connection.execute(asked.order_by(log_checkpoints.c.size)).scalars())


def _row(connection: Connection, log: str) -> Row[Any] | None:
    return connection.execute(select(logs).where(logs.c.log == log)).first()


def _locked(connection: Connection, log: str) -> Row[Any]:
    return connection.execute(select(logs).where(logs.c.log == log).with_for_update()).one()


def _writer(row: Row[Any]) -> LogWriter:
    with reading_own_rows():
        return LogWriter.from_state(row.state.encode())


def _kept(note: str) -> SignedNote:
    with reading_own_rows():
        return parse_note(note)


def _keep_note(connection: Connection, log: str, size: int, note: str) -> None:
    where = (log_checkpoints.c.log == log) & (log_checkpoints.c.size == size)
    if not connection.execute(update(log_checkpoints).where(where).values(note=note)).rowcount:
        connection.execute(insert(log_checkpoints).values(log=log, size=size, note=note))
    newest = logs.c.size == size
    connection.execute(update(logs).where(logs.c.log == log, newest).values(checkpoint=note))
