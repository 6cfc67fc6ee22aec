# SPDX-License-Identifier: Apache-2.0
"""What is kept of a person's looking: today in detail, and ninety days as totals.

A severity is what is known of an item: how it was routed, or the reviewer's own word when that is
higher.  ``None`` is unscored and not yet decided.  Known severities only rise.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Final

from reviewer.domain.exposure.limits import LEVEL_WEIGHT, SEVERITY_WEIGHT, UNKNOWN_WEIGHT
from reviewer.domain.items import Severity
from reviewer.domain.views import Level

HOUR_S: Final = 3600.0


class Mode(enum.StrEnum):
    """What the person is doing, as they or the limits said."""

    OFF = "off"
    ON = "on"
    PAUSED = "paused"
    MICRO = "micro"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at R3 or R4, charged for its longest time until it is known to be over."""

    at: float
    seconds: float

    @property
    def until(self) -> float:
        """Return when it is over at the latest."""
        return self.at + self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One item of today, or of the hour before today.

    Attributes:
        weighted_s: today's seconds times the level's weight.
        looks: at R3 or R4.
        is_spared: decided as part of its group without being opened.
    """

    item: str
    severity: Severity | None
    weighted_s: float = 0.0
    looks: tuple[Look, ...] = ()
    is_spared: bool = False

    @property
    def is_severe(self) -> bool:
        """Say whether it is known to be S3 or S4."""
        return is_severe(self.severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The reduced view that is on screen."""

    item: str
    severity: Severity | None
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One day that is over. ``worst`` is the highest severity of anything seen, -1 if nothing."""

    day: int
    on_queue_s: float
    viewing_s: float
    dose_min: float
    worst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One person's account. Moments are seconds since 1970, by gateway time.

    Attributes:
        day: today's number; ``day_began`` its first second.
        since: the day this profile began to work, which the ramp counts from.
        since_micro_s: time on queue since the last rest long enough for a short break.
        since_break_s: the same for a protected break.
        rest_s: how long the present rest lasts.
        rest_until: before which a due break may not end.
        cluster_at: when the break that a cluster of S4 calls for begins.
        settled_s: weighted seconds of what was decided today and is not severe; such items are
            forgotten. ``settled_worst`` is the highest severity among them, -1 if none.
        run: severe items in a row, the last one last.
        closed: queues closed until the day ends, whatever the reason; ``*`` is all of them.
        is_adrift: the machine started anew and the gateway has not told the time since: no day
            begins until it does.
        is_unknown: earlier days were destroyed or lost, so today counts as the first after leave.
    """

    at: float
    day: int
    day_began: float
    since: int
    mode: Mode = Mode.OFF
    on_queue_s: float = 0.0
    since_micro_s: float = 0.0
    since_break_s: float = 0.0
    rest_s: float = 0.0
    rest_until: float = 0.0
    cluster_at: float | None = None
    seen: tuple[Seen, ...] = ()
    settled_s: float = 0.0
    settled_worst: int = -1
    run: tuple[str, ...] = ()
    shown: Shown | None = None
    totals: tuple[Total, ...] = ()
    closed: frozenset[str] = frozenset()
    bad_day: bool = False
    is_adrift: bool = False
    is_unknown: bool = False


def is_severe(severity: Severity | None) -> bool:
    """Say whether a severity is S3 or S4; an unscored item counts as S1 here."""
    return severity is not None and severity >= Severity.S3


def find(ledger: Ledger, item: str) -> Seen | None:
    """Return what is kept of an item."""
    return next((each for each in ledger.seen if each.item == item), None)


def known(ledger: Ledger, item: str, routed: Severity | None) -> Severity | None:
    """Return what is known of an item that was routed so."""
    seen = find(ledger, item)
    if seen is None or seen.severity is None:
        return routed
    return seen.severity if routed is None else max(seen.severity, routed)


def put(ledger: Ledger, seen: Seen) -> Ledger:
    """Add or replace an item."""
    others = tuple(each for each in ledger.seen if each.item != seen.item)
    return replace(ledger, seen=(*others, seen))


def weight(severity: Severity | None, level: Level) -> float:
    """Return what a second of this weighs in the dose."""
    return LEVEL_WEIGHT[level] * weight_of(severity)


def weight_of(severity: Severity | None) -> float:
    """Return the dose's weight of a severity."""
    return UNKNOWN_WEIGHT if severity is None else SEVERITY_WEIGHT[severity]


def dose_min(ledger: Ledger) -> float:
    """Return today's weighted minutes."""
    open_s = sum(
        each.weighted_s * weight_of(each.severity) for each in ledger.seen if each.weighted_s
    )
    return (ledger.settled_s + open_s) / 60.0


def viewing_s(ledger: Ledger, since: float, *, may_be: bool = False) -> float:
    """Return the seconds at R3 or R4 of severe items in looks that were not over at ``since``.

    With ``may_be``, of items that are neither scored nor decided too, for they may be severe.
    """
    return sum(
        look.seconds
        for each in ledger.seen
        if each.is_severe or (may_be and each.severity is None)
        for look in each.looks
        if look.until > since
    )


def viewed_today_s(ledger: Ledger, *, may_be: bool = False) -> float:
    """Return the same of looks that began today."""
    return sum(
        look.seconds
        for each in ledger.seen
        if each.is_severe or (may_be and each.severity is None)
        for look in each.looks
        if look.at >= ledger.day_began
    )


def spared(ledger: Ledger, severity: Severity) -> int:
    """Return how many items of at least this severity were decided without being opened."""
    return sum(
        each.is_spared and not each.looks and (each.severity or 0) >= severity
        for each in ledger.seen
    )


def opened_s4(ledger: Ledger, since: float, *, but: str = "") -> int:
    """Return how many other S4 items had a look that was not over at ``since``."""
    return sum(
        each.severity is Severity.S4 and each.item != but and last_look(each) > since
        for each in ledger.seen
    )


def worst_today(ledger: Ledger) -> int:
    """Return the highest severity of anything seen today, -1 if nothing was."""
    of_open = (
        int(each.severity or 0)
        for each in ledger.seen
        if each.weighted_s > 0 or any(look.at >= ledger.day_began for look in each.looks)
    )
    return max(ledger.settled_worst, max(of_open, default=-1))


def last_severe(ledger: Ledger, *, but: str = "") -> tuple[Seen | None, float]:
    """Return the severe item other than ``but`` looked at last, and when that look is over."""
    found = [each for each in ledger.seen if each.is_severe and each.looks and each.item != but]
    if not found:
        return None, 0.0
    last = max(found, key=last_look)
    return last, last_look(last)


def last_look(seen: Seen) -> float:
    """Return when an item's last look is over; 0.0 when it had none."""
    return max((look.until for look in seen.looks), default=0.0)
