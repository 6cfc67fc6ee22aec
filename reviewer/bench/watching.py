# SPDX-License-Identifier: Apache-2.0
"""Says where a thread is while it is late, by looking at its frames from another thread.

The other thread makes no cycles and holds no objects of the watched one: only names and numbers.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from types import FrameType
from typing import Final, Self

LATE_S: Final = 0.02
LOOK_EVERY_S: Final = 0.005
DEPTH: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One time the thread was late, and where it was seen most."""

    ms: float
    where: str


class Watch:
    """Watches the thread that made it. A context manager."""

    def __init__(self) -> None:
        self._thread_id = threading.get_ident()
        self._last_s: float | None = None
        self._seen: list[tuple[float, str]] = []
        self._absences: list[Absence] = []
        self._ended = threading.Event()
        self._watching = threading.Thread(target=self._watch, name="watch", daemon=True)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._watching.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the watch."""
        self._ended.set()
        self._watching.join()

    def beat(self, now_s: float | None) -> None:
        """Hear that the thread is in its event loop (``perf_counter``), or pauses (``None``)."""
        last_s, self._last_s = self._last_s, now_s
        if last_s is not None and now_s is not None and now_s - last_s > LATE_S:
            places = Counter(place for at_s, place in self._seen if last_s < at_s <= now_s)
            where = places.most_common(1)[0][0] if places else "not seen"
            self._absences.append(Absence(ms=(now_s - last_s) * 1000, where=where))
        self._seen.clear()

    def longest(self, count: int = 5) -> list[Absence]:
        """Return the longest absences, the longest first."""
        return sorted(self._absences, key=lambda each: each.ms, reverse=True)[:count]

    def _watch(self) -> None:
        while not self._ended.wait(LOOK_EVERY_S):
            last_s, now_s = self._last_s, time.perf_counter()
            if last_s is not None and now_s - last_s > LATE_S:
                self._seen.append((now_s, _where(sys._current_frames()[self._thread_id])))  # noqa: SLF001  # the documented way to see another thread


def _where(frame: FrameType | None) -> str:
    named: list[str] = []
    while frame is not None and len(named) < DEPTH:
        code = frame.f_code
        named.append(f"{PurePath(code.co_filename).stem}.{code.co_qualname}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(named)
