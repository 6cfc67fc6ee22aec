# SPDX-License-Identifier: Apache-2.0
"""The screens that take the place of the work: begin, break, nothing open, day over, end.

They are plain on purpose: no picture, no colour that warns, no seconds that run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import PlainLabel
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day, Screen
from reviewer.gui.viewmodels.wellbeing_words import promise_words, screen_words
from reviewer.gui.views.person.choices import OwnChoices
from reviewer.gui.views.person.sentences import show_lines
from reviewer.gui.views.place import PlaceView
from reviewer.gui.views.review.messages import ContactCard
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton

_WIDTH_PX: Final = 560
_BREAKS: Final = frozenset({Screen.BREAK, Screen.MICRO_BREAK})
_ACTS: Final = {
    Screen.WORK: (),
    Screen.START: (Act.CONFIRM, Act.LIMITS, Act.SUPPORT),
    Screen.BREAK: (Act.CONFIRM, Act.END_SHIFT, Act.SUPPORT),
    Screen.MICRO_BREAK: (Act.CONFIRM, Act.END_SHIFT, Act.SUPPORT),
    Screen.NOTHING_OPEN: (Act.CONFIRM, Act.TAKE_BREAK, Act.END_SHIFT, Act.LIMITS),
    Screen.DAY_OVER: (Act.END_SHIFT, Act.LIMITS, Act.SUPPORT),
    Screen.END: (Act.CONFIRM, Act.LIMITS),
}


class RestView(PlaceView):
    """The screen the day asks for.

    Args:
        wanted: does an act of the window (Act).
    """

    def __init__(
        self,
        day: Day,
        review: Review,
        theme: Theme,
        layout: Layout,
        language: str,
        wanted: Callable[[Act], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._review = review
        self._language = language
        self._wanted = wanted
        self._said: tuple[str, ...] = ()
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = labels.title("", self)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(8)
        self.lines: list[PlainLabel] = []
        self.choices = OwnChoices(day, review, layout, language, self)
        self.privacy = labels.dim(promise_words(), self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.cards: list[ContactCard] = []
        self.buttons = {
            act: ActButton(act, layout, "main" if act is Act.CONFIRM else "plain", self)
            for act in (Act.CONFIRM, Act.TAKE_BREAK, Act.END_SHIFT, Act.LIMITS, Act.SUPPORT)
        }
        self._build(theme)
        for button in self.buttons.values():
            button.clicked.connect(self._clicked)
        day.changed.connect(self.show_screen)
        day.screen_changed.connect(self.show_screen)
        review.policy_changed.connect(self.show_screen)
        self.show_screen()

    def _build(self, theme: Theme) -> None:
        frame = QFrame(self)
        frame.setProperty("role", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addLayout(self._sentences)
        column.addWidget(self.choices)
        column.addWidget(self.privacy)
        column.addLayout(self._cards)
        row = QWidget(frame)
        flow = FlowLayout(row)
        for button in self.buttons.values():
            flow.addWidget(button)
        column.addWidget(row)
        frame.setMaximumWidth(theme.scaled(_WIDTH_PX))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 24, 24, 24)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(2, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(2, 1)
        grid.addWidget(frame, 1, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    @Slot()
    def show_screen(self) -> None:
        """Show what the day asks for."""
        screen, now = self._day.screen, self._day.now
        if now is None or screen is Screen.WORK:
            return
        words = screen_words(screen, now)
        self.title.setText(words.title)
        show_lines(self.lines, words.sentences, self._sentences)
        self.choices.setVisible(screen is Screen.START)
        self.privacy.setVisible(screen is Screen.START)
        self._show_cards(shown=screen is Screen.END)
        for act, button in self.buttons.items():
            button.setVisible(act in _ACTS[screen])
        go_on = self.buttons[Act.CONFIRM]
        go_on.say(_go_on_words(screen))
        go_on.setEnabled(screen not in _BREAKS or self._day.may_go_on)
        name(self, " ".join((words.title, *words.sentences)))
        said = (words.title, str(go_on.isEnabled()))
        if said != self._said:  # a screen is read out once, and again when the break may end
            self._said = said
            announce(self, " ".join((words.title, *words.sentences)))

    def _show_cards(self, *, shown: bool) -> None:
        contacts = self._review.policy.support if shown and self._review.policy else ()
        if len(contacts) == len(self.cards):
            return
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [ContactCard(contact, self._language, self) for contact in contacts]
        for card in self.cards:
            self._cards.addWidget(card)

    def press(self, pressed: Pressed) -> bool:
        """Do what a key asks for; whatever belongs to the work does nothing here."""
        act = pressed.act
        if act is Act.CONFIRM:
            self._go_on()
        elif act is Act.BAD_DAY and self._day.screen is Screen.START:
            self.choices.toggle_bad_day()
        elif act is Act.KEEP_AWAY and self._day.screen is Screen.START:
            self.choices.pick(pressed.number)
        elif act is Act.COVER:
            self.take_keyboard()
        else:
            return False
        return True

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if not isinstance(button, ActButton):
            return
        if button.act is Act.CONFIRM:
            self._go_on()
        else:
            self._wanted(button.act)

    def _go_on(self) -> None:
        screen = self._day.screen
        if screen in (Screen.START, Screen.END):
            self._day.start_shift()
        elif screen in _BREAKS:
            self._day.end_break()
        elif screen is Screen.NOTHING_OPEN:
            self._day.ask()
            self._day.queues_changed.emit()


def _go_on_words(screen: Screen) -> str:
    if screen is Screen.START:
        return translate("Day", "Begin the shift")
    if screen is Screen.END:
        return translate("Day", "Begin again")
    if screen is Screen.NOTHING_OPEN:
        return translate("Day", "Look again")
    return translate("Day", "Go on")
