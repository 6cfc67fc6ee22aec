# SPDX-License-Identifier: Apache-2.0
"""PDQ, the 256-bit perceptual hash that banks exchange, as two products of matrices.

PDQ as published: grey by the BT.601 weights, a Jarosz filter (two box blurs each way), every
64th part sampled, the 16 by 16 lowest frequencies of a DCT without the constant term, one bit
per coefficient above the median. Blur and sampling are linear and separable, so each direction is
one 64-row matrix, and only the band of it that is not nought is worked on.

There are two official variants, up to 14 bits apart, so the variant travels with the hash:
``nearest-512`` brings a picture with a side over 512 to 512 by 512 by nearest neighbour, as the
reference tool does; ``full`` hashes it as it is, as the exchanges' own Python package does. Of a
picture within 512 by 512 they are the same.

A turned or mirrored picture is hashed from its pixels, by three more spectra. PDQ also defines its
forms from one spectrum, by the signs of it, but its blur is not symmetric: what that gives is up to
24 bits from the hash of a photograph really mirrored, and up to 104 from that of a texture. A
transposed spectrum is that of the transposed picture, to the bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from reviewer.media.hashing import SAMPLED_SIDE

# The reference refuses smaller pictures: a hash of so few pixels says nothing.
MIN_SIDE: Final = 5
_SAMPLES: Final = 64
_FREQUENCIES: Final = 16
_NEAR_MOST: Final = 8
_LUMA_RGB: Final = np.array([0.299, 0.587, 0.114], dtype=np.float32)

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdq:
    """A PDQ hash: 64 lower-case hex digits, and its quality from 0 to 100."""

    value: str
    quality: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spectrum:
    """What PDQ keeps of a picture.

    Attributes:
        samples: 64 by 64 grey values from 0 to 255, each the mean of a blurred neighbourhood.
        frequencies: 16 by 16, down by across.
        quality: 0 to 100.
    """

    samples: Floats
    frequencies: Floats
    quality: int

    def hashed(self) -> Pdq:
        """Return the hash of the picture as it is."""
        return Pdq(value=_hex(self.frequencies), quality=self.quality)

    def transposed(self) -> str:
        """Return the hash of the picture mirrored over its diagonal."""
        return _hex(self.frequencies.T)


def spectrum_of(picture: Pixels) -> Spectrum | None:
    """Return the spectrum of an RGB or grey picture at its own size.

    ``None`` if a side is under ``MIN_SIDE``.
    """
    if min(picture.shape[:2]) < MIN_SIDE:
        return None
    samples = _samples(picture)
    frequencies = np.asarray(_dct_matrix() @ samples @ _dct_matrix().T, dtype=np.float32)
    return Spectrum(samples=samples, frequencies=frequencies, quality=_quality(samples))


def pdq_of_rgb(rgb: Pixels) -> Pdq | None:
    """Return the ``nearest-512`` PDQ, or ``None`` if it is sampled to under ``MIN_SIDE``."""
    found = spectrum_of(nearest_512(rgb))
    return None if found is None else found.hashed()


def full_pdq_of_rgb(rgb: Pixels) -> Pdq | None:
    """Return the ``full`` PDQ, or ``None`` of a picture with a side under ``MIN_SIDE``."""
    found = spectrum_of(rgb)
    return None if found is None else found.hashed()


def turned_pdqs(rgb: Pixels, as_is: Spectrum) -> tuple[str, ...]:
    """Return the ``nearest-512`` PDQ of the seven other forms, in the order of ``hashing.TURNS``.

    ``as_is`` is the spectrum of the picture itself; there is one, so there are the others.
    """
    top, left, both = (
        spectrum_of(_picked(rgb, upside_down=down, mirrored=across))
        for down, across in ((True, False), (False, True), (True, True))
    )
    assert top is not None
    assert left is not None
    assert both is not None
    return (
        left.transposed(),
        both.hashed().value,
        top.transposed(),
        top.hashed().value,
        left.hashed().value,
        as_is.transposed(),
        both.transposed(),
    )


def nearest_512(picture: Pixels) -> Pixels:
    """Bring a picture with a side over 512 to 512 by 512 by nearest neighbour."""
    rows, columns = picture.shape[:2]
    if max(rows, columns) <= SAMPLED_SIDE:
        return picture
    return _picked(picture)


def _picked(picture: Pixels, *, upside_down: bool = False, mirrored: bool = False) -> Pixels:
    """Return the turned picture, brought to 512 by 512 as ``nearest_512`` does with it.

    By its indices: walking a picture backwards costs ten times as much.
    """
    rows, columns = picture.shape[:2]
    down, across = np.arange(rows), np.arange(columns)
    if max(rows, columns) > SAMPLED_SIDE:
        steps = np.arange(SAMPLED_SIDE)
        down, across = steps * rows // SAMPLED_SIDE, steps * columns // SAMPLED_SIDE
    lines = picture[rows - 1 - down if upside_down else down]
    picked: Pixels = np.take(lines, columns - 1 - across if mirrored else across, axis=1)
    return picked


def _samples(picture: Pixels) -> Floats:
    """Blur and sample to 64 by 64 grey values from 0 to 255."""
    rows, columns = picture.shape[:2]
    down, across = _sampling(rows), _sampling(columns)
    lines = picture.reshape(rows, -1)
    if down.near is not None:
        places, weights = down.near
        bands = np.matmul(weights, lines[places].astype(np.float32))[:, 0]
    else:
        bands = np.empty((_SAMPLES, lines.shape[1]), dtype=np.float32)
        for band, row, part in zip(bands, down.matrix, down.parts, strict=True):
            np.matmul(row[part], lines[part].astype(np.float32), out=band)
    grey = bands if picture.ndim == 2 else bands.reshape(_SAMPLES, columns, 3) @ _LUMA_RGB
    return np.asarray(grey @ across.matrix.T, dtype=np.float32)


def _hex(frequencies: Floats) -> str:
    # 256 values have two middles; PDQ takes the lower.
    middle = _FREQUENCIES * _FREQUENCIES // 2 - 1
    median = np.partition(frequencies, middle, axis=None)[middle]
    bits = (frequencies > median).reshape(-1)
    # The first coefficient is the lowest bit, and the hex form starts with the highest.
    return np.packbits(bits[::-1]).tobytes().hex()


def _quality(samples: Floats) -> int:
    """Sum the steps between neighbours in whole per cents; a flat picture has none."""
    down = np.trunc((samples[:-1] - samples[1:]) * 100 / 255)
    across = np.trunc((samples[:, :-1] - samples[:, 1:]) * 100 / 255)
    return min(100, int(np.abs(down).sum() + np.abs(across).sum()) // 90)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sampling:
    """Blur ``size`` values twice by a box and sample 64 of them.

    Attributes:
        matrix: 64 by ``size``.
        parts: which columns of each row are not nought.
        near: of a small size the same as places, 64 by a few, and weights, 64 by 1 by a few, which
            can be worked on at once; of a large one that would take too much memory.
    """

    matrix: Floats
    parts: tuple[slice, ...]
    near: tuple[npt.NDArray[np.intp], Floats] | None


@lru_cache(maxsize=64)
def _sampling(size: int) -> _Sampling:
    full = -(-size // (2 * _SAMPLES))
    half = (full + 2) // 2

    def box(place: int) -> tuple[int, int]:
        return max(0, place - (full - half)), min(size, place + half)

    matrix = np.zeros((_SAMPLES, size), dtype=np.float64)
    parts = []
    for number, row in enumerate(matrix):
        first, after = box(int((number + 0.5) * size / _SAMPLES))
        for place in range(first, after):
            begins, ends = box(place)
            row[begins:ends] += 1.0 / ((ends - begins) * (after - first))
        parts.append(slice(box(first)[0], box(after - 1)[1]))
    near, width = None, max(part.stop - part.start for part in parts)
    if width <= _NEAR_MOST:
        starts = np.array([min(part.start, size - width) for part in parts], dtype=np.intp)
        places = starts[:, None] + np.arange(width)
        weights = np.take_along_axis(matrix, places, axis=1)[:, None, :]
        near = (places, weights.astype(np.float32))
    return _Sampling(matrix=matrix.astype(np.float32), parts=tuple(parts), near=near)


@lru_cache(maxsize=1)
def _dct_matrix() -> Floats:
    """Return the rows of a 64-point DCT for frequencies 1 to 16."""
    frequency = np.arange(1, _FREQUENCIES + 1)[:, None]
    position = 2 * np.arange(_SAMPLES)[None, :] + 1
    waves = np.cos(np.pi / 2 / _SAMPLES * frequency * position)
    return np.asarray(np.sqrt(2 / _SAMPLES) * waves, dtype=np.float32)
