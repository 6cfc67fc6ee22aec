# SPDX-License-Identifier: Apache-2.0
"""``one-decode``: all that becomes of a picture when it first comes, beside bare reduced decoding.

SHA-256, MD5, PDQ of the grey picture, the view at R1 and sealing for the cache, from one decode:
what the workstation does with a picture whose hashes the gateway has told.  The exact hashes and
the sealing have a thread of their own, as they have a process of their own in the program.  Ours is
timed in the process that asks; what the walled process adds is a row of its own.  The peer decodes
at the smallest scale that leaves 512 pixels on the short side, and does nothing else.

The gateway decodes colours, because PDQ is to be the reference's to the bit; what that takes is
said, without a target.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final

import cv2
import numpy as np

from reviewer.bench.photographs import SIZES, photograph
from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row, median
from reviewer.domain.views import Level
from reviewer.media import answers
from reviewer.media.decoder import DecoderProcess
from reviewer.media.framing import Act, Request
from reviewer.media.hashing import exact_hashes
from reviewer.media.limits import SHORT_SIDE
from reviewer.sealing.aead import encrypt_stream, new_key

OF_BARE: Final = {"2 MP": 1.5, "12 MP": 1.4}
ADDED_MS: Final = 25.0  # as for every look; see ``sandboxing``
_ROUNDS: Final = 25
_SCALES: Final = {
    8: cv2.IMREAD_REDUCED_GRAYSCALE_8,
    4: cv2.IMREAD_REDUCED_GRAYSCALE_4,
    2: cv2.IMREAD_REDUCED_GRAYSCALE_2,
    1: cv2.IMREAD_GRAYSCALE,
}
_SHORT_SIDE: Final = 512


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    found = places.asked("one_decodes", tuned=True)
    rows = []
    for name in SIZES:
        took = {who: median(times) for who, times in found[name].items()}
        places.say(
            f"  {name}: the gateway's exact hashes of colours {took['exact']:.1f} ms, "
            f"{took['exact'] / took['bare']:.2f} of bare"
        )
        rows += [
            Row(
                name=f"one-decode {name} over bare, ms",
                ours=took["ours"],
                peer=took["bare"],
                target=OF_BARE[name],
                of_ratio=True,
            ),
            Row(
                name=f"one-decode {name}, added by the sandbox, ms",
                ours=took["walled"] - took["ours"],
                peer=took["ours"],
                target=ADDED_MS,
            ),
        ]
    return rows


def main(_words: Sequence[str]) -> dict[str, Any]:
    """Time all four, in milliseconds."""
    cv2.setNumThreads(1)
    answers.preload()
    with DecoderProcess() as decoder, ThreadPoolExecutor(1) as beside:
        decoder.warm()
        return {name: _timed(decoder, beside, photograph(*size)) for name, size in SIZES.items()}


def _timed(
    decoder: DecoderProcess, beside: ThreadPoolExecutor, data: bytes
) -> dict[str, list[float]]:
    first = Request(
        number=1,
        act=Act.FIRST_LOOK,
        side=SHORT_SIDE[Level.R1],
        declared_type="image/jpeg",
        data=data,
    )
    inspect = Request(number=1, act=Act.INSPECT, declared_type="image/jpeg", data=data)
    whole = partial(_with_bytes, beside, data)
    asked: dict[str, Callable[[], object]] = {
        "ours": lambda: whole(lambda: answers.answer(first)),
        "bare": _bare(data),
        "walled": lambda: whole(lambda: decoder.first_look(data, "image/jpeg")),
        "exact": lambda: whole(lambda: answers.answer(inspect)),
    }
    took: dict[str, list[float]] = {who: [] for who in asked}
    for number in range(_ROUNDS + 1):
        for who, ask in asked.items():
            began = time.perf_counter()
            ask()
            if number:  # the first round warms
                took[who].append(1000 * (time.perf_counter() - began))
    return took


def _with_bytes(
    beside: ThreadPoolExecutor, data: bytes, decode: Callable[[], object]
) -> tuple[object, object]:
    """Hash and seal the bytes while their picture is decoded."""

    def sealed() -> object:
        hashes, target = exact_hashes(data), io.BytesIO()
        encrypt_stream(io.BytesIO(data), target, new_key(), b"name")
        return hashes, target

    at_work = beside.submit(sealed)
    return decode(), at_work.result()


def _bare(data: bytes) -> Callable[[], object]:
    pixels = np.frombuffer(data, dtype=np.uint8)
    whole = cv2.imdecode(pixels, cv2.IMREAD_GRAYSCALE)
    assert whole is not None
    rows, columns = whole.shape[:2]
    scale = next(each for each in _SCALES if min(rows, columns) // each >= _SHORT_SIDE)
    return lambda: cv2.imdecode(pixels, _SCALES[scale])


if __name__ == "__main__":
    child_main(main)
