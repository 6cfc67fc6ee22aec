# SPDX-License-Identifier: Apache-2.0
"""Exports are checked here as a stranger would: by the script in them, with nothing installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.domain.errors import InputRefused, TamperEvidence
from reviewer.sealing.canonical import canonical
from reviewer.sealing.chain import chain_hash
from reviewer.sealing.export import ExportedLog, write_export
from tests.unit.sealing.logs import LOG_KEY, STRANGER_KEY, WITNESS_KEY, a_log

RESOURCES = Path(__file__).parents[3] / "resources" / "audit"
LOG_ID, WITNESS_ID = LOG_KEY.public.key_id, WITNESS_KEY.public.key_id
KEYS = f"(log key {LOG_ID}, witness key {WITNESS_ID})"
FIRST_HOLDS = f"ws_1: all 12 records hold; the last 2 are covered by no checkpoint {KEYS}."
SECOND_HOLDS = f"ws_2: all 5 records hold; all are covered {KEYS}."


def exported(built):
    return ExportedLog(
        log_id=built.log_id,
        public_key=LOG_KEY.public,
        records=built.records,
        checkpoints=built.notes,
        witness_public=WITNESS_KEY.public,
    )


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "export"
    logs = [exported(a_log(12, log_id="ws_1")), exported(a_log(5, log_id="ws_2"))]
    assert write_export(made, logs, resources=RESOURCES) == 17
    return made


def check(folder):
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify.py"), str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_lines(path, values):
    path.write_bytes(b"".join(canonical(value) + b"\n" for value in values))


def rehashed(values, start):
    """Make each record of the first log from ``start`` follow from the one before."""
    prev = values[start - 1]["chain"]
    for place in range(start, sum(value["log"] == "ws_1" for value in values)):
        record = canonical(json.loads(values[place]["record"]) | {"seq": place, "prev": prev})
        prev = chain_hash(bytes.fromhex(prev), record).hex()
        values[place] |= {"record": record.decode(), "chain": prev, "seq": place}
    return values


def edit(values):
    values[6]["record"] = values[6]["record"].replace("it_6", "it_X")
    return values


def change(place, **changes):
    def changed(values):
        values[place] |= changes
        return values

    return changed


def test_export_holds_what_was_written(folder):
    assert sorted(path.name for path in folder.iterdir()) == [
        "README.txt",
        "checkpoints.jsonl",
        "keys.json",
        "records.jsonl",
        "verify.py",
    ]
    assert [value["seq"] for value in read_lines(folder / "records.jsonl")] == [
        *range(12),
        *range(5),
    ]


def test_whole_export_holds(folder):
    assert check(folder) == (0, [FIRST_HOLDS, SECOND_HOLDS])


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (edit, "record ws_1#6 was altered; the records up to ws_1#9 are not those"),
        (lambda v: rehashed(edit(v), 6), "the records up to ws_1#9 are not those"),
        (lambda v: v[:6] + v[7:], "record ws_1#6 is missing"),
        (lambda v: rehashed(v[:6] + v[7:], 6), "the records up to ws_1#9 are not those"),
        (lambda v: [*v[:6], v[7], v[6], *v[8:]], "record ws_1#6 is missing; record ws_1#6 is out"),
        (lambda v: rehashed([*v[:6], v[7], v[6], *v[8:]], 6), "the records up to ws_1#9 are not"),
        (lambda v: v[:7] + v[6:], "record ws_1#6 is out of its place"),
        (lambda v: v[:9] + v[12:], "record ws_1#9 was signed for and is missing"),
        (lambda v: v[12:], "record ws_1#0 was signed for and is missing"),
        (lambda v: rehashed(edit(v), 6)[:7] + v[7:], "the records up to ws_1#9 are not"),
        (change(6, chain="00" * 32), "record ws_1#6 was altered"),
        (change(6, chain="x"), "record ws_1#6 was altered"),
        (change(6, seq=7), "record ws_1#6 was altered"),
        (change(6, seq=None), "record ws_1#6 was altered"),
        (change(6, record="[]"), "record ws_1#6 was altered"),
        (change(6, record="{"), "record ws_1#6 was altered"),
        (change(6, record=5), "record ws_1#6 was altered"),
        (change(6, log="ws_9"), "record ws_1#6 was altered"),
        (change(6, log="ws_2"), "record ws_1#6 is missing"),
    ],
)
def test_tampered_records_are_named(folder, tamper, named):
    values = read_lines(folder / "records.jsonl")
    write_lines(folder / "records.jsonl", tamper(values))

    code, said = check(folder)

    assert code == 1
    assert said[0].startswith(f"ws_1: DOES NOT HOLD: {named}")
    assert len(said) == 2


@pytest.mark.parametrize(
    ("tamper", "named"),
    [
        (change(0, note="x"), "a checkpoint of ws_1 cannot be read"),
        (
            lambda v: change(0, note=v[0]["note"].replace("\n5\n", "\n6\n"))(v),
            "the checkpoint at ws_1#5 is not signed with the log's or its witness's key",
        ),
        (
            lambda v: change(0, note=v[0]["note"].replace("ws_1\n5", "ws_2\n5"))(v),
            "ws_1#4 belongs to another log",
        ),
        (
            change(0, note=a_log(12, log_id="ws_1", key=STRANGER_KEY).notes[0]),
            "the checkpoint at ws_1#4 is not signed with the log's or its witness's key",
        ),
        (
            lambda v: [*v, {"log": "ws_1", "note": a_log(12, log_id="ws_1", salt="x").notes[0]}],
            "two signed checkpoints at ws_1#4 contradict each other",
        ),
        (
            change(0, note=a_log(12, log_id="ws_1", salt="x").notes[0]),
            "the records up to ws_1#4 are not those that were signed",
        ),
    ],
)
def test_tampered_checkpoints_are_named(folder, tamper, named):
    values = read_lines(folder / "checkpoints.jsonl")
    write_lines(folder / "checkpoints.jsonl", tamper(values))

    assert check(folder) == (1, [f"ws_1: DOES NOT HOLD: {named}.", SECOND_HOLDS])


def test_log_of_another_key_is_named(folder):
    keys = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
    keys["logs"]["ws_1"]["key"] = STRANGER_KEY.public.public_text
    write_lines(folder / "keys.json", [keys])

    code, said = check(folder)

    assert code == 1
    assert "record ws_1#0 names another key than keys.json" in said[0]
    assert said[1] == SECOND_HOLDS


def test_checkpoint_without_its_witness_covers_nothing(folder):
    values = read_lines(folder / "checkpoints.jsonl")
    for value in values:
        value["note"] = value["note"].partition("\u2014 gw.example")[0]
    write_lines(folder / "checkpoints.jsonl", values)

    code, said = check(folder)

    assert code == 0
    assert said[0] == (
        f"ws_1: all 12 records hold; the last 12 are covered by no checkpoint {KEYS}."
    )


@pytest.mark.parametrize("name", ["keys.json", "records.jsonl", "checkpoints.jsonl"])
def test_export_without_a_file_is_said_to_be_incomplete(folder, name):
    (folder / name).unlink()

    assert check(folder) == (
        1,
        ["The export is incomplete: keys.json or another of its files cannot be read."],
    )


@pytest.mark.parametrize("bit", [0x20, 0x01, 0x80])
def test_any_flipped_byte_of_a_record_is_named(folder, bit):
    # One process per byte would take minutes, so the script's own entry is called in this one.
    lines = (folder / "records.jsonl").read_bytes().splitlines(keepends=True)
    verifier: dict[str, object] = {"__name__": "verifier"}
    exec((folder / "verify.py").read_text(encoding="utf-8"), verifier)
    missed = []

    for place in range(len(lines[6])):
        line = bytearray(lines[6])
        line[place] ^= bit
        log = verifier["Log"]("ws_1", LOG_KEY.public.public_text)
        (folder / "records.jsonl").write_bytes(b"".join([*lines[:6], line, *lines[7:12]]))
        for value in verifier["lines"](folder / "records.jsonl"):
            log.take_line(value)
        if not any("ws_1#6 " in failure for failure in log.failures):
            missed.append(place)

    assert missed == []


def test_export_needs_a_folder_of_its_own(folder):
    with pytest.raises(InputRefused) as refused:
        write_export(folder, [], resources=RESOURCES)

    assert refused.value.reason == "not-empty"


def test_export_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(InputRefused) as refused:
        write_export(tmp_path / "file" / "export", [], resources=RESOURCES)

    assert refused.value.reason == "cannot-write"


def test_export_names_a_log_once(tmp_path):
    log = exported(a_log(3, log_id="ws_1"))

    with pytest.raises(InputRefused) as refused:
        write_export(tmp_path / "export", [log, log], resources=RESOURCES)

    assert refused.value.reason == "duplicate"


def test_record_that_is_not_text_is_not_exported(tmp_path):
    built = a_log(3, log_id="ws_1")
    built.records[1] = (b"\xff", built.records[1][1])

    with pytest.raises(TamperEvidence) as tampered:
        write_export(tmp_path / "export", [exported(built)], resources=RESOURCES)

    assert (tampered.value.what, tampered.value.where) == ("record", "ws_1#1")
