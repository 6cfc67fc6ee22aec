# SPDX-License-Identifier: Apache-2.0
"""Finds kept hashes near another in the exact index, with numpy alone.

The index is built from the encrypted store when it is first asked and lies in memory only: its
file would lie in the clear.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it takes its time to import
    from reviewer.media.matching.index import HashIndex


class NumpyHashIndex:
    """Every kept 256-bit hash, searched by the same lists as at the gateway.

    May be shared by threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: HashIndex | None = None

    def fill(self, prints: Iterable[tuple[int, bytes]]) -> None:
        """Hold these and no others: (place, hash), by place."""
        from reviewer.media.matching.index import HashIndex
        from reviewer.media.matching.numpy_kernel import NumpyKernel

        places: list[int] = []
        bits = bytearray()
        for place, value in prints:
            places.append(place)
            bits += value
        held = HashIndex.of(NumpyKernel(), places, bytes(bits), 0)
        with self._lock:
            self._held = held

    def search(self, value: bytes, radius: int) -> tuple[tuple[int, int], ...]:
        """Return (place, distance in bits) of every hash within ``radius``, nearest first."""
        with self._lock:
            held = self._held
        if held is None:
            return ()
        places, distances = held.search(value, radius)
        return tuple(zip(places.tolist(), distances.tolist(), strict=True))
