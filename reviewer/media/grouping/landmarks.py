# SPDX-License-Identifier: Apache-2.0
"""Landmarks: places in a picture that are found again when it is cropped, tilted or framed.

A landmark is an ORB feature (Rublee and others, ICCV 2011): a corner, and 256 comparisons of grey
values around it.  Two pictures fit when many landmarks of one lie where a single shift, turn and
scaling puts those of the other.  Words, logos and the frame of an application are shared by
pictures that have nothing else in common, so it is not enough that many agree: they must be a
share of all landmarks that both could show, spread as widely as those, and be wherever both have
some: a screen that shows another picture agrees all around it and nowhere in it.

No chance is involved: every pair of the best correspondences proposes a placement.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

SIDE: Final = 400  # pixels of the longer side of the picture in which landmarks are looked for
MOST: Final = 128
DESCRIPTOR_BYTES: Final = 32

LEAST_AGREEING: Final = 8
LEAST_SHARE: Final = 0.15
LEAST_SPREAD: Final = 0.3
# Of sixteen parts of what both show, those with two landmarks or more in both pictures.
LEAST_PARTS: Final = 0.7
_PARTS: Final = 4
_TELLING: Final = 2
# Bits in which two descriptors of one place may differ: a quarter, as is usual for ORB.
_DESCRIPTOR_BITS: Final = 64
# Correspondences that propose a placement, two at a time: 40 give 780 proposals.
_PROPOSING: Final = 40
_NEAR: Final = 0.012 * SIDE
_GRID: Final = 16
_FAR_APART: Final = 0.05 * SIDE
_SCALES: Final = (0.3, 3.3)
# How far the corners of the same picture may lie apart, as a share of the longer side.
_SAME_FRAME: Final = 0.03

_PIECES: Final = 3
_PIECE_BITS: Final = 20
# Any bits of a descriptor tell as much as any others; these are fixed so that pieces stay valid.
_BITS: Final = np.random.default_rng(34).permutation(8 * DESCRIPTOR_BYTES)
_WEIGHTS: Final = np.left_shift(np.uint32(1), np.arange(_PIECE_BITS, dtype=np.uint32))

Pieces = npt.NDArray[np.uint32]
Complexes = npt.NDArray[np.complex128]
Flags = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Landmarks:
    """The landmarks of a picture whose longer side was brought to ``SIDE``.

    Attributes:
        width: columns of that picture.
        height: its rows.
        points: where they are, columns as the real and rows as the imaginary part, (n,).
        descriptors: (n, ``DESCRIPTOR_BYTES``), the strongest of each part of the picture first.
    """

    width: int
    height: int
    points: Complexes
    descriptors: Bytes

    def corners(self) -> Complexes:
        """Return the corners of the picture, from the upper left with the clock."""
        wide, high = self.width + 0j, 1j * self.height
        return np.array([0, wide, wide + high, high])

    def grid(self) -> Complexes:
        """Return the middles of 16 by 16 parts of the picture."""
        steps = (np.arange(_GRID) + 0.5) / _GRID
        return (steps[None] * self.width + 1j * steps[:, None] * self.height).reshape(-1)

    def shares(self, points: Complexes) -> Complexes:
        """Return points as shares of width and height."""
        return np.asarray(points.real / self.width + 1j * points.imag / self.height)

    def holds(self, points: Complexes) -> Flags:
        """Say which points lie in the picture."""
        across = (points.real >= 0) & (points.real <= self.width)
        return np.asarray(across & (points.imag >= 0) & (points.imag <= self.height))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How one picture lies in another.

    Attributes:
        agreeing: landmarks of both that agree.
        share: their share of the landmarks that both pictures could show.
        spread: the area they span as a share of the area that those span.
        parts: the share of the parts of what both show in which some agree.
        scale: how much larger the one is shown in the other.
        degrees: by how much it is turned, with the clock, -180 to 180.
        is_same_frame: both show the whole picture, upright: nothing was cut, added or tilted.
        places: where both show something, on a grid over the one, as shares of width and height.
        other_places: the same places in the other.
    """

    agreeing: int
    share: float
    spread: float
    parts: float
    scale: float
    degrees: float
    is_same_frame: bool
    places: Complexes = field(repr=False, compare=False)
    other_places: Complexes = field(repr=False, compare=False)


def pieces_of(descriptors: Bytes) -> Pieces:
    """Return pieces of descriptors as numbers, sorted: alike pictures have many in common.

    A piece of 20 bits is mostly whole where few of the 256 differ.
    """
    bits = np.unpackbits(descriptors, axis=1).astype(np.uint32)
    pieces = [
        (bits[:, _BITS[first : first + _PIECE_BITS]] @ _WEIGHTS) | np.uint32(piece << _PIECE_BITS)
        for piece, first in enumerate(range(0, _PIECES * _PIECE_BITS, _PIECE_BITS))
    ]
    return np.unique(np.concatenate(pieces))


