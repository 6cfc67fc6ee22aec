# SPDX-License-Identifier: Apache-2.0
"""The threads start once, wake on work, survive a bug and stop in time."""

from __future__ import annotations

import threading
import time

from reviewer.domain.decisions import Verdict
from reviewer.domain.outbox import ActState
from reviewer.services.notices import QueueChanged, SyncChanged
from tests import builders


def eventually(holds, *, within_s=15.0):
    until = time.monotonic() + within_s
    waiting = threading.Event()
    while not holds():
        assert time.monotonic() < until, "it did not come to that"
        waiting.wait(0.02)


def names():
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("sync")}


def test_work_is_fetched_decided_and_sent_by_the_threads(bench, gateway):
    gateway.adds(*builders.groups(2))
    sync = bench.workbench.sync

    sync.start()
    sync.start()
    eventually(lambda: bench.workbench.queue.next_group() is not None)
    saved = bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.clock.advance(seconds=6)
    sync.sync_now()
    eventually(lambda: bench.act(saved.act_id).state is ActState.SETTLED)
    sync.stop(10)

    eventually(lambda: names() == set())
    assert SyncChanged() in bench.notices
    assert QueueChanged() in bench.notices


def test_a_bug_in_one_turn_does_not_end_the_loop(bench, gateway, expected_logs, monkeypatch):
    expected_logs.expect("a turn of sync failed")
    monkeypatch.setattr("reviewer.services.sync.engine.PAUSE_AFTER_BUG_S", 0.01)
    session, left = gateway.session, [1]

    def buggy():
        if left:
            left.pop()
            raise ZeroDivisionError
        return session()

    gateway.session = buggy
    gateway.adds(builders.a_group("g-1"))

    bench.workbench.sync.start()
    eventually(lambda: bench.workbench.queue.next_group() is not None)
    bench.workbench.sync.stop(10)

    assert left == []


def test_a_bug_while_media_is_fetched_does_not_end_the_fetching(
    bench, gateway, expected_logs, monkeypatch
):
    expected_logs.expect("a turn of sync failed")
    monkeypatch.setattr("reviewer.services.sync.engine.PAUSE_AFTER_BUG_S", 0.01)
    media = gateway.media

    def buggy(*_asked, **_more):
        gateway.media = media
        raise ZeroDivisionError

    gateway.media = buggy
    gateway.adds(builders.a_group("g-1"))

    bench.workbench.sync.start()
    eventually(lambda: gateway.media == media)
    bench.clock.advance(minutes=6)
    bench.workbench.sync.sync_now()
    eventually(lambda: bench.workbench.queue.next_group() is not None)
    bench.workbench.sync.stop(10)


def test_status_counts_what_waits(bench, gateway):
    gateway.adds(*builders.groups(2))
    bench.turn()
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)

    status = bench.workbench.sync.status()

    assert (status.waiting, status.attention) == (1, 0)
    assert status.last_contact == bench.clock.now().wall
