# SPDX-License-Identifier: Apache-2.0
"""The peer: a bare PySide6 window that paints itself anew at each key, and nothing else.

``python -m reviewer.bench.bare`` says ``usable`` when it is painted and has answered a key, and
ends.  With ``--stay`` it beats until its standard input ends, then prints one JSON object with its
memory and the longest absence of its thread.
"""

from __future__ import annotations

import sys
import time
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SIZE: Final = (1280, 800)
LOOK_EVERY_MS: Final = 20


class BareWindow(QWidget):
    """Fills itself with one of two colours; a key changes to the other."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*SIZE)
        self.painted_s = 0.0
        self.is_light = True

    def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Change the colour."""
        self.is_light = not self.is_light
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Fill, and note when."""
        painter = QPainter(self)
        painter.fillRect(
            self.rect(), Qt.GlobalColor.white if self.is_light else Qt.GlobalColor.darkGray
        )
        painter.end()
        self.painted_s = time.perf_counter()

    def press(self) -> float:
        """Press a key; return the seconds until it was painted."""
        self.painted_s = 0.0
        began = time.perf_counter()
        QTest.keyPress(self.windowHandle(), Qt.Key.Key_A)
        while not self.painted_s:
            QCoreApplication.processEvents()
        QTest.keyRelease(self.windowHandle(), Qt.Key.Key_A)
        return self.painted_s - began


def open_bare() -> BareWindow:
    """Return a bare window that has been painted."""
    window = BareWindow()
    window.show()
    while not window.painted_s:
        QCoreApplication.processEvents()
    return window


def main(words: list[str]) -> None:
    """Show the window, answer a key, and stay if that is wanted."""
    app = QApplication(["bare"])
    window = open_bare()
    window.press()
    print("usable", flush=True)
    if "--stay" in words:
        _stay(app, window)


def _stay(app: QApplication, window: BareWindow) -> None:
    import json
    import threading

    from reviewer.bench.process import resident_mb
    from reviewer.demo.heartbeat import Heartbeat

    heartbeat = Heartbeat(window)
    ended = threading.Event()
    looking = QTimer(window, interval=LOOK_EVERY_MS)
    looking.timeout.connect(lambda: app.exit() if ended.is_set() else None)
    looking.start()

    def wait_for_end() -> None:
        sys.stdin.read()
        ended.set()

    waiting = threading.Thread(target=wait_for_end)
    waiting.start()
    app.exec()
    waiting.join()
    print(json.dumps({"resident_mb": resident_mb(), "longest_ms": heartbeat.longest_ms}))


if __name__ == "__main__":
    main(sys.argv[1:])
