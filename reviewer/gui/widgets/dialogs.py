# SPDX-License-Identifier: Apache-2.0
"""The window's own questions and messages, as sheets over it, and the system's folder picker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.sheet import Sheet


class AskSheet(Sheet):
    """A sentence with one way on and, for a question, one way back.

    Args:
        yes: what going on does; empty for a message, which only closes.
        then: called once with the answer.
    """

    def __init__(  # a sheet is all of these
        self,
        title: str,
        sentence: str,
        yes: str,
        then: Callable[[bool], object],
        theme: Theme,
        layout: Layout,
        over: QWidget,
    ) -> None:
        super().__init__(title, theme, over, 480)
        self._then = then
        self._is_question = bool(yes)
        words = labels.body(sentence, self.page)
        self.content.addWidget(words)
        name(self, title, sentence)
        self.go_back = ActButton(Act.COVER, layout, "quiet", self)
        self.go_back.say(self.tr("Go back") if yes else self.tr("Close"))
        self.go_back.clicked.connect(self._refuse)
        self.buttons.addWidget(self.go_back)
        self.go_on = ActButton(Act.CONFIRM, layout, "main", self)
        self.go_on.setVisible(self._is_question)
        if yes:
            self.go_on.say(yes)
        self.go_on.clicked.connect(self._agree)
        self.buttons.addWidget(self.go_on)

    @Slot()
    def _agree(self) -> None:
        self._answer(agreed=True)

    @Slot()
    def _refuse(self) -> None:
        self._answer(agreed=False)

    def _answer(self, *, agreed: bool) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()
            self.deleteLater()
            self._then(agreed)

    # Overrides of Qt.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by Enter or Escape; of the other keys only covering reaches what lies below."""
        if shortcuts.covers(event):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer(agreed=self._is_question)
        elif event.key() == Qt.Key.Key_Escape:
            self._answer(agreed=False)
        event.accept()


class WindowDialogs(QObject):
    """``foundation.dialogs.Dialogs`` on one window."""

    def __init__(self, over: QWidget, theme: Theme, layout: Layout) -> None:
        super().__init__(over)
        self._over = over
        self._theme = theme
        self._layout = layout
        self._then: Callable[[Path | None], object] | None = None

    def ask(self, title: str, sentence: str, yes: str, then: Callable[[bool], object]) -> None:
        """Ask whether to go on."""
        AskSheet(title, sentence, yes, then, self._theme, self._layout, self._over).open()

    def tell(self, title: str, sentence: str) -> None:
        """Say something that needs to be read before work goes on."""
        AskSheet(title, sentence, "", bool, self._theme, self._layout, self._over).open()

    def pick_folder(self, title: str, then: Callable[[Path | None], object]) -> None:
        """Let the person pick a folder; one picker is open at a time."""
        self._pick(title, QFileDialog.FileMode.Directory, then)

    def pick_file(self, title: str, then: Callable[[Path | None], object]) -> None:
        """Let the person pick a file; one picker is open at a time."""
        self._pick(title, QFileDialog.FileMode.ExistingFile, then)

    def _pick(
        self, title: str, mode: QFileDialog.FileMode, then: Callable[[Path | None], object]
    ) -> None:
        if self._then is not None:
            return
        self._then = then
        picker = QFileDialog(self._over, title)
        picker.setFileMode(mode)
        picker.setOption(QFileDialog.Option.ShowDirsOnly, mode is QFileDialog.FileMode.Directory)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.fileSelected.connect(self._picked)
        picker.rejected.connect(self._not_picked)
        picker.open()

    @Slot(str)
    def _picked(self, folder: str) -> None:
        self._give(Path(folder))

    @Slot()
    def _not_picked(self) -> None:
        self._give(None)

    def _give(self, folder: Path | None) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(folder)
