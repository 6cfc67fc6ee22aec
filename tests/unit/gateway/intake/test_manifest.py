# SPDX-License-Identifier: Apache-2.0
"""A manifest is read row by row; what is no row is named by its line and costs nothing else."""

from __future__ import annotations

import json
import os

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.gateway.intake.manifest import LINE_MAX, file_of, rows_of

GOOD = {"external_id": "a", "kind": "text", "category": "symbol"}
GOOD_LINE = json.dumps(GOOD).encode() + b"\n"


def found(folder):
    """Return (where, problem or fields) of every row."""
    return [(row.where, row.problem or row.fields) for row in rows_of(folder)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{bad\n", "not-json"),
        (b"[" * 100_000 + b"\n", "not-json"),
        (b'{"a": ' + b"9" * 5000 + b"}\n", "not-json"),
        (b"[1, 2]\n", "not-an-object"),
        (b'"words"\n', "not-an-object"),
        (b"null\n", "not-an-object"),
        (b'{"a": "\xff"}\n', "not-utf-8"),
        (b"\xff\xfe{\0}\0\n", "not-utf-8"),
        (b"\0\n", "not-json"),
        (b'{"a": "' + b"x" * LINE_MAX + b'"}\n', "line-too-long"),
        (b"x" * (3 * LINE_MAX) + b"\n", "line-too-long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_json_lines_bad_line_is_named_and_the_rest_go_on(tmp_path, line, problem):
    (tmp_path / "manifest.jsonl").write_bytes(GOOD_LINE + line + b"\n" + GOOD_LINE)

    assert found(tmp_path) == [
        ("manifest.jsonl:1", GOOD),
        ("manifest.jsonl:2", problem),
        ("manifest.jsonl:4", GOOD),
    ]


def test_json_lines_mark_and_missing_last_break_are_fine(tmp_path):
    (tmp_path / "manifest.jsonl").write_bytes(b"\xef\xbb\xbf" + GOOD_LINE + GOOD_LINE.rstrip())

    assert found(tmp_path) == [("manifest.jsonl:1", GOOD), ("manifest.jsonl:2", GOOD)]


def test_csv_bad_rows_are_named_and_the_rest_go_on(tmp_path):
    (tmp_path / "manifest.csv").write_bytes(
        b"\xef\xbb\xbfexternal_id,kind,category,text\r\n"
        b"a,text,symbol,\r\n"
        b"b,text,symbol,words,more\r\n"
        b"\r\n"
        b"c,text,symbol,\xff\r\n"
        b'd,text,symbol,"two\nlines"\r\n'
        b"e,text\r\n" + b"f,text,symbol," + b"x" * LINE_MAX + b"\r\n"
        b"g,text,symbol,last\r\n"
    )

    assert found(tmp_path) == [
        ("manifest.csv:2", GOOD),
        ("manifest.csv:3", "extra-cells"),
        ("manifest.csv:5", "not-utf-8"),
        ("manifest.csv:6", {**GOOD, "external_id": "d", "text": "two\nlines"}),
        ("manifest.csv:8", {"external_id": "e", "kind": "text"}),
        ("manifest.csv:9", "line-too-long"),
        ("manifest.csv:10", {**GOOD, "external_id": "g", "text": "last"}),
    ]


@pytest.mark.parametrize(
    ("header", "reason", "where"),
    [
        (b"", "column-missing", "category"),
        (b"external_id,kind\n", "column-missing", "category"),
        (b"external_id,kind,category,kind\n", "header", "manifest.csv"),
        (b"\xff,kind,category\n", "header", "manifest.csv"),
        (b'"external_id,kind,category\n', "header", "manifest.csv"),
    ],
)
def test_csv_unusable_header_refuses_the_whole(tmp_path, header, reason, where):
    (tmp_path / "manifest.csv").write_bytes(header + b"a,b,c\n")

    with pytest.raises(InputRefused) as refused:
        found(tmp_path)

    assert (refused.value.reason, refused.value.where) == (reason, where)


@pytest.mark.parametrize(
    "bad", [b'b,text,symbol,"never closed', b'b,text,symbol,"x"y', b"b,te\rxt"]
)
def test_csv_row_with_a_wrong_quote_costs_no_row_after_it(tmp_path, bad):
    rest = b"c,text,symbol,words\nd,text,symbol,words\n"
    (tmp_path / "manifest.csv").write_bytes(
        b"external_id,kind,category,text\n" + bad + b"\n" + rest
    )

    assert found(tmp_path) == [
        ("manifest.csv:2", "not-csv"),
        ("manifest.csv:3", {**GOOD, "external_id": "c", "text": "words"}),
        ("manifest.csv:4", {**GOOD, "external_id": "d", "text": "words"}),
    ]


def test_plain_folder_each_known_file_is_an_item(tmp_path):
    for name in ("b.JPG", "sub/a.txt", "notes.pdf", "call.opus", "notes.odt", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    rows = list(rows_of(tmp_path))

    assert [(row.where, row.fields["kind"], row.fields["category"]) for row in rows] == [
        ("b.JPG", "image", "unsorted"),
        ("call.opus", "audio", "unsorted"),
        ("notes.pdf", "image", "unsorted"),
        ("sub/a.txt", "text", "unsorted"),
    ]


def test_missing_folder_is_refused(tmp_path):
    with pytest.raises(InputRefused) as refused:
        found(tmp_path / "nowhere")

    assert refused.value.reason == "not-a-folder"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with good and bad places in it, next to a secret."""
    inside = tmp_path / "in"
    (inside / "sub").mkdir(parents=True)
    (inside / "sub" / "a.png").write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (inside / "out.png").symlink_to(tmp_path / "secret.png")
    (inside / "up").symlink_to(tmp_path)
    (inside / "round").symlink_to(inside / "round")
    (inside / "fine.png").symlink_to(inside / "sub" / "a.png")
    os.mkfifo(inside / "pipe.png")
    return inside


@pytest.mark.parametrize("name", ["sub/a.png", "./sub/../sub/a.png", "fine.png"])
def test_file_inside_is_found(folder, name):
    assert file_of(folder, name) == (folder / "sub" / "a.png").resolve()


@pytest.mark.parametrize("name", [None, ""])
def test_file_not_named_is_none(folder, name):
    assert file_of(folder, name) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../secret.png", "path-outside"),
        ("sub/../../secret.png", "path-outside"),
        ("/etc/hostname", "path-outside"),
        ("out.png", "path-outside"),
        ("up/secret.png", "path-outside"),
        ("sub", "missing"),
        ("pipe.png", "missing"),
        ("nowhere.png", "missing"),
        ("round", "unreadable"),
        ("a\0b", "unreadable"),
        ("half \ud800", "unreadable"),
        ("x" * 5000, "unreadable"),
        (7, "schema"),
        (["sub/a.png"], "schema"),
    ],
)
def test_file_anywhere_else_is_refused(folder, name, reason):
    with pytest.raises(InputRefused) as refused:
        file_of(folder, name)

    assert (refused.value.reason, refused.value.where) == (reason, "file")
