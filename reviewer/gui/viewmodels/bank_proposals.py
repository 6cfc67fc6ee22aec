# SPDX-License-Identifier: Apache-2.0
"""Hashes that wait for a second person or a lead; blind: what waits, and nothing of any answer."""

from __future__ import annotations

import enum

from PySide6.QtCore import QObject, Signal

from reviewer.domain.banks import ProposalState
from reviewer.domain.errors import Offline
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.hash_calls import HashCalls
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.viewmodels.bank_tables import proposal_line
from reviewer.gui.viewmodels.bank_words import Names
from reviewer.gui.viewmodels.line_list import LineModel
from reviewer.ports.banks import Proposal

_WAITS = frozenset({ProposalState.AWAITING_SECOND, ProposalState.WITH_LEAD})


class WaitingState(enum.Enum):
    """What is known of the proposals."""

    LOADING = enum.auto()
    ROWS = enum.auto()
    NOTHING = enum.auto()
    OFFLINE = enum.auto()
    FAILED = enum.auto()


class Waiting(QObject):
    """The proposals as the gateway last told them.

    Signals:
        changed: the rows or ``state`` are new.
    """

    changed = Signal()

    def __init__(self, calls: HashCalls, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._tasks = tasks
        self._categories: Names = {}
        self._audiences: Names = {}
        self._is_asking = False
        self.rows: LineModel[Proposal] = LineModel(self._line, self)
        self.state = WaitingState.LOADING
        self.error: Exception | None = None

    @property
    def count(self) -> int:
        """Return how many still wait."""
        return sum(each.state in _WAITS for each in self.rows.rows)

    def name_codes(self, categories: Names, audiences: Names) -> None:
        """Use the policy's names for codes."""
        self._categories, self._audiences = categories, audiences
        self.rows.word_again()

    def read(self) -> None:
        """Ask the gateway; what was told last stays in sight meanwhile."""
        if not self._is_asking:
            self._is_asking = True
            self._tasks.run(Lane.NETWORK, self._calls.proposals, self._came, self._missed)

    def _line(self, proposal: Proposal) -> TwoLines:
        return proposal_line(proposal, self._categories, self._audiences)

    def _came(self, found: tuple[Proposal, ...]) -> None:
        self._is_asking = False
        self.error = None
        self.rows.show_rows(found)
        self._show(WaitingState.ROWS if found else WaitingState.NOTHING)

    def _missed(self, error: Exception) -> None:
        self._is_asking = False
        self.error = error
        self._show(WaitingState.OFFLINE if isinstance(error, Offline) else WaitingState.FAILED)

    def _show(self, state: WaitingState) -> None:
        self.state = state
        self.changed.emit()
