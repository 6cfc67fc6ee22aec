# SPDX-License-Identifier: Apache-2.0
"""SQLite for one gateway process: one writing thread, commits shared by those who wait together.

The SQLite is the one inside ``sqlcipher3`` (unencrypted here): the interpreter's own may lie in the
WAL-reset corruption range (3.7.0 to 3.51.2).  ``synchronous=FULL``, so what was answered survives a
power cut.  Other processes of the same machine (the command line) write through their own
``BEGIN IMMEDIATE``.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from reviewer.domain.errors import StoreUnusable
from reviewer.gateway.store.engine import Database
from reviewer.gateway.store.failures import sorted_failures
from reviewer.gateway.store.migrate import upgrade

OLDEST_SAFE: Final = (3, 51, 3)
BATCH_MAX: Final = 64
BUSY_MS: Final = 5000
READERS: Final = 8

Result = TypeVar("Result")


@dataclass(slots=True)
class _Job:
    work: Callable[[Connection], Any]
    done: Future[Any]


class SqliteDatabase(Database):
    """A SQLite file; see the module."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        if tuple(int(part) for part in dbapi2.sqlite_version.split(".")) < OLDEST_SAFE:
            raise StoreUnusable("sqlite-unsafe")
        self._writer = _engine(path, "BEGIN IMMEDIATE", size=1)
        self._reader = _engine(path, "BEGIN", size=READERS)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closing = threading.Lock()
        self._is_closed = False
        try:
            with sorted_failures():
                upgrade(self._writer)
        except BaseException:
            self._writer.dispose()
            raise
        self._thread = threading.Thread(target=self._run, name="gateway-writer", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Queue ``work`` for the writing thread and wait for its commit."""
        job = _Job(work, Future())
        with self._closing:
            if self._is_closed:
                raise StoreUnusable("locked")
            self._jobs.put(job)
        result: Result = job.done.result()
        return result

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """Run ``work`` on a snapshot."""
        with sorted_failures(), self._reader.connect() as connection:
            return work(connection)

    def close(self) -> None:
        """Write what is queued, then close."""
        with self._closing:
            if self._is_closed:
                return
            self._is_closed = True
            self._jobs.put(None)
        self._thread.join()
        self._reader.dispose()
        self._writer.dispose()

    def _run(self) -> None:
        ending = False
        while not ending:
            job = self._jobs.get()
            if job is None:
                return
            batch = [job]
            while len(batch) < BATCH_MAX and not self._jobs.empty():
                following = self._jobs.get()
                if following is None:
                    ending = True
                    break
                batch.append(following)
            _commit_together(self._writer, batch)


def _commit_together(engine: Engine, batch: list[_Job]) -> None:
    """Run each job in a savepoint of one transaction; nobody is answered before its commit."""
    answers: list[tuple[_Job, Any]] = []
    try:
        with sorted_failures(), engine.begin() as connection:
            for job in batch:
                try:
                    with connection.begin_nested():
                        answer = job.work(connection)
                except BaseException as error:
                    if not _in_transaction(connection):
                        # A full disk rolls back everything, and a later savepoint would commit
                        # by itself: nothing of this batch may go on.
                        raise
                    job.done.set_exception(_as_sorted(error))
                else:
                    answers.append((job, answer))
    except BaseException as error:  # noqa: BLE001 - handed to those who wait
        for job in batch:
            if not job.done.done():
                job.done.set_exception(error)
        return
    for job, answer in answers:
        job.done.set_result(answer)


def _as_sorted(error: BaseException) -> BaseException:
    try:
        with sorted_failures():
            raise error  # noqa: TRY301 - the block sorts what rises in it
    except BaseException as found:  # noqa: BLE001 - only renamed; it rises where the job was asked
        return found


def _in_transaction(connection: Connection) -> bool:
    raw = connection.connection.dbapi_connection
    return bool(getattr(raw, "in_transaction", False))


def _engine(path: Path, begin: str, *, size: int) -> Engine:
    def connect() -> object:
        return dbapi2.connect(
            str(path), timeout=BUSY_MS / 1000, check_same_thread=False, isolation_level=None
        )

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,  # rows hold captions and names; error texts reach the log
        pool_timeout=BUSY_MS / 1000,
    )

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection
        raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA fullfsync=ON")  # macOS: fsync alone is not a flush
        raw.execute("PRAGMA checkpoint_fullfsync=ON")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA mmap_size=0")
        if begin == "BEGIN":
            raw.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
