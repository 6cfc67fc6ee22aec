# SPDX-License-Identifier: Apache-2.0
"""Says above the item for how many it stands, and how alike they are; words only."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.domain.groups import is_only_checked
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.widgets.keys import ActButton


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
