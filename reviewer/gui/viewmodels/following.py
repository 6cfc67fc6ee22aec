# SPDX-License-Identifier: Apache-2.0
"""The list of groups and its numbers, kept near what the store says without anybody waiting.

Rows that were read before an act may not know it: they are dropped, and read again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.ids import GroupId
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import QueueCalls
from reviewer.gui.viewmodels.queue_list import QueueModel
from reviewer.services.shown import QueueCounts, QueueRow

_LIST_DELAY_MS: Final = 400  # the list follows; the next group must not wait for it
_FEW: Final = 50  # above this, the whole list is read anew
_MINUTE_MS: Final = 30_000


class ListFollowing(QObject):
    """Reads the list, whole or in part, as news of it come.

    Args:
        is_busy: says whether an act is being saved.

    Signals:
        counts_changed: ``counts`` and ``more`` are new.
        failed: a reading did not work (Exception).
    """

    counts_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        calls: QueueCalls,
        tasks: TaskRunner,
        now: Callable[[], datetime],
        is_busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._calls = calls
        self._tasks = tasks
        self._is_busy = is_busy
        self.queue = QueueModel(now, self)
        self.counts = QueueCounts(leased=0, waiting=0)
        self.more = 0  # groups that wait at the gateway beside those here
        self._generation = 0
        self._changed: set[GroupId] | None = set()  # not yet read again; ``None`` for any
        self._is_reading = False
        self._delay = QTimer(self, singleShot=True, interval=_LIST_DELAY_MS)
        self._delay.timeout.connect(self._follow)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.queue.tick)

    def start(self) -> None:
        """Read the list for the first time, and keep its deadlines true."""
        self._minute.start()
        self.read()

    def outdate(self) -> None:
        """Drop the rows that are on their way: something came between."""
        self._generation += 1

    @Slot()
    def read(self) -> None:
        """Read the list and its numbers."""
        self._changed = set()
        self._is_reading = True
        # Long with thousands of groups; in a lane of its own, so that no act waits for it.
        self._tasks.run(
            Lane.NETWORK,
            self._calls.rows,
            partial(self._rows_came, self._generation),
            self._no_rows,
        )
        self._read_counts()

    def soon(self, groups: frozenset[GroupId]) -> None:
        """Read these groups again before long, or, when none is named, the whole list."""
        if not groups:
            self._changed = None
        elif self._changed is not None:
            self._changed |= groups
        if not self._delay.isActive():  # news that never ceases must not put it off for ever
            self._delay.start()

    def _follow(self) -> None:
        """Read what is known to have changed, or the whole list."""
        changed, self._changed = self._changed, set()
        if self._is_reading:  # what is under way would come later and be older
            self.soon(frozenset(changed or ()))
            return
        if changed is None or len(changed) > _FEW:
            self.read()
            return
        group_ids = frozenset(changed)
        # In the lane of the acts: what is read is never older than what an act just showed.
        self._tasks.run(
            Lane.STORE,
            partial(self._calls.rows_of, group_ids),
            partial(self._some_came, self._generation, group_ids),
            self.failed.emit,
        )
        self._read_counts()

    def _read_counts(self) -> None:
        self._tasks.run(Lane.STORE, self._calls.counts, self.counts_came, self.failed.emit)

    def _no_rows(self, error: Exception) -> None:
        self._is_reading = False
        self.failed.emit(error)

    def _rows_came(self, generation: int, rows: tuple[QueueRow, ...]) -> None:
        self._is_reading = False
        if generation == self._generation and not self._is_busy():
            self.queue.show_rows(rows)
        else:
            self.soon(frozenset())

    def _some_came(
        self, generation: int, group_ids: frozenset[GroupId], rows: tuple[QueueRow, ...]
    ) -> None:
        if generation == self._generation and not self._is_busy():
            self.queue.change(group_ids, rows)
        else:
            self.soon(group_ids)

    def counts_came(self, counts: QueueCounts) -> None:
        """Take the numbers over the list."""
        before, self.counts = self.counts, counts
        if counts.waiting != before.waiting:
            self.more = max(0, counts.waiting - counts.leased)
        else:  # an old number of the gateway's, which still counts what was decided since
            self.more = max(0, self.more - max(0, counts.leased - before.leased))
        self.counts_changed.emit()
