# SPDX-License-Identifier: Apache-2.0
"""A clock that a test moves, and randomness that repeats."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reviewer.domain.leases import Instant

START = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


class ManualClock:
    """Every clock of a machine, standing still until it is moved."""

    def __init__(self, wall=START):
        self._now = Instant(boot_id="boot-1", boot_s=1000.0, wall=wall)

    def now(self):
        return self._now

    def advance(self, *, seconds=0.0, minutes=0.0, hours=0.0):
        passed = seconds + 60 * minutes + 3600 * hours
        wall = self._now.wall + timedelta(seconds=passed)
        self._now = replace(self._now, boot_s=self._now.boot_s + passed, wall=wall)

    def set_wall(self, *, hours):
        """Put the wall clock forward or back, as a person would."""
        self._now = replace(self._now, wall=self._now.wall + timedelta(hours=hours))

    def reboots(self):
        self._now = replace(self._now, boot_id=self._now.boot_id + "x", boot_s=5.0)


class CountedRandom:
    """Bytes that look random and are the same in each run."""

    def __init__(self):
        self._count = 0

    def __call__(self, count):
        self._count += 1
        found = b""
        while len(found) < count:
            found += hashlib.sha256(f"{self._count}:{len(found)}".encode()).digest()
        return found[:count]
