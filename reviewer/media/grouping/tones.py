# SPDX-License-Identifier: Apache-2.0
"""Where two copies of one picture differ: a band of words, a logo, something pasted over.

Copies are compared by the mean grey of 16 by 16 parts.  Brightness and contrast of a copy change
everywhere alike, so they are taken out first; what then differs in a few parts only was laid over
one of them.  It is not read: nobody can say from 256 tones what it is, only that it is there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from reviewer.media.hashing import TURNS

CELLS: Final = 16
AS_IS: Final = "as-is"
FORMS: Final = 1 + len(TURNS)  # a picture as it is and in its seven other forms
# A part differs by more than so many times what the parts differ by usually, but by at least so
# many grey levels, and surely by so many: of two other pictures most parts do.
_TIMES_USUAL: Final = 6.0
_LEAST_LEVELS: Final = 10.0
_SURE_LEVELS: Final = 30.0
# Between copies of different sharpness, size and colour the tones of a place differ by less.
_OTHER_LEVELS: Final = 20.0
_CONTRASTS: Final = (0.3, 3.0)

Tones = npt.NDArray[np.uint8]
Places = npt.NDArray[np.complex128]
Floats = npt.NDArray[np.float64]

_INTO: Final[dict[str, Callable[[Floats], Floats]]] = {
    AS_IS: lambda tones: tones,
    TURNS[0]: lambda tones: np.rot90(tones, 1),
    TURNS[1]: lambda tones: np.rot90(tones, 2),
    TURNS[2]: lambda tones: np.rot90(tones, 3),
    TURNS[3]: lambda tones: tones[::-1],
    TURNS[4]: lambda tones: tones[:, ::-1],
    TURNS[5]: lambda tones: tones.T,
    TURNS[6]: lambda tones: tones[::-1, ::-1].T,
}


def differing_parts(one: Tones, other: Tones, form: str) -> int:
    """Return how many of the 256 parts differ once ``one`` is brought into ``form``."""
    rest = _unlike(_INTO[form](one.astype(np.float64)).reshape(-1), other.reshape(-1).astype(float))
    usual = _TIMES_USUAL * float(np.median(rest))
    return int((rest > min(max(usual, _LEAST_LEVELS), _SURE_LEVELS)).sum())


def share_unlike(one: Tones, other: Tones, places: Places, other_places: Places) -> float:
    """Return the share of places at which two pictures show other tones.

    Places are shares of width and height, columns as the real and rows as the imaginary part; the
    same place of the thing shown has the same number in both lists.
    """
    rest = _unlike(_at(one, places), _at(other, other_places))
    return float((rest > _OTHER_LEVELS).mean())


def _at(tones: Tones, places: Places) -> Floats:
    """Return the tones at places, between the middles of parts by what is around."""
    x, y = (np.clip(part * CELLS - 0.5, 0, CELLS - 1) for part in (places.real, places.imag))
    left, top = (np.minimum(part.astype(np.intp), CELLS - 2) for part in (x, y))
    right_share, lower_share = x - left, y - top
    known = tones.astype(np.float64)
    upper = known[top, left] * (1 - right_share) + known[top, left + 1] * right_share
    lower = known[top + 1, left] * (1 - right_share) + known[top + 1, left + 1] * right_share
    return np.asarray(upper * (1 - lower_share) + lower * lower_share)


def _unlike(tones: Floats, like: Floats) -> Floats:
    """Return by how many levels tones differ once brightness and contrast are those of ``like``.

    These are found by the parts that agree: fitted twice, the second time without the quarter of
    the parts that agreed least.
    """
    kept = np.ones(tones.shape, dtype=np.bool_)
    rest = tones
    for _ in range(2):
        x, y = tones[kept], like[kept]
        spread = float(((x - x.mean()) ** 2).sum())
        slope = float(((x - x.mean()) * (y - y.mean())).sum()) / spread if spread > 0 else 1.0
        slope = min(max(slope, _CONTRASTS[0]), _CONTRASTS[1])
        rest = np.abs(like - (y.mean() + slope * (tones - x.mean())))
        kept = rest <= np.quantile(rest, 0.75)
    return rest
