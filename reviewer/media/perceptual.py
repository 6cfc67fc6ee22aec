# SPDX-License-Identifier: Apache-2.0
"""The perceptual hashes of a decoded picture.

EXIF rotation plays no part: the pixels are hashed as stored, as PDQ's reference does. pHash stays
on this machine; banks do not take it. Runs in the decoding worker only.
"""

from __future__ import annotations

from typing import Final

import cv2
import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image

from reviewer.domain.hashes import HashKind, HashValue
from reviewer.media import pdq
from reviewer.media.hashing import PDQ_VARIANT
from reviewer.media.reduce import area_downsample, bounded_size

# pHash looks at 32 by 32 samples; beyond this size more pixels only cost time.
_PHASH_SIDE: Final = 512


def picture_hashes(rgb: npt.NDArray[np.uint8]) -> tuple[HashValue, ...]:
    """Return PDQ, where it is defined, and pHash."""
    phash = HashValue(kind=HashKind.PHASH, value=_phash(rgb))
    found = pdq.pdq_of_rgb(rgb)
    if found is None:
        return (phash,)
    return (
        HashValue(kind=HashKind.PDQ, value=found.value, quality=found.quality, variant=PDQ_VARIANT),
        phash,
    )


def _phash(rgb: npt.NDArray[np.uint8]) -> str:
    rows, columns = rgb.shape[:2]
    width, height = bounded_size(columns, rows, _PHASH_SIDE)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)
    return str(imagehash.phash(Image.fromarray(area_downsample(grey, width, height))))
