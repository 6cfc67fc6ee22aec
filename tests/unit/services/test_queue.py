# SPDX-License-Identifier: Apache-2.0
"""Rows change only from the gateway's answers and from this person's acts."""

from __future__ import annotations

import json

import pytest

from reviewer.domain.errors import RuleBroken
from reviewer.domain.items import LocalState
from reviewer.domain.outbox import Outcome
from reviewer.services.notices import GroupGone
from tests import builders


def rows(bench):
    return {row.group_id: row.state for row in bench.workbench.queue.rows()}


def test_rows_are_ordered_by_due_time(bench, gateway):
    late = builders.a_group("g-late", due_at=builders.DUE + builders.seconds(60))
    gateway.adds(late, builders.a_group("g-soon"))

    bench.turn()

    assert [row.group_id for row in bench.workbench.queue.rows()] == ["g-soon", "g-late"]
    counts = bench.workbench.queue.counts()
    assert counts.leased == 2


def test_a_lost_group_stays_in_the_list_until_it_is_dismissed(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.revokes_lease("g-1")
    bench.clock.advance(seconds=61)
    bench.turn()

    before = rows(bench)
    bench.workbench.queue.dismiss("g-1")

    assert before == {"g-1": LocalState.LOST}
    assert rows(bench) == {}
    assert GroupGone(group_id="g-1", why="lease_revoked") in bench.notices


def test_a_row_says_when_its_time_ran_out(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.goes_offline()
    bench.clock.advance(minutes=31)

    (row,) = bench.workbench.queue.rows()

    assert row.time_ran_out


def test_return_group_is_an_act_that_destroys_the_media_at_once(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()

    saved = bench.workbench.queue.return_group("g-1")

    entry = json.loads(bench.act(saved.act_id).body)
    with bench.read() as work:
        blobs = work.blobs.list()
    assert (saved.undo_for_s, blobs) == (0.0, ())
    assert (entry["type"], entry["reason"]) == ("return", "returned")
    assert rows(bench) == {}
    gateway.lease_batch = 0
    bench.turn()
    assert gateway.outcome_of(saved.act_id) is Outcome.ACCEPTED


def test_return_group_takes_two_reasons_only(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.queue.return_group("g-1", "tired")

    assert refused.value.rule == "reason"


def test_open_refuses_a_group_whose_media_is_not_here(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    gateway.fails("media", times=9)
    bench.turn()

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.queue.open("g-1")

    assert refused.value.rule == "not-held"
    assert rows(bench) == {"g-1": LocalState.GRANTED}


def test_next_group_skips_the_one_named(bench, gateway):
    gateway.adds(*builders.groups(2))
    bench.turn()

    assert bench.workbench.queue.next_group().group.group_id == "g-1"
    assert bench.workbench.queue.next_group("g-1").group.group_id == "g-2"


def test_nothing_is_shown_when_the_gateway_was_away_longer_than_the_profile_may_age(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.goes_offline()
    bench.clock.advance(hours=24 * 7 + 1)

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.queue.next_group()
    gateway.comes_back()
    bench.clock.advance(minutes=10)
    bench.turn()

    assert refused.value.rule == "profile-age"
    assert bench.workbench.queue.next_group() is not None
