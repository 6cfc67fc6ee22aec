# SPDX-License-Identifier: Apache-2.0
"""Ending the session, asking first when acts would be lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reviewer.domain.errors import RuleBroken
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import describe
from reviewer.gui.foundation.workbench import SessionCalls
from reviewer.gui.views.sheets import QuestionSheet
from reviewer.gui.widgets.sheet import Sheet


class SigningOut(QObject):
    """The end of a session.

    Args:
        ask: opens the sheet that asks.
        stay: closes it.
        over: the widget the sheet lies over.

    Signals:
        signed_out: the session is over.
        failed: it could not be ended (Exception).
    """

    signed_out = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: SessionCalls,
        tasks: TaskRunner,
        ask: Callable[[Sheet], object],
        stay: Callable[[], object],
        theme: Theme,
        over: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._ask = ask
        self._stay = stay
        self._theme = theme
        self._over = over

    @Slot()
    def start(self) -> None:
        """End the session."""
        self._tasks.run(Lane.NETWORK, self._session.sign_out, self._gone, self._not_gone)

    def _gone(self, _result: object) -> None:
        self.signed_out.emit()

    def _not_gone(self, error: Exception) -> None:
        if not (isinstance(error, RuleBroken) and error.rule == "acts-waiting"):
            self.failed.emit(error)
            return
        sheet = QuestionSheet(
            self.tr("Sign out?"),
            describe(error),
            self.tr("Sign out and lose them"),
            self._theme,
            self._over,
        )
        sheet.agreed.connect(self._anyway)
        self._ask(sheet)

    @Slot()
    def _anyway(self) -> None:
        self._stay()
        force = partial(self._session.sign_out, force=True)
        self._tasks.run(Lane.NETWORK, force, self._gone, self.failed.emit)
