# SPDX-License-Identifier: Apache-2.0
"""PDQ against what its reference implementation says of the photographs of scikit-image.

The expected values were computed once with the reference's C++ code (the ``pdqhash`` binding,
0.2.8): for ``nearest-512`` on the same pixels brought to 512 by 512 by nearest neighbour, for
``full`` on the pixels as they are, as the ``threatexchange`` package does.
"""

from __future__ import annotations

import importlib.resources

import cv2
import numpy as np
import pytest

from reviewer.media import pdq
from reviewer.media.hashing import TURNS

REFERENCE = {
    "astronaut.png": (
        "2d6b1af3a956c529e79ca3d2526fa834d4196c81cedd04de0a26b855fc99b724",
        100,
    ),
    "brick.png": (
        "bed7058ba2005a4b071bb8a4cc6278789fbc02cfcd30d1d73fa71673c67945d2",
        100,
    ),
    "camera.png": (
        "dc9c9d3b746978f888f40ce6e5c3f70f7266623e8d989cb99f21f2010841e1c7",
        100,
    ),
    "cell.png": (
        "52966e6bad69529352e92d56add6526993292c96d36955692a96aa965569516b",
        100,
    ),
    "chelsea.png": (
        "5feb5321f01da156898e2bf629a5d3438412cdbd23f48942464526315db33ffd",
        100,
    ),
    "chessboard_GRAY.png": (
        "1f2a15003f2aff2abf2aff2abf2aff2a00d500d5bf2a00d5bf2a00d5bf2a00d5",
        100,
    ),
    "chessboard_RGB.png": (
        "1f2a15003f2aff2abf2aff2abf2aff2a00d500d5bf2a00d5bf2a00d5bf2a00d5",
        100,
    ),
    "clock_motion.png": (
        "26cc3ccc933373334c34d778acc94cccb326f3394c932666934cd99d25337674",
        34,
    ),
    "coffee.png": (
        "88629e779a663698f9833866c027727c21a679f61eb6e1f8c79b27e27c0299e0",
        100,
    ),
    "coins.png": (
        "8ee552196df86aa552b514e6e505e0319aeb1aaea4a5d935dd4a675a1a56a555",
        100,
    ),
    "color.png": (
        "94939c2c53c7530c4a93f5b42ad6ae3cab4b38c64516c5f4549b9d98aaeb3363",
        100,
    ),
    "grass.png": (
        "4d9744ef90f2838aad0cc467c8d3a1f626c43658a77772688de65daa09c38bb7",
        100,
    ),
    "gravel.png": (
        "175218961ce0d0e173a59bdf48d052f73a3c1632c4927712365efbbe569c8177",
        100,
    ),
    "horse.png": (
        "690d885b2f16c1de5966d6f2fa01a2d8a857ae1eb5d645d6d93634b001a5e92f",
        100,
    ),
    "hubble_deep_field.jpg": (
        "1ce735e66266630f729429a232cad397e70e86be9c60dc59a42ec39c3379b919",
        100,
    ),
    "ihc.png": (
        "d359e15bfc0e7e848183e670de26db0b8309e9b06cb6ac4becc9b073ba52f026",
        100,
    ),
    "logo.png": (
        "6a5916e4be3dd9abbd686d06c07c0f9b52b9b0e64fe19e1ceb1059b611032e49",
        100,
    ),
    "microaneurysms.png": (
        "537ebc9160a955ff3f50f6b38480437ee77485036f95ac0b7d4a7397880241f8",
        82,
    ),
    "moon.png": (
        "131645cde366d981e1e371b264d8b25b9e4d13771d8c4f366d946ca57133d0c9",
        83,
    ),
    "motorcycle_left.png": (
        "e0c9cfdb78d338d68a58ec54e94ba55937525b67508a0b87ad64fc6b4631c470",
        100,
    ),
    "motorcycle_right.png": (
        "0d8918d7d393d3b418f048d42b5a2b59ee46dee55baabe0fbb6441ebc4e18470",
        100,
    ),
    "no_time_for_that_tiny.gif": (
        "90e665894edb39ad931794a9392569244b176b2c9925e4dd96a5e4cc6cdbb331",
        100,
    ),
    "page.png": (
        "965b26d62ed3636b192ccdddcc91d88c3925812979849815e37b1cce4732a6fb",
        100,
    ),
    "phantom.png": (
        "18670ce379b379a669e66196a18784c38793d38e16ce279c681edc63b179639c",
        100,
    ),
    "retina.jpg": (
        "87d22b5802d238195e87b1f8fe1ad507fc0f15f8005adc011fafa8f4ebfc2a59",
        100,
    ),
    "rocket.jpg": (
        "8793786c8f9370e4af1bc0e43f1fc0e03f1cc2633da482537cac821b2cecf376",
        100,
    ),
    "text.png": (
        "f46721c01b1bd9936bb5cde6660a8a12430c6c9d25d95e47cbe2a6b89d6e6786",
        100,
    ),
}

