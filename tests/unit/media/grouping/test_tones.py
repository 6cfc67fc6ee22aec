# SPDX-License-Identifier: Apache-2.0
"""Where two copies of one picture differ."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import ImageEnhance

from reviewer.media.grouping.tones import AS_IS, differing_parts
from reviewer.media.grouping.tracing import traits_of
from reviewer.media.hashing import TURNS
from tests.unit.media.grouping.pictures import copy_of, photograph


@pytest.fixture(scope="module")
def coffee():
    return photograph("coffee.png")


def tones(image):
    return traits_of(np.asarray(image)).tones


def turned(pixels, form):
    steps = {"turned-90": 1, "turned-180": 2, "turned-270": 3}
    if form in steps:
        return np.rot90(pixels, steps[form])
    transposed = pixels.swapaxes(0, 1)
    return {
        "top-to-bottom": pixels[::-1],
        "left-to-right": pixels[:, ::-1],
        "diagonal": transposed,
        "other-diagonal": transposed[::-1, ::-1],
    }[form]


@pytest.mark.parametrize(
    ("alteration", "strength"), [("caption", 0.07), ("caption", 0.14), ("logo", 0.22)]
)
def test_what_was_laid_over_is_seen(coffee, alteration, strength):
    assert differing_parts(tones(coffee), tones(copy_of(coffee, alteration, strength)), AS_IS) >= 3


@pytest.mark.parametrize(
    ("alteration", "strength"),
    [("jpeg", 30), ("scale", 0.25), ("blur", 0.01), ("noise", 28), ("re-encode", 5)],
)
def test_what_a_copy_loses_everywhere_is_not(coffee, alteration, strength):
    assert differing_parts(tones(coffee), tones(copy_of(coffee, alteration, strength)), AS_IS) < 3


def test_brightness_and_contrast_are_no_difference(coffee):
    darker = ImageEnhance.Contrast(ImageEnhance.Brightness(coffee).enhance(0.7)).enhance(0.8)

    assert differing_parts(tones(coffee), tones(darker), AS_IS) == 0


@pytest.mark.parametrize("form", TURNS)
def test_a_turned_copy_is_compared_turned(coffee, form):
    copy = np.ascontiguousarray(turned(np.asarray(coffee), form))

    assert differing_parts(tones(coffee), tones(copy), form) == 0
    assert differing_parts(tones(coffee), tones(copy), AS_IS) >= 3


def test_two_grey_frames_are_compared():
    grey = np.full((16, 16), 120, dtype=np.uint8)

    assert differing_parts(grey, grey, AS_IS) == 0
