# SPDX-License-Identifier: Apache-2.0
"""What the decoding worker tells of a picture beyond its hashes."""

from __future__ import annotations

import numpy as np
import pytest

from reviewer.domain.errors import InputRefused
from reviewer.media.grouping.tracing import traits_of
from reviewer.media.grouping.traits import MOST_BYTES, pack_traits, read_traits
from tests.unit.media.grouping.pictures import copy_of, photograph

HEIGHT, WIDTH = 360, 480


def grey(values) -> np.ndarray:
    levels = np.broadcast_to(np.asarray(values), (HEIGHT, WIDTH)).astype(np.uint8)
    return np.repeat(levels[..., None], 3, axis=2)


def bars() -> np.ndarray:
    levels = np.repeat(np.array([235, 210, 170, 145, 110, 85, 50, 20]), WIDTH // 8)[None]
    card = np.repeat(levels, HEIGHT, axis=0)
    card[250:280] = card[250:280, ::-1]
    card[280:] = 16
    card[280:, 60:160] = 235
    return grey(card)


def chequers() -> np.ndarray:
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    return grey(((rows // 60 + columns // 60) % 2) * 255)


PLAIN = {
    "a solid colour": grey(90),
    "a gradient": grey(np.linspace(0, 255, WIDTH)[None]),
    "a diagonal gradient": grey(np.add.outer(np.arange(HEIGHT), np.arange(WIDTH)) * 255 / 840),
    "colour bars": bars(),
    "a chequered card": chequers(),
    "a nearly black frame": grey(np.random.default_rng(1).integers(0, 6, (HEIGHT, WIDTH))),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_frames_and_test_cards_are_plain(name):
    assert traits_of(PLAIN[name]).is_plain


@pytest.mark.parametrize("name", ["astronaut.png", "coffee.png", "rocket.jpg", "page.png"])
def test_photographs_are_not(name):
    traits = traits_of(np.asarray(photograph(name)))

    assert (traits.is_plain, traits.core) == (False, None)


def test_landmarks_lie_all_over_the_picture():
    marks = traits_of(np.asarray(photograph("coffee.png"))).landmarks

    quarters = {
        (x > marks.width / 2, y > marks.height / 2)
        for x, y in zip(marks.points.real, marks.points.imag, strict=True)
    }
    assert (len(marks.points), len(quarters)) == (128, 4)
    assert max(marks.width, marks.height) == 400


def test_packed_traits_are_read_as_they_were():
    framed = copy_of(photograph("astronaut.png"), "border", 0.1)
    traits = traits_of(np.asarray(framed))

    packed = pack_traits(traits)
    read = read_traits(packed)

    assert len(packed) == MOST_BYTES
    assert np.array_equal(read.core.forms, traits.core.forms)
    assert np.array_equal(read.core.tones, traits.core.tones)
    assert (read.is_plain, read.landmarks.width, read.landmarks.height) == (False, 400, 400)
    assert np.array_equal(read.tones, traits.tones)
    assert np.array_equal(read.landmarks.descriptors, traits.landmarks.descriptors)
    assert np.abs(read.landmarks.points - traits.landmarks.points).max() < 0.05


def test_traits_of_a_tiny_picture_are_packed_too():
    traits = traits_of(np.arange(27, dtype=np.uint8).reshape(3, 3, 3))

    assert read_traits(pack_traits(traits)).landmarks.points.shape == (0,)


GOOD = pack_traits(traits_of(bars()))
HEAD = 8  # version, plain, core, two of columns, two of rows, landmarks


@pytest.mark.parametrize(
    ("untrusted", "where"),
    [
        (b"", "length"),
        (GOOD[:-1], "length"),
        (GOOD + b"\0", "length"),
        (GOOD[:2] + b"\1" + GOOD[3:], "length"),
        (b"\2" + GOOD[1:], "head"),
        (GOOD[:1] + b"\2" + GOOD[2:], "head"),
        (GOOD[:2] + b"\2" + GOOD[3:], "head"),
        (GOOD[:7] + b"\xff" + GOOD[8:], "head"),
        (GOOD[:3] + b"\0\0" + GOOD[5:], "size"),
        (GOOD[:5] + b"\xff\xff" + GOOD[7:], "size"),
        (GOOD[: HEAD + 256] + b"\xff" + GOOD[HEAD + 256 + 1 :], "place"),
    ],
)
def test_traits_in_another_form_are_refused(untrusted, where):
    with pytest.raises(InputRefused) as refused:
        read_traits(untrusted)

    assert (refused.value.reason, refused.value.where) == ("traits", where)
