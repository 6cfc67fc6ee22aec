# SPDX-License-Identifier: Apache-2.0
"""The queue: words only, no thumbnails ever, nothing that pushes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.queue_list import LINE_ROLE, QueueLine, QueueModel
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.widgets.row_delegate import RowDelegate

_BATCH = 200
_ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)


class QueueDelegate(RowDelegate):
    """Draws one group in two lines."""

    line_role = LINE_ROLE

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, line: QueueLine) -> None:
        theme, room = self._theme, QRect(option.rect)
        half = (room.height() - theme.scaled(12)) // 2
        top = QRect(room.x(), room.y() + theme.scaled(6), room.width(), half)
        low = top.translated(0, half)
        tag_width = theme.scaled(36)
        inset = theme.scaled(12)
        words_x = inset + tag_width
        body, small = self._fonts(option)
        metrics = QFontMetrics(small)
        words = room.width() - words_x - theme.scaled(8)
        end, low_end = (
            8 + metrics.horizontalAdvance(one) if one else 0
            for one in (line.severity, line.members)
        )
        rows = (
            (top, inset, tag_width, line.tag, small, "faint", False),
            (top, words_x, words - end, line.title, body, "text", False),
            (top, room.width() - end - 8, end, line.severity, small, "dim", True),
            (low, words_x, words - low_end, line.note or line.due, small, "dim", False),
            (low, room.width() - low_end - 8, low_end, line.members, small, "faint", True),
        )
        for box, x, width, text, font, role, is_end in rows:
            place = QRect(box.x() + x, box.y(), width, box.height())
            self._write(painter, option, place, text, font, role, at_end=is_end)

    def _fonts(self, option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
        body = QFont(option.font)
        small = QFont(body)
        body.setPixelSize(self._theme.body_px)
        small.setPixelSize(self._theme.scaled(12))
        return body, small


class QueueList(QListView):
    """The list; letters are the window's, only moves are the list's own.

    Signals:
        chosen: the person chose a row to look at (int as object).
    """

    chosen = Signal(object)

    def __init__(self, model: QueueModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(QueueDelegate(theme, self))
        self.setUniformItemSizes(True)
        # With thousands of groups the layout after each act would hold up the next item.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setMinimumHeight(theme.scaled(100))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        name(self, self.tr("Queue"))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    # Overrides of Qt.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list; let every other key go on to the window."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class QueuePanel(QFrame):
    """The queue with its numbers."""

    def __init__(self, review: Review, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setProperty("role", "panel")
        self.list = QueueList(review.queue, theme, self)
        self._counts = labels.line(parent=self, role="faint")
        self._empty = labels.dim(parent=self)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(labels.fixed(self.tr("Queue"), "title", self))
        heading.addWidget(self._counts, 1)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(labels.line(self.tr("Lists show no pictures."), "faint", self))
        self.list.chosen.connect(self._open)
        review.counts_changed.connect(self._show_counts)
        review.stage_changed.connect(self.select_shown)
        review.queue.modelReset.connect(self.select_shown)
        review.queue.rowsRemoved.connect(self.select_shown)
        self.select_shown()

    @Slot()
    def select_shown(self) -> None:
        """Mark the group that is on the stage."""
        self._empty.setText(self._empty_words())
        self._empty.setVisible(not self._review.queue.rows)
        opened = self._review.opened
        row = self._review.queue.row_of(opened.group.group_id) if opened else -1
        if row < 0:
            self.list.clearSelection()
        else:
            index = self._review.queue.index(row)
            # After a row is gone Qt's own current row may be this one, and yet not be marked.
            if not self.list.selectionModel().isSelected(index):
                self.list.setCurrentIndex(index)
                self.list.selectionModel().select(index, _ONE)

    def _empty_words(self) -> str:
        if self._review.state in (StageState.EMPTY, StageState.DIVERTED, StageState.CLOSED):
            return self.tr("The queue is empty.")
        return self.tr("Reading the list.")

    @Slot(object)
    def _open(self, row: int) -> None:
        self._review.open_group(self._review.queue.rows[row].group_id)

    @Slot()
    def _show_counts(self) -> None:
        counts = self._review.counts
        self._counts.setText(
            self.tr("{here} here, {more} more").format(
                here=number(counts.leased), more=number(self._review.more)
            )
        )
