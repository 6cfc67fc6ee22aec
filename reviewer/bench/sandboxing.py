# SPDX-License-Identifier: Apache-2.0
"""``sandbox``: what the walled process costs an image, over decoding in the process that asks."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Final

import cv2
import numpy as np

from reviewer.bench.places import Places
from reviewer.bench.rows import Row
from reviewer.domain.views import Level
from reviewer.media import answers
from reviewer.media.decoder import DecoderProcess
from reviewer.media.framing import Act, Request

SIZES: Final = {"2 MP": (1632, 1224), "12 MP": (4000, 3000)}
TURNS: Final = 15
# deploy_security.md C measured 2 to 12 ms an image; a look is to be there within a frame or two.
MOST_MS: Final = 25.0


def measure(places: Places) -> list[Row]:
    """Return a row for each size and each kind of view; the peer decodes where it is asked."""
    rows = []
    with DecoderProcess() as decoder:
        decoder.warm()
        answers.preload()
        places.say(f"  walls: {', '.join(sorted(decoder.walls().standing))}")
        for name, size in SIZES.items():
            data = _photograph(*size)
            reduced = Request(
                number=1, act=Act.REDUCED, level=Level.R1, declared_type="image/jpeg", data=data
            )
            clear = Request(
                number=1, act=Act.CLEAR, side=1920, declared_type="image/jpeg", data=data
            )
            rows += [
                _row(
                    f"sandbox, first view of {name}",
                    partial(decoder.reduced, data, "image/jpeg", Level.R1),
                    partial(answers.answer, reduced),
                ),
                _row(
                    f"sandbox, clear view of {name}",
                    partial(decoder.clear, data, "image/jpeg", 1920),
                    partial(answers.answer, clear),
                ),
            ]
    return rows


def _row(name: str, ours: Callable[[], object], peer: Callable[[], object]) -> Row:
    """Measure in turns; the figure is what the sandbox adds, beside the whole of the peer."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(TURNS):
        for times, work in zip(taken, (ours, peer), strict=True):
            began = time.perf_counter()
            work()
            times.append((time.perf_counter() - began) * 1000)
    walled, bare = (statistics.median(times) for times in taken)
    return Row(name=f"{name}, added ms", ours=walled - bare, peer=bare, target=MOST_MS)


def _photograph(width: int, height: int) -> bytes:
    """Return a JPEG with the detail of a photograph: a landscape of noise at many scales."""
    dice = np.random.default_rng(width)
    picture = np.zeros((height, width, 3), dtype=np.float32)
    for scale in (8, 32, 128, 512):
        coarse = dice.normal(0, 30, (-(-height // scale) + 1, -(-width // scale) + 1, 3))
        picture += cv2.resize(coarse.astype(np.float32), (width, height))
    picture += dice.normal(128, 4, picture.shape).astype(np.float32)
    _, encoded = cv2.imencode(".jpg", np.clip(picture, 0, 255).astype(np.uint8))
    return encoded.tobytes()
