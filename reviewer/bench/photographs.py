# SPDX-License-Identifier: Apache-2.0
"""Pictures to measure with: drawn landscapes with the grain of a camera, as files."""

from __future__ import annotations

import io
from typing import Final

import numpy as np
from PIL import Image

from reviewer.demo.content.dice import Dice
from reviewer.demo.content.landscapes import landscape

SIZES: Final = {"2 MP": (1632, 1224), "12 MP": (4000, 3000)}
# What platforms encode pictures with again; 1.7 MB at 12 MP. The more a file holds, the longer
# any decoder reads, and the nearer all are to each other.
QUALITY: Final = 85
_GRAIN: Final = 3.0


def photograph(width: int, height: int, variant: int = 0, *, form: str = "JPEG") -> bytes:
    """Return a picture as a JPEG, or in another of Pillow's forms."""
    drawn = landscape(Dice(5, 1, 1), variant, width, height).convert("RGB")
    # A drawing alone would be an unusually small file.
    grain = np.random.default_rng(5).normal(0, _GRAIN, (height, width))[:, :, None]
    pixels = np.clip(np.asarray(drawn) + grain, 0, 255).astype(np.uint8)
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, form, quality=QUALITY)
    return target.getvalue()
