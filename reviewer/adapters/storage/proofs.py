# SPDX-License-Identifier: Apache-2.0
"""Reads logs for verification: the bytes as they lie in the file, and what contradicts them.

Nothing is taken on trust: a cell of another type than was written is no record, and whatever
stands beside a record (its place, its columns for searching, its labels, the writer's state, a
checkpoint's size) must say what the record or the note says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, TextClause, text

from reviewer.adapters.storage.searching import COLUMNS, columns_of, labels_of, parsed
from reviewer.domain.errors import InputRefused, RuleBroken, TamperEvidence
from reviewer.ports.store import WitnessedLog
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.chain import GENESIS_PREV, chain_hash
from reviewer.sealing.keys import VerifyKey
from reviewer.sealing.notes import SignedNote, parse_note

_PAGE: Final = 500
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_UNREADABLE: Final = "?"


def _cells(*names: str) -> str:
    """Return the part of a query that reads these columns as bytes, each with its type."""
    return ", ".join(f"typeof({name}), CAST({name} AS BLOB)" for name in names)


_OWN: Final = text(f"SELECT seq, {_cells('record', 'chain')} FROM audit_records ORDER BY seq")  # noqa: S608  constants
_NOTES: Final = text(f"SELECT size, is_cosigned, {_cells('note')} FROM checkpoints ORDER BY size")  # noqa: S608  constants
_STATE: Final = text(f"SELECT {_cells('log', 'state')} FROM audit_state")  # noqa: S608  constants
_LOGS: Final = text(f"SELECT {_cells('log', 'public_key', 'checkpoint')} FROM witnessed_logs")  # noqa: S608  constants
_FETCHED: Final = text(
    f"SELECT seq, {_cells('record', 'chain')} FROM witnessed_records"  # noqa: S608  constants
    " WHERE log = :log ORDER BY seq"
)
_BESIDE: Final = text(
    f"SELECT seq, {_cells('log', 'record', *COLUMNS)} FROM witnessed_records ORDER BY rowid"  # noqa: S608  constants
)
_LABELS: Final = text(f"SELECT seq, {_cells('log', 'label')} FROM witnessed_labels")  # noqa: S608  constants


class SqlProofs:
    """The logs of one store, to be verified."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def own_log(self) -> str:
        """Return the id this store's own log goes by: the first record's, if that holds."""
        for record, chain in self.own_records():
            log = parsed(record).get("log")
            if chain == chain_hash(GENESIS_PREV, record) and isinstance(log, str):
                return log
            break
        for kind, log, *_ in self._connection.execute(_STATE):
            return _read(kind, log) or _UNREADABLE
        return _UNREADABLE

    def own_records(self) -> Iterator[tuple[bytes, bytes]]:
        """Return record bytes and stored chain hash; empty bytes for what is none."""
        for _, *cells in self._rows(_OWN):
            yield _sealed(*cells)

    def own_notes(self) -> tuple[str, ...]:
        """Return every checkpoint of the own log, smallest first."""
        return tuple(_read(*cells) or "" for _, _, *cells in self._rows(_NOTES))

    def own_contradictions(self, log: str, witness_key: bytes) -> tuple[TamperEvidence, ...]:
        """Return what stands beside the own records and notes and contradicts them.

        Args:
            log: the own log's id.
            witness_key: the raw key its witness cosigns with, empty when it is not known.
        """
        found = [*self._own_places(log), *self._own_state(log)]
        witness = VerifyKey(witness_key) if witness_key else None
        for size, is_cosigned, *cells in self._rows(_NOTES):
            found += _beside_note(log, size, is_cosigned, _read(*cells) or "", witness)
        return tuple(found)

    def fetched_logs(self) -> tuple[WitnessedLog, ...]:
        """Return every fetched log, by id; what cannot be read is empty."""
        logs = []
        for log_kind, log, key_kind, key, note_kind, note in self._rows(_LOGS):
            logs.append(
                WitnessedLog(
                    log=_read(log_kind, log) or _UNREADABLE,
                    public_key=key if key_kind == "blob" else b"",
                    checkpoint=note.decode(errors="replace") if note_kind == "text" else "?",
                )
            )
        return tuple(sorted(logs, key=lambda each: each.log))

    def fetched_records(self, log: str) -> Iterator[tuple[bytes, bytes]]:
        """Return record bytes and stored chain hash of one fetched log."""
        for _, *cells in self._rows(_FETCHED, log=log):
            yield _sealed(*cells)

    def fetched_contradictions(self) -> tuple[TamperEvidence, ...]:
        """Return what stands beside fetched records and contradicts them, of all logs."""
        known = {each.log for each in self.fetched_logs()}
        labels = self._labels()
        found = []
        for seq, log_kind, log_bytes, record_kind, record, *beside in self._rows(_BESIDE):
            log = _read(log_kind, log_bytes) or _UNREADABLE
            value = parsed(_sealed(record_kind, record, "", b"")[0])
            wanted = columns_of(value)
            agrees = (
                log in known
                and seq == value.get("seq")
                and labels.pop((log, seq), []) == labels_of(value)
                and all(
                    _read(*cell) == wanted[name]
                    for name, cell in zip(COLUMNS, _pairs(beside), strict=True)
                )
            )
            if not agrees:
                place = value.get("seq", seq)
                found.append(TamperEvidence("columns", f"{value.get('log', log)}#{place}"))
        found += [TamperEvidence("columns", f"{log}#{seq}") for log, seq in labels]
        return tuple(found)

    def _rows(self, query: TextClause, **values: object) -> Iterator[tuple[Any, ...]]:
        for row in self._connection.execute(query, values).yield_per(_PAGE):
            yield tuple(row)

    def _own_places(self, log: str) -> Iterator[TamperEvidence]:
        for seq, kind, record, _, _ in self._rows(_OWN):
            said = parsed(_sealed(kind, record, "", b"")[0]).get("seq", seq)
            if said != seq:
                yield TamperEvidence("place", f"{log}#{said}")

    def _own_state(self, log: str) -> Iterator[TamperEvidence]:
        chains = [chain for _, chain in self.own_records()]
        last = f"{log}#{max(0, len(chains) - 1)}"
        try:
            expected = LogWriter.after(log, chains).state()
        except RuleBroken:
            yield TamperEvidence("state", last)
            return
        kept = list(self._rows(_STATE))
        if kept != [("text", log.encode(), "blob", expected)]:
            yield TamperEvidence("state", last)

    def _labels(self) -> dict[tuple[str, object], list[str]]:
        found: dict[tuple[str, object], list[str]] = {}
        for seq, log_kind, log, label_kind, label in self._rows(_LABELS):
            place = (_read(log_kind, log) or _UNREADABLE, seq)
            found.setdefault(place, []).append(_read(label_kind, label) or _UNREADABLE)
        return {place: sorted(labels) for place, labels in found.items()}


