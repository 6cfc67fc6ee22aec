# SPDX-License-Identifier: Apache-2.0
"""Sheets over the window: all keys, support, a question before signing out, a bug met.

What the support sheet shows is in the policy on this machine; opening it is told to nobody.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.domain.policy import Policy
from reviewer.gui.foundation import labels, shortcut_words, shortcuts
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.views.review.messages import ContactCard
from reviewer.gui.widgets.sheet import Sheet


class HelpSheet(Sheet):
    """Every act and its key, from the one table."""

    def __init__(self, theme: Theme, layout: Layout, over: QWidget) -> None:
        super().__init__(translate("Sheets", "All keys"), theme, over, width=1080)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        columns = (
            (shortcuts.Topic.LOOK, shortcuts.Topic.MOVE),
            (shortcuts.Topic.ANSWER, shortcuts.Topic.DECIDE, shortcuts.Topic.WINDOW),
            (shortcuts.Topic.YOURS, shortcuts.Topic.LOOK_BACK, shortcuts.Topic.BANKS),
        )
        for topics in columns:
            column = QVBoxLayout()
            column.setSpacing(16)
            for topic in topics:
                column.addWidget(self._block(topic, layout))
            column.addStretch(1)
            beside.addLayout(column, 1)
        self.content.addLayout(beside)
        self.content.addStretch(1)
        self.add_close(self.tr("Close"))

    def _block(self, topic: shortcuts.Topic, layout: Layout) -> QWidget:
        block = QWidget(self.page)
        rows = QGridLayout(block)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        rows.addWidget(labels.caption(shortcut_words.topic_words(topic), block), 0, 0, 1, 2)
        chosen = [one for one in shortcuts.SHORTCUTS if one.topic is topic]
        for at, shortcut in enumerate(chosen, start=1):
            keys = labels.fixed(isolated(shortcut_words.sheet_keys(shortcut, layout)), "key", block)
            words = shortcut_words.words(shortcut.act)
            if shortcut.held:
                words = self.tr("{words} (held)").format(words=words)
            rows.addWidget(keys, at, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(labels.body(words, block), at, 1)
        return block


class SupportSheet(Sheet):
    """Whom to turn to."""

    def __init__(self, policy: Policy | None, language: str, theme: Theme, over: QWidget) -> None:
        super().__init__(translate("Sheets", "Support"), theme, over)
        self.content.addWidget(
            labels.dim(self.tr("Opening this is not recorded anywhere."), self.page)
        )
        for contact in policy.support if policy else ():
            self.content.addWidget(ContactCard(contact, language, self.page))
        if not policy or not policy.support:
            self.content.addWidget(
                labels.body(self.tr("Your organisation has not named anyone yet."), self.page)
            )
        self.content.addStretch(1)
        self.add_close(self.tr("Close"))


class EarlySupportSheet(Sheet):
    """Whom to turn to while no profile is open.

    The contacts are the organisation's and come with its signed policy; the starter policy's are
    placeholders, so none is shown here that might not answer.
    """

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(translate("Sheets", "Support"), theme, over)
        self.content.addWidget(
            labels.dim(self.tr("Opening this is not recorded anywhere."), self.page)
        )
        for sentence in (
            self.tr(
                "Your organisation’s contacts come with its policy. They stand here, with or "
                "without a network, as soon as this workstation is enrolled and a profile is open."
            ),
            self.tr("Until then, turn to whoever gave you the code, or to your lead."),
            self.tr("If someone is in danger now, call your local emergency number."),
        ):
            self.content.addWidget(labels.body(sentence, self.page))
        self.content.addStretch(1)
        self.add_close(self.tr("Close"))


class QuestionSheet(Sheet):
    """A sentence and a choice to go on.

    Signals:
        agreed: the person chose to go on.
    """

    agreed = Signal()

    def __init__(self, title: str, sentence: str, go_on: str, theme: Theme, over: QWidget) -> None:
        super().__init__(title, theme, over)
        self.content.addWidget(labels.body(sentence, self.page))
        self.content.addStretch(1)
        self.add_close(self.tr("Stay"))
        button = QPushButton(go_on, self)
        button.setAutoDefault(False)
        button.clicked.connect(self.agreed)
        self.buttons.addWidget(button)


class BugSheet(Sheet):
    """A bug was met: what is safe, and where the report lies.

    Signals:
        bundle_wanted: the person wants a support bundle.
    """

    bundle_wanted = Signal()

    def __init__(self, report: Path, theme: Theme, over: QWidget) -> None:
        super().__init__(translate("Sheets", "Something went wrong"), theme, over)
        self.content.addWidget(
            labels.body(
                self.tr(
                    "This should not have happened. Everything you saved is safe, and you can go "
                    "on. A report without any content was written here:"
                ),
                self.page,
            )
        )
        self._path = labels.code(str(report), self.page)
        self.content.addWidget(self._path)
        self.content.addStretch(1)
        self.bundle = QPushButton(self.tr("Make a support bundle"), self)
        self.bundle.setAutoDefault(False)
        self.bundle.clicked.connect(self.bundle_wanted)
        self.buttons.addWidget(self.bundle)
        self.add_close(self.tr("Go on"))

    def show_bundle(self, path: Path) -> None:
        """Say where the support bundle lies."""
        self._path.setText(str(path))
        self.bundle.setEnabled(False)
