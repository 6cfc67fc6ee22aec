# SPDX-License-Identifier: Apache-2.0
"""The records: a table with fixed columns, by the page. Nothing sorts it, least of all a person."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.audit import PAGE, Audit, AuditState
from reviewer.gui.viewmodels.audit_tables import CODE_COLUMNS, Column
from reviewer.gui.views.audit.filter_bar import FilterBar
from reviewer.gui.widgets.fact_table import Columns, FactTable
from reviewer.gui.widgets.keys import ActButton

_COLUMNS = Columns(
    weights={
        Column.DAY: 10,
        Column.EVENT: 20,
        Column.QUEUE: 18,
        Column.ITEM: 11,
        Column.VERDICT: 10,
        Column.LABELS: 13,
        Column.OUTCOME: 10,
        Column.LOG: 11,
    },
    codes=frozenset(CODE_COLUMNS),
    main=Column.EVENT,
)


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
        self.table = FactTable(self.tr("Records"), audit.table, _COLUMNS, theme, self)
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
