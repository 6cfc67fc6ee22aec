# SPDX-License-Identifier: Apache-2.0
"""Sorts what the database engines raise: the world's doing, or a bug that may rise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from reviewer.domain.errors import InputRefused, StoreUnusable

# RLIMIT_FSIZE and quotas show as "disk I/O error": to the person it is the same full disk.
_SQLITE: Final = (
    ("full", ("disk is full", "disk i/o error")),
    ("locked", ("database is locked", "table is locked", "busy")),
    ("damaged", ("malformed", "not a database", "file is encrypted", "disk image")),
    ("locked", ("unable to open", "readonly")),
)
_SQLSTATES: Final = (
    ("full", ("53100", "53200")),
    ("damaged", ("XX001", "XX002")),
    # Lock and statement timeouts, connections lost or refused, a server shutting down.
    ("locked", ("55P03", "57014", "57P", "08", "53300", "25P03")),
)
RETRIABLE: Final = frozenset({"40001", "40P01"})


@contextmanager
def sorted_failures() -> Iterator[None]:
    """Turn engine failures of the block into ``StoreUnusable``."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreUnusable("locked") from error
    except DBAPIError as error:
        reason = _reason(error)
        if reason is None:
            raise
        raise StoreUnusable(reason) from error


@contextmanager
def reading_own_rows() -> Iterator[None]:
    """Turn what is wrong with our own rows into ``StoreUnusable``: damage is no bad request."""
    try:
        yield
    except InputRefused as error:
        raise StoreUnusable("damaged") from error


def sqlstate(error: DBAPIError) -> str:
    """Return PostgreSQL's five-character code, or an empty string."""
    return str(getattr(error.orig, "sqlstate", None) or "")


def _reason(error: DBAPIError) -> str | None:
    state = sqlstate(error)
    if state:
        return next((why for why, codes in _SQLSTATES if state.startswith(codes)), None)
    if error.connection_invalidated or "psycopg" in type(error.orig).__module__:
        # Without a code the server was not reached at all, or went away.
        return "locked" if type(error.orig).__name__ == "OperationalError" else None
    said = str(error.orig).lower()
    return next((why for why, words in _SQLITE if any(word in said for word in words)), None)
