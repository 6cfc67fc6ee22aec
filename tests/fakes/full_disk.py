# SPDX-License-Identifier: Apache-2.0
"""A disk that is full for one transaction."""

from __future__ import annotations

from contextlib import contextmanager

from reviewer.domain.errors import StoreUnusable


def next_write_finds_it_full(store):
    """Refuse the store's next writing transaction; those after it find room again."""
    write = store.write

    @contextmanager
    def full():
        store.write = write
        raise StoreUnusable("full")
        yield

    store.write = full
