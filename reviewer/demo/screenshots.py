# SPDX-License-Identifier: Apache-2.0
"""Draws every screen of the window into a folder: ``python -m reviewer.demo.screenshots``.

Light and dark, English and Arabic, at two sizes; French, high contrast and large text once each.
Nothing of this machine gets into a picture: typefaces, clock and items are the program's own.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.demo.sample import NOW
from reviewer.demo.sample_workbench import SampleWorkbench
from reviewer.domain.errors import RuleBroken
from reviewer.domain.people import Role
from reviewer.gui.foundation.background import Lane
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import ThemeName
from reviewer.gui.shell import application
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.viewmodels.review import StageState
from reviewer.ports.queue_api import Incident
from reviewer.services.notices import GroupGone
from reviewer.services.shown import SyncState, SyncStatus

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


def _review(studio: Studio) -> None:
    studio.key(Qt.Key.Key_3)


def _answered(studio: Studio) -> None:
    studio.key(Qt.Key.Key_3, shift=True)
    studio.key(Qt.Key.Key_0, shift=True)
    studio.key(Qt.Key.Key_V)  # the severity is still missing, and the window says so


def _clear(studio: Studio) -> None:
    studio.key(Qt.Key.Key_4, release=False)


def _context(studio: Studio) -> None:
    studio.window.review.answers.toggle_context("journalism")
    studio.key(Qt.Key.Key_P)


def _escalate(studio: Studio) -> None:
    studio.key(Qt.Key.Key_0, shift=True)
    studio.key(Qt.Key.Key_E)


def _saved(studio: Studio) -> None:
    studio.key(Qt.Key.Key_0, shift=True)
    studio.key(Qt.Key.Key_A)


def _covered(studio: Studio) -> None:
    studio.key(Qt.Key.Key_F9)


def _text(studio: Studio) -> None:
    studio.window.review.open_group(studio.window.review.queue.rows[3].group_id)
    studio.settle()
    studio.key(Qt.Key.Key_3)


def _divert(studio: Studio) -> None:
    studio.key(Qt.Key.Key_D)


def _diverted(studio: Studio) -> None:
    studio.key(Qt.Key.Key_D)
    studio.key(Qt.Key.Key_Return)


def _gone(studio: Studio) -> None:
    opened = studio.window.review.opened
    if opened is not None:
        studio.workbench.notices.publish(GroupGone(opened.group.group_id, "withdrawn"))


def _offline(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.sync = SyncStatus(state=SyncState.OFFLINE, waiting=14, last_contact=NOW)
    desk.incidents = (
        Incident(
            incident_id="inc_1",
            title="CI-2026-07",
            state="active",
            target_min=60,
            approvals=2,
            approvals_needed=2,
            ending=False,
        ),
    )
    studio.window.status.read_sync()
    studio.window.status.read_session()


def _help(studio: Studio) -> None:
    studio.key(Qt.Key.Key_F1)


def _support(studio: Studio) -> None:
    studio.key(Qt.Key.Key_S)


def _empty(studio: Studio) -> None:
    for held in studio.workbench.desk.held.values():
        held.state = held.state.DONE
    studio.window.review.read_list()
    studio.window.review.open_next()


def _failed(studio: Studio) -> None:
    studio.workbench.desk.errors["open"] = RuleBroken("not-held")
    studio.window.review.step_group(1)


def _menu(studio: Studio) -> None:
    studio.window.top.person.click()


SCREENS: Final[tuple[tuple[str, Callable[[Studio], None]], ...]] = (
    ("review", _review),
    ("answered", _answered),
    ("clear", _clear),
    ("context", _context),
    ("escalate", _escalate),
    ("saved", _saved),
    ("covered", _covered),
    ("text", _text),
    ("divert", _divert),
    ("diverted", _diverted),
    ("gone", _gone),
    ("offline", _offline),
    ("help", _help),
    ("support", _support),
    ("empty", _empty),
    ("failed", _failed),
    ("settings", _menu),
)
"""Every screen, by name, and how the window gets there. One line adds a screen."""


def draw(app: QApplication, look: Look, folder: Path, only: frozenset[str]) -> list[Path]:
    """Draw every screen in one look; return the pictures."""
    drawn: list[Path] = []
    for name, bring in SCREENS:
        if only and name not in only:
            continue
        studio = Studio(app, look)
        studio.open()
        bring(studio)
        studio.settle()
        picture = folder / f"{name}-{look.name}.png"
        target = studio.window.menu if studio.window.menu.isVisible() else studio.window
        target.grab().save(str(picture))
        drawn.append(picture)
        studio.window.menu.hide()
        studio.close()
        app.processEvents()
    return drawn


def main(arguments: list[str]) -> int:
    """Draw all screens, or those named, into ``build/screenshots``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    folder = Path("build") / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    app = application.make_application(["reviewer"])
    names = frozenset(name for name, _bring in SCREENS)
    only = frozenset(arguments) & names
    wanted = frozenset(arguments) - names
    total = 0
    for look in looks():
        if not wanted or look.name in wanted:
            total += len(draw(app, look, folder, only))
    print(f"{total} pictures in {folder}")
    app.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
