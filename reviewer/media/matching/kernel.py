# SPDX-License-Identifier: Apache-2.0
"""What a kernel does: find rows within a radius, in lists or by reading all."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from reviewer.media.matching.layout import Distances, Ints, Lists, Words

# Queries, rows and distances: arrays of one length, by query, then distance, then row, with no row
# twice for a query.  A plain tuple, because every search makes one.
Matches = tuple[Ints, Ints, Distances]


class Kernel(Protocol):
    """One way to search.  All ways give the same answers."""

    def in_lists(self, words: Words, lists: Lists, queries: Words, radius: int) -> Matches:
        """Search by the lists of ``words``.

        Args:
            words: (n, 4) all hashes.
            lists: made of ``words``.
            queries: (m, 4) hashes.
            radius: from 0 to ``MOST_RADIUS``.
        """
        ...

    def in_all(self, words: Words, queries: Words, radius: int) -> Matches:
        """Search by comparing each of (m, 4) ``queries`` with each of (n, 4) ``words``."""
        ...


def in_order(matches: list[Matches]) -> Matches:
    """Return matches as one, sorted."""
    if not matches:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing, np.empty(0, dtype=np.uint8)
    queries, rows, distances = matches[0]
    if len(matches) > 1:
        queries, rows, distances = map(np.concatenate, zip(*matches, strict=True))
    order = np.lexsort((rows, distances, queries))
    return queries[order], rows[order], distances[order]
