# SPDX-License-Identifier: Apache-2.0
"""One entry: what it is and why it matches, its trail, and what can be said about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.domain.banks import EntryState
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels import bank_words as words
from reviewer.gui.viewmodels.bank_entry import ChosenEntry, EntryAct, TrailState
from reviewer.gui.viewmodels.bank_tables import named
from reviewer.gui.viewmodels.banks import HashBanks
from reviewer.gui.views.banks.act_form import ActForm
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.two_lines import TwoLineList
from reviewer.services.hashes import Found

ACTS = {
    Act.DISPUTE_ENTRY: EntryAct.DISPUTE,
    Act.CORRECT_ENTRY: EntryAct.CORRECT,
    Act.WITHDRAW_ENTRY: EntryAct.WITHDRAW,
}


class EntryPanel(QFrame):
    """The chosen entry."""

    def __init__(
        self,
        banks: HashBanks,
        entry: ChosenEntry,
        theme: Theme,
        layout: Layout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._banks = banks
        self._entry = entry
        self._told = ""
        self.setProperty("role", "panel")
        self.none = labels.dim(
            self.tr("Choose an entry to see what it is, how it came here and who disputes it."),
            self,
        )
        self.hash = labels.code(parent=self)
        name(self.hash, self.tr("Hash"))
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why = labels.body(parent=self)
        self.facts = QWidget(self)
        self._grid = QGridLayout(self.facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._trail = labels.caption(self.tr("Trail"), self)
        self.trail_message = labels.dim(parent=self)
        self.trail = TwoLineList(entry.steps, theme, self)
        self.trail.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name(self.trail, self.tr("Steps of this entry"))
        self.form = ActForm(layout, self)
        self.said = labels.body(parent=self)
        self.buttons = {act: ActButton(act, layout, "plain", self) for act in ACTS}
        self._build()
        for button in self.buttons.values():
            button.clicked.connect(self._press)
        self.form.confirmed.connect(entry.say)
        self.form.toggled.connect(self.show_entry)
        entry.changed.connect(self.show_entry)
        entry.done.connect(self._done)
        entry.failed.connect(self._failed)
        banks.choices_changed.connect(self._name_codes)
        self.show_entry()

    def _build(self) -> None:
        inside = QWidget(self)
        flow_holder = QWidget(inside)
        flow = FlowLayout(flow_holder, spacing=8)
        for button in self.buttons.values():
            flow.addWidget(button)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(labels.caption(self.tr("Entry"), inside))
        for widget in (self.none, self.hash, self.why, self.facts, self.said, self.form):
            column.addWidget(widget)
        column.addWidget(flow_holder)
        column.addWidget(self._trail)
        column.addWidget(self.trail_message)
        column.addWidget(self.trail, 1)
        column.addStretch(0)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)

    @Slot(object)
    def show_found(self, found: Found | None) -> None:
        """Show another entry; what was said about the last one is told no longer."""
        before = self._entry.found
        is_same = found is not None and before is not None and _key(found) == _key(before)
        if not is_same:
            self._told = ""
            self.form.close_form()
        self._entry.show(found)

    @Slot()
    def show_entry(self) -> None:
        """Show the entry as it stands."""
        found = self._entry.found
        is_asking = not self.form.isHidden()
        self.none.setVisible(found is None)
        for widget in (self.hash, self.why):
            widget.setVisible(found is not None)
        self.facts.setVisible(found is not None and not is_asking)  # the question needs the room
        has_steps = self._entry.state is TrailState.STEPS and bool(self._entry.steps.rows)
        self._trail.setVisible(found is not None and not is_asking)
        self.trail.setVisible(has_steps and not is_asking)
        message = self._trail_message()
        self.trail_message.setText(message)
        self.trail_message.setVisible(bool(message) and not is_asking)
        self.said.setText(self._told)
        self.said.setVisible(bool(self._told))
        for act, button in self.buttons.items():
            can = self._entry.may(ACTS[act], is_lead=self._banks.is_lead)
            button.setVisible(can and not is_asking)
        if found is not None:
            self._show_facts(found)

    def _show_facts(self, found: Found) -> None:
        entry = found.entry
        self.hash.setText(entry.value.value if entry.value else visible(entry.entry_id))
        self.why.setText(self._why(found))
        audience = words.audience_words(entry.audience, self._banks.audiences)
        rows = [
            (self.tr("Kind"), self._kind(found)),
            (self.tr("Labels"), named(entry.labels, self._banks.labels) or "—"),
            (self.tr("Source"), words.source_words(entry.source)),
            (self.tr("State"), self._state(found)),
            (self.tr("Given to"), audience),
            (self.tr("Privacy"), self.tr("The hash and its labels; never the content")),
            (self.tr("Added"), words.day_words(entry.added_on) or "—"),
        ]
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for at, (caption, shown) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(labels.fixed(caption, "faint", self.facts), at, 0, top)
            self._grid.addWidget(labels.body(labels.listed((shown,)), self.facts), at, 1)

    def _why(self, found: Found) -> str:
        if found.entry.has_left:
            return self.tr("It was withdrawn, and its hash is not kept here. The trail says why.")
        if found.entry.value is None:
            return self.tr("This version cannot read this kind of hash. Update the program.")
        if found.match is None:
            about = self.tr("An entry of {bank} ({kind}).").format(
                bank=isolated(visible(found.bank.name)),
                kind=words.bank_kind_words(found.bank.kind),
            )
        else:
            about = words.match_sentence(found.match, found.bank.name)
        parts = [about]
        if found.entry.state is EntryState.WITHDRAWN:
            parts.append(self.tr("It is withdrawn and matches nothing any more."))
        elif found.is_outweighed:
            parts.append(self.tr("It does not count: a known harmless entry is near as well."))
        return " ".join(parts)

    def _kind(self, found: Found) -> str:
        value = found.entry.value
        kind = words.hash_kind_words(found.entry.kind)
        if value is None or value.quality is None:
            return kind
        return self.tr("{kind}, quality {quality}, {variant}").format(
            kind=isolated(kind),
            quality=number(value.quality),
            variant=isolated(visible(value.variant)),
        )

    def _state(self, found: Found) -> str:
        disputes = words.disputes_words(found.entry.disputes)
        is_disputed = found.entry.state is EntryState.DISPUTED and bool(disputes)
        return disputes if is_disputed else words.state_words(found.entry.state)

    def _trail_message(self) -> str:
        match self._entry.state:
            case TrailState.LOADING:
                return self.tr("Asking the gateway for the trail…")
            case TrailState.OFFLINE:
                return self.tr("The trail is at the gateway, and you are offline. Come back later.")
            case TrailState.FAILED:
                return describe(self._entry.error) if self._entry.error else ""
            case TrailState.STEPS:
                return "" if self._entry.steps.rows else self.tr("Nothing is recorded of it yet.")
            case TrailState.NONE:
                return ""

    @Slot()
    def _name_codes(self) -> None:
        self._entry.name_reasons(self._banks.reasons)
        self.form.offer(self._banks.reasons, self._banks.labels)
        self.show_entry()

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.want(button.act)

    def want(self, act: Act) -> None:
        """Ask why, before anything is said about the entry."""
        found = self._entry.found
        if found is not None and self._entry.may(ACTS[act], is_lead=self._banks.is_lead):
            self._told = ""
            self.form.open(ACTS[act], found.entry.labels)

    @Slot(object)
    def _done(self, act: EntryAct) -> None:
        self._tell(
            {
                EntryAct.DISPUTE: self.tr("The dispute reached the gateway. A lead looks at it."),
                EntryAct.WITHDRAW: self.tr(
                    "The entry is withdrawn. Every workstation and exchange is told."
                ),
                EntryAct.CORRECT: self.tr(
                    "The labels are corrected. Every workstation and exchange is told."
                ),
            }[act]
        )

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._tell(self.tr("Not sent. {why}").format(why=describe(error)))

    def _tell(self, sentence: str) -> None:
        self._told = sentence
        self.show_entry()
        announce(self, sentence)


def _key(found: Found) -> tuple[str, str]:
    return found.entry.bank_id, found.entry.entry_id
