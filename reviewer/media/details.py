# SPDX-License-Identifier: Apache-2.0
"""R3: a picture of its edges, in grey, with faces covered.

The smoothing is two passes of a bilateral filter, chosen by what it keeps of edges for what it
leaves of texture; docs/looking.md has the figures. Faces are found by the Haar cascades that
OpenCV 4 ships, which miss some; the same page says how many. Runs in the decoding worker only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

_PASSES: Final = 2
_DIAMETER: Final = 9
_OF_GREY: Final = 50.0
_OF_PLACE: Final = 7.0

_FRONTS: Final = ("haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml")
_PROFILE: Final = "haarcascade_profileface.xml"
# Two overlapping finds are a face. A wrong one covers a little too much; a missed one shows. The
# finer step finds twice as many small faces from the front, for twice the time; it is not worth
# that for the profiles, which need two passes.
_FRONT_STEP: Final = 1.1
_PROFILE_STEP: Final = 1.2
_FINDS: Final = 2
# A cascade draws its square from brows to chin; hair, ears and neck identify as well.
_MARGIN: Final = 0.4


class Box(NamedTuple):
    """A part of a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def abstracted(grey: Pixels) -> Pixels:
    """Return a grey picture smoothed between its edges, with every face that is found covered."""
    smooth = grey
    for _ in range(_PASSES):
        smooth = np.asarray(
            cv2.bilateralFilter(smooth, _DIAMETER, _OF_GREY, _OF_PLACE), dtype=np.uint8
        )
    for box in faces(grey):
        part = smooth[box.top : box.bottom, box.left : box.right]
        part[:] = round(float(part.mean()))
    return smooth


def faces(grey: Pixels) -> list[Box]:
    """Return where faces are found, with their margins, inside the picture."""
    width = grey.shape[1]
    found = [square for name in _FRONTS for square in _squares(name, grey, _FRONT_STEP)]
    found += _squares(_PROFILE, grey, _PROFILE_STEP)
    mirrored = np.ascontiguousarray(grey[:, ::-1])
    found += [
        (width - left - side, top, side, tall)
        for left, top, side, tall in _squares(_PROFILE, mirrored, _PROFILE_STEP)
    ]
    return [_with_margin(square, grey.shape) for square in found]


def load() -> None:
    """Read the cascades; afterwards nothing here touches a file."""
    for name in (*_FRONTS, _PROFILE):
        _cascade(name)


@cache
def _cascade(name: str) -> cv2.CascadeClassifier:
    loaded = cv2.CascadeClassifier(str(Path(str(cv2.__file__)).parent / "data" / name))
    if loaded.empty():
        raise RuntimeError(f"{name} is not there")
    return loaded


def _squares(name: str, grey: Pixels, step: float) -> list[tuple[int, int, int, int]]:
    found = _cascade(name).detectMultiScale(grey, scaleFactor=step, minNeighbors=_FINDS)
    return [(int(x), int(y), int(width), int(height)) for x, y, width, height in found]


def _with_margin(square: tuple[int, int, int, int], shape: tuple[int, ...]) -> Box:
    left, top, width, height = square
    beside, above = round(width * _MARGIN), round(height * _MARGIN)
    return Box(
        left=max(0, left - beside),
        top=max(0, top - above),
        right=min(shape[1], left + width + beside),
        bottom=min(shape[0], top + height + above),
    )
