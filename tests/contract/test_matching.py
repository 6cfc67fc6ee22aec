# SPDX-License-Identifier: Apache-2.0
"""Both ways to search find what comparing every bit finds: all of it, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.media.matching.compiled_kernel import CompiledKernel, quickest_kernel
from reviewer.media.matching.layout import MOST_RADIUS, lists_of, words_of
from reviewer.media.matching.neighbours import neighbours
from reviewer.media.matching.numpy_kernel import NumpyKernel

BITS = 256


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    return quickest_kernel(tmp_path_factory.mktemp("compiled") / "code")


@pytest.fixture(scope="module", params=["numpy", "compiled"])
def kernel(request):
    return NumpyKernel() if request.param == "numpy" else request.getfixturevalue("compiled")


def uniform(dice, count):
    return dice.integers(0, 256, (count, 32), dtype=np.uint8)


def clustered(dice, count):
    """Return copies of a few hashes, 0 to 40 bits off, some of them twice."""
    origins = uniform(dice, max(1, count // 12))
    copies = origins[dice.integers(0, len(origins), count)]
    made = [altered(dice, copy, dice.integers(0, 41)) for copy in copies]
    return np.array(made, dtype=np.uint8).reshape(-1, 32)


def leaning(dice, count):
    """Return hashes whose parts take few values, so that lists are long."""
    few = dice.integers(0, 3, (count, 16)).astype(np.uint16) * np.uint16(0x0F0F)
    return few.view(np.uint8)


def altered(dice, one, bits):
    """Return a hash with so many bits flipped."""
    flips = np.zeros(BITS, dtype=np.uint8)
    flips[dice.choice(BITS, bits, replace=False)] = 1
    return one ^ np.packbits(flips)


BANKS = [uniform, clustered, leaning]


def by_every_bit(bank, queries, radius):
    """Return (query, row, distance) of all that are near, by unpacking every bit."""
    ours, theirs = np.unpackbits(bank, axis=1), np.unpackbits(queries, axis=1)
    return {
        (query, row, int(distance))
        for query, bits in enumerate(theirs)
        for row, distance in enumerate((ours != bits).sum(axis=1))
        if distance <= radius
    }


def told(matches):
    rows = list(zip(*(array.tolist() for array in matches), strict=True))
    assert len(rows) == len(set(rows))
    return set(rows)


def asked_of(dice, bank):
    """Return queries: entries altered by 0 to 40 bits, and hashes from nowhere."""
    near = [
        altered(dice, bank[row], dice.integers(0, 41)) for row in dice.integers(0, len(bank), 9)
    ]
    return np.concatenate([np.array(near), uniform(dice, 2)])


@pytest.mark.parametrize("make", BANKS)
@given(seed=st.integers(0, 1 << 32), count=st.integers(1, 400), radius=st.integers(0, MOST_RADIUS))
@settings(max_examples=40)
def test_lists_and_reading_all_find_what_every_bit_finds(kernel, make, seed, count, radius):
    dice = np.random.default_rng(seed)
    bank = make(dice, count)
    queries = asked_of(dice, bank)
    words, asked = words_of(bank), words_of(queries)

    expected = by_every_bit(bank, queries, radius)

    assert told(kernel.in_lists(words, lists_of(words), asked, radius)) == expected
    assert told(kernel.in_all(words, asked, radius)) == expected


@pytest.mark.parametrize("radius", [0, 15, 16, 30, MOST_RADIUS])
def test_a_thousand_copies_at_the_very_edge_are_all_found(kernel, radius):
    dice = np.random.default_rng(radius)
    queries = uniform(dice, 1000)
    edge = np.array([altered(dice, query, radius) for query in queries])
    beyond = np.array([altered(dice, query, radius + 1) for query in queries])
    words = words_of(np.concatenate([uniform(dice, 20_000), edge, beyond]))

    found = told(kernel.in_lists(words, lists_of(words), words_of(queries), radius))

    assert found == {(number, 20_000 + number, radius) for number in range(1000)}


def test_bits_spread_over_all_parts_are_found(kernel):
    """One part differs by one bit and all others by two: the hardest place for lists."""
    dice = np.random.default_rng(3)
    query = uniform(dice, 1)[0]
    spread = []
    for lone in range(16):
        parts = query.view(np.uint16).copy()
        for part in range(16):
            bits = dice.choice(16, 1 if part == lone else 2, replace=False)
            parts[part] ^= np.uint16(sum(1 << int(bit) for bit in bits))
        spread.append(parts.view(np.uint8))
    words = words_of(np.concatenate([uniform(dice, 5000), spread]))

    found = told(kernel.in_lists(words, lists_of(words), words_of(query), MOST_RADIUS))

    assert found == {(0, 5000 + lone, MOST_RADIUS) for lone in range(16)}


def test_the_opposite_of_a_hash_is_no_match(kernel):
    words = words_of(bytes(32))

    assert told(kernel.in_all(words, words_of(b"\xff" * 32), MOST_RADIUS)) == set()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_banks_of_nothing_one_and_two_equal_hashes(kernel, count):
    words = words_of(b"\x37" * 32 * count)
    asked = words_of(b"\x37" * 32)
    expected = {(0, row, 0) for row in range(count)}

    assert told(kernel.in_lists(words, lists_of(words), asked, MOST_RADIUS)) == expected
    assert told(kernel.in_all(words, asked, MOST_RADIUS)) == expected


def test_no_query_finds_nothing(kernel):
    words = words_of(bytes(64))

    assert told(kernel.in_lists(words, lists_of(words), words_of(b""), MOST_RADIUS)) == set()
    assert told(kernel.in_all(words, words_of(b""), MOST_RADIUS)) == set()


@pytest.mark.parametrize("make", BANKS)
@pytest.mark.parametrize("count", [0, 1, 700])
def test_neighbours_are_all_pairs_with_equal_hashes_told_once(kernel, make, count):
    dice = np.random.default_rng(count)
    bank = make(dice, count)
    firsts = {}
    first = [firsts.setdefault(one.tobytes(), row) for row, one in enumerate(bank)]

    pieces = list(neighbours(kernel, bank, MOST_RADIUS))

    expected = {
        (left, right, distance)
        for left, right, distance in by_every_bit(bank, bank, MOST_RADIUS)
        if left < right and first[left] == left and (first[right] == right or distance == 0)
    }
    pairs = [pair for piece in pieces for pair in zip(*(a.tolist() for a in piece), strict=True)]
    assert (set(pairs), sorted(pairs)) == (expected, pairs)


def test_the_compiled_kernel_is_what_is_tested(compiled):
    assert isinstance(compiled, CompiledKernel)
