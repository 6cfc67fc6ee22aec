# SPDX-License-Identifier: Apache-2.0
"""Buttons that show the key of their act; the table of shortcuts says which."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from reviewer.gui.foundation import shortcut_words, shortcuts
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.shortcuts import Act


class ActButton(QPushButton):
    """A button for one act, with its key beside the words.

    Attributes:
        pattern: how key and words stand together; ``{words}   {key}`` unless told otherwise.
    """

    def __init__(
        self,
        act: Act,
        layout: Layout,
        role: str,
        parent: QWidget | None = None,
        *,
        number: int = 0,
        pattern: str = "{words}   {key}",
    ) -> None:
        super().__init__(parent)
        self.act = act
        self.number = number
        self.pattern = pattern
        self.setProperty("role", role)
        self.setAutoDefault(False)
        # Clicking never takes the keyboard from the stage: a held key must stay held.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._layout_drawn = layout
        self.say(shortcut_words.words(act))

    def say(self, words: str) -> None:
        """Show ``words`` and the key."""
        key = shortcuts.drawn(self.act, self._layout_drawn, self.number)
        # An ampersand in words would mark a mnemonic, a second key for the same act.
        plain = words.replace("&", "&&")
        self.setText(self.pattern.format(words=plain, key=isolated(key)) if key else plain)
        name(self, words, key)
