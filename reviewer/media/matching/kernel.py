# SPDX-License-Identifier: Apache-2.0
"""What a kernel does: find rows within a radius, in lists or by reading all."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from reviewer.media.matching.layout import Ints, Lists, Words

# (3, n) queries, rows and distances, by query, then distance, then row, with no row twice for a
# query.  One array, because every search makes one, and three take longer.
Matches = Ints


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
        return np.empty((3, 0), dtype=np.int64)
    found = np.concatenate(matches, axis=1)
    queries, rows, distances = found
    return found[:, np.lexsort((rows, distances, queries))]
