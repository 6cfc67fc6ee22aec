# SPDX-License-Identifier: Apache-2.0
"""The records: a table with fixed columns, by the page. Nothing sorts it, least of all a person."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.foundation import fonts, labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.audit import PAGE, Audit, AuditState
from reviewer.gui.viewmodels.audit_tables import CODE_COLUMNS, Column
from reviewer.gui.views.audit.filter_bar import FilterBar
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.two_lines import MOVES

AnyIndex = QModelIndex | QPersistentModelIndex
# Parts of the table's width; what does not fit is shortened, and whole in the history.
_WEIGHTS = {
    Column.DAY: 10,
    Column.EVENT: 20,
    Column.QUEUE: 18,
    Column.ITEM: 11,
    Column.VERDICT: 10,
    Column.LABELS: 13,
    Column.OUTCOME: 10,
    Column.LOG: 11,
}
_PAD_PX = 6


class RecordDelegate(QStyledItemDelegate):
    """Draws one cell: words in reading direction, codes left to right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    # Overrides of Qt.
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        painter.save()
        room = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, self._theme.colour("raised"))
        is_code = index.column() in CODE_COLUMNS
        font = QFont(option.font)
        font.setPixelSize(self._theme.scaled(12))
        painter.setFont(fonts.mono_font(self._theme.scaled(11)) if is_code else font)
        painter.setPen(self._theme.colour("text" if index.column() == Column.EVENT else "dim"))
        _write(painter, option.direction, room, str(index.data() or ""), is_code=is_code)
        painter.restore()


class RecordHeader(QHeaderView):
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


class RecordView(QTableView):
    """The table; letters are the window's, only moves are the table's own."""

    def __init__(self, audit: Audit, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(audit.table)
        self.setItemDelegate(RecordDelegate(theme, self))
        self.setHorizontalHeader(RecordHeader(theme, self))
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
        name(self, self.tr("Records"))

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its part of the width."""
        super().resizeEvent(event)
        width, total = self.viewport().width(), sum(_WEIGHTS.values())
        for column, weight in _WEIGHTS.items():
            self.setColumnWidth(column, width * weight // total)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the keys of moving; leave every other key to the window."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class RecordPanel(QFrame):
    """Filters, table, pages.

    Signals:
        chosen: another record is chosen (AuditRow), or none is any more (None).
    """

    chosen = Signal(object)

    def __init__(
        self, audit: Audit, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._audit = audit
        self.setProperty("role", "panel")
        self.filters = FilterBar(audit, theme, self)
        self.table = RecordView(audit, theme, self)
        self.message = labels.body(parent=self)
        self.where = labels.fixed("", "dim", self)
        self.before = ActButton(Act.STEP_BEFORE, layout, "quiet", self)
        self.before.say(self.tr("Newer records"))
        self.after = ActButton(Act.STEP_AFTER, layout, "quiet", self)
        self.after.say(self.tr("Older records"))
        self.before.clicked.connect(audit.newer)
        self.after.clicked.connect(audit.older)
        pages = QHBoxLayout()
        pages.setSpacing(8)
        pages.addWidget(self.where)
        pages.addStretch(1)
        pages.addWidget(self.before)
        pages.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(pages)
        self.filters.changed.connect(audit.filter_by)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        audit.rows_changed.connect(self.show_state)
        audit.table.modelReset.connect(self._choose)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Show the page, or say why there is none."""
        state = self._audit.state
        has_rows = state is AuditState.ROWS
        self.table.setVisible(has_rows)
        self.message.setVisible(not has_rows)
        self.message.setText(self._message(state))
        first = self._audit.page * PAGE
        count = len(self._audit.table.rows)
        self.where.setText(
            self.tr("Records {first} to {last}, newest first").format(
                first=number(first + 1), last=number(first + count)
            )
            if has_rows
            else ""
        )
        self.before.setVisible(self._audit.page > 0)
        self.after.setVisible(has_rows and self._audit.has_more)

    def _message(self, state: AuditState) -> str:
        match state:
            case AuditState.LOADING:
                return self.tr("Reading the records…")
            case AuditState.NOTHING_FETCHED:
                return self.tr("No log is on this machine yet. Fetch them from the gateway.")
            case AuditState.NOTHING_FOUND:
                return self.tr("No record fits these filters.")
            case AuditState.FAILED:
                return describe(self._audit.error) if self._audit.error else ""
            case _:
                return ""

    @Slot()
    def _choose(self) -> None:
        chosen = self.table.selectionModel().selectedRows()
        self.chosen.emit(self._audit.table.rows[chosen[0].row()] if chosen else None)


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
