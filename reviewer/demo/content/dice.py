# SPDX-License-Identifier: Apache-2.0
"""Seeded chance for the harmless queue.

Every item draws from its own stream, so one item changing what it draws moves no other item.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


class Dice:
    """A stream of choices fixed by its seeds."""

    def __init__(self, *seeds: int) -> None:
        self._stream = np.random.default_rng(seeds)

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return int(self._stream.integers(low, high + 1))

    def number(self, low: float, high: float) -> float:
        """Return a number from ``low`` up to ``high``."""
        return float(self._stream.uniform(low, high))

    def happens(self, probability: float) -> bool:
        """Return true with the given probability."""
        return self.number(0, 1) < probability

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of ``choices``."""
        return choices[self.whole(0, len(choices) - 1)]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """Return the first part of one of ``choices``, drawn by their weights."""
        point = self.number(0, sum(weight for _, weight in choices))
        for choice, weight in choices:
            point -= weight
            if point < 0:
                return choice
        return choices[-1][0]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """Return ``choices`` in another order."""
        return [choices[int(place)] for place in self._stream.permutation(len(choices))]
