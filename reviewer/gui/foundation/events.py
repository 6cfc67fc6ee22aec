# SPDX-License-Identifier: Apache-2.0
"""Carries what the core tells from the thread it was told on to the GUI thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewer.services.notices import Notice, Notices


class NoticeBridge(QObject):
    """One Qt signal for every notice.

    Signals:
        told: a notice, on the GUI thread (Notice).
    """

    told = Signal(object)
    _crossed = Signal(object)

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = threading.Event()
        # Queued even on the same thread: a notice never interrupts the slot that caused it.
        self._crossed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        notices.subscribe(self._cross)

    def close(self) -> None:
        """Carry nothing any more; the core may go on telling."""
        self._closed.set()

    def _cross(self, notice: Notice) -> None:
        if not self._closed.is_set():
            self._crossed.emit(notice)

    @Slot(object)
    def _tell(self, notice: Notice) -> None:
        if not self._closed.is_set():
            self.told.emit(notice)
