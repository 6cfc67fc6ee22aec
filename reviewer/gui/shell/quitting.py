# SPDX-License-Identifier: Apache-2.0
"""Leaving in stages: no new acts, answers kept, sync told, jobs finished, the store closed.

Asked twice it happens once.  Nothing waits longer than its deadline: what is saved is saved, and
what has not been sent is sent next time.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import Workbench

_SYNC_DEADLINE_S = 3.0
_DEADLINE_MS = 5_000


class Quitting(QObject):
    """The way out.

    Signals:
        began: acts must stop and answers be kept.
        over: everything is closed.
    """

    began = Signal()
    over = Signal()
    _closed = Signal()

    def __init__(
        self, workbench: Workbench, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._tasks = tasks
        self._deadline = QTimer(self, singleShot=True, interval=_DEADLINE_MS)
        self._deadline.timeout.connect(self._close)
        self._closed.connect(self._finish)
        self._is_closing = False
        self.is_under_way = False
        self.is_over = False

    @Slot()
    def start(self) -> None:
        """Begin to leave."""
        if self.is_under_way:
            return
        self.is_under_way = True
        self.began.emit()
        self._deadline.start()
        QTimer.singleShot(0, self._stop_sync)

    @Slot()
    def _stop_sync(self) -> None:
        self._tasks.run(Lane.NETWORK, self._told_to_stop, self._stopped, self._stopped)

    def _told_to_stop(self) -> None:
        self._workbench.look.cover_all()
        self._workbench.sync.stop(_SYNC_DEADLINE_S)

    def _stopped(self, _result: object) -> None:
        self._close()

    @Slot()
    def _close(self) -> None:
        if self._is_closing:
            return
        self._is_closing = True
        self._deadline.stop()
        # Jobs, the log's last push and the store take their time; the window stays alive.
        threading.Thread(target=self._shut, name="closing").start()

    def _shut(self) -> None:
        try:
            self._tasks.close()
            self._workbench.close()
        finally:
            self._closed.emit()

    @Slot()
    def _finish(self) -> None:
        self.is_over = True
        self.over.emit()
