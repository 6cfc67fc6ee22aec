# SPDX-License-Identifier: Apache-2.0
"""Ways that are shut stay shut, and each rule catches what was planted for it."""

from __future__ import annotations

import pytest

from tests.architecture import rules, walls

VIEW = "reviewer/gui/views/review.py"
EXPORT = "reviewer/sealing/export.py"

CAUGHT = {
    walls.no_spreadsheets: [
        (EXPORT, "csv.writer(lines)"),
        (EXPORT, "csv.DictWriter(lines, names)"),
        (EXPORT, "from csv import writer\nwriter(lines)"),
        (EXPORT, "import openpyxl"),
        ("reviewer/gateway/exchange/files/te.py", "csv.writer(line)"),
    ],
    walls.no_archives_are_opened: [
        (EXPORT, "zipfile.ZipFile(path)"),
        (EXPORT, "ZipFile(path, 'r')"),
        (EXPORT, "import tarfile"),
        (EXPORT, "shutil.unpack_archive(path)"),
        (EXPORT, "bundle.extractall(folder)"),
    ],
    walls.no_listeners_at_the_workstation: [
        (VIEW, "QLocalServer(self)"),
        (VIEW, "from http.server import HTTPServer\nclass Door(HTTPServer): pass"),
        ("reviewer/services/session.py", "socket.create_server(('127.0.0.1', 0))"),
        ("reviewer/adapters/system/lock.py", "door.listen()"),
    ],
    walls.nothing_is_handed_to_other_programs: [
        (VIEW, "QGuiApplication.clipboard().setText(words)"),
        (VIEW, "QDrag(self)"),
        (VIEW, "rows.setDragEnabled(True)"),
        (VIEW, "screen.grabWindow(0)"),
    ],
}

LET_PASS = {
    walls.no_spreadsheets: [
        ("reviewer/gateway/intake/manifest.py", "csv.reader(lines)"),
        ("reviewer/gateway/exchange/files/cells.py", "csv.writer(line)"),
    ],
    walls.no_archives_are_opened: [(EXPORT, "zipfile.ZipFile(stream, 'w', ZIP_DEFLATED)")],
    walls.no_listeners_at_the_workstation: [
        ("reviewer/gateway/main.py", "listener.listen()"),
        (VIEW, "self.listens = words"),
    ],
    walls.nothing_is_handed_to_other_programs: [(VIEW, "rows.setDragEnabled(False)")],
}


def cases(table):
    return [
        pytest.param(rule, path, source, id=f"{rule.__name__}-{number}")
        for rule, plants in table.items()
        for number, (path, source) in enumerate(plants)
    ]


@pytest.mark.parametrize("rule", CAUGHT, ids=lambda rule: rule.__name__)
def test_way_is_shut(rule):
    assert rules.violations(rule) == []


@pytest.mark.parametrize(("rule", "path", "source"), cases(CAUGHT))
def test_planted_door_is_found(rule, path, source):
    assert rules.planted(rule, path, source) >= 1


@pytest.mark.parametrize(("rule", "path", "source"), cases(LET_PASS))
def test_what_is_needed_passes(rule, path, source):
    assert rules.planted(rule, path, source) == 0


def test_every_way_is_tried_both_ways():
    assert set(CAUGHT) == set(LET_PASS)
