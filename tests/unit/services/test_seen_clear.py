# SPDX-License-Identifier: Apache-2.0
"""Nobody sees the same group twice in clear: a second opening stays at the hidden gist."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import RuleBroken
from reviewer.domain.views import ClearView, Level, ReducedView
from tests import builders

ITEM = "g-1-i"


@pytest.fixture
def look(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    return bench.workbench.look


def see(look, clock):
    seen = look.begin_clear(ITEM)
    look.end(seen.grant.grant_id)
    clock.advance(seconds=30)
    return seen


def another_generation(bench, **changes):
    """Let the same group come again, as a new lease brings it."""
    with bench.workbench.look._desk.store.write() as work:
        held = work.groups.get("g-1")
        again = {"generation": held.group.generation + 1} | changes
        work.groups.put(replace(held, group=replace(held.group, **again)))
        work.commit()


def rule(call):
    with pytest.raises(RuleBroken) as refused:
        call()
    return refused.value.rule


def test_one_opening_may_look_several_times(look, clock):
    see(look, clock)

    assert isinstance(see(look, clock), ClearView)


def test_a_second_opening_shows_the_hidden_gist_and_nothing_more(look, bench, clock):
    see(look, clock)
    another_generation(bench)

    more = (
        partial(look.reduced, ITEM, Level.R2),
        partial(look.begin_detail, ITEM),
        partial(look.begin_clear, ITEM),
        partial(look.begin_play, ITEM),
        partial(look.begin_sound, ITEM),
    )
    assert [rule(each) for each in more] == ["seen-clear"] * len(more)
    assert isinstance(look.reduced(ITEM, Level.R1), ReducedView)


def test_a_group_that_was_never_seen_clear_may_be_seen_in_any_opening(look, bench, clock):
    look.reduced(ITEM, Level.R2)
    seen = look.begin_detail(ITEM)
    look.end(seen.grant.grant_id)
    another_generation(bench)

    assert isinstance(see(look, clock), ClearView)


def test_a_member_that_joined_later_was_not_seen_and_may_be(look, bench, clock, gateway):
    see(look, clock)
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.changes_evidence("g-1")
    bench.sends()
    bench.turn()

    opened = bench.workbench.attention.reconfirm(saved.act_id)
    bench.turn()

    joined = next(each for each in opened.group.items if each.item_id != ITEM)
    assert opened.draft.labels == builders.a_draft().labels, "one's own answers are there"
    assert rule(partial(look.begin_clear, ITEM)) == "seen-clear"
    assert isinstance(look.begin_clear(joined.item_id), ClearView)


def test_a_file_that_changed_was_not_seen_and_may_be(look, bench, clock):
    see(look, clock)
    with bench.read() as work:
        (item,) = work.groups.get("g-1").group.items
    another_generation(bench, items=(replace(item, version=item.version + 1),))

    assert isinstance(see(look, clock), ClearView)
    another_generation(bench)
    assert rule(partial(look.begin_clear, ITEM)) == "seen-clear"


def test_every_later_opening_stays_at_the_gist_and_the_store_knows_why(look, bench, clock):
    see(look, clock)
    for _later in range(2):
        another_generation(bench)
        assert rule(partial(look.begin_clear, ITEM)) == "seen-clear"

    with bench.read() as work:
        assert work.facts.get("clear:g-1") == '{"g-1-i@1": "1"}'
