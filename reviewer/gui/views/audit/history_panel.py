# SPDX-License-Identifier: Apache-2.0
"""One item's history from flag to receipt; its notes, and who stands behind one pseudonym."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.audit_history import REASON_MIN, History, HistoryState, is_reason
from reviewer.gui.viewmodels.audit_words import short_id
from reviewer.gui.views.review.context_panel import ReadingText
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.two_lines import TwoLineList
from reviewer.services.shown import AuditRow, HistoryRow

_MOVE_MS = 120  # rows passed by a held arrow key are not read


class WhoForm(QFrame):
    """Asks for a reason before a name is looked up.

    Signals:
        toggled: it was opened or closed.
    """

    toggled = Signal()

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._pseudonym = ""
        self.setProperty("role", "fact")
        self._question = labels.body(parent=self)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(500)
        name(self.reason, self.tr("Reason"))
        self._hint = labels.dim(parent=self)
        self.ask = QPushButton(self.tr("Look up, and log it"), self)
        self.ask.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for widget in (self._question, self.reason, self._hint):
            column.addWidget(widget)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeading)
        self.reason.textChanged.connect(self._check)
        self.reason.returnPressed.connect(self._ask)
        self.ask.clicked.connect(self._ask)
        history.people_changed.connect(self._answered)
        self.hide()

    def open(self, pseudonym: str) -> None:
        """Ask about one pseudonym of the item that is shown."""
        self._pseudonym = pseudonym
        self._question.setText(
            self.tr("Why do you need to know who {pseudonym} is?").format(
                pseudonym=isolated(short_id(pseudonym))
            )
        )
        self.reason.clear()
        self._check()
        self.show()
        self.toggled.emit()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _check(self) -> None:
        self.ask.setEnabled(is_reason(self.reason.text()))
        self._hint.setText(
            self.tr("At least {count} characters. The question and the reason are logged.").format(
                count=number(REASON_MIN)
            )
        )

    @Slot()
    def _ask(self) -> None:
        if is_reason(self.reason.text()):
            self.ask.setEnabled(False)
            self._history.resolve(self._pseudonym, self.reason.text())

    @Slot()
    def _answered(self) -> None:
        if self._history.people_error is not None:
            self._hint.setText(describe(self._history.people_error))
            self.ask.setEnabled(True)
        elif self._pseudonym in self._history.people or self._history.state is HistoryState.NONE:
            self.close_form()

    def close_form(self) -> None:
        """Ask no more; the reason is not kept here."""
        self.reason.clear()
        if not self.isHidden():
            self.hide()
            self.toggled.emit()


class HistoryPanel(QFrame):
    """The history of the chosen record's item.

    Signals:
        take_back_wanted: the group is to be taken from whoever holds it (its id).
    """

    take_back_wanted = Signal(str)

    def __init__(
        self, history: History, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._wanted: AuditRow | None = None
        self.setProperty("role", "panel")
        self.item = labels.code(parent=self)
        self.where = labels.fixed("", "dim", self)
        self.before = ActButton(Act.MEMBER_BEFORE, layout, "quiet", self, pattern="{key}")
        self.after = ActButton(Act.MEMBER_AFTER, layout, "quiet", self, pattern="{key}")
        self.message = labels.dim(parent=self)
        self.list = TwoLineList(history.steps, theme, self)
        name(self.list, self.tr("Steps of this item"))
        self.list.setMinimumHeight(theme.scaled(56))
        self.note = ReadingText(self)
        name(self.note, self.tr("Note"))
        self.note.setFixedHeight(theme.scaled(60))
        self.show_note = ActButton(Act.SHOW_NOTE, layout, "plain", self)
        self.who = ActButton(Act.WHO, layout, "plain", self)
        self.take_back = ActButton(Act.TAKE_BACK, layout, "plain", self)
        self.form = WhoForm(history, self)
        self._pause = QTimer(self, singleShot=True, interval=_MOVE_MS)
        self._build()
        self._connect()
        self.show_state()
        self.show_note_text()

    def _build(self) -> None:
        members = QHBoxLayout()
        members.setSpacing(4)
        members.addWidget(labels.caption(self.tr("History"), self), 1)
        for widget in (self.where, self.before, self.after):
            members.addWidget(widget)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.show_note)
        buttons.addWidget(self.who)
        buttons.addWidget(self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(members)
        column.addWidget(self.item)
        column.addWidget(self.message)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addStretch(0)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._read)
        self.before.clicked.connect(self._member_before)
        self.after.clicked.connect(self._member_after)
        self.show_note.clicked.connect(self.ask_note)
        self.who.clicked.connect(self.ask_who)
        self.take_back.clicked.connect(self.ask_take_back)
        self.list.selectionModel().selectionChanged.connect(self._step_chosen)
        self._history.changed.connect(self.show_state)
        self._history.note_changed.connect(self.show_note_text)
        self.form.toggled.connect(self._step_chosen)

    @property
    def step(self) -> HistoryRow | None:
        """Return the chosen step."""
        chosen = self.list.selectionModel().selectedIndexes()
        return self._history.steps.rows[chosen[0].row()] if chosen else None

    @Slot(object)
    def show_row(self, row: AuditRow | None) -> None:
        """Show the history of a record's item, once the choice rests."""
        self._wanted = row
        self._pause.start()

    @Slot()
    def show_state(self) -> None:
        """Show the steps, or say why there are none."""
        state, count = self._history.state, len(self._history.items)
        has_steps = state is HistoryState.STEPS
        self.item.setText(visible(self._history.item_id))
        self.item.setVisible(bool(self._history.item_id))
        for widget in (self.where, self.before, self.after):
            widget.setVisible(count > 1)
        self.where.setText(
            self.tr("Item {at} of {all}").format(
                at=number(self._history.member + 1), all=number(count)
            )
        )
        self.list.setVisible(has_steps)
        self.message.setVisible(not has_steps)
        self.message.setText(self._message(state))
        if has_steps and self.step is None:
            self.list.select(0)
        self.form.close_form()
        self._step_chosen()

    def _message(self, state: HistoryState) -> str:
        match state:
            case HistoryState.NONE:
                return self.tr("Choose a record to see the whole history of its item.")
            case HistoryState.NO_ITEM:
                return self.tr("This record is about no item.")
            case HistoryState.LOADING:
                return self.tr("Reading the history…")
            case HistoryState.FAILED:
                return describe(self._history.error) if self._history.error else ""
            case HistoryState.STEPS:
                return ""

    @Slot()
    def show_note_text(self) -> None:
        """Show the fetched note, or why it did not come."""
        if self._history.note_error is not None:
            self.note.read(describe(self._history.note_error))
        elif self._history.note is not None:
            self.note.read(self._history.note or self.tr("The note is empty."))
        is_shown = self._history.note is not None or self._history.note_error is not None
        if not is_shown:
            self.note.read("")
        self.note.setVisible(is_shown and self.form.isHidden())
        if is_shown:
            announce(self.note, self.tr("The note is shown."))

    @Slot()
    def ask_note(self) -> None:
        """Fetch the note of the chosen step."""
        step = self.step
        if step is not None:
            self._history.fetch_note(step)

    @Slot()
    def ask_who(self) -> None:
        """Ask for a reason to look up the pseudonym of the chosen step."""
        step = self.step
        if step is not None and step.actor:
            self.form.open(step.actor)

    @Slot()
    def ask_take_back(self) -> None:
        """Ask to take the group of the chosen record back."""
        if self._history.group_id:
            self.take_back_wanted.emit(self._history.group_id)

    def step_member(self, by: int) -> None:
        """Show another item of the group."""
        self._history.step_member(by)

    @Slot()
    def _member_before(self) -> None:
        self.step_member(-1)

    @Slot()
    def _member_after(self) -> None:
        self.step_member(1)

    @Slot()
    def _read(self) -> None:
        self._history.show(self._wanted)

    @Slot()
    def _step_chosen(self) -> None:
        step = self.step if self._history.state is HistoryState.STEPS else None
        is_asking = not self.form.isHidden()  # the question needs the room
        has_note = self._history.note is not None or self._history.note_error is not None
        self.note.setVisible(has_note and not is_asking)
        can_show = step is not None and bool(step.payload_commit)
        self.show_note.setVisible(can_show and not is_asking)
        self.take_back.setVisible(bool(self._history.group_id) and not is_asking)
        self.who.setVisible(step is not None and bool(step.actor) and not is_asking)
