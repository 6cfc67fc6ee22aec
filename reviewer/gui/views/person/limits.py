# SPDX-License-Identifier: Apache-2.0
"""My limits: what holds today, what the person chooses, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels, shortcut_words
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.views.person.choices import OwnChoices
from reviewer.gui.views.person.limit_panels import KeptPanel, TodayPanel, ViewPanel, panel
from reviewer.gui.views.place import Parts, PlaceView
from reviewer.gui.widgets.dialogs import WindowDialogs
from reviewer.gui.widgets.keys import ActButton

_STACKED_FROM: Final = 1.5


class LimitsView(PlaceView):
    """The page of one's own limits and choices."""

    def __init__(
        self,
        parts: Parts,
        back_to: str,
        *,
        dialogs: Dialogs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._back_to = back_to
        theme, layout, day = parts.theme, parts.layout, parts.day
        self._dialogs: Dialogs = dialogs or WindowDialogs(self, theme, layout)
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name(self, shortcut_words.words(Act.LIMITS))
        self.today = TodayPanel(day, parts.review, parts.language, self)
        self.choices = OwnChoices(day, parts.review, layout, parts.language, self)
        self.view = ViewPanel(day, layout, self)
        self.kept = KeptPanel(day, self._dialogs, layout, self)
        self.back = ActButton(Act.COVER, layout, "plain", self)
        self.back.say(self.tr("Go back"))
        self.back.clicked.connect(self._go_back)
        self.rest = ActButton(Act.TAKE_BREAK, layout, "plain", self)
        self.rest.clicked.connect(self._take_break)
        self.end = ActButton(Act.END_SHIFT, layout, "plain", self)
        self.end.clicked.connect(self._end_shift)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        mine = QFrame(self)
        panel(mine, self.tr("Your choices")).addWidget(self.choices)
        top = QHBoxLayout()
        top.addWidget(labels.fixed(shortcut_words.words(Act.LIMITS), "title", self))
        top.addStretch(1)
        top.addWidget(self.rest)
        top.addWidget(self.end)
        top.addWidget(self.back)
        page = QWidget()
        is_stacked = theme.text_scale >= _STACKED_FROM
        across = QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_stacked else across)
        row.setSpacing(12)
        for panels in ((self.today, self.view), (mine,), (self.kept,)):
            column = QVBoxLayout()
            column.setSpacing(12)
            for each in panels:
                column.addWidget(each)
            column.addStretch(1)
            row.addLayout(column, 1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addLayout(row)
        whole.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def press(self, pressed: Pressed) -> bool:
        """Do what a key asks for."""
        acts: dict[Act, Callable[[], object]] = {
            Act.COVER: self._go_back,
            Act.LIMITS: self._go_back,
            Act.TAKE_BREAK: self._take_break,
            Act.END_SHIFT: self._end_shift,
            Act.BAD_DAY: self.choices.toggle_bad_day,
            Act.KEEP_AWAY: partial(self.choices.pick, pressed.number),
            Act.VIEW_POINTS: partial(self.view.pick, pressed.number),
            Act.MASK_WORDS: self.view.toggle_masks,
            Act.EXPORT_MINE: self.kept.ask_folder,
            Act.DELETE_MINE: self.kept.ask_delete,
        }
        if pressed.act not in acts:
            return False
        acts[pressed.act]()
        return True

    def arrive(self) -> None:
        """Ask anew."""
        self._parts.day.ask()

    @Slot()
    def _take_break(self) -> None:
        self._parts.day.start_break()
        self._go_back()

    @Slot()
    def _end_shift(self) -> None:
        self._parts.day.end_shift()
        self._go_back()

    @Slot()
    def _go_back(self) -> None:
        self._parts.show_place(self._back_to)
