# SPDX-License-Identifier: Apache-2.0
"""Files of hashes: five forms, read row by row, written so that they come back as they were."""

from __future__ import annotations

import csv
import io
import json
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import Entry, Opinion, SignalKind
from reviewer.gateway.exchange.files import items as items_module
from reviewer.gateway.exchange.files import te, vics
from reviewer.gateway.exchange.files.cells import guarded, row_cells, row_line, unguarded
from reviewer.gateway.exchange.files.formats import reading, write_file
from reviewer.gateway.exchange.files.items import FileFormat, Preview
from reviewer.gateway.exchange.files.moving import preview_file

PDQ, MD5 = "f8" * 32, "d3" * 16


def an_entry(value=PDQ, kind=SignalKind.PDQ, **more):
    return Entry(kind=kind, value=value, **more)


def read(path, form, kind=None):
    """Return (entries, preview) of a file."""
    counts = Preview()
    with reading(path, form, kind) as items:
        return list(counts.distinct(items)), counts


@pytest.fixture
def a_file(tmp_path):
    def write(content, name="hashes.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def bad(counts):
    return [(each.where, each.reason) for each in counts.bad]


# What each form reads.


def test_lines_with_a_kind_and_bare_ones_with_the_persons_word(a_file):
    path = a_file(f"pdq {PDQ}\n\nvideo_md5 {MD5}\r\n{'0' * 64}\n")

    entries, counts = read(path, FileFormat.LINES, SignalKind.SHA256)

    assert [each.key for each in entries] == [
        (SignalKind.PDQ, PDQ),
        (SignalKind.VIDEO_MD5, MD5),
        (SignalKind.SHA256, "0" * 64),
    ]
    assert (counts.refused, dict(counts.kinds)) == (0, {"pdq": 1, "video_md5": 1, "sha256": 1})


def test_lines_never_guess_a_kind_by_length(a_file):
    entries, counts = read(a_file(f"{PDQ}\n{MD5}\n"), FileFormat.LINES)

    assert (entries, bad(counts)) == ([], [("line 1", "kind-missing"), ("line 2", "kind-missing")])


def test_each_bad_line_is_named_and_costs_itself_alone(a_file):
    lines = [
        f"pdq {PDQ.upper()}".encode(),
        f"pdq {PDQ[:-1]}".encode(),
        f"md5 {PDQ}".encode(),
        f"phash {PDQ[:16]}".encode(),
        f"pdq {PDQ} more".encode(),
        b"pdq " + b"\xff" * 64,
        b"pdq " + b"0" * 70_000,
        f"pdq {PDQ}".encode(),
    ]

    entries, counts = read(a_file(b"\n".join(lines)), FileFormat.LINES)

    assert [each.value for each in entries] == [PDQ]
    assert bad(counts) == [
        ("line 1", "hash-capitals"),
        ("line 2", "hash-form"),
        ("line 3", "hash-form"),
        ("line 4", "kind-unknown"),
        ("line 5", "kind-unknown"),
        ("line 6", "not-utf-8"),
        ("line 7", "line-too-long"),
    ]


def test_te_takes_its_kind_from_its_name(a_file):
    path = a_file(
        f"{PDQ},1234,2026-11-25T10:00:00+0000,group:a media_priority_s1\n", "simple.HASH_PDQ.te"
    )

    entries, _ = read(path, FileFormat.TE)

    assert entries == [
        an_entry(
            labels=("group:a", "media_priority_s1"),
            source_id="1234",
            updated_ms=1_795_600_800_000,
        )
    ]


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("hashes.te", None, "kind-missing"),
        ("simple.HASH_TMK.te", None, "kind-unknown"),
        ("simple.HASH_PDQ.te", SignalKind.SHA256, "kind-other"),
    ],
)
def test_te_without_a_kind_it_can_rely_on_is_refused(a_file, name, kind, reason):
    with pytest.raises(InputRefused) as caught:
        read(a_file(f"{PDQ},0,,\n", name), FileFormat.TE, kind)
    assert caught.value.reason == reason


