# SPDX-License-Identifier: Apache-2.0
"""Searching with numpy alone: nothing to compile, nothing more to install."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from reviewer.media.matching.kernel import Matches, joined
from reviewer.media.matching.layout import KEYS, PARTS, Ints, Lists, Words, limits

# Bounds the memory of one step: at most so many queries, candidates, or rows at once.
_QUERIES: Final = 512
_CANDIDATES: Final = 1 << 20
_ROWS: Final = 1 << 14
# Lists that hold more than one row in eight for a query are slower than reading all.
_SHARE: Final = 8
_FLIPS: Final = np.concatenate([[0], 1 << np.arange(PARTS)]).astype(np.uint16)
_FIRSTS: Final = (KEYS + 1) * np.arange(PARTS)[:, None]


class NumpyKernel:
    """See :class:`reviewer.media.matching.kernel.Kernel`."""

    def in_lists(self, words: Words, lists: Lists, queries: Words, radius: int) -> Matches:
        """Search by lists; a query whose lists are too long is compared with all."""
        found = []
        for first in range(0, len(queries), _QUERIES):
            some = queries[first : first + _QUERIES]
            probes = _Probes(lists, some, radius)
            long = probes.totals > len(words) // _SHARE
            found += [
                _shifted(probes.matches(words, some, asked, radius), first)
                for asked in _pieces(probes.totals, ~long)
            ]
            found += [
                _shifted(self.in_all(words, some[query : query + 1], radius), first + query)
                for query in np.flatnonzero(long).tolist()
            ]
        return joined(found)

    def in_all(self, words: Words, queries: Words, radius: int) -> Matches:
        """Search by reading all."""
        found = [
            Matches(np.full(len(rows), number, dtype=np.int64), first + rows, distances)
            for number, query in enumerate(queries)
            for first in range(0, len(words), _ROWS)
            for rows, distances in [_near(words[first : first + _ROWS], query, radius)]
        ]
        return joined(found)


class _Probes:
    """The lists that some queries look into."""

    def __init__(self, lists: Lists, queries: Words, radius: int) -> None:
        alone, self._both = limits(radius)
        self._lists = lists
        self._keys = queries.view(np.uint16)
        flips = _FLIPS if alone else _FLIPS[:1]
        slots = (self._keys[:, :, None] ^ flips) + _FIRSTS
        starts = lists.starts.reshape(-1)
        begins = starts[slots].astype(np.int64)
        self._counts = starts[slots + 1] - begins
        self._begins = begins + lists.rows.shape[1] * np.arange(PARTS)[:, None]
        self.totals = self._counts.reshape(len(queries), -1).sum(axis=1)

    def matches(self, words: Words, queries: Words, asked: Ints, radius: int) -> Matches:
        """Compare what is in the lists of the queries numbered ``asked``."""
        counts = self._counts[asked].reshape(-1)
        ends = np.cumsum(counts)
        places = np.repeat(self._begins[asked].reshape(-1) - ends + counts, counts)
        places += np.arange(len(places))
        per_query = counts.size // len(asked)
        nexts = np.roll(self._keys[asked], -1, axis=1)
        differing = self._lists.nexts.reshape(-1)[places]
        differing ^= np.repeat(
            nexts.reshape(-1), counts.reshape(-1, per_query // PARTS).sum(axis=1)
        )
        near = np.flatnonzero(np.bitwise_count(differing) <= self._both)
        rows = self._lists.rows.reshape(-1)[places[near]].astype(np.int64)
        numbers = asked[np.searchsorted(ends, near, side="right") // per_query]
        # The same row may be in several lists.
        pairs = np.unique(numbers * len(words) + rows)
        return _compared(words, queries, pairs // len(words), pairs % len(words), radius)


def _pieces(totals: Ints, wanted: npt.NDArray[np.bool_]) -> Iterator[Ints]:
    """Yield the wanted queries in pieces with a bounded number of candidates."""
    numbers = np.flatnonzero(wanted)
    steps = np.cumsum(totals[numbers]) // _CANDIDATES
    for piece in np.split(numbers, np.flatnonzero(np.diff(steps)) + 1):
        if piece.size:
            yield piece


def _near(words: Words, query: Words, radius: int) -> tuple[Ints, npt.NDArray[np.uint8]]:
    """Return the rows within the radius of one query, and how far they are."""
    # Four counts of up to 64 in one number; the product's top eight bits are their sum, and
    # 256 bits, the whole of a hash, look like none there.
    counts = np.bitwise_count(words ^ query).view(np.uint32).reshape(-1)
    sums = (counts * np.uint32(0x01010101)) >> np.uint32(24)
    rows = np.flatnonzero((sums <= radius) & (counts != np.uint32(0x40404040)))
    return rows, sums[rows].astype(np.uint8)


def _compared(words: Words, queries: Words, numbers: Ints, rows: Ints, radius: int) -> Matches:
    """Return those of the pairs that are within the radius."""
    differing = np.bitwise_count(words[rows] ^ queries[numbers]).sum(axis=1, dtype=np.uint16)
    near = differing <= radius
    return Matches(numbers[near], rows[near], differing[near].astype(np.uint8))


def _shifted(matches: Matches, first: int) -> Matches:
    return matches._replace(queries=matches.queries + first)
