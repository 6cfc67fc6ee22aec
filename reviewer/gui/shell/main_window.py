# SPDX-License-Identifier: Apache-2.0
"""The window: bars around places, sheets above them.

Losing focus, being deactivated, and F9 cover at once from wherever they happen.  The person's own
screens take the place of the work while their day asks for it; a pause lies over everything.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.foundation import keyboard
from reviewer.gui.foundation.accessibility import announce
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.capture import exclude_from_capture
from reviewer.gui.foundation.events import NoticeBridge
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.session_lock import SessionLock
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import theme
from reviewer.gui.foundation.wording import describe, outcome_words
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.shell.bars import BottomBar, TopBar
from reviewer.gui.shell.keys import Keys, is_typing
from reviewer.gui.shell.moving import Moving
from reviewer.gui.shell.own_screens import OwnScreens
from reviewer.gui.shell.person_menu import PersonMenu
from reviewer.gui.shell.places import BANKS, LIMITS, REVIEW
from reviewer.gui.shell.quitting import Quitting
from reviewer.gui.shell.sheets_above import SheetsAbove
from reviewer.gui.shell.signing_out import SigningOut
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.status import Status
from reviewer.gui.viewmodels.wellbeing_words import phase_words
from reviewer.gui.views.person.pause import PausePage
from reviewer.gui.views.person.rest import RestView
from reviewer.gui.views.place import Parts, PlaceView
from reviewer.gui.views.sheets import BugSheet, HelpSheet, SupportSheet
from reviewer.gui.widgets.sheet import Sheet
from reviewer.services.notices import ActSettled, Notice
from reviewer.services.shown import Phase, SyncState

_TOUCHES = frozenset(
    {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress}
)


class MainWindow(QMainWindow):
    """The workstation's one window.

    Signals:
        preferences_wanted: the person wants other preferences; the window is to be built anew.
        signed_out: the session is over.
        left: everything is closed.
    """

    preferences_wanted = Signal(object)
    signed_out = Signal()
    left = Signal()

    def __init__(
        self, workbench: Workbench, preferences: Preferences, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._workbench = workbench
        self._layout = keyboard.current_layout()
        self.theme = theme(preferences.theme, preferences.text_scale)
        self.tasks = TaskRunner(self)
        self.review = Review(workbench, self.tasks, now, preferences.look_mode, self)
        self.status = Status(workbench, self.tasks, now, self)
        self.own = OwnScreens(
            workbench.wellbeing, self.review, self.tasks, self.cover_everything, self
        )
        self.day = self.own.day
        self.sheets = SheetsAbove(self._take_keyboard, self)
        self.parts = Parts(
            workbench=workbench,
            tasks=self.tasks,
            now=now,
            review=self.review,
            status=self.status,
            day=self.day,
            theme=self.theme,
            layout=self._layout,
            preferences=preferences,
            show_place=self.show_place,
        )
        self.quitting = Quitting(workbench, self.tasks, self)
        self._bridge = NoticeBridge(workbench.notices, self)
        self._lock = SessionLock(self)
        self.keys = Keys(
            self._layout,
            self.sheets,
            self.day,
            lambda: self.place,
            self,
            self.review.looking.touched,
            self,
        )
        self._build()
        self._signing_out = SigningOut(
            workbench.session,
            self.tasks,
            self._open_sheet,
            self.sheets.close,
            self.theme,
            self._whole,
            self,
        )
        self._connect()
        self.show_place(REVIEW)

    def _build(self) -> None:
        self.setWindowTitle("Reviewer")
        self.setMinimumSize(960, 600)
        self.top = TopBar(self.status, self.theme, self._layout)
        self.bottom = BottomBar(self.review, self.day, self.theme, self._layout)
        self.menu = PersonMenu(self.parts.preferences, self._layout, self)
        self.rest = RestView(
            self.day,
            self.review,
            self.theme,
            self._layout,
            self.parts.language,
            self.act,
        )
        self.paused = PausePage(self._layout)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.rest)
        self.moving = Moving(self.parts, self.stack, self.top, self.own, self.rest, self)
        self._page = QWidget()
        self._page.setProperty("role", "page")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.stack, 1)
        column.addWidget(self.bottom)
        self._whole = QWidget()
        self._layers = QStackedLayout(self._whole)
        self._layers.addWidget(self._page)
        self._layers.addWidget(self.paused)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        self.top.place_wanted.connect(self.show_place)
        self.top.person_wanted.connect(self._open_menu)
        self.bottom.wanted.connect(self.act)
        self.menu.changed.connect(self.preferences_wanted)
        self.menu.sign_out_wanted.connect(self.sign_out)
        self.menu.limits_wanted.connect(self._open_limits)
        self.menu.cover_wanted.connect(self.day.pause)
        self.paused.wanted.connect(self.act)
        self.status.session_changed.connect(self.moving.name_places)
        self.status.sync_changed.connect(self._follow_sync)
        self.review.saving.saved.connect(self.status.act_saved)
        self.review.saving.unsaved.connect(self.status.act_undone)
        self.review.undo_changed.connect(self._count_undoable)
        self.review.undone.connect(self._tell_undone)
        self.review.members.taken_apart.connect(self._tell_apart)
        self._bridge.told.connect(self._take)
        self._signing_out.signed_out.connect(self.signed_out)
        self._signing_out.failed.connect(self._tell)
        self.quitting.began.connect(self._stop_acts)
        self.quitting.over.connect(self.left)
        self._lock.locked.connect(self.cover_everything)
        self._lock.begin()
        self._connect_day()
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _connect_day(self) -> None:
        self.own.moved.connect(self._show_screen)
        self.own.paused.connect(self._show_pause)
        self.day.phase_changed.connect(self._say_phase)
        self.day.failed.connect(self._tell)

    def start(self, before: Review | None = None) -> None:
        """Read everything the window shows first, the day before the work.

        It goes on, covered, where ``before`` was.
        """
        self.day.start()
        self.review.start(before)
        self.status.start()

    @property
    def place(self) -> PlaceView:
        """Return the place the person is in."""
        return self.moving.place

    @property
    def layout_drawn(self) -> Layout:
        """Return the keyboard whose letters are drawn."""
        return self._layout

    @property
    def may_come_anew(self) -> bool:
        """Say whether building it anew would take nothing out of the person's hands."""
        is_interrupted = self.day.is_paused or self.quitting.is_under_way
        is_reviewing = self.moving.is_at(REVIEW) and self.sheets.top is None
        is_idle = not self.review.is_busy and not is_typing(self.focusWidget())
        return is_reviewing and is_idle and not is_interrupted

    @Slot(str)
    def show_place(self, place_name: str) -> None:
        """Go to a place; what the last one showed clear is covered."""
        self.moving.show(place_name)

    @Slot()
    def cover_everything(self) -> None:
        """Cover every item in every place, at once."""
        self.moving.cover_everything()

    @Slot()
    def _show_screen(self) -> None:
        if self.moving.follow_day() and self.sheets.top is None and not self.day.is_paused:
            self.place.take_keyboard()

    @Slot()
    def _show_pause(self) -> None:
        self._layers.setCurrentWidget(self.paused if self.day.is_paused else self._page)
        if self.day.is_paused:
            self.sheets.put_away()
            self.paused.arrive()
        else:
            self.sheets.bring_back()

    def _take_keyboard(self) -> None:
        (self.paused.arrive if self.day.is_paused else self.place.take_keyboard)()

    @Slot(object)
    def _say_phase(self, phase: Phase) -> None:
        announce(self, phase_words(phase))

    @Slot()
    def sign_out(self) -> None:
        """End the session, asking first when acts would be lost."""
        self.review.keep_draft()
        self._signing_out.start()

    def tell_bug(self, report: Path, bundle: Callable[[], Path]) -> None:
        """Show, calmly, that a bug was met."""
        self.cover_everything()
        sheet = BugSheet(report, self.theme, self._whole)
        sheet.bundle_wanted.connect(
            partial(self.tasks.run, Lane.STORE, bundle, sheet.show_bundle, self._tell)
        )
        self._open_sheet(sheet)

    def let_go(self) -> None:
        """Finish jobs and hear nothing any more; the services live on for the next window."""
        self.review.keep_draft()
        self.review.looking.cover_clear()
        self._bridge.close()
        self.tasks.close()

    def _open_sheet(self, sheet: Sheet) -> None:
        self.place.cover_clear()
        self.sheets.open(sheet)

    @Slot()
    def _open_menu(self) -> None:
        self.place.cover_clear()
        corner = self.top.person.rect().bottomLeft()
        if self.isRightToLeft():
            corner = self.top.person.rect().bottomRight()
        self.menu.popup(self.top.person.mapToGlobal(corner))

    @Slot(object)
    def act(self, act: Act, number: int = 0) -> bool:
        """Do an act of the window; say whether it is one."""
        acts: dict[Act, Callable[[], object]] = {
            Act.COVER_EVERYTHING: self._pause_or_come_back,
            Act.HELP: self._open_help,
            Act.SUPPORT: self._open_support,
            Act.PERSON: self._open_menu,
            Act.SYNC: self.status.sync_now,
            Act.UNDO: self.review.undo,
            Act.PLACE: partial(self.moving.go_to, number),
            Act.BANKS: partial(self.show_place, BANKS),
            Act.LIMITS: self._open_limits,
            Act.TAKE_BREAK: self.day.start_break,
            Act.END_SHIFT: self._end_shift,
        }
        if act not in acts:
            return False
        acts[act]()
        return True

    @Slot()
    def _open_limits(self) -> None:
        self.show_place(LIMITS)

    def _open_help(self) -> None:
        self._open_sheet(HelpSheet(self.theme, self._layout, self._whole))

    def _open_support(self) -> None:
        policy, language = self.review.policy, self.parts.language
        self.place.cover_clear()
        self.sheets.open_above(SupportSheet(policy, language, self.theme, self._whole))

    def _pause_or_come_back(self) -> None:
        (self.day.resume if self.day.is_paused else self.day.pause)()

    def _end_shift(self) -> None:
        self.day.end_shift()
        self.show_place(REVIEW)

    @Slot()
    def _count_undoable(self) -> None:
        offer = self.review.undo_offer
        self.status.set_undoable(int(offer is not None and offer.saved.undo_for_s > 0))

    @Slot()
    def _tell_undone(self) -> None:
        self.bottom.say(self.tr("Taken back."))

    @Slot(int)
    def _tell_apart(self, count: int) -> None:
        said = self.tr("Taken apart: %Ln item(s) are a group of their own.", "", count)
        self.bottom.say(said)

    @Slot()
    def _follow_sync(self) -> None:
        if self.status.sync.state is SyncState.REVOKED:
            self.review.close()
        self.moving.name_places()

    @Slot(object)
    def _take(self, notice: Notice) -> None:
        self.review.take(notice)
        self.status.take(notice)
        self.day.take(notice)
        self.moving.take(notice)
        if isinstance(notice, ActSettled) and notice.tell:
            from reviewer.domain.outbox import OUTCOMES, Outcome

            said = outcome_words(Outcome(notice.outcome))
            if not OUTCOMES[Outcome(notice.outcome)].tell:  # told for what its detail says
                said = self.tr("{answer} Needs attention tells more.").format(answer=said)
            self.bottom.say(said)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self.place.cover_clear()

    @Slot()
    def _stop_acts(self) -> None:
        self.review.looking.cover_clear()
        self.review.keep_draft()
        self._bridge.close()
        self._whole.setEnabled(False)
        self.bottom.say(self.tr("Finishing. What you saved is safe."))

    def _tell(self, error: Exception) -> None:
        self.bottom.say(describe(error))

    # Overrides of Qt.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a key into an act."""
        if not self.keys.pressed(event, self.focusWidget()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End a held act."""
        if not self.keys.released(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Cover when another window comes to the front."""
        super().changeEvent(event)
        is_away = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        is_small = event.type() == QEvent.Type.WindowStateChange and self.isMinimized()
        if is_away or is_small:
            self.place.cover_clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for signs of life."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        exclude_from_capture(int(self.winId()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note signs of life, so that a view in use does not cover itself."""
        is_repeat = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        if event.type() in _TOUCHES and not is_repeat:  # a key that lies under a cup is no person
            self.review.looking.touched()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave in stages."""
        if self.quitting.is_over:
            event.accept()
        else:
            event.ignore()
            self.quitting.start()
