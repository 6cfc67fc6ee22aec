# SPDX-License-Identifier: Apache-2.0
"""Who is here, how sync stands, which incident runs: what the bars around the places say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.wording import SYNC_ROLES, sync_sentence
from reviewer.gui.foundation.workbench import Workbench
from reviewer.services.notices import (
    ActSettled,
    IncidentsChanged,
    Notice,
    SessionChanged,
    SyncChanged,
)
from reviewer.services.shown import Saved, SessionState, SyncState, SyncStatus

_WORDS_AGE_MS = 20_000
_DELAY_MS = 150  # news comes in bursts, and what follows an act must not be in its way


class Status(QObject):
    """The state of session and sync.

    Signals:
        sync_changed: ``sync`` is new.
        session_changed: ``session`` is new.
        failed: neither could be read (Exception).
    """

    sync_changed = Signal()
    session_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        workbench: Workbench,
        tasks: TaskRunner,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._tasks = tasks
        self._now = now
        self.sync = SyncStatus(state=SyncState.STARTING)
        self.session: SessionState | None = None
        self._undoable = 0
        self._clock = QTimer(self, interval=_WORDS_AGE_MS)
        self._clock.timeout.connect(self.sync_changed)
        self._soon = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._soon.timeout.connect(self.read_sync)

    def start(self) -> None:
        """Read both, and word the time since the last contact again as it goes."""
        self._clock.start()
        self.read_session()
        self.read_sync()

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Read again what a notice says is new."""
        if isinstance(notice, SyncChanged | ActSettled):
            if not self._soon.isActive():  # news that never ceases must not put it off for ever
                self._soon.start()
        elif isinstance(notice, SessionChanged | IncidentsChanged):
            self.read_session()

    def sync_words(self) -> str:
        """Return the state of sync in words."""
        return sync_sentence(self.sync, self._now(), self._undoable)

    @Slot(object)
    def act_saved(self, saved: Saved) -> None:
        """Count an act that was just saved; what is read next may know more."""
        self._undoable = int(saved.undo_for_s > 0)
        state = self.sync.state
        if state is SyncState.SYNCED:
            state = SyncState.SYNCING
        self.sync = replace(self.sync, state=state, waiting=self.sync.waiting + 1)
        self.sync_changed.emit()

    @Slot()
    def act_undone(self) -> None:
        """Count it no longer, and read what that leaves."""
        self._undoable = 0
        self.sync = replace(self.sync, waiting=max(0, self.sync.waiting - 1))
        self.sync_changed.emit()
        self.read_sync()

    def set_undoable(self, count: int) -> None:
        """Take how many of the acts that wait do so only to be undone."""
        if count != self._undoable:
            self._undoable = count
            self.sync_changed.emit()

    def sync_role(self) -> str:
        """Return the colour role of the state of sync."""
        return SYNC_ROLES[self.sync.state]

    @Slot()
    def sync_now(self) -> None:
        """Ask for a round of sync."""
        self._tasks.run(Lane.NETWORK, self._workbench.sync.sync_now, self._asked, self.failed.emit)

    def read_sync(self) -> None:
        """Read the state of sync."""
        self._tasks.run(Lane.STORE, self._workbench.sync.status, self._sync_came, self.failed.emit)

    def read_session(self) -> None:
        """Read who is here."""
        self._tasks.run(
            Lane.STORE, self._workbench.session.state, self._session_came, self.failed.emit
        )

    def _asked(self, _result: object) -> None:
        self.read_sync()

    def _sync_came(self, status: SyncStatus) -> None:
        if status != self.sync:
            self.sync = status
            self.sync_changed.emit()

    def _session_came(self, session: SessionState) -> None:
        if session != self.session:
            self.session = session
            self.session_changed.emit()
