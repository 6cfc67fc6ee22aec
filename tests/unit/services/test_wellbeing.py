# SPDX-License-Identifier: Apache-2.0
"""A person's day: breaks, choices, midnight, what is kept and what is destroyed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from reviewer.domain.errors import RuleBroken, StoreUnusable
from reviewer.domain.exposure.passing import calendar_of
from reviewer.domain.items import Severity
from reviewer.domain.views import Level
from reviewer.services.desk import FACT_MOMENT, FACT_POLICY, FACT_SINCE
from reviewer.services.shown import Phase
from tests import builders
from tests.fakes.person import PersonAtWork

HIGH = {"violence.high"}
ABOVE_LOW = {"violence.high", "violence.medium", "violence.unscored"}


@pytest.fixture
def person():
    return PersonAtWork()


def on_for(person, seconds):
    for _ in range(int(seconds // 50)):
        phase = person.works(50.0)
    return phase


def test_a_short_break_is_due_after_25_minutes_and_lasts_two(person):
    person.service.start_shift()

    assert on_for(person, 1450) is Phase.ON_QUEUE
    assert on_for(person, 50) is Phase.MICRO_BREAK
    with pytest.raises(RuleBroken, match="break"):
        person.service.end_break()

    person.passes(120)
    assert person.service.end_break().phase is Phase.ON_QUEUE


def test_a_break_by_choice_may_end_at_any_time(person):
    person.service.start_shift()
    person.service.start_break()

    assert person.service.end_break().phase is Phase.ON_QUEUE


def test_ending_the_shift_does_not_end_a_due_break(person):
    person.service.start_shift()
    on_for(person, 1500)
    person.service.end_shift()

    assert person.service.start_shift().phase is Phase.BREAK


def test_a_look_that_cannot_be_written_down_costs_nothing(person):
    item = builders.an_item("i-1")
    person.service.start_shift()
    before = person.book.account.ledger
    person.file.is_full = True
    for _ in range(3):
        with pytest.raises(StoreUnusable, match="full"):
            person.service.begin(item, Severity.S1, Level.R4, 30.0)
    person.file.is_full = False

    assert person.book.account.ledger == before


def test_no_time_counts_in_a_pause_however_long(person):
    person.service.start_shift()
    on_for(person, 500)
    person.service.pause()
    person.passes(3 * 3600)
    shown = person.service.resume()

    assert (shown.phase, shown.on_queue_s) == (Phase.ON_QUEUE, 500.0)


def test_a_bad_day_closes_everything_above_s1_until_it_is_taken_back(person):
    assert person.service.set_bad_day(on=True).closed_today == ABOVE_LOW
    assert person.service.set_bad_day(on=False).closed_today == set()


def test_a_bad_day_ends_with_the_day(person):
    person.service.set_bad_day(on=True)
    person.passes(16 * 3600)

    assert not person.service.state().bad_day


def test_an_opt_out_closes_a_category_and_looks_like_any_other_cause(person):
    person.store.facts.set(FACT_POLICY, json.dumps(builders.policy_body()))
    shown = person.service.set_opt_outs(frozenset({"violence"}))

    assert shown.closed_today == {*ABOVE_LOW, "violence.low"}
    assert shown.opt_outs_offered == ("violence", "sound", "incidents")
    with pytest.raises(RuleBroken, match="opt-out"):
        person.service.set_opt_outs(frozenset({"weather"}))


def test_no_view_of_a_group_that_is_closed_is_let_through(person):
    person.store.facts.set(FACT_POLICY, json.dumps(builders.policy_body()))
    light = builders.a_group("g-1", severity=Severity.S1)
    severe = builders.a_group("g-3", severity=Severity.S3)

    def refused():
        found = []
        for name, group in (("light", light), ("severe", severe)):
            try:
                person.service.check_group(person.store.facts, group)
            except RuleBroken as broken:
                found.append((name, broken.rule))
        return found

    person.service.start_shift()
    both, heavy = [("light", "look-limit"), ("severe", "look-limit")], [("severe", "look-limit")]
    assert refused() == []
    person.service.set_bad_day(on=True)
    assert refused() == heavy
    person.service.set_bad_day(on=False)
    person.looks("i-other", Severity.S3, 8.0)
    assert refused() == heavy  # a cool-down
    person.passes(1800)
    person.service.start_break()
    assert refused() == both
    person.service.end_break()
    person.service.pause()
    assert refused() == both
    person.service.resume()
    person.service.set_opt_outs(frozenset({"violence"}))
    assert refused() == both


def test_an_opt_out_of_incidents_closes_their_category(person):
    person.service.set_opt_outs(frozenset({"incidents"}))
    assert person.service.state().closed_today == set()

    person.store.has_incident(on=True)

    assert person.service.state().closed_today == {*ABOVE_LOW, "violence.low"}


def test_an_incident_tightens(person):
    person.store.has_incident(on=True)
    shown = person.service.state()

    assert (shown.is_incident, shown.on_queue_cap_s) == (True, 10_800.0)


@pytest.mark.parametrize(("days", "percent"), [(0, 25), (6, 25), (7, 50), (14, 75), (21, 100)])
def test_a_new_reviewer_has_a_part_of_the_budget(days, percent):
    person = PersonAtWork()
    person.store.facts.set(FACT_SINCE, str(int(person.now // 86_400) - days))
    shown = person.service.state()

    assert (shown.budget_percent, shown.viewing_cap_s) == (percent, 1800 * percent // 100)


def test_a_look_that_was_interrupted_stays_charged_at_its_cap(person):
    person.looks("i-1", 3, 2.0, killed=True)

    assert person.service.state().viewing_s == 8.0


def test_a_look_that_ended_costs_what_it_took(person):
    person.looks("i-1", 3, 2.0)

    assert person.service.state().viewing_s == pytest.approx(2.0)


def test_a_wall_clock_set_back_or_forth_opens_no_day(person):
    person.service.start_shift()
    on_for(person, 500)
    for hours in (48, -96, 1000):
        person.clock.set_wall(hours=hours)
        person.reboots(60)

    assert person.service.state().on_queue_s >= 500.0


def test_without_contact_after_a_restart_the_day_goes_on_until_the_gateway_tells(person):
    person.looks("i-1", 3, 8.0)
    person.reboots(30 * 3600)
    assert person.service.state().viewing_s == 8.0

    person.contact()

    # What was done while nobody knew the day counts against the new one too.
    assert person.service.state().viewing_s == 8.0


def test_deleting_destroys_the_history_and_ends_the_day_that_was_begun(person):
    person.looks("i-1", 3, 8.0)
    shown = person.service.delete_now()

    kept = json.loads(person.file.document)
    assert shown.phase is Phase.DAY_OVER
    assert (kept["ledger"]["seen"], kept["ledger"]["totals"]) == ([], [])
    assert kept["ledger"]["closed"] == ["*"]
    assert b"i-1" not in person.file.document


def test_deleting_before_work_leaves_the_day_open(person):
    assert person.service.delete_now().phase is Phase.OFF_SHIFT


def test_what_remains_after_deleting_is_gone_with_the_day(person):
    person.looks("i-1", 3, 8.0)
    person.service.delete_now()
    person.passes(24 * 3600)
    person.service.start_shift()

    assert json.loads(person.file.document)["ledger"]["closed"] == []


def test_deleting_while_nobody_knows_the_day_opens_no_other_one(person):
    person.reboots(20 * 3600)
    person.looks("i-1", 3, 8.0)
    person.service.delete_now()

    person.contact()

    # It may have been today, by the gateway's time, that the day was used up.
    assert person.service.state().phase is Phase.DAY_OVER
    assert person.looks("i-2", 3, 8.0) is None


def test_a_lost_account_closes_what_may_be_severe_for_the_day(person):
    person.store.facts.set(FACT_SINCE, "0")
    person.file.is_damaged()
    person.starts()

    assert person.service.state().closed_today == ABOVE_LOW
    assert person.looks("i-1", 3, 8.0) is None


@pytest.mark.parametrize("hours", [0, 14.9, 48, 1000, -9.1, -96])
def test_a_lost_account_is_closed_until_the_gateway_tells_whatever_the_wall_clock_says(
    person, hours
):
    person.store.facts.set(FACT_SINCE, "0")
    person.clock.set_wall(hours=hours)  # 14.9: six minutes to midnight
    person.file.document = None
    person.reboots(60)

    person.passes(30 * 3600)
    unheard = person.service.state().closed_today
    person.contact()
    heard = person.service.state().closed_today
    person.passes(24 * 3600)

    assert (unheard, heard) == (ABOVE_LOW, ABOVE_LOW)
    assert person.service.state().closed_today == set()


def test_a_new_account_takes_the_first_word_of_the_gateway_for_its_day(person):
    del person.store.facts[FACT_SINCE], person.store.facts[FACT_MOMENT]
    person.clock.set_wall(hours=-1000)
    person.file.document = None
    person.reboots(60)
    before = person.book.account.ledger.day

    person.contact()
    person.service.state()

    assert person.book.account.ledger.day == person.now // 86_400
    assert before < person.book.account.ledger.day
    assert not person.book.account.ledger.is_adrift


def test_the_export_is_for_its_owner_alone(person, tmp_path):
    person.looks("i-1", 3, 8.0)
    path = person.service.export(tmp_path)

    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert json.loads(path.read_text())["ledger"]["seen"][0]["item"] == "i-1"


def test_members_decided_unopened_count_against_the_day_but_for_one(person):
    group = builders.a_group(
        items=[builders.an_item(f"i-{number}") for number in range(5)], severity=Severity.S4
    )
    person.looks("i-0", 4, 8.0)
    person.open_queues.decided(group, Severity.S4)

    kept = json.loads(person.file.document)["ledger"]["seen"]
    assert sorted(each["item"] for each in kept if each["is_spared"]) == [
        "i-1",
        "i-2",
        "i-3",
        "i-4",
    ]


def test_300_unscored_items_fill_a_shift_and_none_is_refused(person):
    person.service.start_shift()
    own = [0, 0, 0, 1, 1, 2, 2, 0, 1, 3]
    reviewed = refused = 0
    for number in range(300):
        phase = person.service.state().phase
        if phase in {Phase.BREAK, Phase.MICRO_BREAK}:
            person.passes(720)
            person.service.end_break()
        if phase in {Phase.DAY_OVER, Phase.OFF_SHIFT}:
            break
        group = builders.a_group(
            f"g-{number}", items=[builders.an_item(f"u-{number}")], severity=None,
            queue="violence.unscored",
        )  # fmt: skip
        if not person.open_queues.offers(person.store.facts, group):
            refused += 1
        else:
            refused += person.looks(f"u-{number}", None, 8.0) is None
        person.works(36.0)
        person.decides(f"u-{number}", None, own[number % 10])
        reviewed += 1

    assert (reviewed, refused, person.exceeded()) == (300, 0, [])


@pytest.mark.parametrize(
    ("month", "day", "hours"),
    [(3, 29, 23), (10, 25, 25), (6, 1, 24)],
    ids=["spring", "autumn", "summer"],
)
def test_a_day_is_as_long_as_its_clocks_say(month, day, hours):
    spring = datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp()
    autumn = datetime(2026, 10, 25, 1, tzinfo=UTC).timestamp()
    calendar = calendar_of(lambda at: 7200.0 if spring <= at < autumn else 3600.0)
    noon = datetime(2026, month, day, 12, tzinfo=UTC).timestamp()

    found = calendar(noon)

    assert (found.ends - found.began) / 3600 == hours
    assert calendar(found.began).number == calendar(found.ends - 1).number == found.number
    assert calendar(found.ends).number == found.number + 1


def test_seven_days_in_a_row_have_18_hours_wherever_a_week_begins(person):
    for _ in range(9):
        person.contact()
        if person.service.state().phase is Phase.OFF_SHIFT:
            person.service.start_shift()
        for _ in range(400):
            phase = person.works(50.0)
            if phase in {Phase.BREAK, Phase.MICRO_BREAK}:
                person.passes(720)
                person.service.end_break()
            elif phase is Phase.DAY_OVER:
                break
        assert person.exceeded() == []
        person.passes(86_400.0 - person.now % 86_400.0 + 9 * 3600.0)
