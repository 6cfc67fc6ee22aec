# SPDX-License-Identifier: Apache-2.0
"""The members of a group in a list of words, and what was posted with the chosen one.

No member is shown here, ever.  Space says of one that it is not like the others.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.line_list import LineModel
from reviewer.gui.viewmodels.member_words import member_line, short_id, split_failure
from reviewer.gui.viewmodels.members import Member
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.views.review.context_panel import ReadingText, masked_caption
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.two_lines import TwoLineList

_CAPTION_PX = 76


class MemberList(TwoLineList):
    """The list; Space marks a row.

    Signals:
        marked: the person marked a row, or took the mark off (int).
    """

    marked = Signal(int)

    # Overrides of Qt.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark the chosen row; leave the rest to the list."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.marked.emit(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)


class MembersPage(QFrame):
    """Everybody in the group.

    Signals:
        closed: the person goes back to the item.
    """

    closed = Signal()

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
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: LineModel[Member] = LineModel(member_line, self)
        self.list = MemberList(self._rows, theme, self)
        name(self.list, self.tr("Items of this group"))
        self._how = labels.dim(parent=self)
        self.whose = labels.caption(parent=self)
        self.caption = ReadingText(self)
        self.caption.setFixedHeight(theme.scaled(_CAPTION_PX))
        name(self.caption, self.tr("Posted text"))
        self.sentence = labels.fixed("", "warn", self)
        self.sentence.setWordWrap(True)
        self.apart = ActButton(Act.NOT_ALIKE, layout, "plain", self)
        self.back = ActButton(Act.COVER, layout, "quiet", self)
        self.back.say(self.tr("Go back"))
        self._lay_out()
        self.list.marked.connect(self._mark)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.apart.clicked.connect(review.take_apart)
        self.back.clicked.connect(self.closed)
        review.members.changed.connect(self.show_members)
        review.members.busy_changed.connect(self.show_members)
        review.members.failed.connect(self._fail)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(labels.title(self.tr("Items of this group"), self))
        column.addWidget(self._how)
        column.addWidget(self.list, 1)
        column.addWidget(self.whose)
        column.addWidget(self.caption)
        column.addWidget(self.sentence)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.apart)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def arrive(self, item_id: str) -> None:
        """Show the list with that member chosen, and give it the keyboard."""
        self._say("")
        self.show_members()
        ids: list[str] = [row.item.item_id for row in self._rows.rows]
        self.list.select(ids.index(item_id) if item_id in ids else 0)
        self.take_keyboard()
        announce(self, self.tr("Items of this group"))

    def take_keyboard(self) -> None:
        """Give the list the keyboard."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_which(self) -> None:
        """Say how members are chosen that are not alike."""
        self._say(self.tr("Choose what is not alike first: Space marks an item."))

    @Slot()
    def show_members(self) -> None:
        """Word the members anew; the chosen one stays."""
        chosen = self.list.currentIndex().row()
        self._rows.show_rows(self._review.members.rows)
        self.list.select(min(max(chosen, 0), len(self._rows.rows) - 1))
        marked, is_busy = self._review.members.marked, self._review.members.is_busy
        self.apart.say(self._apart_words(marked, is_busy=is_busy))
        self.apart.setEnabled(marked > 0 and not is_busy)
        self._how.setText(
            self.tr("Space: not like the others · {key}: make those a group of their own").format(
                key=isolated(shortcuts.drawn(Act.NOT_ALIKE, self._layout))
            )
        )
        self._show_caption()

    def _apart_words(self, marked: int, *, is_busy: bool) -> str:
        if is_busy:
            return self.tr("Taking apart…")
        return self.tr("Take %Ln apart", "", marked) if marked else self.tr("Not alike…")

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_caption()

    def _show_caption(self) -> None:
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._rows.rows):
            self.caption.read("")
            return
        item = self._rows.rows[row].item
        self.whose.setText(self.tr("Posted with {id}").format(id=short_id(item.item_id)))
        caption = masked_caption(item.context.caption, self._review.policy, self._day)
        self.caption.read(caption or self.tr("No text was posted with it."))

    @Slot(int)
    def _mark(self, row: int) -> None:
        member = self._rows.rows[row]
        if member.is_first:
            self._say(self.tr("The others are compared with this one: mark those that differ."))
            return
        self._say("")
        self._review.members.toggle(member.item.item_id)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._say(split_failure(error))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        announce(self, sentence)
