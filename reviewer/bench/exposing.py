# SPDX-License-Identifier: Apache-2.0
"""``exposure-limits``: 400 simulated days under the limits, recounted by a simple observer.

The limits are the program's own functions; arrivals, groups and the reviewer are assumed: severity
is mixed 40/25/20/11/4 from S0 to S4, an item has 5.7 copies in the mean, nine of ten are found,
and somebody comes every day and takes the most severe work that is open.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import Final

from reviewer.bench.places import Places
from reviewer.bench.rows import Row, percentile
from reviewer.domain.exposure import charging, passing
from reviewer.domain.exposure.gates import Wish, gate
from reviewer.domain.exposure.ledger import HOUR_S, Ledger, Look, Mode, dose_min
from reviewer.domain.exposure.limits import ExposureLimits
from reviewer.domain.exposure.passing import Rules, calendar_of
from reviewer.domain.exposure.standing import is_day_over
from reviewer.domain.items import Severity
from reviewer.domain.views import Level

DAYS: Final = 400
COMPARED: Final = 60  # days of what ours is compared with
SEED: Final = 1
LOOK_S: Final = 8.0
ANSWER_S: Final = 30.0
SHIFT_BEGINS_S: Final = 9 * HOUR_S
MIX: Final = (40, 25, 20, 11, 4)
FOUND: Final = 0.9  # of the duplicates of an item are in its group
GROUP_MEAN: Final = 5.7
_DAY_S: Final = 86_400.0


@dataclass(slots=True)
class Counted:
    """What the observer saw."""

    views: int = 0
    severe_views: int = 0
    decisions: int = 0
    shifts: int = 0
    severe_run: int = 0
    s4_hour: int = 0
    doses: list[float] = field(default_factory=list)
    violations: int = 0


def measure(places: Places) -> list[Row]:
    """Return the rows; the peer of each is the same without grouping or no-refill."""
    usual = ExposureLimits()
    found = simulated(usual, grouped=True)
    refilled = simulated(replace(usual, no_refill_s=0), grouped=True, days=COMPARED)
    single = simulated(usual, grouped=False, days=COMPARED)
    for name, each in (
        ("grouped, no refill", found),
        ("grouped, refilled", refilled),
        ("one by one", single),
    ):
        places.say(
            f"  {name}: {each.views / each.decisions:.2f} views per decision, "
            f"{each.views / each.shifts:.1f} per shift "
            f"({each.severe_views / each.shifts:.1f} severe), "
            f"{each.decisions / each.shifts:.0f} decisions per shift"
        )
    return [
        Row(
            name="views per decision, grouped; one by one",
            ours=found.views / found.decisions,
            peer=single.views / single.decisions,
            target=0.4,
            of_ratio=True,
        ),
        Row(
            name="severe views per shift, no refill; refilled",
            ours=found.severe_views / found.shifts,
            peer=refilled.severe_views / refilled.shifts,
            target=1.0,
            of_ratio=True,
        ),
        Row(name="longest severe run", ours=found.severe_run, peer=single.severe_run, target=2.0),
        Row(name="S4 items in an hour, most", ours=found.s4_hour, peer=single.s4_hour, target=3.0),
        Row(
            name="dose, weighted min a day, p95",
            ours=percentile(found.doses, 0.95),
            peer=percentile(single.doses, 0.95),
            target=20.0,
        ),
        Row(
            name="limits exceeded in 400 days",
            ours=found.violations + refilled.violations + single.violations,
            peer=0.0,
            target=0.0,
        ),
    ]


def simulated(limits: ExposureLimits, *, grouped: bool, days: int = DAYS) -> Counted:
    """Return what 400 days of eager work come to."""
    return _Simulation(limits, grouped=grouped).run(days)


class _Simulation:
    """One reviewer past the ramp, who takes the most severe work that is open."""

    def __init__(self, limits: ExposureLimits, *, grouped: bool) -> None:
        self._rules = Rules(limits=limits, calendar=calendar_of(lambda _at: 0.0))
        self._grouped = grouped
        self._random = random.Random(SEED)
        self._ledger = replace(passing.new_ledger(0.0, self._rules.calendar), since=-365)
        self._count = Counted()
        self._looks: list[tuple[float, float, int, int]] = []  # (from, to, severity, item)
        self._run: set[int] = set()
        self._items = 0
        self._waiting: list[tuple[Severity, int]] = []

    def run(self, days: int) -> Counted:
        for day in range(days):
            self._pass_to(day * _DAY_S + SHIFT_BEGINS_S)
            if is_day_over(self._ledger, self._rules.of(self._ledger)):
                continue  # the week's hours are used up
            self._ledger = passing.start(self._ledger, self._rules)
            self._count.shifts += 1
            self._looks = [each for each in self._looks if each[1] > self._ledger.at - HOUR_S]
            self._shift()
            self._count.doses.append(dose_min(self._ledger))
            self._observe_day(day)
            self._ledger = passing.rest(self._ledger, Mode.OFF)
        return self._count

    def _shift(self) -> None:
        while not is_day_over(self._ledger, self._rules.of(self._ledger)):
            if self._ledger.mode is not Mode.ON:
                self._pass_to(self._ledger.rest_until)
                self._ledger = passing.end_break(self._ledger, self._rules)
                self._run.clear()
                continue
            self._work()

    def _work(self) -> None:
        while len(self._waiting) < 12:
            self._waiting.append(self._arrival())
        limits = self._rules.of(self._ledger)
        self._items += 1
        for worst in sorted({severity for severity, _ in self._waiting}, reverse=True):
            wish = Wish(severity=worst, longest_s=LOOK_S, item=str(self._items))
            if gate(self._ledger, limits, wish).is_open:
                taken = next(each for each in self._waiting if each[0] == worst)
                self._waiting.remove(taken)
                self._review(*taken)
                return
        # Nothing that waits is open: it goes back to others, and time is spent otherwise.
        self._waiting.clear()
        self._pass_to(self._ledger.at + ANSWER_S)

    def _review(self, severity: Severity, members: int) -> None:
        ledger, limits = self._ledger, self._rules.of(self._ledger)
        item = str(self._items)
        look = Look(at=ledger.at, seconds=LOOK_S)
        ledger = charging.begin_look(ledger, limits, item, severity, Level.R4, LOOK_S)
        used_s = self._random.uniform(2.0, LOOK_S)
        self._observe(severity, ledger.at, used_s)
        self._ledger = ledger
        self._pass_to(ledger.at + used_s)
        self._ledger = charging.end_look(self._ledger, item, look, used_s, Level.R4)
        self._pass_to(self._ledger.at + ANSWER_S)
        names = (item, *(f"{item}-{number}" for number in range(1, members)))
        limits = self._rules.of(self._ledger)
        self._ledger = charging.decide(self._ledger, limits, names, severity, severity)
        self._count.views += 1
        self._count.decisions += members
        if severity < Severity.S3:
            self._run.clear()

    def _arrival(self) -> tuple[Severity, int]:
        severity = Severity(self._random.choices(range(5), MIX)[0])
        if not self._grouped:
            return severity, 1
        # Geometric, so that most items are alone or nearly so.
        copies = 0
        while self._random.random() < 1.0 - 1.0 / GROUP_MEAN:
            copies += self._random.random() < FOUND
        return severity, 1 + copies

    def _pass_to(self, at: float) -> None:
        while self._ledger.at < at:
            step = min(at, self._ledger.at + passing.BEAT_S)
            self._ledger = passing.advance(
                self._ledger, self._rules, step if self._ledger.mode is Mode.ON else at
            )

    def _observe(self, severity: Severity, at: float, used_s: float) -> None:
        """Recount from the looks alone, whatever the ledger says."""
        self._looks.append((at, at + used_s, int(severity), self._items))
        if severity < Severity.S3:
            return
        self._count.severe_views += 1
        severe = [each for each in self._looks if each[2] >= Severity.S3]
        if len(severe) > 1:
            before = severe[-2]
            gap_s = at - before[1]
            self._count.violations += gap_s < (299.9 if before[2] == Severity.S4 else 119.9)
            if gap_s >= 720.0:
                self._run.clear()
        self._run.add(self._items)
        self._count.severe_run = max(self._count.severe_run, len(self._run))
        near = sum(each[2] == Severity.S4 and each[1] > at - HOUR_S + 0.01 for each in severe)
        self._count.s4_hour = max(self._count.s4_hour, near)

    def _observe_day(self, day: int) -> None:
        today = [each for each in self._looks if each[0] >= day * _DAY_S]
        s4 = sum(each[2] == Severity.S4 for each in today)
        self._count.violations += (
            (s4 > 12)
            + (self._ledger.on_queue_s > 14_400.5)
            + (self._count.severe_run > 2)
            + (self._count.s4_hour > 3)
            + (self._count.doses[-1] > 20.0)
        )
        if is_week_over(self._ledger):
            self._count.violations += 1


def is_week_over(ledger: Ledger) -> bool:
    """Say whether seven days had more time on queue than a week allows."""
    before = sum(each.on_queue_s for each in ledger.totals if ledger.day - each.day < 7)
    return before + ledger.on_queue_s > 64_800.5