# Of those with a side over 512; the quality is the same.
FULL = {
    "cell.png": "32966e6bad6952d352e92d56add6526993292c96d36955692a96aa965569512b",
    "coffee.png": "8c629e779a663698b9a33866c026726c21a679f61eb6e1f8c79ba7e23c8299e0",
    "hubble_deep_field.jpg": "1c6715e46266634f72d42df2324ad397e70e86be9c665c59a42ec19c3369b919",
    "motorcycle_left.png": "e0c9cfdb78d358d68a58ec54e94ba55937525b67508a0b87ad64fc6b4631c470",
    "motorcycle_right.png": "0d8918d7d393d3b418f048d42b5a2b59ee46dee55baabe0fbb6441eb44e1c470",
    "retina.jpg": "83d22b5802d238191b87b1f8bf1ad487fc0f55f8405adc011fafa8f4ebfc2a59",
    "rocket.jpg": "8792786c87937064bf1bc0e43f1fc0e03f1cc2e33da4c2537cec821b2ce4f376",
}
# How each form is made of a picture, by the name it is listed under.
MADE = {
    "turned-90": np.rot90,
    "turned-180": lambda rgb: np.rot90(rgb, 2),
    "turned-270": lambda rgb: np.rot90(rgb, 3),
    "top-to-bottom": lambda rgb: rgb[::-1],
    "left-to-right": lambda rgb: rgb[:, ::-1],
    "diagonal": lambda rgb: rgb.swapaxes(0, 1),
    "other-diagonal": lambda rgb: np.rot90(rgb, 2).swapaxes(0, 1),
}


def photograph(name: str) -> np.ndarray:
    data = importlib.resources.files("skimage").joinpath("data", name).read_bytes()
    bgr = cv2.imdecode(np.frombuffer(data, dtype=np.uint8), cv2.IMREAD_COLOR)
    return np.ascontiguousarray(bgr[:, :, ::-1])


def distance(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize("name", REFERENCE)
def test_pdq_equals_the_reference_bit_for_bit(name):
    value, quality = REFERENCE[name]

    assert pdq.pdq_of_rgb(photograph(name)) == pdq.Pdq(value=value, quality=quality)


@pytest.mark.parametrize("name", FULL)
def test_pdq_at_full_size_equals_the_reference_bit_for_bit(name):
    found = pdq.full_pdq_of_rgb(photograph(name))

    assert found == pdq.Pdq(value=FULL[name], quality=REFERENCE[name][1])


def test_the_two_variants_are_up_to_fourteen_bits_apart():
    apart = {name: distance(FULL[name], REFERENCE[name][0]) for name in FULL}

    assert apart == {
        "cell.png": 4,
        "coffee.png": 8,
        "hubble_deep_field.jpg": 14,
        "motorcycle_left.png": 2,
        "motorcycle_right.png": 2,
        "retina.jpg": 10,
        "rocket.jpg": 8,
    }


@pytest.mark.parametrize("name", ["astronaut.png", "brick.png", "retina.jpg", "text.png"])
def test_the_seven_other_forms_are_the_hashes_of_the_turned_picture(name):
    rgb = photograph(name)

    forms = pdq.turned_pdqs(rgb, pdq.spectrum_of(pdq.nearest_512(rgb)))

    made = [pdq.pdq_of_rgb(np.ascontiguousarray(MADE[turn](rgb))).value for turn in TURNS]
    assert list(forms) == made


def test_a_flat_picture_has_quality_nought():
    flat = np.full((100, 100, 3), 90, dtype=np.uint8)

    assert pdq.pdq_of_rgb(flat).quality == 0


@pytest.mark.parametrize(
    ("height", "width", "is_hashed"), [(4, 500, False), (500, 4, False), (5, 5, True)]
)
def test_pdq_is_defined_from_five_pixels_on(height, width, is_hashed):
    found = pdq.pdq_of_rgb(np.zeros((height, width, 3), dtype=np.uint8))

    assert (found is not None) == is_hashed


def test_nearest_512_leaves_smaller_pictures_alone():
    picture = np.zeros((512, 100, 3), dtype=np.uint8)

    assert pdq.nearest_512(picture) is picture


def test_nearest_512_takes_the_first_of_every_pair():
    picture = np.arange(1024 * 1024, dtype=np.uint32).astype(np.uint8).reshape(1024, 1024)

    assert np.array_equal(pdq.nearest_512(picture), picture[::2, ::2])
