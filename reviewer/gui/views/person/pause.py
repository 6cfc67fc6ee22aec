# SPDX-License-Identifier: Apache-2.0
"""The screen over everything: nothing of the work is on it, and one key comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.widgets.keys import ActButton


class PausePage(QWidget):
    """A neutral screen.

    Signals:
        wanted: the person pressed a button for an act (Act).
    """

    wanted = Signal(object)

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back = ActButton(Act.COVER_EVERYTHING, layout, "main", self)
        self.back.say(self.tr("Come back"))
        self.support = ActButton(Act.SUPPORT, layout, "quiet", self)
        for button in (self.back, self.support):
            button.clicked.connect(self._want)
        words = self.tr("Everything is covered")
        detail = self.tr("Stay as long as you like. No time counts, and no reason is asked.")
        name(self, words, detail)
        title = labels.title(words, self)
        sentence = labels.dim(detail, self)
        for label in (title, sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.support)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(sentence)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(3)

    def arrive(self) -> None:
        """Take the keyboard, so that nothing below hears a key."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName())

    @Slot()
    def _want(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.wanted.emit(button.act)
