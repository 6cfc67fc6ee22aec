# SPDX-License-Identifier: Apache-2.0
"""One act that needs a person, told in full beside the list."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels import attention_words as words
from reviewer.gui.viewmodels.attention import (
    can_look_again,
    can_mark_seen,
    can_set_aside,
)
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton
from reviewer.services.shown import AttentionRow


class NoteRow(QFrame):
    """A sentence that sync has to tell."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "fact")
        row = QVBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(labels.body(sentence, self))


class DetailPanel(QFrame):
    """The chosen row: what happened, what to do, the decision on request, and the acts.

    Signals:
        wanted: the person pressed a button for an act (Act).
    """

    wanted = Signal(object)

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._row: AttentionRow | None = None
        self._what = labels.title(parent=self)
        self._what.setWordWrap(True)
        self._stopped = labels.body(parent=self)
        self._todo = labels.body(parent=self)
        self.decision = QFrame(self)
        self.decision.setProperty("role", "fact")
        self.verdict = labels.body(parent=self.decision)
        self._labels = labels.dim(parent=self.decision)
        self._group = labels.code(parent=self.decision)
        self._act = labels.code(parent=self.decision)
        inner = QVBoxLayout(self.decision)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(6)
        inner.addWidget(self.verdict)
        inner.addWidget(self._labels)
        for caption, code in ((self.tr("Group"), self._group), (self.tr("Act"), self._act)):
            inner.addWidget(labels.caption(caption, self.decision))
            inner.addWidget(code)
        acts = (Act.LOOK_AGAIN, Act.SET_ASIDE, Act.MARK_SEEN, Act.SHOW_DECISION)
        self.buttons = {act: ActButton(act, layout, "plain", self) for act in acts}
        self.buttons[Act.LOOK_AGAIN].setProperty("role", "main")
        flow = FlowLayout(spacing=8)
        for button in self.buttons.values():
            button.clicked.connect(self._want)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        for widget in (self._what, self._stopped, self._todo):
            column.addWidget(widget)
        column.addLayout(flow)
        column.addWidget(self.decision)
        column.addStretch(1)
        self.show_row(None)

    def show_row(self, row: AttentionRow | None) -> None:
        """Show a row; its decision stays hidden until asked for."""
        is_same = row is not None and self._row is not None and row.act_id == self._row.act_id
        self._row = row
        self._what.setText(words.what_happened(row) if row else self.tr("Nothing is chosen"))
        self._todo.setText(
            words.what_to_do(row) if row else self.tr("Choose a line to see what to do about it.")
        )
        stopped = words.stopped_words(row) if row else ()
        self._stopped.setText("\n".join(stopped))
        self._stopped.setVisible(bool(stopped))
        if not is_same:
            self.decision.hide()
        for act, is_offered in (
            (Act.LOOK_AGAIN, row is not None and can_look_again(row)),
            (Act.SET_ASIDE, row is not None and can_set_aside(row)),
            (Act.MARK_SEEN, row is not None and can_mark_seen(row)),
            (Act.SHOW_DECISION, row is not None),
        ):
            self.buttons[act].setVisible(is_offered)
        if row is not None:
            self.verdict.setText(words.decision_words(row))
            changed = ", ".join(words.changed_labels(row))
            self._labels.setText(
                self.tr("Labels whose meaning changed: {labels}").format(labels=changed)
            )
            self._labels.setVisible(bool(changed))
            self._group.setText(visible(str(row.group_id)))
            self._act.setText(visible(row.act_id))

    def show_decision(self) -> None:
        """Show what the person had decided, or hide it again."""
        if self._row is not None:
            self.decision.setVisible(self.decision.isHidden())
            if not self.decision.isHidden():
                announce(self, self.verdict.text())

    @Slot()
    def _want(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.wanted.emit(button.act)
