# SPDX-License-Identifier: Apache-2.0
"""A deadline is not moved by a clock that somebody set."""

from __future__ import annotations

import pytest

from tests.fakes.clock import ManualClock

DAY_S = 86_400.0


@pytest.mark.parametrize("hours", [-48, -1, 0, 1, 48])
def test_wall_clock_moves_no_deadline_within_one_boot(hours):
    clock = ManualClock()
    deadline = clock.now().after(DAY_S)

    clock.advance(hours=2)
    clock.set_wall(hours=hours)

    assert deadline.left_s(clock.now()) == DAY_S - 7200


def test_deadline_goes_on_after_a_restart():
    clock = ManualClock()
    deadline = clock.now().after(DAY_S)

    clock.advance(hours=2)
    clock.reboots()

    assert deadline.left_s(clock.now()) == DAY_S - 7200


def test_clock_behind_the_lease_after_a_restart_means_past():
    clock = ManualClock()
    deadline = clock.now().after(DAY_S)

    clock.advance(hours=2)
    clock.set_wall(hours=-3)
    clock.reboots()

    assert deadline.left_s(clock.now()) == 0.0


def test_past_is_never_negative():
    clock = ManualClock()
    deadline = clock.now().after(DAY_S)

    clock.advance(hours=30)
    same_boot = deadline.left_s(clock.now())
    clock.reboots()

    assert (same_boot, deadline.left_s(clock.now())) == (0.0, 0.0)
