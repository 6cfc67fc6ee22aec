# SPDX-License-Identifier: Apache-2.0
"""Any changed byte of an export fails its verification, and of a record names it."""

from __future__ import annotations

import json

import pytest

from reviewer.commands.audit import main


@pytest.fixture
def folder(lead, tmp_path):
    return lead.export(tmp_path / "export")


def verified(folder, capsys):
    status = main(["verify", "--export", str(folder)])
    return status, capsys.readouterr().out


def flips(path, number, stride=1):
    """Change one byte after the other in a line of a file, and put it back."""
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    start = sum(map(len, lines[:number]))
    for place in range(start, start + len(lines[number]), stride):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x01]) + whole[place + 1 :])
        yield place
    path.write_bytes(whole)


def test_a_whole_export_holds(folder, capsys):
    status, said = verified(folder, capsys)

    assert status == 0
    assert said.count("records hold; all are covered") == 2


def test_a_changed_byte_of_a_record_is_named(folder, capsys):
    # Each byte is tried where the verifier itself is tested; here it is the command's turn.
    path = folder / "records.jsonl"
    value = json.loads(path.read_bytes().splitlines()[5])
    name = f"{value['log']}#{value['seq']} "
    missed = []

    for place in flips(path, 5, stride=7):
        status, said = verified(folder, capsys)
        if status != 1 or name not in said:
            missed.append((place, said))

    assert missed == []


@pytest.mark.parametrize(
    ("file", "number"), [("checkpoints.jsonl", 0), ("checkpoints.jsonl", 1), ("keys.json", 0)]
)
def test_every_byte_of_what_proves_the_records_is_covered(folder, capsys, file, number):
    path = folder / file
    missed = [place for place in flips(path, number) if verified(folder, capsys)[0] != 1]

    assert missed == []


def test_a_folder_that_is_not_there_cannot_be_tried(tmp_path, capsys):
    assert main(["verify", "--export", str(tmp_path / "none")]) == 2
    assert "There is no" in capsys.readouterr().err
