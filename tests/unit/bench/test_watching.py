# SPDX-License-Identifier: Apache-2.0
"""The watch names where a late thread is."""

from __future__ import annotations

import time

from reviewer.bench.watching import Watch


def _stay_away(until_s):
    while time.perf_counter() < until_s:
        pass


def test_an_absence_is_named_by_its_place():
    with Watch() as watch:
        began = time.perf_counter()
        watch.beat(began)
        _stay_away(began + 0.2)
        watch.beat(began + 0.2)

    found = watch.longest()
    assert [round(each.ms) for each in found] == [200]
    assert found[0].where.startswith("test_watching._stay_away:")


def test_what_happens_in_a_pause_is_left_out():
    watch = Watch()

    watch.beat(1.0)
    watch.beat(None)
    watch.beat(2.0)

    assert watch.longest() == []


def test_a_short_absence_is_none():
    watch = Watch()

    watch.beat(1.0)
    watch.beat(1.01)

    assert watch.longest() == []
