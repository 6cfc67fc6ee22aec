# SPDX-License-Identifier: Apache-2.0
"""``match``: searching a bank for all hashes within 31 bits, beside faiss reading all of it.

Every question is put to faiss before each of ours, so that neither finds the memory warmed by
itself; all use one thread.  What ours misses or invents is counted against what faiss found.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from reviewer.bench.banks import KINDS, Hashes, bank, questions
from reviewer.bench.places import Places, child_main
from reviewer.bench.process import resident_mb
from reviewer.bench.rows import Row, median
from reviewer.media.matching.compiled_kernel import CompiledKernel, quickest_kernel
from reviewer.media.matching.index import HashIndex
from reviewer.media.matching.kernel import Kernel
from reviewer.media.matching.layout import HASH_BYTES, MOST_RADIUS
from reviewer.media.matching.numpy_kernel import NumpyKernel

# entries: the most of the peer's time by kernel; numpy alone is for a workstation's bank
TARGETS: Final = {
    1_000_000: {"CompiledKernel": 0.05, "NumpyKernel": 0.6},
    5_000_000: {"CompiledKernel": 0.03},
}
FIRST_ANSWER_S: Final = 2.0
TIMES_RAW: Final = 6.0
_KERNELS: Final = ("CompiledKernel", "NumpyKernel")
_QUESTIONS: Final = 400
_ANSWERED: Final = "answered"


class _Peer(Protocol):
    """What is used of the peer's index."""

    def range_search(
        self, queries: Hashes, radius: int
    ) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.float32], npt.NDArray[np.int64]]:
        """Return where the matches of each query end, their distances, their rows."""
        ...


def measure(places: Places) -> list[Row]:
    """Return the rows of this measurement."""
    return [row for kind in KINDS for count in TARGETS for row in _rows(places, kind, count)]


def _rows(places: Places, kind: str, count: int) -> list[Row]:
    path = places.folder / f"{kind}-{count}.index"
    code = str(places.folder / "code")
    found = places.asked("matching", "ask", kind, str(count), str(path), code)
    peer_s, _ = places.seconds_to(_ANSWERED, "matching", "peer", str(_peer_path(path)))
    first_s, said = places.seconds_to(_ANSWERED, "matching", "start", str(path), code)
    started = json.loads(said[-1])
    size = path.stat().st_size
    path.unlink()
    _peer_path(path).unlink()
    name = f"match, {kind}, {count // 1_000_000} M"
    places.say(f"  {name}: {_told(found, started)}")
    rows = [
        Row(
            name=f"{name}, {kernel}, p50 us",
            ours=median(found[kernel]),
            peer=median(found["peer"]),
            target=target,
            of_ratio=True,
        )
        for kernel, target in TARGETS[count].items()
    ]
    return [
        *rows,
        Row(name=f"{name}, missed or invented", ours=found["wrong"], peer=0.0, target=0.0),
        Row(
            name=f"{name}, arrays over hashes, MB",
            ours=size / 1e6,
            peer=count * HASH_BYTES / 1e6,
            target=TIMES_RAW,
            of_ratio=True,
        ),
        Row(
            name=f"{name}, start to first answer, s",
            ours=first_s,
            peer=peer_s,
            target=FIRST_ANSWER_S,
        ),
    ]


def _told(found: dict[str, Any], started: dict[str, Any]) -> str:
    peer = median(found["peer"])
    ratios = ", ".join(f"{name} {median(found[name]) / peer:.3f}" for name in _KERNELS)
    return (
        f"{found['found']} found; of the peer's p50: {ratios}; built in {found['built_s']:.1f} s; "
        f"the process grew by {started['grown_mb']:.0f} MB with the saved index; compiled code "
        f"was ready {started['compiled_s']:.1f} s after the first answer was asked for"
    )


def main(words: Sequence[str]) -> dict[str, Any]:
    """Build, save and time one bank, or start from a saved one, ours or the peer's."""
    match words:
        case ["start", path, code]:
            return _start(Path(path), Path(code))
        case ["peer", path]:
            return _start_peer(path)
        case _:
            _, kind, count, path, code = words
            return _asked(kind, int(count), Path(path), Path(code))


def _asked(kind: str, count: int, path: Path, code: Path) -> dict[str, Any]:
    import faiss

    faiss.omp_set_num_threads(1)
    kernel = quickest_kernel(code)
    if not isinstance(kernel, CompiledKernel):
        raise SystemExit("numba is not installed, so there is no compiled kernel to measure")
    hashes = bank(kind, count, seed=1)
    began = time.perf_counter()
    index = HashIndex.of(kernel, np.arange(count), hashes, through=count)
    built_s = time.perf_counter() - began
    index.save(path)
    peer = faiss.IndexBinaryFlat(8 * HASH_BYTES)
    peer.add(hashes)
    faiss.write_index_binary(peer, str(_peer_path(path)))
    asked = questions(hashes, kind, _QUESTIONS, seed=2)
    return {"built_s": built_s, **_timed(index, peer, asked, [kernel, NumpyKernel()])}


def _timed(
    index: HashIndex, peer: _Peer, asked: Hashes, kernels: Sequence[Kernel]
) -> dict[str, Any]:
    """Put each question to the peer and to one kernel, then to the peer and to the other."""
    us: dict[str, list[float]] = {
        "peer": [],
        **{kernel.__class__.__name__: [] for kernel in kernels},
    }
    found = wrong = 0
    for query in asked:
        for kernel in kernels:
            index.use(kernel)
            began = time.perf_counter()
            # The peer's radius is the first distance it leaves out.
            _, distances, ids = peer.range_search(query[None], MOST_RADIUS + 1)
            between = time.perf_counter()
            ours = index.search(query.tobytes())
            ended = time.perf_counter()
            us["peer"].append(1e6 * (between - began))
            us[kernel.__class__.__name__].append(1e6 * (ended - between))
            expected = set(zip(ids.tolist(), distances.astype(int).tolist(), strict=True))
            told = list(zip(ours.ids.tolist(), ours.distances.tolist(), strict=True))
            found += len(expected)
            wrong += len(expected ^ set(told)) + len(told) - len(set(told))
    return {"found": found, "wrong": wrong, **us}


def _start(path: Path, code: Path) -> dict[str, Any]:
    """Answer one question from the saved index; then compile or read what was compiled."""
    before = resident_mb()
    began = time.perf_counter()
    index = HashIndex.load(NumpyKernel(), path)
    assert index is not None
    index.search(bytes(HASH_BYTES))
    print(_ANSWERED, flush=True)
    grown_mb = resident_mb() - before
    index.use(quickest_kernel(code))
    index.search(bytes(HASH_BYTES))
    return {"grown_mb": grown_mb, "compiled_s": time.perf_counter() - began}


def _start_peer(path: str) -> dict[str, Any]:
    import faiss

    peer = faiss.read_index_binary(path)
    peer.range_search(np.zeros((1, HASH_BYTES), dtype=np.uint8), MOST_RADIUS + 1)
    print(_ANSWERED, flush=True)
    return {}


def _peer_path(path: Path) -> Path:
    return path.with_suffix(".peer")


if __name__ == "__main__":
    child_main(main)
