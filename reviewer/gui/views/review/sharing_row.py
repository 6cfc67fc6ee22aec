# SPDX-License-Identifier: Apache-2.0
"""Where ticked hashes go: which bank they are proposed to, and who is given them once agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.domain.policy import OWN_BANK, Code
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.widgets.keys import ActButton


class SharingRow(QWidget):
    """The bank in words, and a button whose key goes on to the next audience of the policy."""

    def __init__(
        self, review: Review, layout: Layout, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._language = language
        self.about = labels.dim(parent=self)
        self.audience = ActButton(Act.AUDIENCE, layout, "quiet", self)
        self.audience.setProperty("tight", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.about)
        column.addWidget(self.audience, 0, Qt.AlignmentFlag.AlignLeading)
        self.audience.clicked.connect(self.next_audience)
        review.answers.changed.connect(self.show_sharing)
        review.policy_changed.connect(self.show_sharing)
        self.show_sharing()

    @property
    def _audiences(self) -> tuple[Code, ...]:
        policy = self._review.policy
        return policy.sharing.audiences if policy else ()

    @property
    def chosen(self) -> Code | None:
        """Return the audience that counts: the one picked, or else the policy's first."""
        picked = self._review.answers.draft.audience
        first = next(iter(self._audiences), None)
        return next((each for each in self._audiences if each.code == picked), first)

    @Slot()
    def show_sharing(self) -> None:
        """Show it while any hash is ticked."""
        policy, chosen = self._review.policy, self.chosen
        is_shown = policy is not None and bool(self._review.answers.draft.hashes)
        self.about.setVisible(is_shown)
        self.audience.setVisible(is_shown and chosen is not None)
        if policy is None:
            return
        bank = policy.sharing.bank
        self.about.setText(
            self.tr("Proposed to this member’s own bank. A second person must agree first.")
            if bank == OWN_BANK
            else self.tr("Proposed to {bank}. A second person must agree first.").format(
                bank=isolated(visible(bank))
            )
        )
        if chosen is not None:
            self.audience.say(self._given_to(chosen))

    def _given_to(self, audience: Code) -> str:
        name = isolated(visible(audience.named(self._language)))
        return self.tr("Given to: {audience}").format(audience=name)

    @Slot()
    def next_audience(self) -> None:
        """Choose the next audience of the policy, and the first after the last."""
        chosen = self.chosen
        if chosen is None or self.audience.isHidden():
            return
        at = (self._audiences.index(chosen) + 1) % len(self._audiences)
        self._review.answers.pick_audience(self._audiences[at].code)
        announce(self, self._given_to(self._audiences[at]))
