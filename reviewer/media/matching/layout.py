# SPDX-License-Identifier: Apache-2.0
"""What an index consists of: the hashes as words, and lists of them by each of their 16 parts.

Two hashes whose distance is at most r differ, going round the ring of their 16 parts, from some
part on by at most l * r / 16 bits in the first l parts together, for every l.  (Start after the
part up to which the differences, each less its share r / 16, add up to most: no later sum is above
it.)  So it is enough to look where one part differs by r // 16 bits and that part and the next by
2 * r // 16 together.  Up to 31 that is one flipped bit: 17 lists for each part, 272 in all, and a
look at the next part, kept beside the row, leaves one candidate in two hundred to compare whole.
The lists alone are multi-index hashing (Norouzi, Punjani, Fleet 2012); the ring is the pigeonring
principle (Qin, Xiao 2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

HASH_BYTES: Final = 32
WORDS: Final = 4
PARTS: Final = 16
KEYS: Final = 1 << 16
MOST_RADIUS: Final = 2 * PARTS - 1  # a larger one would need two flipped bits
# Under this many, lists cost more than six times the hashes; reading all is quick enough.
LISTED_FROM: Final = 100_000

Hashes = bytes | memoryview | npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Lists:
    """Rows by part and by the value of that part.

    Attributes:
        starts: (16, 65537) where the list of each value starts; the next start ends it.
        rows: (16, n) rows, by value and then by row.
        nexts: (16, n) for each of ``rows`` the value of the part after; the first follows the last.
    """

    starts: npt.NDArray[np.uint32]
    rows: npt.NDArray[np.uint32]
    nexts: npt.NDArray[np.uint16]


def words_of(hashes: Hashes) -> Words:
    """Return hashes of 32 bytes each, one after the other, as (n, 4) words of their own memory.

    Raises:
        ValueError: the bytes are no multiple of 32.
    """
    own = bytearray(hashes)
    count, rest = divmod(len(own), HASH_BYTES)
    if rest:
        raise ValueError(f"{len(own)} bytes are no hashes of {HASH_BYTES}")
    return np.ndarray((count, WORDS), np.uint64, own)


def lists_of(words: Words) -> Lists:
    """Sort the rows of (n, 4) words into lists; the same words always make the same lists."""
    parts = np.ascontiguousarray(words.view(np.uint16).T)
    starts = np.zeros((PARTS, KEYS + 1), dtype=np.uint32)
    rows = np.empty(parts.shape, dtype=np.uint32)
    nexts = np.empty(parts.shape, dtype=np.uint16)
    for number, part in enumerate(parts):
        np.cumsum(np.bincount(part, minlength=KEYS), out=starts[number, 1:], dtype=np.uint32)
        rows[number] = np.argsort(part, kind="stable")
        nexts[number] = parts[(number + 1) % PARTS][rows[number]]
    return Lists(starts, rows, nexts)


def limits(radius: int) -> tuple[int, int]:
    """Return the most bits that one part, and it with the next, differ by in some place.

    Raises:
        ValueError: the radius is below 0 or above ``MOST_RADIUS``.
    """
    if not 0 <= radius <= MOST_RADIUS:
        raise ValueError(f"a radius of {radius}; from 0 to {MOST_RADIUS} can be searched")
    return radius // PARTS, 2 * radius // PARTS
