# SPDX-License-Identifier: Apache-2.0
"""The application around the window: look, language, Qt's own messages, and building it anew.

Another language, theme or size of text builds the window anew on the same services: everything on
screen comes from them, so nothing is lost.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow

from reviewer.domain.errors import ReviewerError
from reviewer.gui.foundation import fonts, keyboard
from reviewer.gui.foundation.garbage import Garbage
from reviewer.gui.foundation.language import Language, speak, translate
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.repeats import watch_repeats
from reviewer.gui.foundation.theme import theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.shell.warming import Warming
from reviewer.gui.views.review.messages import Message
from reviewer.settings.resources import resource

_LOG = logging.getLogger(__name__)
_SWITCH_S = 0.0005
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_application(arguments: list[str]) -> QApplication:
    """Return the one QApplication, with our typefaces and one style everywhere."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    _spare_source_search()
    # A thread of sync that computes gives the interpreter to the window within this time.
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication(arguments)
    app.setApplicationName("Reviewer")
    app.setQuitOnLastWindowClosed(False)
    dress(app)
    return app


def _spare_source_search() -> None:
    """Keep Qt's binding from reading the source of every module that is imported from now on.

    It looks for its own name there, to switch features that we do not use; at each import that
    costs more than the import.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = _uses_no_features


def _uses_no_features(_module: object) -> bool:
    return False


def dress(app: QApplication) -> None:
    """Give ``app`` our style and typefaces."""
    app.setStyle("Fusion")
    fonts.register()
    app.setWindowIcon(QIcon(str(resource("icons", "reviewer.svg"))))


def wear(app: QApplication, preferences: Preferences) -> None:
    """Give every widget built from now on a person's language, colours and size of text."""
    look = theme(preferences.theme, preferences.text_scale)
    speak(app, preferences.language)
    arabic = preferences.language is Language.AR
    app.setFont(fonts.body_font(look.body_px, arabic_first=arabic))
    app.setPalette(look.palette())
    app.setStyleSheet(look.stylesheet())


def log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Put what Qt says into our log; what a platform without a screen cannot do is no news."""
    level = _LEVELS.get(kind, logging.WARNING)
    if message.startswith("This plugin does not support "):
        level = logging.DEBUG
    _LOG.log(level, "Qt says: %s", message)


def install_message_handler() -> None:
    """Have Qt speak into our log."""
    qInstallMessageHandler(log_qt)


class Application(QObject):
    """Opens the window, opens it anew, and leaves.

    Signals:
        signed_out: the session is over; the services are closed.
        left: everything is closed.
    """

    signed_out = Signal()
    left = Signal()
    _bug_met = Signal(object)

    def __init__(
        self,
        app: QApplication,
        workbench: Workbench,
        preferences: Preferences,
        *,
        now: Callable[[], datetime],
        keep: Callable[[Preferences], object],
        bundle: Callable[[], Path],
    ) -> None:
        """Take ``keep`` to save preferences and ``bundle`` to make a support bundle."""
        super().__init__(app)
        self._app = app
        self._workbench = workbench
        self._preferences = preferences
        self._now = now
        self._keep = keep
        self._bundle = bundle
        self._garbage = Garbage(self)
        self._warming = Warming(self)
        self.window: MainWindow | None = None
        self._bug_met.connect(self._tell_bug)

    def open(self, *, size: QSize | None = None, after: MainWindow | None = None) -> MainWindow:
        """Build the window and show it; ``after`` another one, covered and where that was."""
        wear(self._app, self._preferences)
        window = MainWindow(self._workbench, self._preferences, self._now)
        window.preferences_wanted.connect(self.prefer)
        window.signed_out.connect(self._signed_out)
        window.left.connect(self._left)
        window.resize(size or QSize(1280, 800))
        self.window = window
        window.show()
        watch_repeats(window.windowHandle())
        window.start(after.review if after else None)
        self._garbage.start()
        self._warming.start()
        return window

    @Slot(object)
    def prefer(self, preferences: Preferences) -> None:
        """Keep other preferences and build the window anew with them."""
        self._preferences = preferences
        self._keep(preferences)
        old = self.window
        if old is not None:
            old.let_go()
        self.open(size=old.size() if old else None, after=old)
        if old is not None:
            old.hide()
            old.deleteLater()

    def met_bug(self, report: Path) -> None:
        """Tell the person about a bug, from whatever thread it rose on."""
        self._bug_met.emit(report)

    @Slot(object)
    def _tell_bug(self, report: Path) -> None:
        if self.window is not None:
            self.window.tell_bug(report, self._bundle)

    @Slot()
    def _signed_out(self) -> None:
        if self.window is not None:
            self.window.quitting.start()
        self.signed_out.emit()

    @Slot()
    def _left(self) -> None:
        self._garbage.stop()
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None
        self.left.emit()


def show_problem(app: QApplication, preferences: Preferences, error: ReviewerError) -> QMainWindow:
    """Show, in a window of its own, why the workstation cannot open."""
    wear(app, preferences)
    look = theme(preferences.theme, preferences.text_scale)
    window = QMainWindow()
    window.setWindowTitle("Reviewer")
    message = Message(look, keyboard.current_layout())
    message.say(
        translate("Sheets", "The workstation cannot open"),
        describe(error),
        go_on=translate("Sheets", "Close"),
    )
    message.confirmed.connect(partial(app.exit, 1))
    window.setCentralWidget(message)
    window.resize(720, 360)
    window.show()
    return window
