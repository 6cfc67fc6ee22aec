# SPDX-License-Identifier: Apache-2.0
"""What is inside the margins of a picture."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from reviewer.media.grouping.margins import Inside, inside
from tests.unit.media.grouping.pictures import copy_of, photograph

SHADE = 240


@pytest.fixture(scope="module")
def coffee():
    return photograph("coffee.png").convert("L")


def framed(image, left, top, right, bottom, shade=SHADE):
    size = (image.width + left + right, image.height + top + bottom)
    frame = Image.new("L", size, shade)
    frame.paste(image, (left, top))
    return np.asarray(frame)


@pytest.mark.parametrize(
    "margins",
    [(20, 20, 20, 20), (0, 30, 0, 0), (0, 0, 0, 30), (40, 0, 40, 0), (0, 60, 0, 60), (9, 0, 0, 0)],
)
def test_margins_are_found_to_a_line(coffee, margins):
    left, top, right, bottom = margins

    found = inside(framed(coffee, *margins))

    rows, columns = coffee.height + top + bottom, coffee.width + left + right
    # Where there is a margin one line of the picture goes with it: it is mixed in scaled ones.
    assert found == Inside(
        top + (top > 0),
        rows - bottom - (bottom > 0),
        left + (left > 0),
        columns - right - (right > 0),
    )


def test_bars_around_a_border_are_found_too(coffee):
    bordered = Image.fromarray(framed(coffee, 15, 15, 15, 15))

    found = inside(framed(bordered, 0, 50, 0, 50, shade=0))

    assert (found.top, found.left) == (pytest.approx(65, abs=3), pytest.approx(15, abs=3))


def test_the_screen_of_a_telephone_is_a_margin():
    image = photograph("coffee.png")

    found = inside(np.asarray(copy_of(image, "screenshot", 0.72).convert("L")))

    assert found.bottom - found.top == pytest.approx(image.height, abs=4)


@pytest.mark.parametrize("name", ["astronaut.png", "coffee.png", "page.png", "text.png"])
def test_pictures_and_pages_have_none(name):
    assert inside(np.asarray(photograph(name).convert("L"))) is None


def test_a_sky_that_ends_slowly_is_none():
    rows = np.concatenate([np.full(40, 200), np.linspace(200, 60, 160)])

    assert inside(np.repeat(rows[:, None], 300, axis=1).astype(np.uint8)) is None


def test_next_to_nothing_inside_is_none(coffee):
    strip = coffee.crop((0, 150, 600, 250))

    assert inside(framed(strip, 0, 150, 0, 150)) is None


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (200, 3)])
def test_tiny_pictures_have_none(size):
    assert inside(np.zeros(size, dtype=np.uint8)) is None


def test_inside_is_scaled_to_the_picture_it_was_found_for():
    assert Inside(10, 90, 0, 50).scaled(1000, 200, (100, 50)) == Inside(100, 900, 0, 200)
