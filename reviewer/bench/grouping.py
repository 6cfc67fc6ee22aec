# SPDX-License-Identifier: Apache-2.0
"""``grouping``: all pairs of hashes within 31 bits, beside faiss comparing each with each.

One thread each, in turns, from hashes to arrays of pairs; the pairs must be the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from reviewer.bench.banks import KINDS, Hashes, bank
from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row, median
from reviewer.media.matching.compiled_kernel import quickest_kernel
from reviewer.media.matching.kernel import Kernel
from reviewer.media.matching.layout import MOST_RADIUS
from reviewer.media.matching.neighbours import neighbours
from reviewer.media.matching.numpy_kernel import NumpyKernel

COUNTS: Final = (10_000, 30_000, 100_000)
OF_PEER: Final = 0.25
_ROUNDS: Final = 3
_PEER_AT_ONCE: Final = 4096

Numbers = npt.NDArray[np.int64]


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    rows = []
    for kind in KINDS:
        for count in COUNTS:
            found = places.asked("grouping", kind, str(count), str(places.folder / "code"))
            peer, alone = median(found["peer_ms"]), median(found["NumpyKernel"])
            name = f"grouping, {kind}, {count}"
            places.say(
                f"  {name}: {found['pairs']} pairs; with numpy alone {alone:.0f} ms, "
                f"{alone / peer:.3f} of the peer's"
            )
            rows += [
                Row(
                    name=f"{name}, ms",
                    ours=median(found["CompiledKernel"]),
                    peer=peer,
                    target=OF_PEER,
                    of_ratio=True,
                ),
                Row(name=f"{name}, wrong pairs", ours=found["wrong"], peer=0.0, target=0.0),
            ]
    return rows


def main(words: Sequence[str]) -> dict[str, Any]:
    """Time the peer and both kernels in turns, in milliseconds."""
    kind, count, code = words
    hashes = bank(kind, int(count), seed=3)
    ways: dict[str, Callable[[], Numbers]] = {"peer_ms": partial(_by_peer, hashes)}
    for kernel in (quickest_kernel(Path(code)), NumpyKernel()):
        ways[type(kernel).__name__] = partial(_by_us, kernel, hashes)
    ms: dict[str, list[float]] = {name: [] for name in ways}
    pairs: dict[str, Numbers] = {}
    for _ in range(_ROUNDS):
        for name, way in ways.items():
            began = time.perf_counter()
            pairs[name] = way()
            ms[name].append(1000 * (time.perf_counter() - began))
    expected = _told_once(hashes, pairs.pop("peer_ms"))
    wrong = sum(
        np.setxor1d(expected, ours).size + ours.size - np.unique(ours).size
        for ours in pairs.values()
    )
    return {"pairs": expected.size, "wrong": int(wrong), **ms}


def _by_us(kernel: Kernel, hashes: Hashes) -> Numbers:
    """Return each pair as one number."""
    pieces = [
        _as_numbers(len(hashes), pairs.left, pairs.right, pairs.distances)
        for pairs in neighbours(kernel, hashes, MOST_RADIUS)
    ]
    return np.concatenate(pieces)


def _by_peer(hashes: Hashes) -> Numbers:
    """Return each pair twice, and each hash with itself, as the peer finds them."""
    import faiss

    faiss.omp_set_num_threads(1)
    peer = faiss.IndexBinaryFlat(8 * hashes.shape[1])
    peer.add(hashes)
    pieces = []
    for first in range(0, len(hashes), _PEER_AT_ONCE):
        # The peer's radius is the first distance it leaves out.
        ends, distances, ids = peer.range_search(
            hashes[first : first + _PEER_AT_ONCE], MOST_RADIUS + 1
        )
        left = first + np.repeat(np.arange(len(ends) - 1), np.diff(ends.astype(np.int64)))
        pieces.append(_as_numbers(len(hashes), left, ids, distances))
    return np.concatenate(pieces)


def _as_numbers(count: int, left: Numbers, right: Numbers, distances: npt.NDArray[Any]) -> Numbers:
    return (left * count + right) * (MOST_RADIUS + 1) + distances.astype(np.int64)


def _told_once(hashes: Hashes, pairs: Numbers) -> Numbers:
    """Keep what :func:`neighbours` tells: each pair once, and of equal hashes the first alone."""
    _, firsts, kinds = np.unique(hashes, axis=0, return_index=True, return_inverse=True)
    first = firsts[kinds.reshape(-1)]
    left, right = np.divmod(pairs // (MOST_RADIUS + 1), len(hashes))
    distinct = (first[right] == right) | (first[right] == left)
    kept: Numbers = pairs[(left < right) & (first[left] == left) & distinct]
    return kept


if __name__ == "__main__":
    child_main(main)
