# SPDX-License-Identifier: Apache-2.0
"""Ordinary files through the real decoding process."""

from __future__ import annotations

import hashlib
import io
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.hashes import HashKind
from reviewer.domain.views import Level, ReducedText, ReducedView
from reviewer.media import pdq
from reviewer.media.decoder import DecoderProcess
from reviewer.media.hashing import bit_distance, exact_hashes
from reviewer.media.limits import MAX_BYTES
from reviewer.media.values import DOCUMENT, KIND_OF_TYPE, ClearPixels, ClearPlainText
from tests.integration.media import samples


@pytest.fixture(scope="module")
def decoder():
    with DecoderProcess() as process:
        process.warm()
        yield process


def rgb_of(clear: ClearPixels) -> np.ndarray:
    return np.frombuffer(clear.pixels, dtype=np.uint8).reshape(clear.height, clear.width, 3)


def grey_of(view: ReducedView) -> np.ndarray:
    return np.frombuffer(view.pixels, dtype=np.uint8).reshape(view.height, view.width)


def hash_of(inspection, kind):
    return next(value for value in inspection.hashes if value.kind is kind)


def test_importing_the_decoder_loads_no_decoding_library():
    script = (
        "import sys, reviewer.media.decoder;"
        "print(sorted({'numpy', 'cv2', 'av', 'PIL', 'imagehash', 'scipy'} & set(sys.modules)))"
    )

    printed = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert printed == "[]\n"


@pytest.mark.parametrize("media_type", samples.KINDS)
def test_inspection_finds_the_type_by_content(decoder, media_type):
    data = samples.all_kinds()[media_type]

    inspection = decoder.inspect(data, "application/octet-stream")

    kind = KIND_OF_TYPE[media_type]
    width, height = (64, 48) if kind in ("image", "video") else (0, 0)
    if media_type == DOCUMENT:
        width, height = 300, 400
    assert (inspection.kind, inspection.media_type) == (kind, media_type)
    assert (inspection.width, inspection.height) == (width, height)
    assert inspection.hashes[:2] == exact_hashes(data)
    kinds = [value.kind for value in inspection.hashes[2:]]
    is_hashed = media_type.startswith("image/")
    assert kinds == ([HashKind.PDQ, HashKind.PHASH] if is_hashed else [])


def test_inspection_hashes_the_bytes_exactly(decoder):
    data = samples.photograph("astronaut.png")

    inspection = decoder.inspect(data, "image/png")

    assert hash_of(inspection, HashKind.SHA256).value == hashlib.sha256(data).hexdigest()
    assert hash_of(inspection, HashKind.MD5).value == hashlib.md5(data).hexdigest()


def test_inspection_gives_pdq_with_quality_and_variant(decoder):
    inspection = decoder.inspect(samples.photograph("retina.jpg"), "image/jpeg")

    found = hash_of(inspection, HashKind.PDQ)
    assert found.value == "87d22b5802d238195e87b1f8fe1ad507fc0f15f8005adc011fafa8f4ebfc2a59"
    assert (found.quality, found.variant) == (100, "nearest-512")
    # The photograph is 1411 by 1411, so that the other variant is another hash.
    kinds = [(value.kind, value.variant) for value in inspection.hashes[2:]]
    assert kinds == [(HashKind.PDQ, "nearest-512"), (HashKind.PDQ, "full"), (HashKind.PHASH, "")]
    assert len(inspection.turned) == 7


def test_a_picture_too_small_for_pdq_has_none(decoder):
    inspection = decoder.inspect(samples.encoded(samples.textured(4, 40), "PNG"), "image/png")

    kinds = [value.kind for value in inspection.hashes]
    assert kinds == [HashKind.SHA256, HashKind.MD5, HashKind.PHASH]


