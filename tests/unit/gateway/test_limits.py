# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

import pytest

from reviewer.gateway.api import limits
from reviewer.gateway.api.limits import RATES, RateLimiter
from reviewer.gateway.api.problems import Refusal
from reviewer.wire.problems import ProblemType


def taken(limiter, kind, who, now_ms, wanted):
    count = 0
    for _ in range(wanted):
        try:
            limiter.take(kind, who, now_ms)
        except Refusal:
            return count
        count += 1
    return count


@pytest.mark.parametrize(("kind", "per_minute"), [("lease", 60), ("decision", 120)])
def test_burst_is_ten_minutes_worth_and_then_the_rate(kind, per_minute):
    limiter = RateLimiter()

    at_once = taken(limiter, kind, "w", 0, 5000)
    a_minute_later = taken(limiter, kind, "w", 60_000, 5000)

    assert RATES[kind].per_minute == per_minute
    assert (at_once, a_minute_later) == (per_minute * 10, per_minute)


def test_one_workstation_does_not_spend_anothers():
    limiter = RateLimiter()
    taken(limiter, "lease", "w1", 0, 5000)

    assert taken(limiter, "lease", "w2", 0, 5000) == 600


def test_refusal_says_how_long_to_wait():
    limiter = RateLimiter()
    taken(limiter, "lease", "w", 0, 5000)

    with pytest.raises(Refusal) as refused:
        limiter.take("lease", "w", 0)

    assert refused.value.problem is ProblemType.RATE_LIMITED
    wait_s = int(refused.value.headers["Retry-After"])
    assert taken(limiter, "lease", "w", 1000 * wait_s, 1) == 1


def test_clock_set_back_gives_nothing_away():
    limiter = RateLimiter()
    taken(limiter, "lease", "w", 100_000, 5000)

    assert taken(limiter, "lease", "w", 0, 10) == 0


def test_buckets_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "BUCKETS_MAX", 10)
    limiter = RateLimiter()

    for number in range(50):
        limiter.take("lease", f"w{number}", 0)

    assert len(limiter._buckets) == 10
