# SPDX-License-Identifier: Apache-2.0
"""What is open: a table of rules, each of which says for how long something is closed.

``gate`` is the worst any rule says of a look, ``open_bands`` of the bands queues are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from reviewer.domain.exposure.ledger import (
    HOUR_S,
    Ledger,
    dose_min,
    is_severe,
    last_severe,
    opened_s4,
    spared,
    viewed_today_s,
    viewing_s,
    weight,
)
from reviewer.domain.exposure.limits import ExposureLimits
from reviewer.domain.exposure.standing import cap_s, is_day_over
from reviewer.domain.items import Band, Severity, band_of
from reviewer.domain.views import Level

_ROUNDING_S: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether something is open. ``closed_s``: 0.0 open, ``None`` closed until the day ends."""

    closed_s: float | None = 0.0

    @property
    def is_open(self) -> bool:
        """Say whether it is open now."""
        return self.closed_s == 0.0


OPEN: Final = Gate()
TODAY: Final = Gate(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to look at.

    Attributes:
        severity: what is known of it; unscored counts as S1 except where seconds are counted.
        longest_s: for how long, at most.
        item: which; "" asks for a band, not for a look.
    """

    severity: Severity | None
    level: Level = Level.R4
    longest_s: float = 0.0
    item: str = ""

    @property
    def counts_as(self) -> Severity:
        """Return the severity that gaps, runs and the choice of queue go by."""
        return Severity.S1 if self.severity is None else self.severity

    @property
    def is_severe(self) -> bool:
        """Say whether it is known to be severe."""
        return is_severe(self.severity)

    @property
    def may_be_severe(self) -> bool:
        """Say whether its seconds count as severe ones: a look at what nobody has scored does."""
        return self.is_severe or (self.severity is None and bool(self.item))


def band_name(band: Band) -> str:
    """Return how a ledger names a band that is closed in every category."""
    return f"*.{band}"


def gate(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """Return what the limits say of a look, or of a band. ``limits`` are those in force."""
    if is_day_over(ledger, limits):
        return TODAY
    found = [rule(ledger, limits, wish).closed_s for rule in RULES]
    if None in found:
        return TODAY
    return Gate(max((each for each in found if each is not None), default=0.0))


def open_bands(ledger: Ledger, limits: ExposureLimits) -> Mapping[Band, Gate]:
    """Return how each band stands. The high one is as open as the milder of its severities."""
    of = {
        Band.LOW: Severity.S1,
        Band.MEDIUM: Severity.S2,
        Band.HIGH: Severity.S3,
        Band.UNSCORED: None,
    }
    return {band: gate(ledger, limits, Wish(severity=severity)) for band, severity in of.items()}


def _hour(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """S3-S4 seconds at R3 and R4 within any hour."""
    if not wish.may_be_severe:
        return OPEN
    wait = 0.0
    ends = sorted(
        look.until
        for each in ledger.seen
        if each.is_severe or each.severity is None
        for look in each.looks
    )
    while _viewed(ledger, limits, wait, wish) > limits.viewing_hour_s + _ROUNDING_S:
        later = [end + HOUR_S - ledger.at for end in ends if end + HOUR_S - ledger.at > wait]
        if not later:
            return TODAY  # one look alone is longer than the hour's budget
        wait = later[0]
    return Gate(wait)


def _viewed(ledger: Ledger, limits: ExposureLimits, wait: float, wish: Wish) -> float:
    return viewing_s(ledger, ledger.at + wait - HOUR_S, may_be=True) + _next_s(limits, wish)


def _next_s(limits: ExposureLimits, wish: Wish) -> float:
    """Return the seconds a look would take; a band is open when one whole look fits."""
    return wish.longest_s if wish.item else float(limits.no_refill_s)


def _day(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """S3-S4 seconds of the day, with what no-refill adds."""
    if not wish.may_be_severe:
        return OPEN
    saved_s = limits.no_refill_s * spared(ledger, Severity.S3)
    spent_s = viewed_today_s(ledger, may_be=True) + saved_s + _next_s(limits, wish)
    return TODAY if spent_s > limits.viewing_day_s + _ROUNDING_S else OPEN


def _dose(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """Weighted minutes: amber closes the severe, and no look may go past red."""
    adds_min = wish.longest_s * weight(wish.severity, wish.level) / 60.0
    limit = limits.dose_amber_min if wish.is_severe else limits.dose_red_min
    spent = dose_min(ledger)
    is_spent = wish.is_severe and spent >= limit
    return TODAY if is_spent or spent + adds_min > limit + _ROUNDING_S else OPEN


def _gap(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """A cool-down between one severe item and the next."""
    if not wish.is_severe:
        return OPEN
    last, over = last_severe(ledger, but=wish.item)
    if last is None:
        return OPEN
    gap_s = limits.gap_s4_s if last.severity is Severity.S4 else limits.gap_s3_s
    return Gate(max(0.0, over + gap_s - ledger.at))


def _run(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """At most so many severe items in a row; lighter work or a rest ends a run."""
    if not wish.is_severe or wish.item in ledger.run or len(ledger.run) < limits.run_max:
        return OPEN
    _, over = last_severe(ledger)
    return Gate(max(1.0, over + limits.break_s - ledger.at))


def _s4(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """Different S4 items, within an hour and in a day; none while a cluster's break is due."""
    if wish.severity is not Severity.S4:
        return OPEN
    today = opened_s4(ledger, ledger.day_began, but=wish.item) + spared(ledger, Severity.S4)
    if today >= limits.s4_day or limits.s4_hour == 0:
        return TODAY
    ends = sorted(
        max(look.until for look in each.looks)
        for each in ledger.seen
        if each.severity is Severity.S4 and each.looks and each.item != wish.item
    )
    near = [end for end in ends if end > ledger.at - HOUR_S]
    if len(near) < limits.s4_hour:
        return OPEN
    return Gate(max(1.0, near[-limits.s4_hour] + HOUR_S - ledger.at))


def _cluster(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """Nothing severe between a cluster of S4 and its break."""
    if not wish.is_severe or ledger.cluster_at is None or _is_last(ledger, wish.item):
        return OPEN
    return Gate(max(1.0, ledger.cluster_at + limits.cluster_break_s - ledger.at))


def _is_last(ledger: Ledger, item: str) -> bool:
    last, _ = last_severe(ledger)
    return last is not None and last.item == item


def _last_part(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """Nothing severe in the last part of the day's time, nothing above S1 at its very end."""
    left_s = cap_s(ledger, limits) - ledger.on_queue_s
    if wish.is_severe and left_s - wish.longest_s <= limits.last_part_s:
        return TODAY
    is_light = wish.severity is not None and wish.severity <= Severity.S1
    return TODAY if not is_light and left_s <= limits.wind_down_s else OPEN


def _rotation(ledger: Ledger, limits: ExposureLimits, wish: Wish) -> Gate:
    """Days in a row with the severe, and one in so many without anything above S1."""
    if wish.is_severe and _in_a_row(ledger, Severity.S3) >= limits.severe_days:
        return TODAY
    is_heavy = wish.counts_as >= Severity.S2
    return (
        TODAY if is_heavy and _in_a_row(ledger, Severity.S2) >= limits.light_day_every - 1 else OPEN
    )


def _in_a_row(ledger: Ledger, severity: Severity) -> int:
    """Return how many days up to yesterday each had something of at least this severity."""
    days = {each.day for each in ledger.totals if each.worst >= severity}
    count = 0
    while ledger.day - count - 1 in days:
        count += 1
    return count


def _bad_day(ledger: Ledger, _limits: ExposureLimits, wish: Wish) -> Gate:
    """A bad day: nothing above S1, nor what nobody has scored."""
    is_light = wish.severity is not None and wish.severity <= Severity.S1
    return TODAY if ledger.bad_day and not is_light else OPEN


def _lost(ledger: Ledger, _limits: ExposureLimits, wish: Wish) -> Gate:
    """What was closed for the day as a whole band, because its account was lost."""
    return TODAY if band_name(band_of(wish.severity)) in ledger.closed else OPEN


Rule = Callable[[Ledger, ExposureLimits, Wish], Gate]
RULES: Final[tuple[Rule, ...]] = (
    *(_hour, _day, _dose, _gap, _run, _s4, _cluster, _last_part, _rotation, _bad_day, _lost),
)
