# SPDX-License-Identifier: Apache-2.0
"""One item's history from flag to receipt, and what a lead may ask about it.

A note that was fetched and a name that was looked up are held for as long as this item is shown,
in this object alone, and nowhere else.  A decision names a group; each of its items has a history.
"""

from __future__ import annotations

import enum
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewer.domain.audit_events import AuditEvent
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.foundation.workbench import AuditCalls
from reviewer.gui.viewmodels.audit_tables import Names, step_line
from reviewer.gui.viewmodels.line_list import LineModel
from reviewer.services.shown import AuditRow, HistoryRow

PAGE: Final = 500
REASON_MIN: Final = 10


class HistoryState(enum.Enum):
    """What the history's panel has to show."""

    NONE = enum.auto()  # no record is chosen
    NO_ITEM = enum.auto()  # the chosen record is about no item
    LOADING = enum.auto()
    STEPS = enum.auto()
    FAILED = enum.auto()


class History(QObject):
    """The history of the item chosen in the records.

    Signals:
        changed: ``state``, ``items``, ``member`` or the steps are new.
        note_changed: ``note`` or ``note_error`` is new.
        people_changed: ``people`` or ``people_error`` is new.
        taken_back: the group was taken from whoever held it.
        not_taken: it was not (Exception).
    """

    changed = Signal()
    note_changed = Signal()
    people_changed = Signal()
    taken_back = Signal()
    not_taken = Signal(object)

    def __init__(self, audit: AuditCalls, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._audit = audit
        self._tasks = tasks
        self._wish = 0
        self._label_names: Names = {}
        self.steps: LineModel[HistoryRow] = LineModel(self._line, self)
        self.state = HistoryState.NONE
        self.group_id = ""
        self.items: tuple[str, ...] = ()
        self.member = 0
        self.error: Exception | None = None
        self.note: str | None = None
        self.note_error: Exception | None = None
        self.people: dict[str, str] = {}
        self.people_error: Exception | None = None

    @property
    def item_id(self) -> str:
        """Return the item whose history is shown, ``""`` when none is."""
        return self.items[self.member] if self.items else ""

    def name_labels(self, names: Names) -> None:
        """Use the policy's names for codes of labels."""
        self._label_names = names
        self.steps.word_again()

    def show(self, row: AuditRow | None) -> None:
        """Show the history that a record belongs to."""
        self._forget()
        self._wish += 1
        self.items, self.member = (), 0
        self.group_id = row.group_id if row is not None else ""
        self.steps.show_rows(())
        if row is None:
            self._show(HistoryState.NONE)
        elif row.item_id:
            self.items = (row.item_id,)
            self._read()
        elif row.group_id:
            self._show(HistoryState.LOADING)
            self._tasks.run(
                Lane.STORE,
                partial(items_of, self._audit, row.group_id),
                partial(self._items_came, self._wish),
                partial(self._failed, self._wish),
            )
        else:
            self._show(HistoryState.NO_ITEM)

    def step_member(self, by: int) -> None:
        """Show the item ``by`` members away in the group."""
        if 0 <= self.member + by < len(self.items):
            self._forget()
            self.member += by
            self._read()

    def fetch_note(self, row: HistoryRow) -> None:
        """Fetch the free text behind a step."""
        if row.payload_commit:
            self.note, self.note_error = None, None
            self._tasks.run(
                Lane.NETWORK,
                partial(self._audit.note, row.payload_commit),
                partial(self._note_came, self._wish),
                partial(self._note_failed, self._wish),
            )

    def resolve(self, pseudonym: str, reason: str) -> None:
        """Ask who stands behind a pseudonym; the asking and its reason are logged."""
        if is_reason(reason) and pseudonym and self.item_id:
            self.people_error = None
            self._tasks.run(
                Lane.NETWORK,
                partial(self._audit.resolve, self.item_id, pseudonym, reason.strip()),
                partial(self._person_came, self._wish, pseudonym),
                partial(self._person_failed, self._wish),
            )

    def take_back(self, group_id: str) -> None:
        """Take a group from whoever holds it; the gateway logs it."""
        self._tasks.run(
            Lane.NETWORK,
            partial(self._audit.revoke, group_id),
            self._taken_back,
            self.not_taken.emit,
        )

    def _taken_back(self, _result: object) -> None:
        self.taken_back.emit()

    def _read(self) -> None:
        self._wish += 1
        self._show(HistoryState.LOADING)
        self._tasks.run(
            Lane.STORE,
            partial(self._audit.history, self.item_id),
            partial(self._steps_came, self._wish),
            partial(self._failed, self._wish),
        )

    def _items_came(self, wish: int, items: tuple[str, ...]) -> None:
        if wish != self._wish:
            return
        self.items = items
        if items:
            self._read()
        else:
            self._show(HistoryState.NO_ITEM)

    def _steps_came(self, wish: int, rows: tuple[HistoryRow, ...]) -> None:
        if wish == self._wish:
            self.steps.show_rows(rows)
            self._show(HistoryState.STEPS)

    def _failed(self, wish: int, error: Exception) -> None:
        if wish == self._wish:
            self.error = error
            self._show(HistoryState.FAILED)

    def _note_came(self, wish: int, note: str) -> None:
        if wish == self._wish:
            self.note = note
            self.note_changed.emit()

    def _note_failed(self, wish: int, error: Exception) -> None:
        if wish == self._wish:
            self.note_error = error
            self.note_changed.emit()

    def _person_came(self, wish: int, pseudonym: str, person: str) -> None:
        if wish == self._wish:
            self.people[pseudonym] = person
            self.steps.word_again()
            self.people_changed.emit()

    def _person_failed(self, wish: int, error: Exception) -> None:
        if wish == self._wish:
            self.people_error = error
            self.people_changed.emit()

    def _forget(self) -> None:
        self.note, self.note_error = None, None
        self.people, self.people_error = {}, None
        self.note_changed.emit()
        self.people_changed.emit()

    def _show(self, state: HistoryState) -> None:
        self.state = state
        self.changed.emit()

    def _line(self, row: HistoryRow) -> TwoLines:
        return step_line(row, self._label_names, self.people)


def is_reason(text: str) -> bool:
    """Say whether a reason is long enough to be one."""
    return len(text.strip()) >= REASON_MIN


def items_of(audit: AuditCalls, group_id: str) -> tuple[str, ...]:
    """Return the items of a group, as the gateway logged their arrival."""
    found: dict[str, None] = {}
    offset = 0
    while page := audit.find(
        events=frozenset({AuditEvent.ITEM_RECEIVED.value}), limit=PAGE, offset=offset
    ):
        found |= {row.item_id: None for row in page if row.group_id == group_id and row.item_id}
        offset += len(page)
    return tuple(sorted(found))
