# SPDX-License-Identifier: Apache-2.0
"""Filters over the entries: kind, state, source, label, bank."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reviewer.domain.banks import EntryState
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.bank_asking import SEARCHED_KINDS
from reviewer.gui.viewmodels.bank_words import HASH_NAMES, source_words, state_words
from reviewer.gui.viewmodels.banks import HashBanks
from reviewer.gui.widgets.choice import Choice
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.ports.banks import OWN, EntryFilter

_CHOICE_PX = 112


class EntryFilters(QWidget):
    """The filters; each change shows other entries at once.

    Signals:
        changed: other entries are wanted (EntryFilter).
    """

    changed = Signal(object)

    def __init__(self, banks: HashBanks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banks = banks
        self.bank = Choice(self.tr("Bank"), theme, self)
        self.kind = Choice(self.tr("Kind"), theme, self)
        self.state = Choice(self.tr("State"), theme, self)
        self.source = Choice(self.tr("Source"), theme, self)
        self.label = Choice(self.tr("Label"), theme, self)
        self.clear = QPushButton(self.tr("Clear filters"), self)
        self.clear.setProperty("role", "quiet")
        self.clear.setAutoDefault(False)
        flow = FlowLayout(self, spacing=8)
        for caption, field in (
            (self.tr("Bank"), self.bank),
            (self.tr("Kind"), self.kind),
            (self.tr("State"), self.state),
            (self.tr("Source"), self.source),
            (self.tr("Label"), self.label),
            ("", self.clear),
        ):
            cell = QWidget(self)
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(labels.caption(caption, cell))
            column.addWidget(field)
            flow.addWidget(cell)
            self._last = cell
        for choice in self._choices():
            choice.setFixedWidth(theme.scaled(_CHOICE_PX))
            choice.currentIndexChanged.connect(self._change)
        self.clear.clicked.connect(self.empty)
        banks.choices_changed.connect(self.offer)
        banks.banks_changed.connect(self.offer)
        self.offer()

    @Slot()
    def offer(self) -> None:
        """Offer what the banks and the policy in force know."""
        banks = self._banks.banks
        self.bank.offer((kept.bank.bank_id, visible(kept.bank.name)) for kept in banks)
        self.kind.offer((kind.value, HASH_NAMES[kind]) for kind in SEARCHED_KINDS)
        self.state.offer((state.value, state_words(state)) for state in EntryState)
        own = [(OWN, source_words(""))]
        self.source.offer([*own, *((each, visible(each)) for each in self._banks.sources)])
        self.label.offer(self._banks.labels.items())
        self._show_clear()

    def _show_clear(self) -> None:
        self._last.setVisible(any(choice.code for choice in self._choices()))

    @Slot()
    def empty(self) -> None:
        """Want every entry again."""
        for choice in self._choices():
            choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.blockSignals(False)
        self._change()

    def _choices(self) -> tuple[Choice, ...]:
        return (self.bank, self.kind, self.state, self.source, self.label)

    @Slot()
    def _change(self) -> None:
        self._show_clear()
        wanted = EntryFilter(
            words=self._banks.filters.words,
            bank_id=self.bank.code,
            kind=self.kind.code,
            state=self.state.code,
            source=self.source.code,
            label=self.label.code,
        )
        if wanted != self._banks.filters:
            self.changed.emit(wanted)