def test_a_video_tells_its_length(decoder):
    data = samples.video(samples.ramp(50))

    inspection = decoder.inspect(data, "video/mp4")

    assert (inspection.duration_ms, inspection.frames) == (5000, 50)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_views_are_upright_and_hashes_are_not_turned(decoder, form, orientation):
    picture = samples.quadrants()
    data = samples.with_orientation(picture, form, orientation)
    plain = samples.with_orientation(picture, form, 1)

    clear = rgb_of(decoder.clear(data, "", 64))
    reduced = grey_of(decoder.reduced(data, "", Level.R1))
    inspection = decoder.inspect(data, "")

    expected = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB"))
    assert clear.shape == expected.shape
    # Decoders round chroma differently; the quarters are 250 apart.
    assert np.abs(clear.astype(int) - expected.astype(int)).mean() < 3
    brightness = np.asarray(Image.fromarray(expected).convert("L")).astype(int)
    rows, columns = reduced.shape
    corners = brightness[:: brightness.shape[0] - 1, :: brightness.shape[1] - 1]
    assert np.abs(reduced[:: rows - 1, :: columns - 1].astype(int) - corners).max() < 12
    upright = decoder.inspect(plain, "")
    assert (inspection.width, inspection.height) == (64, 32)
    assert inspection.hashes[2:] == upright.hashes[2:]


@pytest.mark.parametrize("path", samples.photographs(), ids=lambda path: path.name)
def test_the_first_view_of_a_photograph_no_longer_matches_it(decoder, path):
    data = path.read_bytes()

    view = decoder.reduced(data, "", Level.R1)
    original = hash_of(decoder.inspect(data, ""), HashKind.PDQ)

    assert max(view.width, view.height) <= 16
    assert min(view.width, view.height) <= 8
    shown = samples.encoded(Image.fromarray(grey_of(view)), "PNG")
    assert bit_distance(hash_of(decoder.inspect(shown, ""), HashKind.PDQ), original) > 31


@pytest.mark.parametrize(
    ("name", "level", "size", "shown"),
    [
        ("astronaut.png", Level.R1, (8, 8), 160),
        ("astronaut.png", Level.R2, (32, 32), 240),
        ("rocket.jpg", Level.R1, (12, 8), 160),
        ("rocket.jpg", Level.R2, (48, 32), 240),
        ("text.png", Level.R1, (16, 6), 160),
        ("text.png", Level.R2, (83, 32), 240),
    ],
)
def test_reduced_views_keep_the_shape_within_the_bounds(decoder, name, level, size, shown):
    view = decoder.reduced(samples.photograph(name), "", level)

    assert (view.width, view.height) == size
    assert (view.level, view.shown_width, len(view.pixels)) == (level, shown, size[0] * size[1])


def test_a_clear_picture_is_exact_when_it_fits(decoder):
    picture = samples.textured(90, 60)

    clear = decoder.clear(samples.encoded(picture, "PNG"), "image/png", 4096)

    assert np.array_equal(rgb_of(clear), picture)


@pytest.mark.parametrize("name", ["retina.jpg", "cell.png"])
def test_a_clear_picture_is_bounded(decoder, name):
    clear = decoder.clear(samples.photograph(name), "", 300)

    assert max(clear.width, clear.height) == 300
    assert len(clear.pixels) == clear.width * clear.height * 3


def test_see_through_parts_lie_over_grey(decoder):
    picture = Image.new("RGBA", (32, 16), (255, 0, 0, 0))
    picture.paste((0, 255, 0, 255), (0, 0, 16, 16))
    for form in ("PNG", "WEBP", "GIF"):
        data = samples.encoded(picture, form, **samples.LOSSLESS.get(form, {}))

        clear = rgb_of(decoder.clear(data, "", 64))

        assert clear[8, 4].tolist() == [0, 255, 0]
        assert clear[8, 28].tolist() == [128, 128, 128]


def test_sixteen_bits_become_eight(decoder):
    levels = np.tile(np.arange(0, 256, dtype=np.uint16) * 257, (8, 1))
    data = samples.encoded(Image.fromarray(levels), "PNG")

    clear = rgb_of(decoder.clear(data, "", 256))

    assert clear[0, :, 0].tolist() == list(range(256))


COLOURS = {
    "four-inks": ("JPEG", {"quality": 95}, "CMYK", 8),
    "grey-jpeg": ("JPEG", {"quality": 95}, "L", 1),
    "progressive": ("JPEG", {"quality": 95, "progressive": True}, "RGB", 2),
    "palette-png": ("PNG", {}, "P", 0),
    "one-bit-png": ("PNG", {}, "1", 0),
    "grey-alpha-png": ("PNG", {}, "LA", 0),
    "palette-gif": ("GIF", {}, "P", 0),
    "palette-bmp": ("BMP", {}, "P", 0),
    "one-bit-bmp": ("BMP", {}, "1", 0),
    "lossy-webp": ("WEBP", {"quality": 95}, "RGB", 2),
    "lossless-webp": ("WEBP", {"lossless": True}, "RGB", 0),
}


