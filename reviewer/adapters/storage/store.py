# SPDX-License-Identifier: Apache-2.0
"""One profile's store: a transaction at a time for writing, a few at once for reading.

A lock, not SQLite's busy time-out, keeps this program's writers apart; ``BEGIN IMMEDIATE`` keeps
another program's out.  ``open_store`` makes one; nothing else needs to.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from reviewer.adapters.storage.acts import SqlActs
from reviewer.adapters.storage.audit import LogIdentity, SqlAuditTrail
from reviewer.adapters.storage.blobs import SqlBlobs
from reviewer.adapters.storage.connections import BUSY_TIMEOUT_MS, reading_engine, writing_engine
from reviewer.adapters.storage.failures import sorted_failures
from reviewer.adapters.storage.groups import SqlGroups
from reviewer.adapters.storage.notes import SqlFacts, SqlNotes
from reviewer.adapters.storage.proofs import SqlProofs
from reviewer.adapters.storage.suspicion import suspected
from reviewer.adapters.storage.witnessed import SqlWitnessed
from reviewer.domain.errors import Cancelled

if TYPE_CHECKING:
    from reviewer.adapters.storage.banks import SqlBanks

_log = logging.getLogger(__name__)


class SqlUnitOfWork:
    """One transaction."""

    def __init__(self, connection: Connection, identity: LogIdentity) -> None:
        self._connection = connection
        self.groups = SqlGroups(connection)
        self.acts = SqlActs(connection)
        self.audit = SqlAuditTrail(connection, identity)
        self.witnessed = SqlWitnessed(connection)
        self.blobs = SqlBlobs(connection)
        self.notes = SqlNotes(connection)
        self.facts = SqlFacts(connection)
        self.proofs = SqlProofs(connection)
        self.has_committed = False

    @property
    def banks(self) -> SqlBanks:
        """Return the hash banks' copies; imported late, nothing that is shown first needs them."""
        from reviewer.adapters.storage.banks import SqlBanks

        return SqlBanks(self._connection)

    def commit(self) -> None:
        """Make it durable (synced) before returning; raises ``StoreUnusable``."""
        self._connection.commit()
        self.has_committed = True


class SqlStore:
    """The store of one profile."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        identity: LogIdentity,
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
    ) -> None:
        """Use a file that :func:`~reviewer.adapters.storage.opening.open_store` has prepared."""
        self._path = path
        self._identity = identity
        self._writing = writing_engine(path, key, busy_timeout_ms=busy_timeout_ms)
        self._reading = reading_engine(path, key, busy_timeout_ms=busy_timeout_ms)
        self._turn = threading.Lock()
        self._writer: int | None = None
        self._is_closed = False
        self._wal_holds_keys = False

    @contextmanager
    def write(self) -> Iterator[SqlUnitOfWork]:
        """Begin a transaction that may write; there is one writer at a time."""
        if self._writer == threading.get_ident():
            raise RuntimeError("this thread is already writing")
        with self._turn:
            self._writer = threading.get_ident()
            try:
                yield from self._transaction(self._writing, is_writing=True)
            finally:
                self._writer = None

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        """Begin a transaction that only reads."""
        yield from self._transaction(self._reading, is_writing=False)

    def close(self) -> None:
        """Close every connection."""
        with self._turn:
            self._is_closed = True
            self._reading.dispose()
            # Nothing is lost if this fails: what is committed is in the WAL.
            with suppress(DBAPIError):
                # A reading connection leaves the WAL behind; this one folds it into the file.
                self._writing.connect().close()
            self._writing.dispose()

    def _transaction(self, engine: Engine, *, is_writing: bool) -> Iterator[SqlUnitOfWork]:
        if self._is_closed:
            raise Cancelled
        with (
            suspected(self._path),
            sorted_failures(writing=is_writing),
            engine.connect() as connection,
        ):
            connection.begin()
            work = SqlUnitOfWork(connection, self._identity)
            try:
                yield work
            finally:
                self._wal_holds_keys |= work.has_committed and work.blobs.has_shredded
            connection.rollback()
            if is_writing and self._wal_holds_keys:
                self._empty_wal(connection)

    def _empty_wal(self, connection: Connection) -> None:
        """Take destroyed keys out of the WAL too; if a reader is in the way, the next time."""
        raw = connection.connection.dbapi_connection
        assert raw is not None
        cursor = raw.cursor()
        try:
            cursor.execute("PRAGMA busy_timeout")
            (timeout_ms,) = cursor.fetchone() or (0,)
            cursor.execute("PRAGMA busy_timeout = 0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (is_busy, *_) = cursor.fetchone() or (1,)
            cursor.execute(f"PRAGMA busy_timeout = {timeout_ms}")
            self._wal_holds_keys = bool(is_busy)
        except sqlcipher.Error as exc:
            # The transaction itself is durable, and must not be reported as failed.
            _log.info("destroyed keys stay in the WAL for now: %s", type(exc).__name__)
        finally:
            cursor.close()
