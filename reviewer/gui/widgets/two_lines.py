# SPDX-License-Identifier: Apache-2.0
"""Lists of two-line rows."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.gui.foundation import fonts
from reviewer.gui.foundation.lines import TWO_LINES_ROLE, TwoLines
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.widgets.row_delegate import RowDelegate

_LEAST_PX = 104
MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)


class TwoLineDelegate(RowDelegate):
    """Draws ``TwoLines`` from a model."""

    line_role = TWO_LINES_ROLE

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, line: TwoLines) -> None:
        theme, room = self._theme, QRect(option.rect)
        half = (room.height() - theme.scaled(12)) // 2
        inset, end = theme.scaled(12), theme.scaled(8)
        top = QRect(room.x() + inset, room.y() + theme.scaled(6), room.width() - inset - end, half)
        low = top.translated(0, half)
        body, small = QFont(option.font), QFont(option.font)
        body.setPixelSize(theme.body_px)
        small.setPixelSize(theme.scaled(12))
        mono = fonts.mono_font(theme.scaled(11))
        title, side = _split(top, line.side, painter, small)
        detail, code = _split(low, line.code, painter, mono)
        self._write(painter, option, title, line.title, body, "text")
        self._write(painter, option, side, line.side, small, "dim", at_end=True)
        self._write(painter, option, detail, line.detail, small, "dim")
        self._write(painter, option, code, line.code, mono, "faint", at_end=True)


class TwoLineList(QListView):
    """A list of such rows; letters are the window's, only moves are the list's own."""

    def __init__(self, model: QAbstractItemModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TwoLineDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self._least = theme.scaled(_LEAST_PX)

    def select(self, row: int) -> None:
        """Choose a row, or none when there is no such row."""
        model = self.model()
        if 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))
        else:
            self.clearSelection()

    # Overrides of Qt.
    def sizeHint(self) -> QSize:
        """Want two rows; it is given what is left."""
        return QSize(super().sizeHint().width(), self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight when what stands below needs room."""
        super().resizeEvent(event)
        if self.selectionModel().hasSelection():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the keys of moving; leave every other key to the window."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
            event.accept()  # Enter was this list's; the window must not act on it as well
        else:
            event.ignore()


def _split(room: QRect, words: str, painter: QPainter, font: QFont) -> tuple[QRect, QRect]:
    """Return the room of the main words and of ``words`` at the end of the line."""
    if not words:
        return room, QRect()
    painter.setFont(font)
    width = min(painter.fontMetrics().horizontalAdvance(words) + 4, room.width() // 2)
    main = QRect(room.x(), room.y(), room.width() - width - 8, room.height())
    return main, QRect(room.x() + room.width() - width, room.y(), width, room.height())
