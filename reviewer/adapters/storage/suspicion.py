# SPDX-License-Identifier: Apache-2.0
"""Remembers that a store showed damage while it was in use, until it has been looked through.

Looking through a whole store costs time at every start; this mark, or a WAL left by a crash, says
when it is worth it.  The mark is an empty file beside the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reviewer.domain.errors import StoreUnusable


def mark_of(path: Path) -> Path:
    """Return where the mark of a store is."""
    return path.with_name(path.name + ".suspect")


@contextmanager
def suspected(path: Path) -> Iterator[None]:
    """Leave the mark if what is enclosed finds the store damaged."""
    try:
        yield
    except StoreUnusable as exc:
        if exc.reason == "damaged":
            # The damage itself is what must be told, also on a disk that takes no mark.
            with suppress(OSError):
                mark_of(path).touch(mode=0o600)
        raise
