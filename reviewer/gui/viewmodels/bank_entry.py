# SPDX-License-Identifier: Apache-2.0
"""The entry that is looked at: its trail, fetched from the gateway, and what is said about it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.domain.banks import EntryState
from reviewer.domain.errors import Offline
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.hash_calls import HashCalls
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.viewmodels.bank_tables import step_line
from reviewer.gui.viewmodels.bank_words import Names
from reviewer.gui.viewmodels.line_list import LineModel
from reviewer.ports.banks import Trail, TrailStep
from reviewer.services.hashes import Found


class TrailState(enum.Enum):
    """What is known of the trail."""

    NONE = enum.auto()
    LOADING = enum.auto()
    STEPS = enum.auto()
    OFFLINE = enum.auto()
    FAILED = enum.auto()


class EntryAct(enum.Enum):
    """What can be said about an entry."""

    DISPUTE = "dispute"
    WITHDRAW = "withdraw"
    CORRECT = "correct"


class ChosenEntry(QObject):
    """One entry.

    Signals:
        changed: another entry, its trail, or ``is_busy`` is new.
        done: what was said about it reached the gateway (EntryAct).
        failed: it did not (Exception).
    """

    changed = Signal()
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, calls: HashCalls, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._tasks = tasks
        self._wish = 0
        self._reasons: Names = {}
        self.found: Found | None = None
        self.state = TrailState.NONE
        self.steps: LineModel[TrailStep] = LineModel(self._line, self)
        self.error: Exception | None = None
        self.is_busy = False

    def name_reasons(self, reasons: Names) -> None:
        """Use the policy's names for reasons."""
        self._reasons = reasons
        self.steps.word_again()

    def show(self, found: Found | None) -> None:
        """Show an entry and ask for its trail; the same one again only if it changed."""
        if found == self.found:
            return
        self.found = found
        self._read()

    def may(self, act: EntryAct, *, is_lead: bool) -> bool:
        """Say whether this may be said about the entry by this person."""
        if self.found is None or self.is_busy:
            return False
        if self.found.entry.state is EntryState.WITHDRAWN:
            return False
        return is_lead or act is EntryAct.DISPUTE

    def say(self, act: EntryAct, reason: str, labels: Sequence[str] = ()) -> None:
        """Send it, signed; one at a time."""
        if self.found is None or self.is_busy:
            return
        entry_id = self.found.entry.entry_id
        jobs: dict[EntryAct, Callable[[], None]] = {
            EntryAct.DISPUTE: partial(self._calls.dispute, entry_id, reason),
            EntryAct.WITHDRAW: partial(self._calls.withdraw, entry_id, reason),
            EntryAct.CORRECT: partial(self._calls.correct, entry_id, reason, tuple(labels)),
        }
        self.is_busy = True
        self.changed.emit()
        self._tasks.run(Lane.NETWORK, jobs[act], partial(self._said, act), self._not_said)

    def _read(self) -> None:
        self._wish += 1
        self.error = None
        self.steps.show_rows(())
        self.state = TrailState.NONE if self.found is None else TrailState.LOADING
        self.changed.emit()
        if self.found is not None:
            self._tasks.run(
                Lane.NETWORK,
                partial(self._calls.trail, self.found.entry.entry_id),
                partial(self._came, self._wish),
                partial(self._missed, self._wish),
            )

    def _line(self, step: TrailStep) -> TwoLines:
        return step_line(step, self._reasons)

    def _came(self, wish: int, trail: Trail) -> None:
        if wish == self._wish:
            self.steps.show_rows(trail.steps)
            self.state = TrailState.STEPS
            self.changed.emit()

    def _missed(self, wish: int, error: Exception) -> None:
        if wish == self._wish:
            self.error = error
            self.state = TrailState.OFFLINE if isinstance(error, Offline) else TrailState.FAILED
            self.changed.emit()

    def _said(self, act: EntryAct, _nothing: None) -> None:
        self.is_busy = False
        self._read()
        self.done.emit(act)

    def _not_said(self, error: Exception) -> None:
        self.is_busy = False
        self.changed.emit()
        self.failed.emit(error)
