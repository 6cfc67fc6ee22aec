# SPDX-License-Identifier: Apache-2.0
"""What all logs together prove, in words; fetching them with progress; export."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.audit import Audit
from reviewer.gui.viewmodels.audit_words import log_name, overall_words
from reviewer.gui.widgets.keys import ActButton
from reviewer.gui.widgets.two_lines import TwoLineList


class ProofPanel(QFrame):
    """The top of the place.

    Signals:
        export_wanted: the person wants the logs in a folder.
    """

    export_wanted = Signal()

    def __init__(
        self, audit: Audit, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._audit = audit
        self.setProperty("role", "panel")
        self.overall = labels.title(parent=self)
        self.overall.setWordWrap(True)
        self.standing = labels.dim(parent=self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(theme.scaled(6))
        name(self.progress, self.tr("Progress of fetching"))
        self.fetch = ActButton(Act.FETCH_LOGS, layout, "main", self)
        self.fetch.clicked.connect(audit.fetch)
        self.stop = ActButton(Act.COVER, layout, "plain", self)
        self.stop.say(self.tr("Stop fetching"))
        self.stop.clicked.connect(audit.stop_fetching)
        self.export = ActButton(Act.EXPORT_LOGS, layout, "plain", self)
        self.export.clicked.connect(self.export_wanted)
        self._build()
        audit.proof_changed.connect(self.show_proof)
        audit.fetch_changed.connect(self.show_fetching)
        self.show_proof()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.overall)
        words.addWidget(self.standing)
        words.addWidget(self.progress)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.stop, self.fetch, self.export):
            row.addWidget(button)

    @Slot()
    def show_proof(self) -> None:
        """Say what the logs prove."""
        words = overall_words(self._audit.logs.rows)
        if words != self.overall.text():
            self.overall.setText(words)
            announce(self.overall, words)
        is_broken = any(each.failures for each in self._audit.logs.rows)
        role = "critical" if is_broken else "title"
        if self.overall.property("role") != role:
            self.overall.setProperty("role", role)
            self.overall.style().polish(self.overall)
        self.export.setEnabled(bool(self._audit.logs.rows))
        self.show_fetching()

    @Slot()
    def show_fetching(self) -> None:
        """Say how far fetching is, or how the last one ended."""
        is_fetching = self._audit.is_fetching
        self.fetch.setVisible(not is_fetching)
        self.stop.setVisible(is_fetching)
        self.progress.setVisible(is_fetching and self._audit.fetched is not None)
        self.standing.setText(self._standing())
        self.standing.setVisible(bool(self.standing.text()))
        fetched = self._audit.fetched
        if fetched is not None:
            self.progress.setRange(0, max(1, fetched.of))
            self.progress.setValue(fetched.here)

    def _standing(self) -> str:
        fetched = self._audit.fetched
        if self._audit.is_fetching and fetched is not None:
            return self.tr("Fetching {log}: {here} of {all} records").format(
                log=log_name(fetched.log), here=number(fetched.here), all=number(fetched.of)
            )
        if self._audit.is_fetching:
            return self.tr("Asking the gateway for the logs…")
        if self._audit.is_offline:
            return self.tr("Offline. This is the copy that was fetched last.")
        if self._audit.fetch_error is not None:
            return self.tr("This is the copy that was fetched last. {why}").format(
                why=describe(self._audit.fetch_error)
            )
        return self.tr("This is the copy that was fetched last.") if self._audit.logs.rows else ""


class LogsPanel(QFrame):
    """What each log proves."""

    def __init__(self, audit: Audit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.list = TwoLineList(audit.logs, theme, self)
        self.list.setMinimumHeight(theme.scaled(152))  # three logs
        name(self.list, self.tr("Logs"))
        self.detail = labels.dim(parent=self)
        self._audit = audit
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addWidget(labels.caption(self.tr("Logs"), self))
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        self.list.selectionModel().selectionChanged.connect(self.show_detail)
        audit.proof_changed.connect(self.show_detail)
        self.show_detail()

    @Slot()
    def show_detail(self) -> None:
        """Show the whole sentence about the chosen log, which a line may have shortened."""
        chosen = self.list.selectionModel().selectedIndexes()
        self.detail.setVisible(bool(chosen))
        if chosen:
            line = self._audit.logs.line_of(chosen[0].row())
            self.detail.setText(line.detail)
