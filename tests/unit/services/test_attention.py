# SPDX-License-Identifier: Apache-2.0
"""What needs a person stays until a person is done with it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import RuleBroken
from reviewer.domain.items import LocalState
from reviewer.domain.outbox import ActState, Outcome
from reviewer.domain.views import Level
from tests import builders


@pytest.fixture
def sent_back(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.changes_evidence("g-1")
    bench.sends()
    return saved.act_id


def test_a_decision_sent_back_needs_a_person(bench, sent_back):
    (row,) = bench.workbench.attention.rows()

    assert (row.act_id, row.outcome, row.verdict, row.needs_person) == (
        sent_back,
        Outcome.NEEDS_RECONFIRM,
        Verdict.VIOLATES,
        True,
    )
    assert bench.workbench.sync.status().attention == 1


def test_reconfirm_opens_the_group_with_its_answers(bench, sent_back):
    opened = bench.workbench.attention.reconfirm(sent_back)

    assert opened.draft == builders.a_draft()
    assert bench.workbench.queue.open("g-1").group.group_id == "g-1"


def test_a_reconfirmed_decision_replaces_the_one_sent_back(bench, sent_back):
    bench.workbench.attention.reconfirm(sent_back)

    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.ALLOWED)

    assert json.loads(bench.act(saved.act_id).body)["supersedes"] == sent_back
    assert bench.act(sent_back).state is ActState.SETTLED


def test_another_look_is_at_the_group_as_it_is_now(bench, gateway, sent_back):
    with bench.read() as work:
        fetched = {blob.item_id for blob in work.blobs.list() if blob.wrapped_key}

    opened = bench.workbench.attention.reconfirm(sent_back)

    assert opened.group == gateway.memory.shelves["g-1"].group
    assert (opened.state, fetched) == (LocalState.READY, {"g-1-i", "g-1-j1"})
    assert bench.workbench.look.reduced("g-1-j1", Level.R1)


def test_decision_after_another_look_is_accepted(bench, gateway, clock, sent_back):
    bench.workbench.attention.reconfirm(sent_back)

    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.ALLOWED)
    bench.sends()

    assert gateway.outcome_of(saved.act_id) is Outcome.ACCEPTED
    assert bench.held("g-1").state is LocalState.DONE


def test_item_that_left_the_group_leaves_no_media_and_no_ticked_hash(bench, gateway):
    items = (builders.an_item("i-1"), builders.an_item("i-2"))
    gateway.adds(builders.a_group("g-1", items=items))
    bench.turn()
    hashes = tuple((item.item_id, item.media.hashes[0]) for item in items)
    draft = builders.a_draft(hashes=hashes)
    saved = bench.workbench.review.decide("g-1", draft, Verdict.VIOLATES)
    gateway.memory.shelves["g-1"].group = builders.a_group(
        "g-1", items=items[1:], generation=1, lease_id="g-1-1"
    )
    bench.sends()

    opened = bench.workbench.attention.reconfirm(saved.act_id)

    with bench.read() as work:
        kept = [blob.item_id for blob in work.blobs.list() if blob.wrapped_key]
    assert kept == ["i-2"]
    assert opened.draft.hashes == hashes[1:]


def test_media_of_another_look_comes_when_the_gateway_answers_again(bench, gateway, clock):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.changes_evidence("g-1")
    gateway.fails("media")
    bench.sends()
    early = bench.workbench.attention.reconfirm(saved.act_id)

    clock.advance(minutes=5)
    bench.turn()

    assert early.state is LocalState.MEDIA_FAILED
    assert bench.workbench.queue.open("g-1").state is LocalState.READY


def test_group_that_needs_a_newer_app_says_so(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.changes_evidence("g-1")
    granted = gateway._granted
    gateway._granted = lambda shelf: replace(granted(shelf), group=None)
    bench.sends()

    (row,) = bench.workbench.attention.rows()

    assert (row.act_id, row.detail["problem"]) == (saved.act_id, "client-too-old")


def test_undo_of_a_reconfirmed_decision_brings_the_old_one_back(bench, sent_back):
    bench.workbench.attention.reconfirm(sent_back)
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.ALLOWED)

    bench.workbench.review.undo(saved.act_id)

    assert bench.act(sent_back).state is ActState.ATTENTION


def test_park_sets_aside_and_reconfirm_takes_up_again(bench, sent_back):
    bench.workbench.attention.park(sent_back)
    (parked,) = bench.workbench.attention.rows()

    bench.workbench.attention.reconfirm(sent_back)

    assert (parked.state, parked.needs_person) == (ActState.PARKED, False)
    assert bench.act(sent_back).state is ActState.ATTENTION


def test_reconfirm_refuses_an_act_that_needs_nobody(bench):
    with pytest.raises(RuleBroken) as refused:
        bench.workbench.attention.reconfirm("nothing")

    assert refused.value.rule == "not-here"


def test_a_told_answer_is_shown_until_it_is_seen(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.reissues("g-1")
    bench.sends()
    told = [row.act_id for row in bench.workbench.attention.rows()]

    bench.workbench.attention.seen([saved.act_id])

    assert told == [saved.act_id]
    assert bench.workbench.attention.rows() == ()
