# SPDX-License-Identifier: Apache-2.0
"""How one picture lies in another."""

from __future__ import annotations

import numpy as np
import pytest

from reviewer.media.grouping.landmarks import Landmarks, fitted
from reviewer.media.grouping.tracing import traits_of
from tests.unit.media.grouping.pictures import copy_of, photograph


@pytest.fixture(scope="module")
def coffee():
    return photograph("coffee.png")


def marks(image) -> Landmarks:
    return traits_of(np.asarray(image)).landmarks


def test_a_picture_fits_itself_wholly(coffee):
    fit = fitted(marks(coffee), marks(coffee))

    assert (fit.agreeing, fit.share, fit.spread) == (128, 1.0, 1.0)
    assert (fit.scale, fit.degrees, fit.is_same_frame) == (pytest.approx(1), pytest.approx(0), True)


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
def test_a_crop_is_found_larger_than_it_was(coffee, share):
    fit = fitted(marks(coffee), marks(copy_of(coffee, "crop", share)))

    assert fit.scale == pytest.approx(1 / (1 - share), abs=0.02)
    assert (fit.degrees, fit.is_same_frame) == (pytest.approx(0, abs=1), False)


def test_a_tilt_is_told_in_degrees(coffee):
    fit = fitted(marks(coffee), marks(copy_of(coffee, "tilt", 5)))

    assert (abs(fit.degrees), fit.is_same_frame) == (pytest.approx(5, abs=1), False)


def test_a_screenshot_is_the_picture_once_its_margins_are_off(coffee):
    fit = fitted(marks(coffee), marks(copy_of(coffee, "screenshot", 0.6)))

    assert (fit.scale, fit.is_same_frame) == (pytest.approx(1, abs=0.02), True)


def test_a_logo_leaves_the_frame_as_it_is(coffee):
    fit = fitted(marks(coffee), marks(copy_of(coffee, "logo", 0.22)))

    assert fit.is_same_frame


@pytest.mark.parametrize("name", ["astronaut.png", "chelsea.png", "rocket.jpg", "page.png"])
def test_other_pictures_do_not_fit(coffee, name):
    assert fitted(marks(coffee), marks(photograph(name))) is None


@pytest.mark.parametrize(("alteration", "strength"), [("screenshot", 0.6), ("caption", 0.14)])
def test_what_was_put_around_both_does_not_make_them_fit(coffee, alteration, strength):
    other = photograph("astronaut.png")

    pair = (marks(copy_of(each, alteration, strength)) for each in (coffee, other))

    assert fitted(*pair) is None


def test_the_fit_back_is_the_fit_undone(coffee):
    crop = copy_of(coffee, "crop", 0.2)

    there, back = fitted(marks(coffee), marks(crop)), fitted(marks(crop), marks(coffee))

    assert there.scale * back.scale == pytest.approx(1, abs=0.02)


def test_a_picture_without_corners_has_no_landmarks_and_fits_nothing(coffee):
    grey = marks(np.full((300, 400, 3), 120, dtype=np.uint8))

    assert (len(grey.points), grey.descriptors.shape) == (0, (0, 32))
    assert fitted(grey, marks(coffee)) is None
    assert fitted(marks(coffee), grey) is None


def test_landmarks_all_in_one_place_say_nothing(coffee):
    found = marks(coffee)
    heaped = Landmarks(
        width=found.width,
        height=found.height,
        points=np.full(len(found.points), 40 + 40j),
        descriptors=found.descriptors,
    )

    assert fitted(heaped, found) is None
    assert fitted(heaped, heaped) is None
