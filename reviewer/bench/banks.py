# SPDX-License-Identifier: Apache-2.0
"""Banks of made-up hashes, and questions to ask them.

``uniform`` is the kindest case: every bit for itself.  ``clustered`` is nearer to pictures: bits
depend on 24 hidden numbers, exactly half of them are set, and each hash comes with altered copies;
how many follows Zipf's law with a mean of 5.7 (wellbeing.md M1).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint8]

KINDS: Final = ("uniform", "clustered")
_BYTES: Final = 32
_BITS: Final = 256
_HIDDEN: Final = 24
_EXPONENT: Final = 1.8
_LARGEST: Final = 240  # cut off here, the mean is 5.7
_AT_ONCE: Final = 1 << 16
_MOST_BITS: Final = 31


def bank(kind: str, count: int, seed: int) -> Hashes:
    """Return (count, 32) hashes of one of ``KINDS``."""
    dice = np.random.default_rng(seed)
    if kind == "uniform":
        return _even(dice, count)
    sizes = dice.zipf(_EXPONENT, count + 1000)
    sizes = sizes[sizes <= _LARGEST]
    groups = int(np.searchsorted(np.cumsum(sizes), count)) + 1
    origins = _leaning(dice, groups)
    copies = origins[np.repeat(np.arange(groups), sizes[:groups])[:count]]
    return copies[dice.permutation(count)] ^ _few_bits(dice, count)


def questions(bank: Hashes, kind: str, count: int, seed: int) -> Hashes:
    """Return (count, 32) hashes: four in five are entries with 0 to 31 bits flipped."""
    dice = np.random.default_rng(seed)
    asked = _even(dice, count) if kind == "uniform" else _leaning(dice, count)
    for number in range(count):
        if number % 5:
            flips = np.zeros(_BITS, dtype=np.uint8)
            flips[dice.choice(_BITS, dice.integers(0, _MOST_BITS + 1), replace=False)] = 1
            asked[number] = bank[dice.integers(0, len(bank))] ^ np.packbits(flips)
    return asked


def _even(dice: np.random.Generator, count: int) -> Hashes:
    return dice.integers(0, 256, (count, _BYTES), dtype=np.uint8)


def _leaning(dice: np.random.Generator, count: int) -> Hashes:
    """Return hashes whose bits depend on a few hidden numbers, half of them set."""
    # The dependence belongs to the kind of picture, not to one bank: it is the same in all.
    weights = np.random.default_rng(_HIDDEN).standard_normal((_HIDDEN, _BITS), dtype=np.float32)
    made = np.empty((count, _BYTES), dtype=np.uint8)
    for first in range(0, count, _AT_ONCE):
        some = made[first : first + _AT_ONCE]
        values = dice.standard_normal((len(some), _HIDDEN), dtype=np.float32) @ weights
        middle = np.partition(values, _BITS // 2 - 1, axis=1)[:, _BITS // 2 - 1 : _BITS // 2]
        some[:] = np.packbits(values > middle, axis=1)
    return made


def _few_bits(dice: np.random.Generator, count: int) -> Hashes:
    """Return masks in which each bit is set once in 16: 16 bits, give or take 4."""
    masks = _even(dice, count)
    for _ in range(3):
        masks &= _even(dice, count)
    return masks
