# SPDX-License-Identifier: Apache-2.0
"""The machine's clocks as deadlines need them."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from reviewer.adapters.system.clock import SystemClock, SystemRandom


def test_clock_runs_forward_within_one_boot():
    clock = SystemClock()

    first, second = clock.now(), clock.now()

    assert first.boot_id == second.boot_id
    assert 0 < first.boot_s <= second.boot_s
    assert first.wall.tzinfo is UTC
    assert first.wall <= second.wall


def test_boot_is_the_one_the_system_names():
    named = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()

    assert (SystemClock().now().boot_id, len(named)) == (named, 36)


def test_boot_without_a_name_is_new_in_every_process(tmp_path):
    clocks = [SystemClock(tmp_path / "absent") for _ in range(2)]

    boots = [clock.now().boot_id for clock in (*clocks, *clocks)]

    assert (boots[:2], len(set(boots))) == (boots[2:], 2)


def test_random_bytes_are_as_many_as_asked_and_differ():
    random = SystemRandom()

    assert (len(random(10)), len(random(0))) == (10, 0)
    assert random(16) != random(16)
