# SPDX-License-Identifier: Apache-2.0
"""``cold-start``: from starting the process to a window that can be worked with.

Usable means: the first group is on the stage, painted, and a key has been answered.  The program is
started as a person starts it; the only addition is an observer that waits in its event loop and
presses the key.  Starts take turns with starts of the bare window.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reviewer.bench.places import FEW, Places
from reviewer.bench.rows import Row, median

if TYPE_CHECKING:  # the child alone imports Qt
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from reviewer.gui.shell.main_window import MainWindow

STARTS: Final = 7
MOST_TIMES: Final = 2.5
LOOK_EVERY_MS: Final = 1
PATIENCE_MS: Final = 60_000


def measure(places: Places) -> list[Row]:
    """Return the row of this measurement."""
    home = str(places.profile(FEW))
    places.seconds_to("usable", "bare")  # not counted: what is read and compiled at a first start
    places.seconds_to("usable", "starting", home)
    ours, bare, viewed = [], [], []
    for _ in range(STARTS):
        bare.append(places.seconds_to("usable", "bare")[0] * 1000)
        ours.append(places.seconds_to("usable", "starting", home)[0] * 1000)
        viewed.append(places.seconds_to("viewed", "starting", home)[0] * 1000)
    places.say(
        f"  {STARTS} starts each: ours {min(ours):.0f} to {max(ours):.0f} ms (its first view of an "
        f"item: median {median(viewed):.0f} ms), the bare window {min(bare):.0f} to {max(bare):.0f}"
    )
    row = Row(
        name="cold-start, median ms",
        ours=median(ours),
        peer=median(bare),
        target=MOST_TIMES,
        of_ratio=True,
    )
    return [row]


def main(words: Sequence[str]) -> int:
    """Start the program on a home, say ``usable`` and ``viewed``, and leave."""
    from reviewer.bootstrap import window
    from reviewer.gui.foundation.binding import spare_source_search

    spare_source_search()  # as the window does; the observer's own need of Qt comes first here
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def observed() -> int:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        _observe(app)
        return run()

    QApplication.exec = staticmethod(observed)  # type: ignore[method-assign]  # the way in
    return window.main(["--home", str(Path(words[0]))])


def _observe(app: QApplication) -> None:
    from PySide6.QtCore import QTimer

    observer = _Observer(app)
    watching = QTimer(app, interval=LOOK_EVERY_MS)
    watching.timeout.connect(partial(observer.look, watching))
    watching.start()
    QTimer.singleShot(PATIENCE_MS, partial(app.exit, 1))


class _Observer:
    """Waits for the first group, presses a key, and waits for the first view of the item."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._window: MainWindow | None = None
        self._has_answered = False
        self._has_view = False

    def look(self, watching: QTimer) -> None:
        """Look how far the window is; end the program when it has shown everything."""
        if self._window is None:
            self._find()
        elif not self._has_answered:
            self._try_key(self._window)
        elif self._has_view:
            watching.stop()
            print("viewed", flush=True)
            self._window.left.connect(self._app.quit)
            self._window.close()

    def _find(self) -> None:
        from reviewer.gui.shell.main_window import MainWindow

        for window in self._app.topLevelWidgets():
            if isinstance(window, MainWindow):
                self._window = window
                window.review.looking.reduced_ready.connect(self._viewed)

    def _viewed(self, _view: object) -> None:
        self._has_view = True

    def _try_key(self, window: MainWindow) -> None:
        """Answer a question by its key; then the window paints what there is."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from reviewer.gui.viewmodels.opening import StageState

        review = window.review
        if review.state is not StageState.GROUP or review.policy is None or review.is_busy:
            return
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
        if review.answers.draft.protected:
            window.repaint()
            self._has_answered = True
            print("usable", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