def _read(kind: str, cell: bytes | None) -> str | None:
    """Return the text of a cell, ``None`` when it holds no text."""
    if kind != "text" or cell is None:
        return None
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return None  # whoever compares it names the record


def _sealed(
    record_kind: str, record: bytes | None, chain_kind: str, chain: bytes | None
) -> tuple[bytes, bytes]:
    kept = record if record_kind == "text" and record is not None else b""
    written = _read(chain_kind, chain) or ""
    # One written form: `bytes.fromhex` alone would take capitals for small letters.
    return kept, bytes.fromhex(written) if _HASH.fullmatch(written) else b""


def _pairs(cells: Iterable[object]) -> Iterator[tuple[str, bytes]]:
    ends = iter(cells)
    yield from zip(ends, ends, strict=True)


def _beside_note(
    log: str, size: object, is_cosigned: object, note: str, witness: VerifyKey | None
) -> Iterator[TamperEvidence]:
    try:
        found = parse_note(note)
    except InputRefused:
        yield TamperEvidence("checkpoint", f"{log}#{_last(size)}")
        return
    if size != found.checkpoint.size:
        # Either may be the one that was changed.
        for each in (size, found.checkpoint.size):
            yield TamperEvidence("checkpoint", f"{log}#{_last(each)}")
    if is_cosigned not in (0, 1) or bool(is_cosigned) != _is_cosigned(found, witness):
        yield TamperEvidence("signature", f"{log}#{_last(found.checkpoint.size)}")


def _is_cosigned(note: SignedNote, witness: VerifyKey | None) -> bool:
    if witness is None:
        return len(note.signatures) > 1
    return note.standing_of(witness) == "good"


def _last(size: object) -> int:
    return max(0, size - 1) if isinstance(size, int) else 0