@pytest.mark.parametrize("name", COLOURS)
def test_every_way_to_store_colour_gives_what_pillow_gives(decoder, name):
    form, options, mode, furthest = COLOURS[name]
    data = samples.encoded(Image.fromarray(samples.quadrants()).convert(mode), form, **options)

    clear = rgb_of(decoder.clear(data, "", 64))
    view = grey_of(decoder.reduced(data, "", Level.R2))

    with Image.open(io.BytesIO(data)) as image:
        expected = np.asarray(image.convert("RGB")).astype(int)
        grey = np.asarray(image.convert("RGB").convert("L")).astype(int)
    assert np.abs(clear - expected).mean() <= furthest
    assert np.abs(view[::31, ::63] - grey[::31, ::63]).max() <= 4 + 3 * furthest


def test_four_ink_jpegs_with_adobes_luminance_are_shown_in_colour(decoder):
    # A CMYK JPEG whose mark says YCCK: both decoders are to read it as the mark says.
    data = bytearray(samples.encoded(Image.fromarray(samples.quadrants()).convert("CMYK"), "JPEG"))
    mark = data.index(b"Adobe") + 11
    data[mark] = 2

    clear = rgb_of(decoder.clear(bytes(data), "", 64))

    with Image.open(io.BytesIO(bytes(data))) as image:
        expected = np.asarray(image.convert("RGB")).astype(int)
    assert np.abs(clear - expected).mean() < 8


def animated(form: str, count: int = 6) -> bytes:
    frames = [Image.new("RGB", (40, 30), (40 * number, 20, 200)) for number in range(count)]
    options = {"save_all": True, "append_images": frames[1:], "duration": 100, "loop": 0}
    return samples.encoded(
        frames[0], form, **options | ({"lossless": True} if form == "WEBP" else {})
    )


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
@pytest.mark.parametrize(("at", "number"), [(0, 0), (99, 0), (100, 1), (350, 3), (10_000, 5)])
def test_an_animation_is_shown_at_a_moment(decoder, form, at, number):
    clear = rgb_of(decoder.clear(animated(form), "", 64, at=at))

    assert np.abs(clear[15, 20].astype(int) - (40 * number, 20, 200)).max() <= 1


def test_an_animation_of_very_many_frames_is_decoded_only_in_part(decoder):
    head = animated("GIF", 2)
    start = head.index(b"!\xf9", head.index(b"NETSCAPE"))
    one = head[start : head.index(b"!\xf9", start + 1)]
    data = head[:start] + one * 200_000 + b";"

    first = decoder.reduced(data, "", Level.R1)
    last = decoder.reduced(data, "", Level.R2, at=10**8)

    assert (first.width, first.height, last.width, last.height) == (11, 8, 40, 30)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP"])
