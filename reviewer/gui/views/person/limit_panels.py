# SPDX-License-Identifier: Apache-2.0
"""The panels of one's own limits: today, how things are shown, and what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels, shortcut_words, shortcuts
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import PlainLabel, listed, visible
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.viewmodels.wellbeing_words import (
    closed_words,
    privacy_words,
    review_words,
    special_words,
    viewing_words,
)
from reviewer.gui.views.person.sentences import show_lines
from reviewer.gui.widgets.choices import ChoiceGrid, ChoiceRow
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton

SHORT_SIDES: Final = (4, 5, 6, 7, 8)


class TodayPanel(QFrame):
    """How far the day is, and what is closed until when."""

    def __init__(
        self, day: Day, review: Review, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._review = review
        self._language = language
        self.lines: list[PlainLabel] = []
        self.heading = labels.caption(self.tr("Closed to you now"), self)
        self.closed: list[PlainLabel] = []
        self._open = labels.dim(self.tr("Every queue of yours is open."), self)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self._above, self._below):
            part.setSpacing(4)
        column = panel(self, self.tr("Today"))
        column.addLayout(self._above)
        column.addSpacing(4)
        column.addWidget(self.heading)
        column.addLayout(self._below)
        column.addWidget(self._open)
        day.changed.connect(self.show_today)
        review.policy_changed.connect(self.show_today)
        self.show_today()

    @Slot()
    def show_today(self) -> None:
        """Show where the day stands."""
        now = self._day.now
        if now is None:
            return
        closed = closed_words(now, self._review.policy, self._language)
        sentences = (viewing_words(now), review_words(now), *special_words(now))
        show_lines(self.lines, sentences, self._above)
        show_lines(self.closed, closed, self._below)
        self.heading.setVisible(bool(closed))
        self._open.setVisible(not closed)


class ViewPanel(QFrame):
    """How fine the gist-hidden view is, and whether slurs are masked."""

    def __init__(self, day: Day, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        column = panel(self, self.tr("How things are shown"))
        column.addWidget(labels.body(self.tr("Gist hidden: points on the short side"), self))
        self.sides = ChoiceGrid(self, columns=2)
        self.sides.show_choices(
            [
                (str(side), listed((number(side),)), shortcuts.drawn(Act.VIEW_POINTS, layout, at))
                for at, side in enumerate(SHORT_SIDES, start=1)
            ],
            single=True,
        )
        for at, (row, side) in enumerate(zip(self.sides.rows, SHORT_SIDES, strict=True), start=1):
            words = self.tr("Gist hidden: {count} points on the short side")
            key = shortcuts.drawn(Act.VIEW_POINTS, layout, at)
            name(row.box, words.format(count=number(side)), key)
        column.addWidget(self.sides)
        column.addWidget(
            labels.dim(
                self.tr("Fewer show less. Whether this protects anyone is not proven."), self
            )
        )
        words, key = shortcut_words.words(Act.MASK_WORDS), shortcuts.drawn(Act.MASK_WORDS, layout)
        self.masks = ChoiceRow("masks", words, key, single=False, parent=self)
        column.addWidget(self.masks)
        self.sides.picked.connect(self._pick_side)
        self.masks.picked.connect(self.toggle_masks)
        day.changed.connect(self.show_view)
        self.show_view()

    def pick(self, number: int) -> None:
        """Choose the view with this number, from 1."""
        self._pick_side(str(SHORT_SIDES[number - 1]))

    @Slot(str)
    def _pick_side(self, code: str) -> None:
        self._day.set_view(short_side=int(code))
        self.show_view()

    @Slot()
    def toggle_masks(self) -> None:
        """Mask slurs, or no longer."""
        if self._day.now is not None:
            self._day.set_view(masks_words=not self._day.now.masks_words)

    @Slot()
    def show_view(self) -> None:
        """Show what is chosen."""
        now = self._day.now
        if now is not None:
            self.sides.set_chosen((str(now.short_side),))
            self.masks.set_chosen(now.masks_words)


class KeptPanel(QFrame):
    """What is kept, who can read it, and how to take it away or destroy it."""

    def __init__(
        self, day: Day, dialogs: Dialogs, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._dialogs = dialogs
        column = panel(self, self.tr("What is kept of you"))
        for sentence in privacy_words():
            column.addWidget(labels.body(sentence, self))
        self.export = ActButton(Act.EXPORT_MINE, layout, "plain", self)
        self.delete = ActButton(Act.DELETE_MINE, layout, "plain", self)
        self.export.clicked.connect(self.ask_folder)
        self.delete.clicked.connect(self.ask_delete)
        row = QWidget(self)
        flow = FlowLayout(row)
        flow.addWidget(self.export)
        flow.addWidget(self.delete)
        column.addWidget(row)
        self.said = labels.body("", self)
        self.path = labels.code("", self)
        column.addWidget(self.said)
        column.addWidget(self.path)
        self.said.hide()
        self.path.hide()
        day.exported.connect(self._exported)
        day.deleted.connect(self._deleted)
        day.failed.connect(self._failed)

    @Slot()
    def ask_folder(self) -> None:
        """Ask where to write it."""
        self._dialogs.pick_folder(self.tr("Where to write what is kept of you"), self._picked)

    def _picked(self, folder: Path | None) -> None:
        if folder is not None:
            self._day.export(folder)

    @Slot()
    def ask_delete(self) -> None:
        """Ask once."""
        self._dialogs.ask(
            self.tr("Delete what is kept of you?"),
            self.tr(
                "It is destroyed at once and cannot be brought back. Until midnight only this "
                "remains: which queues are closed to you today. If you were at work today, the day "
                "is over for you, because the account of its limits is gone."
            ),
            self.tr("Delete it now"),
            self._answered,
        )

    def _answered(self, agreed: bool) -> None:
        if agreed:
            self._day.delete_now()

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self._say(self.tr("Written, readable for anyone who has the file:"), visible(str(path)))

    @Slot()
    def _deleted(self) -> None:
        self._say(self.tr("Destroyed. Only the closed queues are kept until midnight."))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._say(describe(error))

    def _say(self, sentence: str, path: str = "") -> None:
        self.said.setText(sentence)
        self.said.show()
        self.path.setText(path)
        self.path.setVisible(bool(path))
        announce(self, f"{sentence} {path}".strip())


def panel(frame: QFrame, title: str) -> QVBoxLayout:
    """Make a panel of a frame, with its title; return its column."""
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    column.addWidget(labels.title(title, frame))
    return column
