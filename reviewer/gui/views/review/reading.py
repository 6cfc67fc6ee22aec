# SPDX-License-Identifier: Apache-2.0
"""Text of a platform to read: plain, inert, slurs masked where the person chose so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reviewer.domain.masking import mask_words
from reviewer.domain.policy import Policy
from reviewer.gui.foundation.labels import text_direction, visible
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
