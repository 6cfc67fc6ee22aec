# SPDX-License-Identifier: Apache-2.0
"""Imports places nobody has visited yet, one module at a time, while the window is idle.

A place is built at its first visit; what it is made of should have been read by then.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

EVERY_MS: Final = 250
# In the order of what needs what, so that each step is short.
MODULES: Final = (
    "reviewer.gui.viewmodels.attention_words",
    "reviewer.gui.viewmodels.attention",
    "reviewer.gui.views.attention",
    "reviewer.gui.widgets.choice",
    "reviewer.gui.widgets.fact_table",
    "reviewer.gui.viewmodels.audit_words",
    "reviewer.gui.viewmodels.audit_tables",
    "reviewer.gui.viewmodels.audit_history",
    "reviewer.gui.viewmodels.audit_incidents",
    "reviewer.gui.viewmodels.audit",
    "reviewer.gui.views.audit.filter_bar",
    "reviewer.gui.views.audit.incident_banner",
    "reviewer.gui.views.audit.proof_panel",
    "reviewer.gui.views.audit.history_panel",
    "reviewer.gui.views.audit.record_panel",
    "reviewer.gui.views.audit.view",
    "reviewer.gui.viewmodels.bank_words",
    "reviewer.gui.viewmodels.bank_asking",
    "reviewer.gui.viewmodels.bank_tables",
    "reviewer.gui.viewmodels.bank_entry",
    "reviewer.gui.viewmodels.bank_proposals",
    "reviewer.gui.viewmodels.banks",
    "reviewer.gui.views.banks.search_panel",
    "reviewer.gui.views.banks.entry_filters",
    "reviewer.gui.views.banks.entry_list",
    "reviewer.gui.views.banks.act_form",
    "reviewer.gui.views.banks.entry_panel",
    "reviewer.gui.views.banks.waiting_list",
    "reviewer.gui.views.banks.view",
)


class Warming(QObject):
    """Imports until nothing is left.

    Signals:
        done: everything is imported.
    """

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = list(MODULES)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.step)

    def start(self) -> None:
        """Begin; what is imported already costs nothing."""
        self._timer.start()

    @Slot()
    def step(self) -> None:
        """Import one module."""
        if self._left:
            import_module(self._left.pop(0))
        else:
            self._timer.stop()
            self.done.emit()
