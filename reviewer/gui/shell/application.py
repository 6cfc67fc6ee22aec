# SPDX-License-Identifier: Apache-2.0
"""The application around the window: look, language, Qt's own messages, and building it anew.

Another language, theme, size of text or keyboard builds the window anew on its services: all on
screen comes from them, so nothing is lost.  Where Qt tells nothing of a
keyboard, its letters stay as they were.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.gui.foundation import fonts, keyboard
from reviewer.gui.foundation.garbage import Garbage
from reviewer.gui.foundation.language import Language, speak
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.repeats import watch_repeats
from reviewer.gui.foundation.theme import theme
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.shell.main_window import MainWindow
from reviewer.gui.shell.warming import Warming
from reviewer.settings.resources import resource

_LOG = logging.getLogger(__name__)
_SWITCH_S = 0.0005
_SETTLE_MS = 200  # the window is painted and answers its first keys by then
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
    # A thread of sync that computes gives the interpreter to the window within this time.
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication(arguments)
    app.setApplicationName("Reviewer")
    app.setQuitOnLastWindowClosed(False)
    dress(app)
    return app


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
        settled: what is shown first is there; whatever it did not need may begin. Told once.
        left: everything is closed.
    """

    settled = Signal()
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
        self._warming.done.connect(self._garbage.set_apart)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._settle)
        self._keyboard = QTimer(self, singleShot=True, interval=0)
        self._keyboard.timeout.connect(self._follow_keyboard)
        app.inputMethod().localeChanged.connect(self._keyboard.start)
        app.focusChanged.connect(self._focus_moved)
        self._is_settled = False
        self.window: MainWindow | None = None
        self._bug_met.connect(self._tell_bug)

    def open(self, *, size: QSize | None = None, after: MainWindow | None = None) -> MainWindow:
        """Build the window and show it; ``after`` another one, covered and where that was."""
        wear(self._app, self._preferences)
        window = MainWindow(self._workbench, self._preferences, self._now)
        window.preferences_wanted.connect(self.prefer)
        window.signed_out.connect(self._signed_out)
        window.left.connect(self._left)
        window.review.stage_changed.connect(self._settling.start)
        window.quitting.began.connect(self._settling.stop)
        window.resize(size or QSize(1280, 800))
        self.window = window
        window.show()
        watch_repeats(window.windowHandle())
        window.start(after.review if after else None)
        self._garbage.start()
        return window

    @Slot()
    def _settle(self) -> None:
        if not self._is_settled:
            self._is_settled = True
            self._warming.start()
            self.settled.emit()

    @Slot(object)
    def prefer(self, preferences: Preferences) -> None:
        """Keep other preferences and build the window anew with them."""
        self._preferences = preferences
        self._keep(preferences)
        self._build_anew()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._keyboard.start()  # it may have changed while somebody was typing

    @Slot()
    def _follow_keyboard(self) -> None:
        """Draw the letters of another keyboard, once nobody types and nothing lies above."""
        window = self.window
        if window is None or keyboard.current_layout() is window.layout_drawn:
            return
        if window.may_come_anew:
            self._build_anew()

    def _build_anew(self) -> None:
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
