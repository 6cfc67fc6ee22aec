# SPDX-License-Identifier: Apache-2.0
"""Whatever happens on the way, nothing decided is lost, doubled or shown as what it is not.

A state machine drives the real store and the real sync against the gateway in memory: answers get
lost, programs are killed, leases run out, the gateway is restored.  The checker must find every
planted mutant, or it proves nothing.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import WorldError
from reviewer.domain.outbox import ActState, Outcome
from reviewer.sealing.keys import SigningKey
from reviewer.services.notices import ActSettled
from reviewer.services.sync import answers
from reviewer.services.sync import delivery as delivering
from tests import builders
from tests.fakes.clock import ManualClock
from tests.fakes.decoder import FakeDecoder
from tests.fakes.gateway import FakeGateway

FINAL = {ActState.SETTLED, ActState.ATTENTION, ActState.PARKED, ActState.WITHDRAWN}
KEY = SigningKey.from_raw(b"d" * 32)


class Lost(AssertionError):
    """The checker found what must never be."""


class SyncMachine(RuleBasedStateMachine):
    """A reviewer, a workstation that may be killed, a gateway that may be restored."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sync-machine-"))
        self.clock = ManualClock()
        self.gateway = FakeGateway(self.clock)
        self.gateway.adds(*builders.groups(8))
        self.gateway.makes_backup()
        self.bench = builders.Bench(self.gateway, self.clock, self.folder, KEY, FakeDecoder())
        self.bench.opens()
        self.saved = {}
        self.undone = set()
        self.late = []
        self._watch()
        self.bench.turn()

    def teardown(self):
        try:
            self._settle_down()
            self._check_end()
        finally:
            self.bench.close()
            shutil.rmtree(self.folder)

    # What a person does.

    @rule(verdict=st.sampled_from(Verdict))
    def decide(self, verdict):
        opened = self.bench.workbench.queue.next_group()
        if opened is None:
            return
        draft = builders.a_draft(
            protected=("news",),
            cues=("caption",),
            note="Shown by a news outlet, as the caption says.",
            escalation_reason="unsure",
        )
        saved = self.bench.workbench.review.decide(opened.group.group_id, draft, verdict)
        self.saved[saved.act_id] = self.bench.act(saved.act_id).body

    @rule()
    def give_back(self):
        opened = self.bench.workbench.queue.next_group()
        if opened is not None:
            saved = self.bench.workbench.queue.return_group(opened.group.group_id)
            self.saved[saved.act_id] = self.bench.act(saved.act_id).body

    @rule()
    def undo(self):
        for act_id in [each for each in self.saved if each not in self.undone][-1:]:
            if self.bench.workbench.review.undo(act_id):
                self.undone.add(act_id)

    @rule(seconds=st.sampled_from([1, 6, 61, 1000, 4000]))
    def sync(self, seconds):
        self.clock.advance(seconds=seconds)
        self.bench.turn()

    # What happens to it.

    @rule()
    def kill(self):
        self.bench.crashes()
        self._watch()

    @rule()
    def cable_is_pulled(self):
        self.gateway.goes_offline()

    @rule()
    def cable_is_back(self):
        self.gateway.comes_back()

    @rule()
    def answer_is_lost(self):
        self.gateway.loses_next_answer()

    @rule(number=st.integers(1, 8))
    def lease_goes_to_another(self, number):
        shelf = self.gateway.memory.shelves[f"g-{number}"]
        if shelf.state != "closed":
            self.gateway.reissues(f"g-{number}")

    @rule(number=st.integers(1, 8))
    def platform_withdraws(self, number):
        if self.gateway.memory.shelves[f"g-{number}"].state != "closed":
            self.gateway.withdraws(f"g-{number}")

    @rule()
    def backup(self):
        self.gateway.makes_backup()

    @rule()
    def restore(self):
        self.gateway.restores_backup()

    @precondition(lambda self: self.late)
    @rule()
    def a_late_answer_arrives(self):
        """An answer to an attempt that was given up comes after all."""
        attempts, found = self.late.pop()
        self.bench.workbench.sync._loop.delivery.apply(attempts, found)

    # What must hold after every step.

    @invariant()
    def nothing_is_lost_here(self):
        for act_id, body in self.saved.items():
            act = self.bench.act(act_id)
            if act is None or act.body not in {body, ""}:
                raise Lost("an act is gone or changed")

    @invariant()
    def the_gateway_knows_only_what_was_saved(self):
        known = set(self.gateway.memory.acts)
        if not known <= set(self.saved) - self.undone:
            raise Lost("the gateway has an act that nobody saved")

    @invariant()
    def every_group_has_one_effective_decision(self):
        effective = [
            json.loads(self.saved[act_id])["group_id"]
            for act_id, (_, answer) in self.gateway.memory.acts.items()
            if answer.outcome in {Outcome.ACCEPTED, Outcome.ACCEPTED_LATE}
            and json.loads(self.saved[act_id])["type"] != "return"
        ]
        if len(effective) != len(set(effective)):
            raise Lost("a group was decided twice")

    def _watch(self):
        """Check each outcome at the moment it is told, and keep answers that could come late."""
        bench, gateway = self.bench, self.gateway

        def check(notice):
            if isinstance(notice, ActSettled) and notice.outcome != "refused":
                stored = gateway.outcome_of(notice.act_id)
                if stored is None or stored.value != notice.outcome:
                    raise Lost("what is shown is not what is stored")

        bench.workbench.notices.subscribe(check)
        submit, late = gateway.__class__.submit, self.late

        def kept(entries, payloads, attempt_id):
            try:
                return submit(gateway, entries, payloads, attempt_id)
            except WorldError:
                self._keep_late(late, entries)
                raise

        gateway.submit = kept

    def _keep_late(self, late, entries):
        with self.bench.read() as work:
            sending = work.acts.list(frozenset({ActState.SENDING}))
        acts = self.gateway.memory.acts
        answered = tuple(acts[act.act_id][1] for act in sending if act.act_id in acts)
        if answered:
            attempts = {act.act_id: act.attempt for act in sending}
            late.append((attempts, delivering.BatchResult(answers=answered, durable_through=0)))

    def _settle_down(self):
        self.gateway.comes_back()
        self.gateway._loses = 0
        for _ in range(6):
            self.clock.advance(seconds=400)
            self.bench.turn()

    def _check_end(self):
        for act_id in self.saved:
            act = self.bench.act(act_id)
            if act_id in self.undone:
                assert act.state is ActState.WITHDRAWN
                continue
            if act.state not in FINAL:
                raise Lost(f"an act still waits: {act.state}")
            if act.outcome is not self.gateway.outcome_of(act_id):
                raise Lost("what is shown is not what is stored")
        self.nothing_is_lost_here()
        self.the_gateway_knows_only_what_was_saved()
        assert self.bench.workbench.audit.own_verification().failures == ()


