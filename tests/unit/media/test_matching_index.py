# SPDX-License-Identifier: Apache-2.0
"""An index answers as a plain table would, whatever changed, was saved, or was damaged."""

from __future__ import annotations

import errno
import os
import stat

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.errors import StoreUnusable
from reviewer.media.matching.index import HashIndex
from reviewer.media.matching.layout import LISTED_FROM, MOST_RADIUS
from reviewer.media.matching.numpy_kernel import NumpyKernel

ZERO = bytes(32)
KERNEL = NumpyKernel()


def near(bits):
    """Return a hash so many bits from ZERO."""
    return ((1 << bits) - 1).to_bytes(32, "little")


def index_of(entries, through=0):
    return HashIndex.of(KERNEL, list(entries), b"".join(entries.values()), through)


def found(index, query=ZERO, radius=MOST_RADIUS):
    ids, distances = index.search(query, radius)
    return list(zip(ids.tolist(), distances.tolist(), strict=True))


def expected(entries, query=ZERO, radius=MOST_RADIUS):
    """Return what a plain table finds."""
    distances = {
        number: (int.from_bytes(one, "little") ^ int.from_bytes(query, "little")).bit_count()
        for number, one in entries.items()
    }
    return sorted(
        ((number, bits) for number, bits in distances.items() if bits <= radius),
        key=lambda match: (match[1], match[0]),
    )


hashes = st.integers(0, 40).map(near) | st.binary(min_size=32, max_size=32)
pages = st.tuples(
    st.dictionaries(st.integers(0, 12), hashes, max_size=6), st.sets(st.integers(0, 12), max_size=4)
)


@given(st.lists(st.tuples(pages, st.booleans()), max_size=8), st.integers(0, MOST_RADIUS))
@settings(max_examples=150)
def test_index_answers_as_a_table_does_after_every_page(steps, radius):
    index, table = index_of({}), {}

    for position, ((entries, removed), compacts) in enumerate(steps, start=1):
        index.apply(list(entries), b"".join(entries.values()), sorted(removed), position)
        table = {n: one for n, one in table.items() if n not in removed} | entries
        if compacts:
            index.compact()

        assert found(index, radius=radius) == expected(table, radius=radius)
        assert (len(index), index.through) == (len(table), position)


def test_page_that_comes_again_changes_nothing():
    index = index_of({1: ZERO, 2: near(5)})

    for _ in range(2):
        index.apply([3, 2], near(7) + near(6), [1, 99], 4)

    assert (found(index), len(index)) == ([(2, 6), (3, 7)], 2)


def test_what_waits_is_read_through_until_compacted():
    index = index_of({})
    assert not index.wants_compacting

    index.apply(range(20_000), near(9) * 20_000, [], 1)
    waiting = index.wants_compacting
    index.compact()

    assert (waiting, index.wants_compacting, len(found(index))) == (True, False, 20_000)


def test_index_mostly_removed_wants_compacting():
    index = index_of({number: near(number) for number in range(10)})

    index.apply([], b"", range(6), 1)

    assert (index.wants_compacting, found(index)) == (True, [(n, n) for n in range(6, 10)])


def test_many_queries_are_answered_one_by_one():
    index = index_of({7: ZERO, 3: near(2), 5: near(40)})

    answer = index.search_many(near(40) + near(255) + ZERO, 30)

    assert [array.tolist() for array in answer] == [[0, 2, 2], [5, 7, 3], [0, 0, 2]]


@pytest.mark.parametrize(
    "entries", [{5: near(3)}, {5: near(3), 6: near(3)}], ids=["lone", "two-equal"]
)
def test_smallest_banks_match_after_save_and_load(tmp_path, entries):
    index_of(entries, through=12).save(tmp_path / "bank.index")

    loaded = HashIndex.load(KERNEL, tmp_path / "bank.index")

    assert (found(loaded), loaded.through) == (expected(entries), 12)


def test_lone_entry_matches_after_save_load_and_removal_of_all_others(tmp_path):
    index = index_of({number: near(number) for number in range(20)})
    index.apply([], b"", [number for number in range(20) if number != 11], 2)
    index.save(tmp_path / "bank.index")

    loaded = HashIndex.load(KERNEL, tmp_path / "bank.index")

    assert (found(loaded), found(index), loaded.through) == ([(11, 11)], [(11, 11)], 2)


def test_loaded_index_takes_changes_and_leaves_its_file_alone(tmp_path):
    path = tmp_path / "bank.index"
    index_of({1: ZERO, 2: near(1)}, through=1).save(path)
    before = path.read_bytes()
    loaded = HashIndex.load(KERNEL, path)

    loaded.apply([3], near(2), [1], 2)

    assert (found(loaded), path.read_bytes()) == ([(2, 1), (3, 2)], before)


def test_same_entries_make_the_same_file_in_whatever_order_they_came(tmp_path):
    entries = {number: near(number % 41) for number in range(50)}
    backwards = dict(reversed(entries.items()))
    index_of(entries, through=9).save(tmp_path / "one.index")
    by_page = index_of({})
    for number, one in backwards.items():
        by_page.apply([number, 1000 + number], one + ZERO, [], 8)
    by_page.apply([], b"", range(1000, 1050), 9)
    by_page.save(tmp_path / "two.index")

    assert (tmp_path / "one.index").read_bytes() == (tmp_path / "two.index").read_bytes()


