# SPDX-License-Identifier: Apache-2.0
"""vPDQ's written forms, its rule, and answers of a worker that lies about it."""

from __future__ import annotations

import struct

import pytest

from reviewer.domain.errors import InputRefused, MediaUnreadable
from reviewer.media.framing import Shape
from reviewer.media.limits import FINGERPRINT_FRAMES, STRETCH_FRAMES
from reviewer.media.timed_payloads import STRETCH_BYTES, pack_stretch, read_stretch
from reviewer.media.vpdq import (
    FrameHash,
    Overlap,
    Rule,
    Stretch,
    from_json,
    from_lines,
    overlap,
    to_json,
    to_lines,
)

# The first line of the hashes published beside one of the exchanges' sample videos (field.md iii).
PUBLISHED = "b2dc981be36c994787bc16811edcda81d20b855627b6bff86e8ba1050b44ff86"
PUBLISHED_LINE = f"0,100,{PUBLISHED},0.000\n"
ZEROS, ONES = "0" * 64, "f" * 64


def frame(pdq: str = ZEROS, quality: int = 100, at_ms: int = 0) -> FrameHash:
    return FrameHash(pdq=pdq, quality=quality, at_ms=at_ms)


def differing(bits: int) -> str:
    return f"{(1 << bits) - 1:064x}"


def test_the_published_line_is_read_and_written_as_it_is():
    found = from_lines(PUBLISHED_LINE)

    assert found == (frame(PUBLISHED),)
    assert to_lines(found) == PUBLISHED_LINE


def test_the_exchange_form_is_an_array_of_strings():
    frames = (frame(PUBLISHED), frame(ONES, 7, 123_456))

    written = to_json(frames)

    assert written == f'["{PUBLISHED},100,0.000", "{ONES},7,123.456"]'
    assert from_json(written) == frames


@pytest.mark.parametrize(
    ("written", "at_ms"),
    [("1.23e+02", 123_000), ("0.0", 0), ("7", 7000), ("12.3456", 12_346), (" 5.5 ", 5500)],
)
def test_seconds_are_read_however_they_are_written(written, at_ms):
    (found,) = from_json(f'["{PUBLISHED},100,{written}"]')

    assert found.at_ms == at_ms


@pytest.mark.parametrize(
    "untrusted",
    [
        "",
        "{}",
        "[1]",
        "[[]]",
        '["a,b"]',
        "[" * 100_000,
        f'["{PUBLISHED},100"]',
        f'["{PUBLISHED},100,0.0,0"]',
        f'["{PUBLISHED[:-1]},100,0.0"]',
        f'["{PUBLISHED},101,0.0"]',
        f'["{PUBLISHED},-1,0.0"]',
        f'["{PUBLISHED},100,nan"]',
        f'["{PUBLISHED},100,inf"]',
        f'["{PUBLISHED},100,-1"]',
        f'["{PUBLISHED},100,1e30"]',
        f'["{PUBLISHED},100,0.0{"0" * 200}"]',
    ],
)
def test_another_form_is_refused(untrusted):
    with pytest.raises(InputRefused) as caught:
        from_json(untrusted)

    assert (caught.value.reason, caught.value.where) == ("vpdq-form", "1")


def test_a_line_that_is_wrong_is_named():
    with pytest.raises(InputRefused) as caught:
        from_lines(PUBLISHED_LINE + "\n" + f"1,{PUBLISHED},100\n")

    assert (caught.value.reason, caught.value.where) == ("vpdq-form", "3")


@pytest.mark.parametrize("read", [from_lines, lambda text: from_json(f"[{text[:-1]}]")])
def test_more_frames_than_there_can_be_are_refused(read):
    untrusted = "1,\n" * (FINGERPRINT_FRAMES + 1) if read is from_lines else "1," * 21_601

    with pytest.raises(InputRefused) as caught:
        read(untrusted)

    assert caught.value.reason == "vpdq-length"


def test_capitals_are_the_same_hash():
    assert from_json(f'["{PUBLISHED.upper()},100,0.0"]') == (frame(PUBLISHED),)


@pytest.mark.parametrize(("bits", "is_match"), [(31, True), (32, False)])
def test_frames_are_alike_up_to_thirty_one_bits(bits, is_match):
    found = overlap((frame(),), (frame(differing(bits)),))

    assert found.is_match == is_match


@pytest.mark.parametrize(("quality", "is_match"), [(50, True), (49, False)])
def test_frames_below_quality_fifty_say_nothing(quality, is_match):
    found = overlap((frame(quality=quality),), (frame(),))

    assert found.is_match == is_match


def test_four_of_five_frames_make_a_match_and_of_the_other_none_need_to():
    many = [frame(f"{number:x}" * 64, at_ms=number) for number in range(10)]
    strange = frame("5a" * 32)

    assert overlap([*many[:4], strange], many) == Overlap(
        query_percent=80, compared_percent=40, is_match=True
    )
    assert not overlap([*many[:3], strange], many).is_match
    assert not overlap(many[:4], many, Rule(compared_percent=50)).is_match


def test_a_scene_that_stands_still_counts_once():
    still = [frame(at_ms=number) for number in range(100)]

    assert overlap([*still, frame(ONES)], [frame(ONES)]).query_percent == 50


def test_nothing_matches_nothing():
    nothing = Overlap(query_percent=0, compared_percent=0, is_match=False)

    assert overlap((), ()) == overlap((frame(),), ()) == nothing


def packed(*frames: tuple[int, int], next_ms: int = -1, is_cut: int = 0) -> bytes:
    head = struct.pack(">IqB", len(frames), next_ms, is_cut)
    return head + b"".join(struct.pack(">qB32s", *each, b"") for each in frames)


def test_a_stretch_arrives_as_it_was_sent():
    frames = tuple(frame(f"{number:064x}", at_ms=1000 * number) for number in range(STRETCH_FRAMES))
    stretch = Stretch(frames=frames, next_ms=STRETCH_FRAMES * 1000)

    payload = pack_stretch(stretch)

    assert read_stretch(Shape.STRETCH, payload, 0) == stretch
    assert len(payload) == STRETCH_BYTES


@pytest.mark.parametrize(
    ("payload", "shape"),
    [
        (packed((5000, 100)), Shape.FRAMES),
        (b"", Shape.STRETCH),
        (packed((5000, 100))[:-1], Shape.STRETCH),
        (packed((5000, 100)) + b"\0", Shape.STRETCH),
        (packed((4999, 100)), Shape.STRETCH),
        (packed((5000, 101)), Shape.STRETCH),
        (packed((5000, 100), (5000, 100)), Shape.STRETCH),
        (packed((5000, 100), next_ms=5000), Shape.STRETCH),
        (packed(next_ms=6000), Shape.STRETCH),
        (packed((5000, 100), next_ms=2**60), Shape.STRETCH),
        (packed((5000, 100), next_ms=-2), Shape.STRETCH),
        (packed((5000, 100), is_cut=2), Shape.STRETCH),
        (packed((5000, 100), next_ms=6000, is_cut=1), Shape.STRETCH),
        (packed((2**60, 100)), Shape.STRETCH),
        (struct.pack(">IqB", 2**32 - 1, -1, 0), Shape.STRETCH),
        (packed(*((5000 + at, 100) for at in range(STRETCH_FRAMES + 1))), Shape.STRETCH),
    ],
)
def test_a_lie_about_a_stretch_is_caught(payload, shape):
    with pytest.raises(MediaUnreadable) as caught:
        read_stretch(shape, payload, 5000)

    assert caught.value.reason == "lied"
