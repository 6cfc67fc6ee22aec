# SPDX-License-Identifier: Apache-2.0
"""Made-up banks are the same in every run and are what they say."""

from __future__ import annotations

import numpy as np
import pytest

from reviewer.bench.banks import KINDS, bank, questions


def distances(one, others):
    return np.bitwise_count(one ^ others).sum(axis=1)


@pytest.mark.parametrize("kind", KINDS)
def test_bank_and_questions_are_the_same_in_every_run(kind):
    first, second = (bank(kind, 5000, seed=1) for _ in range(2))
    asked, again = (questions(first, kind, 100, seed=2) for _ in range(2))

    assert (first.shape, asked.shape) == ((5000, 32), (100, 32))
    assert np.array_equal(first, second)
    assert np.array_equal(asked, again)


@pytest.mark.parametrize("kind", KINDS)
def test_four_questions_in_five_are_near_an_entry(kind):
    entries = bank(kind, 5000, seed=1)

    near = [distances(one, entries).min() <= 31 for one in questions(entries, kind, 100, seed=2)]

    assert sum(near[number] for number in range(100) if number % 5) == 80


def test_strangers_agree_in_a_part_as_often_as_the_kind_says():
    """Counts are against what chance gives: 17 of 65 536 values, in 16 parts."""
    often = {}
    for kind in KINDS:
        parts = bank(kind, 20_000, seed=1).view(np.uint16)
        differing = np.concatenate(
            [np.bitwise_count(parts ^ np.roll(parts, by, axis=0)) for by in range(1, 11)]
        )
        strangers = differing[differing.sum(axis=1) > 48]
        often[kind] = round((strangers <= 1).mean() / (17 / 65_536), 1)

    assert 0.9 <= often["uniform"] <= 1.1
    assert 1.4 <= often["clustered"] <= 1.8
    assert 3.2 <= often["leaning"] <= 3.8


def test_entries_of_a_clustered_bank_have_about_six_copies_and_half_their_bits():
    entries = bank("clustered", 5000, seed=1)

    origins = 1 + sum(distances(entries[row], entries[:row]).min() > 64 for row in range(1, 5000))
    set_bits = np.bitwise_count(entries).sum(axis=1).mean()

    assert 4 < 5000 / origins < 8
    assert 127 < set_bits < 129
