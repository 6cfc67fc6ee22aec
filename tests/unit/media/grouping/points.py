# SPDX-License-Identifier: Apache-2.0
"""Pictures made of bits alone, so that a test can say how far apart they are."""

from __future__ import annotations

import hashlib

import numpy as np

from reviewer.media.grouping.features import Features, Picture
from reviewer.media.grouping.joining import Known
from reviewer.media.grouping.landmarks import Landmarks
from reviewer.media.grouping.tones import FORMS
from reviewer.media.grouping.traits import Traits

TRAITS = Traits(
    is_plain=False,
    tones=np.zeros((16, 16), dtype=np.uint8),
    landmarks=Landmarks(
        width=400,
        height=300,
        points=np.zeros(0, dtype=np.complex128),
        descriptors=np.zeros((0, 32), dtype=np.uint8),
    ),
)


def point(name: str, bits: frozenset[int] | set[int] | range, origin: int = 0) -> Known:
    """Return a picture whose PDQ is that of an origin but for some bits.

    Origins are far from each other, and so are the turned forms from everything.
    """
    stream = np.random.default_rng((origin, 1))
    value = stream.integers(0, 256, 32, dtype=np.uint8)
    flips = np.zeros(256, dtype=np.uint8)
    flips[list(bits)] = 1
    value ^= np.packbits(flips)
    own = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    turned = np.random.default_rng(own).integers(0, 256, (FORMS - 1, 32), dtype=np.uint8)
    forms = np.concatenate([value[None], turned]).view(np.uint64)
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Known(name, Features(digest, Picture(forms, TRAITS)))
