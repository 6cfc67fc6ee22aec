# SPDX-License-Identifier: Apache-2.0
"""Writes logs into a folder that anyone with Python alone can verify.

The folder holds ``records.jsonl``, ``checkpoints.jsonl``, ``keys.json``, the stand-alone verifier
and a note on how to use it.  Every line is canonical JSON, so any changed byte shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO, Final

from reviewer.domain.errors import InputRefused, TamperEvidence
from reviewer.sealing.canonical import canonical
from reviewer.sealing.keys import VerifyKey

COPIED: Final = ("verify.py", "README.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedLog:
    """One whole log to be exported.

    Attributes:
        log_id: id of the log.
        public_key: the key it signs with.
        records: record bytes and stored chain hash, from the first; read once.
        checkpoints: note texts.
        witness_public: the key its witness signs with, if it has one.
    """

    log_id: str
    public_key: VerifyKey
    records: Iterable[tuple[bytes, bytes]]
    checkpoints: Iterable[str]
    witness_public: VerifyKey | None = None


def write_export(folder: Path, logs: Sequence[ExportedLog], *, resources: Traversable) -> int:
    """Write the logs into ``folder``, which must be new or empty; return the number of records.

    Args:
        folder: where to; made if it is not there.
        logs: whole logs, each id once.
        resources: the folder that holds ``verify.py`` and ``README.txt``.

    Raises:
        InputRefused: the folder is in use or cannot be written, or a log is named twice.
        TamperEvidence: a record is not text, so no export could hold it.
    """
    if len({log.log_id for log in logs}) != len(logs):
        raise InputRefused("duplicate", "log")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputRefused("not-empty", "folder")
        for name in COPIED:
            (folder / name).write_bytes(resources.joinpath(name).read_bytes())
        (folder / "keys.json").write_bytes(canonical(_keys(logs)) + b"\n")
        with (folder / "checkpoints.jsonl").open("wb") as written:
            for log in logs:
                _write_checkpoints(written, log)
        with (folder / "records.jsonl").open("wb") as written:
            return sum(_write_records(written, log) for log in logs)
    except OSError as exc:
        raise InputRefused("cannot-write", "folder") from exc


def _keys(logs: Sequence[ExportedLog]) -> dict[str, object]:
    found: dict[str, object] = {}
    for log in logs:
        found[log.log_id] = {"key": log.public_key.public_text}
        if log.witness_public is not None:
            found[log.log_id] = {
                "key": log.public_key.public_text,
                "witness": log.witness_public.public_text,
            }
    return {"logs": found}


def _write_checkpoints(written: BinaryIO, log: ExportedLog) -> None:
    notes = ({"log": log.log_id, "note": note} for note in log.checkpoints)
    written.writelines(canonical(note) + b"\n" for note in notes)


def _write_records(written: BinaryIO, log: ExportedLog) -> int:
    count = 0
    for seq, (record, chain) in enumerate(log.records):
        try:
            text = record.decode()
        except UnicodeDecodeError as exc:
            raise TamperEvidence("record", f"{log.log_id}#{seq}") from exc
        line = {"chain": chain.hex(), "log": log.log_id, "record": text, "seq": seq}
        written.write(canonical(line) + b"\n")
        count += 1
    return count
