# SPDX-License-Identifier: Apache-2.0
"""What a person chooses for themselves: a bad day, what to keep away from. No reason is asked."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.gui.foundation import labels, shortcut_words, shortcuts
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.viewmodels.wellbeing_words import opt_out_words
from reviewer.gui.widgets.choices import ChoiceGrid, ChoiceRow


class OwnChoices(QWidget):
    """A bad day, and what to keep away from."""

    def __init__(
        self, day: Day, review: Review, layout: Layout, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._review = review
        self._language = language
        self._layout = layout
        self._offered: tuple[tuple[str, str, str], ...] = ()
        words, key = shortcut_words.words(Act.BAD_DAY), shortcuts.drawn(Act.BAD_DAY, layout)
        self.bad_day = ChoiceRow("bad_day", words, key, single=False, parent=self)
        self.away = ChoiceGrid(self, columns=2)
        name(self.away, self.tr("Keep away from"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bad_day)
        column.addWidget(
            labels.dim(self.tr("Nothing severe for the rest of the day. Nobody is told why."), self)
        )
        column.addSpacing(8)
        column.addWidget(labels.caption(self.tr("Keep away from"), self))
        column.addWidget(self.away)
        column.addWidget(
            labels.dim(
                self.tr("As many as you like, as long as you like, from the next item on."), self
            )
        )
        self.bad_day.picked.connect(self.toggle_bad_day)
        self.away.picked.connect(day.toggle_opt_out)
        day.changed.connect(self.show_choices)
        review.policy_changed.connect(self.show_choices)
        self.show_choices()

    @Slot()
    def toggle_bad_day(self) -> None:
        """A bad day begins, or it is one no longer."""
        if self._day.now is not None:
            self._day.set_bad_day(on=not self._day.now.bad_day)

    def pick(self, number: int) -> None:
        """Keep away from what has this number, from 1, or no longer."""
        if self._day.now is not None and number <= len(self._day.now.opt_outs_offered):
            self._day.toggle_opt_out(self._day.now.opt_outs_offered[number - 1])

    @Slot()
    def show_choices(self) -> None:
        """Show what is chosen."""
        now = self._day.now
        if now is None:
            return
        offered = tuple(
            (
                code,
                opt_out_words(code, self._review.policy, self._language),
                shortcuts.drawn(Act.KEEP_AWAY, self._layout, at),
            )
            for at, code in enumerate(now.opt_outs_offered, start=1)
        )
        if offered != self._offered:  # rows that stay keep the keyboard
            self._offered = offered
            self.away.show_choices(list(offered))
        self.away.set_chosen(tuple(now.opted_out))
        self.bad_day.set_chosen(now.bad_day)
