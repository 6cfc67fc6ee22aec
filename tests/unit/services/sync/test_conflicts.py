# SPDX-License-Identifier: Apache-2.0
"""The conflict matrix: what stands here, what stands there, what is shown and what is kept.

In every row the act, its audit record and its answers stay.
"""

from __future__ import annotations

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.items import LocalState
from reviewer.domain.outbox import ActState, Outcome
from reviewer.services.shown import QueueCounts
from tests import builders


def nothing(gateway, clock):
    pass


def expires(gateway, clock):
    clock.advance(minutes=45)


def reissues(gateway, clock):
    gateway.reissues("g-1")


def same_verdict(gateway, clock):
    gateway.another_decides("g-1", "violates")


def other_verdict(gateway, clock):
    gateway.another_decides("g-1", "allowed")


def withdraws(gateway, clock):
    gateway.withdraws("g-1")


def revokes(gateway, clock):
    gateway.revokes_lease("g-1")


def new_evidence(gateway, clock):
    gateway.changes_evidence("g-1")


def pauses(gateway, clock):
    gateway.pauses("g-1")


@pytest.mark.parametrize(
    ("happens", "outcome", "state", "group", "is_told", "keeps_media", "detail"),
    [
        (nothing, Outcome.ACCEPTED, ActState.SETTLED, "done", False, False, {}),
        (expires, Outcome.ACCEPTED_LATE, ActState.SETTLED, "done", True, False, {}),
        (reissues, Outcome.SUPERSEDED, ActState.SETTLED, "done", True, False, {}),
        (same_verdict, Outcome.SUPERSEDED, ActState.SETTLED, "done", True, False, {"agrees": True}),
        (
            other_verdict,
            Outcome.SUPERSEDED,
            ActState.SETTLED,
            "done",
            True,
            False,
            {"agrees": False},
        ),
        (withdraws, Outcome.WITHDRAWN, ActState.SETTLED, "done", True, False, {}),
        (revokes, Outcome.SUPERSEDED, ActState.SETTLED, "done", True, False, {}),
        (new_evidence, Outcome.NEEDS_RECONFIRM, ActState.ATTENTION, "decided", False, True, {}),
        (pauses, Outcome.DEFERRED, ActState.WAITING, "decided", False, True, {}),
    ],
)
def test_a_queued_decision_meets_the_gateway(  # noqa: PLR0917 - the columns of the matrix
    bench, gateway, clock, happens, outcome, state, group, is_told, keeps_media, detail
):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.goes_offline()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    happens(gateway, clock)
    gateway.comes_back()
    bench.sends()

    act = bench.act(saved.act_id)
    told = [row.act_id for row in bench.workbench.attention.rows() if not row.needs_person]
    with bench.read() as work:
        blobs = work.blobs.list()
    assert (act.outcome, act.state, bench.held("g-1").state) == (
        outcome,
        state,
        LocalState(group),
    )
    assert (told == [saved.act_id], bool(blobs)) == (is_told, keeps_media)
    assert detail.items() <= act.outcome_detail.items()


@pytest.mark.parametrize(
    ("happens", "state", "draft_is_kept"),
    [
        (nothing, LocalState.READY, True),
        (reissues, LocalState.LOST, True),
        (other_verdict, LocalState.LOST, True),
        (withdraws, LocalState.WITHDRAWN, True),
        (revokes, LocalState.LOST, True),
    ],
)
def test_an_open_group_with_a_draft_meets_the_gateway(
    bench, gateway, clock, happens, state, draft_is_kept
):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    bench.workbench.review.keep_draft("g-1", builders.a_draft())

    happens(gateway, clock)
    clock.advance(minutes=16)  # past the next renewal
    bench.turn()

    with bench.read() as work:
        draft, blobs = work.notes.draft("g-1"), work.blobs.list()
    assert bench.held("g-1").state is state
    assert (draft == builders.a_draft()) == draft_is_kept
    assert bool(blobs) == (state is LocalState.READY)


