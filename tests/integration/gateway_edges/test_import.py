# SPDX-License-Identifier: Apache-2.0
"""A folder comes in whole but for its bad rows, which are named; twice is no harm."""

from __future__ import annotations

import csv
import json

import pytest

from reviewer.demo.content import plan_queue, write_queue
from reviewer.domain.errors import InputRefused, StoreUnusable
from reviewer.gateway.intake.folder import import_folder
from tests.integration.gateway_edges.house import groups, items, media, picture_bytes


@pytest.fixture
def folder(tmp_path):
    """Return an empty folder."""
    made = tmp_path / "flagged"
    made.mkdir()
    return made


def write_rows(folder, rows):
    """Write a manifest of JSON lines; a row may be raw text."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / "manifest.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def a_row(external_id="a", **more):
    """Return a row of text."""
    facts = {"external_id": external_id, "kind": "text", "category": "symbol"}
    return {**facts, "text": f"Hello from {external_id}.", **more}


def imported(house, folder):
    """Import and return the report as a tuple."""
    report = import_folder(house.gateway, house.platform_id, folder)
    return report.accepted, report.repeated, report.undecoded, report.refused


def test_demo_queue_comes_in_whole_and_again_changes_nothing(house, folder):
    write_queue(folder, count=48)
    (number,) = [plan.number for plan in plan_queue(48, 7) if plan.subject == "bomb"]

    first = imported(house, folder)
    again = imported(house, folder)

    states = [row["state"] for row in house.rows(items)]
    assert first == (48, 0, [(f"manifest.jsonl:{number}", "too-large")], [])
    assert again == (0, 48, [], [])
    assert (states.count("available"), states.count("diverted")) == (47, 1)


def test_bad_rows_are_named_by_line_and_the_good_ones_land(house, folder):
    (folder / "pic.png").write_bytes(picture_bytes())
    (folder.parent / "secret.png").write_bytes(picture_bytes(9))
    (folder / "torn.png").write_bytes(picture_bytes()[:60])
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    picture = {"external_id": "p", "kind": "image", "category": "symbol"}
    write_rows(
        folder,
        [
            a_row("a"),
            a_row("a"),
            a_row("b", category="unheard_of"),
            {**picture, "file": "pic.png"},
            {**picture, "external_id": "q", "file": "../secret.png"},
            {**picture, "external_id": "r", "file": "/etc/hostname"},
            {**picture, "external_id": "s", "file": "link.png"},
            {**picture, "external_id": "t", "file": "nowhere.png"},
            {**picture, "external_id": "u"},
            {**picture, "external_id": "v", "file": "torn.png"},
            {**picture, "external_id": "w", "file": "pic.png", "sha256": "0" * 64},
            a_row("x", file="pic.png"),
            a_row(["a list"]),
            a_row("y", text="half \ud800"),
            a_row("z\0"),
            "[1]",
            "{",
            a_row("last"),
        ],
    )

    report = imported(house, folder)

    assert report == (
        4,
        0,
        [("manifest.jsonl:10", "corrupt")],
        [
            ("manifest.jsonl:2", "duplicate-id (external_id)"),
            ("manifest.jsonl:3", "category-unknown (category)"),
            ("manifest.jsonl:5", "path-outside (file)"),
            ("manifest.jsonl:6", "path-outside (file)"),
            ("manifest.jsonl:7", "path-outside (file)"),
            ("manifest.jsonl:8", "missing (file)"),
            ("manifest.jsonl:9", "missing (file)"),
            ("manifest.jsonl:11", "digest-mismatch"),
            ("manifest.jsonl:12", "text-unexpected (text)"),
            ("manifest.jsonl:13", "schema (external_id)"),
            ("manifest.jsonl:14", "schema (text)"),
            ("manifest.jsonl:15", "schema (external_id)"),
            ("manifest.jsonl:16", "not-an-object"),
            ("manifest.jsonl:17", "not-json"),
        ],
    )


def test_text_in_place_of_a_picture_is_refused_by_its_line_and_offered_to_nobody(house, folder):
    (folder / "pointer.png").write_text("version 1 of a pointer to a picture\n")
    (folder / "page.mp4").write_text("The page you asked for is not here.\n")
    rows = [
        {"external_id": name, "kind": kind, "category": "symbol", "file": file}
        for name, kind, file in (("a", "image", "pointer.png"), ("b", "video", "page.mp4"))
    ]
    write_rows(folder, rows)

    report = imported(house, folder)

    assert report == (
        0,
        0,
        [],
        [("manifest.jsonl:1", "text-bytes (kind)"), ("manifest.jsonl:2", "text-bytes (kind)")],
    )
    assert [row["state"] for row in house.rows(groups)] == ["ingested", "ingested"]
    assert house.blobs() == []
    (folder / "pointer.png").write_bytes(picture_bytes())
    write_rows(folder, rows[:1])
    assert imported(house, folder) == (0, 1, [], [])
    assert {row["state"] for row in house.rows(items)} == {"available", "ingested"}


def test_folder_that_offers_nothing_is_refused(house, folder):
    (folder / "notes.doc").write_text("no item")

    with pytest.raises(InputRefused) as refused:
        imported(house, folder)

    assert refused.value.reason == "no-items"


def test_fields_that_no_item_has_are_named_once(house, folder):
    write_rows(folder, [a_row("a"), a_row("b", sevrity="S3"), a_row("c", sevrity="S3", colour=1)])

    report = import_folder(house.gateway, house.platform_id, folder)

    assert (report.accepted, report.refused) == (3, [])
    assert report.unread == {"sevrity": "manifest.jsonl:2", "colour": "manifest.jsonl:3"}


def test_id_of_a_refused_row_may_come_right_later(house, folder):
    write_rows(folder, [a_row("a", kind="rumour"), a_row("a")])

    assert imported(house, folder) == (1, 0, [], [("manifest.jsonl:1", "schema (kind)")])


def test_csv_comes_in(house, folder):
    (folder / "pic.png").write_bytes(picture_bytes())
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as target:
        lines = csv.writer(target)
        lines.writerow(["external_id", "kind", "category", "severity", "reports", "file", "text"])
        lines.writerow(["a", "image", "symbol", "S2", "5", "pic.png", ""])
        lines.writerow(["b", "text", "symbol", "", "", "", "صباح الخير\nلكم"])
        lines.writerow(["c", "text", "symbol", "S9", "", "", "words"])

    report = imported(house, folder)

    queues = {row["queue"] for row in house.rows(groups)}
    assert report == (2, 0, [], [("manifest.csv:5", "schema (severity)")])
    assert queues == {"symbol.medium", "symbol.unscored"}


def test_folder_without_manifest_comes_in_as_it_is(house, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "one.png").write_bytes(picture_bytes())
    (folder / "two.txt").write_text("Words.", "utf-8")
    (folder / "three.jpg").write_bytes(picture_bytes()[:60])

    report = imported(house, folder)

    names = sorted(row["external_id"] for row in house.rows(items))
    assert report == (3, 0, [("three.jpg", "corrupt")], [])
    assert names == ["sub/one.png", "three.jpg", "two.txt"]


def test_ten_thousand_rows_with_one_bad_row(house, folder):
    rows = [a_row(f"x-{number}") for number in range(10_000)]
    rows[4710] = "{bad"
    write_rows(folder, rows)

    report = imported(house, folder)

    assert report == (9_999, 0, [], [("manifest.jsonl:4711", "not-json")])
    assert len(house.rows(media, "media_id")) == 9_999


def test_what_landed_stays_when_the_disk_fills(house, folder, monkeypatch):
    write_rows(folder, [a_row(f"x-{number}") for number in range(400)])
    real, made = house.gateway.media.put, []

    def put(_, clear):
        made.append(clear)
        if len(made) > 200:
            raise StoreUnusable("full")
        return real(clear)

    with monkeypatch.context() as patched:
        patched.setattr(type(house.gateway.media), "put", put)
        with pytest.raises(StoreUnusable) as full:
            imported(house, folder)
    before = len(house.rows(items))
    after = imported(house, folder)

    assert full.value.reason == "full"
    assert after == (400 - before, before, [], [])


def test_manifest_that_cannot_be_read_as_a_whole_is_refused(house, folder):
    (folder / "manifest.csv").write_text("name,picture\n", "utf-8")

    with pytest.raises(InputRefused) as refused:
        imported(house, folder)

    assert (refused.value.reason, refused.value.where) == ("column-missing", "category")
