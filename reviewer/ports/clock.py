# SPDX-License-Identifier: Apache-2.0
"""Time and chance, as the services ask for them."""

from __future__ import annotations

from typing import Protocol

from reviewer.domain.leases import Instant


class Clock(Protocol):
    """The machine's clocks."""

    def now(self) -> Instant:
        """Return now on every clock."""


class Random(Protocol):
    """The machine's source of randomness."""

    def __call__(self, count: int) -> bytes:
        """Return ``count`` unpredictable bytes."""
