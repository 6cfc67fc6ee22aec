# SPDX-License-Identifier: Apache-2.0
"""The Needs-attention place: what waits for a person at the start, the chosen one at the end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels import attention_words as words
from reviewer.gui.viewmodels.attention import (
    Attention,
    AttentionState,
)
from reviewer.gui.views.attention_detail import DetailPanel, NoteRow
from reviewer.gui.views.place import Parts, PlaceView
from reviewer.gui.widgets.dialogs import WindowDialogs
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.two_lines import TwoLineList
from reviewer.services.notices import Notice
from reviewer.services.shown import AttentionRow, OpenGroup


class AttentionView(PlaceView):
    """The place.

    Signals:
        reopened: a group is to be put on the stage of the review place (OpenGroup).
    """

    reopened = Signal(object)

    def __init__(
        self,
        attention: Attention,
        theme: Theme,
        layout: Layout,
        *,
        dialogs: Dialogs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._attention = attention
        self._dialogs: Dialogs = dialogs or WindowDialogs(self, theme, layout)
        self._started = False
        self._chosen = ""
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name(self, self.tr("Needs attention"))
        self.list = TwoLineList(attention.model, theme, self)
        name(self.list, self.tr("What needs attention"))
        self.message = labels.body(parent=self)
        self.said = labels.line("", "dim", self)
        self.removal = QFrame(self)
        self.removal.setProperty("role", "fact")
        self._removal_words = labels.body(parent=self.removal)
        self.allow = ActButton(Act.ALLOW_REMOVAL, layout, "plain", self.removal)
        self.allow.clicked.connect(self._ask_removal)
        self.detail = DetailPanel(layout, self)
        self.detail.wanted.connect(self._do)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        self._build(theme)
        self._connect()
        self._show()
        self._show_removal()

    def _build(self, theme: Theme) -> None:
        banner = QVBoxLayout(self.removal)
        banner.setContentsMargins(12, 10, 12, 10)
        banner.addWidget(self._removal_words)
        banner.addWidget(self.allow, 0, Qt.AlignmentFlag.AlignLeading)
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(labels.title(self.tr("Needs attention"), panel))
        column.addLayout(self._notes)
        column.addWidget(self.removal)
        column.addWidget(self.message)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.said)
        self.detail.setMinimumWidth(theme.scaled(280))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(panel, 3)
        row.addWidget(self.detail, 2)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.list.activated.connect(self._look_again)
        self._attention.rows_changed.connect(self._show)
        self._attention.removal_changed.connect(self._show_removal)
        self._attention.opened.connect(self._reopen)
        self._attention.done.connect(self._say)
        self._attention.failed.connect(self._tell)

    @property
    def row(self) -> AttentionRow | None:
        """Return the chosen row."""
        at = self._attention.row_of(self._chosen)
        return self._attention.model.rows[at] if at >= 0 else None

    @Slot()
    def _show(self) -> None:
        state = self._attention.state
        self.list.setVisible(state is AttentionState.ROWS)
        self.message.setVisible(state is not AttentionState.ROWS)
        self.message.setText(self._message(state))
        self.detail.setVisible(state is AttentionState.ROWS)
        self._show_notes()
        at = max(0, self._attention.row_of(self._chosen))
        if state is AttentionState.ROWS:
            self.list.select(at)
        self.detail.show_row(self.row)
        if self.hasFocus():  # it came before there was a list to give the keyboard to
            self.take_keyboard()

    def _message(self, state: AttentionState) -> str:
        match state:
            case AttentionState.LOADING:
                return self.tr("Reading what needs attention…")
            case AttentionState.FAILED:
                error = self._attention.error
                return describe(error) if error else ""
            case _:
                return self.tr(
                    "Nothing needs you. Decisions the gateway sends back, and answers you should "
                    "know of, will appear here."
                )

    def _show_notes(self) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in self._attention.notes:
            self._notes.addWidget(NoteRow(sentence, self))

    @Slot()
    def _show_removal(self) -> None:
        self.removal.setVisible(bool(self._attention.removal))
        self._removal_words.setText(words.removal_words(self._attention.removal))

    @Slot(QItemSelection, QItemSelection)
    def _choose(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        indexes = chosen.indexes()
        if indexes:
            self._chosen = self._attention.model.rows[indexes[0].row()].act_id
            self.detail.show_row(self.row)

    @Slot()
    def _look_again(self) -> None:
        self._do(Act.LOOK_AGAIN)

    @Slot(object)
    def _do(self, act: Act) -> bool:
        if act is Act.ALLOW_REMOVAL:
            self._ask_removal()
            return True
        row = self.row
        deeds = {
            Act.LOOK_AGAIN: self._attention.reconfirm,
            Act.SET_ASIDE: self._attention.park,
            Act.MARK_SEEN: self._attention.seen,
        }
        if act is Act.SHOW_DECISION:
            self.detail.show_decision()
        elif act in deeds and row is not None:
            deeds[act](row)
        return act in deeds or act is Act.SHOW_DECISION

    @Slot()
    def _ask_removal(self) -> None:
        if self._attention.removal:
            self._dialogs.ask(
                self.tr("Allow removal?"),
                words.removal_words(self._attention.removal),
                self.tr("Allow removal"),
                self._removal_answered,
            )

    def _removal_answered(self, agreed: bool) -> None:
        if agreed:
            self._attention.allow_removal()

    @Slot(object)
    def _reopen(self, group: OpenGroup) -> None:
        self.reopened.emit(group)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        announce(self, sentence)

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self._say(describe(error))

    # What the window asks of a place.
    def press(self, pressed: Pressed) -> bool:
        """Do what a key asks for; Enter looks again, as on the list itself."""
        if pressed.act is Act.CONFIRM:
            return self._do(Act.LOOK_AGAIN)
        if pressed.act in (Act.GROUP_BEFORE, Act.GROUP_AFTER):
            by = 1 if pressed.act is Act.GROUP_AFTER else -1
            at = self._attention.row_of(self._chosen) + by
            if 0 <= at < len(self._attention.model.rows):
                self.list.select(at)
            return True
        return self._do(pressed.act)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, or to the place while there is none."""
        (self if self.list.isHidden() else self.list).setFocus()

    def arrive(self) -> None:
        """Read the list."""
        self._started = True
        self.said.setText("")
        self._attention.read()

    def take(self, notice: Notice) -> None:
        """Follow what the core tells, once anyone was here."""
        if self._started:
            self._attention.take(notice)


def attention_place(parts: Parts, review: str) -> AttentionView:
    """Return the place for the window's table of places; ``review`` names where groups open."""
    attention = Attention(parts.workbench, parts.tasks)
    view = AttentionView(attention, parts.theme, parts.layout)
    attention.setParent(view)
    view.reopened.connect(partial(_reopen, parts, review))
    return view


def _reopen(parts: Parts, review: str, group: OpenGroup) -> None:
    parts.show_place(review)
    parts.review.open_group(group.group.group_id)