@pytest.fixture(scope="module")
def large():
    """Return an index with lists, and what was planted in it."""
    dice = np.random.default_rng(1)
    bank = dice.integers(0, 256, (LISTED_FROM, 32), dtype=np.uint8)
    planted = {90_000 + bits: near(bits) for bits in range(41)}
    for number, one in planted.items():
        bank[number] = np.frombuffer(one, dtype=np.uint8)
    return HashIndex.of(KERNEL, np.arange(LISTED_FROM), bank, 77), planted


def test_index_with_lists_answers_the_same_after_save_and_load(tmp_path, large):
    index, planted = large
    index.save(tmp_path / "bank.index")

    loaded = HashIndex.load(KERNEL, tmp_path / "bank.index")

    assert found(index) == found(loaded) == expected(planted)


def test_removed_and_replaced_entries_of_lists_do_not_match(tmp_path, large):
    _, planted = large
    large[0].save(tmp_path / "bank.index")
    index = HashIndex.load(KERNEL, tmp_path / "bank.index")

    index.apply([90_000], near(200), [90_001, 90_002], 78)

    left = {number: one for number, one in planted.items() if number > 90_002}
    assert found(index) == expected(left)
    index.compact()
    assert (found(index), len(index)) == (expected(left), LISTED_FROM - 2)


@pytest.mark.parametrize("count", [1000, LISTED_FROM - 1, LISTED_FROM])
def test_arrays_are_at_most_six_times_the_hashes(tmp_path, count):
    hashes = np.random.default_rng(2).integers(0, 256, (count, 32), dtype=np.uint8)

    HashIndex.of(KERNEL, np.arange(count), hashes, 0).save(tmp_path / "bank.index")

    lists = 16 * (65_537 * 4 + count * (4 + 2)) if count >= LISTED_FROM else 0
    padding = (tmp_path / "bank.index").stat().st_size - (64 + count * (32 + 8) + lists + 32)
    assert 0 <= padding < 5 * 64
    assert (tmp_path / "bank.index").stat().st_size <= 6 * 32 * count


def test_no_file_is_no_index(tmp_path):
    assert HashIndex.load(KERNEL, tmp_path / "bank.index") is None


def test_file_is_for_this_account_alone(tmp_path):
    index_of({1: ZERO}).save(tmp_path / "bank.index")

    assert stat.S_IMODE((tmp_path / "bank.index").stat().st_mode) == 0o600


def test_every_changed_byte_and_every_cut_is_found(tmp_path):
    path = tmp_path / "bank.index"
    index_of({1: ZERO, 2: near(4)}, through=3).save(path)
    whole = path.read_bytes()
    spoilt = [whole[:size] for size in range(len(whole))]
    spoilt += [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        for at in range(len(whole))
        if not 8 <= at < 12  # the version, see below
    ]

    told = []
    for data in [*spoilt, whole + b"\0", b"PK\x03\x04 another kind of file" * 20]:
        path.write_bytes(data)
        with pytest.raises(StoreUnusable) as refused:
            HashIndex.load(KERNEL, path)
        told.append((refused.value.reason, path.read_bytes() == data))

    assert set(told) == {("damaged", True)}


@pytest.mark.parametrize(("version", "reason"), [(0, "damaged"), (2, "newer")])
def test_another_version_is_told_apart(tmp_path, version, reason):
    path = tmp_path / "bank.index"
    index_of({1: ZERO}).save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:8] + version.to_bytes(4, "little") + whole[12:])

    with pytest.raises(StoreUnusable) as refused:
        HashIndex.load(KERNEL, path)

    assert refused.value.reason == reason


def test_folder_in_the_place_of_the_file_is_unreachable(tmp_path):
    (tmp_path / "bank.index").mkdir()

    with pytest.raises(StoreUnusable) as of_load:
        HashIndex.load(KERNEL, tmp_path / "bank.index")
    with pytest.raises(StoreUnusable) as of_save:
        index_of({1: ZERO}).save(tmp_path / "bank.index")

    assert (of_load.value.reason, of_save.value.reason) == ("unreachable", "unreachable")


def test_full_disk_keeps_the_file_before(tmp_path, monkeypatch):
    path = tmp_path / "bank.index"
    index_of({1: ZERO}, through=1).save(path)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnusable) as refused:
        index_of({2: ZERO}, through=2).save(path)

    assert (refused.value.reason, HashIndex.load(KERNEL, path).through) == ("full", 1)


@pytest.mark.parametrize(
    ("ids", "hashes", "words"),
    [
        ([1], ZERO + b"x", "33 bytes are no hashes of 32"),
        ([1, 2], ZERO, "2 numbers of entries for 1 hashes"),
        ([1, 1], ZERO * 2, "a number of an entry comes twice"),
    ],
)
def test_entries_that_make_no_sense_are_refused_and_nothing_changes(ids, hashes, words):
    index = index_of({1: near(1)})

    with pytest.raises(ValueError, match=words):
        index.apply(ids, hashes, [], 5)

    assert (found(index), index.through) == ([(1, 1)], 0)


def test_query_of_another_length_is_refused():
    with pytest.raises(ValueError, match="64 bytes are no hash of 32"):
        index_of({1: ZERO}).search(ZERO * 2)


@pytest.mark.parametrize("radius", [-1, 32])
def test_radius_that_cannot_be_searched_is_refused(radius):
    with pytest.raises(ValueError, match="from 0 to 31"):
        index_of({1: ZERO}).search(ZERO, radius)
