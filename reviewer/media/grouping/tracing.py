# SPDX-License-Identifier: Apache-2.0
"""Takes the traits of a decoded picture.  Runs in the decoding worker only.

A picture is plain when hashes say nothing about it.  PDQ keeps how a picture changes along both
directions at once, so what is left after taking out the means of rows and of columns must not be
faint; and bars, chequers, grids and rings are made of few such patterns, where a photograph is
made of many: the three strongest must not be all there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from reviewer.domain.hashes import QUALITY_LEAST
from reviewer.media import pdq
from reviewer.media.grouping.landmarks import DESCRIPTOR_BYTES, MOST, SIDE, Landmarks
from reviewer.media.grouping.margins import inside
from reviewer.media.grouping.tones import CELLS, FORMS
from reviewer.media.grouping.traits import Core, Traits
from reviewer.media.reduce import area_downsample, bounded_size

Pixels = npt.NDArray[np.uint8]

_SAMPLES: Final = 64
_FAINT_LEVELS: Final = 4.0
_PATTERNS: Final = 3
_ALL_THERE_IS: Final = 0.995

# Landmarks are found evenly: the strongest of each eighth of the longer side comes first.
_CELL: Final = SIDE // 8
_FOUND: Final = 6 * MOST
_APART: Final = 4  # pixels: a corner found in several sizes counts once
_CORNER_LEVELS: Final = 8
_BETWEEN_SIZES: Final = 1.25
_PATCH: Final = 31
_MARGIN: Final = 16


def traits_of(rgb: Pixels) -> Traits:
    """Take the traits of an RGB picture as stored."""
    rows, columns = rgb.shape[:2]
    grey = _grey(rgb)
    samples = _brought_to(grey, _SAMPLES)
    part = inside(grey)
    core = None
    if part is not None:
        within = part.scaled(rows, columns, (grey.shape[0], grey.shape[1])).of(rgb)
        core = _core(within)
        grey = grey if core is None else _grey(within)
    return Traits(
        is_plain=_is_plain(samples),
        tones=_brought_to(samples, CELLS),
        landmarks=_landmarks(grey),
        core=core,
    )


def _core(rgb: Pixels) -> Core | None:
    """Return the core, or ``None`` if hashes say nothing about it."""
    samples = _brought_to(_grey(rgb), _SAMPLES)
    spectrum = pdq.spectrum_of(pdq.nearest_512(rgb))
    if spectrum is None or spectrum.quality < QUALITY_LEAST or _is_plain(samples):
        return None
    forms = (spectrum.hashed().value, *pdq.turned_pdqs(rgb, spectrum))
    words = np.frombuffer(b"".join(map(bytes.fromhex, forms)), dtype=np.uint64)
    return Core(forms=words.reshape(FORMS, -1), tones=_brought_to(samples, CELLS))


def _grey(rgb: Pixels) -> Pixels:
    rows, columns = rgb.shape[:2]
    grey = cv2.cvtColor(np.ascontiguousarray(rgb), cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)
    return area_downsample(grey, *bounded_size(columns, rows, SIDE))


def _is_plain(grey: Pixels) -> bool:
    samples = grey.astype(np.float64)
    rest = samples - samples.mean(axis=0) - samples.mean(axis=1)[:, None] + samples.mean()
    if float(np.sqrt((rest**2).mean())) < _FAINT_LEVELS:
        return True
    energies = np.linalg.svd(rest, compute_uv=False) ** 2
    return bool(energies[:_PATTERNS].sum() >= _ALL_THERE_IS * energies.sum())


def _landmarks(grey: Pixels) -> Landmarks:
    height, width = grey.shape
    finder = cv2.ORB.create(
        nfeatures=_FOUND,
        scaleFactor=_BETWEEN_SIZES,
        edgeThreshold=_MARGIN,
        patchSize=_PATCH,
        fastThreshold=_CORNER_LEVELS,
    )
    stretched = cv2.normalize(grey, np.empty_like(grey), 0, 255, cv2.NORM_MINMAX)
    found, descriptors = finder.detectAndCompute(stretched, None)
    chosen = _chosen(found)
    points = np.array([complex(*found[place].pt) for place in chosen], dtype=np.complex128)
    kept = descriptors[chosen] if chosen else np.zeros((0, DESCRIPTOR_BYTES))
    return Landmarks(
        width=width, height=height, points=points, descriptors=kept.astype(np.uint8, copy=False)
    )


def _chosen(found: Sequence[cv2.KeyPoint]) -> list[int]:
    """Return which to keep: the strongest of every cell, then the second of every cell."""
    by_strength = sorted(range(len(found)), key=lambda place: (-found[place].response, place))
    taken: set[tuple[int, int]] = set()
    in_cell: dict[tuple[int, int], int] = defaultdict(int)
    ranked: list[tuple[int, int, int]] = []
    for place in by_strength:
        x, y = found[place].pt
        spot = round(x / _APART), round(y / _APART)
        if spot in taken:
            continue
        taken.add(spot)
        cell = int(x // _CELL), int(y // _CELL)
        ranked.append((in_cell[cell], len(ranked), place))
        in_cell[cell] += 1
    return [place for _, _, place in sorted(ranked)[:MOST]]


def _brought_to(grey: Pixels, side: int) -> Pixels:
    brought = cv2.resize(grey, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(brought, dtype=np.uint8)
