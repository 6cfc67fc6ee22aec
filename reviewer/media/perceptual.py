# SPDX-License-Identifier: Apache-2.0
"""The perceptual hashes of a decoded picture, all from the same pixels.

EXIF rotation plays no part: the pixels are hashed as stored, as PDQ's reference does. pHash stays
on this machine; banks do not take it. Runs in the decoding worker only.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image

from reviewer.domain.hashes import FULL_SIZE, NEAREST_512, HashKind, HashValue
from reviewer.media import pdq


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureHashes:
    """What a picture hashes to.

    Attributes:
        hashes: PDQ where it is defined, also at full size where that may differ, and pHash.
        turned: PDQ (``NEAREST_512``) of the seven other forms, in the order of ``hashing.TURNS``.
    """

    hashes: tuple[HashValue, ...]
    turned: tuple[str, ...] = ()


def picture_hashes(rgb: npt.NDArray[np.uint8]) -> PictureHashes:
    """Hash an RGB picture as stored."""
    sampled = pdq.nearest_512(rgb)
    # pHash looks at 32 by 32 means; from these pixels it is within 2 bits of that of all.
    phash = HashValue(kind=HashKind.PHASH, value=_phash(sampled))
    reference = pdq.spectrum_of(sampled)
    if reference is None:
        return PictureHashes(hashes=(phash,))
    found = [_value(reference, NEAREST_512)]
    full = None if sampled is rgb else pdq.spectrum_of(rgb)
    if full is not None:
        found.append(_value(full, FULL_SIZE))
    return PictureHashes(hashes=(*found, phash), turned=pdq.turned_pdqs(rgb, reference))


def _value(spectrum: pdq.Spectrum, variant: str) -> HashValue:
    found = spectrum.hashed()
    return HashValue(kind=HashKind.PDQ, value=found.value, quality=found.quality, variant=variant)


def _phash(sampled: npt.NDArray[np.uint8]) -> str:
    grey = cv2.cvtColor(sampled, cv2.COLOR_RGB2GRAY)
    return str(imagehash.phash(Image.fromarray(grey)))
