# SPDX-License-Identifier: Apache-2.0
"""A key press is durable before it is drawn, and can be taken back before it leaves."""

from __future__ import annotations

import json

import pytest

from reviewer.domain.decisions import Missing, Verdict
from reviewer.domain.errors import RuleBroken
from reviewer.domain.items import LocalState
from reviewer.domain.outbox import ActKind, ActState, Outcome
from reviewer.domain.policy import Limits
from reviewer.sealing.free_text import open_note
from tests import builders


def test_decide_writes_act_record_and_group_in_one_transaction(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()

    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)

    act = bench.act(saved.act_id)
    entry = json.loads(act.body)
    record = bench.records()[-1]
    written = json.loads(record.record)
    assert (saved.kind, saved.undo_for_s) == (ActKind.DECISION, 5.0)
    assert act.state is ActState.WAITING
    assert bench.held("g-1").state is LocalState.DECIDED
    assert entry["audit_chain"] == record.chain
    assert entry["decided_at"] == "2026-03-04T09:00:00Z"
    assert (written["event"], written["decision_id"], written["verdict"], written["item"]) == (
        "decision_recorded",
        saved.act_id,
        "violates",
        "g-1-i",
    )


def test_decide_names_what_is_missing_and_saves_nothing(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    before = len(bench.records())

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.review.decide("g-1", builders.a_draft(labels=()), Verdict.VIOLATES)

    assert refused.value.rule == "missing-answers"
    assert refused.value.missing == (Missing.LABEL,)
    assert len(bench.records()) == before
    assert bench.held("g-1").state is LocalState.READY


def test_decide_refuses_a_group_that_is_not_held(bench):
    bench.turn()

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.review.decide("g-9", builders.a_draft(), Verdict.VIOLATES)

    assert refused.value.rule == "not-held"


def test_decide_seals_the_note_apart_from_the_log(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    note = "The caption names the outlet that filmed this."
    draft = builders.a_draft(protected=("news",), cues=("caption",), note=note)

    bench.workbench.review.decide("g-1", draft, Verdict.ALLOWED_PROTECTED)

    written = json.loads(bench.records()[-1].record)
    commit = written["payload_commit"]
    with bench.read() as work:
        sealed = work.notes.payload(commit)
    assert open_note(builders.PAYLOAD, commit, sealed) == note
    assert note not in bench.records()[-1].record


def test_undo_gives_back_the_group_and_its_answers(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    note = "The caption names the outlet that filmed this."
    draft = builders.a_draft(protected=("news",), cues=("caption",), note=note)
    saved = bench.workbench.review.decide("g-1", draft, Verdict.ALLOWED_PROTECTED)

    is_undone = bench.workbench.review.undo(saved.act_id)

    assert is_undone
    assert bench.workbench.queue.open("g-1").draft == draft
    assert bench.act(saved.act_id).state is ActState.WITHDRAWN
    assert json.loads(bench.records()[-1].record)["event"] == "decision_withdrawn"
    bench.sends()
    assert gateway.outcome_of(saved.act_id) is None


def test_undo_after_sending_is_too_late(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.loses_next_answer()
    bench.sends()

    assert bench.act(saved.act_id).state is ActState.WAITING
    assert not bench.workbench.review.undo(saved.act_id)


def test_decide_and_next_returns_the_group_that_follows(bench, gateway):
    gateway.adds(*builders.groups(2))
    bench.turn()

    saved, following = bench.workbench.review.decide_and_next(
        "g-1", builders.a_draft(), Verdict.VIOLATES
    )

    assert saved.group_id == "g-1"
    assert following.group.group_id == "g-2"


def test_divert_destroys_the_media_and_carries_no_verdict(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()

    saved = bench.workbench.review.divert("g-1")

    entry = json.loads(bench.act(saved.act_id).body)
    with bench.read() as work:
        blobs = work.blobs.list()
    assert blobs == ()
    assert list((bench.folder / "blobs").glob("[0-9a-f]*")) == []
    assert entry["type"] == "divert"
    assert {"verdict", "labels", "hashes"} & set(entry) == set()
    assert json.loads(bench.records()[-1].record)["event"] == "diverted"
    assert not bench.workbench.review.undo(saved.act_id)
    bench.sends()
    assert gateway.outcome_of(saved.act_id) is Outcome.ACCEPTED


def test_deciding_in_memory_only_mode_needs_the_gateway(bench, gateway):
    gateway.adds(*builders.groups(2))
    bench.workbench.review._desk.durable = False
    bench.turn()
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.goes_offline()
    bench.sends()

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.review.decide("g-2", builders.a_draft(), Verdict.VIOLATES)

    assert refused.value.rule == "online-only"


def test_draft_survives_a_crash(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()

    bench.workbench.review.keep_draft("g-1", builders.a_draft())
    bench.crashes()

    assert bench.workbench.queue.open("g-1").draft == builders.a_draft()


def test_decision_is_saved_and_no_group_follows_once_the_profile_is_too_old(bench, gateway, clock):
    gateway.adds(*builders.groups(2))
    bench.turn()
    gateway.goes_offline()
    clock.advance(seconds=Limits().profile_age_s + 1)

    saved, following = bench.workbench.review.decide_and_next(
        "g-1", builders.a_draft(), Verdict.VIOLATES
    )

    assert bench.act(saved.act_id).state is ActState.WAITING
    assert following is None
    with pytest.raises(RuleBroken) as refused:
        bench.workbench.queue.next_group("g-1")
    assert refused.value.rule == "profile-age"