def test_te_rows_that_are_none_are_named(a_file):
    path = a_file(f'{PDQ},1\n"{PDQ},1,,\n{PDQ},1,,,\n{PDQ},1,yesterday,\n', "simple.HASH_PDQ.te")

    entries, counts = read(path, FileFormat.TE)

    assert [each.updated_ms for each in entries] == [0]
    assert bad(counts) == [("line 1", "cells"), ("line 2", "cells"), ("line 3", "cells")]


def test_pdq_csv_drops_what_is_of_low_quality(a_file):
    path = a_file(
        f"hash,quality,filename\n{PDQ},50,a, b.jpg\n{'0' * 64},49,b.jpg\n{PDQ},x,c\n{PDQ},1000,c\n"
    )

    entries, counts = read(path, FileFormat.PDQ)

    assert [(each.quality, each.source_id) for each in entries] == [(50, "a, b.jpg")]
    assert bad(counts) == [
        ("line 3", "quality-low"),
        ("line 4", "cells"),
        ("line 5", "hash-quality"),
    ]


def test_md5sum_in_its_three_ways(a_file):
    path = a_file(
        f"{MD5}  a picture.jpg\n{'0' * 32} *b.mp4\n\\{'1' * 32}  c\\nd\n{MD5}\n"
        f"{MD5.upper()}  e\n{'2' * 31}  f\n"
    )

    entries, counts = read(path, FileFormat.MD5SUM)

    assert [(each.kind, each.source_id) for each in entries] == [
        (SignalKind.MD5, "a picture.jpg"),
        (SignalKind.MD5, "b.mp4"),
        (SignalKind.MD5, "c\\nd"),
    ]
    assert bad(counts) == [
        ("line 4", "not-md5sum"),
        ("line 5", "hash-capitals"),
        ("line 6", "hash-form"),
    ]


def media(**more):
    given = {"MediaID": 1, "Category": 0, "MD5": MD5.upper(), "Tags": "group:a, b"}
    return given | more


def a_vics(*rows, nested=False):
    value = [{"CaseID": "1", "Media": list(rows)}] if nested else list(rows)
    return json.dumps({"@odata.context": vics.CONTEXT, "value": value})


@pytest.mark.parametrize("nested", [False, True])
def test_vics_is_read_with_its_capitals(a_file, nested):
    row = media(SHA1="AB" * 20, PhotoDNA="eA==", MediaFiles=[{"MD5": "FF" * 16, "Category": 2}])

    entries, counts = read(a_file(a_vics(row, nested=nested)), FileFormat.VICS)

    assert entries == [an_entry(MD5, SignalKind.MD5, labels=("group:a", "b"), source_id="1")]
    assert (counts.refused, dict(counts.unused)) == (0, {"SHA1": 1, "PhotoDNA": 1})


@pytest.mark.parametrize(
    "more",
    [
        {"Category": 1},
        {"Category": 2},
        {"Category": 3},
        {"Category": "2"},
        {"Category": "a new word"},
        {"VictimIdentified": "true"},
        {"OffenderIdentified": "True"},
        {"VictimIdentified": True},
        {"Series": "a name"},
    ],
)
def test_vics_of_child_abuse_categories_is_diverted_and_nothing_of_it_kept(a_file, more):
    entries, counts = read(a_file(a_vics(media(**more), media(MD5="0" * 32))), FileFormat.VICS)

    assert [each.value for each in entries] == ["0" * 32]
    assert (counts.diverted, counts.refused) == (1, 0)
    assert MD5 not in repr(counts).lower()


