# SPDX-License-Identifier: Apache-2.0
"""Waiting grows, ends at the cap, and yields to what the gateway asks."""

from __future__ import annotations

import pytest

from reviewer.services.sync.backoff import wait_s


@pytest.mark.parametrize(
    ("failures", "chance", "expected"),
    [
        (1, 0.0, 1.0),
        (1, 1.0, 2.0),
        (3, 0.5, 4.0),
        (8, 1.0, 256.0),
        (9, 1.0, 300.0),
        (999, 1.0, 300.0),
    ],
)
def test_wait_is_jittered_below_a_growing_bound(failures, chance, expected):
    assert wait_s(failures, chance) == expected


@pytest.mark.parametrize(("asked", "expected"), [(17.0, 17.0), (0.0, 1.0), (1e9, 86_400.0)])
def test_retry_after_wins_within_a_day(asked, expected):
    assert wait_s(5, 0.9, asked) == expected
