# SPDX-License-Identifier: Apache-2.0
"""The loops of the compiled kernel; imported only where numba is installed.

Written for the compiler and the memory.  Whole numbers have no sign, because a signed index costs
a test for counting from the end.  Each step asks for memory at many places that do not depend on
each other, so that the machine waits for all of them at once.  A result is one number: the query
from bit 38 on, the row from bit 6 on, the distance below.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numba
import numpy as np
import numpy.typing as npt
from numba.extending import intrinsic

from reviewer.media.matching.layout import PARTS, WORDS, Words

ROW_BIT: Final = 6
QUERY_BIT: Final = 38
_LISTS: Final = PARTS + 1
# Lists that hold more rows than half of all are slower than reading all.
_SHARE: Final = 2
_ROOM: Final = 256
_PART_BITS: Final = 16
_PARTS_A_WORD: Final = PARTS // WORDS

_Number = int | np.uint64


def _ones(_typing: object, value: Callable[..., object]) -> tuple[object, Callable[..., object]]:
    """Tell the compiler how to count the bits that are 1: in one instruction."""
    return value(value), lambda _context, builder, _signature, values: builder.ctpop(values[0])


def _distance(words: Words, row: _Number, query: Words) -> np.uint64:
    differing: np.uint64 = np.uint64(0)
    for word in range(WORDS):
        differing += ones(words[row, word] ^ query[word])
    return differing


def _part(words: Words, number: _Number) -> np.uint64:
    """Return one of the 16 parts of a hash."""
    shift = np.uint64(_PART_BITS) * (np.uint64(number) % np.uint64(_PARTS_A_WORD))
    return words[np.uint64(number) // np.uint64(_PARTS_A_WORD)] >> shift & np.uint64(0xFFFF)


def _grown(array: Words, needed: _Number) -> Words:
    """Return an array with room for so many, doubled as often as that takes."""
    room = array.size
    if needed <= room:
        return array
    while room < needed:
        room *= 2
    larger = np.empty(room, dtype=array.dtype)
    larger[: array.size] = array
    return larger


def _is_first_place(query: Words, other: Words, number: int, alone: _Number, both: _Number) -> bool:
    """Say whether no part before this one would have led to the same row."""
    for earlier in range(number):
        here = ones(part(query, earlier) ^ part(other, earlier))
        if here <= alone:
            after = (earlier + 1) % PARTS
            if here + ones(part(query, after) ^ part(other, after)) <= both:
                return False
    return True


def _read(
    words: Words, query: Words, number: _Number, radius: _Number, found: Words, size: _Number
) -> tuple[Words, _Number]:
    """Append what is near one query to ``found``, comparing all; return it and its new size."""
    for row in range(np.uint64(len(words))):
        differing = distance(words, row, query)
        if differing <= radius:
            found = grown(found, size + np.uint64(1))
            found[size] = number << np.uint64(QUERY_BIT) | row << np.uint64(ROW_BIT) | differing
            size += np.uint64(1)
    return found, size


def in_all(words: Words, queries: Words, radius: _Number) -> Words:
    """Compare each query with each row."""
    found = np.empty(_ROOM, dtype=np.uint64)
    size = np.uint64(0)
    for number in range(np.uint64(len(queries))):
        found, size = read(words, queries[number], number, np.uint64(radius), found, size)
    return found[:size]


def _look_up(
    starts: npt.NDArray[np.uint32], query: Words, flips: _Number, begins: Words, ends: Words
) -> np.uint64:
    """Write down where the lists of a query begin and end; return how many rows they hold."""
    total = np.uint64(0)
    place = np.uint64(0)
    for number in range(np.uint64(PARTS)):
        key = part(query, number)
        for flip in range(flips):
            value = key ^ ((np.uint64(1) << flip) >> np.uint64(1))
            begins[place] = starts[number, value]
            ends[place] = starts[number, value + np.uint64(1)]
            total += ends[place] - begins[place]
            place += np.uint64(1)
    return total


def _touch(nexts: npt.NDArray[np.uint16], flips: _Number, begins: Words, ends: Words) -> np.uint64:
    """Ask for the first and last entry of every list, so that memory fetches them all at once."""
    mixed = np.uint64(0)
    for place in range(flips * np.uint64(PARTS)):
        if begins[place] < ends[place]:
            number = place // flips
            mixed ^= nexts[number, begins[place]] ^ nexts[number, ends[place] - np.uint64(1)]
    return mixed


def _sift(
    nexts: npt.NDArray[np.uint16],
    query: Words,
    flips: _Number,
    both: _Number,
    begins: Words,
    ends: Words,
    kept: Words,
) -> np.uint64:
    """Write down the entries whose next part is near too, as part and place; return how many."""
    size = np.uint64(0)
    place = np.uint64(0)
    for number in range(np.uint64(PARTS)):
        after = np.uint16(part(query, (number + np.uint64(1)) % np.uint64(PARTS)))
        for flip in range(flips):
            most = both - np.uint64(1) if flip else both
            for at in range(begins[place], ends[place]):
                kept[size] = number << np.uint64(32) | at
                size += np.uint64(ones(nexts[number, at] ^ after) <= most)
            place += np.uint64(1)
    return size


def in_lists(
    words: Words,
    starts: npt.NDArray[np.uint32],
    rows: npt.NDArray[np.uint32],
    nexts: npt.NDArray[np.uint16],
    queries: Words,
    radius: _Number,
) -> Words:
    """Compare each query with what is in its lists."""
    radius = np.uint64(radius)
    alone = radius // np.uint64(PARTS)
    both = np.uint64(2) * radius // np.uint64(PARTS)
    flips = np.uint64(_LISTS if alone else 1)
    begins = np.empty(PARTS * _LISTS + 1, dtype=np.uint64)
    ends = np.empty(PARTS * _LISTS + 1, dtype=np.uint64)
    found = np.empty(_ROOM, dtype=np.uint64)
    kept = np.empty(_ROOM, dtype=np.uint64)
    size = np.uint64(0)
    for number in range(np.uint64(len(queries))):
        query = queries[number]
        total = look_up(starts, query, flips, begins, ends)
        if total * np.uint64(_SHARE) > np.uint64(len(words)):
            found, size = read(words, query, number, radius, found, size)
            continue
        ends[PARTS * _LISTS] = touch(nexts, flips, begins, ends)
        kept = grown(kept, total + np.uint64(1))
        left = sift(nexts, query, flips, both, begins, ends, kept)
        found = grown(found, size + left)
        for at in range(left):
            place = kept[at] & np.uint64(0xFFFFFFFF)
            kept[at] = (
                kept[at] >> np.uint64(32) << np.uint64(32) | rows[kept[at] >> np.uint64(32), place]
            )
        for at in range(left):
            row = kept[at] & np.uint64(0xFFFFFFFF)
            differing = distance(words, row, query)
            if differing <= radius and is_first_place(
                query, words[row], kept[at] >> np.uint64(32), alone, both
            ):
                found[size] = number << np.uint64(QUERY_BIT) | row << np.uint64(ROW_BIT) | differing
                size += np.uint64(1)
    return found[:size]


ones: Callable[[np.unsignedinteger], np.uint64] = intrinsic(_ones)
_inner: Final = numba.njit(no_cpython_wrapper=True, no_cfunc_wrapper=True)
part = _inner(_part)
distance = _inner(_distance)
grown = _inner(_grown)
is_first_place = _inner(_is_first_place)
read = _inner(_read)
look_up = _inner(_look_up)
touch = _inner(_touch)
sift = _inner(_sift)