def test_vics_rows_that_are_none_are_named(a_file):
    rows = [
        media(MD5=""),
        media(MD5="1" * 31),
        {"MediaID": 3, "MD5": MD5},
        {},
        media(MD5=7),
        media(),
    ]

    entries, counts = read(a_file(a_vics(*rows)), FileFormat.VICS)

    assert [each.value for each in entries] == [MD5]
    assert bad(counts) == [
        ("item 1", "hash-missing"),
        ("item 2", "hash-form"),
        ("item 3", "category-missing"),
        ("item 4", "category-missing"),
        ("item 5", "hash-missing"),
    ]


@pytest.mark.parametrize("content", ["<html>", "", a_vics(media(), media())[:-40], '{"value":[{"'])
def test_vics_that_is_cut_off_ends_with_a_bad_row(a_file, content):
    _, counts = read(a_file(content), FileFormat.VICS)

    assert [reason for _, reason in bad(counts)] == ["not-json"]


def test_vics_is_bounded_in_depth_and_in_a_row(a_file, monkeypatch):
    monkeypatch.setattr(vics, "ROW_MAX", 100_000)
    deep = '{"value":' + "[" * 40
    long = a_vics(media(Comments="x" * 400_000))

    for content, reason in ((deep, "too-deep"), (long, "row-too-large")):
        with pytest.raises(InputRefused) as caught:
            read(a_file(content), FileFormat.VICS)
        assert caught.value.reason == reason


# Bounds and counts.


def test_preview_counts_kinds_duplicates_and_what_is_bad(a_file):
    path = a_file(f"pdq {PDQ}\npdq {PDQ}\nsha256 {PDQ}\nmd5 x\n")

    counts = preview_file(path, FileFormat.LINES, None)

    assert (dict(counts.kinds), counts.duplicates, counts.refused) == (
        {"pdq": 1, "sha256": 1},
        1,
        1,
    )


def test_bad_rows_beyond_the_first_are_counted_alone(a_file, monkeypatch):
    monkeypatch.setattr(items_module, "BAD_MAX", 2)

    _, counts = read(a_file("x\n" * 5), FileFormat.LINES)

    assert (counts.refused, len(counts.bad)) == (5, 2)


def test_file_of_too_many_rows_or_bytes_is_refused(a_file, monkeypatch):
    path = a_file(f"pdq {PDQ}\n" * 3)
    monkeypatch.setattr(items_module, "ROWS_MAX", 2)
    with pytest.raises(InputRefused) as rows:
        read(path, FileFormat.LINES)
    monkeypatch.setattr("reviewer.gateway.exchange.files.formats.FILE_MAX", 9)
    with pytest.raises(InputRefused) as size:
        read(path, FileFormat.LINES)

    assert (rows.value.reason, size.value.reason) == ("too-many-rows", "file-too-large")


def test_file_that_is_not_there_is_said_to_be(tmp_path):
    with pytest.raises(InputRefused) as caught:
        read(tmp_path / "gone", FileFormat.LINES)
    assert caught.value.reason == "missing"


# What each form writes.

OURS = [
    an_entry(quality=97, labels=("group a", "=1+1"), source_id="@file.jpg", updated_ms=10_000),
    an_entry("0" * 64, quality=50, source_id="-1", labels=("=1+1",)),
    an_entry(MD5, SignalKind.MD5, labels=("a,b",), source_id="x.jpg"),
    an_entry("1" * 32, SignalKind.VIDEO_MD5),
    an_entry("2" * 64, SignalKind.SHA256),
]


