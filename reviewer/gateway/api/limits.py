# SPDX-License-Identifier: Apache-2.0
"""Rate limits: token buckets per person and workstation, with room for a backlog after an outage.

Kept in memory by each process: a limit protects this process, it is no fact about anybody.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final

from reviewer.gateway.api.problems import Refusal
from reviewer.wire.problems import ProblemType

BUCKETS_MAX: Final = 20_000
BURST: Final = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls a minute, and so many at once after a pause."""

    per_minute: int
    burst: int


RATES: Final = {
    "lease": Rate(60, 60 * BURST),
    "decision": Rate(120, 120 * BURST),
    "intake": Rate(6000, 6000 * BURST),
    "other": Rate(600, 600 * BURST),
    "enrol": Rate(10, 20),
    "refresh": Rate(60, 60),
}


class RateLimiter:
    """Counts calls; safe to use from threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: dict[tuple[str, str], tuple[float, int]] = {}

    def take(self, kind: str, who: str, now_ms: int) -> None:
        """Count one call.

        Raises:
            Refusal: ``rate-limited``, with how long to wait.
        """
        rate = RATES[kind]
        per_ms = rate.per_minute / 60_000
        with self._lock:
            left, since_ms = self._buckets.pop((kind, who), (float(rate.burst), now_ms))
            left = min(float(rate.burst), left + max(0, now_ms - since_ms) * per_ms)
            allowed = left >= 1
            # Put last, so that the front of the dict is what was longest unused.
            self._buckets[kind, who] = (left - 1 if allowed else left, now_ms)
            if len(self._buckets) > BUCKETS_MAX:
                del self._buckets[next(iter(self._buckets))]
        if not allowed:
            wait_s = max(1, int((1 - left) / per_ms / 1000) + 1)
            raise Refusal(ProblemType.RATE_LIMITED, headers={"Retry-After": str(wait_s)})
