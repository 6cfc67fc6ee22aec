# SPDX-License-Identifier: Apache-2.0
"""How time passes in a ledger: on queue, at rest, over midnight; and what a person may say to it.

Time on queue is heard of in beats.  Of a silence longer than ``BEAT_S`` only that much counts as
work and the rest as rest: the machine slept, or the program was not there.  What is written down
is charged a beat ahead, so that a program killed at any moment has counted too much, never too
little.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from reviewer.domain.errors import RuleBroken
from reviewer.domain.exposure.charging import charge_shown
from reviewer.domain.exposure.ledger import (
    HOUR_S,
    Ledger,
    Mode,
    Seen,
    Shown,
    Total,
    dose_min,
    known,
    viewed_today_s,
    weight,
    worst_today,
)
from reviewer.domain.exposure.limits import ExposureLimits
from reviewer.domain.exposure.standing import cap_s, in_force, is_day_over
from reviewer.domain.items import Severity
from reviewer.domain.views import Level

BEAT_S: Final = 60.0
DAY_S: Final = 86_400.0
SHORTEST_DAY_S: Final = 23 * HOUR_S  # the night clocks go forward; a moved time zone opens no day
KEPT_DAYS: Final = 90
_TINY_S: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Today:
    """One day of a calendar: its number, and when it begins and ends."""

    number: int
    began: float
    ends: float


Calendar = Callable[[float], Today]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a ledger is kept by."""

    limits: ExposureLimits
    calendar: Calendar
    is_incident: bool = False

    def of(self, ledger: Ledger) -> ExposureLimits:
        """Return the limits in force on the ledger's day."""
        return in_force(self.limits, ledger, is_incident=self.is_incident)


