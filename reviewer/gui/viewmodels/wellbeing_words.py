# SPDX-License-Identifier: Apache-2.0
"""Words the person's own day: plain and neutral, in whole minutes, never a mark or a comparison."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import assert_never

from reviewer.domain.ids import first_queue
from reviewer.domain.items import Band
from reviewer.domain.policy import Policy
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.viewmodels.wellbeing import Screen
from reviewer.services.shown import Phase, Wellbeing

SOUND = "sound"
INCIDENTS = "incidents"
_MINUTE_S = 60
_USUAL_PERCENT = 100
_TOTALS_DAYS = 90  # wellbeing.md P-2


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """What a screen says: a title, and sentences under it."""

    title: str
    sentences: tuple[str, ...]


def span_words(seconds: float) -> str:
    """Return a length of time in whole minutes, rounded up."""
    minutes = math.ceil(seconds / _MINUTE_S)
    if minutes < 2 * _MINUTE_S:
        return translate("Day", "{count} min").format(count=number(minutes))
    hours, rest = divmod(minutes, 60)
    if not rest:
        return translate("Day", "{count} h").format(count=number(hours))
    return translate("Day", "{hours} h {minutes} min").format(
        hours=number(hours), minutes=number(rest)
    )


def viewing_words(now: Wellbeing) -> str:
    """Return the time viewed today, beside its limit."""
    return translate("Day", "Viewing time {used} of {most} min").format(
        used=number(int(now.viewing_s // _MINUTE_S)),
        most=number(int(now.viewing_cap_s // _MINUTE_S)),
    )


def review_words(now: Wellbeing) -> str:
    """Return the time at review today, beside its limit."""
    return translate("Day", "At review {used} of {most}").format(
        used=span_words(now.on_queue_s), most=span_words(now.on_queue_cap_s)
    )


def next_words(now: Wellbeing) -> str:
    """Return what comes next in the day, for the bar below."""
    match now.phase:
        case Phase.WINDING_DOWN:
            return translate("Day", "The day winds down: nothing severe any more")
        case Phase.BREAK | Phase.MICRO_BREAK:
            return translate("Day", "Break")
        case _:
            if now.next_break_in_s is None:
                return ""
            return translate("Day", "Break in {span}").format(span=span_words(now.next_break_in_s))


def phase_words(phase: Phase) -> str:
    """Return what is read aloud when the day comes to ``phase``."""
    match phase:
        case Phase.OFF_SHIFT:
            return translate("Day", "Off shift")
        case Phase.ON_QUEUE:
            return translate("Day", "On shift")
        case Phase.PAUSED:
            return translate("Day", "Covered")
        case Phase.MICRO_BREAK:
            return translate("Day", "Short break")
        case Phase.BREAK:
            return translate("Day", "Break")
        case Phase.NOTHING_OPEN:
            return translate("Day", "Nothing is open to you now")
        case Phase.WINDING_DOWN:
            return translate("Day", "The day winds down")
        case Phase.DAY_OVER:
            return translate("Day", "Limit reached")
        case _:
            assert_never(phase)


def screen_words(screen: Screen, now: Wellbeing) -> ScreenWords:
    """Return what a screen says."""
    match screen:
        case Screen.WORK:
            return ScreenWords("", ())
        case Screen.START:
            return ScreenWords(translate("Day", "Before you begin"), _today(now))
        case Screen.BREAK:
            return ScreenWords(translate("Day", "Break"), _break(now))
        case Screen.MICRO_BREAK:
            return ScreenWords(translate("Day", "Short break"), _break(now))
        case Screen.NOTHING_OPEN:
            return ScreenWords(translate("Day", "Nothing is open to you now"), _nothing_open(now))
        case Screen.DAY_OVER:
            return ScreenWords(translate("Day", "That is all for today"), _day_over())
        case Screen.END:
            return ScreenWords(translate("Day", "The shift is over. Thank you."), _end())
        case _:
            assert_never(screen)


def _today(now: Wellbeing) -> tuple[str, ...]:
    left = max(0.0, now.on_queue_cap_s - now.on_queue_s)
    # Whole minutes only: no sentence promises more than the limit gives.
    viewing = max(0.0, (now.viewing_cap_s - now.viewing_s) // _MINUTE_S * _MINUTE_S)
    found = [
        translate(
            "Day", "Today there are up to {queue} of review, of which {viewing} with severe items."
        ).format(queue=span_words(left), viewing=span_words(viewing)),
        translate("Day", "Breaks come by themselves and are part of the shift."),
    ]
    return (*found, *special_words(now))


def special_words(now: Wellbeing) -> tuple[str, ...]:
    """Return why today's limits are tighter than usual, if they are."""
    found = []
    if now.budget_percent != _USUAL_PERCENT:
        found.append(
            translate(
                "Day",
                "Today’s limits are at {count} % of the usual: you are new here, were away, or "
                "deleted what was kept.",
            ).format(count=number(now.budget_percent))
        )
    if now.is_incident:
        found.append(translate("Day", "An incident runs; the limits are tighter while it does."))
    if now.bad_day:
        found.append(translate("Day", "A bad day: nothing severe until it is over."))
    return tuple(found)


