# SPDX-License-Identifier: Apache-2.0
"""My limits: what holds today, what the person chooses, and what is kept of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels, shortcut_words, shortcuts
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import PlainLabel, listed, visible
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
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
from reviewer.gui.views.person.choices import OwnChoices
from reviewer.gui.views.person.sentences import show_lines
from reviewer.gui.views.place import Parts, PlaceView
from reviewer.gui.widgets.choices import ChoiceGrid, ChoiceRow
from reviewer.gui.widgets.dialogs import WindowDialogs
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton

SHORT_SIDES: Final = (4, 5, 6, 7, 8)
_STACKED_FROM: Final = 1.5


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
        column = _panel(self, self.tr("Today"))
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
        column = _panel(self, self.tr("How things are shown"))
        column.addWidget(labels.body(self.tr("Gist hidden: points on the short side"), self))
        self.sides = ChoiceGrid(self, columns=2)
        self.sides.show_choices(
            [(str(side), listed((number(side),)), "") for side in SHORT_SIDES], single=True
        )
        for row, side in zip(self.sides.rows, SHORT_SIDES, strict=True):
            words = self.tr("Gist hidden: {count} points on the short side")
            name(row.box, words.format(count=number(side)))
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
        column = _panel(self, self.tr("What is kept of you"))
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
        _panel(mine, self.tr("Your choices")).addWidget(self.choices)
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
            for panel in panels:
                column.addWidget(panel)
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
        acts = {
            Act.COVER: self._go_back,
            Act.LIMITS: self._go_back,
            Act.TAKE_BREAK: self._take_break,
            Act.END_SHIFT: self._end_shift,
            Act.BAD_DAY: self.choices.toggle_bad_day,
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


def _panel(frame: QFrame, title: str) -> QVBoxLayout:
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    column.addWidget(labels.title(title, frame))
    return column
