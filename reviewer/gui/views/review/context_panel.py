# SPDX-License-Identifier: Apache-2.0
"""What the platform says around the item: plain text, inert links, nothing hidden or reordered.

Listed slurs are masked here as in a text, where the person chose so.  What a platform may supply to
spare a look (masks, transcript, skip spans, sound tags, translation) has no place on the wire yet,
so that none is supplied is said.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from reviewer.domain.items import ItemKind, PostContext
from reviewer.domain.masking import mask_words
from reviewer.domain.policy import Policy
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.labels import isolated, listed, text_direction, visible
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import MANY_DAYS, ago_text, source_words
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day


class ReadingText(QPlainTextEdit):
    """Text to read: nothing to click, drag out or copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reading")
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.document().setDocumentMargin(0)

    def read(self, untrusted: str) -> None:
        """Show ``untrusted`` as the characters it is made of."""
        option = self.document().defaultTextOption()
        direction = text_direction(untrusted)
        right = direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.setTextDirection(direction)
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)
        self.setPlainText(visible(untrusted))


def masks(day: Day) -> bool:
    """Say whether this person has slurs masked; until that is known they are."""
    return day.now is None or day.now.masks_words


def masked_caption(untrusted: str, policy: Policy | None, day: Day) -> str:
    """Return a caption, with the policy's words masked where the person chose so."""
    if policy is None or not masks(day):
        return untrusted
    return mask_words(untrusted, policy.masked_words)


class ContextPanel(QFrame):
    """What was posted with the item."""

    def __init__(
        self,
        review: Review,
        day: Day,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._day = day
        self._now = now
        self.setProperty("role", "panel")
        self._facts = labels.dim(parent=self)
        self._facts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._caption = ReadingText(self)
        name(self._caption, self.tr("Posted text"))
        self._caption.setFixedHeight(theme.scaled(40))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(labels.fixed(self.tr("Context"), "caption", self))
        column.addWidget(self._facts)
        column.addWidget(self._caption)
        self._none_supplied = labels.dim(parent=self)
        self._none_supplied.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(self._none_supplied)
        review.member_changed.connect(self.show_item)
        review.stage_changed.connect(self.show_item)
        review.policy_changed.connect(self.show_item)
        day.changed.connect(self._follow_choice)
        self._is_covered = False
        self._is_masked = True

    def cover(self) -> None:
        """Hide the words, until an item is shown or a level chosen."""
        self._is_covered = True
        self.show_item()

    def uncover(self) -> None:
        """Show the words again."""
        if self._is_covered:
            self._is_covered = False
            self.show_item()

    @Slot()
    def show_item(self) -> None:
        """Show the context of the item on the stage."""
        item = self._review.item if self._review.state is StageState.GROUP else None
        self.setVisible(item is not None)
        if item is None:
            self._caption.read("")
            return
        facts = facts_line(item.context, self._now())
        self._facts.setText(facts)
        name(self._facts, self.tr("Context"), facts)
        none_supplied = none_supplied_sentence(item.kind)
        self._none_supplied.setText(none_supplied)
        name(self._none_supplied, none_supplied)
        self._is_masked = masks(self._day)
        if self._is_covered:
            self._caption.read(self.tr("Covered"))
        else:
            caption = masked_caption(item.context.caption, self._review.policy, self._day)
            self._caption.read(caption or self.tr("No text was posted with it."))

    @Slot()
    def _follow_choice(self) -> None:
        if masks(self._day) is not self._is_masked:
            self.show_item()


def none_supplied_sentence(kind: ItemKind) -> str:
    """Return what a platform could have supplied with an item of this kind, and did not."""
    match kind:
        case ItemKind.IMAGE:
            return translate("Context", "The platform supplied no masks and no translation.")
        case ItemKind.VIDEO:
            return translate(
                "Context",
                "The platform supplied no masks, transcript, skip spans, sound tags or "
                "translation.",
            )
        case ItemKind.AUDIO:
            return translate(
                "Context",
                "The platform supplied no transcript, skip spans, sound tags or translation.",
            )
        case ItemKind.TEXT:
            return translate("Context", "The platform supplied no translation.")


def facts_line(context: PostContext, now: datetime) -> str:
    """Return what is known about a post, on one line."""
    parts = [source_words(context.source)]
    if context.posted_at is not None:
        when = ago_text(context.posted_at, now)
        parts.append(translate("Context", "posted {when}").format(when=when))
    if context.reports:
        parts.append(translate("Context", "%Ln report(s)", "", context.reports))
    if context.author_prior:
        parts.append(
            translate(
                "Context", "author has %Ln earlier confirmed item(s)", "", context.author_prior
            )
        )
    if context.account_age_days is not None:
        parts.append(_account_age(context.account_age_days))
    if context.language:
        code = isolated(visible(context.language))
        parts.append(translate("Context", "language {code}").format(code=code))
    return listed(parts)


def _account_age(days: int) -> str:
    if days < MANY_DAYS:
        return translate("Context", "account %Ln day(s) old", "", days)
    return translate("Context", "account %Ln year(s) old", "", days // 365)
