# SPDX-License-Identifier: Apache-2.0
"""The decision: what it covers, the answers, and four peers to choose from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.decisions import Missing, Verdict, missing_answers
from reviewer.domain.items import Stage
from reviewer.domain.policy import Policy
from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import announce
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import (
    describe,
    due_text,
    missing_sentence,
    note_progress,
)
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.queue_list import severity_words
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.views.review.answer_form import AnswerForm
from reviewer.gui.views.review.bank_rows import MatchBox, SecondBanner
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton

VERDICTS = {
    Act.VIOLATES: Verdict.VIOLATES,
    Act.ALLOWED: Verdict.ALLOWED,
    Act.PROTECTED: Verdict.ALLOWED_PROTECTED,
    Act.ESCALATE: Verdict.ESCALATE,
}
_ROLES = {Act.VIOLATES: "violates", Act.ALLOWED: "allowed"}
_ASK_ORDER = (
    Missing.LABEL,
    Missing.SEVERITY,
    Missing.CONTEXT,
    Missing.CONTEXT_NAMED,
    Missing.CONTEXT_NONE_ALONE,
    Missing.CUE,
    Missing.ESCALATION_REASON,
    Missing.NOTE,
    Missing.NOTE_LONG,
    Missing.UNKNOWN_CODE,
)


class DecisionPanel(QFrame):
    """Answers and verdicts.

    Signals:
        wanted: the person pressed a button for an act (Act).
    """

    wanted = Signal(object)

    def __init__(
        self,
        review: Review,
        theme: Theme,
        layout: Layout,
        language: str,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._language = language
        self._now = now
        self._layout = layout
        self._asked: Verdict | None = None
        self.setProperty("role", "panel")
        self._alike = labels.line("", "faint", self)
        self._alike.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._facts = labels.body(parent=self)
        self._basis = labels.dim(parent=self)
        self.second = SecondBanner(self)
        self.form = AnswerForm(review, theme, layout, language, self)
        self.matches = MatchBox(review, self.form)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.form)
        self._below = labels.line("", "faint", self)
        self._below.hide()
        self.sentence = labels.fixed("", "warn", self)
        self.sentence.setWordWrap(True)
        self.buttons = {
            act: ActButton(act, layout, _ROLES.get(act, "plain"), self) for act in VERDICTS
        }
        self._not_now = ActButton(Act.NOT_NOW, layout, "quiet", self)
        self._divert = ActButton(Act.DIVERT, layout, "quiet", self)
        self._inside = QWidget(self)
        self._fill(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 8)
        column.addWidget(self._inside)
        self._asked_section: QWidget | None = None
        self._scrolling = QTimer(self, singleShot=True, interval=0)
        self._scrolling.timeout.connect(self._scroll_to_section)
        self._connect()
        self._show_stage()

    def _fill(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(labels.fixed(self.tr("Decision"), "title", inside))
        heading.addWidget(self._alike, 1)
        column.addLayout(heading)
        fact = QFrame(self.form)
        fact.setProperty("role", "fact")
        lines = QVBoxLayout(fact)
        lines.setContentsMargins(8, 4, 8, 4)
        lines.setSpacing(0)
        lines.addWidget(self._facts)
        lines.addWidget(self._basis)
        self.form.put_first(self.matches)
        self.form.put_first(fact)
        self.form.put_first(self.second)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._below)
        column.addWidget(self.sentence)
        grid = QGridLayout()
        grid.setSpacing(6)
        for at, button in enumerate(self.buttons.values()):
            grid.addWidget(button, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        others = QWidget(inside)
        flow = FlowLayout(others, spacing=4)
        for button in (self._not_now, self._divert):
            button.setProperty("tight", "true")
            flow.addWidget(button)
        column.addWidget(others)

    def _connect(self) -> None:
        for button in (*self.buttons.values(), self._not_now, self._divert):
            button.clicked.connect(self._want)
        self._review.stage_changed.connect(self._show_stage)
        self._review.policy_changed.connect(self._show_stage)
        self._review.answers.edited.connect(self._follow)
        self._review.asked.connect(self.ask)
        self._review.failed.connect(self._tell)
        self._review.busy_changed.connect(self._show_busy)
        bar = self._scroll.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged, self._review.answers.changed):
            moved.connect(self._count_below)
        self._review.hashes_changed.connect(self._count_below)
        self._review.queue.dataChanged.connect(self._show_due)
        self._review.queue.modelReset.connect(self._show_due)

    @Slot(object)
    def ask(self, missing: tuple[Missing, ...]) -> None:
        """Say what is missing, in one sentence, and give that question the keyboard."""
        policy = self._review.policy
        if not missing or policy is None:
            return
        self._asked = self._review.wanted
        first = min(missing, key=_ASK_ORDER.index)
        self.say(self._sentence_for(first, policy))
        self._scroll_soon(self.form.ask(first))

    def _sentence_for(self, missing: Missing, policy: Policy) -> str:
        sentence = missing_sentence(missing, policy.limits.note_min_chars)
        return f"{sentence} {self._note_progress(policy)}" if missing is Missing.NOTE else sentence

    def _note_progress(self, policy: Policy) -> str:
        verdict = self._review.wanted
        act = next(act for act, each in VERDICTS.items() if each is verdict)
        note, key = self._review.answers.draft.note, shortcuts.drawn(act, self._layout)
        return note_progress(note, policy.limits.note_min_chars, verdict, key)

    def say_look(self) -> None:
        """Say that the member on the stage is to be looked at before the answer is saved."""
        act = next(act for act, each in VERDICTS.items() if each is self._review.wanted)
        self.say(
            self.tr(
                "A few items are looked at before one answer is given for all. Look at this one, "
                "then {key} again."
            ).format(key=labels.isolated(shortcuts.drawn(act, self._layout)))
        )

    def write_note(self) -> None:
        """Give the note the keyboard."""
        self._scroll_soon(self.form.write_note())

    def _scroll_soon(self, section: QWidget) -> None:
        # A section that was hidden has its place only after the next layout.
        self._asked_section = section
        self._scrolling.start()

    @Slot()
    def _scroll_to_section(self) -> None:
        if self._asked_section is not None:
            self._scroll.ensureWidgetVisible(self._asked_section, 0, 8)

    def say(self, sentence: str) -> None:
        """Show a sentence over the verdicts, and have it read aloud."""
        self._show(sentence)
        announce(self, sentence)

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self.say(describe(error))

    @Slot()
    def _follow(self) -> None:
        """Keep what was asked in sight until it is answered; a screen reader heard it once."""
        policy, verdict = self._review.policy, self._asked
        missing: tuple[Missing, ...] = ()
        if policy is not None and verdict is not None:
            missing = missing_answers(self._review.answers.draft, verdict, policy)
        if missing and policy is not None:
            self._show(self._sentence_for(min(missing, key=_ASK_ORDER.index), policy))
        elif policy is not None and verdict is not None and self.form.note.hasFocus():
            self._show(self._note_progress(policy))
        else:
            self._show("")

    def _show(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    @Slot()
    def _want(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.wanted.emit(button.act)

    @Slot()
    def _show_busy(self) -> None:
        for button in (*self.buttons.values(), self._not_now, self._divert):
            button.setEnabled(not self._review.is_busy)

    @Slot()
    def _show_stage(self) -> None:
        self._asked = None
        self.say("")
        opened, policy = self._review.opened, self._review.policy
        shown = self._review.state is StageState.GROUP and opened is not None
        self._inside.setVisible(shown)
        if not shown or opened is None:
            return
        group = opened.group
        self._alike.setText(
            self.tr("%Ln item(s) alike. One decision covers them.", "", len(group.items))
        )
        self._alike.setVisible(len(group.items) > 1)
        self.second.setVisible(group.stage is Stage.SECOND)
        category = _named(policy, group.category, self._language)
        self._facts.setText(labels.listed((category, severity_words(group.severity))))
        self._show_due()
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def _count_below(self) -> None:
        """Say of hashes that are to be added when the last of them is out of sight."""
        bar, hashes = self._scroll.verticalScrollBar(), self.form.hashes
        is_below = bar.value() < bar.maximum() and hashes.ticked > 0
        self._below.setText(
            self.tr("%Ln hash(es) to add, not all in sight", "", hashes.ticked) if is_below else ""
        )
        self._below.setVisible(is_below)

    @Slot()
    def _show_due(self) -> None:
        if self._review.opened is not None:
            group = self._review.opened.group
            basis = _basis(self._review.policy, group.legal_basis, self._language)
            # The list's own time, so that both say the same minute.
            due = due_text(group.due_at, self._review.queue.moment)
            self._basis.setText(labels.listed((basis, due)))


def _named(policy: Policy | None, code: str, language: str) -> str:
    for category in policy.categories if policy else ():
        if category.code == code:
            return visible(category.named(language))
    return visible(code)


def _basis(policy: Policy | None, code: str, language: str) -> str:
    for basis in policy.legal_bases if policy else ():
        if basis.code == code:
            return visible(basis.names.get(language) or basis.names.get("en") or code)
    return visible(code)
