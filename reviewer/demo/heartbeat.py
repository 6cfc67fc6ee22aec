# SPDX-License-Identifier: Apache-2.0
"""How long the thread of a window is away from its event loop, by a beat that should never stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

TICK_MS: Final = 2

OnBeat = Callable[[float | None], object]


class Heartbeat(QObject):
    """Measures how long the window's thread was ever away from its event loop.

    Attributes:
        longest_ms: the longest absence so far, pauses left out.
        beats: how often it beat.
    """

    def __init__(self, parent: QObject, on_beat: OnBeat | None = None) -> None:
        """Tell ``on_beat`` the second of every beat, and ``None`` at a pause."""
        super().__init__(parent)
        self.longest_ms = 0.0
        self.beats = 0
        self._on_beat = on_beat
        if on_beat is not None:
            on_beat(None)  # whatever was before this window is not its absence
        self._last: float | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def pause(self) -> None:
        """Leave out what happens until the next beat (the tour's own picture taking)."""
        self._last = None
        if self._on_beat is not None:
            self._on_beat(None)

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.beats += 1
        if self._last is not None:
            self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - TICK_MS)
        self._last = now
        if self._on_beat is not None:
            self._on_beat(now)
