# SPDX-License-Identifier: Apache-2.0
"""All pairs of near hashes, to make groups from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from reviewer.media.matching.kernel import Kernel
from reviewer.media.matching.layout import Hashes, Ints, Words, limits, lists_of, words_of

_AT_ONCE: Final = 4096


class Pairs(NamedTuple):
    """Three arrays of one length: two positions, the lower first, and how many bits differ."""

    left: Ints
    right: Ints
    distances: npt.NDArray[np.uint8]


def neighbours(kernel: Kernel, hashes: Hashes, radius: int) -> Iterator[Pairs]:
    """Yield the pairs of hashes within ``radius`` bits, by the left position and then the right.

    A hash that has come before is paired with its first occurrence alone, at distance 0, and only
    that one is paired with others: a thousand equal ones are a thousand pairs and no million.
    Pairs come in pieces of some thousand hashes, so that a large group does not fill the memory.

    Args:
        kernel: how to search.
        hashes: 32 bytes for each, one after the other; their positions count from 0.
        radius: from 0 to ``MOST_RADIUS``.

    Raises:
        ValueError: the bytes are no multiple of 32, or the radius is out of range.
    """
    limits(radius)
    words = words_of(hashes)
    return _pairs(kernel, words, _first_equal(words), radius)


def _first_equal(words: Words) -> Ints:
    """Return for each hash the position of the first that equals it."""
    order = np.lexsort(words.T)  # stable, so the first of equal ones comes first
    ordered = words[order]
    differs = np.ones(len(words), dtype=np.bool_)
    differs[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    first = np.empty(len(words), dtype=np.int64)
    first[order] = order[differs][np.cumsum(differs) - 1]
    return first


def _pairs(kernel: Kernel, words: Words, first: Ints, radius: int) -> Iterator[Pairs]:
    positions = np.arange(len(words))
    kinds = positions[first == positions]
    again = positions[first != positions]
    own = words[kinds]
    lists = lists_of(own)
    for start in range(0, len(kinds), _AT_ONCE):
        asked = kinds[start : start + _AT_ONCE]
        found = kernel.in_lists(own, lists, words[asked], radius)
        later = found.rows > found.queries + start
        equal = again[(first[again] >= asked[0]) & (first[again] <= asked[-1])]
        left = np.concatenate([asked[found.queries[later]], first[equal]])
        right = np.concatenate([kinds[found.rows[later]], equal])
        distances = np.concatenate([found.distances[later], np.zeros(len(equal), dtype=np.uint8)])
        order = np.lexsort((right, left))
        yield Pairs(left[order], right[order], distances[order])
