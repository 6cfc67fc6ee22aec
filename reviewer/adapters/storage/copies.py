# SPDX-License-Identifier: Apache-2.0
"""Opens a decrypted copy of a store, as plain SQLite, to be read and never written."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from reviewer.adapters.storage.audit import LogIdentity
from reviewer.adapters.storage.store import SqlUnitOfWork
from reviewer.domain.errors import InputRefused, StoreUnusable, TamperEvidence
from reviewer.sealing.keys import SigningKey

_HEADER: Final = b"SQLite format 3\0"
_MISSING_FROM_INDEX: Final = re.compile(r"row (\d+) missing from index \w*witnessed_records\w*")
_MOST_COMPLAINTS: Final = 100


@contextmanager
def open_copy(path: Path) -> Iterator[tuple[SqlUnitOfWork, tuple[TamperEvidence, ...]]]:
    """Give the copy's contents, and what SQLite itself finds wrong with the file.

    Raises:
        InputRefused: there is no such file (``missing``), or it is no plain SQLite file
            (``not-decrypted``).
        StoreUnusable: it is so damaged that it cannot be read (``damaged``).
    """
    try:
        with path.open("rb") as opened:
            if opened.read(len(_HEADER)) != _HEADER:
                raise InputRefused("not-decrypted", path.name)
    except OSError as exc:
        raise InputRefused("missing", path.name) from exc
    raw = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    # Text that is none must still come out, to be named by whoever compares it.
    raw.text_factory = lambda cell: cell.decode("utf-8", "replace")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    identity = LogIdentity(log="copy", signing_key=SigningKey.generate())  # it signs nothing here
    try:
        with closing(raw), engine.connect() as connection:
            yield SqlUnitOfWork(connection, identity), tuple(_complaints(raw))
    except (DatabaseError, sqlite3.DatabaseError) as exc:
        raise StoreUnusable("damaged") from exc
    finally:
        engine.dispose()


def _complaints(raw: sqlite3.Connection) -> Iterator[TamperEvidence]:
    found = raw.execute(f"PRAGMA integrity_check({_MOST_COMPLAINTS})").fetchall()
    for (line,) in found:
        if line == "ok":
            continue
        row = _MISSING_FROM_INDEX.search(str(line))
        yield TamperEvidence("index", _where(raw, int(row[1]))) if row else TamperEvidence("file")


def _where(raw: sqlite3.Connection, place: int) -> str:
    """Return the log and the number of the fetched record in a row."""
    query = "SELECT log, seq FROM witnessed_records NOT INDEXED WHERE rowid = ?"
    for log, seq in raw.execute(query, (place,)):
        return f"{log}#{seq}"
    return ""