def run(examples, *, steps=25, phases=(Phase.generate,)):
    run_state_machine_as_test(
        SyncMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nothing_is_lost_doubled_or_shown_as_what_it_is_not():
    run(12)


def new_id_on_retry(monkeypatch):
    """Give each sending an id of its own."""
    begin = delivering.Delivery._begin

    def mutated(self, most):
        found = begin(self, most)
        return [
            delivering.replace_body(each, f"{each.act.act_id}-{each.attempt}") for each in found
        ]

    def replace_body(sending, act_id):
        from dataclasses import replace

        body = sending.act.body.replace(sending.act.act_id, act_id)
        return replace(sending, act=replace(sending.act, body=body))

    monkeypatch.setattr(delivering, "replace_body", replace_body, raising=False)
    monkeypatch.setattr(delivering.Delivery, "_begin", mutated)


def no_attempt_check(monkeypatch):
    """Take any answer for an act, whichever attempt it answers."""
    apply_answer = answers.apply_answer

    def mutated(desk, work, answer, attempt, after):
        return apply_answer(desk, work, answer, None, after)

    monkeypatch.setattr(delivering, "apply_answer", mutated)


def presence_only_resync(monkeypatch):
    """Ask only what is missing, not what differs."""
    resync = FakeGateway.resync

    def mutated(self, *asked):
        from dataclasses import replace

        return replace(resync(self, *asked), changed=())

    monkeypatch.setattr(FakeGateway, "resync", mutated)


def no_resync(monkeypatch):
    """Believe that what was acknowledged is kept."""
    monkeypatch.setattr(delivering, "send_again", lambda work, act: False)


def delete_on_lost_answer(monkeypatch):
    """Drop what got no answer."""

    def mutated(self, batch):
        with self._desk.store.write() as work:
            for each in batch:
                work.acts.settle(
                    each.act.act_id,
                    attempt=each.attempt,
                    state=ActState.SETTLED,
                    outcome=None,
                    detail={},
                )
            work.commit()

    monkeypatch.setattr(delivering.Delivery, "_put_back", mutated)


def apply_by_position(monkeypatch):
    """Take the first answer for the first act."""
    apply = delivering.Delivery.apply

    def mutated(self, attempts, found):
        from dataclasses import replace

        ids = list(reversed([answer.act_id for answer in found.answers]))
        shuffled = tuple(
            replace(answer, act_id=act_id)
            for answer, act_id in zip(found.answers, ids, strict=True)
        )
        return apply(self, attempts, replace(found, answers=shuffled))

    monkeypatch.setattr(delivering.Delivery, "apply", mutated)


def undo_after_sending(monkeypatch):
    """Take back what may already be at the gateway."""
    from reviewer.services import review

    undo = review.ReviewService.undo

    def mutated(self, act_id):
        from dataclasses import replace

        with self._desk.store.read() as work:
            acts = type(work.acts)
        get = acts.get
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                acts,
                "get",
                lambda own, each: (a := get(own, each)) and replace(a, attempt=0),
            )
            return undo(self, act_id)

    monkeypatch.setattr(review.ReviewService, "undo", mutated)


