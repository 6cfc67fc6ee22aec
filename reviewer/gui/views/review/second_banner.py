# SPDX-License-Identifier: Apache-2.0
"""What a person is told who gives a second, blind answer."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels


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
