# SPDX-License-Identifier: Apache-2.0
"""Asks why a severe or unscored item is opened clear: one key answers, for this item only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.domain.policy import Code
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.widgets.flow import FlowLayout
from reviewer.gui.widgets.keys import ActButton


class ReasonRow(QFrame):
    """The policy's reasons, each with its key.

    Signals:
        picked: the number of a reason, from 1.
    """

    picked = Signal(int)

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self.setProperty("role", "panel")
        self._question = labels.body(self.tr("Why is it opened clear? It is logged."), self)
        name(self, self._question.text())
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._question)
        column.addWidget(self._buttons)
        self.hide()

    def show_reasons(self, reasons: Sequence[Code], language: str) -> None:
        """Offer these reasons."""
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for number, reason in enumerate(reasons, start=1):
            button = ActButton(
                Act.LOOK_REASON,
                self._layout,
                "quiet",
                self._buttons,
                number=number,
                pattern="{key}  {words}",
            )
            button.say(visible(reason.named(language)))
            button.clicked.connect(self._pick)
            self._flow.addWidget(button)

    def ask(self) -> None:
        """Come into sight."""
        self.show()
        announce(self, self._question.text())

    @Slot()
    def _pick(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.picked.emit(button.number)
