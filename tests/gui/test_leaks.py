# SPDX-License-Identifier: Apache-2.0
"""Nothing of a clear look is anywhere once it is over; each check catches a planted leak."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel

from reviewer.diagnostics import logs, support_bundle
from tests.fakes import canary
from tests.fakes.workbench import FakeWorkbench

TEXT_ROW, VIDEO_ROW, PICTURE_ROW = 3, 1, 0
HELD = {
    "detail": (PICTURE_ROW, Qt.Key.Key_3),
    "brush": (PICTURE_ROW, Qt.Key.Key_Space),
    "clear": (PICTURE_ROW, Qt.Key.Key_4),
    "play": (VIDEO_ROW, Qt.Key.Key_B),
    "text": (TEXT_ROW, Qt.Key.Key_4),
}


@pytest.fixture
def house(open_desk, tmp_path, monkeypatch):
    """A window on canaries, whose temporary files, logs and bundle are in folders of their own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    for name in ("temp", "logs"):
        (tmp_path / name).mkdir()
    workbench = FakeWorkbench()
    workbench.desk.clear = canary.picture
    workbench.desk.text = f"The {canary.WORD} sails at noon. {canary.WORD} returns."
    desk = open_desk(workbench=workbench)
    desk.window.resize(1800, 1000)  # the canary is painted pixel by pixel
    return House(desk, tmp_path)


class House:
    def __init__(self, desk, folder):
        self.desk = desk
        self.folder = folder
        self.canvas = desk.place.stage.canvas

    def opens(self, row):
        review = self.desk.review
        group_id = review.queue.rows[row].group_id
        review.open_group(group_id)
        self.desk.wait(lambda: self.desk.shown == group_id)
        return self

    def holds(self, what):
        row, key = HELD[what]
        self.opens(row)
        self.desk.tap(Qt.Key.Key_1)
        if self.desk.review.looking.needs_reason:
            self.desk.tap(Qt.Key.Key_5)
        self.desk.press(key)
        self.desk.wait(lambda: self.canvas.is_clear or self.canvas.is_detail)
        return key

    def looks(self, what):
        """Hold and let go."""
        self.desk.release(self.holds(what))

    def grabs(self):
        return canary.in_picture(self.desk.window.grab().toImage())


def test_the_canary_is_seen_while_it_is_held(house):
    house.holds("clear")

    assert house.grabs() > 100


@pytest.mark.parametrize("what", list(HELD))
def test_the_first_frame_after_letting_go_is_clean(house, what):
    key = house.holds(what)
    frames = Frames(house.canvas)

    house.desk.release(key)

    # One frame came with the release itself, before any other event, and held nothing.
    assert frames.count >= 1
    assert house.grabs() == 0
    assert not house.canvas.is_clear


def test_planted_overlay_is_seen_after_letting_go(house):
    house.looks("clear")
    overlay = QLabel(house.desk.window)
    overlay.setPixmap(QPixmap.fromImage(canary.qimage()))
    overlay.adjustSize()
    overlay.show()

    assert house.grabs() > 100


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2])
@pytest.mark.parametrize("row", [PICTURE_ROW, VIDEO_ROW, TEXT_ROW])
def test_no_level_below_detail_shows_it(house, key, row):
    house.opens(row)
    house.desk.tap(key)
    house.desk.wait(lambda: not house.canvas.shows_tile or key == Qt.Key.Key_0)

    assert house.grabs() == 0


