# SPDX-License-Identifier: Apache-2.0
"""The questions of a decision: what it is, how severe, which context, on what grounds, why up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from reviewer.domain.decisions import Missing
from reviewer.domain.items import Severity, Stage
from reviewer.domain.policy import NO_CONTEXT, UNCLEAR_CONTEXT, Code, Policy
from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.views.review.bank_rows import SharingRow
from reviewer.gui.views.review.hash_rows import HashRows
from reviewer.gui.views.review.severity_row import SeverityRow
from reviewer.gui.widgets.choices import ChoiceGrid


def contexts_in_order(policy: Policy) -> tuple[Code, ...]:
    """Return the protected contexts as shown: None first, "cannot tell" last."""
    first = [code for code in policy.protected_contexts if code.code == NO_CONTEXT]
    last = [code for code in policy.protected_contexts if code.code == UNCLEAR_CONTEXT]
    between = [code for code in policy.protected_contexts if code not in (*first, *last)]
    return (*first, *between, *last)


class AnswerForm(QWidget):
    """One section per question; a question is shown when it is asked."""

    def __init__(
        self,
        review: Review,
        theme: Theme,
        layout: Layout,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._answers = review.answers
        self._layout = layout
        self._language = language
        self._wants_reason = False
        self._wants_note = False
        self.labels = ChoiceGrid(self, columns=2)
        self.severity = SeverityRow(layout, self)
        self.contexts = ChoiceGrid(self, columns=2)
        self.cues = ChoiceGrid(self, columns=2)
        self.reasons = ChoiceGrid(self)
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.scaled(84))
        self.hashes = HashRows(review, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        self._column = column
        self._sections = {
            Missing.LABEL: self._section(self.tr("What it is"), self.labels),
            Missing.SEVERITY: self._section(
                self.tr("Severity"), self.severity, aside=self.severity.said
            ),
            Missing.CONTEXT: self._section(self.tr("Protected context"), self.contexts),
            Missing.CUE: self._section(self.tr("What the purpose rests on"), self.cues),
            Missing.ESCALATION_REASON: self._section(
                self.tr("Why it goes to a lead"), self.reasons
            ),
            Missing.NOTE: self._section(self.tr("Note"), self.note),
        }
        self.sharing = SharingRow(review, layout, language, self)
        self._hash_section = self._section(
            self.tr("Hashes to add"),
            self.hashes,
            self.sharing,
            aside=self._beside(self.tr("Sharing waits for a second reviewer.")),
        )
        column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.labels.picked.connect(self._answers.toggle_label)
        self.contexts.picked.connect(self._answers.toggle_context)
        self.cues.picked.connect(self._answers.toggle_cue)
        self.reasons.picked.connect(self._answers.pick_reason)
        self.severity.picked.connect(self._answers.pick_severity)
        self.note.textChanged.connect(self._take_note)
        self._answers.changed.connect(self.show_answers)
        self._review.policy_changed.connect(self.show_policy)
        self._review.stage_changed.connect(self._start_anew)
        name(self.note, self.tr("Note"))

    def _section(self, heading: str, *content: QWidget, aside: QWidget | None = None) -> QWidget:
        section = QWidget(self)
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(labels.caption(heading, section), 0 if aside else 1)
        if aside is not None:
            line.addWidget(aside, 1)
        column.addLayout(line)
        for widget in content:
            column.addWidget(widget)
        self._column.addWidget(section)
        return section

    def _beside(self, words: str) -> QWidget:
        label = labels.line(words, "faint", self)
        label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return label

    def put_first(self, widget: QWidget) -> None:
        """Put what the questions are about above them; it scrolls with them."""
        self._column.insertWidget(0, widget)

    @Slot()
    def show_policy(self) -> None:
        """Show the choices the policy gives."""
        policy = self._review.policy
        if policy is None:
            return
        self.labels.show_choices(self._choices(policy.labels, Act.LABEL))
        contexts = contexts_in_order(policy)
        none = (contexts[0].code, self._words(contexts[0]), self._key(Act.NO_CONTEXT, 0))
        self.contexts.show_choices([none, *self._choices(contexts[1:], Act.CONTEXT)])
        self.cues.show_choices(self._choices(policy.purpose_cues, Act.CUE))
        reasons = self._choices(policy.escalation_reasons, Act.REASON)
        self.reasons.show_choices(reasons, single=True)
        self.severity.show_severities(policy.severities, self._language)
        self.show_answers()

    def _choices(self, codes: Sequence[Code], act: Act) -> list[tuple[str, str, str]]:
        return [
            (code.code, self._words(code), self._key(act, at))
            for at, code in enumerate(codes, start=1)
        ]

    def _words(self, code: Code) -> str:
        return visible(code.named(self._language))

    def _key(self, act: Act, number: int) -> str:
        return shortcuts.drawn(act, self._layout, number)

    @Slot()
    def show_answers(self) -> None:
        """Show the answers, and the questions they raise."""
        draft = self._answers.draft
        self.labels.set_chosen(draft.labels)
        self.contexts.set_chosen(draft.protected)
        self.cues.set_chosen(draft.cues)
        self.reasons.set_chosen((draft.escalation_reason,))
        self.severity.set_chosen(draft.severity)
        if self.note.toPlainText() != draft.note:
            self.note.setPlainText(draft.note)
        claims = self._answers.claims_context
        unclear = UNCLEAR_CONTEXT in draft.protected
        reason = self._wants_reason or bool(draft.escalation_reason)
        note = self._wants_note or claims or unclear or reason or bool(draft.note)
        self._sections[Missing.CUE].setVisible(claims or bool(draft.cues))
        self._sections[Missing.ESCALATION_REASON].setVisible(reason)
        self._sections[Missing.NOTE].setVisible(note)

    def ask(self, missing: Missing) -> QWidget:
        """Show the question behind ``missing``, give it the keyboard, return its section."""
        self._wants_reason = self._wants_reason or missing is Missing.ESCALATION_REASON
        self._wants_note = self._wants_note or missing in (Missing.NOTE, Missing.NOTE_LONG)
        self.show_answers()
        focus: dict[Missing, tuple[Missing, Callable[[], object]]] = {
            Missing.LABEL: (Missing.LABEL, self.labels.focus_first),
            Missing.SEVERITY: (Missing.SEVERITY, self.severity.focus_first),
            Missing.CUE: (Missing.CUE, self.cues.focus_first),
            Missing.ESCALATION_REASON: (Missing.ESCALATION_REASON, self.reasons.focus_first),
            Missing.NOTE: (Missing.NOTE, self._focus_note),
            Missing.NOTE_LONG: (Missing.NOTE, self._focus_note),
        }
        key, give_keyboard = focus.get(missing, (Missing.CONTEXT, self.contexts.focus_first))
        give_keyboard()
        return self._sections[key]

    def pick_numbered(self, act: Act, number: int) -> None:
        """Pick the numbered choice of a key."""
        if act is Act.SEVERITY:
            self._answers.pick_severity(Severity(number - 1))
            return
        if act is Act.NO_CONTEXT:
            self._answers.toggle_context(NO_CONTEXT)
            return
        grid, toggle, first = {
            Act.LABEL: (self.labels, self._answers.toggle_label, 0),
            Act.CONTEXT: (self.contexts, self._answers.toggle_context, 1),
            Act.CUE: (self.cues, self._answers.toggle_cue, 0),
            Act.REASON: (self.reasons, self._answers.pick_reason, 0),
        }[act]
        at = number - 1 + first
        if at < len(grid.rows) and grid.isVisibleTo(self):
            toggle(grid.rows[at].code)

    def write_note(self) -> QWidget:
        """Show the note and give it the keyboard."""
        return self.ask(Missing.NOTE)

    def _focus_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_note(self) -> None:
        self._answers.write_note(self.note.toPlainText())

    @Slot()
    def _start_anew(self) -> None:
        opened = self._review.opened
        # A second person is asked about hashes that were proposed; they propose none themselves.
        is_second = opened is not None and opened.group.stage is Stage.SECOND
        self._hash_section.setVisible(not is_second)
        self._wants_reason = self._wants_note = False
        self.show_answers()
