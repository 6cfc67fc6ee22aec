# SPDX-License-Identifier: Apache-2.0
"""``r1-view``: the R1 view of a JPEG, sandbox included, beside bare decoding and beside a blur.

One peer decodes at an eighth of the size in the same process and does nothing else; the other is
what consoles do: Pillow's thumbnail, then a Gaussian blur.  Rounds are interleaved.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import cv2
import numpy as np
from PIL import Image, ImageFilter

from reviewer.bench.photographs import SIZES, photograph
from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row, median
from reviewer.domain.views import Level
from reviewer.media.decoder import DecoderProcess

OF_BARE: Final = 1.5
OF_BLUR: Final = 0.12
_ROUNDS: Final = 25
_SHOWN: Final = (1024, 1024)
_SIGMA: Final = 40


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    found = places.asked("first_views")
    rows = []
    for name in SIZES:
        ours, bare, blur = (median(found[name][who]) for who in ("ours", "bare", "blur"))
        places.say(f"  {name}: ours {ours:.1f} ms, bare {bare:.1f}, thumbnail and blur {blur:.1f}")
        rows.append(
            Row(
                name=f"r1-view {name} over bare, ms",
                ours=ours,
                peer=bare,
                target=OF_BARE,
                of_ratio=True,
            )
        )
        if name == "12 MP":
            rows.append(
                Row(
                    name=f"r1-view {name} over blur, ms",
                    ours=ours,
                    peer=blur,
                    target=OF_BLUR,
                    of_ratio=True,
                )
            )
    return rows


def main(_words: Sequence[str]) -> dict[str, Any]:
    """Time all three, in milliseconds."""
    with DecoderProcess() as decoder:
        decoder.warm()
        return {name: _timed(decoder, photograph(*size)) for name, size in SIZES.items()}


def _timed(decoder: DecoderProcess, data: bytes) -> dict[str, list[float]]:
    asked: dict[str, Callable[[], object]] = {
        "ours": lambda: decoder.reduced(data, "image/jpeg", Level.R1),
        "bare": lambda: _bare(data),
        "blur": lambda: _blurred(data),
    }
    took: dict[str, list[float]] = {who: [] for who in asked}
    for number in range(_ROUNDS + 1):
        for who, ask in asked.items():
            began = time.perf_counter()
            ask()
            if number:  # the first round warms
                took[who].append(1000 * (time.perf_counter() - began))
    return took


def _bare(data: bytes) -> object:
    return cv2.imdecode(np.frombuffer(data, dtype=np.uint8), cv2.IMREAD_REDUCED_GRAYSCALE_8)


def _blurred(data: bytes) -> object:
    with Image.open(io.BytesIO(data)) as image:
        image.thumbnail(_SHOWN)
        return image.filter(ImageFilter.GaussianBlur(_SIGMA))


if __name__ == "__main__":
    child_main(main)
