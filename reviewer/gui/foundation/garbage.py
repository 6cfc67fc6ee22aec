# SPDX-License-Identifier: Apache-2.0
"""Collects garbage on the window's thread alone, in its idle moments.

Python collects on whichever thread happens to allocate.  A window's objects caught in a cycle would
then be destroyed on a thread of sync, which Qt does not survive; and the collection of everything
that was ever imported would hold up the window for a quarter of a second.  So what is there once
the window is shown is set apart for good, and the rest is collected here, little by little.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1_000


class Garbage(QObject):
    """Collects from its start until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take collecting over; call once the window is shown."""
        self.set_apart()
        gc.disable()
        self._timer.start()

    @Slot()
    def set_apart(self) -> None:
        """Leave what is there now out of every collection; for when much was imported."""
        gc.freeze()

    def stop(self) -> None:
        """Give collecting back."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the generations whose time has come, as Python would have done by itself."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if counts[age] > limits[age]]
        if due:
            gc.collect(max(due))
