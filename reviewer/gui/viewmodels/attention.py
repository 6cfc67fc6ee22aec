# SPDX-License-Identifier: Apache-2.0
"""What needs a person, and answers to be read once: each in one plain sentence, with what to do.

Nothing leaves the list by itself.  Answers to an older reading of the list are dropped.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.outbox import ActKind, ActState, Outcome
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.viewmodels.attention_words import line_of, notes
from reviewer.gui.viewmodels.line_list import LineModel
from reviewer.services.notices import ActSettled, Notice, SessionChanged, SyncChanged
from reviewer.services.shown import AttentionRow, OpenGroup, SyncState, SyncStatus


class AttentionState(enum.Enum):
    """What the place has to show."""

    LOADING = enum.auto()
    EMPTY = enum.auto()
    ROWS = enum.auto()
    FAILED = enum.auto()


class Attention(QObject):
    """The Needs-attention place.

    Signals:
        rows_changed: the list, ``state`` or ``notes`` is new.
        removal_changed: ``removal`` is new.
        opened: a group is to be put on the stage again (OpenGroup).
        done: something was done, in words for a screen reader (str).
        failed: something could not be done (Exception).
    """

    rows_changed = Signal()
    removal_changed = Signal()
    opened = Signal(object)
    done = Signal(str)
    failed = Signal(object)

    def __init__(
        self, workbench: Workbench, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._tasks = tasks
        self._generation = 0
        self._is_busy = False
        self.model: LineModel[AttentionRow] = LineModel(line_of, self)
        self.state = AttentionState.LOADING
        self.error: Exception | None = None
        self.status = SyncStatus(state=SyncState.STARTING)
        self.removal = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what sync has to tell besides, one sentence each."""
        return notes(self.status)

    def row_of(self, act_id: str) -> int:
        """Return where an act is, -1 when it is not in the list."""
        acts = [row.act_id for row in self.model.rows]
        return acts.index(act_id) if act_id in acts else -1

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Read again what a notice says is new."""
        if isinstance(notice, SyncChanged | ActSettled | SessionChanged):
            self.read()

    @Slot()
    def read(self) -> None:
        """Read the list, and what sync has to tell."""
        self._generation += 1
        generation = self._generation
        self._tasks.run(
            Lane.STORE,
            self._everything,
            partial(self._came, generation),
            partial(self._not_read, generation),
        )

    def reconfirm(self, row: AttentionRow) -> None:
        """Put a decision that was sent back on the stage again."""
        if can_look_again(row):
            self._act(partial(self._workbench.attention.reconfirm, row.act_id), self._reopened)

    def park(self, row: AttentionRow) -> None:
        """Set an act aside; it is kept."""
        if can_set_aside(row):
            words = self.tr("Set aside. It is kept.")
            self._act(
                partial(self._workbench.attention.park, row.act_id), partial(self._said, words)
            )

    def seen(self, row: AttentionRow) -> None:
        """Take an answer that was read off the list."""
        if can_mark_seen(row):
            words = self.tr("Marked as seen.")
            self._act(
                partial(self._workbench.attention.seen, (row.act_id,)), partial(self._said, words)
            )

    @Slot()
    def allow_removal(self) -> None:
        """Let the gateway take its groups off this machine."""
        if self.removal:
            words = self.tr("The gateway may remove them now.")
            self._act(self._workbench.attention.allow_removal, partial(self._said, words))

    def _everything(self) -> tuple[tuple[AttentionRow, ...], int, SyncStatus]:
        calls = self._workbench.attention
        return calls.rows(), calls.removal(), self._workbench.sync.status()

    def _act(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        if self._is_busy:  # a key held down does it once
            return
        self._is_busy = True
        self._tasks.run(Lane.STORE, job, then, self._not_done)

    def _reopened(self, group: OpenGroup) -> None:
        self._is_busy = False
        self.opened.emit(group)
        self.read()

    def _said(self, words: str, _result: object) -> None:
        self._is_busy = False
        self.done.emit(words)
        self.read()

    def _not_done(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)
        self.read()

    def _came(
        self, generation: int, found: tuple[tuple[AttentionRow, ...], int, SyncStatus]
    ) -> None:
        if generation != self._generation:
            return
        rows, removal, self.status = found
        self.model.show_rows(rows)
        self.error = None
        self.state = AttentionState.ROWS if rows else AttentionState.EMPTY
        if removal != self.removal:
            self.removal = removal
            self.removal_changed.emit()
        self.rows_changed.emit()

    def _not_read(self, generation: int, error: Exception) -> None:
        if generation != self._generation:
            return
        self.error = error
        self.state = AttentionState.FAILED
        self.rows_changed.emit()


def can_look_again(row: AttentionRow) -> bool:
    """Say whether the group can be decided again."""
    is_open = row.state in (ActState.ATTENTION, ActState.PARKED)
    return is_open and row.kind is ActKind.DECISION


def can_set_aside(row: AttentionRow) -> bool:
    """Say whether it waits for this person now."""
    return row.state is ActState.ATTENTION


def can_mark_seen(row: AttentionRow) -> bool:
    """Say whether it only has to be read."""
    told = (Outcome.SUPERSEDED, Outcome.WITHDRAWN, Outcome.ACCEPTED_LATE)
    return row.state is ActState.SETTLED and row.outcome in told
