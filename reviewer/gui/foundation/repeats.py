# SPDX-License-Identifier: Apache-2.0
"""Tells a key that repeats by itself from one that was let go and pressed again, on X11.

There a held key sends release and press over and over, in pairs of the same moment.  Qt marks them
as repeats only if both have arrived when it looks, and often one has not.  A release is therefore
held back for less than a frame: if its press follows, neither was a person's.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_WAIT_MS: Final = 12


class RepeatWatch(QObject):
    """Stands before one window's keys; it lives as long as the window."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._held_back: QKeyEvent | None = None
        self._last_release = (0, 0)
        self._passing = False
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._let_go)
        window.installEventFilter(self)

    @Slot()
    def _let_go(self) -> None:
        release, self._held_back = self._held_back, None
        self._wait.stop()
        if release is not None:
            self._pass_on(release)

    def _pass_on(self, event: QKeyEvent) -> None:
        self._passing = True
        try:
            QCoreApplication.sendEvent(self._window, event)
        finally:
            self._passing = False

    def _released(self, event: QKeyEvent) -> bool:
        self._let_go()
        self._last_release = (event.nativeScanCode(), event.timestamp())
        self._held_back = _copy(event, repeats=False)
        self._wait.start()
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        if (event.nativeScanCode(), event.timestamp()) != self._last_release:
            self._let_go()
            return False
        self._held_back = None
        self._wait.stop()
        self._pass_on(_copy(event, repeats=True))
        return True

    # Overrides of Qt.
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back a release until it is known to be one."""
        if self._passing or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.isAutoRepeat() or not event.nativeScanCode():
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        return event.type() == QEvent.Type.KeyPress and self._pressed(event)


def watch_repeats(window: QWindow | None) -> None:
    """Have ``window`` told repeats from presses where the system leaves that to us."""
    if window is not None and QGuiApplication.platformName() == "xcb":
        RepeatWatch(window)


def _copy(event: QKeyEvent, *, repeats: bool) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        repeats,
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
