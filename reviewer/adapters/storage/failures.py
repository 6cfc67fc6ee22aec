# SPDX-License-Identifier: Apache-2.0
"""Sorts what SQLite says went wrong into what a person can act on.

What is not sorted here is a mistake of ours and is allowed to rise.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from reviewer.domain.errors import StoreUnusable

# Primary result codes; an extended code keeps its primary one in the low byte.
_REASONS: Final = {
    5: "locked",  # SQLITE_BUSY
    6: "locked",  # SQLITE_LOCKED
    3: "unreachable",  # SQLITE_PERM
    8: "unreachable",  # SQLITE_READONLY
    10: "unreachable",  # SQLITE_IOERR
    14: "unreachable",  # SQLITE_CANTOPEN
    15: "locked",  # SQLITE_PROTOCOL: lost the race for the WAL lock too often
    11: "damaged",  # SQLITE_CORRUPT
    13: "full",  # SQLITE_FULL
    26: "damaged",  # SQLITE_NOTADB: also what a page says that fails its seal
}
_IO_ERROR: Final = 10


def reason_of(error: BaseException | None, *, writing: bool) -> str | None:
    """Return the reason of ``StoreUnusable`` for this failure, ``None`` if it is a bug of ours."""
    if isinstance(error, NoConnection):
        return "locked"
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if not isinstance(original, sqlcipher.Error) or not isinstance(code, int):
        return None
    if writing and code & 0xFF == _IO_ERROR:
        # A file-size limit and a used-up quota come as a plain I/O error.
        return "full"
    return _REASONS.get(code & 0xFF)


@contextmanager
def sorted_failures(*, writing: bool) -> Iterator[None]:
    """Turn the failures of the enclosed statements into ``StoreUnusable``."""
    try:
        yield
    except (DBAPIError, NoConnection, sqlcipher.Error) as exc:
        reason = reason_of(exc, writing=writing)
        if reason is None:
            raise
        raise StoreUnusable(reason) from exc
