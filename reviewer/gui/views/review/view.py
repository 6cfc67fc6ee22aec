# SPDX-License-Identifier: Apache-2.0
"""The review place as a whole: three columns, and what each key does in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.domain.views import Level
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.views.place import PlaceView
from reviewer.gui.views.review.context_panel import ContextPanel
from reviewer.gui.views.review.decision_panel import VERDICTS, DecisionPanel
from reviewer.gui.views.review.group_pages import GroupLine, GroupPages
from reviewer.gui.views.review.messages import say_state
from reviewer.gui.views.review.queue_panel import QueuePanel
from reviewer.gui.views.review.stage_panel import HELD, LEVELS, StagePanel

_QUEUE_PX = 248
_DECISION_PX = 376
_NUMBERED = (
    *(Act.LABEL, Act.NO_CONTEXT, Act.CONTEXT, Act.SEVERITY, Act.CUE, Act.REASON),
    *(Act.LOOK_REASON, Act.ARROW),
)
_STEPS = {Act.MEMBER_BEFORE: -1, Act.MEMBER_AFTER: 1}
_GROUP_STEPS = {Act.GROUP_BEFORE: -1, Act.GROUP_AFTER: 1}
_MOMENTS = {Act.STEP_BEFORE: -1, Act.STEP_AFTER: 1}


class ReviewView(PlaceView):
    """Queue, stage, decision."""

    def __init__(
        self,
        review: Review,
        day: Day,
        theme: Theme,
        layout: Layout,
        language: str,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.review = review
        self._theme = theme
        self._language = language
        self._is_confirming = False
        self.setProperty("role", "page")
        self.queue = QueuePanel(review, theme, self)
        self.stage = StagePanel(review, theme, layout, language, self)
        self.context = ContextPanel(review, day, theme, now, self)
        self.decision = DecisionPanel(review, theme, layout, language, now, self)
        work = QWidget(self)
        item = QVBoxLayout(work)
        item.setContentsMargins(0, 0, 0, 0)
        item.setSpacing(12)
        item.addWidget(self.stage, 1)
        item.addWidget(self.context)
        self.line = GroupLine(review, layout, self)
        self.pages = GroupPages(work, VERDICTS, review, day, theme, layout, self)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.line)
        middle.addWidget(self.pages, 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(12, 12, 12, 12)
        columns.setSpacing(12)
        columns.addWidget(self.queue)
        columns.addLayout(middle, 1)
        columns.addWidget(self.decision)
        self.stage.level_wanted.connect(self._choose_level)
        self.stage.message.confirmed.connect(self._confirm)
        self.stage.message.refused.connect(self._refuse)
        self.decision.wanted.connect(self._want)
        self.line.wanted.connect(self.pages.show_members)
        self.pages.moved.connect(self._follow_page)
        review.members.busy_changed.connect(self._follow_taking_apart)
        review.members.look_asked.connect(self._say_look)
        review.stage_changed.connect(self._show_stage)
        review.came_covered.connect(self.context.cover)
        self._show_stage()

    def press(self, pressed: Pressed) -> bool:
        """Do what a key asks for; say whether it was for this place."""
        act = pressed.act
        if not self._is_confirming and self.pages.press(pressed):
            return True
        if act is Act.COVER:
            return self._step_back()
        if act is Act.CONFIRM:
            return self._confirm_by_key()
        if self._is_confirming:
            return act in _ALL_ACTS  # nothing else happens while a diversion is asked about
        if act in _NUMBERED:
            self._pick(pressed)
            return True
        return self._look(act) or self._act(act)

    def release(self, act: Act) -> None:
        """The key of a held act went up."""
        if act in HELD:
            self.review.looking.release(HELD[act])

    def cover_clear(self) -> None:
        """Take anything clear off the screen."""
        self.review.looking.cover_clear()

    def cover_everything(self) -> None:
        """Cover the item and its words."""
        self.review.looking.cover_everything()
        self.context.cover()
        self.pages.close_page()

    def take_keyboard(self) -> None:
        """Give the keyboard to the stage, or to the page that lies over it."""
        if self.pages.is_open:
            self.pages.take_keyboard()
            return
        is_item = self.review.state is StageState.GROUP and not self._is_confirming
        target = self.stage.canvas if is_item else self.stage.message
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, pressed: Pressed) -> None:
        if pressed.act is Act.LOOK_REASON:
            self.review.looking.choose_reason(pressed.number)
        elif pressed.act is Act.ARROW:
            self.stage.arrow(pressed.number)
        elif self.review.state is StageState.GROUP:
            self.decision.form.pick_numbered(pressed.act, pressed.number)

    def _look(self, act: Act) -> bool:
        if act in LEVELS:
            self._choose_level(LEVELS[act])
        elif act in HELD:
            self.context.uncover()
            self.review.looking.press(HELD[act])
        elif act is Act.COLOUR:
            self.review.looking.toggle_colour()
        elif act in _MOMENTS:
            self.stage.step(_MOMENTS[act])
        else:
            return False
        return True

    @Slot(object)
    def _want(self, act: Act) -> None:
        self.press(Pressed(act))

    @Slot()
    def _follow_page(self) -> None:
        if self.pages.is_open:
            self.decision.say("")
        if not self.pages.is_open and self._holds_keyboard(self):
            self.take_keyboard()

    @Slot()
    def _follow_taking_apart(self) -> None:
        # What is answered meanwhile would be lost with the answer of the gateway.
        self.decision.form.setEnabled(not self.review.members.is_busy)

    @Slot()
    def _say_look(self) -> None:
        self.decision.say_look()

    def _act(self, act: Act) -> bool:
        if act in VERDICTS:
            self.review.decide(VERDICTS[act])
        elif act is Act.NOT_NOW:
            self.review.give_back()
        elif act is Act.DIVERT:
            self._ask_divert()
        elif act is Act.UNDO:
            self.review.undo()
        elif act in _STEPS:
            self.review.step_member(_STEPS[act])
        elif act in _GROUP_STEPS:
            self.review.step_group(_GROUP_STEPS[act])
        elif act is Act.AUDIENCE and self.review.state is StageState.GROUP:
            self.decision.form.sharing.next_audience()
        elif act is Act.NOTE and self.review.state is StageState.GROUP:
            self.decision.write_note()
        else:
            return False
        return True

    @Slot(object)
    def _choose_level(self, level: Level) -> None:
        self.context.uncover()
        self.review.looking.choose(level)

    def _step_back(self) -> bool:
        if self._is_confirming:
            self._refuse()
        elif self._holds_keyboard(self.decision.form):
            self.take_keyboard()
        else:
            self.review.looking.cover()
            self.take_keyboard()
        return True

    def _holds_keyboard(self, part: QWidget) -> bool:
        widget: QWidget | None = self.window().focusWidget()
        return widget is not None and (widget is part or part.isAncestorOf(widget))

    def _confirm_by_key(self) -> bool:
        if self.review.state is StageState.GROUP and not self._is_confirming:
            return False
        self._confirm()
        return True

    def _ask_divert(self) -> None:
        if self.review.state is not StageState.GROUP or self.review.is_busy:
            return
        self.review.looking.cover_everything()
        self.context.cover()
        self._is_confirming = True
        self.stage.message.say(
            self.tr("Suspected child abuse?"),
            self.tr(
                "The group is covered, its file is destroyed on this machine and the gateway locks "
                "it. No hash is shared. This cannot be undone. You then see whom to tell."
            ),
            go_on=self.tr("Lock it and show whom to tell"),
            go_back=self.tr("Go back"),
        )
        self.stage.show_message(shown=True)
        self.decision.setEnabled(False)
        self.take_keyboard()

    @Slot()
    def _confirm(self) -> None:
        if self._is_confirming:
            self._is_confirming = False
            self.decision.setEnabled(True)
            self.review.divert()
        elif self.review.state is StageState.GONE:
            self.review.dismiss()
        elif self.review.state is not StageState.LOADING:
            self.review.open_next()

    @Slot()
    def _refuse(self) -> None:
        self._is_confirming = False
        self.decision.setEnabled(True)
        self._show_stage()

    @Slot()
    def _show_stage(self) -> None:
        state = self.review.state
        if state is not StageState.GROUP:
            self._is_confirming = False
            self.decision.setEnabled(True)
        had_keyboard = self._holds_keyboard(self)
        self.context.uncover()
        say_state(self.stage.message, self.review, self._language)
        self.stage.show_message(shown=state is not StageState.GROUP)
        self.decision.setVisible(state is StageState.GROUP)
        if had_keyboard:
            self.take_keyboard()

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side columns what they need and the stage the rest."""
        super().resizeEvent(event)
        scale = self._theme.text_scale
        decision = round(min(_DECISION_PX * scale, self.width() * 0.42))
        self.decision.setFixedWidth(decision)
        queue = round(_QUEUE_PX * scale)
        left = self.width() - 48 - decision - queue
        # Large letters in a small window: what is decided comes before the list of what follows.
        self.queue.setVisible(left >= 320)
        self.queue.setFixedWidth(queue)


_ALL_ACTS = frozenset(
    {*_NUMBERED, *_STEPS, *_GROUP_STEPS, *_MOMENTS, *LEVELS, *HELD, *VERDICTS}
    | {
        Act.MEMBERS,
        Act.NOT_ALIKE,
        Act.COLOUR,
        Act.NOT_NOW,
        Act.DIVERT,
        Act.UNDO,
        Act.NOTE,
        Act.AUDIENCE,
    }
)
