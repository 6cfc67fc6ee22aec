# SPDX-License-Identifier: Apache-2.0
"""Any changed byte in a decrypted copy of a store that says something of a record is named."""

from __future__ import annotations

import sqlite3

import pytest

from reviewer.bootstrap.auditing import check_copy
from reviewer.commands.audit import main
from reviewer.domain.errors import InputRefused

OWN = "ws-1"


def failures(copy):
    """Return every (what, where) that verification finds."""
    found = check_copy(copy)
    return {each for log in found.logs for each in log.failures} | set(found.file_failures)


def places(copy):
    return {where for _, where in failures(copy)}


def change(copy, statement, *values):
    with sqlite3.connect(copy) as raw:
        raw.execute("DROP TRIGGER IF EXISTS audit_records_no_update")
        raw.execute("PRAGMA foreign_keys = OFF")
        assert raw.execute(statement, values).rowcount == 1
    raw.close()


def read(copy, query):
    raw = sqlite3.connect(copy)
    found = raw.execute(query).fetchall()
    raw.close()
    return found


def flipped(value, place):
    """Return a cell with one byte (of a number: one bit) changed."""
    if isinstance(value, int):
        return value ^ 1
    raw = bytearray(value.encode() if isinstance(value, str) else value)
    raw[place] ^= 0x01
    return raw.decode() if isinstance(value, str) else bytes(raw)


def cells(copy, table, where):
    """Return (column, changed value) for the bytes of each column of one row.

    Of long ones every seventeenth: each byte of three is tried in the file itself.
    """
    columns = [name for _, name, *_ in read(copy, f"PRAGMA table_info({table})")]
    (row,) = read(copy, f"SELECT * FROM {table} WHERE {where}")
    return [
        (column, flipped(value, place))
        for column, value in zip(columns, row, strict=True)
        for place in ([0] if isinstance(value, int) else range(0, len(value), stride(value)))
    ]


def stride(value):
    return 17 if len(value) > 100 else 1


def unnamed(copy, table, where, name):
    """Return the changes to one row that verification does not lay to the record it is about."""
    missed = []
    whole = copy.read_bytes()
    for column, value in cells(copy, table, where):
        try:
            change(copy, f"UPDATE {table} SET {column} = ? WHERE {where}", value)
        except sqlite3.IntegrityError:
            # Another row has that number; moving past the last one is the change that can be.
            change(copy, f"UPDATE {table} SET {column} = 900 + {column} WHERE {where}")
        if name not in places(copy):
            missed.append((column, value, failures(copy)))
        copy.write_bytes(whole)
    return missed


def test_a_whole_copy_holds(copy):
    found = check_copy(copy)

    assert [log.log for log in found.logs] == [OWN, "gateway", OWN]
    assert failures(copy) == set()
    assert not found.is_pinned


@pytest.mark.parametrize("seq", [0, 3, 6])
def test_every_byte_of_an_own_record_is_covered(copy, seq):
    assert unnamed(copy, "audit_records", f"seq = {seq}", f"{OWN}#{seq}") == []


@pytest.mark.parametrize(("log", "seq"), [("gateway", 2), (OWN, 0), (OWN, 5)])
def test_every_byte_of_a_fetched_record_and_its_columns_is_covered(copy, log, seq):
    where = f"log = '{log}' AND seq = {seq}"

    assert unnamed(copy, "witnessed_records", where, f"{log}#{seq}") == []


def test_every_byte_of_a_label_is_covered(copy):
    (label, log, seq), *_ = read(copy, "SELECT label, log, seq FROM witnessed_labels")
    where = f"label = '{label}' AND log = '{log}' AND seq = {seq}"

    assert unnamed(copy, "witnessed_labels", where, f"{log}#{seq}") == []


def test_every_byte_of_a_checkpoint_is_covered(copy):
    for size, cosigned in read(copy, "SELECT size, is_cosigned FROM checkpoints"):
        assert unnamed(copy, "checkpoints", f"size = {size}", f"{OWN}#{size - 1}") == [], cosigned


def test_every_byte_of_the_kept_end_of_the_log_is_covered(copy):
    ((size,),) = read(copy, "SELECT count(*) FROM audit_records")

    assert unnamed(copy, "audit_state", "1 = 1", f"{OWN}#{size - 1}") == []


@pytest.mark.parametrize("log", ["gateway", OWN])
def test_every_byte_of_a_fetched_logs_description_is_covered(copy, log):
    missed = []
    whole = copy.read_bytes()
    for column, value in cells(copy, "witnessed_logs", f"log = '{log}'"):
        change(copy, f"UPDATE witnessed_logs SET {column} = ? WHERE log = '{log}'", value)
        if not places(copy):
            missed.append((column, value))
        copy.write_bytes(whole)

    assert missed == []


@pytest.mark.parametrize(("seq", "occurrences"), [(1, 1), (3, 2), (5, 1)])
def test_every_byte_of_a_record_in_the_file_is_covered(copy, seq, occurrences):
    missed = []
    whole = copy.read_bytes()
    ((record,),) = read(copy, f"SELECT record FROM audit_records WHERE seq = {seq}")
    start = -1
    for _ in range(occurrences):  # once in the own log, once in the fetched copy of it
        start = whole.index(record.encode(), start + 1)
        for place in range(start, start + len(record)):
            with copy.open("r+b") as opened:
                opened.seek(place)
                opened.write(bytes([whole[place] ^ 0x80]))
            if f"{OWN}#{seq}" not in places(copy):
                missed.append(place - start)
            with copy.open("r+b") as opened:
                opened.seek(place)
                opened.write(whole[place : place + 1])

    assert missed == []


def test_a_removed_record_is_named(copy):
    with sqlite3.connect(copy) as raw:
        raw.execute("DROP TRIGGER audit_records_no_delete")
        raw.execute("DELETE FROM audit_records WHERE seq = 4")
    raw.close()

    assert ("missing", f"{OWN}#4") in failures(copy)


def test_the_command_names_the_record_and_ends_with_one(copy, capsys):
    assert main(["verify", "--store", str(copy)]) == 0
    altered = "UPDATE audit_records SET record = replace(record, 'assigned', 'received')"
    change(copy, f"{altered} WHERE seq = 3")

    status = main(["verify", "--store", str(copy)])

    said = capsys.readouterr().out.splitlines()
    assert status == 1
    assert said[4].startswith(f"{OWN}: DOES NOT HOLD: record {OWN}#3 was altered")


@pytest.mark.parametrize("content", [None, b"", b"no store at all"])
def test_what_is_no_copy_cannot_be_tried(tmp_path, content, capsys):
    file = tmp_path / "file"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(InputRefused):
        check_copy(file)
    assert main(["verify", "--store", str(file)]) == 2
    assert "file" in capsys.readouterr().err
