# SPDX-License-Identifier: Apache-2.0
"""The lock of the screen, told over a real session bus."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.files import ROOT

# On a bus of its own: hears what a screen saver announces, and nothing else.
HEARS = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from reviewer.gui.foundation.session_lock import SessionLock
app = QCoreApplication([])
lock = SessionLock()
lock.locked.connect(lambda: app.exit(7))
lock.begin()
told = QDBusMessage.createSignal("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
told.setArguments([sys.argv[1] == "locks"])
assert QDBusConnection.sessionBus().send(told)
QTimer.singleShot(2000, lambda: app.exit(3))
sys.exit(app.exec())
"""


@pytest.mark.parametrize(("what", "status"), [("locks", 7), ("opens", 3)])
def test_a_screen_that_locks_is_heard(what, status):
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", HEARS, what],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == status, done.stderr.decode()
