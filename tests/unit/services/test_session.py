# SPDX-License-Identifier: Apache-2.0
"""Signing out destroys media and never decisions."""

from __future__ import annotations

import json

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import Offline, RuleBroken
from reviewer.domain.outbox import ActState
from tests import builders


def test_state_tells_who_is_here(bench):
    bench.turn()

    state = bench.workbench.session.state()

    assert (state.person.display, state.organisation, state.durable) == ("Ada", "Member", True)
    assert bench.workbench.session.policy().version == "v1"


def test_there_is_no_policy_before_the_first_contact(bench):
    with pytest.raises(RuleBroken) as refused:
        bench.workbench.session.policy()

    assert refused.value.rule == "no-policy"


def test_a_session_is_written_down_when_it_opens(bench):
    events = [json.loads(each.record)["event"] for each in bench.records()]

    assert events == ["log_opened", "session_opened"]


def test_sign_out_refuses_while_acts_wait(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.session.sign_out()

    assert refused.value.rule == "acts-waiting"


def test_sign_out_by_force_keeps_the_acts_and_destroys_the_media(bench, gateway):
    gateway.adds(*builders.groups(2))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)

    bench.workbench.session.sign_out(force=True)

    with bench.read() as work:
        assert work.blobs.list() == ()
    assert bench.act(saved.act_id).state is ActState.WAITING
    assert gateway.count("end") == 1


def test_sign_out_offline_destroys_the_media_all_the_same(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.goes_offline()

    with pytest.raises(Offline):
        bench.workbench.session.sign_out()

    with bench.read() as work:
        assert work.blobs.list() == ()
