# SPDX-License-Identifier: Apache-2.0
"""Where a person stands in their day, and which limits hold on it."""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import Final

from reviewer.domain.exposure.ledger import Ledger, Mode, dose_min
from reviewer.domain.exposure.limits import RAMP_PERCENT, ExposureLimits

ALL: Final = "*"
_ROUNDING_S: Final = 1e-6
_WEEK: Final = 7


class Phase(enum.StrEnum):
    """Where a person stands in their day. The screen follows it; nobody else learns it."""

    OFF_SHIFT = "off_shift"  # not begun, or ended
    ON_QUEUE = "on_queue"
    PAUSED = "paused"  # F9 or Pause: covered, no reason asked, no time counts
    MICRO_BREAK = "micro_break"  # a short break is due or running
    BREAK = "break"  # a protected break is due or running
    NOTHING_OPEN = (
        "nothing_open"  # every queue is closed by a limit or a choice: lighter work, or stop
    )
    WINDING_DOWN = "winding_down"  # last part of the shift: nothing severe any more
    DAY_OVER = "day_over"  # the day's limit is reached


def in_force(limits: ExposureLimits, ledger: Ledger, *, is_incident: bool) -> ExposureLimits:
    """Return the limits of today: ramp, return from leave, an incident."""
    share = percent(limits, ledger)
    no_s4 = _weeks(ledger) < limits.no_s4_weeks
    s4_hour = min(limits.s4_hour, limits.incident_s4_hour) if is_incident else limits.s4_hour
    cap_s = limits.on_queue_day_s
    return replace(
        limits,
        viewing_hour_s=limits.viewing_hour_s * share // 100,
        viewing_day_s=limits.viewing_day_s * share // 100,
        s4_hour=0 if no_s4 else s4_hour * share // 100,
        s4_day=0 if no_s4 else limits.s4_day * share // 100,
        dose_amber_min=limits.dose_amber_min * share // 100,
        on_queue_day_s=min(cap_s, limits.incident_on_queue_s) if is_incident else cap_s,
    )


def percent(limits: ExposureLimits, ledger: Ledger) -> int:
    """Return what part of the usual budget holds today."""
    weeks = _weeks(ledger)
    ramp = RAMP_PERCENT[weeks] if weeks < len(RAMP_PERCENT) else 100
    last = max((each.day for each in ledger.totals), default=None)
    was_away = ledger.is_unknown if last is None else ledger.day - last > limits.away_days
    return min(ramp, limits.return_percent) if was_away else ramp


def cap_s(ledger: Ledger, limits: ExposureLimits) -> float:
    """Return today's limit of time on queue: the day's, or what the seven days leave."""
    before = sum(each.on_queue_s for each in ledger.totals if ledger.day - each.day < _WEEK)
    return max(0.0, min(float(limits.on_queue_day_s), limits.on_queue_week_s - before))


def is_day_over(ledger: Ledger, limits: ExposureLimits) -> bool:
    """Say whether nothing more is to be looked at today."""
    return (
        ALL in ledger.closed
        or ledger.on_queue_s >= cap_s(ledger, limits) - _ROUNDING_S
        or dose_min(ledger) >= limits.dose_red_min - _ROUNDING_S
    )


def phase(ledger: Ledger, limits: ExposureLimits, *, has_open_queue: bool = True) -> Phase:
    """Return where the person stands."""
    if is_day_over(ledger, limits):
        return Phase.DAY_OVER
    if ledger.mode is not Mode.ON:
        return _PHASES[ledger.mode]
    if not has_open_queue:
        return Phase.NOTHING_OPEN
    left_s = cap_s(ledger, limits) - ledger.on_queue_s
    return Phase.WINDING_DOWN if left_s <= limits.last_part_s else Phase.ON_QUEUE


_PHASES: Final = {
    Mode.OFF: Phase.OFF_SHIFT,
    Mode.PAUSED: Phase.PAUSED,
    Mode.MICRO: Phase.MICRO_BREAK,
    Mode.BREAK: Phase.BREAK,
}


def _weeks(ledger: Ledger) -> int:
    return max(0, ledger.day - ledger.since) // _WEEK
