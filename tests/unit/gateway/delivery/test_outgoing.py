# SPDX-License-Identifier: Apache-2.0
"""Each line stands in the platform's file once, whole, whatever was interrupted."""

from __future__ import annotations

import pytest

from reviewer.domain.errors import StoreUnusable
from reviewer.gateway.delivery.outgoing import NAME, OutgoingFile


def lines_of(folder):
    """Return what a platform reads."""
    return (folder / NAME).read_bytes()


def test_outgoing_lines_are_appended_once(tmp_path):
    outgoing = OutgoingFile(tmp_path / "out")

    outgoing.append(['{"a":1}', '{"a":2}'])
    outgoing.append(['{"a":2}', '{"a":3}'])

    assert lines_of(tmp_path / "out") == b'{"a":1}\n{"a":2}\n{"a":3}\n'
    assert (tmp_path / "out" / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("torn", [b'{"a":2', b'{"a":2}', b"{"])
def test_outgoing_torn_last_line_is_written_again_whole(tmp_path, torn):
    (tmp_path / NAME).write_bytes(b'{"a":1}\n' + torn)

    OutgoingFile(tmp_path).append(['{"a":2}'])

    assert lines_of(tmp_path) == b'{"a":1}\n{"a":2}\n'


def test_outgoing_file_taken_away_begins_anew(tmp_path):
    outgoing = OutgoingFile(tmp_path)
    outgoing.append(['{"a":1}'])
    (tmp_path / NAME).rename(tmp_path / "taken.jsonl")

    outgoing.append(['{"a":2}'])

    assert lines_of(tmp_path) == b'{"a":2}\n'


def test_outgoing_folder_that_is_none_is_said(tmp_path):
    (tmp_path / "out").write_text("a file")

    with pytest.raises(StoreUnusable) as unusable:
        OutgoingFile(tmp_path / "out").append(["{}"])

    assert unusable.value.reason == "locked"
