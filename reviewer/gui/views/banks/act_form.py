# SPDX-License-Identifier: Apache-2.0
"""The step between wanting to say something about an entry and saying it: a reason, and Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.bank_entry import EntryAct
from reviewer.gui.viewmodels.bank_words import Names
from reviewer.gui.widgets.choices import ChoiceGrid
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton


class ActForm(QFrame):
    """Asks why, and for a correction which labels are right.

    Signals:
        confirmed: say it (EntryAct, the reason's code, labels' codes).
        toggled: it was opened or closed.
    """

    confirmed = Signal(object, str, object)
    toggled = Signal()

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._reasons: tuple[str, ...] = ()
        self._labels: tuple[str, ...] = ()
        self.act = EntryAct.DISPUTE
        self.reason = ""
        self.chosen: tuple[str, ...] = ()
        self.setProperty("role", "fact")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._question = labels.body(parent=self)
        self._effect = labels.dim(parent=self)
        self.reasons = ChoiceGrid(self)
        self._which = labels.caption(self.tr("The right labels"), self)
        self.labels = ChoiceGrid(self)
        self.missing = labels.fixed("", "warn", self)
        self.missing.setWordWrap(True)
        self.go_on = ActButton(Act.CONFIRM, layout, "main", self)
        self.go_back = ActButton(Act.COVER, layout, "quiet", self)
        self.go_back.say(self.tr("Go back"))
        self._build()
        self.reasons.picked.connect(self._pick_reason)
        self.labels.picked.connect(self._pick_label)
        self.go_on.clicked.connect(self.confirm)
        self.go_back.clicked.connect(self.close_form)
        self.hide()

    def _build(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(self.go_on)
        flow.addWidget(self.go_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for widget in (
            self._question,
            self.reasons,
            self._which,
            self.labels,
            self._effect,
            self.missing,
        ):
            column.addWidget(widget)
        column.addWidget(buttons)

    def offer(self, reasons: Names, named_labels: Names) -> None:
        """Offer what the policy in force knows."""
        self._reasons, self._labels = tuple(reasons), tuple(named_labels)
        self.reasons.show_choices(
            [
                (code, visible(words), shortcuts.drawn(Act.REASON, self._layout, at))
                for at, (code, words) in enumerate(reasons.items(), start=1)
            ],
            single=True,
        )
        self.labels.show_choices(
            [
                (code, visible(words), shortcuts.drawn(Act.LABEL, self._layout, at))
                for at, (code, words) in enumerate(named_labels.items(), start=1)
            ]
        )

    def open(self, act: EntryAct, now: tuple[str, ...]) -> None:
        """Ask about one entry; ``now`` are its labels."""
        self.act, self.reason = act, ""
        self.chosen = tuple(code for code in self._labels if code in now)
        is_correction = act is EntryAct.CORRECT
        self._question.setText(self._asked())
        self._effect.setText(self._told())
        for widget in (self._which, self.labels):
            widget.setVisible(is_correction)
        self.go_on.say(self._yes())
        name(self, self._question.text(), self._effect.text())
        self._say("")
        self._show_chosen()
        self.show()
        self.toggled.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._question.text())

    def _asked(self) -> str:
        return {
            EntryAct.DISPUTE: self.tr("Why is this entry wrong?"),
            EntryAct.WITHDRAW: self.tr("Why is this entry taken out of use?"),
            EntryAct.CORRECT: self.tr("Why are other labels right?"),
        }[self.act]

    def _told(self) -> str:
        return {
            EntryAct.DISPUTE: self.tr(
                "It goes on matching and says that it is disputed. A lead looks at it. Your "
                "pseudonym and the reason are logged."
            ),
            EntryAct.WITHDRAW: self.tr(
                "It matches nothing any more, here and wherever it was shared. Its trail stays."
            ),
            EntryAct.CORRECT: self.tr("The new labels go wherever the entry was shared."),
        }[self.act]

    def _yes(self) -> str:
        return {
            EntryAct.DISPUTE: self.tr("Dispute it"),
            EntryAct.WITHDRAW: self.tr("Withdraw it"),
            EntryAct.CORRECT: self.tr("Correct the labels"),
        }[self.act]

    def pick_reason(self, at: int) -> None:
        """Pick a reason by its number, from 1."""
        if at <= len(self._reasons):
            self._pick_reason(self._reasons[at - 1])

    def pick_label(self, at: int) -> None:
        """Pick a label by its number, from 1, or put it back."""
        if self.act is EntryAct.CORRECT and at <= len(self._labels):
            self._pick_label(self._labels[at - 1])

    @Slot(str)
    def _pick_reason(self, code: str) -> None:
        self.reason = code
        self._say("")
        self._show_chosen()

    @Slot(str)
    def _pick_label(self, code: str) -> None:
        wanted = {*self.chosen} ^ {code}
        self.chosen = tuple(each for each in self._labels if each in wanted)
        self._say("")
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.reasons.set_chosen((self.reason,))
        self.labels.set_chosen(self.chosen)

    @Slot()
    def confirm(self) -> None:
        """Say it, if nothing is missing."""
        if not self.reason:
            self._say(self.tr("Choose a reason first."))
        elif self.act is EntryAct.CORRECT and not self.chosen:
            self._say(self.tr("Choose at least one label."))
        else:
            self.confirmed.emit(self.act, self.reason, self.chosen)
            self.close_form()

    def _say(self, sentence: str) -> None:
        self.missing.setText(sentence)
        self.missing.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    @Slot()
    def close_form(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            self.hide()
            self.toggled.emit()
