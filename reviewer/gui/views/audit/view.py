# SPDX-License-Identifier: Apache-2.0
"""The Audit place of leads: proof above, records at the start, logs and history at the end."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.foundation import labels
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.dialogs import Dialogs
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.audit import Audit, AuditState
from reviewer.gui.viewmodels.audit_history import History
from reviewer.gui.viewmodels.audit_incidents import Incidents
from reviewer.gui.views.audit.history_panel import HistoryPanel
from reviewer.gui.views.audit.incident_banner import IncidentBanner
from reviewer.gui.views.audit.proof_panel import LogsPanel, ProofPanel
from reviewer.gui.views.audit.record_panel import RecordPanel
from reviewer.gui.views.place import Parts, PlaceView
from reviewer.gui.widgets.dialogs import WindowDialogs
from reviewer.services.notices import Notice

_STACKED_FROM: Final = 1.5


class AuditView(PlaceView):
    """The place; a person who is no lead is told so, and nothing is read for them."""

    def __init__(  # a place is made of these
        self,
        audit: Audit,
        history: History,
        incidents: Incidents,
        theme: Theme,
        layout: Layout,
        *,
        dialogs: Dialogs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._audit = audit
        self._history = history
        self._incidents = incidents
        self._dialogs: Dialogs = dialogs or WindowDialogs(self, theme, layout)
        self._started = False
        self._wants_table = False
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name(self, self.tr("Audit"))
        self.proof = ProofPanel(audit, theme, layout, self)
        self.banner = IncidentBanner(incidents, self._dialogs, layout, self)
        self.records = RecordPanel(audit, theme, layout, self)
        self.logs = LogsPanel(audit, theme, self)
        self.history = HistoryPanel(history, theme, layout, self)
        self.said = labels.line("", "dim", self)
        self.denied = labels.body(
            self.tr("Only leads see the logs of others. Ask your lead if you need something."), self
        )
        self._build(theme)
        self._connect()
        self._show()

    def _build(self, theme: Theme) -> None:
        self._place = QWidget(self)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.logs)
        side.addWidget(self.history, 1)
        self.logs.setMaximumHeight(theme.scaled(220))
        # Large letters leave no room side by side: then the panels follow each other.
        is_stacked = theme.text_scale >= _STACKED_FROM
        across = QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_stacked else across)
        row.setSpacing(12)
        row.addWidget(self.records, 1)
        row.addLayout(side)
        self.records.setMinimumHeight(theme.scaled(240))
        self.history.setMinimumHeight(theme.scaled(160))
        for panel in () if is_stacked else (self.logs, self.history):
            panel.setFixedWidth(theme.scaled(340))
        column = QVBoxLayout(self._place)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.proof)
        column.addWidget(self.banner)
        column.addLayout(row, 1)
        column.addWidget(self.said)
        no_entry = QWidget(self)
        words = QVBoxLayout(no_entry)
        words.setContentsMargins(36, 36, 36, 36)
        words.addWidget(labels.title(self.tr("Audit"), no_entry))
        words.addWidget(self.denied)
        words.addStretch(1)
        self._pages = QStackedLayout(self)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._place)
        self._pages.addWidget(scroll)
        self._pages.addWidget(no_entry)
        self.said.hide()

    def _connect(self) -> None:
        self.records.chosen.connect(self.history.show_row)
        self.history.form.toggled.connect(self._make_room)
        self.history.take_back_wanted.connect(self._ask_take_back)
        self._history.taken_back.connect(self._taken_back)
        self._history.not_taken.connect(self._tell)
        self.proof.export_wanted.connect(self._pick_folder)
        self._audit.rows_changed.connect(self._show)
        self._audit.choices_changed.connect(self._name_labels)
        self._audit.exported.connect(self._exported)
        self._audit.failed.connect(self._tell)
        self._incidents.failed.connect(self._tell)

    @Slot()
    def _show(self) -> None:
        self._pages.setCurrentIndex(int(self._audit.state is AuditState.DENIED))
        wants_table = self._wants_table and self._audit.state is AuditState.ROWS
        if (
            self.hasFocus() or wants_table
        ):  # it came before there was a table to give the keyboard to
            self.take_keyboard()
        if wants_table:
            self._wants_table = False

    @Slot()
    def _make_room(self) -> None:
        self.logs.setVisible(self.history.form.isHidden())

    @Slot()
    def _name_labels(self) -> None:
        self._history.name_labels(dict(self._audit.labels))

    @Slot()
    def _pick_folder(self) -> None:
        if self._audit.logs.rows and not self._audit.is_exporting:
            self._dialogs.pick_folder(self.tr("Export the logs into a folder"), self._picked)

    def _picked(self, folder: Path | None) -> None:
        if folder is not None:
            self._say(self.tr("Exporting…"))
            self._audit.export(folder)

    @Slot(object)
    def _exported(self, folder: Path) -> None:
        sentence = self.tr(
            "The logs, and a program that verifies them with Python alone, are in {folder}."
        ).format(folder=isolated(visible(str(folder))))
        self._say(sentence)
        self._dialogs.tell(self.tr("Exported"), sentence)

    @Slot(str)
    def _ask_take_back(self, group_id: str) -> None:
        self._dialogs.ask(
            self.tr("Take the group back?"),
            self.tr(
                "Whoever holds it loses it at once, and it goes to others. A decision they make "
                "meanwhile is kept beside it as an opinion. The gateway logs that you did this."
            ),
            self.tr("Take it back"),
            partial(self._answered_take_back, group_id),
        )

    def _answered_take_back(self, group_id: str, agreed: bool) -> None:
        if agreed:
            self._history.take_back(group_id)

    @Slot()
    def _taken_back(self) -> None:
        self._say(self.tr("The group is taken back. It goes to others."))

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self._say(describe(error))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        announce(self.said, sentence)

    # What the window asks of a place.
    def press(self, pressed: Pressed) -> bool:
        """Do what a key asks for."""
        if self._audit.state is AuditState.DENIED:
            return False
        deeds = {
            Act.FETCH_LOGS: self._fetch,
            Act.EXPORT_LOGS: self._pick_folder,
            Act.FIND: self.records.filters.take_keyboard,
            Act.STEP_BEFORE: self._audit.newer,
            Act.STEP_AFTER: self._audit.older,
            Act.SHOW_NOTE: self.history.ask_note,
            Act.WHO: self.history.ask_who,
            Act.TAKE_BACK: self.history.ask_take_back,
            Act.INCIDENT_YES: self.banner.confirm,
            Act.INCIDENT_NO: self.banner.refuse,
            Act.COVER: self._go_back,
        }
        if pressed.act in (Act.MEMBER_BEFORE, Act.MEMBER_AFTER):
            self.history.step_member(1 if pressed.act is Act.MEMBER_AFTER else -1)
            return True
        deed = deeds.get(pressed.act)
        if deed is not None:
            deed()
        return deed is not None

    def _fetch(self) -> None:
        self._wants_table = True  # once its rows are there
        self._audit.fetch()

    def _go_back(self) -> None:
        if not self.history.form.isHidden():
            self.history.form.close_form()
            self.history.list.setFocus()
        elif self._audit.is_fetching:
            self._audit.stop_fetching()
        else:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table, or to the place while there is none."""
        table = self.records.table
        (self if table.isHidden() else table).setFocus()

    def arrive(self) -> None:
        """Read the copy on this machine, and incidents; nothing is fetched unasked."""
        self._started = True
        self._audit.start()
        self._incidents.start()

    def take(self, notice: Notice) -> None:
        """Follow what the core tells, once anyone was here."""
        if self._started:
            self._audit.take(notice)
            self._incidents.take(notice)


def audit_place(parts: Parts) -> AuditView:
    """Return the place for the window's table of places."""
    audit = Audit(parts.workbench, parts.tasks, parts.now)
    history = History(parts.workbench.audit, parts.tasks)
    incidents = Incidents(parts.workbench.incidents, parts.tasks)
    view = AuditView(audit, history, incidents, parts.theme, parts.layout)
    for model in (audit, history, incidents):
        model.setParent(view)
    return view