def _break(now: Wellbeing) -> tuple[str, ...]:
    leave = translate("Day", "Please leave the desk if you can. What you saved is safe.")
    return (leave, rest_words(now))


def rest_words(now: Wellbeing) -> str:
    """Return how much of a break is left, without counting down."""
    if now.phase_until_s:
        return translate("Day", "You can go on in {span}.").format(
            span=span_words(now.phase_until_s)
        )
    return translate("Day", "You can go on when you want to. A longer break is fine.")


def _nothing_open(now: Wellbeing) -> tuple[str, ...]:
    found = [
        translate(
            "Day",
            "Your limits and choices close what is waiting. Lighter work comes by itself when "
            "there is some.",
        )
    ]
    if now.closed_for_s:
        soonest = min(seconds for _, seconds in now.closed_for_s)
        found.append(
            translate("Day", "Something opens again in {span}.").format(span=span_words(soonest))
        )
    return tuple(found)


def _day_over() -> tuple[str, ...]:
    return (
        translate("Day", "Today’s limit is reached. Nobody can lift it, and nobody is told why."),
        translate("Day", "What you saved is safe. The queues open again tomorrow."),
    )


def _end() -> tuple[str, ...]:
    return (
        translate("Day", "What you saved is safe and leaves by itself."),
        translate(
            "Day",
            "The work stays here. If something of it stays with you, talk to someone; "
            "these people are there for that.",
        ),
    )


def opt_out_words(code: str, policy: Policy | None, language: str) -> str:
    """Return the name of something one can keep away from."""
    if code == SOUND:
        return translate("Day", "Sound")
    if code == INCIDENTS:
        return translate("Day", "Incidents")
    known = {one.code: one.named(language) for one in policy.categories} if policy else {}
    return visible(known.get(code, code))


def queue_words(name: str, policy: Policy | None, language: str) -> str:
    """Return a queue's name: its category, and how severe it is."""
    first = first_queue(name)
    if first != name:
        first_words = queue_words(first, policy, language)
        return translate("Day", "second look: {queue}").format(queue=first_words)
    category, _, band = name.rpartition(".")
    words = _bands().get(band)
    if words is None:
        return visible(name)
    return translate("Day", "{category}, {band}").format(
        category=isolated(opt_out_words(category, policy, language)), band=words
    )


def _bands() -> dict[str, str]:
    return {
        Band.LOW.value: translate("Day", "not severe"),
        Band.MEDIUM.value: translate("Day", "medium"),
        Band.HIGH.value: translate("Day", "severe"),
        Band.UNSCORED.value: translate("Day", "not scored yet"),
    }


def closed_words(now: Wellbeing, policy: Policy | None, language: str) -> tuple[str, ...]:
    """Return one line for every queue that is closed to the person, and for how long."""
    if now.phase is Phase.DAY_OVER:
        return (translate("Day", "Everything, until tomorrow"),)
    lasting = [
        translate("Day", "{queue}: until tomorrow").format(
            queue=isolated(queue_words(name, policy, language))
        )
        for name in sorted(now.closed_today)
    ]
    passing = [
        translate("Day", "{queue}: for {span}").format(
            queue=isolated(queue_words(name, policy, language)), span=span_words(seconds)
        )
        for name, seconds in now.closed_for_s
        if name not in now.closed_today
    ]
    return (*lasting, *passing)


def promise_words() -> str:
    """Return, in one breath, whom all this belongs to."""
    return translate(
        "Day",
        "What you choose here, and how long you look, is kept on this machine for you alone. It is "
        "never used for pay, ranking or discipline.",
    )


def privacy_words() -> tuple[str, ...]:
    """Return what is kept, where, who reads it, and what it is never used for."""
    return (
        translate(
            "Day",
            "Kept are today’s looking in detail, totals of each day for {count} days, and the "
            "choices on this page. They lie encrypted on this machine, with a key of their own. "
            "Nobody else can read them: no lead, no administrator, not the gateway.",
        ).format(count=number(_TOTALS_DAYS)),
        translate(
            "Day",
            "They are never used for pay, ranking, discipline, contracts or training a model. "
            "The gateway learns only whether a queue is open to you, never why.",
        ),
    )
