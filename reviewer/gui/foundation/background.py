# SPDX-License-Identifier: Apache-2.0
"""Runs jobs off the GUI thread and brings their results back to it.

The one door to threads in the GUI.  A job is a plain callable over services and values: it makes
no QObject and touches no widget.  At most one callback follows a job, on the GUI thread, and none
after :meth:`TaskRunner.close`: what a job still brings then is discarded, as its caller said, on
whatever thread that is.  Nothing that runs is ever killed.
"""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, Signal, Slot

from reviewer.domain.errors import Cancelled

T = TypeVar("T")


class Lane(enum.Enum):
    """A pool of workers, and how many it has."""

    STORE = ("store", 1)  # serial, so a transaction never meets another one
    MEDIA = ("media", 2)
    NETWORK = ("network", 4)
    COVER = ("cover", 1)  # ends of looks, which wait behind nothing

    @property
    def workers(self) -> int:
        """Return the number of threads."""
        return self.value[1]


_FINISHED: Final = frozenset({Lane.STORE, Lane.COVER})


@dataclass(frozen=True, slots=True)
class _Answer(Generic[T]):
    """Who is to be told of a job."""

    on_done: Callable[[T], object]
    on_error: Callable[[Exception], object]
    discard: Callable[[T], object] | None

    def drop(self, result: T) -> None:
        """Discard a result."""
        if self.discard is not None:
            self.discard(result)


class TaskRunner(QObject):
    """Runs jobs in lanes and reports back on the thread it was made on."""

    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = threading.Event()
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self._reported.connect(self._deliver)

    def run(
        self,
        lane: Lane,
        job: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
        discard: Callable[[T], object] | None = None,
    ) -> None:
        """Queue ``job``; afterwards call ``on_done`` or ``on_error`` on the GUI thread.

        Args:
            lane: where it waits its turn.
            job: what is done off the GUI thread.
            on_done: takes the result.
            on_error: takes what was raised.
            discard: takes a result that nobody is told of any more; it must not raise.
        """
        assert QThread.currentThread() is self.thread(), "run() belongs to the GUI thread"
        if self._closed.is_set():
            return
        done = self._pool(lane).submit(job)
        done.add_done_callback(partial(self._report, _Answer(on_done, on_error, discard)))

    def close(self) -> None:
        """Finish what is queued for the store and ends looks, drop the rest, wait for what runs.

        Acts are store jobs: one that a key asked for is saved even if nobody is told any more.
        Services outlive a window: a look that is not ended would go on being heard.
        """
        self._closed.set()
        for lane, pool in self._pools.items():
            pool.shutdown(wait=True, cancel_futures=lane not in _FINISHED)
        # What came before and was not told yet would only be forgotten with this object.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _pool(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._pools:
            self._pools[lane] = ThreadPoolExecutor(lane.workers, f"lane-{lane.value[0]}")
        return self._pools[lane]

    def _report(self, answer: _Answer[T], done: Future[T]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            result = done.result()
            self._tell(partial(answer.on_done, result), partial(answer.drop, result))
        elif isinstance(error, Exception) and not isinstance(error, Cancelled):
            self._tell(partial(answer.on_error, error), _nothing)

    def _tell(self, tell: Callable[[], object], drop: Callable[[], object]) -> None:
        if self._closed.is_set():
            drop()
        else:
            self._reported.emit((tell, drop))

    @Slot(object)
    def _deliver(self, callbacks: tuple[Callable[[], object], Callable[[], object]]) -> None:
        tell, drop = callbacks
        if self._closed.is_set():
            drop()
        else:
            tell()


def _nothing() -> None:
    """Let go of what needs no care."""