def test_an_expired_lease_that_nobody_took_is_renewed(bench, gateway, clock):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.goes_offline()
    clock.advance(minutes=45)
    gateway.comes_back()

    bench.turn()

    assert not bench.workbench.queue.rows()[0].time_ran_out


@pytest.mark.parametrize("is_lost", [True, False])
def test_a_settled_decision_survives_a_restored_gateway(bench, gateway, clock, is_lost):
    gateway.adds(*builders.groups(2))
    bench.turn()
    if is_lost:
        gateway.makes_backup()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.sends()
    if not is_lost:
        gateway.makes_backup()
    gateway.restores_backup()

    clock.advance(seconds=61)
    bench.turn()
    bench.turn()

    assert gateway.outcome_of(saved.act_id) is Outcome.ACCEPTED
    assert bench.act(saved.act_id).state is ActState.SETTLED
    assert bench.workbench.sync.status().restored == is_lost


def test_what_an_older_backup_lost_and_is_archived_here_needs_a_person(bench, gateway, clock):
    gateway.adds(*builders.groups(2))
    bench.turn()
    gateway.makes_backup()  # the older one, that is put back below
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.sends()
    gateway.durable_through = 1  # a newer one was made, and is lost
    clock.advance(seconds=61)
    bench.turn()
    archived = bench.act(saved.act_id).body
    gateway.restores_backup()
    gateway.durable_through = 0

    for _ in range(3):
        clock.advance(seconds=61)
        bench.turn()

    (row,) = bench.workbench.attention.rows()
    assert archived == ""
    assert (row.act_id, row.needs_person) == (saved.act_id, True)
    assert row.detail == {"problem": "not-found", "why": "lost-in-restore"}
    assert gateway.outcome_of(saved.act_id) is None
    assert bench.workbench.sync.status().attention == 1


def test_note_of_an_act_that_can_still_be_sent_is_kept(bench, gateway, clock):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.makes_backup()
    note = "The caption names the outlet that filmed this."
    draft = builders.a_draft(protected=("news",), cues=("caption",), note=note)
    bench.workbench.review.decide("g-1", draft, Verdict.ALLOWED_PROTECTED)
    clock.advance(minutes=45)  # it comes late, which is told and not yet seen
    bench.turn()
    (commit,) = gateway.memory.notes
    gateway.durable_through = 1
    clock.advance(seconds=61)
    bench.turn()
    gateway.restores_backup()
    gateway.durable_through = 0

    for _ in range(2):
        clock.advance(seconds=61)
        bench.turn()

    assert list(gateway.memory.notes) == [commit]


def test_a_changed_outcome_is_adopted_and_told(bench, gateway, clock):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    gateway.makes_backup()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.sends()
    entry = bench.act(saved.act_id)
    gateway.restores_backup()
    gateway.reissues("g-1")
    gateway.submit([entry.body], {}, "someone brought it back")

    clock.advance(seconds=61)
    bench.turn()

    (row,) = bench.workbench.attention.rows()
    assert (row.act_id, row.outcome) == (saved.act_id, Outcome.SUPERSEDED)


def test_another_server_id_means_no_write_at_all(bench, gateway, clock):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.becomes_another()
    clock.advance(seconds=61)
    gateway.calls.clear()

    bench.turn()

    assert gateway.calls == ["session"]
    assert bench.workbench.sync.status().state == "wrong_gateway"


def test_a_revoked_workstation_keeps_its_outbox_and_no_media(bench, gateway, clock):
    gateway.adds(*builders.groups(2))
    bench.turn()
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    gateway.refuses("session", "workstation-revoked", times=99)
    clock.advance(seconds=61)

    bench.turn()

    with bench.read() as work:
        blobs = work.blobs.list()
    assert blobs == ()
    assert bench.act(saved.act_id).state is ActState.WAITING
    assert bench.workbench.sync.status().state == "revoked"
    assert bench.workbench.queue.rows() == ()
    assert bench.workbench.queue.counts() == QueueCounts(leased=0, waiting=0)
