# SPDX-License-Identifier: Apache-2.0
"""The log reaches its witness, takes up where the witness stands, and never repairs a fork."""

from __future__ import annotations

from reviewer.domain.audit import AuditEvent
from reviewer.services.sync.events import Do, Kind, Trouble
from tests import builders

PUSH = Do(Kind.PUSH_AUDIT, 1)


def writes(bench, count):
    desk = bench.workbench.review._desk
    with bench.store.write() as work:
        for _ in range(count):
            desk.record(work, AuditEvent.EXPORTED)
        work.commit()


def kept(gateway):
    return len(gateway.memory.logs.get("ws-1", ()))


def pushes(bench):
    return bench.workbench.sync._loop.attempt(PUSH)


def test_a_long_log_is_pushed_in_segments_and_verifies(bench, gateway):
    writes(bench, 1234)

    bench.turn()

    found = bench.workbench.audit.own_verification()
    assert kept(gateway) == found.size == found.anchored
    assert found.failures == ()


def test_the_log_is_pushed_again_after_ten_minutes(bench, gateway):
    bench.turn()
    before = kept(gateway)
    writes(bench, 1)
    bench.clock.advance(minutes=9)
    bench.turn()
    between = kept(gateway)
    bench.clock.advance(minutes=2)
    bench.turn()

    assert (between, kept(gateway)) == (before, before + 1)


def test_a_witness_that_was_restored_gets_what_it_lacks(bench, gateway):
    writes(bench, 30)
    bench.turn()
    del gateway.memory.logs["ws-1"][10:]
    writes(bench, 5)

    pushes(bench)

    assert gateway.memory.logs["ws-1"] == list(bench.records())


def test_a_fork_is_told_and_not_repaired(bench, gateway):
    writes(bench, 5)
    bench.turn()
    gateway.memory.logs["ws-1"].append(gateway.memory.logs["ws-1"][0])
    other = list(gateway.memory.logs["ws-1"])
    writes(bench, 101)
    bench.clock.advance(minutes=11)
    bench.turn()
    bench.clock.advance(minutes=11)
    bench.turn()

    assert pushes(bench).trouble is Trouble.FORK
    assert bench.workbench.sync.status().audit_forked
    assert gateway.memory.logs["ws-1"] == other


def test_the_end_of_the_session_is_pushed(bench, gateway):
    gateway.adds(builders.a_group("g-1"))
    bench.turn()

    bench.workbench.close()

    assert '"event":"session_closed"' in gateway.memory.logs["ws-1"][-1].record
