# SPDX-License-Identifier: Apache-2.0
"""What the banks know of the item on the stage, explained; never for a blind second person."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.domain.banks import BankKind, telling
from reviewer.domain.items import Stage
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.viewmodels.review import Review

_TOLD_MOST = 3


class MatchBox(QFrame):
    """One sentence for each of the nearest matches."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setProperty("role", "fact")
        self.heading = labels.caption(self.tr("Known to the banks"), self)
        self.lines = [labels.body(parent=self) for _ in range(_TOLD_MOST)]
        self.more = labels.dim(parent=self)
        self.harmless = labels.dim(
            self.tr("Known harmless content is near: only exact matches count beside it."), self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(2)
        for widget in (self.heading, *self.lines, self.more, self.harmless):
            column.addWidget(widget)
        review.stage_changed.connect(self.show_matches)
        review.member_changed.connect(self.show_matches)
        self.show_matches()

    @Slot()
    def show_matches(self) -> None:
        """Explain the matches of the item on the stage, the nearest first."""
        opened, item = self._review.opened, self._review.item
        is_blind = opened is not None and opened.group.stage is Stage.SECOND
        matches = () if item is None or is_blind else telling(item.matches)
        self.setVisible(bool(matches))
        if not matches:
            return
        # Imported late: most items match nothing, and the first is to be shown soon.
        from reviewer.gui.viewmodels.bank_words import match_sentence

        told = [match_sentence(match, match.bank) for match in matches[:_TOLD_MOST]]
        for at, line in enumerate(self.lines):
            line.setText(told[at] if at < len(told) else "")
            line.setVisible(at < len(told))
        rest = len(matches) - len(told)
        self.more.setText(self.tr("%Ln more match(es), further away", "", rest) if rest else "")
        self.more.setVisible(rest > 0)
        self.harmless.setVisible(any(each.bank_kind is BankKind.ALLOW for each in matches))
        name(self, self.heading.text(), " ".join(told))
