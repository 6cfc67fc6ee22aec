# SPDX-License-Identifier: Apache-2.0
"""Pictures for the tests of grouping: photographs, altered copies, and what they hash to."""

from __future__ import annotations

import hashlib
import importlib.resources

import numpy as np
from PIL import Image

from reviewer.demo.content.alterations import changed_by
from reviewer.demo.content.dice import Dice
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.tracing import traits_of
from reviewer.media.perceptual import picture_hashes


def photograph(name: str) -> Image.Image:
    """Return a photograph of scikit-image."""
    with (importlib.resources.files("skimage") / "data" / name).open("rb") as file:
        return Image.open(file).convert("RGB")


def copy_of(image: Image.Image, alteration: str, strength: float, turn: int = 0) -> Image.Image:
    """Return an altered copy."""
    return changed_by(image, alteration, strength, Dice(3, turn))


def sha256(data: bytes) -> HashValue:
    """Return the digest of some bytes."""
    return HashValue(kind=HashKind.SHA256, value=hashlib.sha256(data).hexdigest())


def features_of(image: Image.Image) -> Features:
    """Return what intake knows of a picture."""
    rgb = np.asarray(image)
    found = picture_hashes(rgb)
    return Features.of_picture((sha256(rgb.tobytes()), *found.hashes), found.turned, traits_of(rgb))
