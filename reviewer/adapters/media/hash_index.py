# SPDX-License-Identifier: Apache-2.0
"""Finds kept hashes near another by counting the bits that differ, one after the other."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it takes its time to import
    import numpy as np
    import numpy.typing as npt


class PlainHashIndex:
    """Every hash in one array; exact, and as slow as there are hashes.

    256-bit hashes only.  May be shared by threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64]] | None = None

    def fill(self, prints: Iterable[tuple[int, bytes]]) -> None:
        """Hold these and no others: (place, hash), by place."""
        import numpy as np

        places: list[int] = []
        bits = bytearray()
        for place, value in prints:
            places.append(place)
            bits += value
        words = np.frombuffer(bytes(bits), np.uint64).reshape(-1, 4)
        with self._lock:
            self._held = np.array(places, np.int64), words

    def search(self, value: bytes, radius: int) -> tuple[tuple[int, int], ...]:
        """Return (place, distance in bits) of every hash within ``radius``, nearest first."""
        import numpy as np

        with self._lock:
            held = self._held
        if held is None:
            return ()
        places, words = held
        apart = np.bitwise_count(words ^ np.frombuffer(value, np.uint64)).sum(
            axis=1, dtype=np.uint16
        )
        near = np.flatnonzero(apart <= radius)
        found = sorted((int(apart[at]), int(places[at])) for at in near)
        return tuple((place, distance) for distance, place in found)
