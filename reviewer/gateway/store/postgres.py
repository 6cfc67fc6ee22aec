# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL for teams: a small pool, READ COMMITTED, short timeouts, retry after a lost race.

Several gateway processes may share one database; they keep no state between requests.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import URL, Connection, create_engine
from sqlalchemy.exc import DBAPIError

from reviewer.gateway.store.engine import Database
from reviewer.gateway.store.failures import RETRIABLE, sorted_failures, sqlstate
from reviewer.gateway.store.migrate import upgrade

TRIES: Final = 6
POOL_WAIT_S: Final = 5
# A forgotten open transaction is what kills a queue in PostgreSQL (sync.md 0.12).
_OPTIONS: Final = (
    "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000"
)

Result = TypeVar("Result")


class PostgresDatabase(Database):
    """A PostgreSQL database; see the module."""

    dialect = "postgresql"

    def __init__(self, url: URL) -> None:
        self._engine = create_engine(
            url,
            pool_size=4 * (os.cpu_count() or 1),
            max_overflow=0,
            hide_parameters=True,  # rows hold captions and names; error texts reach the log
            pool_timeout=POOL_WAIT_S,
            pool_pre_ping=True,
            isolation_level="READ COMMITTED",
            connect_args={"options": _OPTIONS, "connect_timeout": 5},
        )
        try:
            with sorted_failures():
                upgrade(self._engine)
        except BaseException:
            self._engine.dispose()
            raise

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Run ``work`` in a transaction; again when PostgreSQL chose it as the loser of a race."""
        for left in reversed(range(TRIES)):
            try:
                with sorted_failures(), self._engine.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                if sqlstate(error) not in RETRIABLE or left == 0:
                    raise
                time.sleep(random.uniform(0.005, 0.05))  # noqa: S311 - spreads the losers out
        raise AssertionError  # pragma: no cover - the last try returns or raises

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """Run ``work`` in a transaction that cannot write and sees one state."""
        with sorted_failures(), self._engine.connect() as connection:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return work(connection)

    def close(self) -> None:
        """Close the pool."""
        self._engine.dispose()
