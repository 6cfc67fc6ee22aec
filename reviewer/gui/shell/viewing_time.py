# SPDX-License-Identifier: Apache-2.0
"""The person's own time in the bar below: what is viewed, a thin line, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from reviewer.gui.foundation import labels, shortcut_words, shortcuts
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.viewmodels.wellbeing_words import next_words, viewing_words
from reviewer.gui.widgets.keys import ActButton

_LINE_PX = 150


class ViewingTime(QWidget):
    """Viewing time and next break; pressing it opens one's limits.

    Signals:
        wanted: the person wants their limits.
        changed: other words are shown, which may need other room.
    """

    wanted = Signal()
    changed = Signal()

    def __init__(
        self, day: Day, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._key = shortcuts.drawn(Act.LIMITS, layout)
        self.button = ActButton(Act.LIMITS, layout, "quiet", self, pattern="{words}")
        self.button.setProperty("tight", "true")
        self.button.clicked.connect(self.wanted)
        self.line = QProgressBar(self)
        self.line.setProperty("role", "thin")
        self.line.setTextVisible(False)
        self.line.setFixedSize(theme.scaled(_LINE_PX), 6)
        self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.next = labels.fixed("", "dim", self)
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.line)
        row.addWidget(self.next)
        day.changed.connect(self.show_time)
        self.show_time()

    @Slot()
    def show_time(self) -> None:
        """Show where the day stands."""
        now = self._day.now
        if now is None:
            self.hide()
            return
        self.show()
        words = viewing_words(now)
        self.button.say(words)
        name(self.button, words, f"{shortcut_words.words(Act.LIMITS)}, {self._key}")
        labels.tip(self.button, f"{shortcut_words.words(Act.LIMITS)} ({self._key})")
        self.line.setRange(0, max(1, round(now.viewing_cap_s)))
        self.line.setValue(round(min(now.viewing_s, now.viewing_cap_s)))
        name(self.line, words)
        self.next.setText(next_words(now))
        self.next.setVisible(bool(self.next.text()))
        self.changed.emit()