def test_what_is_left_of_a_truncated_picture_is_shown_and_not_hashed(decoder, form):
    options = {"interlace": 0} if form == "GIF" else {}
    whole = samples.encoded(samples.textured(256, 256), form, **options)
    data = whole[: len(whole) * 6 // 10]

    clear = rgb_of(decoder.clear(data, "", 256)).astype(int)
    expected = rgb_of(decoder.clear(whole, "", 256)).astype(int)
    inspection = decoder.inspect(data, "")

    rows = slice(180, 256) if form == "BMP" else slice(0, 76)  # a BMP begins at its foot
    assert np.abs(clear[rows] - expected[rows]).mean() < 3
    assert np.abs(clear - expected).mean() > 5
    assert [value.kind for value in inspection.hashes] == [HashKind.SHA256, HashKind.MD5]


@pytest.mark.parametrize("short_side", range(4, 9))
def test_the_reviewer_may_make_the_first_view_smaller(decoder, short_side):
    view = decoder.reduced(samples.photograph("rocket.jpg"), "", Level.R1, short_side=short_side)

    assert (view.height, view.width) == (short_side, int(short_side * 1.5))


@pytest.mark.parametrize("short_side", [3, 9])
def test_no_first_view_is_smaller_or_larger_than_that(decoder, short_side):
    with pytest.raises(ValueError, match="short_side must be 4 to 8"):
        decoder.reduced(b"text", "", Level.R1, short_side=short_side)


def test_a_palette_is_looked_up(decoder):
    picture = Image.fromarray(samples.quadrants()).quantize(8)
    expected = np.asarray(picture.convert("RGB"))

    clear = rgb_of(decoder.clear(samples.encoded(picture, "PNG"), "", 64))

    assert np.array_equal(clear, expected)


def test_four_ink_jpegs_are_shown_in_colour(decoder):
    picture = Image.fromarray(samples.quadrants()).convert("CMYK")

    clear = rgb_of(decoder.clear(samples.encoded(picture, "JPEG", quality=95), "", 64))

    assert np.abs(clear.astype(int) - samples.quadrants().astype(int)).mean() < 8


@pytest.mark.parametrize(
    ("container", "codec"), [("mp4", "libx264"), ("mov", "libx264"), ("webm", "libvpx-vp9")]
)
def test_the_frame_of_a_video_is_the_key_frame_before_a_tenth(decoder, container, codec):
    data = samples.video(samples.ramp(120), container, codec)

    view = decoder.reduced(data, "", Level.R1)
    clear = decoder.clear(data, "", 32, at=1000)

    # The tenth part is frame 12, and the key frame before it is frame 10 of brightness 20;
    # the encoder may miss that by a little, and frames 0 and 20 are 20 steps away.
    assert abs(float(grey_of(view).mean()) - 20) < 5
    assert abs(float(rgb_of(clear).mean()) - 20) < 5
    assert (view.width, view.height, clear.width, clear.height) == (11, 8, 32, 24)


def test_a_video_held_upright_is_shown_upright(decoder):
    frame = np.zeros((48, 64, 3), dtype=np.uint8)
    frame[:24, :32] = 250
    data = bytearray(samples.video([frame] * 10))
    matrix = data.index(b"tkhd") + 44
    quarter_clockwise = (0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
    data[matrix : matrix + 36] = struct.pack(">9i", *quarter_clockwise)

    clear = rgb_of(decoder.clear(bytes(data), "video/mp4", 64))

    assert clear.shape == (64, 48, 3)
    bright = clear[:, :, 0] > 128
    assert [bright[5, 5], bright[5, 42], bright[58, 5], bright[58, 42]] == [
        False,
        True,
        False,
        False,
    ]


def test_text_is_covered_then_opened_in_steps(decoder):
    data = b"Un. Deux. Trois. Quatre.\nCinq."

    first = decoder.reduced(data, "text/plain", Level.R1)
    second = decoder.reduced(data, "text/plain", Level.R2)

    assert first == ReducedText(level=Level.R1, script="Latn", characters=30, lines=2, steps=2)
    assert second.excerpt == "Un. Deux. Trois."
    assert decoder.reduced(data, "text/plain", Level.R2, at=1).excerpt == "Quatre. Cinq."


def test_clear_text_shows_what_it_hides(decoder):
    data = "a\0b\u202ec\x1b[31m\r\n\td".encode()

    clear = decoder.clear(data, "text/plain", 1)

    assert clear == ClearPlainText(text="a␀b⟦RLO⟧c␛[31m\n\td", is_cut=False)


def test_clear_text_is_cut_with_a_flag(decoder):
    clear = decoder.clear(("é" * 150_000).encode(), "text/plain", 1)

    assert clear == ClearPlainText(text="é" * 100_000, is_cut=True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_is_read_in_its_encoding(decoder, encoding):
    clear = decoder.clear("Guten Tag, café.".encode(encoding), "text/plain", 1)

    assert clear.text == "Guten Tag, café."


def test_more_bytes_than_allowed_are_not_even_sent(decoder):
    with pytest.raises(MediaUnreadable) as caught:
        decoder.inspect(bytes(MAX_BYTES + 1), "image/png")

    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("level", [Level.R0, Level.R4])
def test_only_reduced_levels_can_be_asked_for(decoder, level):
    with pytest.raises(ValueError, match="not a reduced level"):
        decoder.reduced(b"text", "text/plain", level)


@pytest.mark.parametrize("max_side", [0, 4097])
def test_a_clear_size_beyond_the_bounds_is_a_mistake(decoder, max_side):
    with pytest.raises(ValueError, match="max_side must be 1 to 4096"):
        decoder.clear(b"text", "text/plain", max_side)


def test_the_worker_and_the_function_agree_on_pdq(decoder):
    picture = samples.textured(700, 500, seed=3)

    inspection = decoder.inspect(samples.encoded(picture, "PNG"), "")

    assert hash_of(inspection, HashKind.PDQ).value == pdq.pdq_of_rgb(picture).value
