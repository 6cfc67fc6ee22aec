# SPDX-License-Identifier: Apache-2.0
"""What a decision says of hash banks: what they know of the item, and where its hashes go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.domain.banks import BankKind, telling
from reviewer.domain.items import Stage
from reviewer.domain.policy import OWN_BANK, Code
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.widgets.keys import ActButton

_TOLD_MOST = 3


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
        named = isolated(visible(audience.named(self._language)))
        return self.tr("Given to: {audience}").format(audience=named)

    @Slot()
    def next_audience(self) -> None:
        """Choose the next audience of the policy, and the first after the last."""
        chosen = self.chosen
        if chosen is None or self.audience.isHidden():
            return
        at = (self._audiences.index(chosen) + 1) % len(self._audiences)
        self._review.answers.pick_audience(self._audiences[at].code)
        announce(self, self._given_to(self._audiences[at]))


class SecondBanner(QFrame):
    """Says, calmly, that somebody answered before and that nothing of it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "fact")
        self.words = labels.body(
            self.tr("Second review: decide for yourself; you are not told the first answer."), self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(self.words)
        self.hide()


class MatchBox(QFrame):
    """One sentence for each of the nearest matches; nothing for a blind second person."""

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
