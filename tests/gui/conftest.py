# SPDX-License-Identifier: Apache-2.0
"""Windows on services held in memory, dressed as the program dresses them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt

from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.shell.application import dress, wear
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.viewmodels.opening import StageState
from tests.fakes.workbench import CANARY, NOW, FakeWorkbench


@pytest.fixture(scope="session")
def qapp(qapp):
    dress(qapp)
    return qapp


class Desk:
    """A window, the services under it, and what a person does with it."""

    def __init__(self, qtbot, workbench, window):
        self.qtbot = qtbot
        self.workbench = workbench
        self.told = workbench.desk
        self.window = window
        self.review = window.review
        self.place = window.place

    @property
    def shown(self):
        return self.review.opened.group.group_id if self.review.opened else None

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyPress(self._target(), key, modifier)

    def release(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyRelease(self._target(), key, modifier)

    def tap(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.press(key, modifier)
        self.release(key, modifier)

    def wait(self, condition):
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=5000)

    def sees_canary(self):
        picture = self.window.grab().toImage()
        return any(
            picture.pixelColor(x, y).getRgb()[:3] == CANARY
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        )

    def look(self):
        """Hold the clear look, in colour: the canary has one."""
        self.press(Qt.Key.Key_4)
        self.wait(lambda: self.place.stage.canvas.is_clear)
        self.tap(Qt.Key.Key_C)

    def looks_ended(self, count):
        """Say whether so many looks were granted, and each was given back."""
        return len(self.told.grants) == count and self.told.ended == self.told.grants

    def _target(self):
        return self.window.focusWidget() or self.window


@pytest.fixture
def open_desk(qtbot, qapp):
    """Open a window: ``open_desk(preferences, workbench)``; several may follow each other."""
    opened = []

    def open_one(preferences=None, workbench=None, *, first=StageState.GROUP):
        preferences = preferences or Preferences()
        workbench = workbench or FakeWorkbench()
        wear(qapp, preferences)
        window = MainWindow(workbench, preferences, lambda: NOW)
        opened.append((window, workbench))
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
        window.start()
        desk = Desk(qtbot, workbench, window)
        desk.wait(lambda: window.review.policy is not None and window.review.state is first)
        desk.wait(lambda: window.status.session is not None and window.review.counts.waiting)
        return desk

    yield open_one
    for window, workbench in opened:
        if window.quitting.is_under_way:
            qtbot.waitUntil(lambda window=window: window.quitting.is_over)
        else:
            window.let_go()
        workbench.close()
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    wear(qapp, Preferences())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def desk(open_desk):
    return open_desk()
