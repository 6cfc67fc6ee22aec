# SPDX-License-Identifier: Apache-2.0
"""Bringing pictures down by area, so that what is left out cannot be brought back.

A blur can be partly undone and still matches its original in a hash bank; a few dozen area means
can not (perf.md 3, wellbeing.md i.d). A view is therefore always downsampled, never blurred, and
nothing here ever enlarges. The sizes are pure arithmetic; the pixels run in the worker only.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from reviewer.domain.views import Level
from reviewer.media.limits import LONG_SIDE, SHORT_SIDE

Pixels = npt.NDArray[np.uint8]

cv2.setNumThreads(1)  # the worker gets one thread, and the memory of one


def reduced_size(
    width: int, height: int, level: Level, short_side: int | None = None
) -> tuple[int, int]:
    """Return the size of a reduced view of a picture: its shape, within the level's bounds.

    Args:
        width: columns of the picture.
        height: rows of the picture.
        level: R1, R2 or R3.
        short_side: pixels on the short side, at most the level's own.
    """
    short, long = min(width, height), max(width, height)
    wanted, most = min(short_side or SHORT_SIDE[level], SHORT_SIDE[level]), LONG_SIDE[level]
    # A long strip meets the long bound first: most / long < wanted / short.
    if most * short < wanted * long:
        return _scaled(width, height, most, long)
    return _scaled(width, height, wanted, short)


def bounded_size(width: int, height: int, max_side: int) -> tuple[int, int]:
    """Return the size at which neither side is over ``max_side``."""
    return _scaled(width, height, max_side, max(width, height))


def area_downsample(pixels: Pixels, width: int, height: int) -> Pixels:
    """Average the picture down to ``width`` by ``height``; never enlarges."""
    rows, columns = pixels.shape[:2]
    if (columns, rows) == (width, height):
        return pixels
    size = (min(width, columns), min(height, rows))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def reduce_grey(grey: Pixels, level: Level, short_side: int | None = None) -> Pixels:
    """Return the reduced view of a grey picture."""
    rows, columns = grey.shape
    return area_downsample(grey, *reduced_size(columns, rows, level, short_side))


def _scaled(width: int, height: int, numerator: int, denominator: int) -> tuple[int, int]:
    """Scale both sides by a fraction, to the nearest pixel, at least 1 and never up."""
    if numerator >= denominator:
        return width, height
    return (
        max(1, (2 * width * numerator + denominator) // (2 * denominator)),
        max(1, (2 * height * numerator + denominator) // (2 * denominator)),
    )
