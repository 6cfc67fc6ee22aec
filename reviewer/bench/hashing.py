# SPDX-License-Identifier: Apache-2.0
"""``pdq``: bytes of a picture to its PDQ, decoding included, beside the ``threatexchange`` package.

Ours is the variant ``nearest-512``, from the colours, in the process that asks.  It is held against
the reference's own code (``pdqhash``) on the same pixels: a hash that differs is no hash.  Rounds
are interleaved, and processor time is what counts: both work on one thread and wait for nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from reviewer.bench.peers import require_peers
from reviewer.bench.photographs import SIZES, photograph
from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row, median
from reviewer.media import pdq
from reviewer.media.headers import read_header
from reviewer.media.pictures import decode_stored

OF_PEER: Final = {"2 MP": 0.2, "12 MP": 0.15}
_ROUNDS: Final = 9
# Compared with the reference: these landscapes in these forms, beside the two that are timed.
_COMPARED: Final = tuple(
    (size, variant, form)
    for size in ((480, 320), (900, 700), (1632, 1224))
    for variant in range(4)
    for form in ("JPEG", "PNG", "WEBP")
)


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    require_peers("pdqhash", "threatexchange")
    found = places.asked("hashing", tuned=True)
    places.say(
        f"  {found['compared']} pictures: full size is up to {found['full_bits']} bits from the "
        f"reference at full size, and up to {found['apart']} from nearest-512"
    )
    rows = [
        Row(
            name="pdq, most bits from the reference",
            ours=found["bits"],
            peer=found["apart"],
            target=0,
        )
    ]
    for name in SIZES:
        ours, peer = (median(found[name][who]) for who in ("ours", "peer"))
        rows.append(
            Row(
                name=f"pdq {name} over threatexchange, ms",
                ours=ours,
                peer=peer,
                target=OF_PEER[name],
                of_ratio=True,
            )
        )
    return rows


def main(_words: Sequence[str]) -> dict[str, Any]:
    """Compare, and time both, in milliseconds of processor time."""
    cv2.setNumThreads(1)
    timed = {name: photograph(*size) for name, size in SIZES.items()}
    pictures = [(data, "image/jpeg") for data in timed.values()]
    pictures += [
        (photograph(*size, variant, form=form), f"image/{form.lower()}")
        for size, variant, form in _COMPARED
    ]
    compared = [_compared(data, media_type) for data, media_type in pictures]
    answer: dict[str, Any] = {name: _timed(data) for name, data in timed.items()}
    bits, full_bits, apart = (max(column) for column in zip(*compared, strict=True))
    return answer | {
        "bits": bits,
        "full_bits": full_bits,
        "apart": apart,
        "compared": len(compared),
    }


def _rgb(data: bytes, media_type: str) -> npt.NDArray[np.uint8]:
    return decode_stored(data, read_header(data, media_type))


def _compared(data: bytes, media_type: str) -> tuple[int, int, int]:
    """Return bits from the reference in both variants, and between the variants."""
    rgb = _rgb(data, media_type)
    near, full = pdq.pdq_of_rgb(rgb), pdq.full_pdq_of_rgb(rgb)
    assert near is not None
    assert full is not None
    reference, whole = _reference(pdq.nearest_512(rgb)), _reference(rgb)
    return (
        _bits(near.value, reference),
        _bits(full.value, whole),
        _bits(reference, whole),
    )


def _reference(rgb: npt.NDArray[np.uint8]) -> str:
    import pdqhash

    vector, _ = pdqhash.compute(np.ascontiguousarray(rgb))
    return np.packbits(np.asarray(vector, dtype=np.uint8)).tobytes().hex()


def _bits(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _timed(data: bytes) -> dict[str, list[float]]:
    from threatexchange.signal_type.pdq.signal import PdqSignal

    asked: dict[str, Callable[[], object]] = {
        "ours": lambda: pdq.pdq_of_rgb(_rgb(data, "image/jpeg")),
        "peer": lambda: PdqSignal.hash_from_bytes(data),
    }
    took: dict[str, list[float]] = {who: [] for who in asked}
    for number in range(_ROUNDS + 1):
        for who, ask in asked.items():
            began = time.process_time()
            ask()
            if number:  # the first round warms
                took[who].append(1000 * (time.process_time() - began))
    return took


if __name__ == "__main__":
    child_main(main)
