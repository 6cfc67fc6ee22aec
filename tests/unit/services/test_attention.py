# SPDX-License-Identifier: Apache-2.0
"""What needs a person stays until a person is done with it."""

from __future__ import annotations

import json

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import RuleBroken
from reviewer.domain.outbox import ActState, Outcome
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
