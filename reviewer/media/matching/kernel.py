# SPDX-License-Identifier: Apache-2.0
"""What a kernel does: find rows within a radius, in lists or by reading all."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from reviewer.media.matching.layout import Ints, Lists, Words


class Matches(NamedTuple):
    """Three arrays of one length, in no particular order; no pair of query and row twice.

    Attributes:
        queries: which of the queries.
        rows: which row is within the radius of it.
        distances: how many bits differ.
    """

    queries: Ints
    rows: Ints
    distances: npt.NDArray[np.uint8]


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


def joined(matches: list[Matches]) -> Matches:
    """Return matches one after the other."""
    if len(matches) == 1:
        return matches[0]
    if not matches:
        nothing = np.empty(0, dtype=np.int64)
        return Matches(nothing, nothing, np.empty(0, dtype=np.uint8))
    return Matches(*map(np.concatenate, zip(*matches, strict=True)))
