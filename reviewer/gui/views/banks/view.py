# SPDX-License-Identifier: Apache-2.0
"""The Hash bank: search and banks at the start, entries in the middle, one entry at the end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.bank_asking import Unclear
from reviewer.gui.viewmodels.bank_entry import ChosenEntry
from reviewer.gui.viewmodels.bank_proposals import Waiting
from reviewer.gui.viewmodels.banks import BanksState, HashBanks
from reviewer.gui.views.banks.entry_list import EntryList
from reviewer.gui.views.banks.entry_panel import ACTS, EntryPanel
from reviewer.gui.views.banks.search_panel import SearchPanel
from reviewer.gui.views.banks.waiting_list import WaitingList
from reviewer.gui.views.place import Parts, PlaceView
from reviewer.gui.widgets.dialogs import WindowDialogs
from reviewer.gui.widgets.keys import ActButton
from reviewer.services.notices import BanksChanged, Notice

_STACKED_FROM: Final = 1.5


class BanksView(PlaceView):
    """The place."""

    def __init__(  # a place is made of these
        self,
        banks: HashBanks,
        entry: ChosenEntry,
        waiting: Waiting,
        theme: Theme,
        layout: Layout,
        *,
        dialogs: Dialogs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._banks = banks
        self._waiting = waiting
        self._started = False
        self._wants_table = False
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name(self, self.tr("Hash bank"))
        dialogs = dialogs or WindowDialogs(self, theme, layout)
        self.search = SearchPanel(banks, dialogs, theme, layout, self)
        self.middle = QFrame(self)
        self.middle.setProperty("role", "panel")
        self.entries_tab = QPushButton(self.tr("Entries"), self.middle)
        self.waiting_tab = ActButton(Act.WAITING_HASHES, layout, "quiet", self.middle)
        self.entries = EntryList(banks, theme, layout, self.middle)
        self.proposals = WaitingList(waiting, theme, self.middle)
        self.entry = EntryPanel(banks, entry, theme, layout, self)
        self._build(theme)
        self._connect()
        self._show_tab()

    def _build(self, theme: Theme) -> None:
        for tab in (self.entries_tab, self.waiting_tab):
            tab.setProperty("role", "quiet")
            tab.setCheckable(True)
            tab.setAutoDefault(False)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tabs = QHBoxLayout()
        tabs.setSpacing(4)
        tabs.addWidget(self.entries_tab)
        tabs.addWidget(self.waiting_tab)
        tabs.addStretch(1)
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(tabs)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.entries)
        self._pages.addWidget(self.proposals)
        column.addLayout(self._pages, 1)
        place = QWidget(self)
        # Large letters leave no room side by side: then the panels follow each other.
        is_stacked = theme.text_scale >= _STACKED_FROM
        across = QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_stacked else across, place)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self.search)
        row.addWidget(self.middle, 1)
        row.addWidget(self.entry)
        self.middle.setMinimumHeight(theme.scaled(300))
        self.entry.setMinimumHeight(theme.scaled(240))
        if is_stacked:
            self.search.setMinimumHeight(theme.scaled(320))
        else:
            self.search.setFixedWidth(theme.scaled(252))
            self.entry.setFixedWidth(theme.scaled(308))
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(place)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)

    def _connect(self) -> None:
        self.entries_tab.clicked.connect(self._show_entries)
        self.waiting_tab.clicked.connect(self._show_waiting)
        self.search.searched.connect(self._searched)
        self.entries.chosen.connect(self.entry.show_found)
        self.entry.form.toggled.connect(self._form_toggled)
        self._banks.rows_changed.connect(self._rows_came)
        self._banks.choices_changed.connect(self._name_codes)
        self._waiting.changed.connect(self._show_tab)

    @Slot()
    def _show_entries(self) -> None:
        self._pages.setCurrentIndex(0)
        self._show_tab()

    @Slot()
    def _show_waiting(self) -> None:
        self._pages.setCurrentIndex(1)
        self._waiting.read()
        self._show_tab()

    @Slot()
    def _show_tab(self) -> None:
        is_waiting = self._pages.currentIndex() == 1
        self.entries_tab.setChecked(not is_waiting)
        self.waiting_tab.setChecked(is_waiting)
        count = self._waiting.count
        words = self.tr("Waiting ({count})").format(count=number(count))
        self.waiting_tab.say(words if count else self.tr("Waiting"))

    @Slot()
    def _searched(self) -> None:
        self._show_entries()
        self._wants_table = True

    @Slot()
    def _rows_came(self) -> None:
        state = self._banks.state
        if self.hasFocus():  # it came before there was a table to give the keyboard to
            self.take_keyboard()
        if state in (BanksState.HASHING, BanksState.LOADING) or not self._wants_table:
            return
        self._wants_table = False
        if state is BanksState.ROWS:
            self.entries.table.choose(0)
            self.take_keyboard()
            return
        announce(self, self.entries.message.text())
        if self._banks.unclear is Unclear.KIND:
            self.search.ask_kind()

    @Slot()
    def _form_toggled(self) -> None:
        if self.entry.form.isHidden():
            self.take_keyboard()  # it had the keyboard

    @Slot()
    def _name_codes(self) -> None:
        self._waiting.name_codes(self._banks.categories, self._banks.audiences)

    # What the window asks of a place.
    def press(self, pressed: Pressed) -> bool:
        """Do what a key asks for."""
        form = self.entry.form
        if not form.isHidden() and pressed.act in (Act.REASON, Act.LABEL, Act.CONFIRM):
            if pressed.act is Act.REASON:
                form.pick_reason(pressed.number)
            elif pressed.act is Act.LABEL:
                form.pick_label(pressed.number)
            else:
                form.confirm()
            return True
        deeds = {
            Act.FIND: self.search.take_keyboard,
            Act.SEARCH_FILE: self.search.pick_file,
            Act.WAITING_HASHES: self._toggle_waiting,
            Act.STEP_BEFORE: self._banks.newer,
            Act.STEP_AFTER: self._banks.older,
            Act.COVER: self._go_back,
        }
        if pressed.act in ACTS:
            self.entry.want(pressed.act)
            return True
        deed = deeds.get(pressed.act)
        if deed is not None:
            deed()
        return deed is not None

    def _toggle_waiting(self) -> None:
        if self._pages.currentIndex() == 1:
            self._show_entries()
        else:
            self._show_waiting()
        self.take_keyboard()

    def _go_back(self) -> None:
        if not self.entry.form.isHidden():
            self.entry.form.close_form()
        elif self._pages.currentIndex() == 1:
            self._show_entries()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to what is listed, or to the place while nothing is."""
        table = self.entries.table
        shown = self.proposals.list if self._pages.currentIndex() == 1 else table
        (self if shown.isHidden() else shown).setFocus()

    def arrive(self) -> None:
        """Read the copies on this machine, and what waits."""
        self._started = True
        self._banks.start()
        self._waiting.read()

    def take(self, notice: Notice) -> None:
        """Follow what the core tells, once anyone was here."""
        if self._started:
            self._banks.take(notice)
            if isinstance(notice, BanksChanged):
                self._waiting.read()


def banks_place(parts: Parts) -> BanksView:
    """Return the place for the window's table of places."""
    banks = HashBanks(parts.workbench, parts.tasks, parts.now)
    entry = ChosenEntry(parts.workbench.hashes, parts.tasks)
    waiting = Waiting(parts.workbench.hashes, parts.tasks)
    view = BanksView(banks, entry, waiting, parts.theme, parts.layout)
    for model in (banks, entry, waiting):
        model.setParent(view)
    return view
