# SPDX-License-Identifier: Apache-2.0
"""Item models of the Hash bank: entries, steps of a trail, proposals. Words only, no I/O."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.domain.banks import EntryState, ProposalState
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.viewmodels import bank_words as words
from reviewer.gui.viewmodels.bank_words import Names
from reviewer.ports.banks import Proposal, TrailStep
from reviewer.services.hashes import Found

_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex
DIM_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # the row counts for nothing any more


class Column(enum.IntEnum):
    """The columns of entries."""

    HASH = 0
    KIND = 1
    DISTANCE = 2
    LABELS = 3
    BANK = 4
    SOURCE = 5
    STATE = 6
    DISPUTES = 7
    AUDIENCE = 8
    DAY = 9


class EntryTable(QAbstractTableModel):
    """One page of entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Found, ...] = ()
        self._labels: Names = {}
        self._audiences: Names = {}

    @property
    def rows(self) -> tuple[Found, ...]:
        """Return the rows as they are shown."""
        return self._rows

    def show_rows(self, rows: tuple[Found, ...]) -> None:
        """Show a page."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def name_codes(self, labels: Names, audiences: Names) -> None:
        """Use the policy's names for codes."""
        self.beginResetModel()
        self._labels, self._audiences = labels, audiences
        self.endResetModel()

    # Overrides of Qt.
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell in words."""
        if not index.isValid():
            return None
        found, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(found, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = self._cell(found, column)
            return f"{heading(column)}: {shown}" if shown else ""
        if role == DIM_ROLE:
            return found.is_outweighed or found.entry.state is EntryState.WITHDRAWN
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
        return heading(Column(section)) if 0 <= section < len(Column) else None

    def _cell(self, found: Found, column: Column) -> str:
        entry = found.entry
        make: dict[Column, Callable[[], str]] = {
            Column.HASH: lambda: entry.value.value if entry.value else "—",
            Column.KIND: lambda: words.hash_kind_words(entry.kind),
            Column.DISTANCE: lambda: words.distance_words(found.match) if found.match else "",
            Column.LABELS: lambda: named(entry.labels, self._labels),
            Column.BANK: lambda: isolated(visible(found.bank.name)),
            Column.SOURCE: lambda: words.source_words(entry.source),
            Column.STATE: lambda: words.standing_words(entry.state, entry.disputes),
            Column.DISPUTES: lambda: number(entry.disputes) if entry.disputes else "",
            Column.AUDIENCE: lambda: words.audience_words(entry.audience, self._audiences),
            Column.DAY: lambda: words.day_words(entry.added_on),
        }
        return make[column]()


def heading(column: Column) -> str:
    """Return the heading of a column."""
    return {
        Column.HASH: translate("Banks", "Hash"),
        Column.KIND: translate("Banks", "Kind"),
        Column.DISTANCE: translate("Banks", "Distance"),
        Column.LABELS: translate("Banks", "Labels"),
        Column.BANK: translate("Banks", "Bank"),
        Column.SOURCE: translate("Banks", "Source"),
        Column.STATE: translate("Banks", "State"),
        Column.DISPUTES: translate("Banks", "Disputes"),
        Column.AUDIENCE: translate("Banks", "Given to"),
        Column.DAY: translate("Banks", "Added"),
    }[column]


def named(codes: tuple[str, ...], names: Names) -> str:
    """Return codes by the names the policy in force gives them."""
    return " · ".join(isolated(visible(names.get(code, code))) for code in codes)


def step_line(step: TrailStep, reasons: Names) -> TwoLines:
    """Return one step of an entry's trail, as a row."""
    return TwoLines(
        title=words.step_words(step.event),
        side=words.day_words(step.on),
        detail=isolated(visible(reasons.get(step.reason, step.reason))) if step.reason else "",
        code=visible(step.by),
    )


_OPEN: Final = frozenset({ProposalState.AWAITING_SECOND, ProposalState.WITH_LEAD})


def proposal_line(proposal: Proposal, categories: Names, audiences: Names) -> TwoLines:
    """Return a proposal, as a row; nothing of what anybody answered."""
    category = visible(categories.get(proposal.category, proposal.category))
    parts = (words.hash_kind_words(proposal.kind), category)
    state = words.proposal_words(proposal.state, proposal.reason)
    given = words.audience_words(proposal.audience, audiences)
    is_stopped = proposal.state is ProposalState.STOPPED
    stripe = "accent" if proposal.state in _OPEN else ""
    return TwoLines(
        title=" · ".join(isolated(part) for part in parts),
        side=words.day_words(proposal.since),
        detail=" · ".join(isolated(part) for part in (state, given)),
        stripe="warn" if is_stopped else stripe,
        code=proposal.value.value if proposal.value else "",
    )
