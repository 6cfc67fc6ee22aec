# SPDX-License-Identifier: Apache-2.0
"""A table with fixed columns of facts, read by rows; nothing in it is edited or sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reviewer.gui.foundation import fonts
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.widgets.two_lines import MOVES

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD_PX = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How the columns look.

    Attributes:
        weights: parts of the table's width; what does not fit is shortened.
        codes: columns of ids and hashes, always left to right.
        main: the column that is read first.
        dim_role: the model's role that says a row counts for nothing any more.
    """

    weights: Mapping[int, int]
    codes: frozenset[int] = field(default=frozenset())
    main: int = 0
    dim_role: int | None = None


class FactDelegate(QStyledItemDelegate):
    """Draws one cell: words in reading direction, codes left to right."""

    def __init__(self, columns: Columns, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._theme = theme

    def _colour(self, index: AnyIndex) -> str:
        role = self._columns.dim_role
        if role is not None and index.data(role):
            return "faint"
        return "text" if index.column() == self._columns.main else "dim"

    # Overrides of Qt.
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        painter.save()
        room = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, self._theme.colour("raised"))
        is_code = index.column() in self._columns.codes
        font = QFont(option.font)
        font.setPixelSize(self._theme.scaled(12))
        painter.setFont(fonts.mono_font(self._theme.scaled(11)) if is_code else font)
        painter.setPen(self._theme.colour(self._colour(index)))
        _write(painter, option.direction, room, str(index.data() or ""), is_code=is_code)
        painter.restore()


class FactHeader(QHeaderView):
    """Headings in the manner of captions."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(16)
        self.setHighlightSections(False)
        self.setFixedHeight(theme.scaled(26))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # Overrides of Qt.
    def paintSection(self, painter: QPainter, room: QRect, section: int) -> None:
        """Draw one heading."""
        painter.save()
        painter.fillRect(room, self._theme.colour("panel"))
        painter.fillRect(
            QRect(room.x(), room.bottom(), room.width(), 1), self._theme.colour("line")
        )
        font = QFont(self.font())
        font.setPixelSize(self._theme.caption_px)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("faint"))
        words = self.model().headerData(section, Qt.Orientation.Horizontal)
        _write(painter, self.layoutDirection(), room, str(words or ""), is_code=False)
        painter.restore()


class FactTable(QTableView):
    """The table; letters are the window's, only moves are the table's own."""

    def __init__(
        self,
        words: str,
        model: QAbstractTableModel,
        columns: Columns,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Show ``model``; ``words`` name the table to a screen reader."""
        super().__init__(parent)
        self._weights = columns.weights
        self.setModel(model)
        self.setItemDelegate(FactDelegate(columns, theme, self))
        self.setHorizontalHeader(FactHeader(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.scaled(28))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        name(self, words)

    def weigh(self, weights: Mapping[int, int]) -> None:
        """Share the width anew; a column without a part is hidden."""
        self._weights = weights
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column not in weights)
        self._share()

    def choose(self, row: int) -> None:
        """Choose a row; unlike ``selectRow``, also where no column ends at the very edge."""
        self.setCurrentIndex(self.model().index(row, 0))

    def _share(self) -> None:
        width, total = self.viewport().width(), sum(self._weights.values())
        for column, weight in self._weights.items():
            self.setColumnWidth(column, width * weight // total)

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its part of the width."""
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the keys of moving; leave every other key to the window."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


def _write(
    painter: QPainter, direction: Qt.LayoutDirection, room: QRect, text: str, *, is_code: bool
) -> None:
    place = room.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
    mode = Qt.TextElideMode.ElideMiddle if is_code else Qt.TextElideMode.ElideRight
    short = painter.fontMetrics().elidedText(text, mode, place.width())
    align = QStyle.visualAlignment(
        direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight if is_code else direction)
    flags = int(align) | int(Qt.TextFlag.TextSingleLine) | int(Qt.AlignmentFlag.AlignAbsolute)
    painter.drawText(place, flags, short)
