# SPDX-License-Identifier: Apache-2.0
"""The one way from a key to an act: pause and cover first, then a sheet, the place, the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from reviewer.gui.foundation import shortcuts
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.shell.sheets_above import SheetsAbove
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.views.place import PlaceView
from reviewer.gui.views.sheets import SupportSheet


class Acting(Protocol):
    """What does the acts that no place and no sheet does."""

    def act(self, act: Act, number: int = 0) -> bool:
        """Do an act of the window; say whether it is one."""


class Keys(QObject):
    """Turns keys into acts.

    Args:
        place: returns the place the person is in.
        window: does what is left to the window.
        touched: notes a sign of life.
    """

    def __init__(
        self,
        layout: Layout,
        sheets: SheetsAbove,
        day: Day,
        place: Callable[[], PlaceView],
        window: Acting,
        touched: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self._sheets = sheets
        self._day = day
        self._place = place
        self._window = window
        self._touched = touched
        self.escape = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())

    def pressed(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        """Do what a key asks for; a key that repeats by itself is no second press.

        Returns:
            Whether it is a key of ours.
        """
        pressed = shortcuts.recognise(event, self._layout, typing=is_typing(focus))
        if pressed is None:
            return False
        event.accept()
        if not event.isAutoRepeat() or pressed.act is Act.ARROW:
            self._press(pressed)
        return True

    def released(self, event: QKeyEvent) -> bool:
        """End a held act; a key that repeats by itself was never let go.

        Returns:
            Whether it is a key of ours.
        """
        act = shortcuts.released(event, self._layout)
        if act is None:
            return False
        if not event.isAutoRepeat():
            self._place().release(act)
        return True

    def _press(self, pressed: Pressed) -> None:
        self._touched()
        if pressed.act is Act.COVER_EVERYTHING:
            self._window.act(Act.COVER_EVERYTHING)
        elif pressed.act is Act.COVER and self._is_second_escape():
            self._day.pause()
        elif self._sheets.top is not None and self._sheets.top.isVisible():
            self._press_on_sheet(pressed.act)
        elif self._day.is_paused:
            if pressed.act is Act.SUPPORT:
                self._window.act(Act.SUPPORT)
        elif pressed.act is Act.UNDO or not self._place().press(pressed):
            self._window.act(pressed.act, pressed.number)

    def _press_on_sheet(self, act: Act) -> None:
        if act in (Act.COVER, Act.HELP, Act.CONFIRM):
            self._sheets.close()
        elif act is Act.SUPPORT and not isinstance(self._sheets.top, SupportSheet):
            self._window.act(Act.SUPPORT)

    def _is_second_escape(self) -> bool:
        is_second = self.escape.isActive()
        self.escape.start()
        return is_second


def is_typing(widget: QWidget | None) -> bool:
    """Say whether letters go into a text field."""
    if isinstance(widget, QPlainTextEdit | QLineEdit):
        return not widget.isReadOnly()
    return False
