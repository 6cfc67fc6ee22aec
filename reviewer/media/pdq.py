# SPDX-License-Identifier: Apache-2.0
"""PDQ, the 256-bit perceptual hash that banks exchange, as two matrix products.

PDQ as published: grey by the BT.601 weights, a Jarosz filter (two box blurs each way), every
64th part sampled, the 16 by 16 lowest frequencies of a DCT without the constant term, one bit
per coefficient above the median. Blur and sampling are linear and separable, so each direction is
one 64-row matrix. The variant is ``nearest-512``: a picture with a side over 512 is first brought
to 512 by 512 by nearest neighbour, as the reference tool does; the variant travels with the hash,
because hashing at full size gives up to 14 other bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

# The reference refuses smaller pictures: a hash of so few pixels says nothing.
MIN_SIDE: Final = 5
_BEFORE_SIDE: Final = 512
_SAMPLES: Final = 64
_FREQUENCIES: Final = 16
_LUMA_RGB: Final = np.array([0.299, 0.587, 0.114], dtype=np.float32)

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdq:
    """A PDQ hash: 64 lower-case hex digits, and its quality from 0 to 100."""

    value: str
    quality: int


def pdq_of_rgb(rgb: Pixels) -> Pdq | None:
    """Return the PDQ of an RGB picture, or ``None`` if it is sampled to under ``MIN_SIDE``."""
    sampled = nearest_512(rgb)
    return pdq_of_luma(sampled.astype(np.float32) @ _LUMA_RGB)


def pdq_of_luma(luma: Floats) -> Pdq | None:
    """Return the PDQ of grey values from 0 to 255."""
    rows, columns = luma.shape
    if min(rows, columns) < MIN_SIDE:
        return None
    samples = (_sampling_matrix(rows) @ luma @ _sampling_matrix(columns).T).astype(np.float32)
    frequencies = _dct_matrix() @ samples @ _dct_matrix().T
    # 256 values have two middles; PDQ takes the lower.
    median = np.sort(frequencies, axis=None)[_FREQUENCIES * _FREQUENCIES // 2 - 1]
    bits = (frequencies > median).reshape(-1)
    # The first coefficient is the lowest bit, and the hex form starts with the highest.
    value = np.packbits(bits[::-1]).tobytes().hex()
    return Pdq(value=value, quality=_quality(samples))


def nearest_512(picture: Pixels) -> Pixels:
    """Bring a picture with a side over 512 to 512 by 512 by nearest neighbour."""
    rows, columns = picture.shape[:2]
    if max(rows, columns) <= _BEFORE_SIDE:
        return picture
    steps = np.arange(_BEFORE_SIDE)
    sampled: Pixels = picture[steps * rows // _BEFORE_SIDE][:, steps * columns // _BEFORE_SIDE]
    return sampled


def _quality(samples: Floats) -> int:
    """Sum the steps between neighbours in whole per cents; a flat picture has none."""
    down = np.trunc((samples[:-1] - samples[1:]) * 100 / 255)
    across = np.trunc((samples[:, :-1] - samples[:, 1:]) * 100 / 255)
    return min(100, int(np.abs(down).sum() + np.abs(across).sum()) // 90)


@lru_cache(maxsize=64)
def _sampling_matrix(size: int) -> Floats:
    """Blur ``size`` values twice by a box and sample 64 of them, as one matrix."""
    full = -(-size // (2 * _SAMPLES))
    half = (full + 2) // 2
    box = np.zeros((size, size), dtype=np.float64)
    for row in range(size):
        first, after = max(0, row - (full - half)), min(size, row + half)
        box[row, first:after] = 1.0 / (after - first)
    sampled = ((np.arange(_SAMPLES) + 0.5) * size / _SAMPLES).astype(np.intp)
    return (box[sampled] @ box).astype(np.float32)


@lru_cache(maxsize=1)
def _dct_matrix() -> Floats:
    """Return the rows of a 64-point DCT for frequencies 1 to 16."""
    frequency = np.arange(1, _FREQUENCIES + 1)[:, None]
    position = 2 * np.arange(_SAMPLES)[None, :] + 1
    waves = np.cos(np.pi / 2 / _SAMPLES * frequency * position)
    return np.asarray(np.sqrt(2 / _SAMPLES) * waves, dtype=np.float32)
