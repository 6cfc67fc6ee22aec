# SPDX-License-Identifier: Apache-2.0
"""The first page of a document through the real decoding process."""

from __future__ import annotations

import time
import zlib

import numpy as np
import pytest

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level
from reviewer.media.decoder import DecoderProcess
from tests.integration.media import samples

# Four fields in the corners of a page of 300 by 400 points; PDF counts upwards from the foot.
FIELDS = (
    b"0.9 0 0 rg 0 200 150 200 re f 0 0.9 0 rg 150 200 150 200 re f "
    b"0 0 0.9 rg 0 0 150 200 re f 1 1 1 rg 150 0 150 200 re f"
)


@pytest.fixture(scope="module")
def decoder():
    with DecoderProcess(timeout_s=40) as process:
        process.warm()
        yield process


def rgb_of(clear) -> np.ndarray:
    return np.frombuffer(clear.pixels, dtype=np.uint8).reshape(clear.height, clear.width, 3)


def reason_of(ask) -> str:
    with pytest.raises(MediaUnreadable) as caught:
        ask()
    return caught.value.reason


def deflated(drawing: bytes) -> bytes:
    packed = zlib.compress(drawing, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


@pytest.mark.parametrize("max_side", [40, 400, 2000])
def test_a_page_is_drawn_at_the_size_that_is_asked_for(decoder, max_side):
    page = rgb_of(decoder.clear(samples.document(FIELDS), "", max_side))

    assert page.shape == (max_side, max_side * 3 // 4, 3)
    rows, columns = page.shape[:2]
    quarters = page[rows // 4 :: rows // 2, columns // 4 :: columns // 2][:2, :2]
    assert quarters.reshape(-1, 3).tolist() == [
        [230, 0, 0],
        [0, 230, 0],
        [0, 0, 230],
        [255, 255, 255],
    ]


@pytest.mark.parametrize(
    ("level", "size"), [(Level.R1, (8, 11)), (Level.R2, (32, 43)), (Level.R3, (256, 341))]
)
def test_a_page_has_every_reduced_view(decoder, level, size):
    view = decoder.reduced(samples.document(FIELDS), "", level)

    assert (view.width, view.height) == size


def test_writing_is_drawn_with_the_fonts_the_library_carries(decoder):
    drawing = b"BT /F1 48 Tf 20 200 Td (Lighthouse) Tj ET"

    page = rgb_of(decoder.clear(samples.document(drawing), "", 400))

    dark = (page.mean(axis=2) < 100).mean()
    assert 0.01 < dark < 0.1


def test_a_document_has_exact_hashes_only(decoder):
    inspection = decoder.inspect(samples.document(FIELDS), "")

    assert (inspection.kind, inspection.width, inspection.height) == ("image", 300, 400)
    assert [value.kind.value for value in inspection.hashes] == ["sha256", "md5"]


@pytest.mark.parametrize(
    "drawing",
    [b" " * 300_000_000, b"0 0 1 1 re f " * 4_000_000, b"q " * 20_000_000],
    ids=["spaces", "fields", "states"],
)
def test_a_bomb_in_a_page_ends_within_bounds(decoder, expected_logs, drawing):
    bomb = samples.document(deflated(drawing))
    assert len(bomb) < 1_500_000

    before = time.monotonic()
    try:
        decoder.reduced(bomb, "", Level.R1)
    except MediaUnreadable as exc:
        if exc.reason in ("worker-died", "too-slow"):
            expected_logs.expect(f"decoding worker replaced: {exc.reason}")

    assert time.monotonic() - before < 60
    assert decoder.clear(samples.document(FIELDS), "", 64).height == 64


def test_forms_that_draw_forms_end_within_bounds(decoder, expected_logs):
    expected_logs.expect("decoding worker replaced: (too-slow|worker-died)")
    resources = b"/Resources << /XObject << /F %d 0 R >> >>"
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 400] %s /Length %d >>"
    draws = b"/F Do " * 100
    forms = [
        form % (resources % (number + 1), len(draws)) + b"\nstream\n" + draws + b"\nendstream"
        for number in range(5, 25)
    ]
    bomb = samples.document(b"/F Do", resources=resources % 5, objects=forms)

    assert reason_of(lambda: decoder.reduced(bomb, "", Level.R1)) in {"too-slow", "worker-died"}
    assert decoder.clear(samples.document(FIELDS), "", 64).height == 64


def test_a_script_in_a_document_changes_nothing(decoder):
    plain = samples.document(FIELDS)
    script = b"/OpenAction << /S /JavaScript /JS (this.getField\\('x'\\)) >> "
    with_script = plain.replace(b"/Type /Catalog ", b"/Type /Catalog " + script)

    assert decoder.clear(with_script, "", 64) == decoder.clear(plain, "", 64)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_truncated_document_is_drawn_or_refused(decoder, kept):
    data = samples.document(FIELDS)[: int(len(samples.document(FIELDS)) * kept)]

    try:
        view = decoder.reduced(data, "", Level.R1)
    except MediaUnreadable as exc:
        outcome = exc.reason
    else:
        outcome = (view.width, view.height)

    assert outcome in {"corrupt", (8, 11)}
