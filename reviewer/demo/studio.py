# SPDX-License-Identifier: Apache-2.0
"""A window on sample items, and the ways to draw it: language, colours, size."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.demo.sample import NOW
from reviewer.demo.sample_account import INCIDENT
from reviewer.demo.sample_workbench import SampleWorkbench
from reviewer.domain.errors import RuleBroken
from reviewer.domain.people import Role
from reviewer.gui.foundation.background import Lane
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import ThemeName
from reviewer.gui.shell import application
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.viewmodels.opening import StageState

SMALL: Final = QSize(1280, 800)
LARGE: Final = QSize(1920, 1080)
_PATIENCE_MS: Final = 10_000
_LAYOUT_MS: Final = 40


@dataclass(frozen=True, slots=True)
class Look:
    """One way to draw every screen."""

    name: str
    preferences: Preferences
    size: QSize


def looks() -> tuple[Look, ...]:
    """Return all ways to draw the screens."""
    plain = [
        Look(
            f"{language.value}-{colours.value}-{size.width()}",
            Preferences(language=language, theme=colours),
            size,
        )
        for language in (Language.EN, Language.AR)
        for colours in (ThemeName.LIGHT, ThemeName.DARK)
        for size in (SMALL, LARGE)
    ]
    french = Preferences(language=Language.FR, theme=ThemeName.LIGHT)
    contrast = Preferences(theme=ThemeName.CONTRAST)
    large = Preferences(text_scale=2.0)
    return (
        *plain,
        Look("fr-light-1280", french, SMALL),
        Look("en-contrast-1280", contrast, SMALL),
        Look("en-dark-1920-200", large, LARGE),
    )


class Studio:
    """A window on sample items, brought into the state of a picture."""

    def __init__(self, app: QApplication, look: Look) -> None:
        self.workbench = SampleWorkbench(roles=frozenset({Role.REVIEWER, Role.LEAD}))
        self.workbench.desk.incidents = (INCIDENT,)
        self.application = application.Application(
            app,
            self.workbench,
            look.preferences,
            now=lambda: NOW,
            keep=lambda _preferences: None,
            bundle=lambda: Path("support-bundle.zip"),
        )
        self._look = look
        self.window: MainWindow

    def open(self) -> None:
        """Open the window and wait for its first group."""
        self.window = self.application.open(size=self._look.size)
        self.wait(lambda: self.window.review.policy is not None)
        self.wait(lambda: self.window.review.state is not StageState.LOADING)
        self.wait(lambda: self.window.status.session is not None)
        self.settle()

    def close(self) -> None:
        """Let go of the window."""
        self.window.let_go()
        self.workbench.close()
        self.window.hide()
        self.window.deleteLater()
        self.application.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the window work until ``condition`` holds."""
        loop = QEventLoop()
        timer = QTimer(interval=5)
        timer.timeout.connect(lambda: loop.quit() if condition() else None)
        timer.start()
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        if not condition():
            loop.exec()
        if not condition():
            raise RuleBroken("screenshot", "the window did not get there")

    def settle(self) -> None:
        """Let everything asked for arrive and be laid out."""
        came: list[object] = []
        for _round in range(2):  # what came back may have asked for more
            came.clear()
            for lane in Lane:
                # Workers that meet have nothing else left to do.
                meeting = threading.Barrier(lane.workers, timeout=_PATIENCE_MS / 1000)
                for _worker in range(lane.workers):
                    self.window.tasks.run(lane, meeting.wait, came.append, came.append)
            self.wait(lambda: len(came) == sum(lane.workers for lane in Lane))
        loop = QEventLoop()
        QTimer.singleShot(_LAYOUT_MS, loop.quit)
        loop.exec()

    def key(self, key: Qt.Key, *, shift: bool = False, release: bool = True) -> None:
        """Press a key as a person would."""
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        kinds = [QKeyEvent.Type.KeyPress] + ([QKeyEvent.Type.KeyRelease] if release else [])
        for kind in kinds:
            focus: QWidget | None = self.window.focusWidget()
            QApplication.sendEvent(
                self.window if focus is None else focus, QKeyEvent(kind, key, held)
            )

    def place(self, name: str) -> None:
        """Go to a place."""
        self.window.show_place(name)
