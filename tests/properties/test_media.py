# SPDX-License-Identifier: Apache-2.0
"""What holds for every picture, text, header and payload."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.hashes import FULL_SIZE, NEAREST_512, HashKind, HashValue
from reviewer.domain.views import Level, ReducedText
from reviewer.media import found_payloads, framing, payloads, pdq, texts, timed_payloads
from reviewer.media.found_payloads import Found
from reviewer.media.framing import Reply, Shape
from reviewer.media.hashing import bit_distance
from reviewer.media.headers import read_header
from reviewer.media.limits import LONG_SIDE, MAX_PIXELS, MAX_SIDE, SHORT_SIDE
from reviewer.media.reduce import bounded_size, reduce_grey, reduced_size
from reviewer.media.sniffing import sniff
from reviewer.media.values import DOCUMENT, KIND_OF_TYPE

sides = st.integers(1, MAX_SIDE)
levels = st.sampled_from([Level.R1, Level.R2])
picture_levels = st.sampled_from([Level.R1, Level.R2, Level.R3])
picture_types = st.sampled_from([kind for kind in KIND_OF_TYPE if kind.startswith("image/")])
MARKS = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/gif": b"GIF89a",
    "image/webp": b"RIFF\0\0\0\0WEBP",
    "image/bmp": b"BM",
}


@st.composite
def landscapes(draw) -> np.ndarray:
    """Make grey noise that is as rough from near as from afar, as photographs are."""
    height, width = draw(st.integers(64, 400)), draw(st.integers(64, 400))
    roughness = draw(st.floats(0.5, 2))
    dice = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    radius = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :])
    radius[0, 0] = 1
    waves = dice.normal(size=radius.shape) + 1j * dice.normal(size=radius.shape)
    plane = np.fft.irfft2(waves / radius**roughness, s=(height, width))
    return ((plane - plane.min()) / np.ptp(plane) * 255).astype(np.uint8)


def value_or_reason(ask):
    """Return what ``ask`` gives, or why it refuses; anything but a typed error rises."""
    try:
        return ask(), ""
    except MediaUnreadable as exc:
        return None, exc.reason


def pdq_of_grey(grey: np.ndarray) -> HashValue | None:
    found = pdq.pdq_of_rgb(np.repeat(grey[:, :, None], 3, axis=2))
    return None if found is None else HashValue(kind=HashKind.PDQ, value=found.value)


@settings(max_examples=60, deadline=None)
@given(landscapes())
def test_the_first_view_never_matches_its_original(grey):
    view = reduce_grey(grey, Level.R1)

    assert max(view.shape) <= 16
    assert min(view.shape) <= 8
    shown = pdq_of_grey(view)
    # A view too small to hash matches nothing.
    assert shown is None or bit_distance(shown, pdq_of_grey(grey)) > 31


@settings(max_examples=40, deadline=None)
@given(landscapes())
def test_pdq_survives_a_change_of_brightness(grey):
    # Halving rounds each value by half a step at most; banks call 31 bits the same picture.
    assert bit_distance(pdq_of_grey(grey // 2), pdq_of_grey(grey)) <= 10


@settings(max_examples=40, deadline=None)
@given(landscapes())
def test_pdq_has_as_many_ones_as_a_median_leaves(grey):
    assert int(pdq_of_grey(grey).value, 16).bit_count() == 128


@given(sides, sides, picture_levels)
def test_a_reduced_size_is_within_its_level_and_never_larger(width, height, level):
    columns, rows = reduced_size(width, height, level)

    assert 1 <= columns <= width
    assert 1 <= rows <= height
    assert min(columns, rows) <= SHORT_SIDE[level]
    assert max(columns, rows) <= LONG_SIDE[level]


@given(sides, sides, sides)
def test_a_bounded_size_is_within_its_bound_and_never_larger(width, height, max_side):
    columns, rows = bounded_size(width, height, max_side)

    assert 1 <= columns <= min(width, max_side)
    assert 1 <= rows <= min(height, max_side)


@given(st.text())
def test_visible_text_obeys_nothing_and_stays_as_it_is(text):
    shown = texts.visible(text)

    assert texts.visible(shown) == shown
    assert not any(
        (character < " " and character not in "\n\t") or "\u202a" <= character <= "\u202e"
        for character in shown
    )


@given(st.text(), st.integers(0, 50))
def test_cut_text_fits_and_is_a_beginning(text, max_bytes):
    kept, is_cut = texts.bounded(text, max_bytes)

    assert len(kept.encode()) <= max_bytes
    assert text.startswith(kept)
    assert is_cut == (kept != text)


@given(st.binary(max_size=400), levels, st.integers(0, 9))
def test_any_bytes_as_text_pass_the_check_of_the_other_side(data, level, wanted):
    text = texts.decode_text(data)
    step, steps, words = texts.step_of(text, wanted if level is Level.R2 else 0)
    excerpt = words if level is Level.R2 else ""
    payload = payloads.pack_reduced_text(
        texts.prevailing_script(text),
        len(text),
        texts.line_count(text),
        step=step,
        steps=steps,
        excerpt=excerpt,
    )

    found = payloads.read_reduced(Shape.TEXT, payload, level)

    assert isinstance(found, ReducedText)
    assert (found.characters, found.excerpt) == (len(text), excerpt)
    assert (found.step, found.steps) == (step, steps)
    assert len(payload) <= payloads.reduced_bytes(level)


@given(st.text(max_size=3000), st.integers(0, 50))
def test_all_steps_together_are_the_text(text, wanted):
    _, steps, _ = texts.step_of(text, 0)

    read = [texts.step_of(text, number)[2] for number in range(steps)]

    assert squeezed("".join(read)) == squeezed(texts.visible(text))
    assert all(len(step) <= 400 for step in read)
    assert texts.step_of(text, wanted)[0] == min(wanted, steps - 1)


def squeezed(text: str) -> str:
    """Return a text without its spaces and without the marks of a sentence that goes on."""
    return "".join(text.replace("…", "").split())


@given(picture_types, st.binary(max_size=200))
def test_any_bytes_have_a_possible_header_or_none(media_type, rest):
    header, reason = value_or_reason(lambda: read_header(MARKS[media_type] + rest, media_type))

    assert reason in {"", "corrupt", "too-large"}
    if header is None:
        return
    assert 1 <= header.width <= MAX_SIDE
    assert 1 <= header.height <= MAX_SIDE
    assert header.width * header.height <= MAX_PIXELS
    assert 1 <= header.orientation <= 8


@given(st.binary(max_size=200), st.text())
def test_any_bytes_are_of_a_known_type_or_refused(data, declared_type):
    found, reason = value_or_reason(lambda: sniff(data, declared_type))

    assert (found in KIND_OF_TYPE) != (reason in {"corrupt", "unsupported"})


@st.composite
def findings(draw) -> Found:
    media_type = draw(st.sampled_from(sorted(KIND_OF_TYPE)))
    kind = KIND_OF_TYPE[media_type]
    if kind == "text":
        return Found(media_type=media_type, width=0, height=0)
    if kind == "audio":
        length = draw(st.none() | st.integers(0, 10**8))
        return Found(media_type=media_type, width=0, height=0, duration_ms=length)
    size = {"width": draw(st.integers(1, 5000)), "height": draw(st.integers(1, 5000))}
    if kind == "video":
        return Found(
            media_type=media_type,
            **size,
            duration_ms=draw(st.none() | st.integers(0, 10**8)),
            frames=draw(st.none() | st.integers(0, 10**6)),
        )
    if media_type == DOCUMENT:
        return Found(media_type=media_type, **size)
    found = [HashValue(kind=HashKind.PHASH, value=draw(st.binary(min_size=8, max_size=8)).hex())]
    if draw(st.booleans()):
        value, quality = draw(st.binary(min_size=32, max_size=32)), draw(st.integers(0, 100))
        found.insert(
            0,
            HashValue(kind=HashKind.PDQ, value=value.hex(), quality=quality, variant=NEAREST_512),
        )
        if max(size.values()) > 512 and draw(st.booleans()):
            full = HashValue(kind=HashKind.PDQ, value=value.hex(), quality=5, variant=FULL_SIZE)
            found.insert(1, full)
        turned = draw(st.binary(min_size=7 * 32, max_size=7 * 32)).hex(" ", 32).split()
        return Found(media_type=media_type, **size, hashes=tuple(found), turned=tuple(turned))
    return Found(media_type=media_type, **size, hashes=tuple(found))


@given(findings())
def test_an_inspection_arrives_as_it_was_sent(found):
    payload = found_payloads.pack_found(found)

    inspection = found_payloads.read_inspection(Shape.INSPECTION, payload, ())

    assert len(payload) == found_payloads.INSPECTION_BYTES
    assert found == Found(
        media_type=inspection.media_type,
        width=inspection.width,
        height=inspection.height,
        duration_ms=inspection.duration_ms,
        frames=inspection.frames,
        hashes=inspection.hashes,
        turned=inspection.turned,
    )


@given(st.integers(0, 255), st.integers(0, 255), st.binary(max_size=100), levels)
def test_any_reply_is_a_value_or_a_typed_error(status, shape, payload, level):
    reply = Reply(
        untrusted_number=1,
        untrusted_status=status,
        untrusted_shape=shape,
        untrusted_payload=payload,
    )

    for read in (
        lambda shape, payload: found_payloads.read_inspection(shape, payload, ()),
        lambda shape, payload: payloads.read_reduced(shape, payload, level),
        lambda shape, payload: payloads.read_clear(shape, payload, 5),
        timed_payloads.read_sheet,
        timed_payloads.read_waveform,
        lambda shape, payload: timed_payloads.read_run(shape, payload, 5),
        lambda shape, payload: timed_payloads.read_samples(shape, payload, 5),
        lambda shape, payload: timed_payloads.read_stretch(shape, payload, 5),
        lambda shape, payload: found_payloads.read_first_look(shape, payload, 5),
        payloads.read_nothing,
    ):
        _, reason = value_or_reason(lambda read=read: read(*payloads.accepted(reply)))

        assert reason in {"lied", *framing.REASONS}
