# SPDX-License-Identifier: Apache-2.0
"""Lays a long text out page by page; only the page that is painted is ever touched."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QTextLayout, QTextOption

from reviewer.gui.foundation.labels import text_direction, visible

_MOST: Final = 6000  # characters that could ever fit on one page
_NEW_LINE: Final = "\u2028"


class Pages:
    """The text on the stage, as plain characters, a page at a time."""

    def __init__(self, text: str = "", *, is_ours: bool = False) -> None:
        """Take ``text``; what hides or reorders it is spelled out unless it is our own."""
        self._text = text
        self._is_ours = is_ours
        self._starts = [0]
        self._end = len(text)

    def __bool__(self) -> bool:
        return bool(self._text)

    @property
    def has_more(self) -> bool:
        """Say whether text follows the page that was painted last."""
        return self._end < len(self._text)

    @property
    def is_later(self) -> bool:
        """Say whether text comes before this page."""
        return len(self._starts) > 1

    def turn(self, by: int) -> bool:
        """Go a page on or back; say whether there is one."""
        if by > 0 and self.has_more:
            self._starts.append(self._end)
            return True
        if by < 0 and self.is_later:
            self._starts.pop()
            return True
        return False

    def paint(self, painter: QPainter, font: QFont, room: QRect) -> None:
        """Paint the page into ``room``, centred when it is short."""
        start = self._starts[-1]
        page = self._text[start : start + _MOST]
        spelled = list(page) if self._is_ours else [visible(character) for character in page]
        layout = QTextLayout("".join(spelled).replace("\n", _NEW_LINE), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = QGuiApplication.layoutDirection() if self._is_ours else text_direction(page)
        is_right = direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        option.setTextDirection(direction)
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        height, shown = _lay(layout, room)
        self._end = start + _count(spelled, shown)
        top = room.top() + max(0, round((room.height() - height) / 2))
        layout.draw(painter, QPointF(room.left(), top))


def _lay(layout: QTextLayout, room: QRect) -> tuple[float, int]:
    """Lay lines as long as they fit; return their height and where the page ends."""
    height, shown = 0.0, 0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        if shown and height + line.height() > room.height():
            line.setLineWidth(0)
            line.setNumColumns(0)
            line.setPosition(QPointF(0, -100_000))  # laid out, and never seen
            break
        line.setPosition(QPointF(0, height))
        height += line.height()
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return height, shown


def _count(spelled: list[str], shown: int) -> int:
    """Return how many characters of the text make ``shown`` spelled-out ones."""
    length = 0
    for count, character in enumerate(spelled):
        if length >= shown:
            return count
        # Characters beyond the first plane take two places in Qt's strings.
        length += len(character.encode("utf-16-le", "surrogatepass")) // 2
    return len(spelled)
