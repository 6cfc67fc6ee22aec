# SPDX-License-Identifier: Apache-2.0
"""Which media that are here may be like something new: the few that are worth comparing.

One such index in each process that takes items in.  It reads what was committed since it last
looked; what a transaction itself has written is in a second, small one of its own.  It only
proposes: whether something is here, and where it stands, is asked of the database.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from sqlalchemy import Connection, func, select

from reviewer.gateway.likeness.traces import Trace, telling, unpack
from reviewer.gateway.store.tables import media, media_traces
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.likeness import PDQ_BITS
from reviewer.media.grouping.sketches import Sketches, sketch
from reviewer.media.grouping.tones import FORMS
from reviewer.media.hashing import TURNS
from reviewer.media.matching.index import HashIndex
from reviewer.media.matching.numpy_kernel import NumpyKernel

# Media that are found again: the newest so many, or up to twice as many before it is built anew.
KEPT: Final = 100_000
_PAGE: Final = 2_000
_NEAR_PICTURES: Final = 64
_NEAR_VIDEOS: Final = 16


class Near(NamedTuple):
    """Media near to a hash: digest, bits, and the form of the media that is near."""

    sha256: str
    distance: int
    form: str


class KnownItems:
    """The index of one process, or of one transaction; for any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self.through = 0
        self._digests: list[str] = []  # by number; a number is the place in this list
        self._sketches = Sketches()
        self._pictures = _empty()
        self._frames = _empty()
        self._owner: list[int] = []  # number of the video, by number of the frame

    def catch_up(self, connection: Connection) -> None:
        """Read what was committed since; to be given a connection that sees nothing else."""
        with self._lock:
            if len(self._digests) >= 2 * KEPT:
                self._forget()
            if not self.through:
                newest = connection.execute(select(func.max(media_traces.c.seq))).scalar() or 0
                self.through = max(0, newest - KEPT)
            while self._read_on(connection):
                pass

    def catch_up_after(self, connection: Connection, other: KnownItems) -> None:
        """Read what came after all that ``other`` knows."""
        with self._lock:
            self.through = other.through
            while self._read_on(connection):
                pass

    def _read_on(self, connection: Connection) -> bool:
        found = connection.execute(
            select(media_traces.c.seq, media_traces.c.trace, media.c.sha256)
            .join(media, media.c.media_id == media_traces.c.media_id)
            .where(media_traces.c.seq > self.through)
            .order_by(media_traces.c.seq)
            .limit(_PAGE)
        ).all()
        if found:
            self._add([(row.sha256, unpack(row.trace)) for row in found])
            self.through = found[-1].seq
        return len(found) == _PAGE

    def add(self, sha256: str, trace: Trace) -> None:
        """Add media that a transaction is about to keep."""
        with self._lock:
            self._add([(sha256, trace)])

    def _add(self, found: Iterable[tuple[str, Trace]]) -> None:
        pictures: list[tuple[int, bytes]] = []
        frames: list[bytes] = []
        for sha256, trace in found:
            number = len(self._digests)
            self._digests.append(sha256)
            keys = trace.sketch()
            if len(keys):
                self._sketches.add(number, keys)
            if trace.picture is not None:
                pictures.append((number, np.ascontiguousarray(trace.picture.forms).tobytes()))
            for frame in telling(trace.frames):
                frames.append(frame)
                self._owner.append(number)
        if pictures:
            numbers = [FORMS * number + form for number, _ in pictures for form in range(FORMS)]
            _grow(self._pictures, numbers, b"".join(forms for _, forms in pictures))
        if frames:
            numbers = list(range(len(self._owner) - len(frames), len(self._owner)))
            _grow(self._frames, numbers, b"".join(frames))

    def near(self, features: Features) -> tuple[str, ...]:
        """Return the digests of what may be alike, the likeliest first."""
        with self._lock:
            numbers: list[int] = []
            if features.picture is not None:
                forms = np.ascontiguousarray(features.picture.forms).tobytes()
                _, ids, distances = self._pictures.search_many(forms, PDQ_BITS)
                order = np.argsort(distances, kind="stable")
                media_numbers = dict.fromkeys((ids[order] // FORMS).tolist())
                numbers += list(media_numbers)[:_NEAR_PICTURES]
            frames = telling(features.frames)
            if frames:
                _, ids, _ = self._frames.search_many(b"".join(frames), PDQ_BITS)
                counts = Counter(self._owner[number] for number in ids.tolist())
                numbers += [number for number, _ in counts.most_common(_NEAR_VIDEOS)]
            numbers += self._sketches.near(sketch(features))
            return tuple(dict.fromkeys(self._digests[number] for number in numbers))

    def near_hash(self, pdq: str, radius: int) -> tuple[Near, ...]:
        """Return the pictures near to a hash in any form, each in its nearest."""
        with self._lock:
            ids, distances = self._pictures.search(bytes.fromhex(pdq), radius)
            nearest: dict[str, Near] = {}
            for number, distance in zip(ids.tolist(), distances.tolist(), strict=True):
                sha256 = self._digests[number // FORMS]
                form = ("", *TURNS)[number % FORMS]
                nearest.setdefault(sha256, Near(sha256, distance, form))
            return tuple(nearest.values())


def _empty() -> HashIndex:
    return HashIndex.of(NumpyKernel(), [], b"", 0)


def _grow(index: HashIndex, numbers: Sequence[int], hashes: bytes) -> None:
    index.apply(numbers, hashes, [], 0)
    if index.wants_compacting:
        index.compact()
