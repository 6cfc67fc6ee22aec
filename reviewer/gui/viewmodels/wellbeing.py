# SPDX-License-Identifier: Apache-2.0
"""The person's own day: where they stand, which screen takes the place of the work, their choices.

The service has no clock of its own: asking it every few seconds is what lets time pass.  Answers
that come while a wish is still on its way are older than the wish, and are dropped.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.ids import ItemId
from reviewer.domain.views import Level
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import WellbeingCalls
from reviewer.services.notices import IncidentsChanged, Notice, SessionChanged, WellbeingChanged
from reviewer.services.shown import Phase, Wellbeing

ASK_MS: Final = 5_000
BREAKS: Final = frozenset({Phase.BREAK, Phase.MICRO_BREAK})
_AT_WORK: Final = frozenset({Phase.ON_QUEUE, Phase.WINDING_DOWN, Phase.NOTHING_OPEN})
_ENDED: Final = frozenset({Phase.OFF_SHIFT, Phase.DAY_OVER})


class Screen(enum.Enum):
    """What takes the place of the review place."""

    WORK = enum.auto()  # nothing does
    START = enum.auto()
    BREAK = enum.auto()
    MICRO_BREAK = enum.auto()
    NOTHING_OPEN = enum.auto()
    DAY_OVER = enum.auto()
    END = enum.auto()


_SCREENS: Final = {
    Phase.OFF_SHIFT: Screen.START,
    Phase.BREAK: Screen.BREAK,
    Phase.MICRO_BREAK: Screen.MICRO_BREAK,
    Phase.NOTHING_OPEN: Screen.NOTHING_OPEN,
    Phase.DAY_OVER: Screen.DAY_OVER,
}


class Day(QObject):
    """One person's day, as only they see it.

    Attributes:
        now: where the person stands; ``None`` until it is known.
        screen: what takes the place of the review place.
        is_paused: everything is covered until the person comes back.

    Signals:
        changed: ``now`` is new.
        screen_changed: ``screen`` is new.
        pause_changed: ``is_paused`` is new.
        queues_changed: other queues may be open than before.
        phase_changed: the day came to another phase (Phase).
        exported: what is kept was written there (Path).
        deleted: what is kept is destroyed.
        failed: something asked for did not happen (Exception).
    """

    changed = Signal()
    screen_changed = Signal()
    pause_changed = Signal()
    queues_changed = Signal()
    phase_changed = Signal(object)
    exported = Signal(object)
    deleted = Signal()
    failed = Signal(object)

    def __init__(
        self, calls: WellbeingCalls, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._calls = calls
        self._tasks = tasks
        self.now: Wellbeing | None = None
        self.screen = Screen.WORK
        self.is_paused = False
        self._has_ended = False
        self._is_deciding = False
        self._wishes = 0
        self._is_asking = False
        self._clock = QTimer(self, interval=ASK_MS)
        self._clock.timeout.connect(self.ask)

    def start(self) -> None:
        """Ask where the person stands, and go on asking."""
        self._clock.start()
        self.ask()

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Ask again when a notice says that something is new."""
        if isinstance(notice, WellbeingChanged | IncidentsChanged | SessionChanged):
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask where the person stands."""
        if not self._is_asking:
            self._is_asking = True
            self._tasks.run(Lane.STORE, self._calls.state, self._answered, self._not_answered)

    @property
    def may_go_on(self) -> bool:
        """Say whether the break may end."""
        return self.now is not None and not self.now.phase_until_s

    def set_deciding(self, *, deciding: bool) -> None:
        """Tell whether a group is on the stage: it may be answered although all else is closed."""
        self._is_deciding = deciding
        self._choose_screen()

    @Slot()
    def start_shift(self) -> None:
        """Begin a shift."""
        self._wish(self._calls.start_shift, self._began)

    @Slot()
    def end_shift(self) -> None:
        """End the shift, if there is one."""
        if self._is_in(*_AT_WORK, *BREAKS, Phase.DAY_OVER) and not self._has_ended:
            self._wish(self._calls.end_shift, self._over)

    @Slot()
    def start_break(self) -> None:
        """Begin a break, due or not."""
        if self._is_in(*_AT_WORK):
            self._wish(self._calls.start_break)

    @Slot()
    def end_break(self) -> None:
        """Go on after a break, once it may end."""
        if self.may_go_on:
            self._wish(self._calls.end_break)

    @Slot()
    def pause(self) -> None:
        """Stop everything now; the screen does not wait for the service."""
        if not self.is_paused:
            self._set_paused(paused=True)
            self._wish(self._calls.pause)

    @Slot()
    def resume(self) -> None:
        """Come back from a pause."""
        self._wish(self._calls.resume, self._came_back, self._came_back)

    def set_bad_day(self, *, on: bool) -> None:
        """Nothing severe for the rest of the day, or as usual again."""
        if self.now is not None:
            self._show(replace(self.now, bad_day=on))
            self._wish(partial(self._calls.set_bad_day, on=on), self._chose)

    def toggle_opt_out(self, code: str) -> None:
        """Keep away from a code, or no longer."""
        if self.now is not None:
            codes = self.now.opted_out ^ {code}
            self._show(replace(self.now, opted_out=codes))
            self._wish(partial(self._calls.set_opt_outs, codes), self._chose)

    def set_view(self, *, short_side: int | None = None, masks_words: bool | None = None) -> None:
        """Choose how fine the gist-hidden view is, and whether slurs are masked."""
        if self.now is None:
            return
        side = self.now.short_side if short_side is None else short_side
        masks = self.now.masks_words if masks_words is None else masks_words
        self._show(replace(self.now, short_side=side, masks_words=masks))
        self._wish(partial(self._calls.set_view, short_side=side, masks_words=masks))

    def export(self, folder: Path) -> None:
        """Write what is kept where its owner says."""
        job = partial(self._calls.export, folder)
        self._tasks.run(Lane.STORE, job, self.exported.emit, self.failed.emit)

    def delete_now(self) -> None:
        """Destroy what is kept."""
        self._wish(self._calls.delete_now, self._destroyed)

    def _is_in(self, *phases: Phase) -> bool:
        return self.now is not None and self.now.phase in phases

    def _wish(
        self,
        job: Callable[[], Wellbeing],
        then: Callable[[], object] | None = None,
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        self._wishes += 1
        self._tasks.run(
            Lane.STORE, job, partial(self._granted, then), partial(self._refused, otherwise)
        )

    def _granted(self, then: Callable[[], object] | None, now: Wellbeing) -> None:
        self._wishes -= 1
        if then is not None:
            then()
        if not self._wishes:
            self._show(now)

    def _refused(self, otherwise: Callable[[], object] | None, error: Exception) -> None:
        self._wishes -= 1
        if otherwise is not None:
            otherwise()
        self.failed.emit(error)
        self.ask()

    def _answered(self, now: Wellbeing) -> None:
        self._is_asking = False
        if not self._wishes:
            self._show(now)

    def _not_answered(self, error: Exception) -> None:
        self._is_asking = False
        self.failed.emit(error)

    def _show(self, now: Wellbeing) -> None:
        if now == self.now:
            return
        before, self.now = self.now, now
        if now.phase is Phase.PAUSED and not self._wishes:
            self._set_paused(paused=True)
        if now.phase not in _ENDED | {Phase.PAUSED}:
            self._has_ended = False
        self.changed.emit()
        self._choose_screen()
        if before is None or before.phase is not now.phase:
            self.phase_changed.emit(now.phase)
        if before is not None and _open(before) != _open(now):
            self.queues_changed.emit()

    def _choose_screen(self) -> None:
        phase = None if self.now is None else self.now.phase
        if phase is Phase.PAUSED:
            return  # what lies under the pause stays as it was
        screen = Screen.WORK if phase is None else _SCREENS.get(phase, Screen.WORK)
        if screen is Screen.NOTHING_OPEN and self._is_deciding:
            screen = Screen.WORK
        if self._has_ended and phase in _ENDED:
            screen = Screen.END
        if screen is not self.screen:
            self.screen = screen
            self.screen_changed.emit()

    def _set_paused(self, *, paused: bool) -> None:
        if paused is not self.is_paused:
            self.is_paused = paused
            self.pause_changed.emit()

    def _began(self) -> None:
        self._has_ended = False

    def _over(self) -> None:
        self._has_ended = True

    def _came_back(self) -> None:
        self._set_paused(paused=False)

    def _chose(self) -> None:
        self.queues_changed.emit()

    def _destroyed(self) -> None:
        self.deleted.emit()


def _open(now: Wellbeing) -> tuple[object, ...]:
    """Return what decides which queues are open."""
    return (now.phase, now.closed_today, frozenset(name for name, _ in now.closed_for_s))


class Showing(QObject):
    """Tells the service which reduced view is on screen; held looks are counted where granted.

    Signals:
        failed: it could not be told (Exception).
    """

    failed = Signal(object)

    def __init__(
        self, calls: WellbeingCalls, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._calls = calls
        self._tasks = tasks
        self._shown: tuple[ItemId, Level] | None = None

    def show(self, item_id: ItemId, level: Level) -> None:
        """A view of an item is on screen from now on."""
        if self._shown != (item_id, level):
            self._shown = (item_id, level)
            self._tell(item_id, level)

    def cover(self) -> None:
        """Nothing is on screen any more."""
        if self._shown is not None:
            item_id, _ = self._shown
            self._shown = None
            self._tell(item_id, Level.R0)

    def _tell(self, item_id: ItemId, level: Level) -> None:
        job = partial(self._calls.showing, item_id, level)
        self._tasks.run(Lane.STORE, job, _nothing, self.failed.emit)


def _nothing(_result: object) -> None:
    """Want no answer."""
