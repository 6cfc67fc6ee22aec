# SPDX-License-Identifier: Apache-2.0
"""The sheets over the window: one at a time, and support above whichever is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from reviewer.gui.widgets.sheet import Sheet


class SheetsAbove(QObject):
    """Opens sheets, and gives the keyboard back when the last one closes.

    Args:
        take_keyboard: gives it to what lies below.
    """

    def __init__(self, take_keyboard: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._take_keyboard = take_keyboard
        self._sheets: list[Sheet] = []
        self._put_away = 0

    @property
    def top(self) -> Sheet | None:
        """Return the sheet that is read now."""
        return self._sheets[-1] if self._sheets else None

    def open(self, sheet: Sheet) -> None:
        """Show a sheet in place of any other."""
        while self._sheets:
            self._drop()
        self.open_above(sheet)

    def open_above(self, sheet: Sheet) -> None:
        """Show a sheet, and what it lies over again afterwards."""
        self._hide()
        self._sheets.append(sheet)
        sheet.closed.connect(self.close)
        sheet.open()

    @Slot()
    def close(self) -> None:
        """Close the sheet that is read now."""
        if self._sheets:
            self._drop()
            self._show()

    def put_away(self) -> None:
        """Take what is open off the screen; what is opened now lies on what covers it."""
        self._hide()
        self._put_away = len(self._sheets)

    def bring_back(self) -> None:
        """Put back what was put away."""
        self._put_away = 0
        self._show()

    def _hide(self) -> None:
        if self.top is not None:
            self.top.hide()

    def _show(self) -> None:
        if self.top is not None and len(self._sheets) > self._put_away:
            self.top.open()
        else:
            self._take_keyboard()

    def _drop(self) -> None:
        sheet = self._sheets.pop()
        sheet.hide()
        sheet.deleteLater()
