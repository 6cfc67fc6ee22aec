# SPDX-License-Identifier: Apache-2.0
"""Plays the real window with key events, as a person's hands would, and measures how it keeps up.

Keys go to the window system's side of the window, so they take the way real ones take.  Waiting
lets the window work and never sleeps.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reviewer.demo.heartbeat import Heartbeat, OnBeat
from reviewer.domain.decisions import Verdict
from reviewer.domain.items import ItemKind
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.wellbeing import Screen
from reviewer.gui.widgets.canvas import StageCanvas
from reviewer.services.shown import QueueRow

PATIENCE_S: Final = 60.0
_SETTLED_BEATS: Final = 50  # after so many a window that changed is laid out and painted
NOTE: Final = "A local paper shows it to report on the fair."

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class StuckError(Exception):
    """The window did not get where the tour expected it."""


def wait_until(condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    """Let the window work until ``condition`` holds; raises ``StuckError`` naming ``what``."""
    deadline = time.monotonic() + patience_s
    loop = QEventLoop()
    timer = QTimer(interval=5)
    timer.timeout.connect(loop.quit)
    timer.start()
    while not condition():
        if time.monotonic() > deadline:
            raise StuckError(what)
        loop.exec()


def write(window: QWidget, text: str) -> None:
    """Write into the field of ``window`` that has the keyboard."""
    field = window.focusWidget()
    if field is None:
        raise StuckError("nothing has the keyboard")
    QTest.keyClicks(field, text)


_KEYS: Final = {
    Verdict.VIOLATES: Qt.Key.Key_V,
    Verdict.ALLOWED: Qt.Key.Key_A,
    Verdict.ALLOWED_PROTECTED: Qt.Key.Key_P,
}


class Player:
    """Hands on the keyboard of one window."""

    def __init__(
        self,
        window: MainWindow,
        pictures: Path | None = None,
        on_beat: OnBeat | None = None,
    ) -> None:
        self.window = window
        self.heartbeat = Heartbeat(window, on_beat)
        self.verdicts: list[Verdict] = []
        self._pictures = pictures
        self._reduced = 0
        self._told = ""
        window.review.looking.reduced_ready.connect(self._painted)
        window.review.looking.told.connect(self._heard)
        self._asked = False
        window.review.members.look_asked.connect(self._is_asked)
        window.review.members.captions_asked.connect(self._is_asked)

    def _painted(self, _view: object) -> None:
        self._reduced += 1

    def _heard(self, sentence: str) -> None:
        self._told = sentence

    def _is_asked(self, _verdict: object = None) -> None:
        self._asked = True

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        """Press and let go."""
        QTest.keyClick(self.window.windowHandle(), key, modifier)

    def hold(self, key: Qt.Key) -> None:
        """Press and keep down."""
        QTest.keyPress(self.window.windowHandle(), key)

    def let_go(self, key: Qt.Key) -> None:
        """Let go of a held key."""
        QTest.keyRelease(self.window.windowHandle(), key)

    def type(self, text: str) -> None:
        """Write into the field that has the keyboard."""
        write(self.window, text)

    def picture(self, name: str) -> None:
        """Save what the window shows."""
        if self._pictures is not None:
            self._pictures.mkdir(parents=True, exist_ok=True)
            QCoreApplication.processEvents()  # what was laid out anew is drawn before it is taken
            self.window.grab().save(str(self._pictures / f"{name}.png"))
            self.heartbeat.pause()

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window work until ``condition`` holds."""
        wait_until(condition, what)

    def wait_for_group(self) -> None:
        """Wait until an item is on the stage and can be decided; begins the shift before."""
        review = self.window.review
        self.begin_shift()

        def is_there() -> bool:
            return review.state is StageState.GROUP and not review.is_busy

        self.wait(lambda: is_there() and review.policy is not None, "no item came onto the stage")

    def begin_shift(self) -> None:
        """Begin the shift, if it has not begun."""
        day = self.window.day
        self.wait(lambda: day.now is not None, "the day is not known")
        if day.screen is Screen.START:
            self.picture("01-shift-start")
            self.key(Qt.Key.Key_Return)
            self.wait(lambda: day.screen is Screen.WORK, "the shift did not begin")

    def look(self) -> None:
        """Look at the item on the stage: first its gist hidden, then its gist."""
        self._reduced = 0
        self.key(Qt.Key.Key_1)
        self.key(Qt.Key.Key_2)
        self.wait(lambda: self._reduced > 0 or bool(self._told), "no reduced view came")

    def hold_clear(self) -> None:
        """Hold the clear look until it is on the screen, saying why where that is asked."""
        if self.window.review.looking.needs_reason:
            self.key(Qt.Key.Key_5)
        self.hold(Qt.Key.Key_4)
        self.wait_for_clear()

    def wait_for_view(self) -> None:
        """Wait until the list is there and the item's least view is on the screen."""
        review = self.window.review
        self._reduced = 0
        self.key(Qt.Key.Key_1)
        self.wait(lambda: self._reduced > 0 or bool(self._told), "no reduced view came")
        self.wait(lambda: bool(review.queue.rows), "the list was not read")
        beats = self.heartbeat.beats + _SETTLED_BEATS
        self.wait(lambda: self.heartbeat.beats >= beats, "the window did not settle")

    def wait_for_clear(self) -> None:
        """Wait until the held look is on the screen."""
        self.wait(lambda: self.canvas.is_clear, "the clear look did not begin")

    def wait_for_detail(self) -> None:
        """Wait until abstracted detail is on the screen, whole or in the ring."""
        self.wait(lambda: self.canvas.is_detail, "the detail did not come")

    @property
    def clear_gap_s(self) -> float:
        """Return how long a clear look is to be waited for after the last one."""
        policy = self.window.review.policy
        return 1.0 + (policy.limits.clear_gap_s if policy else 0)

    def rest(self, seconds: float) -> None:
        """Let the window work for a while, as after a clear look."""
        until = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > until, "time stands still")

    def open(self, wanted: Callable[[QueueRow], bool], what: str) -> None:
        """Put the first group of the list that is ``wanted`` on the stage, as a click would."""
        review = self.window.review

        def found() -> QueueRow | None:
            return next((row for row in review.queue.rows if wanted(row)), None)

        self.wait(lambda: found() is not None, f"there is no {what} in the list")
        row = found()
        assert row is not None
        review.open_group(row.group_id)
        self.wait(
            lambda: review.opened is not None and review.opened.group.group_id == row.group_id,
            f"the {what} did not come onto the stage",
        )
        self.wait_for_group()

    @property
    def canvas(self) -> StageCanvas:
        """Return the part of the window that paints the item."""
        canvas = self.window.findChild(StageCanvas)
        if canvas is None:
            raise StuckError("there is no stage")
        return canvas

    def look_clear(self) -> None:
        """Hold the clear look until it is on the screen, and let go."""
        self.look()
        self.hold_clear()
        self.let_go(Qt.Key.Key_4)

    def decide(self, verdict: Verdict) -> None:
        """Answer and decide by keys; returns when it is durable and the next item is there."""
        self.wait_for_group()
        review = self.window.review
        before, self._asked = review.opened, False

        def is_saved() -> bool:
            return review.opened is not before and not review.is_busy

        self.answer(verdict)
        while not is_saved():
            said = f"the decision {verdict.value} was not saved"
            self.wait(lambda: is_saved() or self._asked, said)
            if self._asked:
                self._asked = False
                self._agree(verdict)
        self.verdicts.append(verdict)

    def _agree(self, verdict: Verdict) -> None:
        """Give the same answer again, once a member that is a check was looked at."""
        review = self.window.review

        def is_looked_at() -> bool:
            return review.item is not None and not review.members.is_owed(review.item.item_id)

        self.wait(is_looked_at, "a check did not come onto the stage")
        self.key(_KEYS[verdict])

    def answer(self, verdict: Verdict) -> None:
        """Press the keys of a decision, and no more."""
        if verdict is Verdict.VIOLATES:
            self.key(Qt.Key.Key_3, _SHIFT)
            self.key(Qt.Key.Key_2, _CTRL)
            self.key(Qt.Key.Key_0, _SHIFT)
            self.key(Qt.Key.Key_V)
        elif verdict is Verdict.ALLOWED_PROTECTED:
            self._claim_context()
            self.key(Qt.Key.Key_P)
        else:
            self.key(Qt.Key.Key_0, _SHIFT)
            self.key(Qt.Key.Key_A)

    def leave(self) -> None:
        """Close the window; returns when everything is closed."""
        left: list[bool] = []
        self.window.left.connect(lambda: left.append(True))
        self.window.close()
        self.wait(lambda: bool(left), "the window did not close")

    def _claim_context(self) -> None:
        """Journalism, because of the caption, and why."""
        self.key(Qt.Key.Key_2, _ALT)
        self.key(Qt.Key.Key_6, _CTRL)
        self.key(Qt.Key.Key_W)
        self.type(NOTE)
        self.key(Qt.Key.Key_Escape)

    @property
    def has_picture(self) -> bool:
        """Say whether there is a picture on the stage, and one that can be shown."""
        item = self.window.review.item
        return item is not None and item.kind is ItemKind.IMAGE and not item.media.unreadable
