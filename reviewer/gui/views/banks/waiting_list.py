# SPDX-License-Identifier: Apache-2.0
"""Hashes that wait for a second person or a lead, and what was settled lately."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.bank_proposals import Waiting, WaitingState
from reviewer.gui.widgets.two_lines import TwoLineList


class WaitingList(QWidget):
    """The proposals."""

    def __init__(self, waiting: Waiting, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self.about = labels.dim(
            self.tr(
                "A hash enters a bank once a second person agreed without knowing the first "
                "answer. That person finds the item in their queue, not here."
            ),
            self,
        )
        self.message = labels.body(parent=self)
        self.list = TwoLineList(waiting.rows, theme, self)
        name(self.list, self.tr("Waiting hashes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(self.message)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        waiting.changed.connect(self.show_state)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Show what waits, or say why nothing is shown."""
        message = self._message(self._waiting.state)
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.list.setVisible(bool(self._waiting.rows.rows))

    def _message(self, state: WaitingState) -> str:
        match state:
            case WaitingState.LOADING:
                return self.tr("Asking the gateway what waits…")
            case WaitingState.NOTHING:
                return self.tr("Nothing waits. Tick hashes in a decision to propose them.")
            case WaitingState.OFFLINE if self._waiting.rows.rows:
                return self.tr("You are offline. This is what the gateway told last.")
            case WaitingState.OFFLINE:
                return self.tr(
                    "You are offline. What waits is known to the gateway; come back later."
                )
            case WaitingState.FAILED:
                return describe(self._waiting.error) if self._waiting.error else ""
            case WaitingState.ROWS:
                return ""
