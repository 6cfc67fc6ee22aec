# SPDX-License-Identifier: Apache-2.0
"""One code picked out of some, drawn like the fields it stands among."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QWidget

from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.theme import Theme


class Choice(QComboBox):
    """One code out of some, or any."""

    def __init__(self, words: str, theme: Theme, parent: QWidget, first: str = "") -> None:
        """Name the empty choice ``first``, if it is not simply any."""
        super().__init__(parent)
        self._theme = theme
        self._first = first or self.tr("Any")
        self.setFixedSize(theme.scaled(128), theme.scaled(34))
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        name(self, words)
        self.offer(())

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer (code, words), and any; what was chosen stays so if it is still there."""
        before = self.code
        self.blockSignals(True)
        self.clear()
        self.addItem(self._first, "")
        for code, words in choices:
            self.addItem(words, code)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(False)
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())),
            default=0,
        )
        self.view().setMinimumWidth(min(widest + 40, self._theme.scaled(360)))

    @property
    def code(self) -> str:
        """Return the chosen code, empty for any."""
        return str(self.currentData() or "")

    # Overrides of Qt.
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it like the fields beside it: an edge, the words, and a mark that it opens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keyboard = self.hasFocus()
        width = 2.0 if has_keyboard else 1.0
        painter.setPen(QPen(self._theme.colour("accent" if has_keyboard else "edge"), width))
        painter.setBrush(self._theme.colour("bg"))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 6, 6)
        room, pad, mark = self.rect(), self._theme.scaled(8), self._theme.scaled(10)
        words = QRect(pad, 0, room.width() - 3 * pad - mark, room.height())
        place = QStyle.visualRect(self.layoutDirection(), room, words)
        align = QStyle.visualAlignment(
            self.layoutDirection(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.setPen(self._theme.colour("text" if self.code else "dim"))
        metrics = painter.fontMetrics()
        short = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(align) | int(Qt.AlignmentFlag.AlignAbsolute), short)
        end = QRect(room.width() - pad - mark, 0, mark, room.height())
        self._draw_mark(painter, QStyle.visualRect(self.layoutDirection(), room, end))

    def _draw_mark(self, painter: QPainter, place: QRect) -> None:
        middle, half = place.center(), place.width() // 2
        painter.setPen(QPen(self._theme.colour("dim"), 1.5))
        low = QPoint(middle.x(), middle.y() + half // 2)
        for side in (-half, half):
            painter.drawLine(QPoint(middle.x() + side, middle.y() - half // 2), low)
