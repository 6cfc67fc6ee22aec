# SPDX-License-Identifier: Apache-2.0
"""What becomes of a store that is damaged, locked, newer, full, or simply there."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from reviewer.adapters.storage.connections import connect, require_safe_sqlite
from reviewer.domain.errors import StoreUnusable
from reviewer.domain.items import LocalState
from tests.contract.conftest import STORE_KEY
from tests.contract.store_values import a_blob, a_held_group, an_item, at

CANARY = "canary-in-the-caption"


def _refused(opened, **values):
    with pytest.raises(StoreUnusable) as refused:
        opened(**values)
    return refused.value


def _events(store):
    with store.read() as work:
        return [json.loads(record.record)["event"] for record in work.audit.records(0, 99)]


def _names(path):
    return sorted(each.name for each in path.parent.iterdir())


def _fill(store, count=50):
    with store.write() as work:
        for number in range(count):
            item = an_item(f"item-{number}", caption=f"{CANARY} " * 20)
            work.groups.put(a_held_group(f"group-{number:03}", items=(item,)))
        work.commit()


def test_store_is_made_private_and_opened_again(opened, path):
    first = opened()
    _fill(first)
    mode = path.stat().st_mode & 0o777
    first.close()

    again = opened()

    with again.read() as work:
        assert work.groups.count(frozenset(LocalState)) == 50
    assert (mode, _events(again)) == (0o600, ["log_opened"])


def test_closed_store_is_one_file(opened, path):
    store = opened()
    _fill(store)
    store.close()
    read_only = opened()
    with read_only.read() as work:
        work.facts.get("name")
    read_only.close()

    assert _names(path) == ["store.sqlite3"]


def test_nothing_of_the_store_is_readable_on_disk(opened, path):
    store = opened()
    _fill(store)

    files = {each.name: each.read_bytes() for each in path.parent.iterdir()}

    assert sorted(files) == ["store.sqlite3", "store.sqlite3-shm", "store.sqlite3-wal"]
    assert len(files["store.sqlite3-wal"]) > 100_000
    for content in files.values():
        assert b"SQLite format 3" not in content
        assert CANARY.encode() not in content
        assert b"group-001" not in content


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(os.urandom(20_000)),
        lambda path: path.write_bytes(b"not a database"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:1000]),
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
        lambda path: path.write_bytes(bytes(4096) + path.read_bytes()[4096:]),
    ],
    ids=["garbage", "short", "empty", "cut-in-page-1", "cut-in-page-3", "header-zeroed"],
)
def test_damaged_store_is_moved_aside_and_a_new_log_says_so(opened, path, spoil):
    store = opened()
    _fill(store)
    store.close()
    spoil(path)
    content = path.read_bytes()

    error = _refused(opened)
    kept = path.with_name("store.sqlite3.damaged-20260304T050607Z")

    assert (error.reason, kept.name in str(error)) == ("damaged", True)
    assert (path.exists(), kept.read_bytes()) == (False, content)
    assert _events(opened()) == ["log_opened", "store_recovered"]


def test_store_opened_with_another_key_is_moved_aside_unharmed(opened, path):
    store = opened()
    _fill(store)
    store.close()
    content = path.read_bytes()

    error = _refused(opened, key=bytes(32))

    assert error.reason == "damaged"
    assert path.with_name("store.sqlite3.damaged-20260304T050607Z").read_bytes() == content


def test_damage_met_in_use_moves_the_store_aside_at_the_next_opening(opened, path):
    store = opened()
    _fill(store, 200)
    store.close()
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    for page in range(pages // 2, pages):  # the groups; what opening reads lies before them
        content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    damaged = opened()

    with pytest.raises(StoreUnusable) as in_use, damaged.read() as work:
        work.groups.list(frozenset(LocalState))
    damaged.close()
    at_opening = _refused(opened)

    assert (in_use.value.reason, at_opening.reason) == ("damaged", "damaged")
    assert _names(path) == ["store.sqlite3.damaged-20260304T050607Z"]
    assert _events(opened()) == ["log_opened", "store_recovered"]


def test_wal_without_its_store_is_moved_aside(opened, path):
    path.with_name("store.sqlite3-wal").write_bytes(b"left behind")

    error = _refused(opened)

    assert error.reason == "damaged"
    assert _names(path) == ["store.sqlite3.damaged-20260304T050607Z-wal"]


def test_two_damaged_stores_in_one_second_are_both_kept(opened, path):
    for content in (b"first", b"second"):
        path.write_bytes(content)
        _refused(opened)

    kept = {each.name: each.read_bytes() for each in path.parent.iterdir()}

    assert kept == {
        "store.sqlite3.damaged-20260304T050607Z": b"first",
        "store.sqlite3.damaged-20260304T050607Z-2": b"second",
    }


def test_store_left_by_a_crash_keeps_what_was_committed(opened, path, tmp_path):
    store = opened()
    _fill(store)
    image = tmp_path / "image"
    image.mkdir()
    for each in list(path.parent.glob("store.sqlite3*")):
        shutil.copy(each, image / each.name)
    store.close()
    for each in image.iterdir():
        shutil.copy(each, path.parent / each.name)

    with opened().read() as work:
        assert work.groups.count(frozenset(LocalState)) == 50


def test_unfinished_new_store_is_made_again(opened, path):
    path.with_name("store.sqlite3.new").write_bytes(b"half of a store")

    assert _events(opened()) == ["log_opened"]


def test_store_of_a_newer_program_is_left_alone(opened, path):
    opened().close()
    raw = connect(path, STORE_KEY)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()

    error = _refused(opened)

    assert (error.reason, path.exists()) == ("newer", True)


def test_store_in_another_programs_transaction_is_locked(opened, path):
    store = opened(busy_timeout_ms=50)
    other = connect(path, STORE_KEY)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreUnusable) as refused, store.write():
        pass
    other.execute("ROLLBACK")
    other.close()

    assert refused.value.reason == "locked"
    _fill(store)


def test_store_in_an_absent_folder_is_unreachable(opened, path):
    path.parent.rmdir()

    assert _refused(opened).reason == "unreachable"


def test_full_disk_saves_nothing_and_recovers(opened, path):
    store = opened()
    _fill(store)
    with store.write() as work:
        (pages,) = work._connection.exec_driver_sql("PRAGMA page_count").one()
        work._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def too_much():
        with store.write() as work:
            work.facts.set("small", "1")
            work.facts.set("big", "x" * 100_000)
            work.commit()

    with pytest.raises(StoreUnusable) as refused:
        too_much()
    with store.write() as work:
        work._connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    with store.read() as work:
        after = work.facts.get("small")
    too_much()

    assert (refused.value.reason, after) == ("full", None)


def test_unsafe_sqlite_is_refused():
    with pytest.raises(StoreUnusable) as refused:
        require_safe_sqlite((3, 51, 2))
    require_safe_sqlite((3, 51, 3))

    assert refused.value.reason == "sqlite-unsafe"


def test_destroyed_keys_leave_the_wal_too(opened, path):
    store = opened()
    wal = path.with_name("store.sqlite3-wal")
    with store.write() as work:
        work.blobs.put(a_blob())
        work.commit()
    before = wal.stat().st_size

    with store.write() as work:
        work.blobs.shred("group-1")
        work.commit()

    assert (before > 0, wal.stat().st_size) == (True, 0)


def test_destroyed_keys_leave_the_wal_once_no_reader_is_in_the_way(opened, path):
    store = opened()
    wal = path.with_name("store.sqlite3-wal")
    with store.read() as reading:
        reading.facts.get("name")
        with store.write() as work:
            work.blobs.put(a_blob())
            work.blobs.shred("group-1")
            work.commit()
        held_up = wal.stat().st_size

    with store.write() as work:
        work.facts.set("name", "value")
        work.commit()

    assert (held_up > 0, wal.stat().st_size) == (True, 0)


def test_writing_twice_in_one_thread_is_a_mistake_and_no_deadlock(opened):
    store = opened()

    with store.write(), pytest.raises(RuntimeError), store.write():
        pass


def test_reading_connection_does_not_write(opened):
    store = opened()

    with pytest.raises(StoreUnusable) as refused, store.read() as work:
        work.facts.set("name", "value")

    assert refused.value.reason == "unreachable"


def test_next_group_is_found_in_the_index(opened):
    store = opened()
    with store.write() as work:
        statements = []
        for number in range(3):
            work.groups.put(a_held_group(f"g{number}", due_in_s=number))
        raw = work._connection.connection.dbapi_connection
        raw.set_trace_callback(statements.append)
        work.groups.first_open(skip="g0")
        work.groups.count(frozenset({LocalState.READY, LocalState.DONE}))
        raw.set_trace_callback(None)
        plans = [
            " ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}"))
            for statement in statements
        ]

    index = "SEARCH groups USING COVERING INDEX ix_groups_state_due (state=?)"
    by_id = "SEARCH groups USING INDEX sqlite_autoindex_groups_1 (group_id=?)"
    assert plans == [index, index, by_id, index]


def test_time_stands_still_in_names_of_copies(opened, path):
    path.write_bytes(b"damaged")

    _refused(opened, now=at(86400))

    assert _names(path) == ["store.sqlite3.damaged-20260305T050607Z"]
