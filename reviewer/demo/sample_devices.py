# SPDX-License-Identifier: Apache-2.0
"""What a sample look is measured and heard with: a clock, a meter without limits, a speaker."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

from reviewer.demo.sample import NOW
from reviewer.domain.items import Group, Item, Severity
from reviewer.domain.leases import Instant
from reviewer.domain.views import Level
from reviewer.ports.store import Facts


class SampleClock:
    """A clock on which a minute passes before each look, so that none waits for a pause."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minutes = 0

    def go_on(self) -> None:
        """Let a minute pass."""
        with self._lock:
            self._minutes += 1

    def now(self) -> Instant:
        """Return the minute it is."""
        with self._lock:
            wall = NOW + timedelta(minutes=self._minutes)
            return Instant(boot_id="sample", boot_s=60.0 * self._minutes, wall=wall)


class SampleMeter:
    """Counts nothing: nobody looks at samples for hours."""

    def check_group(self, facts: Facts, group: Group) -> None:
        """Allow it."""
        del facts, group

    def check(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> None:
        """Allow it."""
        del item, severity, level, longest_s

    def begin(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> str:
        """Charge nothing."""
        del item, severity, level, longest_s
        return ""

    def end(self, meter_id: str) -> None:
        """Give nothing back."""
        del meter_id


class SampleSpeaker:
    """Plays to nobody; a run is over when it is stopped."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def play(self, samples: bytes, rate_hz: int, is_over: Callable[[], bool]) -> None:
        """Wait as long as the samples would sound."""
        self._stopped.clear()
        if not is_over():
            self._stopped.wait(len(samples) / 2 / rate_hz)

    def stop(self) -> None:
        """Be silent."""
        self._stopped.set()
