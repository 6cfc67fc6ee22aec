# SPDX-License-Identifier: Apache-2.0
"""Lists of two-line rows; every place in a row is mirrored for right-to-left."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.gui.foundation import fonts
from reviewer.gui.foundation.lines import TWO_LINES_ROLE, TwoLines
from reviewer.gui.foundation.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
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


class TwoLineDelegate(QStyledItemDelegate):
    """Draws ``TwoLines`` from a model."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = QSize(theme.scaled(120), theme.scaled(50))

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

    def _write(  # one call per word of a row; a value for it would say the same
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        font: QFont,
        role: str,
        *,
        at_end: bool = False,
    ) -> None:
        if not text:
            return
        direction = option.direction
        place = QStyle.visualRect(direction, QRect(option.rect), place)
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        align = QStyle.visualAlignment(direction, side | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setLayoutDirection(direction)
        flags = int(align) | int(Qt.TextFlag.TextSingleLine) | int(Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(place, flags, short)

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, line: TwoLines) -> None:
        room = QRect(option.rect)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("raised"))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), 4, 4)
        if line.stripe:
            bar = QRect(room.x() + 1, room.y() + 5, 3, room.height() - 10)
            painter.setBrush(self._theme.colour(line.stripe))
            place = QStyle.visualRect(option.direction, room, bar)
            painter.drawRoundedRect(place, 1.5, 1.5)

    # Overrides of Qt.
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Return the one size of every row."""
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        line = index.data(TWO_LINES_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._mark(painter, option, line)
        self._draw(painter, option, line)
        painter.restore()


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

    def select(self, row: int) -> None:
        """Choose a row, or none when there is no such row."""
        model = self.model()
        if 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))
        else:
            self.clearSelection()

    # Overrides of Qt.
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