def fitted(one: Landmarks, other: Landmarks) -> Fit | None:
    """Return how ``one`` lies in ``other``, or ``None`` if it does not."""
    mine, theirs = _correspondences(one.descriptors, other.descriptors)
    if len(mine) < LEAST_AGREEING:
        return None
    z, w = one.points[mine], other.points[theirs]
    placement = _placement(z, w)
    if placement is None:
        return None
    turn, shift = placement
    agreeing = _agreeing(turn, shift, z, w)
    count = int(agreeing.sum())
    shown = other.holds(turn * one.points + shift)
    shown_back = one.holds((other.points - shift) / turn)
    share = count / max(1, min(int(shown.sum()), int(shown_back.sum())))
    if count < LEAST_AGREEING or share < LEAST_SHARE:
        return None
    spread = min(
        _area(z[agreeing]) / max(1.0, _area(one.points[shown])),
        _area(w[agreeing]) / max(1.0, _area(other.points[shown_back])),
    )
    grid = one.grid()
    grid = grid[other.holds(turn * grid + shift)]
    brought = (other.points[shown_back] - shift) / turn
    parts = _parts_agreeing(grid, one.points[shown], brought, z[agreeing])
    if spread < LEAST_SPREAD or parts < LEAST_PARTS:
        return None
    apart = np.abs(turn * one.corners() + shift - other.corners())
    return Fit(
        agreeing=count,
        share=min(1.0, share),
        spread=min(1.0, spread),
        parts=parts,
        scale=float(abs(turn)),
        degrees=float(np.degrees(np.angle(turn))),
        is_same_frame=bool(apart.max() <= _SAME_FRAME * SIDE),
        places=one.shares(grid),
        other_places=other.shares(turn * grid + shift),
    )


def _parts_agreeing(grid: Complexes, one: Complexes, other: Complexes, agreed: Complexes) -> float:
    """Return in what share of the parts that tell something some landmarks agree.

    The parts are of the rectangle that holds ``grid``: what both pictures show.
    """
    if not len(grid):
        return 0.0
    first = complex(grid.real.min(), grid.imag.min())
    size = complex(np.ptp(grid.real) or 1.0, np.ptp(grid.imag) or 1.0)

    def counted(points: Complexes) -> npt.NDArray[np.intp]:
        across = np.clip((points - first).real / size.real * _PARTS, 0, _PARTS - 1).astype(np.intp)
        down = np.clip((points - first).imag / size.imag * _PARTS, 0, _PARTS - 1).astype(np.intp)
        return np.bincount(across + _PARTS * down, minlength=_PARTS * _PARTS)

    telling = np.minimum(counted(one), counted(other)) >= _TELLING
    return float((counted(agreed)[telling] > 0).mean()) if telling.any() else 0.0


def _correspondences(one: Bytes, other: Bytes) -> tuple[npt.NDArray[np.intp], ...]:
    """Return which are each other's nearest, the nearest first."""
    if not len(one) or not len(other):
        nothing = np.zeros(0, dtype=np.intp)
        return nothing, nothing
    words, others = (np.ascontiguousarray(each).view(np.uint64) for each in (one, other))
    bits = np.zeros((len(one), len(other)), dtype=np.uint16)
    for word, its in zip(words.T, others.T, strict=True):
        bits += np.bitwise_count(word[:, None] ^ its)
    mine, theirs = np.arange(len(one)), bits.argmin(axis=1)
    found = bits[mine, theirs]
    mutual = (bits.argmin(axis=0)[theirs] == mine) & (found <= _DESCRIPTOR_BITS)
    order = np.argsort(found[mutual], kind="stable")
    return mine[mutual][order], theirs[mutual][order]


def _placement(z: Complexes, w: Complexes) -> tuple[complex, complex] | None:
    """Return turn and shift with which most points agree, ``w = turn * z + shift``."""
    first, second = np.triu_indices(min(len(z), _PROPOSING), 1)
    apart = z[first] - z[second]
    far = np.abs(apart) > _FAR_APART
    first, second, apart = first[far], second[far], apart[far]
    turns = (w[first] - w[second]) / apart
    sizes = np.abs(turns)
    possible = (sizes > _SCALES[0]) & (sizes < _SCALES[1])
    turns, first = turns[possible], first[possible]
    if not len(turns):
        return None
    shifts = w[first] - turns * z[first]
    best = int(_agreeing(turns[:, None], shifts[:, None], z, w).sum(axis=1).argmax())
    turn, shift = complex(turns[best]), complex(shifts[best])
    agreeing = _agreeing(turn, shift, z, w)
    better = _least_squares(z[agreeing], w[agreeing])
    if better is None or _agreeing(*better, z, w).sum() < agreeing.sum():
        return turn, shift
    return better


def _agreeing(
    turn: complex | Complexes, shift: complex | Complexes, z: Complexes, w: Complexes
) -> Flags:
    reach = _NEAR * np.maximum(1.0, np.abs(turn))
    return np.asarray(np.abs(turn * z + shift - w) <= reach)


def _least_squares(z: Complexes, w: Complexes) -> tuple[complex, complex] | None:
    from_middle, to_middle = z - z.mean(), w - w.mean()
    weight = float((np.abs(from_middle) ** 2).sum())
    if weight <= 0:
        return None
    turn = complex((to_middle * np.conj(from_middle)).sum() / weight)
    if not _SCALES[0] < abs(turn) < _SCALES[1]:
        return None
    return turn, complex(w.mean() - turn * z.mean())


def _area(points: Complexes) -> float:
    """Return the area of the convex hull, by Andrew's monotone chain."""
    ordered = sorted({(float(point.real), float(point.imag)) for point in points})
    if len(ordered) < 3:
        return 0.0
    hull = [*_chain(ordered), *_chain(ordered[::-1])]
    following = [*hull[1:], hull[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(hull, following, strict=True))) / 2


def _chain(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the hull along one side, without its last point."""
    chain: list[tuple[float, float]] = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain[:-1]
