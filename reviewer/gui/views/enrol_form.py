# SPDX-License-Identifier: Apache-2.0
"""The form that takes an address and a one-time code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.foundation import fonts, labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import PlainLabel
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.enrol_words import (
    AddressState,
    CodeState,
    address_state,
    address_words,
    code_state,
    code_words,
)
from reviewer.gui.widgets.keys import ActButton


class CodeField(QLineEdit):
    """A field for an address or a code: left to right, one letter width, whatever the language."""

    def __init__(self, words: str, example: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(fonts.mono_font(theme.body_px))
        self.setPlaceholderText(example)
        self.setMaxLength(256)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        name(self, words)


class EnrolForm(QFrame):
    """Address and code, checked in words while they are typed.

    Signals:
        asked: the person wants to enrol (address, code).
        refused: the person wants back to the profiles of this machine.
    """

    asked = Signal(str, str)
    refused = Signal()

    def __init__(self, theme: Theme, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.address = CodeField(
            self.tr("Gateway address"), "https://gateway.example.org", theme, self
        )
        self.code = CodeField(self.tr("One-time code"), "0000-0000-0000-0000-0000", theme, self)
        self.address_hint = labels.dim(parent=self)
        self.code_hint = labels.dim(parent=self)
        self.error = PlainLabel("critical", self)
        self.error.setWordWrap(True)
        self.go_on = ActButton(Act.CONFIRM, layout, "main", self)
        self.go_on.say(self.tr("Enrol this workstation"))
        self.go_back = ActButton(Act.COVER, layout, "quiet", self)
        self.go_back.say(self.tr("Profiles of this machine"))
        self.go_back.hide()
        self._build()
        for field in (self.address, self.code):
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self.ask)
        self.go_on.clicked.connect(self.ask)
        self.go_back.clicked.connect(self.refused)
        self._check()
        self.fail("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(labels.title(self.tr("Enrol this workstation"), self))
        column.addWidget(
            labels.body(
                self.tr(
                    "Your administrator gives you the gateway’s address and a code that works once."
                ),
                self,
            )
        )
        column.addSpacing(8)
        for caption, field, hint in (
            (self.tr("Gateway address"), self.address, self.address_hint),
            (self.tr("One-time code"), self.code, self.code_hint),
        ):
            column.addWidget(labels.caption(caption, self))
            column.addWidget(field)
            column.addWidget(hint)
            column.addSpacing(6)
        column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.go_back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(labels.caption(self.tr("What happens"), self))
        for sentence in (
            self.tr("This machine makes a key of its own. It goes into the system’s keyring."),
            self.tr("Part of the code, which stays here, proves that the right gateway answers."),
            self.tr("An encrypted store is made on this machine, and its log begins."),
        ):
            column.addWidget(labels.dim(sentence, self))

    @Slot()
    def ask(self) -> None:
        """Ask to enrol if both fields have the right form; else go to the one that has not."""
        if address_state(self.address.text()) is not AddressState.GOOD:
            self._point_at(self.address, self.address_hint)
        elif code_state(self.code.text()) is not CodeState.WHOLE:
            self._point_at(self.code, self.code_hint)
        else:
            self.asked.emit(self.address.text(), self.code.text())

    def fail(self, sentence: str) -> None:
        """Show why it did not work, ``""`` for nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _point_at(self, field: QLineEdit, hint: PlainLabel) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(field, hint.text())

    @Slot()
    def _check(self) -> None:
        self.address_hint.setText(address_words(self.address.text()))
        self.code_hint.setText(code_words(self.code.text()))
        for field, hint in ((self.address, self.address_hint), (self.code, self.code_hint)):
            field.setAccessibleDescription(hint.text())
