# SPDX-License-Identifier: Apache-2.0
"""The loops of the compiled kernel; imported only where numba is installed.

Written for the compiler and the memory.  Whole numbers have no sign, because a signed index costs
a test for counting from the end.  Each step asks for memory at many places that do not depend on
each other, so that the machine waits for all of them at once.  On the way a result is one number:
the query from bit 38 on, the row from bit 6 on, the distance below.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numba
import numpy as np
import numpy.typing as npt
from numba.extending import intrinsic

from reviewer.media.matching.layout import PARTS, WORDS, Words

_ROW_BIT: Final = 6
_QUERY_BIT: Final = 38
_LISTS: Final = PARTS + 1
# Lists that hold more rows than half of all are slower than reading all.
_SHARE: Final = 2
_ROOM: Final = 256
_AT_ONCE: Final = 1024
_PART_BITS: Final = 16
_PARTS_A_WORD: Final = PARTS // WORDS

# Four quarters of a word at once: 1 in each, the top bit of each, and what just misses it.
_EACH: Final = np.uint64(0x0001000100010001)
_TOPS: Final = np.uint64(0x8000800080008000)
_HALF: Final = np.uint64(0x7FFF)

_Number = int | np.uint64
_Matches = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.uint8]]


def _ones(_typing: object, value: Callable[..., object]) -> tuple[object, Callable[..., object]]:
    """Tell the compiler how to count the bits that are 1: in one instruction."""
    return value(value), lambda _context, builder, _signature, values: builder.ctpop(values[0])


def _distance(words: Words, row: _Number, query: Words) -> np.uint64:
    return (
        ones(words[row, 0] ^ query[0])
        + ones(words[row, 1] ^ query[1])
        + ones(words[row, 2] ^ query[2])
        + ones(words[row, 3] ^ query[3])
    )


def _part(words: Words, number: _Number) -> np.uint64:
    """Return one of the 16 parts of a hash."""
    word: np.uint64 = words[np.uint64(number) // np.uint64(_PARTS_A_WORD)]
    shift = np.uint64(_PART_BITS) * (np.uint64(number) % np.uint64(_PARTS_A_WORD))
    return word >> shift & np.uint64(0xFFFF)


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


def _counts(word: np.uint64) -> np.uint64:
    """Return how many bits are 1 in each quarter of a word, side by side in its quarters."""
    word = word - (word >> np.uint64(1) & np.uint64(0x5555555555555555))
    twos = np.uint64(0x3333333333333333)
    word = (word & twos) + (word >> np.uint64(2) & twos)
    word = word + (word >> np.uint64(4)) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return word + (word >> np.uint64(8)) & np.uint64(0x001F001F001F001F)


def _first_place(
    words: Words, row: _Number, query: Words, alone: np.uint64, both: np.uint64
) -> np.uint64:
    """Return the first part whose lists lead from the query to this row; four at a time."""
    over_alone = (_HALF - alone) * _EACH
    over_both = (_HALF - both) * _EACH
    after = counts(words[row, 0] ^ query[0])
    for word in range(np.uint64(WORDS)):
        here = after
        following = (word + np.uint64(1)) % np.uint64(WORDS)
        after = counts(words[row, following] ^ query[following])
        together = here + (here >> np.uint64(_PART_BITS) | after << np.uint64(3 * _PART_BITS))
        fits = ~(here + over_alone | together + over_both) & _TOPS
        if fits:
            below = (fits & ~fits + np.uint64(1)) - np.uint64(1)
            return np.uint64(_PARTS_A_WORD) * word + ones(below) // np.uint64(_PART_BITS)
    return np.uint64(PARTS)


def _read(
    words: Words, query: Words, number: _Number, radius: _Number, found: Words, size: np.uint64
) -> tuple[Words, np.uint64]:
    """Append what is near one query to ``found``, comparing all; return it and its new size."""
    for first in range(np.uint64(0), np.uint64(len(words)), np.uint64(_AT_ONCE)):
        last = min(first + np.uint64(_AT_ONCE), np.uint64(len(words)))
        found = grown(found, size + np.uint64(_AT_ONCE))
        for row in range(first, last):
            differing = distance(words, row, query)
            # Written in any case, and kept if it counts: that is quicker than to choose.
            found[size] = number << np.uint64(_QUERY_BIT) | row << np.uint64(_ROW_BIT) | differing
            size += np.uint64(differing <= radius)
    return found, size


def in_all(words: Words, queries: Words, radius: _Number) -> _Matches:
    """Compare each query with each row."""
    found = np.empty(_ROOM, dtype=np.uint64)
    size = np.uint64(0)
    for number in range(np.uint64(len(queries))):
        found, size = read(words, queries[number], number, np.uint64(radius), found, size)
    told: _Matches = unpacked(found, size)
    return told


def _unpacked(found: Words, size: np.uint64) -> _Matches:
    """Return the results as queries, rows and distances."""
    queries = np.empty(size, dtype=np.int64)
    rows = np.empty(size, dtype=np.int64)
    distances = np.empty(size, dtype=np.uint8)
    for at in range(size):
        queries[at] = found[at] >> np.uint64(_QUERY_BIT)
        rows[at] = found[at] >> np.uint64(_ROW_BIT) & np.uint64(0xFFFFFFFF)
        distances[at] = found[at] & np.uint64((1 << _ROW_BIT) - 1)
    return queries, rows, distances


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
) -> _Matches:
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
            # Several lists may lead to a row; it counts once.
            if differing <= radius and first_place(words, row, query, alone, both) == kept[
                at
            ] >> np.uint64(32):
                found[size] = (
                    number << np.uint64(_QUERY_BIT) | row << np.uint64(_ROW_BIT) | differing
                )
                size += np.uint64(1)
    told: _Matches = unpacked(found, size)
    return told


ones: Callable[[np.unsignedinteger], np.uint64] = intrinsic(_ones)
_inner: Final = numba.njit(no_cpython_wrapper=True, no_cfunc_wrapper=True)
part = _inner(_part)
distance = _inner(_distance)
grown = _inner(_grown)
counts = _inner(_counts)
first_place = _inner(_first_place)
read = _inner(_read)
unpacked = _inner(_unpacked)
look_up = _inner(_look_up)
touch = _inner(_touch)
sift = _inner(_sift)
