# SPDX-License-Identifier: Apache-2.0
"""Incidents that run, or that leads are asked about; no answer goes without being asked twice."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.audit_incidents import Incidents, incident_words
from reviewer.gui.widgets.keys import ActButton
from reviewer.ports.queue_api import Incident


class IncidentRow(QFrame):
    """One incident in words; the first that waits for an answer has the buttons."""

    def __init__(self, sentence: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "fact")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 8, 12, 8)
        self.row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(labels.body(sentence, self))
        if note:
            words.addWidget(labels.dim(note, self))
        self.row.addLayout(words, 1)


class IncidentBanner(QWidget):
    """Every incident that is not over."""

    def __init__(
        self,
        incidents: Incidents,
        dialogs: Dialogs,
        layout: Layout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._incidents = incidents
        self._dialogs = dialogs
        self._layout = layout
        self._asking: tuple[Incident, bool] | None = None
        self.rows: list[IncidentRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        incidents.changed.connect(self.show_incidents)
        self.show_incidents()

    @Slot()
    def show_incidents(self) -> None:
        """Show them as they stand."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(each) for each in self._incidents.open]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def _row(self, incident: Incident) -> IncidentRow:
        row = IncidentRow(incident_words(incident), self._note(incident), self)
        if incident == self._incidents.asked:
            yes = ActButton(Act.INCIDENT_YES, self._layout, "main", row)
            no = ActButton(Act.INCIDENT_NO, self._layout, "plain", row)
            if incident.ending:
                yes.say(self.tr("Confirm its end"))
                no.say(self.tr("Let it go on"))
            yes.clicked.connect(self.confirm)
            no.clicked.connect(self.refuse)
            for button in (yes, no):
                button.setEnabled(not self._incidents.is_busy)
                row.row.addWidget(button)
        return row

    def _note(self, incident: Incident) -> str:
        if self._incidents.can_answer(incident):
            return self.tr("Two leads must agree, each at their own workstation. One no closes it.")
        if incident.state == "proposed" or incident.ending:
            return self.tr("You have answered. It waits for another lead.")
        return ""

    @Slot()
    def confirm(self) -> None:
        """Ask whether to agree to the first proposal that waits."""
        self._ask(agree=True)

    @Slot()
    def refuse(self) -> None:
        """Ask whether to close the first proposal that waits."""
        self._ask(agree=False)

    def _ask(self, *, agree: bool) -> None:
        incident = self._incidents.asked
        if incident is None or self._incidents.is_busy:
            return
        self._asking = (incident, agree)
        title = isolated(visible(incident.title))
        if agree and incident.ending:
            question = self.tr("End {title}? Clocks go back to normal everywhere.")
            yes = self.tr("Confirm its end")
        elif agree:
            question = self.tr("Put {title} in force? Clocks tighten on every workstation.")
            yes = self.tr("Confirm the incident")
        elif incident.ending:
            question = self.tr("Let {title} go on? The proposal to end it is closed.")
            yes = self.tr("Let it go on")
        else:
            question = self.tr("Refuse {title}? The proposal is closed for everyone.")
            yes = self.tr("Refuse the incident")
        self._dialogs.ask(self.tr("Incident"), question.format(title=title), yes, self._answered)

    def _answered(self, agreed: bool) -> None:
        asking, self._asking = self._asking, None
        if asking is not None and agreed:
            incident, approve = asking
            announce(self, self.tr("Your answer is on its way."))
            self._incidents.answer(incident, approve=approve)
