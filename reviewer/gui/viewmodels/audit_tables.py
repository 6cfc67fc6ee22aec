# SPDX-License-Identifier: Apache-2.0
"""Item models of the Audit place: records, logs, and the steps of one item. Words only, no I/O."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.viewmodels import audit_words as words
from reviewer.services.shown import AuditRow, HistoryRow, LogVerification

_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex
Names = Mapping[str, str]


class Column(enum.IntEnum):
    """The fixed columns of the records; none of them is a person."""

    DAY = 0
    EVENT = 1
    QUEUE = 2
    ITEM = 3
    VERDICT = 4
    LABELS = 5
    OUTCOME = 6
    LOG = 7


CODE_COLUMNS = frozenset({Column.QUEUE, Column.ITEM, Column.LOG})


class RecordTable(QAbstractTableModel):
    """One page of records."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AuditRow, ...] = ()
        self._label_names: Names = {}

    @property
    def rows(self) -> tuple[AuditRow, ...]:
        """Return the rows as they are shown."""
        return self._rows

    def show_rows(self, rows: tuple[AuditRow, ...]) -> None:
        """Show a page."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def name_labels(self, names: Names) -> None:
        """Use the policy's names for codes of labels."""
        self.beginResetModel()
        self._label_names = names
        self.endResetModel()

    # Overrides of Qt.
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell in words."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, column, self._label_names)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = _cell(row, column, self._label_names)
            return f"{_heading(column)}: {shown}" if shown else ""
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column is Column.ITEM:
            return visible(row.item_id or row.group_id)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heading(Column(section)) if 0 <= section < len(Column) else None


def _heading(column: Column) -> str:
    return {
        Column.DAY: translate("Audit", "Day"),
        Column.EVENT: translate("Audit", "Event"),
        Column.QUEUE: translate("Audit", "Queue"),
        Column.ITEM: translate("Audit", "Item or group"),
        Column.VERDICT: translate("Audit", "Verdict"),
        Column.LABELS: translate("Audit", "Labels"),
        Column.OUTCOME: translate("Audit", "Outcome"),
        Column.LOG: translate("Audit", "Log"),
    }[column]


def _cell(row: AuditRow, column: Column, names: Names) -> str:
    return {
        Column.DAY: lambda: words.day_words(row.day),
        Column.EVENT: lambda: words.event_words(row.event),
        Column.QUEUE: lambda: visible(row.queue),
        Column.ITEM: lambda: words.short_id(row.item_id or row.group_id),
        Column.VERDICT: lambda: words.verdict_code_words(row.verdict),
        Column.LABELS: lambda: named_labels(row.labels, names),
        Column.OUTCOME: lambda: words.outcome_code_words(row.outcome),
        Column.LOG: lambda: words.short_id(row.log),
    }[column]()


def named_labels(codes: tuple[str, ...], names: Names) -> str:
    """Return labels by name where the policy in force names them."""
    return " · ".join(isolated(visible(names.get(code, code))) for code in codes)


def log_line(each: LogVerification) -> TwoLines:
    """Return what one log proves, as a row."""
    if each.failures:
        side, stripe = translate("Audit", "Does not verify"), "critical"
    elif each.tail:
        side, stripe = translate("Audit", "Verified, with a tail"), "warn"
    else:
        side, stripe = translate("Audit", "Verified"), "ok"
    return TwoLines(
        title=words.log_name(each.log), detail=words.log_words(each), side=side, stripe=stripe
    )


def step_line(row: HistoryRow, label_names: Names, people: Names) -> TwoLines:
    """Return one step of an item's history, as a row."""
    parts = [
        words.verdict_code_words(row.verdict),
        words.outcome_code_words(row.outcome),
        named_labels(row.labels, label_names),
    ]
    if row.receipt:
        receipt = translate("Audit", "receipt {code}")
        parts.append(receipt.format(code=isolated(words.short_id(row.receipt))))
    if row.payload_commit:
        parts.append(translate("Audit", "with a note"))
    who = isolated(words.short_id(row.actor)) if row.actor else words.log_name(row.log)
    if row.actor in people:
        who = translate("Audit", "{pseudonym} is {person}").format(
            pseudonym=who, person=isolated(visible(people[row.actor]))
        )
    what = [words.event_words(row.event), *(part for part in parts if part)]
    return TwoLines(
        title=" · ".join(isolated(part) for part in what),
        detail=who,
        side=words.minute_words(row.minute),
        code=f"{visible(row.log)}#{row.seq}",
    )
