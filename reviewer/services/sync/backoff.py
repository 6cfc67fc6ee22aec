# SPDX-License-Identifier: Apache-2.0
"""How long to wait before the next try: truncated exponential back-off with full jitter."""

from __future__ import annotations

from typing import Final

BASE_S: Final = 1.0
CAP_S: Final = 300.0
_DOUBLINGS_MAX: Final = 16  # beyond the cap; keeps the power small after days offline


def wait_s(failures: int, chance: float, retry_after_s: float | None = None) -> float:
    """Return the seconds to wait after so many failures in a row.

    Args:
        failures: at least 1.
        chance: a random number from 0 up to 1.
        retry_after_s: what the gateway asked for; it wins, within a day.
    """
    if retry_after_s is not None:
        return min(max(BASE_S, retry_after_s), 86_400.0)
    longest = min(CAP_S, BASE_S * 2.0 ** min(failures, _DOUBLINGS_MAX))
    # Never under a second: a failing endpoint is asked at most once a second.
    return float(max(BASE_S, longest * chance))