@pytest.mark.parametrize(
    ("form", "name", "keys", "left"),
    [
        (FileFormat.LINES, "a.txt", [each.key for each in OURS], 0),
        (FileFormat.TE, "simple.HASH_PDQ.te", [each.key for each in OURS[:2]], 3),
        (FileFormat.PDQ, "a.csv", [each.key for each in OURS[:2]], 3),
        (FileFormat.MD5SUM, "a.md5", [(SignalKind.MD5, MD5), (SignalKind.MD5, "1" * 32)], 3),
        (FileFormat.VICS, "a.json", [(SignalKind.MD5, MD5), (SignalKind.MD5, "1" * 32)], 3),
    ],
)
def test_what_was_written_is_read_again(tmp_path, form, name, keys, left):
    path = tmp_path / name

    written = write_file(path, form, OURS)
    entries, counts = read(path, form)

    assert [each.key for each in entries] == keys
    assert (written.written, written.left_out, counts.refused) == (len(keys), left, 0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_pdq_csv_comes_back_with_quality_and_name(tmp_path):
    write_file(tmp_path / "a.csv", FileFormat.PDQ, OURS)

    entries, _ = read(tmp_path / "a.csv", FileFormat.PDQ)

    assert [(each.quality, each.source_id) for each in entries] == [(97, "@file.jpg"), (50, "-1")]


def test_pdq_csv_has_no_place_for_an_entry_without_quality(tmp_path):
    written = write_file(tmp_path / "a.csv", FileFormat.PDQ, [an_entry()])

    assert (written.written, written.left_out) == (0, 1)


def test_te_comes_back_with_labels_and_moment(tmp_path):
    path = tmp_path / "simple.HASH_PDQ.te"
    write_file(path, FileFormat.TE, OURS)

    entries, _ = read(path, FileFormat.TE)

    assert [(each.labels, each.updated_ms) for each in entries] == [
        (("group_a", "=1+1"), 10_000),
        (("=1+1",), 0),
    ]
    assert path.read_text().splitlines()[1].split(",")[3] == "'=1+1"


def test_vics_is_written_as_category_0_with_words(tmp_path):
    write_file(tmp_path / "a.json", FileFormat.VICS, OURS)

    found = json.loads((tmp_path / "a.json").read_text())

    assert found["@odata.context"] == vics.CONTEXT
    assert {row["Category"] for row in found["value"]} == {0}
    assert [(row["MD5"], row["Tags"]) for row in found["value"]] == [
        (MD5.upper(), "a b"),
        ("1" * 32, ""),
    ]
    assert {row["VictimIdentified"] for row in found["value"]} == {"false"}


def test_vics_of_nothing_is_whole_json(tmp_path):
    write_file(tmp_path / "a.json", FileFormat.VICS, [])

    assert json.loads((tmp_path / "a.json").read_text())["value"] == []


def test_file_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "a").write_text("mine")

    with pytest.raises(InputRefused) as caught:
        write_file(tmp_path / "a", FileFormat.LINES, OURS)
    assert (caught.value.reason, (tmp_path / "a").read_text()) == ("file-exists", "mine")


def test_export_that_fails_leaves_nothing(tmp_path):
    def dying():
        yield OURS[0]
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_file(tmp_path / "a", FileFormat.LINES, dying())
    assert list(tmp_path.iterdir()) == []


# Cells.


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'"])
def test_cell_a_spreadsheet_would_run_is_written_with_an_apostrophe(start):
    cell = f"{start}HYPERLINK(1)"

    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_row_comes_back_as_it_was_but_for_line_breaks(cells):
    line = row_line(cells)

    assert line.count("\n") == 1
    back = row_cells(line.rstrip("\n"))
    assert [" ".join(each.split()) for each in back] == [" ".join(each.split()) for each in cells]
    for cell in next(csv.reader(io.StringIO(line))):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_te_kind_of_a_name_is_what_it_says(tmp_path):
    assert te.kind_in_name(tmp_path / "simple.HASH_VIDEO_MD5.te") is SignalKind.VIDEO_MD5
    assert te.kind_in_name(tmp_path / "other.te") is None


def test_disputed_hash_goes_into_no_file(tmp_path):
    entries = [an_entry(opinion=opinion, value=f"{n}" * 64) for n, opinion in enumerate(Opinion)]

    written = write_file(tmp_path / "a", FileFormat.LINES, entries)

    assert (written.written, written.left_out) == (1, 3)
