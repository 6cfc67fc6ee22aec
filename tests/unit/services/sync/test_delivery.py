# SPDX-License-Identifier: Apache-2.0
"""Acts reach the gateway once in effect, whatever happens on the way."""

from __future__ import annotations

import pytest

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import GatewayRefused, GatewayUnavailable
from reviewer.domain.outbox import ActState, Outcome
from reviewer.ports.queue_api import ActAnswer, BatchResult
from tests import builders
from tests.fakes.full_disk import next_write_finds_it_full


def decides(bench, gateway, count):
    gateway.adds(*builders.groups(count))
    bench.turn()
    return [
        bench.workbench.review.decide(f"g-{n}", builders.a_draft(), Verdict.VIOLATES).act_id
        for n in range(1, count + 1)
    ]


def states(bench, ids):
    return [bench.act(each).state for each in ids]


def test_nothing_leaves_before_the_undo_window_is_over(bench, gateway):
    ids = decides(bench, gateway, 1)
    bench.clock.advance(seconds=4)
    bench.turn()

    assert states(bench, ids) == [ActState.WAITING]
    assert gateway.count("submit") == 0


def test_a_lost_answer_is_fetched_by_sending_the_same_again(bench, gateway):
    ids = decides(bench, gateway, 2)
    gateway.loses_next_answer()
    bench.sends()
    between = states(bench, ids)
    bench.clock.advance(minutes=6)
    bench.turn()

    assert between == [ActState.WAITING] * 2
    assert states(bench, ids) == [ActState.SETTLED] * 2
    assert set(gateway.memory.acts) == set(ids)


def test_what_was_under_way_at_a_crash_is_sent_again(bench, gateway):
    ids = decides(bench, gateway, 1)
    with bench.store.write() as work:
        work.acts.mark_sending(ids)
        work.commit()

    bench.crashes()

    assert states(bench, ids) == [ActState.WAITING]
    bench.sends()
    assert states(bench, ids) == [ActState.SETTLED]


@pytest.mark.parametrize("is_answered", [True, False])
def test_a_disk_too_full_to_note_the_answer_delays_and_loses_nothing(bench, gateway, is_answered):
    ids = decides(bench, gateway, 1)
    submit = gateway.submit

    def submit_then_full(*sent):
        gateway.submit = submit
        next_write_finds_it_full(bench.store)
        if not is_answered:
            gateway.goes_offline()
        return submit(*sent)

    gateway.submit = submit_then_full
    bench.sends()
    between = states(bench, ids)
    gateway.comes_back()
    bench.clock.advance(minutes=6)
    bench.turn()

    assert between == [ActState.SENDING]
    assert states(bench, ids) == [ActState.SETTLED]
    assert set(gateway.memory.acts) == set(ids)


def test_an_answer_to_an_older_attempt_changes_nothing(bench, gateway):
    (act_id,) = decides(bench, gateway, 1)
    delivery = bench.workbench.sync._loop.delivery
    with bench.store.write() as work:
        work.acts.mark_sending([act_id])
        work.commit()
    answer = ActAnswer(act_id=act_id, outcome=Outcome.ACCEPTED, replayed=False, detail={})

    delivery.apply({act_id: 7}, BatchResult(answers=(answer,), durable_through=0))

    assert bench.act(act_id).state is ActState.SENDING


def test_an_answer_to_an_unknown_act_is_left_aside_and_a_missing_one_waits(bench, gateway):
    (act_id,) = decides(bench, gateway, 1)
    submit = gateway.submit

    def strange(entries, payloads, attempt_id):
        found = submit(entries, payloads, attempt_id)
        answer = ActAnswer(act_id="nobody", outcome=Outcome.ACCEPTED, replayed=False, detail={})
        return BatchResult(answers=(answer,), durable_through=found.durable_through)

    gateway.submit = strange
    bench.sends()

    act = bench.act(act_id)
    assert (act.state, act.outcome) == (ActState.WAITING, None)


def test_a_batch_that_is_too_large_is_halved(bench, gateway):
    ids = decides(bench, gateway, 5)
    submit = gateway.submit
    sizes = []

    def small(entries, payloads, attempt_id):
        sizes.append(len(entries))
        if len(entries) > 2:
            raise GatewayRefused("payload-too-large", 413)
        return submit(entries, payloads, attempt_id)

    gateway.submit = small
    bench.sends()

    assert states(bench, ids) == [ActState.SETTLED] * 5
    assert sizes == [5, 2, 3, 1, 2]


def test_one_refused_entry_costs_only_itself(bench, gateway):
    ids = decides(bench, gateway, 4)
    submit = gateway.submit

    def picky(entries, payloads, attempt_id):
        if any(ids[2] in entry for entry in entries):
            raise GatewayRefused("schema", 422)
        return submit(entries, payloads, attempt_id)

    gateway.submit = picky
    bench.sends()

    assert states(bench, ids) == [
        ActState.SETTLED,
        ActState.SETTLED,
        ActState.ATTENTION,
        ActState.SETTLED,
    ]
    assert bench.act(ids[2]).outcome_detail == {"problem": "schema", "status": 422}


def test_an_entry_the_gateway_always_fails_on_does_not_stop_the_others(bench, gateway):
    ids = decides(bench, gateway, 4)
    submit = gateway.submit

    def poisoned(entries, payloads, attempt_id):
        if any(ids[0] in entry for entry in entries):
            raise GatewayUnavailable
        return submit(entries, payloads, attempt_id)

    gateway.submit = poisoned
    for _ in range(12):
        bench.clock.advance(minutes=6)
        bench.turn()

    assert states(bench, ids) == [ActState.WAITING] + [ActState.SETTLED] * 3


def test_a_failing_gateway_is_asked_at_most_once_a_second(bench, gateway):
    decides(bench, gateway, 3)
    gateway.fails("submit", times=999)
    bench.clock.advance(seconds=6)
    gateway.calls.clear()

    for _ in range(60):
        bench.turn()
        bench.clock.advance(seconds=1)

    assert 1 <= gateway.count("submit") <= 60


def test_a_sealed_note_is_kept_until_the_gateway_is_durable(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    note = "The caption names the outlet that filmed this."
    draft = builders.a_draft(protected=("news",), cues=("caption",), note=note)
    bench.workbench.review.decide("g-1", draft, Verdict.ALLOWED_PROTECTED)
    bench.sends()
    (commit,) = gateway.memory.notes
    with bench.read() as work:
        before = work.notes.payload(commit)
    gateway.durable_through = 1
    bench.clock.advance(seconds=61)
    bench.turn()

    with bench.read() as work:
        assert work.notes.payload(commit) is None
    assert before == gateway.memory.notes[commit]


def test_a_clock_put_back_does_not_hold_decisions(bench, gateway):
    ids = decides(bench, gateway, 1)
    bench.clock.set_wall(hours=-48)
    bench.turn()

    assert states(bench, ids) == [ActState.SETTLED]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_is_delivered(bench, gateway, verdict):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    draft = builders.a_draft(
        protected=("news",),
        cues=("caption",),
        note="The caption names the outlet that filmed this.",
        escalation_reason="unsure",
    )

    saved = bench.workbench.review.decide("g-1", draft, verdict)
    bench.sends()

    assert gateway.outcome_of(saved.act_id) is Outcome.ACCEPTED
