# SPDX-License-Identifier: Apache-2.0
"""What stands around a picture: a border, black bars, the screen of a telephone, a band of words.

A margin is one colour for the most part of every line, from the edge inwards, and ends at once in
something else.  A sky ends slowly and a page never, so that they keep what they have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

# Of a line, so much is of the margin's colour, and of the first line after it at most so much.
_MOST_OF_A_LINE: Final = 0.6
_LITTLE_OF_A_LINE: Final = 0.25
_SAME_LEVELS: Final = 6
_NEAR_LEVELS: Final = 16
# Lines in which margin and picture are mixed, where a picture was brought to size.
_MIXED: Final = 2
# A margin is looked for up to so much of the size; what is inside keeps at least so much of it.
_DEEPEST: Final = 0.45
_LEAST_INSIDE: Final = 0.3
_TURNS: Final = 2  # bars around a border

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Inside:
    """What is inside the margins, in lines of the picture: first and after the last."""

    top: int
    bottom: int
    left: int
    right: int

    def of(self, picture: Pixels) -> Pixels:
        """Return that part of a picture."""
        return picture[self.top : self.bottom, self.left : self.right]

    def scaled(self, rows: int, columns: int, size: tuple[int, int]) -> Inside:
        """Return the same part of a picture of other rows and columns; ``size`` is of this one."""
        down, across = rows / size[0], columns / size[1]
        return Inside(
            round(self.top * down),
            round(self.bottom * down),
            round(self.left * across),
            round(self.right * across),
        )


def inside(grey: Pixels) -> Inside | None:
    """Return what is inside the margins of a grey picture, or ``None`` if it has none."""
    rows, columns = grey.shape
    found = Inside(0, rows, 0, columns)
    for _ in range(_TURNS):
        part = found.of(grey)
        top, bottom = _depth(part), _depth(part[::-1])
        found = Inside(found.top + top, found.bottom - bottom, found.left, found.right)
        part = found.of(grey)
        left, right = _depth(part.T), _depth(part.T[::-1])
        found = Inside(found.top, found.bottom, found.left + left, found.right - right)
    if found == Inside(0, rows, 0, columns):
        return None
    kept = min((found.bottom - found.top) / rows, (found.right - found.left) / columns)
    return found if kept >= _LEAST_INSIDE else None


def _depth(lines: Pixels) -> int:
    """Return how many lines from the first on are margin."""
    deepest = int(len(lines) * _DEEPEST)
    if deepest <= _MIXED:
        return 0
    away = np.abs(lines[: deepest + _MIXED + 1].astype(np.int16) - int(np.median(lines[0])))
    is_margin = (away <= _SAME_LEVELS).mean(axis=1) >= _MOST_OF_A_LINE
    depth = int(np.argmin(is_margin)) if not is_margin.all() else len(away)
    if not 0 < depth <= deepest:
        return 0
    after = depth + _MIXED
    if after >= len(away) or (away[after] <= _NEAR_LEVELS).mean() > _LITTLE_OF_A_LINE:
        return 0
    return depth + 1
