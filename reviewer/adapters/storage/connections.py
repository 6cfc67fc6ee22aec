# SPDX-License-Identifier: Apache-2.0
"""Connects to an SQLCipher file, each connection set up alike.

The key is 32 raw bytes and goes to SQLCipher before anything else.  ``synchronous=FULL``: what is
committed survives a power cut.  ``BEGIN`` is ours alone: immediate on the writing engine, so that
a transaction that reads and then writes never loses its place; deferred on the reading one, which
refuses to write.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from reviewer.domain.errors import InputRefused, StoreUnusable

KEY_BYTES: Final = 32
# Before this, two connections resetting a WAL together could corrupt the file.
SAFE_SQLITE: Final = (3, 51, 3)
BUSY_TIMEOUT_MS: Final = 5000
READERS: Final = 4


class RawConnection(Protocol):
    """The part of a DBAPI connection that is used here; the driver ships no types."""

    def execute(self, statement: str, /) -> RawCursor:
        """Run one statement."""

    def backup(self, target: RawConnection, /) -> None:
        """Copy everything to another connection's file."""

    def close(self) -> None:
        """Close."""


class RawCursor(Protocol):
    """The part of a DBAPI cursor that is used here."""

    def fetchone(self) -> tuple[object, ...] | None:
        """Return the next row."""

    def fetchall(self) -> list[tuple[object, ...]]:
        """Return every further row."""


SQLITE_VERSION: Final = str(sqlcipher.sqlite_version)


def require_safe_sqlite(version: tuple[int, ...] = tuple(sqlcipher.sqlite_version_info)) -> None:
    """Refuse to work on an SQLite that can corrupt its own WAL."""
    if version < SAFE_SQLITE:
        found = ".".join(str(part) for part in version)
        raise StoreUnusable("sqlite-unsafe", f"SQLite {found} can corrupt a store")


def connect(
    path: Path, key: bytes, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS, read_only: bool = False
) -> RawConnection:
    """Open one connection; an absent file is made."""
    if len(key) != KEY_BYTES:
        raise InputRefused("key-length", "key")
    raw: RawConnection = sqlcipher.connect(
        str(path), isolation_level=None, timeout=busy_timeout_ms / 1000, check_same_thread=False
    )
    try:
        _set_up(raw, key, read_only=read_only)
    except BaseException:
        raw.close()
        raise
    return raw


def _set_up(raw: RawConnection, key: bytes, *, read_only: bool) -> None:
    # The library would write its own complaints to the standard error stream.
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute("PRAGMA cipher_memory_security = OFF")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("PRAGMA mmap_size = 0")
    raw.execute("PRAGMA foreign_keys = ON")
    # Without it, INSERT OR REPLACE deletes a row past the append-only triggers.
    raw.execute("PRAGMA recursive_triggers = ON")
    raw.execute("PRAGMA secure_delete = ON")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    if read_only:
        raw.execute("PRAGMA query_only = ON")


def writing_engine(path: Path, key: bytes, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """Return the engine of the one connection that writes."""
    return _engine(path, key, busy_timeout_ms, begin="BEGIN IMMEDIATE", connections=1)


def reading_engine(path: Path, key: bytes, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """Return an engine with a few connections that only read."""
    return _engine(path, key, busy_timeout_ms, begin="BEGIN DEFERRED", connections=READERS)


def _engine(
    path: Path, key: bytes, busy_timeout_ms: int, *, begin: str, connections: int
) -> Engine:
    reads = begin == "BEGIN DEFERRED"
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key, busy_timeout_ms=busy_timeout_ms, read_only=reads),
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=busy_timeout_ms / 1000,
        hide_parameters=True,  # what is stored has no place in an error's text
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
