# SPDX-License-Identifier: Apache-2.0
"""The machine's clocks and its randomness; the one place that reads them."""

from __future__ import annotations

import os
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reviewer.domain.leases import Instant

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """This machine's clocks."""

    def __init__(self, boot_id_file: Path = _BOOT_ID) -> None:
        self._boot_id: Final = _read_boot_id(boot_id_file)

    def now(self) -> Instant:
        """Return now on every clock."""
        return Instant(boot_id=self._boot_id, boot_s=_boot_seconds(), wall=datetime.now(UTC))


class SystemRandom:
    """This machine's randomness."""

    def __call__(self, count: int) -> bytes:
        """Return ``count`` unpredictable bytes."""
        return os.urandom(count)


def local_offset_s(at: float) -> float:
    """Return how far this place's clocks are ahead of UTC at a moment (seconds since 1970)."""
    return float(time.localtime(at).tm_gmtoff)


def _read_boot_id(file: Path) -> str:
    try:
        found = file.read_text(encoding="ascii").strip()
    except OSError:
        found = ""
    # Where the system names no boot, every start of the program counts as one: deadlines then
    # rest on the wall clock, which fails closed.
    return found or str(uuid.uuid4())


def _boot_seconds() -> float:
    # Neither stops while the machine sleeps; what Python offers on Windows does not either.
    clock = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
