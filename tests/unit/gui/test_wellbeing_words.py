# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.demo.sample import a_policy
from reviewer.gui.viewmodels import wellbeing_words
from reviewer.gui.viewmodels.wellbeing import Screen
from reviewer.services.shown import Phase, Wellbeing

NOW = Wellbeing(
    phase=Phase.ON_QUEUE,
    viewing_s=599.0,
    viewing_cap_s=1800.0,
    on_queue_s=3 * 3600.0,
    on_queue_cap_s=4 * 3600.0,
    next_break_in_s=61.0,
)


def _plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "0 min"),
        (1.0, "1 min"),
        (60.0, "1 min"),
        (61.0, "2 min"),
        (7140.0, "119 min"),
        (7200.0, "2 h"),
        (7201.0, "2 h 1 min"),
    ],
)
def test_a_span_is_told_in_whole_minutes(seconds, words):
    assert wellbeing_words.span_words(seconds) == words


def test_time_viewed_is_told_in_full_minutes_beside_its_limit():
    assert wellbeing_words.viewing_words(NOW) == "Viewing time 9 of 30 min"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Break in 2 min"),
        ({"next_break_in_s": None}, ""),
        ({"phase": Phase.WINDING_DOWN}, "The day winds down: nothing severe any more"),
        ({"phase": Phase.MICRO_BREAK}, "Break"),
        ({"phase": Phase.OFF_SHIFT, "next_break_in_s": None}, ""),
    ],
)
def test_the_bar_tells_what_comes_next(change, words):
    assert wellbeing_words.next_words(replace(NOW, **change)) == words


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_is_said(phase):
    assert wellbeing_words.phase_words(phase)


@pytest.mark.parametrize("screen", [one for one in Screen if one is not Screen.WORK])
def test_every_screen_says_something(screen):
    words = wellbeing_words.screen_words(screen, NOW)

    assert words.title
    assert words.sentences


def test_tighter_limits_are_explained():
    tight = replace(NOW, budget_percent=50, is_incident=True, bad_day=True)

    assert wellbeing_words.special_words(NOW) == ()
    assert wellbeing_words.special_words(tight) == (
        (
            "Today’s limits are at 50 % of the usual: you are new here, were away, or "
            "deleted what was kept."
        ),
        "An incident runs; the limits are tighter while it does.",
        "A bad day: nothing severe until it is over.",
    )


def test_a_closed_queue_is_named_in_the_language_without_its_cause():
    closed = replace(
        NOW,
        closed_today=frozenset({"graphic_violence.high", "symbol.unscored"}),
        closed_for_s=(("graphic_violence.high", 30.0), ("recruitment.medium", 90.0)),
        opted_out=frozenset({"symbol"}),
    )

    english = wellbeing_words.closed_words(closed, a_policy(), "en")
    french = wellbeing_words.closed_words(closed, a_policy(), "fr")

    assert [_plain(line) for line in english] == [
        "Graphic violence, severe: until tomorrow",
        "Symbol, not scored yet: until tomorrow",
        "Recruitment or instruction, medium: for 2 min",
    ]
    assert [_plain(line).partition(",")[0] for line in french] == [
        "Violence explicite",
        "Symbole",
        "Recrutement ou instruction",
    ]


def test_a_day_that_is_closed_whole_is_one_line():
    closed = replace(NOW, phase=Phase.DAY_OVER, closed_today=frozenset({"symbol.low"}))

    assert wellbeing_words.closed_words(closed, None, "en") == ("Everything, until tomorrow",)


def test_what_the_policy_does_not_know_is_shown_as_its_characters():
    assert wellbeing_words.queue_words("strange", None, "en") == "strange"
    assert wellbeing_words.queue_words("second:strange", None, "en") == "second look: strange"
    assert wellbeing_words.opt_out_words("a\u202eb", a_policy(), "en") == "a[U+202E]b"
    assert wellbeing_words.opt_out_words("sound", a_policy(), "en") == "Sound"
