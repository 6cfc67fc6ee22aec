# SPDX-License-Identifier: Apache-2.0
"""The entries that were searched or filtered for, or why there are none and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.bank_asking import Unclear
from reviewer.gui.viewmodels.bank_tables import DIM_ROLE, Column
from reviewer.gui.viewmodels.bank_words import HASH_NAMES
from reviewer.gui.viewmodels.banks import PAGE, BanksState, HashBanks
from reviewer.gui.views.banks.entry_filters import EntryFilters
from reviewer.gui.widgets.fact_table import Columns, FactTable
from reviewer.gui.widgets.keys import ActButton
from reviewer.services.hashes import Found

_WEIGHTS = {
    Column.HASH: 16,
    Column.KIND: 10,
    Column.DISTANCE: 14,
    Column.LABELS: 16,
    Column.BANK: 15,
    Column.SOURCE: 16,
    Column.STATE: 13,
    Column.DISPUTES: 9,
    Column.AUDIENCE: 16,
    Column.DAY: 13,
}
# What the entry's own panel says too; the table does without where there is no room.
_SPARED = (Column.BANK, Column.AUDIENCE, Column.DISPUTES)
_WIDE_PX = 900


class EntryList(QWidget):
    """Filters, table, pages.

    Signals:
        chosen: another entry is chosen (Found), or none is any more (None).
    """

    chosen = Signal(object)

    def __init__(
        self, banks: HashBanks, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._banks = banks
        self._theme = theme
        self._chosen = ("", "")
        columns = Columns(
            weights={int(column): weight for column, weight in _WEIGHTS.items()},
            codes=frozenset({Column.HASH}),
            main=Column.HASH,
            dim_role=DIM_ROLE,
        )
        self.filters = EntryFilters(banks, theme, self)
        self.message = labels.body(parent=self)
        self.note = labels.dim(parent=self)
        self.table = FactTable(self.tr("Entries"), banks.table, columns, theme, self)
        self.where = labels.fixed("", "dim", self)
        self.before = ActButton(Act.STEP_BEFORE, layout, "quiet", self)
        self.before.say(self.tr("Newer entries"))
        self.after = ActButton(Act.STEP_AFTER, layout, "quiet", self)
        self.after.say(self.tr("Older entries"))
        self._build()
        self.before.clicked.connect(banks.newer)
        self.after.clicked.connect(banks.older)
        self.filters.changed.connect(banks.filter_by)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        banks.table.modelReset.connect(self._choose_again)
        banks.rows_changed.connect(self.show_state)
        self.show_state()

    def _build(self) -> None:
        pages = QHBoxLayout()
        pages.setSpacing(8)
        pages.addWidget(self.where)
        pages.addStretch(1)
        pages.addWidget(self.before)
        pages.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.message)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(pages)

    @Slot()
    def show_state(self) -> None:
        """Show the page, or say why there is none."""
        banks, has_rows = self._banks, self._banks.state is BanksState.ROWS
        self.table.setVisible(has_rows)
        self.message.setVisible(not has_rows)
        self.message.setText(self._message(banks.state))
        note = self._note()
        self.note.setText(note)
        self.note.setVisible(bool(note))
        first, count = banks.page * PAGE, len(banks.table.rows)
        sentence = (
            self.tr("Entries {first} to {last}, nearest first")
            if banks.searched.values
            else self.tr("Entries {first} to {last}, newest first")
        )
        shown = sentence.format(first=number(first + 1), last=number(first + count))
        self.where.setText(shown if has_rows else "")
        self.before.setVisible(banks.page > 0)
        self.after.setVisible(has_rows and banks.has_more)
        self._weigh()

    def _message(self, state: BanksState) -> str:  # noqa: PLR0911  one sentence for each state
        match state:
            case BanksState.LOADING:
                return self.tr("Reading the banks…")
            case BanksState.HASHING:
                return self.tr("Hashing the file…")
            case BanksState.NO_BANKS:
                return self.tr(
                    "No bank has been fetched yet. They come by themselves once the gateway is "
                    "reached."
                )
            case BanksState.EMPTY:
                return self.tr(
                    "Nothing is in the banks yet. A hash that is ticked in a decision comes here "
                    "once a second person agreed."
                )
            case BanksState.UNCLEAR:
                return self._unclear()
            case BanksState.NOTHING_FOUND:
                return self._nothing_found()
            case BanksState.FAILED:
                return describe(self._banks.error) if self._banks.error else ""
            case BanksState.ROWS:
                return ""

    def _unclear(self) -> str:
        kind = self._banks.kind
        match self._banks.unclear:
            case Unclear.KIND:
                return self.tr(
                    "This looks like a hash. Choose its kind and search again: PDQ and SHA-256 "
                    "have as many digits, so it is not guessed. Or write it in front, as in pdq:…"
                )
            case Unclear.LOCAL:
                return self.tr("pHash stays on this machine; no bank holds it.")
            case _:
                sentence = self.tr("This is no {kind} hash: it has another number of digits.")
                return sentence.format(kind=isolated(HASH_NAMES[kind]) if kind else "")

    def _nothing_found(self) -> str:
        if self._banks.searched.values:
            return self.tr("No bank on this machine knows it, or anything near to it.")
        return self.tr("No entry fits. Take a filter off, or search for less.")

    def _note(self) -> str:
        banks = self._banks
        if banks.state not in (BanksState.ROWS, BanksState.NOTHING_FOUND):
            return ""
        parts = []
        if banks.searched.is_file and not banks.searched.is_media:
            parts.append(
                self.tr("The file could not be opened as a picture: it is searched by its bytes.")
            )
        elif banks.searched.is_file:
            parts.append(self.tr("Searched by the file you picked. It was not kept."))
        if any(found.is_outweighed for found in banks.table.rows):
            parts.append(
                self.tr(
                    "A bank of known harmless content holds it: matches that are not exact do not "
                    "count."
                )
            )
        return " ".join(parts)

    @Slot()
    def _choose(self) -> None:
        found = self.current
        if found is not None:
            self._chosen = (found.entry.bank_id, found.entry.entry_id)
        self.chosen.emit(found)

    @Slot()
    def _choose_again(self) -> None:
        """Keep the same entry chosen when the page is read anew; it may say something else now."""
        for row, found in enumerate(self._banks.table.rows):
            if (found.entry.bank_id, found.entry.entry_id) == self._chosen:
                self.table.choose(row)
                return
        self._choose()

    @property
    def current(self) -> Found | None:
        """Return the chosen entry."""
        chosen = self.table.selectionModel().selectedRows()
        return self._banks.table.rows[chosen[0].row()] if chosen else None

    def _weigh(self) -> None:
        weights = dict(_WEIGHTS)
        if not self._banks.searched.values:
            del weights[Column.DISTANCE]
        if self.width() < self._theme.scaled(_WIDE_PX):
            for column in _SPARED:
                del weights[column]
        self.table.weigh({int(column): weight for column, weight in weights.items()})

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare columns where there is no room."""
        super().resizeEvent(event)
        self._weigh()
