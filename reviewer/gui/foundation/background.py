# SPDX-License-Identifier: Apache-2.0
"""Runs jobs off the GUI thread and brings their results back to it.

The one door to threads in the GUI.  A job is a plain callable over services and values: it makes
no QObject and touches no widget.  At most one callback follows a job, on the GUI thread, and none
after :meth:`TaskRunner.close`.  Nothing that runs is ever killed.
"""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

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
    ) -> None:
        """Queue ``job``; afterwards call ``on_done`` or ``on_error`` on the GUI thread."""
        assert QThread.currentThread() is self.thread(), "run() belongs to the GUI thread"
        if self._closed.is_set():
            return
        done = self._pool(lane).submit(job)
        done.add_done_callback(partial(self._report, on_done=on_done, on_error=on_error))

    def close(self) -> None:
        """Finish what is queued for the store and ends looks, drop the rest, wait for what runs.

        Acts are store jobs: one that a key asked for is saved even if nobody is told any more.
        Services outlive a window: a look that is not ended would go on being heard.
        """
        self._closed.set()
        for lane, pool in self._pools.items():
            pool.shutdown(wait=True, cancel_futures=lane not in _FINISHED)

    def _pool(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._pools:
            self._pools[lane] = ThreadPoolExecutor(lane.workers, f"lane-{lane.value[0]}")
        return self._pools[lane]

    def _report(
        self,
        done: Future[T],
        *,
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        if done.cancelled() or self._closed.is_set():
            return
        error = done.exception()
        if error is None:
            self._reported.emit(partial(on_done, done.result()))
        elif isinstance(error, Exception) and not isinstance(error, Cancelled):
            self._reported.emit(partial(on_error, error))

    @Slot(object)
    def _deliver(self, callback: Callable[[], object]) -> None:
        if not self._closed.is_set():
            callback()
