# SPDX-License-Identifier: Apache-2.0
"""For how many an item stands, and what can lie over it: its group, or a question about words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reviewer.domain.decisions import Verdict
from reviewer.domain.items import is_only_checked
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.widgets.keys import ActButton

if TYPE_CHECKING:  # most groups are of one item, and the first is to be shown soon
    from reviewer.gui.views.review.captions_page import CaptionsPage
    from reviewer.gui.views.review.members_page import MembersPage

_UP, _DOWN = 3, 4


class GroupLine(QFrame):
    """The spread of the group on the stage; hidden for a lone item.

    Signals:
        wanted: the person wants to see the members.
    """

    wanted = Signal()

    def __init__(self, review: Review, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setProperty("role", "panel")
        self.alike = labels.body(parent=self)
        self.spread = labels.dim(parent=self)
        self.members = ActButton(Act.MEMBERS, layout, "quiet", self)
        self.members.say(self.tr("Items"))
        self.members.clicked.connect(self.wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        for widget in (self.alike, self.spread):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.members)
        review.stage_changed.connect(self.show_group)
        review.member_changed.connect(self.show_group)
        review.members.changed.connect(self.show_group)
        self.show_group()

    @Slot()
    def show_group(self) -> None:
        """Word the group on the stage."""
        group = self._review.members.group
        self.setVisible(group is not None)
        if group is None:
            return
        # Imported late: most groups are of one item, and the first is to be shown soon.
        from reviewer.gui.viewmodels.member_words import alike_words, spread_words

        item = self._review.item
        alike = alike_words(group, self._review.member + 1)
        if item is not None and is_only_checked(group, item):
            alike = self.tr("An item looked at as a check, of {count} alike").format(
                count=number(len(group.items))
            )
        alike = labels.listed((alike, *self._checks()))
        self.alike.setText(alike)
        spread = labels.listed(spread_words(group))
        self.spread.setText(spread)
        self.spread.setVisible(bool(spread_words(group)))
        name(self, alike, spread)

    def _checks(self) -> list[str]:
        found = [each.check for each in self._review.members.rows]
        parts = []
        if owed := found.count("owed"):
            parts.append(self.tr("%Ln to be looked at as a check", "", owed))
        if absent := found.count("absent"):
            parts.append(self.tr("%Ln check(s) without a file here", "", absent))
        return parts


class GroupPages(QStackedWidget):
    """The item, or one of the pages in its place; nothing held lasts while one is open.

    Args:
        acts: which verdict each key gives.

    Signals:
        moved: a page came, or the item is back.
    """

    moved = Signal()

    def __init__(
        self,
        work: QWidget,
        acts: dict[Act, Verdict],
        review: Review,
        day: Day,
        theme: Theme,
        layout: Layout,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._acts = acts
        self._asked: Act | None = None
        self._work = work
        self._of: object = None
        self._parts = (review, day, theme, layout)
        self._made: tuple[MembersPage, CaptionsPage] | None = None
        self.addWidget(work)
        review.members.captions_asked.connect(self._ask)
        review.members.taken_apart.connect(self.close_page)
        review.stage_changed.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Say whether a page lies over the item."""
        return self.currentIndex() > 0

    @property
    def members(self) -> MembersPage:
        """Return the list of members."""
        return self._pages()[0]

    @property
    def captions(self) -> CaptionsPage:
        """Return the question about other words."""
        return self._pages()[1]

    def press(self, pressed: Pressed) -> bool:
        """Do what a key asks for; say whether it was for a page."""
        act = pressed.act
        if not self.is_open:
            if act not in (Act.MEMBERS, Act.NOT_ALIKE):
                return False
            self.show_members()
        elif act is Act.COVER or (act is Act.MEMBERS and self._is_list):
            self.close_page()
        elif act is Act.MEMBERS or (act is Act.NOT_ALIKE and not self._is_list):
            self.show_members()
        elif act is Act.NOT_ALIKE:
            self._take_apart()
        elif act is self._asked:
            self._agree(act)
        elif act is Act.ARROW and not self._is_list:
            self.captions.step({_UP: -1, _DOWN: 1}.get(pressed.number, 0))
        return True

    def take_keyboard(self) -> None:
        """Give the page that is open the keyboard."""
        if self._is_list:
            self.members.take_keyboard()
        else:
            self.captions.setFocus()

    @Slot()
    def show_members(self) -> None:
        """Show who is in the group."""
        item = self._review.item
        if self._review.members.group is None or item is None or self._review.is_busy:
            return
        self._asked = None
        self._to(self.members)
        self.members.arrive(item.item_id)

    @Slot()
    def close_page(self) -> None:
        """Go back to the item."""
        self._asked = None
        if self.is_open:
            self._to(self._work)

    @property
    def _is_list(self) -> bool:
        return self._made is not None and self.currentWidget() is self._made[0]

    def _pages(self) -> tuple[MembersPage, CaptionsPage]:
        if self._made is None:
            from reviewer.gui.views.review.captions_page import CaptionsPage
            from reviewer.gui.views.review.members_page import MembersPage

            self._made = (MembersPage(*self._parts, self), CaptionsPage(*self._parts, self))
            for page in self._made:
                self.addWidget(page)
            self._made[0].closed.connect(self.close_page)
            self._made[1].back.clicked.connect(self.close_page)
            self._made[1].apart.clicked.connect(self.show_members)
        return self._made

    @Slot(object)
    def _ask(self, verdict: Verdict) -> None:
        group = self._review.members.group
        if group is None:
            return
        self._asked = next(act for act, each in self._acts.items() if each is verdict)
        self._to(self.captions)
        self.captions.ask(group, self._asked)

    def _agree(self, act: Act) -> None:
        verdict = self._acts[act]
        self._review.members.agree(verdict)
        self.close_page()
        self._review.decide(verdict)

    def _take_apart(self) -> None:
        if self._review.members.marked:
            self._review.take_apart()
        else:
            self.members.ask_which()

    def _to(self, page: QWidget) -> None:
        self._review.looking.cover_clear()
        self.setCurrentWidget(page)
        self.moved.emit()

    @Slot()
    def _follow(self) -> None:
        opened = self._review.opened
        of = None if opened is None else (opened.group.group_id, self._review.state)
        if of != self._of:
            self.close_page()
        self._of = of
