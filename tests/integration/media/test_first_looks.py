# SPDX-License-Identifier: Apache-2.0
"""A picture at R1 and its hashes from one decode, and what is done where they do not agree."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import Image

from reviewer.adapters.media.decoder import ProcessDecoder
from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.hashes import FULL_SIZE, NEAREST_512, HashKind, HashValue
from reviewer.domain.views import Level
from reviewer.media.decoder import DecoderProcess
from reviewer.media.found_payloads import read_first_look
from reviewer.media.framing import Shape
from reviewer.media.hashing import agrees, bit_distance, exact_hashes
from tests.integration.media import samples

NAMES = ["astronaut.png", "coffee.png", "retina.jpg", "rocket.jpg", "brick.png", "text.png"]


@pytest.fixture(scope="module")
def decoder():
    with DecoderProcess() as process:
        process.warm()
        yield process


@pytest.fixture(scope="module")
def port(decoder):
    return ProcessDecoder(decoder)


def jpeg(name: str, **options: object) -> bytes:
    with Image.open(io.BytesIO(samples.photograph(name))) as image:
        return samples.encoded(image.convert("RGB"), "JPEG", quality=80, **options)


def grey_of(view) -> np.ndarray:
    return np.frombuffer(view.pixels, dtype=np.uint8).reshape(view.height, view.width).astype(int)


def pdqs(hashes) -> dict[str, HashValue]:
    return {value.variant: value for value in hashes if value.kind is HashKind.PDQ}


@pytest.mark.parametrize("name", NAMES)
def test_a_first_look_is_the_first_view_and_the_hashes(decoder, name):
    data = jpeg(name)

    seen = decoder.first_look(data, "image/jpeg")

    view, hashes = decoder.reduced(data, "", Level.R1), decoder.inspect(data, "").hashes
    assert seen.exact == exact_hashes(data)
    assert (seen.view.width, seen.view.height) == (view.width, view.height)
    # Picked pixels and area means differ by chance alone; a level in 25 is not seen at this size.
    assert np.abs(grey_of(seen.view) - grey_of(view)).max() <= 10
    assert bit_distance(seen.luma, pdqs(hashes)[NEAREST_512]) <= 10
    assert agrees(seen.luma, hashes)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_upright_and_its_hash_is_not_turned(decoder, orientation):
    picture = samples.textured(120, 80)
    data = samples.with_orientation(picture, "PNG", orientation)

    seen = decoder.first_look(data, "image/png")

    view = decoder.reduced(data, "", Level.R1)
    assert (seen.view.width, seen.view.height) == (view.width, view.height)
    assert np.abs(grey_of(seen.view) - grey_of(view)).max() <= 2
    assert agrees(seen.luma, decoder.inspect(samples.encoded(picture, "PNG"), "").hashes)


@pytest.mark.parametrize("short_side", [4, 8])
def test_it_keeps_to_the_short_side(decoder, short_side):
    seen = decoder.first_look(jpeg("coffee.png"), "image/jpeg", short_side=short_side)

    assert min(seen.view.width, seen.view.height) == short_side


def see_through() -> bytes:
    rgba = np.dstack([samples.textured(120, 80), np.full((80, 120), 90, dtype=np.uint8)])
    return samples.encoded(Image.fromarray(rgba), "PNG")


def cut() -> bytes:
    data = jpeg("coffee.png")
    return data[: len(data) // 2]


@pytest.mark.parametrize("make", [see_through, cut])
def test_where_one_decode_does_not_give_both_the_view_comes_alone(decoder, make):
    data = make()

    seen = decoder.first_look(data, "")

    view = decoder.reduced(data, "", Level.R1)
    assert seen.view == view
    assert seen.luma is None


@pytest.mark.parametrize("media_type", ["video/mp4", "text/plain", "application/pdf", "audio/wav"])
def test_only_a_still_picture_has_one(decoder, media_type):
    with pytest.raises(MediaUnreadable) as caught:
        decoder.first_look(samples.all_kinds()[media_type], media_type)

    assert caught.value.reason == "unsupported"


@pytest.mark.parametrize("short_side", [3, 9])
def test_a_short_side_beyond_its_range_is_a_mistake(decoder, short_side):
    with pytest.raises(ValueError, match="short_side must be 4 to 8"):
        decoder.first_look(b"", "image/png", short_side=short_side)


def test_a_picture_that_agrees_has_the_gateways_hashes(port):
    data = jpeg("retina.jpg")
    theirs = port.hashes(data, "image/jpeg")

    seen = port.first_look(data, "image/jpeg", short_side=8, theirs=theirs)

    assert set(pdqs(theirs)) == {NEAREST_512, FULL_SIZE}
    assert seen.hashes == theirs


@pytest.mark.parametrize("variant", [NEAREST_512, FULL_SIZE])
def test_a_gateway_that_says_another_pdq_is_found_out(port, variant):
    data = jpeg("retina.jpg")
    honest = port.hashes(data, "image/jpeg")
    another = HashValue(kind=HashKind.PDQ, value="5a" * 32, quality=100, variant=variant)
    theirs = tuple(another if value.variant == variant else value for value in honest)

    seen = port.first_look(data, "image/jpeg", short_side=8, theirs=theirs)

    assert seen.hashes == honest


def test_grey_that_is_off_is_settled_by_the_colours(decoder, port):
    # Pure colours overflow when they are decoded, and the grey plane knows nothing of that.
    blue = np.zeros((300, 400, 3), dtype=np.uint8)
    blue[:, :, 2] = (samples.textured(400, 300)[:, :, 2] > 128) * 255
    data = samples.encoded(blue, "JPEG", quality=60, subsampling=0)
    theirs = port.hashes(data, "image/jpeg")

    assert not agrees(decoder.first_look(data, "image/jpeg").luma, theirs)
    assert port.first_look(data, "image/jpeg", short_side=8, theirs=theirs).hashes == theirs


def packed(quality: int, width: int, height: int, count: int) -> bytes:
    return struct.pack(">B32sII", quality, b"", width, height) + bytes(count)


@pytest.mark.parametrize(
    ("payload", "shape"),
    [
        (packed(100, 8, 8, 64), Shape.PIXELS),
        (packed(100, 8, 8, 63), Shape.FIRST_LOOK),
        (packed(101, 8, 8, 64), Shape.FIRST_LOOK),
        (packed(100, 9, 9, 81), Shape.FIRST_LOOK),
        (packed(100, 17, 8, 17 * 8), Shape.FIRST_LOOK),
        (packed(100, 0, 0, 0), Shape.FIRST_LOOK),
        (b"", Shape.FIRST_LOOK),
        (bytes(33), Shape.FIRST_LOOK),
    ],
)
def test_a_lie_about_a_first_look_is_caught(payload, shape):
    with pytest.raises(MediaUnreadable) as caught:
        read_first_look(shape, payload, 8)

    assert caught.value.reason == "lied"
