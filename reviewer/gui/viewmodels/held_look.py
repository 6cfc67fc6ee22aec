# SPDX-License-Identifier: Apache-2.0
"""One look for as long as a key is held: asked for, shown, played on, and over at once.

Every wish has a generation; what comes for an older one is wiped and given back unseen.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.errors import ReviewerError
from reviewer.domain.views import (
    ClearFrames,
    ClearText,
    ClearView,
    DetailView,
    Grant,
    GrantId,
    ReducedView,
)
from reviewer.domain.wiping import wipe_bytes
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import LookCalls


class Held(enum.Enum):
    """What is held."""

    DETAIL = enum.auto()
    BRUSH = enum.auto()
    CLEAR = enum.auto()
    PLAY = enum.auto()
    SOUND = enum.auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brushed:
    """What a region brush shows: detail inside its ring, the gist-hidden view around it."""

    around: ReducedView
    inside: DetailView

    @property
    def grant(self) -> Grant:
        """Return the grant of what is inside."""
        return self.inside.grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of a video that plays."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


Seen = DetailView | ClearView | ClearText | ClearFrames | Brushed | Grant
"""What a service may answer to a held key."""


class HeldLook(QObject):
    """At most one look of a kind.

    Signals:
        ready: it is to be painted (DetailView, ClearView, ClearText, Brushed or Frame).
        over: it must leave the screen now; connected directly.
        failed: it could not begin, or go on (Exception).
    """

    ready = Signal(object)
    over = Signal()
    failed = Signal(object)

    def __init__(self, look: LookCalls, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._tasks = tasks
        self.held: Held | None = None
        self._grant: GrantId | None = None
        self._generation = 0
        self._run: ClearFrames | None = None
        self._next_run: ClearFrames | None = None
        self._at = 0
        self._cap = QTimer(self, singleShot=True)
        self._cap.timeout.connect(self.end)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show_next)

    @property
    def is_shown(self) -> bool:
        """Say whether the look is granted, and not only asked for."""
        return self._grant is not None

    def begin(self, held: Held, job: Callable[[], Seen], cap_s: int) -> None:
        """Ask for a look; the last one ends."""
        self.end()
        self.held = held
        self._generation += 1
        self._cap.setInterval(cap_s * 1000)
        self._tasks.run(
            Lane.MEDIA,
            job,
            partial(self._came, self._generation),
            partial(self._failed, self._generation),
            partial(_discard, self._look),
        )

    @Slot()
    def end(self) -> None:
        """End the look now: first the screen, then the service."""
        if self.held is None:
            return
        self.held = None
        self._generation += 1
        self._cap.stop()
        self._tick.stop()
        self.over.emit()
        for run in (self._run, self._next_run):
            if run is not None:
                _wipe(run)
        self._run = self._next_run = None
        if self._grant is not None:
            self._give_back(self._grant)
            self._grant = None

    def _came(self, generation: int, seen: Seen) -> None:
        grant = seen if isinstance(seen, Grant) else seen.grant
        if generation != self._generation:
            _wipe(seen)
            self._give_back(grant.grant_id)
            return
        self._grant = grant.grant_id
        self._cap.start()
        if isinstance(seen, ClearFrames):
            self._play(seen)
        else:
            self.ready.emit(seen)

    def _give_back(self, grant_id: GrantId) -> None:
        self._tasks.run(Lane.COVER, partial(self._look.end, grant_id), _nothing, self.failed.emit)

    def _failed(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self.end()
            self.failed.emit(error)

    def _play(self, run: ClearFrames) -> None:
        if self._run is not None:
            _wipe(self._run)
        self._run, self._next_run, self._at = run, None, -1
        if run.next_ms is not None:
            self._tasks.run(
                Lane.MEDIA,
                partial(self._look.play_on, run.grant.grant_id, run.next_ms),
                partial(self._went_on, self._generation),
                partial(self._failed, self._generation),
                partial(_discard, self._look),
            )
        self._tick.start(max(1, run.frame_ms))
        self._show_next()

    def _went_on(self, generation: int, run: ClearFrames) -> None:
        if generation != self._generation:
            _wipe(run)
        else:
            self._next_run = run

    @Slot()
    def _show_next(self) -> None:
        run = self._run
        if run is None:
            return
        if self._at + 1 < len(run.frames):
            self._at += 1
            pixels = run.frames[self._at]
            self.ready.emit(Frame(width=run.width, height=run.height, pixels=pixels))
        elif self._next_run is not None:
            self._play(self._next_run)
        elif run.next_ms is None:
            self.end()  # never again from the start


def _discard(look: LookCalls, seen: Seen) -> None:
    """Wipe and give back what comes when the window is gone; the services are still there."""
    _wipe(seen)
    with suppress(ReviewerError):  # there is nobody to be told
        look.end(seen.grant_id if isinstance(seen, Grant) else seen.grant.grant_id)


def _wipe(seen: Seen) -> None:
    if isinstance(seen, ClearView):
        wipe_bytes(seen.pixels)
    elif isinstance(seen, ClearFrames):
        for pixels in seen.frames:
            wipe_bytes(pixels)
    elif isinstance(seen, DetailView):
        wipe_bytes(seen.view.pixels)
    elif isinstance(seen, Brushed):
        wipe_bytes(seen.inside.view.pixels)


def _nothing(_result: object) -> None:
    """Want no answer."""
