# SPDX-License-Identifier: Apache-2.0
"""What stands on the stage when no item does: empty, loading, gone, failed, diverting, diverted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.domain.policy import Contact
from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import visible
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe, gone_sentence
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.widgets.keys import ActButton


class ContactCard(QFrame):
    """Someone to turn to: name, hours, phone, mail, a sentence. Offline, and never logged."""

    def __init__(self, contact: Contact, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "fact")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        names = contact.names.get(language) or contact.names.get("en", "")
        column.addWidget(labels.body(visible(names), self))
        hours = contact.hours.get(language) or contact.hours.get("en", "")
        if hours:
            column.addWidget(labels.dim(visible(hours), self))
        for address in (contact.phone, contact.email):
            if address:
                row = QHBoxLayout()
                row.addWidget(labels.code(visible(address), self))
                column.addLayout(row)
        text = contact.text.get(language) or contact.text.get("en", "")
        if text:
            column.addWidget(labels.dim(visible(text), self))


class Message(QFrame):
    """A title, a sentence, perhaps a contact, and what to do next.

    Signals:
        confirmed: the person chose to go on.
        refused: the person chose to go back.
    """

    confirmed = Signal()
    refused = Signal()

    def __init__(self, theme: Theme, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = labels.title(parent=self)
        self._sentence = labels.body(parent=self)
        self._card: ContactCard | None = None
        self.go_on = ActButton(Act.CONFIRM, layout, "main", self)
        self.go_back = ActButton(Act.COVER, layout, "quiet", self)
        self.go_on.clicked.connect(self.confirmed)
        self.go_back.clicked.connect(self.refused)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sentence)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.go_back)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        middle = QWidget(self)
        middle.setLayout(self._column)
        middle.setMaximumWidth(theme.scaled(520))
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 24, 24, 24)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(2, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(2, 1)
        grid.addWidget(middle, 1, 1)

    def say(self, title: str, sentence: str, *, go_on: str = "", go_back: str = "") -> None:
        """Show a message; a button without words is left out."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)
        for button, words in ((self.go_on, go_on), (self.go_back, go_back)):
            button.setVisible(bool(words))
            if words:
                button.say(words)
        self.show_contact(None, "")
        name(self, f"{title} {sentence}".strip())
        announce(self, f"{title} {sentence}".strip())

    @Slot(object)
    def show_contact(self, contact: Contact | None, language: str) -> None:
        """Show a contact under the sentence, or none."""
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if contact is not None:
            self._card = ContactCard(contact, language, self)
            self._column.insertWidget(2, self._card)
            self._card.show()


def say_state(message: Message, review: Review, language: str) -> None:
    """Say why there is no item on the stage, and what to do next."""
    state = review.state
    match state:
        case StageState.LOADING:
            message.say("", translate("ReviewView", "Opening the next group."))
        case StageState.EMPTY:
            message.say(
                translate("ReviewView", "Nothing to review"),
                translate(
                    "ReviewView", "New groups come by themselves. You can look again, or rest."
                ),
                go_on=translate("ReviewView", "Look again"),
            )
        case StageState.CLOSED:
            message.say(
                translate("ReviewView", "This workstation was closed by your administrator"),
                translate("ReviewView", "Media were destroyed. Ask for a new code to go on."),
            )
        case StageState.GONE:
            message.say(
                translate("ReviewView", "This group closed"),
                gone_sentence(review.gone_why),
                go_on=translate("ReviewView", "Next group"),
            )
        case StageState.FAILED:
            error = review.error
            message.say(
                translate("ReviewView", "This group cannot be opened"),
                describe(error) if error else "",
                go_on=translate("ReviewView", "Next group"),
            )
        case StageState.DIVERTED:
            message.say(
                translate("ReviewView", "Locked"),
                translate(
                    "ReviewView", "The gateway is told as soon as it can be reached. Please tell:"
                ),
                go_on=translate("ReviewView", "Next group"),
            )
            if review.policy is not None:
                message.show_contact(review.policy.legal_contact, language)
        case StageState.GROUP:
            pass