def calendar_of(offset_s: Callable[[float], float]) -> Calendar:
    """Return the calendar of a place, given its offset from UTC at each moment."""

    def today(at: float) -> Today:
        number = int((at + offset_s(at)) // DAY_S)
        return Today(number, _midnight(number, offset_s), _midnight(number + 1, offset_s))

    return today


def _midnight(number: int, offset_s: Callable[[float], float]) -> float:
    guess = number * DAY_S - offset_s(number * DAY_S)
    return number * DAY_S - offset_s(guess)


def new_ledger(at: float, calendar: Calendar, since: int | None = None) -> Ledger:
    """Return an empty account."""
    today = calendar(at)
    began_to_work = today.number if since is None else since
    return Ledger(at=at, day=today.number, day_began=today.began, since=began_to_work)


def advance(ledger: Ledger, rules: Rules, to: float) -> Ledger:
    """Let time pass until ``to``; an earlier moment changes nothing."""
    if to <= ledger.at:
        return ledger
    is_on = ledger.mode is Mode.ON
    ledger = _through(ledger, rules, min(to, ledger.at + BEAT_S) if is_on else to)
    if ledger.at < to:
        ledger = absent(ledger, rules, to)
    return ledger


def absent(ledger: Ledger, rules: Rules, to: float) -> Ledger:
    """Let time pass with nobody there; all of it is rest."""
    if to <= ledger.at:
        return ledger
    mode = ledger.mode
    away = Mode.OFF if mode is Mode.ON else mode
    rested = _through(replace(ledger, mode=away, shown=None), rules, to)
    limits = rules.of(rested)
    is_cluster_over = rested.rest_s >= limits.cluster_break_s
    return replace(
        rested,
        mode=mode,
        rest_s=0.0 if mode is Mode.ON else rested.rest_s,
        cluster_at=None if is_cluster_over else rested.cluster_at,
    )


def found_again(ledger: Ledger, rules: Rules, to: float) -> Ledger:
    """Take up the true time after a while of not knowing it.

    What was done meanwhile may have been done today, so a new day begins with it already spent; and
    what was looked at lately may have been looked at after the time that was missed, so cool-downs
    and the limits of an hour still count it from now.
    """
    missed_s = max(0.0, to - ledger.at)
    lately = ledger.at - HOUR_S
    ledger = replace(absent(ledger, rules, to), is_adrift=False)
    ledger = replace(ledger, seen=tuple(_later(each, lately, missed_s) for each in ledger.seen))
    today = rules.calendar(ledger.at)
    if today.number <= ledger.day or ledger.at < ledger.day_began + SHORTEST_DAY_S:
        return ledger
    rolled = _rolled(ledger, rules.calendar)
    seen = tuple(
        replace(
            each,
            looks=tuple(replace(look, at=max(look.at, rolled.day_began)) for look in each.looks),
        )
        for each in ledger.seen
    )
    return replace(
        ledger, day=rolled.day, day_began=rolled.day_began, totals=rolled.totals, seen=seen
    )


def _later(seen: Seen, since: float, by_s: float) -> Seen:
    """Move the looks that ended after a moment."""
    looks = tuple(
        replace(look, at=look.at + by_s) if look.until > since else look for look in seen.looks
    )
    return replace(seen, looks=looks)


def presume(ledger: Ledger, seconds: float) -> Ledger:
    """Charge a beat that was paid for in advance and may have been used; no time passes."""
    if ledger.mode is not Mode.ON:
        return ledger
    return replace(
        charge_shown(ledger, seconds),
        on_queue_s=ledger.on_queue_s + seconds,
        since_micro_s=ledger.since_micro_s + seconds,
        since_break_s=ledger.since_break_s + seconds,
        shown=None,
    )


def start(ledger: Ledger, rules: Rules) -> Ledger:
    """Go on queue, or back to a due break that is not over; raises ``RuleBroken("day-over")``."""
    if is_day_over(ledger, rules.of(ledger)):
        raise RuleBroken("day-over")
    if ledger.mode is Mode.ON:
        return ledger
    if ledger.at < ledger.rest_until - _TINY_S:
        return replace(ledger, mode=Mode.BREAK)
    return _settled(replace(ledger, mode=Mode.ON, rest_s=0.0), rules)


def rest(ledger: Ledger, mode: Mode) -> Ledger:
    """Leave the queue: a break by choice, a pause, or the end of the shift."""
    if ledger.mode is mode or (mode is Mode.BREAK and ledger.mode is Mode.MICRO):
        return ledger
    began_s = 0.0 if ledger.mode is Mode.ON else ledger.rest_s
    return replace(ledger, mode=mode, rest_s=began_s, shown=None)


def end_break(ledger: Ledger, rules: Rules) -> Ledger:
    """Come back; raises ``RuleBroken("break")`` while a due break has not had its length."""
    if ledger.mode not in {Mode.BREAK, Mode.MICRO}:
        return ledger
    if ledger.at < ledger.rest_until - _TINY_S:
        raise RuleBroken("break")
    return start(ledger, rules)


def show(ledger: Ledger, item: str, severity: Severity | None, level: Level) -> Ledger:
    """Note which reduced view is on screen from now on; R0 ends it."""
    is_covered = level is Level.R0 or ledger.mode is not Mode.ON
    known_now = known(ledger, item, severity)
    shown = None if is_covered else Shown(item=item, severity=known_now, level=level)
    return replace(ledger, shown=shown)


def destroyed(ledger: Ledger, closed: frozenset[str]) -> Ledger:
    """Return what is left when its owner deletes everything: which queues are closed today."""
    return Ledger(
        at=ledger.at,
        day=ledger.day,
        day_began=ledger.day_began,
        since=ledger.since,
        closed=closed,
        is_adrift=ledger.is_adrift,
        is_unknown=True,
    )


def _through(ledger: Ledger, rules: Rules, to: float) -> Ledger:
    while ledger.at < to:
        midnight = _next_day_at(ledger, rules.calendar)
        stop = min(to, max(midnight, ledger.at))
        passed = _on(ledger, rules, stop) if ledger.mode is Mode.ON else _off(ledger, rules, stop)
        ledger = _rolled(passed, rules.calendar) if passed.at >= midnight else passed
        ledger = _settled(ledger, rules)
    return ledger


def _on(ledger: Ledger, rules: Rules, to: float) -> Ledger:
    """Work until ``to``, or until something ends it."""
    limits = rules.of(ledger)
    passed = min(to - ledger.at, _left_s(ledger, limits))
    return replace(
        charge_shown(ledger, passed),
        # Below this, adding to a number of seconds since 1970 may add nothing.
        at=to if to - ledger.at - passed < _TINY_S else ledger.at + passed,
        on_queue_s=ledger.on_queue_s + passed,
        since_micro_s=ledger.since_micro_s + passed,
        since_break_s=ledger.since_break_s + passed,
    )


def _left_s(ledger: Ledger, limits: ExposureLimits) -> float:
    stops = [
        limits.micro_after_s - ledger.since_micro_s,
        limits.break_after_s - ledger.since_break_s,
        cap_s(ledger, limits) - ledger.on_queue_s,
    ]
    if ledger.cluster_at is not None:
        stops.append(ledger.cluster_at - ledger.at)
    shown = ledger.shown
    if shown is not None:
        rate = weight(known(ledger, shown.item, shown.severity), shown.level) / 60.0
        if rate > 0.0:
            stops.append((limits.dose_red_min - dose_min(ledger)) / rate)
    return max(0.0, min(stops))


def _settled(ledger: Ledger, rules: Rules) -> Ledger:
    """Let what is due begin: the end of the day, or a break."""
    if ledger.mode is not Mode.ON:
        return ledger
    limits = rules.of(ledger)
    if is_day_over(ledger, limits):
        return replace(ledger, mode=Mode.OFF, rest_s=0.0, shown=None)
    if ledger.cluster_at is not None and ledger.at >= ledger.cluster_at - _TINY_S:
        return _due(replace(ledger, cluster_at=None), Mode.BREAK, limits.cluster_break_s)
    if ledger.since_break_s >= limits.break_after_s - _TINY_S:
        return _due(ledger, Mode.BREAK, limits.break_s)
    if ledger.since_micro_s >= limits.micro_after_s - _TINY_S:
        return _due(ledger, Mode.MICRO, limits.micro_s)
    return ledger


def _due(ledger: Ledger, mode: Mode, length_s: float) -> Ledger:
    until = ledger.at + length_s
    return replace(ledger, mode=mode, rest_s=0.0, rest_until=until, shown=None)


def _off(ledger: Ledger, rules: Rules, to: float) -> Ledger:
    limits = rules.of(ledger)
    rest_s = ledger.rest_s + to - ledger.at
    rested = replace(ledger, at=to, rest_s=rest_s)
    if rest_s >= limits.micro_s - _TINY_S:
        rested = replace(rested, since_micro_s=0.0)
    if rest_s >= limits.break_s - _TINY_S:
        rested = replace(rested, since_break_s=0.0, run=())
    return rested


def _next_day_at(ledger: Ledger, calendar: Calendar) -> float:
    if ledger.is_adrift:
        return math.inf
    today = calendar(ledger.at)
    if today.number < ledger.day:  # the clocks of this place were moved back
        ends = today.ends + DAY_S * (ledger.day - today.number)
    else:
        ends = today.ends if today.number == ledger.day else ledger.at
    return max(ends, ledger.day_began + SHORTEST_DAY_S)


def _rolled(ledger: Ledger, calendar: Calendar) -> Ledger:
    """Close the day, and keep of it a total and the looks of the last hour."""
    today = calendar(ledger.at + _TINY_S)
    number = max(today.number, ledger.day + 1)
    totals = ledger.totals
    if ledger.on_queue_s > 0.0 or ledger.seen or ledger.settled_s > 0.0:
        totals = (
            *totals,
            Total(
                day=ledger.day,
                on_queue_s=ledger.on_queue_s,
                viewing_s=viewed_today_s(ledger),
                dose_min=dose_min(ledger),
                worst=worst_today(ledger),
            ),
        )
    return replace(
        ledger,
        day=number,
        day_began=max(today.began, ledger.day_began + SHORTEST_DAY_S),
        on_queue_s=0.0,
        settled_s=0.0,
        settled_worst=-1,
        seen=_of_last_hour(ledger),
        totals=tuple(each for each in totals if number - each.day <= KEPT_DAYS),
        closed=frozenset(),
        bad_day=False,
        is_unknown=False if ledger.on_queue_s > 0.0 else ledger.is_unknown,
    )


def _of_last_hour(ledger: Ledger) -> tuple[Seen, ...]:
    kept = []
    for each in ledger.seen:
        looks = tuple(look for look in each.looks if look.until > ledger.at - HOUR_S)
        if looks:
            kept.append(replace(each, weighted_s=0.0, looks=looks, is_spared=False))
    return tuple(kept)
