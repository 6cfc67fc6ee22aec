# SPDX-License-Identifier: Apache-2.0
"""A wall clock that goes back gains no time for opening media; decisions never ask for the time."""

from __future__ import annotations

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import RuleBroken
from reviewer.domain.views import Level
from tests import builders


@pytest.fixture
def held(bench, gateway):
    gateway.adds(*builders.groups(2))
    bench.turn()
    return "g-1-i"


def refusal(act, *args):
    with pytest.raises(RuleBroken) as refused:
        act(*args)
    return refused.value.rule


def offline_for(bench, gateway, clock, hours):
    """Work on without contact, then shut the machine down."""
    gateway.goes_offline()
    clock.advance(hours=hours)
    bench.turn()
    clock.reboots()


def test_clock_set_back_over_a_restart_opens_no_media(bench, gateway, clock, held):
    offline_for(bench, gateway, clock, 20)

    clock.set_wall(hours=-19)
    bench.crashes()

    assert refusal(bench.workbench.look.reduced, held, Level.R1) == "profile-age"
    assert refusal(bench.workbench.look.begin_clear, held) == "profile-age"
    assert refusal(bench.workbench.queue.open, "g-1") == "profile-age"


def test_clock_set_back_keeps_no_decision(bench, gateway, clock, held):
    offline_for(bench, gateway, clock, 20)
    clock.set_wall(hours=-19)
    bench.crashes()

    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)

    assert bench.act(saved.act_id) is not None


def test_acts_tell_how_late_it_is_too(bench, gateway, clock, held):
    gateway.goes_offline()
    clock.advance(hours=20)
    bench.workbench.review.decide("g-2", builders.a_draft(), Verdict.VIOLATES)
    clock.reboots()
    clock.set_wall(hours=-19)
    bench.crashes()

    assert refusal(bench.workbench.look.reduced, held, Level.R1) == "profile-age"


def test_contact_lifts_it(bench, gateway, clock, held):
    offline_for(bench, gateway, clock, 20)
    clock.set_wall(hours=-19)
    gateway.skew_s = 19 * 3600.0
    bench.crashes()

    gateway.comes_back()
    bench.turn()
    clock.advance(seconds=16)
    bench.turn()

    assert bench.workbench.look.reduced(held, Level.R1)


def test_clock_that_once_ran_ahead_locks_nobody_out_after_contact(bench, gateway, clock, held):
    gateway.goes_offline()
    clock.set_wall(hours=48)
    clock.advance(minutes=10)
    bench.turn()
    clock.set_wall(hours=-48)
    alone = refusal(bench.workbench.look.reduced, held, Level.R1)

    gateway.comes_back()
    clock.advance(minutes=10)
    bench.turn()

    assert alone == "profile-age"
    assert bench.workbench.look.reduced(held, Level.R1)


def test_small_correction_of_the_clock_changes_nothing(bench, clock, held):
    clock.set_wall(hours=-30 / 3600)

    assert bench.workbench.look.reduced(held, Level.R1)


def test_contact_ends_deadlines_that_a_clock_set_back_would_prolong(bench, gateway, clock, held):
    clock.reboots()
    clock.set_wall(hours=-10)
    gateway.skew_s = 10 * 3600.0
    gateway.fails("renew")
    bench.crashes()

    bench.turn()

    left = [bench.held(name).offline_until.left_s(clock.now()) for name in ("g-1", "g-2")]
    assert left == [0.0, 0.0]


def test_deadlines_of_this_start_go_by_no_wall_clock(bench, gateway, clock, held):
    before = bench.held("g-1").offline_until
    clock.set_wall(hours=-10)
    gateway.skew_s = 10 * 3600.0
    clock.advance(seconds=61)
    gateway.fails("renew")

    bench.turn()

    assert bench.held("g-1").offline_until == before