class Frames(QObject):
    """Counts what a widget paints."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802  Qt's own name
        self.count += event.type() == QEvent.Type.Paint
        return False


def clipboard_leaks():
    content = QGuiApplication.clipboard().mimeData()
    return content is not None and (content.hasImage() or canary.WORD in content.text())


@pytest.mark.parametrize("what", ["clear", "text", "detail"])
def test_copying_takes_nothing(house, what):
    key = house.holds(what)
    for copy in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        house.desk.tap(copy, Qt.KeyboardModifier.ControlModifier)

    assert not clipboard_leaks()
    house.desk.release(key)


@pytest.mark.parametrize("plant", ["image", "text"])
def test_planted_copy_is_found(house, plant):
    clipboard = QGuiApplication.clipboard()
    if plant == "image":
        clipboard.setImage(canary.qimage())
    else:
        clipboard.setText(canary.WORD)

    found = clipboard_leaks()

    clipboard.clear()
    assert found


def drags(house):
    return len(house.desk.window.findChildren(QDrag))


def drag(qtbot, canvas):
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=QPoint(200, 100))
    for x in range(200, 300, 20):
        qtbot.mouseMove(canvas, QPoint(x, 100))
    qtbot.mouseRelease(canvas, left, pos=QPoint(300, 100))


def test_dragging_and_dropping_do_nothing(house, qtbot):
    house.holds("clear")

    drag(qtbot, house.canvas)

    assert (drags(house), house.canvas.acceptDrops()) == (0, False)


def test_planted_drag_is_found(house):
    planted = QDrag(house.canvas)

    assert drags(house) == 1
    planted.deleteLater()


@pytest.mark.parametrize("what", list(HELD))
def test_no_file_holds_it(house, what):
    recorder = logs.start(house.folder / "logs", to_stderr=False)
    house.looks(what)
    house.desk.wait(lambda: house.desk.told.ended == house.desk.told.grants)
    recorder.close()
    support_bundle.build(house.folder / "logs", house.folder / "bundle.zip", facts={})

    assert canary.in_folder(house.folder) == []
    assert canary.in_folder(Path.home()) == []


@pytest.mark.parametrize("plant", ["temp", "cache", "log", "bundle", "raw", "jpeg"])
def test_planted_file_is_found(house, plant):
    if plant == "temp":
        canary.qimage().save(str(Path(tempfile.gettempdir()) / "a.png"))
    elif plant == "cache":
        canary.qimage().save(str(house.folder / "a.bin"), "BMP")
    elif plant == "jpeg":
        canary.qimage().save(str(house.folder / "temp" / "a.tmp"), "JPEG")
    elif plant == "raw":
        (house.folder / "core").write_bytes(b"x" * 5000 + canary.picture()[:3000])
    elif plant == "log":
        recorder = logs.start(house.folder / "logs", to_stderr=False)
        logging.getLogger("reviewer").info("shown: %s", canary.WORD)
        recorder.close()
    else:
        (house.folder / "logs" / "reviewer.log").write_text(canary.WORD)

    assert len(canary.in_folder(house.folder)) == 1


@pytest.mark.parametrize("what", list(HELD))
def test_a_screen_reader_is_told_level_and_kind_only(house, what):
    key = house.holds(what)
    while_held = canary.in_accessible(house.desk.window)
    said = house.canvas.accessibleDescription()
    house.desk.release(key)

    assert (while_held, canary.in_accessible(house.desk.window)) == ([], [])
    kinds = {PICTURE_ROW: "Picture", VIDEO_ROW: "Video", TEXT_ROW: "Text"}
    level = "Detail" if what in ("detail", "brush") else "Shown clear"
    assert said == f"{kinds[HELD[what][0]]}. {level}."


@pytest.mark.parametrize("plant", ["setAccessibleName", "setAccessibleDescription", "setToolTip"])
def test_planted_description_is_found(house, plant):
    getattr(house.canvas, plant)(f"a {canary.WORD}")

    assert canary.in_accessible(house.desk.window) == [f"a {canary.WORD}"]


def test_the_canvas_has_no_menu_no_zoom_and_no_tooltip(house, qtbot):
    house.holds("clear")
    before = house.desk.window.grab().toImage()

    house.desk.tap(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    house.desk.tap(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(house.canvas, Qt.MouseButton.RightButton)

    assert house.desk.window.grab().toImage() == before
    assert house.canvas.toolTip() == ""
    windows = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
    assert len(windows) == 1
