# SPDX-License-Identifier: Apache-2.0
"""What can and cannot be won back from a first view, on ordinary photographs.

Each check has its counterpart on a Gaussian blur of equal strength, or on the original, so that
it is known to be able to fail.
"""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from reviewer.bench.deblurring import gain_from_gaussian, gain_from_r1, gaussian_blurred
from reviewer.demo.content import plan_queue, write_queue
from reviewer.domain.views import Level
from reviewer.media import details, pdq
from reviewer.media.decoder import DecoderProcess
from reviewer.media.reduce import reduce_grey
from tests.integration.media import samples

SUSPECTED_SAME = 31  # bits; what banks call a match


@pytest.fixture(scope="module")
def decoder():
    with DecoderProcess() as process:
        process.warm()
        yield process


@pytest.fixture(scope="module")
def queue(tmp_path_factory):
    return write_queue(tmp_path_factory.mktemp("queue"), count=100).parent / "media"


def grey_of(name: str) -> np.ndarray:
    with Image.open(io.BytesIO(samples.photograph(name))) as image:
        return np.asarray(image.convert("L"))


def small(grey: np.ndarray, short_side: int = 256) -> np.ndarray:
    scale = short_side / min(grey.shape)
    size = (round(grey.shape[1] * scale), round(grey.shape[0] * scale))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA)


def enlarged(view: np.ndarray, like: np.ndarray) -> np.ndarray:
    return cv2.resize(view, like.shape[::-1], interpolation=cv2.INTER_CUBIC)


def bits_apart(one: np.ndarray, other: np.ndarray) -> int | None:
    """Return the PDQ distance of two grey pictures; ``None`` if one is too small to have any."""
    hashes = [pdq.pdq_of_rgb(np.repeat(grey[:, :, None], 3, axis=2)) for grey in (one, other)]
    if None in hashes:
        return None
    return (int(hashes[0].value, 16) ^ int(hashes[1].value, 16)).bit_count()


def view_of(reduced) -> np.ndarray:
    return np.frombuffer(reduced.pixels, dtype=np.uint8).reshape(reduced.height, reduced.width)


def test_no_preview_of_the_demo_matches_its_original_and_a_blurred_one_does(decoder, queue):
    bad = {plan.external_id for plan in plan_queue(100, 7) if plan.subject in ("truncated", "bomb")}
    blurred_matches = pictures = 0
    for path in sorted(queue.glob("*.[gjpw][pnei][gbf]*")):
        if path.stem in bad:
            continue  # there is no whole original to compare with
        with Image.open(path) as image:
            original = np.asarray(image.convert("L"))
        view = view_of(decoder.reduced(path.read_bytes(), "", Level.R1))

        assert max(view.shape) <= 16
        if np.ptp(original) == 0:
            continue  # the plain grey picture in place of a diverted item has nothing to match
        pictures += 1
        for shown in (view, enlarged(view, original)):
            distance = bits_apart(shown, original)
            assert distance is None or distance > SUSPECTED_SAME, path.name
        blurred_matches += bits_apart(gaussian_blurred(small(original)), original) <= SUSPECTED_SAME
    assert pictures >= 50
    assert blurred_matches > 0.7 * pictures


def test_no_cell_of_a_sheet_of_the_demo_matches_its_frame(decoder, queue):
    cells = 0
    for path in sorted(queue.glob("*.mp4")):
        data = path.read_bytes()
        for cell in decoder.sheet(data, "").cells:
            view = view_of(cell.view)
            frame = decoder.clear(data, "", 4096, at=cell.at_ms + 1)
            rgb = np.frombuffer(frame.pixels, dtype=np.uint8)
            grey = cv2.cvtColor(rgb.reshape(frame.height, frame.width, 3), cv2.COLOR_RGB2GRAY)

            assert max(view.shape) <= 16
            distance = bits_apart(view, grey)
            assert distance is None or distance > SUSPECTED_SAME, (path.name, cell.at_ms)
            cells += 1
    assert cells >= 9


PHOTOGRAPHS = ("astronaut.png", "camera.png", "coffee.png", "rocket.jpg", "chelsea.png", "text.png")


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_first_view_cannot_be_deblurred_and_a_blur_can(name):
    grey = small(grey_of(name))

    from_view, from_blur = gain_from_r1(grey), gain_from_gaussian(grey)

    assert from_view <= 0.5
    assert from_blur > 0.5
    assert from_blur > from_view + 0.5


@pytest.mark.parametrize("name", ["astronaut.png", "camera.png"])
def test_a_face_that_is_found_in_a_photograph_is_not_found_in_its_first_view(name):
    grey = small(grey_of(name))
    boxes = details.faces(grey)

    again = details.faces(enlarged(reduce_grey(grey, Level.R1), grey))

    assert boxes
    assert again == []


def lines_of_writing(grey: np.ndarray) -> int:
    """Count lines of writing: rows of dark strokes of one height, side by side."""
    hat = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((13, 13), np.uint8))
    strokes = (hat > 40).astype(np.uint8)
    words = cv2.morphologyEx(strokes, cv2.MORPH_CLOSE, np.ones((1, 15), np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(words)
    return sum(
        int(width > 2.5 * height and 5 <= height <= 40 and area > 0.3 * width * height)
        for _, _, width, height, area in found[1:count]
    )


@pytest.mark.parametrize("name", ["text.png", "page.png"])
def test_writing_that_is_found_in_a_photograph_is_not_found_in_its_first_view(name):
    grey = grey_of(name)

    again = lines_of_writing(enlarged(reduce_grey(grey, Level.R1), grey))

    assert lines_of_writing(grey) >= 3
    assert again == 0


def test_a_face_is_covered_at_r3(decoder):
    view = view_of(decoder.reduced(samples.photograph("astronaut.png"), "", Level.R3))
    grey = small(grey_of("astronaut.png"))

    box = max(details.faces(grey), key=lambda each: each.right - each.left)
    face = view[box.top + 5 : box.bottom - 5, box.left + 5 : box.right - 5]

    assert view.shape == grey.shape
    assert face.std() < 12 < grey[box.top : box.bottom, box.left : box.right].std()
    assert details.faces(view) == []


def test_r3_keeps_edges_and_drops_texture():
    step = np.repeat(np.array([60, 180], dtype=np.uint8), 128)[None, :].repeat(256, axis=0)
    grain = np.random.default_rng(1).normal(0, 8, step.shape)

    shown = details.abstracted(np.clip(step + grain, 0, 255).astype(np.uint8)).astype(float)

    assert shown[:, 140:].mean() - shown[:, :116].mean() > 110
    assert np.abs(np.diff(shown.mean(axis=0))).max() > 80
    assert shown[:, :100].std() < 2.5
