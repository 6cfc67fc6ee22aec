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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.demo.sample import NOW
from reviewer.demo.sample_account import (
    HISTORY,
    INCIDENT,
    PROOF,
    PROPOSED,
    attention_rows,
    audit_rows,
)
from reviewer.demo.sample_workbench import SampleWorkbench
from reviewer.domain.errors import MediaUnreadable, RuleBroken, SecretsUnavailable
from reviewer.domain.people import Role
from reviewer.domain.views import Wall
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import ThemeName, theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.shell import application
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.shell.places import ATTENTION, AUDIT
from reviewer.gui.viewmodels.enrol import ProfileLine
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.views.enrol import EnrolView
from reviewer.gui.widgets.two_lines import TwoLineList
from reviewer.services.notices import GroupGone
from reviewer.services.shown import Phase, SyncState, SyncStatus, Wellbeing

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


def _review(studio: Studio) -> None:
    studio.key(Qt.Key.Key_1)


def _gist(studio: Studio) -> None:
    studio.key(Qt.Key.Key_2)


def _detail(studio: Studio) -> None:
    studio.key(Qt.Key.Key_3, release=False)


def _brush(studio: Studio) -> None:
    studio.key(Qt.Key.Key_1)
    studio.key(Qt.Key.Key_Space, release=False)
    studio.settle()
    for _step in range(3):
        studio.key(Qt.Key.Key_Left)


def _colour(studio: Studio) -> None:
    studio.key(Qt.Key.Key_4, release=False)
    studio.settle()
    studio.key(Qt.Key.Key_C)


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


def _pause(studio: Studio) -> None:
    studio.key(Qt.Key.Key_F9)


def _now(studio: Studio) -> Wellbeing:
    """Return where the person stands, without a next break."""
    return replace(studio.workbench.wellbeing.day.now, next_break_in_s=None)


def _shift_start(studio: Studio) -> None:
    studio.workbench.wellbeing.move(
        replace(
            _now(studio),
            phase=Phase.OFF_SHIFT,
            opted_out=frozenset({"sound"}),
            on_queue_s=0.0,
            viewing_s=0.0,
        )
    )


def _break(studio: Studio) -> None:
    studio.workbench.wellbeing.move(replace(_now(studio), phase=Phase.BREAK, phase_until_s=540.0))


def _break_over(studio: Studio) -> None:
    studio.workbench.wellbeing.move(
        replace(_now(studio), phase=Phase.MICRO_BREAK, phase_until_s=0.0)
    )


def _nothing_open(studio: Studio) -> None:
    _empty(studio)
    studio.workbench.wellbeing.move(
        replace(
            _now(studio), phase=Phase.NOTHING_OPEN, closed_for_s=(("graphic_violence.high", 130.0),)
        )
    )


def _winding_down(studio: Studio) -> None:
    studio.workbench.wellbeing.move(replace(_now(studio), phase=Phase.WINDING_DOWN))


def _day_over(studio: Studio) -> None:
    studio.workbench.wellbeing.move(replace(_now(studio), phase=Phase.DAY_OVER, viewing_s=1800.0))


def _shift_end(studio: Studio) -> None:
    studio.key(Qt.Key.Key_E, shift=True)


def _limits(studio: Studio) -> None:
    studio.workbench.wellbeing.move(
        replace(
            _now(studio),
            phase=Phase.ON_QUEUE,
            closed_today=frozenset({"graphic_violence.high", "recruitment.medium"}),
            closed_for_s=(("glorification.high", 130.0),),
            opted_out=frozenset({"recruitment", "sound"}),
            is_incident=True,
        )
    )
    studio.key(Qt.Key.Key_F12)


def _limits_delete(studio: Studio) -> None:
    _limits(studio)
    studio.settle()
    studio.key(Qt.Key.Key_D, shift=True)


def _row(studio: Studio, number: int) -> None:
    studio.window.review.open_group(studio.window.review.queue.rows[number].group_id)
    studio.settle()


def _opened_covered(studio: Studio) -> None:
    _row(studio, 1)


def _reasons(studio: Studio) -> None:
    _row(studio, 4)
    studio.key(Qt.Key.Key_4)


def _sheet(studio: Studio) -> None:
    _row(studio, 1)
    studio.key(Qt.Key.Key_1)
    studio.settle()
    studio.key(Qt.Key.Key_Period)


def _frame(studio: Studio) -> None:
    _sheet(studio)
    studio.key(Qt.Key.Key_2)


def _playing(studio: Studio) -> None:
    _sheet(studio)
    studio.key(Qt.Key.Key_5)
    studio.key(Qt.Key.Key_B, release=False)


def _listening(studio: Studio) -> None:
    _sheet(studio)
    studio.key(Qt.Key.Key_5)
    studio.key(Qt.Key.Key_M, release=False)


def _text(studio: Studio) -> None:
    _row(studio, 3)
    studio.key(Qt.Key.Key_1)


def _text_step(studio: Studio) -> None:
    _row(studio, 3)
    studio.key(Qt.Key.Key_2)
    studio.settle()
    studio.key(Qt.Key.Key_Period)


def _text_clear(studio: Studio) -> None:
    _row(studio, 3)
    studio.key(Qt.Key.Key_4, release=False)


