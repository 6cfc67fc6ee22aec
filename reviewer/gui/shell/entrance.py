# SPDX-License-Identifier: Apache-2.0
"""The way in: choose a profile or enrol, open it off the window's thread, and hand over.

The window that is shown until then holds nothing of anybody's work.  What cannot be opened is said
there in words, and can be tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from reviewer.domain.errors import ReviewerError
from reviewer.gui.foundation import keyboard
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import theme
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.shell.application import Application, wear
from reviewer.gui.shell.main_window import MainWindow

if TYPE_CHECKING:  # imported when there is something to ask
    from reviewer.gui.viewmodels.enrol import Chosen, Enrolled, ProfileLine
    from reviewer.gui.views.enrol import EnrolView


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open profile and what its window needs beside the services.

    Attributes:
        start: begins to sync; called once the window shows what it shows first.
        watch: called with what to do when a bug was met (it is given the report's file).
        closed: called when everything is closed.
    """

    workbench: Workbench
    preferences: Preferences
    now: Callable[[], datetime]
    keep: Callable[[Preferences], object]
    bundle: Callable[[], Path]
    start: Callable[[], object]
    watch: Callable[[Callable[[Path], object]], object]
    closed: Callable[[], object]


class House(Protocol):
    """What the way in asks of the composition root; every method may block."""

    def profiles(self) -> Sequence[ProfileLine]:
        """Return the profiles of this machine."""

    def enrol(self, address: str, code: str) -> str:
        """Make a profile; return its name."""

    def enrol_in_memory(self, address: str, code: str) -> str:
        """Make a profile that ends with this process; return its name."""

    def open(self, profile: str) -> Opened:
        """Open a profile."""


class Entrance(QObject):
    """Opens the workstation for one person.

    Attributes:
        way_in: the window that asks, while it is shown.
        opened: the open profile.
    """

    def __init__(self, app: QApplication, house: House, preferences: Preferences) -> None:
        super().__init__(app)
        self._app = app
        self._house = house
        self._preferences = preferences
        self._tasks = TaskRunner(self)
        self.way_in: QMainWindow | None = None
        self._view: EnrolView | None = None
        self._application: Application | None = None
        self.opened: Opened | None = None

    @property
    def window(self) -> MainWindow | None:
        """Return the window on the open profile."""
        return self._application.window if self._application else None

    def begin(self, wanted: str | None = None) -> None:
        """Open ``wanted`` or the only profile at once; otherwise ask."""
        found = self._house.profiles()
        names = [each.name for each in found]
        profile = wanted or (names[0] if len(names) == 1 else "")
        if not profile:
            self._ask(found)
            return
        try:
            opened = self._house.open(profile)
        except ReviewerError as error:
            self._ask(found).show_trouble(profile, error)
        else:
            self._show(opened)

    def _ask(self, found: Sequence[ProfileLine]) -> EnrolView:
        from reviewer.gui.views.enrol import EnrolView

        wear(self._app, self._preferences)
        window = QMainWindow()
        window.setWindowTitle("Reviewer")
        view = EnrolView(
            self._tasks,
            self._house.enrol,
            theme(self._preferences.theme, self._preferences.text_scale),
            keyboard.current_layout(),
            profiles=found,
            enrol_in_memory=self._house.enrol_in_memory,
        )
        view.chosen.connect(self._open_chosen)
        view.enrolled.connect(self._open_enrolled)
        window.setCentralWidget(view)
        window.resize(960, 680)
        window.show()
        self.way_in, self._view = window, view
        self._app.setQuitOnLastWindowClosed(True)
        return view

    @Slot(object)
    def _open_chosen(self, chosen: Chosen) -> None:
        self._open(chosen.profile)

    @Slot(object)
    def _open_enrolled(self, enrolled: Enrolled) -> None:
        self._open(enrolled.profile)

    def _open(self, profile: str) -> None:
        self._tasks.run(
            Lane.STORE,
            partial(self._house.open, profile),
            self._show,
            partial(self._not_opened, profile),
        )

    def _not_opened(self, profile: str, error: Exception) -> None:
        if self._view is None or not isinstance(error, ReviewerError):
            raise error
        self._view.show_trouble(profile, error)

    def _show(self, opened: Opened) -> None:
        self._app.setQuitOnLastWindowClosed(False)
        application = Application(
            self._app,
            opened.workbench,
            opened.preferences,
            now=opened.now,
            keep=opened.keep,
            bundle=opened.bundle,
        )
        opened.watch(application.met_bug)
        application.settled.connect(opened.start)
        application.left.connect(partial(self._leave, opened))
        application.open()
        self._application, self.opened = application, opened
        if self.way_in is not None:
            self.way_in.hide()
            self.way_in.deleteLater()
            self.way_in = self._view = None

    def _leave(self, opened: Opened) -> None:
        opened.closed()
        self._tasks.close()
        self._app.quit()
