# SPDX-License-Identifier: Apache-2.0
"""What a look, a view on screen and a decision cost in a ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reviewer.domain.exposure.ledger import (
    Ledger,
    Look,
    Seen,
    find,
    is_severe,
    known,
    last_severe,
    opened_s4,
    put,
    weight_of,
)
from reviewer.domain.exposure.limits import LEVEL_WEIGHT, ExposureLimits
from reviewer.domain.items import Severity
from reviewer.domain.views import Level

CLUSTER_GRACE_S: Final = 120.0  # to answer for the item that made the cluster, covered or not


def begin_look(
    ledger: Ledger,
    limits: ExposureLimits,
    item: str,
    routed: Severity | None,
    level: Level,
    longest_s: float,
) -> Ledger:
    """Charge a look at R3 or R4 for as long as it may last."""
    severity = known(ledger, item, routed)
    before = find(ledger, item) or Seen(item=item, severity=severity)
    look = Look(at=ledger.at, seconds=longest_s)
    seen = replace(
        before,
        severity=severity,
        weighted_s=before.weighted_s + longest_s * LEVEL_WEIGHT[level],
        looks=(*before.looks, look),
    )
    charged = put(ledger, seen)
    return _met(charged, limits, seen) if not before.looks else charged


def end_look(ledger: Ledger, item: str, look: Look, used_s: float, level: Level) -> Ledger:
    """Refund what a look did not use; a look that is not known any more changes nothing."""
    seen = find(ledger, item)
    if seen is None or look not in seen.looks:
        return ledger
    rest = list(seen.looks)
    rest[rest.index(look)] = Look(at=look.at, seconds=min(max(0.0, used_s), look.seconds))
    weighted_s = seen.weighted_s
    if look.at >= ledger.day_began:
        weighted_s -= (look.seconds - min(max(0.0, used_s), look.seconds)) * LEVEL_WEIGHT[level]
    return put(ledger, replace(seen, looks=tuple(rest), weighted_s=max(0.0, weighted_s)))


def charge_shown(ledger: Ledger, seconds: float) -> Ledger:
    """Charge the reduced view that is on screen."""
    shown = ledger.shown
    if shown is None or seconds <= 0.0:
        return ledger
    severity = known(ledger, shown.item, shown.severity)
    seen = find(ledger, shown.item) or Seen(item=shown.item, severity=severity)
    weighted_s = seen.weighted_s + seconds * LEVEL_WEIGHT[shown.level]
    return put(ledger, replace(seen, severity=severity, weighted_s=weighted_s))


def decide(
    ledger: Ledger,
    limits: ExposureLimits,
    members: tuple[str, ...],
    routed: Severity | None,
    own: Severity | None,
) -> Ledger:
    """Charge a decided group as what the reviewer says it is.

    No-refill: members of a severe group that nobody opened count against the day as if opened,
    all but the one that any decision takes.  A decision without a severity leaves an unscored
    group S1.
    """
    known_now = max((each for each in (routed, own) if each is not None), default=Severity.S1)
    opened = 0
    for item in members:
        before = find(ledger, item)
        if before is None or not before.looks:
            if before is not None:
                ledger = put(ledger, replace(before, severity=_higher(before, known_now)))
            continue
        opened += 1
        after = replace(before, severity=_higher(before, known_now))
        ledger = put(ledger, after)
        if after.severity is not before.severity:
            ledger = _met(ledger, limits, after)
    if not is_severe(known_now):
        return _settled(replace(ledger, run=()), frozenset(members))
    unopened = [item for item in members if not (seen := find(ledger, item)) or not seen.looks]
    for item in unopened[0 if opened else 1 :]:
        seen = find(ledger, item) or Seen(item=item, severity=known_now)
        ledger = put(ledger, replace(seen, is_spared=True))
    if ledger.cluster_at is not None:
        ledger = replace(ledger, cluster_at=min(ledger.cluster_at, ledger.at))
    return ledger


def _settled(ledger: Ledger, members: frozenset[str]) -> Ledger:
    """Forget items that are decided and not severe, but for what they weighed."""
    done = [each for each in ledger.seen if each.item in members and not each.is_severe]
    return replace(
        ledger,
        seen=tuple(each for each in ledger.seen if each not in done),
        settled_s=ledger.settled_s
        + sum(each.weighted_s * weight_of(each.severity) for each in done),
        settled_worst=max(
            [ledger.settled_worst, *(int(each.severity or 0) for each in done if each.weighted_s)]
        ),
    )


def _higher(seen: Seen, severity: Severity) -> Severity:
    return severity if seen.severity is None else max(seen.severity, severity)


def _met(ledger: Ledger, limits: ExposureLimits, seen: Seen) -> Ledger:
    """Note that an item turned out severe, or is looked at for the first time."""
    if not seen.is_severe:
        return ledger
    if seen.item not in ledger.run:
        _, over = last_severe(ledger, but=seen.item)
        is_rested = ledger.at - over >= limits.break_s
        ledger = replace(ledger, run=(*(() if is_rested else ledger.run), seen.item))
    near = opened_s4(ledger, ledger.at - limits.cluster_within_s)
    if seen.severity is Severity.S4 and near >= limits.cluster_s4 and ledger.cluster_at is None:
        ledger = replace(ledger, cluster_at=ledger.at + CLUSTER_GRACE_S)
    return ledger
