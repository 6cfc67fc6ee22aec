# SPDX-License-Identifier: Apache-2.0
"""The list of groups for a list view: words prepared on demand, for the rows on screen only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from reviewer.domain.ids import GroupId
from reviewer.domain.items import OPEN_STATES, Severity
from reviewer.gui.foundation import wording
from reviewer.gui.foundation.language import number, translate
from reviewer.services.shown import QueueRow

LINE_ROLE = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One row in words.

    Attributes:
        stripe: colour role of the severity stripe, ``""`` for none; ``severity`` says it in words.
    """

    tag: str
    title: str
    due: str
    severity: str
    members: str
    note: str
    stripe: str
    is_open: bool

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        parts = (self.tag, self.title, self.severity, self.due, self.members, self.note)
        return ", ".join(part for part in parts if part)


class QueueModel(QStringListModel):
    """The groups on this machine, in the order in which they come.

    Qt's own list holds their ids, so that a view lays thousands of rows out without asking Python
    about each.
    """

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[QueueRow] = []
        self.moment = now()
        """The time by which deadlines are worded, here and beside the list."""

    @property
    def rows(self) -> Sequence[QueueRow]:
        """Return the rows as they are shown."""
        return self._rows

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show ``rows``; nothing moves when they are the same."""
        rows = list(rows)
        if rows != self._rows:
            self.moment = self._now()
            self._rows = rows
            self.setStringList([row.group_id for row in rows])

    def change(self, group_ids: frozenset[GroupId], rows: Sequence[QueueRow]) -> None:
        """Show these groups as ``rows`` tell, and take those off that are not among them."""
        told = {row.group_id: row for row in rows}
        for group_id in group_ids:
            at, row = self.row_of(group_id), told.get(group_id)
            if at < 0 and row is not None:
                self._put(row)
            elif row is None:
                self.take_off(group_id)
            elif self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def take_off(self, group_id: GroupId) -> None:
        """Show the list without a group whose act is saved."""
        at = self.row_of(group_id)
        if at >= 0:
            del self._rows[at]
            self.removeRow(at)

    def _put(self, row: QueueRow) -> None:
        at = bisect_left(self._rows, _place(row), key=_place)
        self._rows.insert(at, row)
        self.insertRow(at)
        super().setData(self.index(at), row.group_id)

    def tick(self) -> None:
        """Word the deadlines again; time went on."""
        self.moment = self._now()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_of(self, group_id: GroupId) -> int:
        """Return where a group is, -1 when it is not in the list."""
        for at, row in enumerate(self._rows):
            if row.group_id == group_id:
                return at
        return -1

    # Overrides of Qt.
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let rows be chosen, and nothing else."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row in words."""
        if not index.isValid() or role not in (
            LINE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = _line(self._rows[index.row()], self.moment)
        return line if role == LINE_ROLE else line.spoken()


def _place(row: QueueRow) -> tuple[datetime, GroupId]:
    return row.due_at, row.group_id


def _line(row: QueueRow, now: datetime) -> QueueLine:
    return QueueLine(
        tag=wording.kind_tag(row.kind),
        title=wording.source_words(row.source),
        due=wording.due_text(row.due_at, now),
        severity=severity_words(row.severity),
        members=_members(row.members),
        note=_note(row),
        stripe=_stripe(row.severity),
        is_open=row.state in OPEN_STATES,
    )


def severity_words(severity: Severity | None) -> str:
    """Return a routing severity as it is shown."""
    if severity is None:
        return translate("Queue", "no score")
    return f"S{severity.value}"


def _members(count: int) -> str:
    return "" if count < 2 else translate("Queue", "×{count} alike").format(count=number(count))


def _note(row: QueueRow) -> str:
    if row.time_ran_out and row.state in OPEN_STATES:
        return translate("Queue", "Time ran out, still counts")
    state = wording.state_words(row.state)
    if not state and row.escalated:
        return translate("Queue", "Escalated to you")
    return state


def _stripe(severity: Severity | None) -> str:
    if severity is None or severity >= Severity.S3:
        return "critical"
    return "warn" if severity is Severity.S2 else ""
