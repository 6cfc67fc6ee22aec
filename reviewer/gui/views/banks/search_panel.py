# SPDX-License-Identifier: Apache-2.0
"""What is searched for, and in which banks: their kinds, counts, and how fresh each copy is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.hashes import HashKind
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels import bank_words as words
from reviewer.gui.viewmodels.bank_asking import SEARCHED_KINDS
from reviewer.gui.viewmodels.bank_words import HASH_NAMES
from reviewer.gui.viewmodels.banks import HashBanks
from reviewer.gui.widgets.choice import Choice
from reviewer.gui.widgets.keys import ActButton
from reviewer.ports.banks import KeptBank

_LONGEST = 400  # characters that anybody would type or paste here


class BankRow(QFrame):
    """One bank: what its entries say, how many there are, and how fresh the copy is."""

    def __init__(self, kept: KeptBank, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "fact")
        self.title = labels.line(isolated(visible(kept.bank.name)), "body", self)
        lines = (
            words.bank_kind_words(kept.bank.kind),
            words.count_words(kept),
            words.fresh_words(kept, now),
        )
        self.facts = [labels.dim(line, self) for line in lines]
        name(self, self.title.text(), " ".join(lines))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        for widget in (self.title, *self.facts):
            column.addWidget(widget)


class SearchPanel(QFrame):
    """The search box, and the banks.

    Signals:
        searched: something is about to be searched; the entries are to be looked at.
    """

    searched = Signal()

    def __init__(
        self,
        banks: HashBanks,
        dialogs: Dialogs,
        theme: Theme,
        layout: Layout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._banks = banks
        self._dialogs = dialogs
        self.setProperty("role", "panel")
        self.field = QLineEdit(self)
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("A hash, or words"))
        name(self.field, self.tr("Search the banks"))
        self.kind = Choice(self.tr("Kind of what is searched"), theme, self, self.tr("Words"))
        self.kind.offer((kind.value, HASH_NAMES[kind]) for kind in SEARCHED_KINDS)
        self.go = QPushButton(self.tr("Search"), self)
        self.go.setAutoDefault(False)
        self.file = ActButton(Act.SEARCH_FILE, layout, "plain", self)
        self.hint = labels.dim(
            self.tr("A file is hashed on this machine. It is not kept, and it goes nowhere."), self
        )
        self.offline = labels.dim(
            self.tr("Offline. The banks are searched as they were fetched last."), self
        )
        self.rows: list[BankRow] = []
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._build()
        self.field.returnPressed.connect(self.search)
        self.go.clicked.connect(self.search)
        self.file.clicked.connect(self.pick_file)
        banks.banks_changed.connect(self.show_banks)
        self.show_banks()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind)
        row.addWidget(self.go, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(labels.caption(self.tr("Search"), self))
        column.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self.file)
        column.addWidget(self.hint)
        column.addSpacing(8)
        column.addWidget(labels.caption(self.tr("Banks"), self))
        column.addWidget(self.offline)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._list)
        name(scroll, self.tr("Banks"))
        column.addWidget(scroll, 1)

    @Slot()
    def show_banks(self) -> None:
        """Show the banks as they stand."""
        self.offline.setVisible(self._banks.is_offline)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        now = self._banks.now()
        self.rows = [BankRow(kept, now, self._list) for kept in self._banks.banks]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(at, row)

    @Slot()
    def search(self) -> None:
        """Search by what is typed."""
        self.field.setCursorPosition(0)  # a long hash is read from its beginning
        code = self.kind.code
        self.searched.emit()
        self._banks.search(self.field.text(), HashKind(code) if code else None)

    @Slot()
    def pick_file(self) -> None:
        """Let the person pick a file to search by."""
        self._dialogs.pick_file(self.tr("Search by a file"), self._picked)

    def _picked(self, path: Path | None) -> None:
        if path is not None:
            self.field.clear()
            self.searched.emit()
            self._banks.search_file(path)

    def take_keyboard(self) -> None:
        """Give the keyboard to the search box."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask_kind(self) -> None:
        """Give the keyboard to the choice of a kind."""
        self.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)
