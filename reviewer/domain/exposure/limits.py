# SPDX-License-Identifier: Apache-2.0
"""The one table of limits.  Engineering defaults, not clinical thresholds: none exist.

Sources are sections of the evidence review (wellbeing.md); all are design defaults anchored on the
strictest published practice.  An organisation may tighten each; ``looser`` names what it may not.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from reviewer.domain.items import Severity
from reviewer.domain.views import Level

# Weights of a viewed second; grey, small and mute give no discount (i.e, "Dose").
LEVEL_WEIGHT: Final = {Level.R0: 0.0, Level.R1: 0.1, Level.R2: 0.5, Level.R3: 1.0, Level.R4: 1.0}
SEVERITY_WEIGHT: Final = {
    Severity.S0: 0.0,
    Severity.S1: 0.1,
    Severity.S2: 0.3,
    Severity.S3: 0.6,
    Severity.S4: 1.0,
}
# Until the reviewer says what an unscored item is, its seconds weigh as the worst (ADR 0025).
UNKNOWN_WEIGHT: Final = 1.0
RAMP_PERCENT: Final = (25, 50, 75)  # of weeks 1 to 3; all of it from week 4 (i.e, "New reviewer")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureLimits:
    """Seconds unless the name says otherwise.

    Attributes:
        viewing_hour_s: S3-S4 at R3 or R4 within any hour.
        viewing_day_s: the same in a day.
        s4_hour: different S4 items opened at R3 or R4 within any hour; ``s4_day``: in a day.
        dose_amber_min: weighted minutes a day after which nothing severe is open.
        dose_red_min: weighted minutes a day that end the day.
        on_queue_day_s: time on queue in a day; ``on_queue_week_s``: in any seven days.
        micro_after_s: time on queue until a short break of ``micro_s``.
        break_after_s: time on queue until a protected break of ``break_s``.
        gap_s3_s: from one S3 item to the next severe one; ``gap_s4_s``: after an S4 item.
        run_max: severe items in a row.
        cluster_s4: different S4 items within ``cluster_within_s`` that call for a break of
            ``cluster_break_s``.
        last_part_s: last part of the time on queue, in which nothing severe is open.
        wind_down_s: the end of that part, in which only the lightest band is open.
        severe_days: days in a row with S3-S4.
        light_day_every: of so many days in a row, one is without anything above S1.
        away_days: days without work after which the first day has ``return_percent`` of the budget.
        no_s4_weeks: a new reviewer's first weeks without S4.
        incident_on_queue_s: time on queue in a day while an incident runs.
        incident_s4_hour: S4 items an hour while an incident runs.
        no_refill_s: what a severe member decided without being opened counts of ``viewing_day_s``.
    """

    viewing_hour_s: int = 480
    viewing_day_s: int = 1800
    s4_hour: int = 3
    s4_day: int = 12
    dose_amber_min: int = 15  # simulated shift without a cap: 61; with one: 20
    dose_red_min: int = 20
    on_queue_day_s: int = 14_400  # i.c 19: 4 and 5 hours are the strictest published
    on_queue_week_s: int = 64_800
    micro_after_s: int = 1500  # i.c 18
    micro_s: int = 120
    break_after_s: int = 3000
    break_s: int = 720  # depleting tasks need more than ten minutes
    gap_s3_s: int = 120  # i.c 23
    gap_s4_s: int = 300
    run_max: int = 2
    cluster_s4: int = 3
    cluster_within_s: int = 1800
    cluster_break_s: int = 900
    last_part_s: int = 2700
    wind_down_s: int = 900
    severe_days: int = 3
    light_day_every: int = 5
    away_days: int = 5
    return_percent: int = 50
    no_s4_weeks: int = 2
    incident_on_queue_s: int = 10_800  # i.c 20: a crisis tightens
    incident_s4_hour: int = 2
    no_refill_s: int = 8  # one clear look (i.c 22)


DEFAULTS: Final = ExposureLimits()
# Where more protects; of everything else less does.
_MORE_PROTECTS: Final = frozenset(
    {
        *("micro_s", "break_s", "gap_s3_s", "gap_s4_s", "cluster_within_s", "cluster_break_s"),
        *("last_part_s", "wind_down_s", "no_s4_weeks", "no_refill_s"),
    }
)


def looser(limits: ExposureLimits) -> str:
    """Return the first field that protects less than the default; "" when none does."""
    for field in fields(limits):
        usual, wanted = getattr(DEFAULTS, field.name), getattr(limits, field.name)
        is_looser = wanted < usual if field.name in _MORE_PROTECTS else wanted > usual
        if is_looser:
            return field.name
    return ""
