# SPDX-License-Identifier: Apache-2.0
"""The index of a bank: read on, saved, damaged, and asked by several processes."""

from __future__ import annotations

import numpy as np
import pytest
from sqlalchemy import update

from reviewer.domain.banks import EntryState
from reviewer.domain.errors import StoreUnusable
from reviewer.domain.hashes import NEAREST_512, HashKind, HashValue
from reviewer.gateway.banks import rows
from reviewer.gateway.likeness import bank_index, traces
from reviewer.gateway.likeness.bank_index import BankIndexes
from reviewer.gateway.store.tables import banks
from reviewer.media.grouping.features import Features
from reviewer.media.vpdq import FrameHash

EVENT = rows.Event(event="added", actor="console", reason="known")
BANK = rows.LOCAL


def a_hash(seed):
    return np.random.default_rng(seed).bytes(32).hex()


def apart(value, bits):
    return f"{int(value, 16) ^ ((1 << bits) - 1):064x}"


def add(connection, house, value):
    known = HashValue(kind=HashKind.PDQ, value=value, quality=90, variant=NEAREST_512)
    rows.locked(connection)
    return rows.add(connection, BANK, known, EVENT, house.gateway.now_ms())


def added(house, value):
    return house.gateway.db.write(lambda c: add(c, house, value)).entry_id


def found(house, indexes, value, radius=31):
    def ask(connection):
        return sorted(
            (hit.entry_id, hit.distance)
            for hit in indexes.hits(connection, {BANK: radius}, [value])
        )

    house.gateway.db.read(indexes.catch_up)
    return house.gateway.db.read(ask)


def test_two_processes_answer_alike_whatever_each_has_read(house):
    one, other = BankIndexes(house.folder), BankIndexes(house.folder)
    first = added(house, apart(a_hash(1), 5))
    assert found(house, one, a_hash(1)) == [(first, 5)]
    second = added(house, apart(a_hash(1), 31))
    gone = added(house, a_hash(1))

    def withdraw(connection):
        rows.locked(connection)
        entry = rows.entry(connection, gone)
        rows.change(connection, entry, EVENT, 0, state=EntryState.WITHDRAWN.value)

    assert (gone, 0) in found(house, one, a_hash(1))
    house.gateway.db.write(withdraw)

    for indexes in (one, other):
        assert found(house, indexes, a_hash(1)) == sorted([(first, 5), (second, 31)])
        assert found(house, indexes, a_hash(1), radius=30) == [(first, 5)]


def test_what_a_transaction_alone_sees_is_found_in_it_and_not_remembered(house):
    indexes = BankIndexes(house.folder)
    house.gateway.db.read(indexes.catch_up)
    seen = []

    def fails(connection):
        entry = add(connection, house, a_hash(2))
        seen.extend(indexes.hits(connection, {BANK: 31}, [a_hash(2)]))
        assert seen[0].entry_id == entry.entry_id
        raise StoreUnusable("full")

    with pytest.raises(StoreUnusable):
        house.gateway.db.write(fails)

    assert len(seen) == 1
    assert found(house, indexes, a_hash(2)) == []
    assert found(house, indexes, a_hash(2)) == []


@pytest.mark.parametrize("damage", ["none", "torn", "ahead"])
def test_a_saved_index_is_read_on_and_a_bad_one_is_built_anew(
    house, monkeypatch, expected_logs, damage
):
    monkeypatch.setattr(bank_index, "SAVED_AFTER", 1)
    first = BankIndexes(house.folder)
    saved = added(house, a_hash(3))
    house.gateway.db.read(first.catch_up)
    first.save()
    path = bank_index.path_of(house.folder / bank_index.FOLDER, BANK)
    assert path.stat().st_mode & 0o077 == 0
    later = added(house, apart(a_hash(3), 9))
    if damage == "torn":
        path.write_bytes(path.read_bytes()[:-7])
        expected_logs.expect(f"the index of bank {BANK} is damaged; built anew")
    if damage == "ahead":  # of a database that came back from a backup
        house.gateway.db.write(lambda c: c.execute(update(banks).values(rev=0)))
        expected_logs.expect(f"the index of bank {BANK} is ahead; built anew")
        assert found(house, BankIndexes(house.folder), a_hash(3))
        return

    assert found(house, BankIndexes(house.folder), a_hash(3)) == sorted([(saved, 0), (later, 9)])


def test_a_trace_comes_back_as_it_was_kept_and_a_damaged_one_says_so():
    frames = tuple(FrameHash(pdq=a_hash(n), quality=80, at_ms=1000 * n) for n in range(3))
    video = traces.pack(Features("a" * 64, frames=frames))
    text = traces.pack(Features("b" * 64, text="A text of more than a few letters to be found."))

    assert traces.unpack(video).frames == frames
    assert len(traces.unpack(text).sketch()) == 16
    assert traces.pack(Features("c" * 64)) == b""
    for damaged in (b"", b"X", b"P" + bytes(100), b"V" + bytes(5), b"T123"):
        with pytest.raises(StoreUnusable) as refused:
            traces.unpack(damaged)
        assert refused.value.reason == "damaged"
