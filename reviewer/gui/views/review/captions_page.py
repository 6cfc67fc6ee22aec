# SPDX-License-Identifier: Apache-2.0
"""Asks once more before one answer is given for members that were posted with other words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.domain.groups import Saying, sayings
from reviewer.domain.items import Group
from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.views.review.context_panel import ReadingText, masked_caption
from reviewer.gui.widgets.keys import ActButton

_CAPTION_PX = 96
_TOLD_MOST = 20  # different captions; a group with more is hardly one


class CaptionsPage(QFrame):
    """The representative's words on one side, the other members' on the other."""

    def __init__(
        self,
        review: Review,
        day: Day,
        theme: Theme,
        layout: Layout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._day = day
        self._layout = layout
        self._theme = theme
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sentence = labels.body(parent=self)
        self.what = labels.dim(parent=self)
        self.back = ActButton(Act.COVER, layout, "quiet", self)
        self.back.say(self.tr("Go back"))
        self.apart = ActButton(Act.NOT_ALIKE, layout, "quiet", self)
        self.texts: list[ReadingText] = []
        self._first = self._column()
        self._others = self._column()
        self.scroller = QScrollArea(self)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sides = QWidget(self)
        beside = QHBoxLayout(sides)
        beside.setContentsMargins(0, 0, 4, 0)
        beside.setSpacing(16)
        beside.addLayout(self._first, 1)
        beside.addLayout(self._others, 1)
        self.scroller.setWidget(sides)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.apart)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(labels.title(self.tr("The same answer for other words?"), self))
        column.addWidget(self.sentence)
        column.addWidget(self.what)
        column.addWidget(self.scroller, 1)
        column.addLayout(buttons)

    def ask(self, group: Group, verdict: Act) -> None:
        """Show what differs, and which key gives the same answer all the same."""
        found = sayings(group)
        key = isolated(shortcuts.drawn(verdict, self._layout))
        self.sentence.setText(
            self.tr("A news lower-third is not the bare clip.")
            if len(found) > 1
            else self.tr("Words in the pictures may differ, though the posted ones do not.")
        )
        self.what.setText(
            self.tr(
                "{key} again: the same answer for all {count}. Esc: back, to take some apart."
            ).format(key=key, count=number(len(group.items)))
        )
        self._clear()
        self._add(self._first, self.tr("The one that is shown"), found[0])
        for each in found[1 : 1 + _TOLD_MOST]:
            self._add(self._others, self.tr("%Ln other item(s)", "", len(each.items)), each)
        for side in (self._first, self._others):
            side.addStretch(1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        asked = f"{self.sentence.text()} {self.what.text()}"
        name(self, self.tr("The same answer for other words?"), asked)
        announce(self, asked)

    def step(self, by: int) -> None:
        """Move through captions that do not fit."""
        bar = self.scroller.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.singleStep() * 3)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        return column

    def _clear(self) -> None:
        self.texts.clear()
        for side in (self._first, self._others):
            while (place := side.takeAt(0)) is not None:
                widget = place.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def _add(self, side: QVBoxLayout, whose: str, saying: Saying) -> None:
        text = ReadingText(self)
        text.setFixedHeight(self._theme.scaled(_CAPTION_PX))
        caption = masked_caption(saying.caption, self._review.policy, self._day)
        text.read(caption or self.tr("No text was posted with it."))
        name(text, whose)
        side.addWidget(labels.caption(whose, self))
        side.addWidget(text)
        self.texts.append(text)
