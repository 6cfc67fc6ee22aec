# SPDX-License-Identifier: Apache-2.0
"""The plain index finds exactly what counting bit by bit finds."""

from __future__ import annotations

import random

import pytest

from reviewer.adapters.media.hash_index import NumpyHashIndex


def near(value, flips, dice):
    """Return ``value`` with so many of its bits flipped."""
    bits = int.from_bytes(value, "big")
    for place in dice.sample(range(256), flips):
        bits ^= 1 << place
    return bits.to_bytes(32, "big")


def counted(prints, value, radius):
    """Return what the index should, by the definition of the distance."""
    wanted = int.from_bytes(value, "big")
    found = ((place, (int.from_bytes(each, "big") ^ wanted).bit_count()) for place, each in prints)
    return tuple(sorted((pair for pair in found if pair[1] <= radius), key=lambda pair: pair[::-1]))


@pytest.fixture
def dice():
    return random.Random(4)


@pytest.mark.parametrize("radius", [0, 1, 31])
def test_it_finds_everything_within_the_radius_and_nothing_else(dice, radius):
    value = dice.randbytes(32)
    hashes = [near(value, flips, dice) for flips in (0, 1, 2, 30, 31, 32, 33, 200)]
    hashes += [dice.randbytes(32) for _ in range(500)]
    prints = list(enumerate(hashes, start=7))
    index = NumpyHashIndex()

    index.fill(prints)

    assert index.search(value, radius) == counted(prints, value, radius)


def test_a_lone_hash_is_found(dice):
    index, value = NumpyHashIndex(), dice.randbytes(32)
    index.fill([(3, value)])

    assert index.search(near(value, 31, dice), 31) == ((3, 31),)


@pytest.mark.parametrize("is_filled", [False, True])
def test_nothing_is_found_among_nothing(is_filled):
    index = NumpyHashIndex()
    if is_filled:
        index.fill([])

    assert index.search(bytes(32), 31) == ()


def test_what_was_held_before_is_forgotten(dice):
    index, value = NumpyHashIndex(), dice.randbytes(32)
    index.fill([(1, value)])
    index.fill([(2, near(value, 5, dice))])

    assert index.search(value, 31) == ((2, 5),)
