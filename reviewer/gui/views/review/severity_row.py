# SPDX-License-Identifier: Apache-2.0
"""The reviewer's own severity: five peers in a row; ``said`` words the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.domain.items import Severity
from reviewer.domain.policy import Code
from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.shortcuts import Act


class SeverityRow(QWidget):
    """S0 to S4.

    Attributes:
        said: the chosen one in words, or the keys; the section puts it beside its heading.

    Signals:
        picked: the person picked one (Severity).
    """

    picked = Signal(object)

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._words = [""] * len(Severity)
        self.said = labels.line("", "faint", self)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.buttons = [QPushButton(f"S{severity.value}", self) for severity in Severity]
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.buttons:
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumWidth(0)
            button.setProperty("tight", "true")
            button.setProperty("low", "true")
            button.setProperty("pick", "true")  # the chosen one is filled, the focused one framed
            button.clicked.connect(self._pick)
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.addLayout(row)
        self.set_chosen(None)

    def show_severities(self, codes: Sequence[Code], language: str) -> None:
        """Name the five severities as the policy does."""
        self._words = [visible(code.named(language)) for code in codes]
        for at, (button, words) in enumerate(zip(self.buttons, self._words, strict=True), start=1):
            key = shortcuts.drawn(Act.SEVERITY, self._layout, at)
            name(button, f"S{at - 1}, {words}", key)
            labels.tip(button, f"{words} ({key})")

    def set_chosen(self, severity: Severity | None) -> None:
        """Show which is chosen."""
        for at, button in enumerate(self.buttons):
            button.setChecked(severity is not None and at == severity.value)
        if severity is None:
            first = shortcuts.drawn(Act.SEVERITY, self._layout, 1)
            last = shortcuts.drawn(Act.SEVERITY, self._layout, len(self.buttons))
            self.said.setText(
                self.tr("{first} to {last}").format(
                    first=labels.isolated(first), last=labels.isolated(last)
                )
            )
        else:
            self.said.setText(self._words[severity.value])

    def focus_first(self) -> None:
        """Give the keyboard to the first."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _pick(self) -> None:
        button = self.sender()
        for at, one in enumerate(self.buttons):
            if one is button:
                self.picked.emit(Severity(at))