def _unreadable(studio: Studio) -> None:
    studio.workbench.desk.errors["reduced"] = MediaUnreadable("corrupt")
    studio.key(Qt.Key.Key_2)


def _text_only(studio: Studio) -> None:
    studio.workbench.desk.missing_walls = frozenset({Wall.SECCOMP})
    looking = studio.window.review.looking
    looking.walls = None
    policy = studio.window.review.policy
    if policy is not None:
        looking.set_policy(policy)


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
    studio.window.status.read_sync()


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


def _audit(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.audit, desk.verifications, desk.history = audit_rows(), PROOF, HISTORY
    desk.incidents = (INCIDENT, PROPOSED)
    studio.place(AUDIT)
    studio.settle()
    for _row in range(3):
        studio.key(Qt.Key.Key_Down)
    history = studio.window.findChildren(TwoLineList)
    studio.wait(lambda: any(each.model().rowCount() == len(HISTORY) for each in history))


def _audit_empty(studio: Studio) -> None:
    studio.place(AUDIT)


def _attention(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.attention, desk.removal = attention_rows(), 12
    desk.sync = SyncStatus(state=SyncState.SYNCED, last_contact=NOW, attention=3)
    studio.window.status.read_sync()
    studio.place(ATTENTION)
    studio.settle()
    studio.key(Qt.Key.Key_O)


def _attention_empty(studio: Studio) -> None:
    studio.place(ATTENTION)


def _denied(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.person = replace(desk.person, roles=frozenset({Role.REVIEWER}))
    studio.window.status.read_session()
    studio.settle()
    studio.place(AUDIT)


def _menu(studio: Studio) -> None:
    studio.window.top.person.click()


SCREENS: Final[tuple[tuple[str, Callable[[Studio], None]], ...]] = (
    ("review", _review),
    ("gist", _gist),
    ("detail", _detail),
    ("brush", _brush),
    ("clear", _clear),
    ("colour", _colour),
    ("opened-covered", _opened_covered),
    ("reasons", _reasons),
    ("sheet", _sheet),
    ("frame", _frame),
    ("playing", _playing),
    ("listening", _listening),
    ("text-step", _text_step),
    ("text-clear", _text_clear),
    ("unreadable", _unreadable),
    ("text-only", _text_only),
    ("answered", _answered),
    ("context", _context),
    ("escalate", _escalate),
    ("saved", _saved),
    ("pause", _pause),
    ("shift-start", _shift_start),
    ("break", _break),
    ("break-over", _break_over),
    ("nothing-open", _nothing_open),
    ("winding-down", _winding_down),
    ("day-over", _day_over),
    ("shift-end", _shift_end),
    ("my-limits", _limits),
    ("my-limits-delete", _limits_delete),
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
    ("audit", _audit),
    ("audit-empty", _audit_empty),
    ("denied", _denied),
    ("attention", _attention),
    ("attention-empty", _attention_empty),
)
"""Every screen, by name, and how the window gets there. One line adds a screen."""


@dataclass(frozen=True, slots=True)
class _Profile:
    name: str
    display: str
    gateway_url: str
    is_damaged: bool = False


_PROFILES: Final[tuple[ProfileLine, ...]] = (
    _Profile("one", "A. Reviewer", "https://gateway.example.org"),
    _Profile("two", "B. Lead", "https://gateway.example.org"),
)


def _form(_view: EnrolView) -> None:
    """The form stands there by itself."""


def _form_error(view: EnrolView) -> None:
    view.form.address.setText("https://gateway.example.org")
    view.form.code.setText("0000-0000-0000")
    view.form.fail(describe(RuleBroken("not-held")))


def _profiles(view: EnrolView) -> None:
    view.show_profiles(_PROFILES)


def _trouble(view: EnrolView) -> None:
    view.show_trouble("one", SecretsUnavailable())


WAYS_IN: Final[tuple[tuple[str, Callable[[EnrolView], None]], ...]] = (
    ("enrol", _form),
    ("enrol-error", _form_error),
    ("profiles", _profiles),
    ("trouble", _trouble),
)
"""Every screen without an open profile, by name."""


def _draw_ways_in(app: QApplication, look: Look, folder: Path, only: frozenset[str]) -> int:
    application.wear(app, look.preferences)
    colours = theme(look.preferences.theme, look.preferences.text_scale)
    drawn = 0
    for name, bring in WAYS_IN:
        if only and name not in only:
            continue
        tasks = TaskRunner()
        view = EnrolView(tasks, lambda _address, _code: "", colours, Layout.US)
        view.resize(look.size)
        view.show()
        bring(view)
        app.processEvents()
        view.grab().save(str(folder / f"{name}-{look.name}.png"))
        tasks.close()
        view.deleteLater()
        app.processEvents()
        drawn += 1
    return drawn


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
    names = frozenset(name for name, _bring in (*SCREENS, *WAYS_IN))
    only = frozenset(arguments) & names
    wanted = frozenset(arguments) - names
    total = 0
    for look in looks():
        if not wanted or look.name in wanted:
            total += len(draw(app, look, folder, only))
            total += _draw_ways_in(app, look, folder, only)
    print(f"{total} pictures in {folder}")
    app.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
