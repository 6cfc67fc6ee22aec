# SPDX-License-Identifier: Apache-2.0
"""Tells when the system's session is locked, where a session bus or a login manager says so.

Elsewhere the window is deactivated by the lock screen, and that covers as well.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

# (on the system bus, interface, signal, slot): logind, and the two screen savers that announce.
_SIGNALS: Final = (
    (True, "org.freedesktop.login1.Session", "Lock", "lock()"),
    (True, "org.freedesktop.login1.Manager", "PrepareForSleep", "change(bool)"),
    (False, "org.freedesktop.ScreenSaver", "ActiveChanged", "change(bool)"),
    (False, "org.gnome.ScreenSaver", "ActiveChanged", "change(bool)"),
)


class SessionLock(QObject):
    """Listens for the lock.

    Signals:
        locked: the screen is locked, or the machine goes to sleep.
    """

    locked = Signal()

    def begin(self) -> None:
        """Begin; a bus that is not there says nothing."""
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection  # late: not every window needs a bus

        for on_system, interface, name, slot in _SIGNALS:
            bus = QDBusConnection.systemBus() if on_system else QDBusConnection.sessionBus()
            if bus.isConnected():
                # The binding declares bytes, and refuses them.
                bus.connect("", "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot()
    def lock(self) -> None:
        """Hear that the screen is locked."""
        self.locked.emit()

    @Slot(bool)
    def change(self, is_on: bool) -> None:
        """Hear that the screen saver or sleep begins, or is over."""
        if is_on:
            self.locked.emit()