def decides_two(machine):
    machine.decide(verdict=Verdict.VIOLATES)
    machine.decide(verdict=Verdict.ALLOWED)


def lost_answer(machine):
    decides_two(machine)
    machine.answer_is_lost()
    machine.sync(seconds=6)


def late_answer_after_a_restore(machine):
    lost_answer(machine)
    machine.restore()
    machine.lease_goes_to_another(number=1)
    machine.sync(seconds=6)
    machine.a_late_answer_arrives()


def another_outcome_after_a_restore(machine):
    decides_two(machine)
    machine.sync(seconds=6)
    bodies = [machine.bench.act(each).body for each in machine.saved]
    machine.restore()
    machine.lease_goes_to_another(number=1)
    FakeGateway.submit(machine.gateway, bodies, {}, "the same, from a copy of the disk")
    machine.sync(seconds=61)


def forgotten_by_a_restore(machine):
    decides_two(machine)
    machine.backup()
    machine.sync(seconds=6)
    machine.restore()
    machine.sync(seconds=61)


def two_outcomes_in_one_batch(machine):
    decides_two(machine)
    machine.platform_withdraws(number=1)
    machine.sync(seconds=6)


def undo_after_a_lost_answer(machine):
    lost_answer(machine)
    machine.undo()


HISTORIES = {
    new_id_on_retry: lost_answer,
    no_attempt_check: late_answer_after_a_restore,
    presence_only_resync: another_outcome_after_a_restore,
    no_resync: forgotten_by_a_restore,
    delete_on_lost_answer: lost_answer,
    apply_by_position: two_outcomes_in_one_batch,
    undo_after_sending: undo_after_a_lost_answer,
}


def lives(history):
    """Run one history through the checker, each invariant after each of its steps."""
    machine = SyncMachine()
    try:
        history(machine)
        machine.nothing_is_lost_here()
        machine.the_gateway_knows_only_what_was_saved()
    finally:
        machine.teardown()


@pytest.mark.parametrize("plant", HISTORIES)
def test_the_checker_finds_a_planted_mutant(monkeypatch, plant):
    lives(HISTORIES[plant])
    plant(monkeypatch)

    with pytest.raises(Lost):
        lives(HISTORIES[plant])


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("plant", HISTORIES)
def test_chance_alone_finds_a_planted_mutant(monkeypatch, plant):
    plant(monkeypatch)

    with pytest.raises(BaseException) as found:  # noqa: PT011 - alone, or in a group of several
        run(1500, steps=40)

    assert any(isinstance(each, Lost) for each in _flat(found.value))


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_nothing_is_lost_in_a_long_run():
    run(1500, steps=60)


def _flat(error):
    if isinstance(error, BaseExceptionGroup):
        return [each for part in error.exceptions for each in _flat(part)]
    return [error]
