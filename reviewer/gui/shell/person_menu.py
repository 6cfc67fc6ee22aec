# SPDX-License-Identifier: Apache-2.0
"""A person's own settings: language, theme, size of text, way of looking; and signing out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.gui.foundation import shortcut_words, shortcuts
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import TEXT_SCALES, LookMode, Preferences
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import ThemeName


class PersonMenu(QMenu):
    """The menu under the person's name.

    Signals:
        changed: other preferences are wanted (Preferences).
        sign_out_wanted: the person wants to sign out.
        limits_wanted: the person wants their limits.
        cover_wanted: F9 was pressed while the menu had the keyboard.
    """

    changed = Signal(object)
    sign_out_wanted = Signal()
    limits_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self, preferences: Preferences, layout: Layout, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        key = isolated(shortcuts.drawn(Act.LIMITS, layout))
        own = QAction(f"{shortcut_words.words(Act.LIMITS)}\t{key}", self)
        own.triggered.connect(self.limits_wanted)
        self.addAction(own)
        self.addSeparator()
        self._section(
            self.tr("Language"),
            [(language.own_name, replace(preferences, language=language)) for language in Language],
        )
        self._section(
            self.tr("Colours"),
            [(self._theme_words(one), replace(preferences, theme=one)) for one in ThemeName],
        )
        self._section(
            self.tr("Size of text"),
            [
                (self._percent(scale), replace(preferences, text_scale=scale))
                for scale in TEXT_SCALES
            ],
        )
        self._section(
            self.tr("Clear look"),
            [(self._mode_words(one), replace(preferences, look_mode=one)) for one in LookMode],
        )
        leave = QAction(self.tr("Sign out"), self)
        leave.triggered.connect(self.sign_out_wanted)
        self.addAction(leave)

    def _section(self, heading: str, choices: Sequence[tuple[str, Preferences]]) -> None:
        title = self.addAction(heading)
        title.setEnabled(False)
        group = QActionGroup(self)
        for words, preferences in choices:
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(preferences == self._preferences)
            action.setData(preferences)
            self.addAction(action)
        group.triggered.connect(self._choose)
        self.addSeparator()

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if action.data() != self._preferences:
            self.changed.emit(action.data())

    def _percent(self, scale: float) -> str:
        return f"{QLocale().toString(round(scale * 100))} {QLocale().percent()}"

    def _theme_words(self, theme: ThemeName) -> str:
        return {
            ThemeName.LIGHT: self.tr("Light"),
            ThemeName.DARK: self.tr("Dark"),
            ThemeName.CONTRAST: self.tr("High contrast"),
        }[theme]

    def _mode_words(self, mode: LookMode) -> str:
        return {
            LookMode.HOLD: self.tr("While the key is held"),
            LookMode.PRESS: self.tr("Press to look, press to cover"),
        }[mode]

    # Overrides of Qt.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cover everything from here too."""
        if shortcuts.covers(event):
            self.close()
            self.cover_wanted.emit()
        else:
            super().keyPressEvent(event)
