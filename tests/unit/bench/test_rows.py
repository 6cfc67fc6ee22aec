# SPDX-License-Identifier: Apache-2.0
"""Figures: what is met, and how it is told."""

from __future__ import annotations

import pytest

from reviewer.bench.rows import Row, median, percentile, table


def test_a_target_is_for_our_figure_or_for_the_ratio():
    figure = Row(name="a", ours=50.0, peer=1.0, target=50.0)
    above = Row(name="b", ours=50.1, peer=100.0, target=50.0)
    ratio = Row(name="c", ours=250.0, peer=100.0, target=2.5, of_ratio=True)
    slower = Row(name="d", ours=251.0, peer=100.0, target=2.5, of_ratio=True)

    assert [row.met for row in (figure, above, ratio, slower)] == [True, False, True, False]


def test_a_ratio_to_nothing_meets_no_target():
    row = Row(name="a", ours=1.0, peer=0.0, target=2.5, of_ratio=True)

    assert (row.ratio, row.met) == (None, False)


def test_a_row_is_told_in_six_values():
    row = Row(name="a", ours=12.345, peer=10.0, target=50.0)

    assert row.values() == {
        "name": "a",
        "ours": 12.35,
        "peer": 10.0,
        "ratio": 1.23,
        "target": 50.0,
        "met": True,
    }


def test_a_table_lines_its_columns_up():
    rows = [
        Row(name="short", ours=1.0, peer=2.0, target=5.0),
        Row(name="much longer", ours=100.0, peer=0.0, target=2.5, of_ratio=True),
    ]

    assert table(rows).splitlines() == [
        "measured      ours  peer  ratio     target  met",
        "short          1.0   2.0   0.50          5  yes",
        "much longer  100.0   0.0      -  ratio 2.5   NO",
    ]


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 50), (0.95, 95), (0.951, 96), (1.0, 100), (0.0, 1)]
)
def test_a_percentile_is_a_value_that_was_measured(share, value):
    assert percentile(range(100, 0, -1), share) == value


def test_a_median_is_the_middle():
    assert (median([3, 1, 2]), median([4, 1, 3, 2])) == (2, 2.5)
