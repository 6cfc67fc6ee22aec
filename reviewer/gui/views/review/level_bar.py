# SPDX-License-Identifier: Apache-2.0
"""The bar over the stage: levels, what is held, grey and mute, members, the file's facts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reviewer.domain.items import ItemKind, opened_items
from reviewer.domain.views import Level
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.preferences import LookMode
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.wording import media_facts
from reviewer.gui.viewmodels.held_look import Held
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton

LEVELS = {
    Act.LEVEL_COVERED: Level.R0,
    Act.LEVEL_SHAPE: Level.R1,
    Act.LEVEL_GIST: Level.R2,
}
HELD = {
    Act.LOOK_DETAIL: Held.DETAIL,
    Act.LOOK_CLEAR: Held.CLEAR,
    Act.BRUSH: Held.BRUSH,
    Act.PLAY: Held.PLAY,
    Act.SOUND: Held.SOUND,
}


class LevelBar(QWidget):
    """Controls of the look at one item.

    Signals:
        level_wanted: the person chose a level (Level).
    """

    level_wanted = Signal(object)

    def __init__(self, review: Review, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._looking = review.looking
        self._drawn = layout
        self.levels = [self._level_button(Act.LEVEL_SHAPE), self._level_button(Act.LEVEL_GIST)]
        hold = self.tr("hold {key}  {words}")
        pattern = hold if self._looking.mode is LookMode.HOLD else "{key}  {words}"
        self.held = {
            act: self._held_button(act, pattern)
            for act in (Act.LOOK_DETAIL, Act.LOOK_CLEAR, Act.PLAY)
        }
        self.held[Act.PLAY].say(self.tr("Play"))
        self.grey = ActButton(Act.COLOUR, layout, "quiet", self, pattern="{words}  {key}")
        self.grey.clicked.connect(self._looking.toggle_colour)
        self.grey.clicked.connect(self._show_colour)
        self.held[Act.SOUND] = self._held_button(Act.SOUND, "{words}  {key}")
        self._place = labels.fixed("", "dim", self)
        self._before = self._step_button(Act.MEMBER_BEFORE)
        self._after = self._step_button(Act.MEMBER_AFTER)
        self._facts = labels.line("", "dim", self)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._facts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self._looking.level_changed.connect(self._show_level)
        self._looking.sound_changed.connect(self._show_sound)
        self._looking.colour_changed.connect(self._show_colour)
        self._looking.walls_changed.connect(self._show_offers)
        self._looking.moment_changed.connect(self._show_offers)
        review.member_changed.connect(self._show_member)

    def _lay_out(self) -> None:
        flow = FlowLayout(self)
        steps = QWidget(self)
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._before, self._place, self._after):
            row.addWidget(widget)
        for each in (*self.levels, self.held[Act.LOOK_DETAIL], self.held[Act.LOOK_CLEAR]):
            flow.addWidget(each)
        for each in (self.held[Act.PLAY], self.grey, self.held[Act.SOUND]):
            flow.addWidget(each)
        flow.addWidget(steps)
        flow.addWidget(self._facts)
        self._steps = steps

    def _level_button(self, act: Act) -> ActButton:
        button = ActButton(act, self._drawn, "quiet", self, pattern="{key}  {words}")
        button.setCheckable(True)
        button.clicked.connect(self._choose)
        return button

    def _held_button(self, act: Act, pattern: str) -> ActButton:
        button = ActButton(act, self._drawn, "quiet", self, pattern=pattern)
        button.pressed.connect(self._press)
        button.released.connect(self._release)
        return button

    def _step_button(self, act: Act) -> ActButton:
        button = ActButton(act, self._drawn, "quiet", self, pattern="{key}")
        button.setProperty("tight", "true")
        button.clicked.connect(self._step)
        return button

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.level_wanted.emit(LEVELS[button.act])
            self._show_level(self._looking.level)

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self._looking.press(HELD[button.act])

    @Slot()
    def _release(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self._looking.release(HELD[button.act])

    @Slot()
    def _step(self) -> None:
        self._review.step_member(-1 if self.sender() is self._before else 1)

    @Slot(object)
    def _show_level(self, level: Level) -> None:
        for button in self.levels:
            button.setChecked(LEVELS[button.act] is level)
        held = self._looking.held
        for act in (Act.LOOK_DETAIL, Act.LOOK_CLEAR, Act.PLAY):
            _light(self.held[act], on=HELD[act] is held)

    @Slot()
    def _show_colour(self) -> None:
        is_colour = self._looking.is_colour
        self.grey.say(self.tr("Colour") if is_colour else self.tr("Grey"))
        _light(self.grey, on=not is_colour)

    @Slot()
    def _show_sound(self) -> None:
        is_heard = self._looking.is_heard
        button = self.held[Act.SOUND]
        button.say(self.tr("Sound") if is_heard else self.tr("Mute"))
        _light(button, on=not is_heard)
        self._show_offers()

    @Slot()
    def _show_offers(self) -> None:
        item = self._review.item
        is_text = item is not None and item.kind is ItemKind.TEXT
        for act in (Act.LOOK_DETAIL, Act.LOOK_CLEAR, Act.PLAY, Act.SOUND):
            self.held[act].setEnabled(self._looking.offers(HELD[act]))
        for button in self.levels:
            button.setEnabled(is_text or not self._looking.is_text_only)
        is_checked = self._looking.is_checked  # shown no closer: no key would do anything
        self.levels[1].setVisible(not is_checked)
        self.held[Act.LOOK_CLEAR].setVisible(not is_checked)
        is_video = item is not None and item.kind is ItemKind.VIDEO
        self.held[Act.LOOK_DETAIL].setVisible(not is_text and not is_checked)
        self.held[Act.PLAY].setVisible(is_video and not is_checked)
        self.held[Act.SOUND].setVisible(is_video and not is_checked)
        self.grey.setVisible(not is_text and not is_checked)

    @Slot()
    def _show_member(self) -> None:
        opened, item = self._review.opened, self._review.item
        if opened is None or item is None:
            return
        count = len(opened_items(opened.group))
        self._steps.setVisible(count > 1)
        self._place.setText(
            self.tr("{at} of {count}").format(
                at=number(self._review.member + 1), count=number(count)
            )
        )
        self._before.setEnabled(self._review.member > 0)
        self._after.setEnabled(self._review.member < count - 1)
        facts = media_facts(item.kind, item.media)
        self._facts.setText(facts)
        name(self._facts, self.tr("File"), facts)
        self._show_colour()
        self._show_sound()
        self._show_level(self._looking.level)


def _light(button: ActButton, *, on: bool) -> None:
    button.setProperty("on", "true" if on else "false")
    button.style().polish(button)
