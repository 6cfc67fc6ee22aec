# SPDX-License-Identifier: Apache-2.0
"""What every list draws alike: the mark of a row, and words that fit their place.

Every place in a row is mirrored for right-to-left.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.gui.foundation.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws rows of one size; how the words lie is the list's own.

    Attributes:
        line_role: the model's role for a row's words, which have a ``stripe``.
    """

    line_role: ClassVar[int]

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = QSize(theme.scaled(120), theme.scaled(50))

    @abstractmethod
    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, line: Any) -> None:  # noqa: ANN401 - what the model's role holds
        """Draw the words of a row."""

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

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, stripe: str) -> None:
        room = QRect(option.rect)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("raised"))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), 4, 4)
        if stripe:
            bar = QRect(room.x() + 1, room.y() + 5, 3, room.height() - 10)
            painter.setBrush(self._theme.colour(stripe))
            place = QStyle.visualRect(option.direction, room, bar)
            painter.drawRoundedRect(place, 1.5, 1.5)

    # Overrides of Qt.
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Return the one size of every row."""
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        line = index.data(self.line_role)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._mark(painter, option, line.stripe)
        self._draw(painter, option, line)
        painter.restore()
