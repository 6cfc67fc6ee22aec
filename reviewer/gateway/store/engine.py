# SPDX-License-Identifier: Apache-2.0
"""Opens the gateway's database, SQLite or PostgreSQL, and runs each unit of work as a transaction.

A unit of work is a function over a connection; it may run more than once, so it changes nothing but
the database.  What it returns reaches the caller only after the commit.  Failures of the engine
become ``StoreUnusable``; anything else is a bug and rises.
"""

from __future__ import annotations

import abc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from reviewer.domain.errors import InputRefused

Result = TypeVar("Result")


class Database(abc.ABC):
    """One gateway's database, for any number of threads.

    Attributes:
        dialect: ``sqlite`` or ``postgresql``.
    """

    dialect: str

    @abc.abstractmethod
    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Run ``work`` in a writing transaction; return its result once it is committed.

        Raises:
            StoreUnusable: ``full``, ``locked`` or ``damaged``; nothing was changed.
        """

    @abc.abstractmethod
    def read(self, work: Callable[[Connection], Result]) -> Result:
        """Run ``work`` on one consistent view that it cannot change.

        Raises:
            StoreUnusable: ``locked`` or ``damaged``.
        """

    @abc.abstractmethod
    def close(self) -> None:
        """Finish what is under way and close every connection."""


def open_database(url_or_path: str | Path) -> Database:
    """Open a database and bring it to this version's schema.

    Args:
        url_or_path: a path (SQLite), or ``postgresql://…``.

    Raises:
        StoreUnusable: ``newer`` when a later version wrote it; ``full``, ``locked``, ``damaged``.
        InputRefused: neither a path nor a PostgreSQL address.
    """
    if isinstance(url_or_path, str) and "://" in url_or_path:
        return _open_url(url_or_path)
    from reviewer.gateway.store.sqlite import SqliteDatabase

    return SqliteDatabase(Path(url_or_path))


def _open_url(text: str) -> Database:
    from reviewer.gateway.store.postgres import PostgresDatabase

    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        # The address may hold a password: it is not repeated.
        raise InputRefused("database-url", "--database-url") from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise InputRefused("database-url", "--database-url")
    return PostgresDatabase(url.set(drivername="postgresql+psycopg"))
