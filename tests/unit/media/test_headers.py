# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.headers import Header, check_size, read_header


def encoded(mode: str, form: str, **options: object) -> bytes:
    target = io.BytesIO()
    Image.new(mode, (70, 30)).save(target, form, **options)
    return target.getvalue()


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x010E] = "a harmless remark"
    tags[0x0112] = orientation
    return tags


@pytest.mark.parametrize(
    ("form", "mode", "options", "has_alpha"),
    [
        ("JPEG", "RGB", {}, False),
        ("JPEG", "L", {"progressive": True}, False),
        ("JPEG", "CMYK", {}, False),
        ("PNG", "RGB", {}, False),
        ("PNG", "RGBA", {}, True),
        ("PNG", "LA", {}, True),
        ("PNG", "P", {"transparency": 0}, True),
        ("PNG", "I;16", {}, False),
        ("GIF", "P", {}, True),
        ("BMP", "RGB", {}, False),
        ("WEBP", "RGB", {}, False),
        ("WEBP", "RGB", {"lossless": True}, False),
        ("WEBP", "RGBA", {"lossless": True, "exact": True}, True),
        ("WEBP", "RGB", {"exif": exif(1)}, False),
    ],
)
def test_the_header_tells_size_and_transparency(form, mode, options, has_alpha):
    header = read_header(encoded(mode, form, **options), f"image/{form.lower()}")

    assert header == Header(width=70, height=30, has_alpha=has_alpha)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_header_tells_the_orientation(form, orientation):
    data = encoded("RGB", form, exif=exif(orientation))

    assert read_header(data, f"image/{form.lower()}").orientation == orientation


def test_an_orientation_that_does_not_exist_is_upright():
    assert read_header(encoded("RGB", "JPEG", exif=exif(9)), "image/jpeg").orientation == 1


def test_a_bitmap_that_runs_downwards_has_its_height():
    header = struct.pack("<2sIII", b"BM", 0, 0, 54) + struct.pack("<Iii", 40, 70, -30)

    assert read_header(header, "image/bmp") == Header(width=70, height=30)


def test_a_chunk_longer_than_its_file_is_the_end_of_a_cut_picture():
    whole = encoded("RGB", "PNG")
    data = bytearray(whole)
    place = data.index(b"IDAT") - 4
    data[place : place + 4] = b"\x7f\xff\xff\xff"

    assert not read_header(whole, "image/png").is_cut
    assert read_header(bytes(data), "image/png").is_cut
    assert read_header(whole[: place + 12], "image/png").is_cut
    assert read_header(whole[:-12], "image/png").is_cut


@pytest.mark.parametrize(
    ("width", "height", "reason"),
    [
        (0, 5, "corrupt"),
        (5, -1, "corrupt"),
        (16_385, 1, "too-large"),
        (10_001, 10_000, "too-large"),
    ],
)
def test_impossible_sizes_are_refused(width, height, reason):
    with pytest.raises(MediaUnreadable) as caught:
        check_size(width, height)

    assert caught.value.reason == reason


def test_the_largest_sizes_are_accepted():
    check_size(16_384, 6_103)
    check_size(10_000, 10_000)


@pytest.mark.parametrize(("scans", "is_refused"), [(200, False), (201, True)])
def test_a_picture_of_too_many_scans_is_refused(scans, is_refused):
    size = struct.pack(">HH", 10_000, 10_000)
    data = b"\xff\xd8\xff\xc2\x00\x11\x08" + size + bytes(10) + b"\xff\xda\x00\x08" * scans

    if is_refused:
        with pytest.raises(MediaUnreadable, match="scans"):
            read_header(data, "image/jpeg")
    else:
        assert read_header(data, "image/jpeg") == Header(width=10_000, height=10_000)
