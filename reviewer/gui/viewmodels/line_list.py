# SPDX-License-Identifier: Apache-2.0
"""A flat list of rows in words, for any list of two-line rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.gui.foundation.lines import TWO_LINES_ROLE, TwoLines

_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class LineModel(QAbstractListModel, Generic[Row]):
    """Rows worded by a function."""

    def __init__(self, line: Callable[[Row], TwoLines], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows as they are shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show ``rows``."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def line_of(self, row: int) -> TwoLines:
        """Return a row in words."""
        return self._line(self._rows[row])

    def word_again(self) -> None:
        """Word every row again; something else than the rows changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    # Overrides of Qt.
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row in words."""
        if not index.isValid() or role not in (
            TWO_LINES_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = self._line(self._rows[index.row()])
        return line if role == TWO_LINES_ROLE else line.spoken()
