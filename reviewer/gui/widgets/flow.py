# SPDX-License-Identifier: Apache-2.0
"""A layout that fills lines like words, so that a row of controls wraps instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Lines of controls in reading direction."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def _place(self, room: QRect, *, moving: bool) -> int:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = 0
        for line in self._lines(room.width()):
            tallest = max(size.height() for _item, size in line)
            x = 0
            for item, wanted in line:
                grows = item.expandingDirections() & Qt.Orientation.Horizontal
                is_last = item is line[-1][0]
                size = QSize(room.width() - x, wanted.height()) if grows and is_last else wanted
                # Controls of one line stand on one middle, whatever their heights.
                corner = QPoint(x, y + (tallest - size.height()) // 2)
                if moving:
                    place = QRect(room.topLeft() + corner, size)
                    item.setGeometry(QStyle.visualRect(direction, room, place))
                x += size.width() + self.spacing()
            y += tallest + self.spacing()
        return max(0, y - self.spacing())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            size = size.boundedTo(QSize(max(width, 1), size.height()))
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines

    # Overrides of Qt.
    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at ``width``."""
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, room: QRect) -> None:
        """Lay the lines out."""
        super().setGeometry(room)
        self._place(room, moving=True)

    def sizeHint(self) -> QSize:
        """Return the size of the smallest sensible line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size
