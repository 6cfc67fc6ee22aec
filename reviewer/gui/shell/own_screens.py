# SPDX-License-Identifier: Apache-2.0
"""Ties the person's day to the work: what rests is covered, what is on screen is told.

It decides nothing; the day says what it asks for, and the window shows it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.views import ContactSheet, Level, ReducedText, ReducedView, Waveform
from reviewer.gui.foundation.background import TaskRunner
from reviewer.gui.foundation.workbench import WellbeingCalls
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.wellbeing import Day, Screen, Showing


class OwnScreens(QObject):
    """The day beside the work.

    Args:
        cover: covers every item in every place, at once.

    Signals:
        moved: another screen takes the place of the work, or the work comes back.
        paused: the pause begins or is over.
    """

    moved = Signal()
    paused = Signal()

    def __init__(
        self,
        calls: WellbeingCalls,
        review: Review,
        tasks: TaskRunner,
        cover: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.day = Day(calls, tasks, self)
        self._review = review
        self._cover = cover
        self._showing = Showing(calls, tasks, self)
        self._showing.failed.connect(self.day.failed)
        self.day.screen_changed.connect(self._move)
        self.day.pause_changed.connect(self._pause)
        self.day.queues_changed.connect(self._follow_queues)
        review.stage_changed.connect(self._tell_deciding)
        review.member_changed.connect(self._cover_at_rest)
        review.looking.reduced_ready.connect(self._tell_shown)
        review.looking.covered.connect(self._showing.cover)

    @property
    def is_resting(self) -> bool:
        """Say whether a screen of the day takes the place of the work."""
        return self.day.screen is not Screen.WORK

    @Slot()
    def _move(self) -> None:
        if self.is_resting:
            self._put_down()
        self.moved.emit()

    @Slot()
    def _pause(self) -> None:
        self._put_down()
        self.paused.emit()

    def _put_down(self) -> None:
        self._cover()
        self._review.keep_draft()

    @Slot()
    def _cover_at_rest(self) -> None:
        if self.day.is_paused or self.is_resting:
            self._review.looking.cover()

    @Slot()
    def _tell_deciding(self) -> None:
        self.day.set_deciding(deciding=self._review.state is StageState.GROUP)

    @Slot(object)
    def _tell_shown(self, view: ReducedView | ReducedText | ContactSheet | Waveform) -> None:
        match view:
            case ContactSheet():
                level = Level.R1
            case Waveform():
                level = Level.R0  # it shows nothing of the item
            case _:
                level = view.level
        if self._review.item is not None:
            self._showing.show(self._review.item.item_id, level)

    @Slot()
    def _follow_queues(self) -> None:
        self._review.read_list()
        if self._review.state is StageState.EMPTY:
            self._review.open_next()
