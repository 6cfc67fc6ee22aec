# SPDX-License-Identifier: Apache-2.0
"""Which group and which item are on the stage, and how they come there.

Answers that come for a group no longer wanted are dropped by their generation.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.items import Item, is_only_checked, opened_items, representative
from reviewer.domain.views import Level
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import QueueCalls
from reviewer.gui.viewmodels.answers import Answers
from reviewer.gui.viewmodels.following import ListFollowing
from reviewer.gui.viewmodels.local_hashes import LocalHashes
from reviewer.gui.viewmodels.looking import Looking, opening_level
from reviewer.services.shown import OpenGroup

_AHEAD_MS: Final = 80  # what is on the stage comes first


class StageState(enum.Enum):
    """What the stage has to show."""

    LOADING = enum.auto()
    EMPTY = enum.auto()
    GROUP = enum.auto()
    GONE = enum.auto()
    DIVERTED = enum.auto()
    FAILED = enum.auto()
    CLOSED = enum.auto()  # the workstation: nothing more opens here


class Opening(QObject):
    """The stage: one group, one of its items, or why there is none.

    Args:
        is_busy: says whether an act is being saved; nothing else opens meanwhile.

    Signals:
        stage_changed: ``state`` or ``opened`` is new.
        member_changed: another item of the group is on the stage; only some may be opened.
        came_covered: the first item of a window built anew is on the stage, covered.
        leaving: another group was asked for; connected directly, while the old one is still open.
    """

    stage_changed = Signal()
    member_changed = Signal()
    came_covered = Signal()
    leaving = Signal()

    def __init__(
        self,
        calls: QueueCalls,
        tasks: TaskRunner,
        looking: Looking,
        hashes: LocalHashes,
        answers: Answers,
        following: ListFollowing,
        is_busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._calls = calls
        self._tasks = tasks
        self._looking = looking
        self._hashes = hashes
        self._answers = answers
        self._following = following
        self._is_busy = is_busy
        self.state = StageState.LOADING
        self.opened: OpenGroup | None = None
        self.member = 0
        self.gone_why = ""
        self.error: Exception | None = None
        self._generation = 0
        self._is_anew = False
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._look_ahead)

    @property
    def item(self) -> Item | None:
        """Return the item on the stage."""
        return opened_items(self.opened.group)[self.member] if self.opened else None

    def start(self, before: Opening | None) -> None:
        """Open the first group, or after another window go on with its item, covered."""
        self._is_anew = before is not None
        if before is not None and before.opened and before.state is StageState.GROUP:
            self.member = before.member
            self.open_group(before.opened.group.group_id)
        else:
            self.open_next()

    def open_next(self) -> None:
        """Put the next group on the stage."""
        self._load(partial(self._calls.next_group, None))

    def open_group(self, group_id: GroupId) -> None:
        """Put that group on the stage."""
        if self.opened and self.opened.group.group_id == group_id:
            return
        self._load(partial(self._calls.open, group_id))

    def step_group(self, by: int) -> None:
        """Put the group ``by`` rows away on the stage."""
        queue = self._following.queue
        here = queue.row_of(self.opened.group.group_id) if self.opened else -1
        there = here + by
        if queue.rows and 0 <= there < len(queue.rows):
            self.open_group(queue.rows[there].group_id)

    def step_member(self, by: int) -> None:
        """Show the item ``by`` members away in the group."""
        if not self.opened or self.state is not StageState.GROUP:
            return
        if 0 <= self.member + by < len(opened_items(self.opened.group)):
            self._to_member(self.member + by)

    def show_member(self, item_id: ItemId) -> None:
        """Show that item of the group, if it is one that is opened."""
        if not self.opened or self.state is not StageState.GROUP:
            return
        ids = [item.item_id for item in opened_items(self.opened.group)]
        if item_id in ids and ids.index(item_id) != self.member:
            self._to_member(ids.index(item_id))

    def _to_member(self, member: int) -> None:
        self.member = member
        self._look()
        self.member_changed.emit()

    def act_begins(self) -> None:
        """Leave the store to the act, and cover what is held."""
        self._ahead.stop()
        self._hashes.stop()
        self._looking.cover_clear()

    def come(self, opened: OpenGroup | None) -> None:
        """Show what an act brought, instead of anything still on its way."""
        self._turn()
        self._show(opened)

    def leave(self) -> None:
        """Cover the group that is open; another one comes."""
        self.leaving.emit()
        self._hashes.show(None)
        self._looking.show(None, self._looking.level)

    def divert(self) -> None:
        """Show nothing of the group any more: it is locked."""
        self._turn()
        self._hashes.show(None)
        self.opened = None
        self._to_state(StageState.DIVERTED)

    def close(self) -> None:
        """Show nothing any more, whatever comes."""
        self._turn()
        self._hashes.show(None)
        self._looking.show(None, self._looking.level)
        self.opened = None
        self._to_state(StageState.CLOSED)

    def go(self, why: str) -> None:
        """Cover the group: it is not this person's any more."""
        self._looking.show(None, self._looking.level)
        self.gone_why = why
        self._to_state(StageState.GONE)

    def _to_state(self, state: StageState) -> None:
        self.state = state
        self.stage_changed.emit()

    def _turn(self) -> None:
        self._generation += 1
        self._following.outdate()

    def _load(self, job: Callable[[], OpenGroup | None]) -> None:
        if self._is_busy() or self.state is StageState.CLOSED:
            return
        self.leave()
        self._turn()
        generation = self._generation
        self._tasks.run(
            Lane.STORE,
            job,
            partial(self._loaded, generation),
            partial(self._not_loaded, generation),
        )

    def _loaded(self, generation: int, opened: OpenGroup | None) -> None:
        if generation == self._generation:
            self._show(opened)

    def _not_loaded(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self.opened = None
            self.error = error
            self._to_state(StageState.FAILED)

    def _show(self, opened: OpenGroup | None) -> None:
        if self.state is StageState.CLOSED:  # it closed while this act was being saved
            return
        is_anew, self._is_anew = self._is_anew, False
        self.opened = opened
        last = len(opened_items(opened.group)) - 1 if opened else 0
        self.member = min(self.member, last) if is_anew else 0
        self.state = StageState.GROUP if opened else StageState.EMPTY
        is_ready = self._is_ready()
        if not is_ready:
            self._look(is_covered=is_anew)  # its view is made while the rest is laid out
        if opened:
            self._take_up(opened)
        self.stage_changed.emit()
        if is_ready:
            self._look(is_covered=is_anew)
        self.member_changed.emit()
        if is_anew:
            self.came_covered.emit()

    def _take_up(self, opened: OpenGroup) -> None:
        self._answers.show(opened)
        if self._following.queue.row_of(opened.group.group_id) < 0:  # before the list told of it
            self._following.read()
        self._ahead.start()

    def _is_ready(self) -> bool:
        if self.opened is None or self.item is None:
            return False
        return self._looking.is_ready(self.item, opening_level(self.opened.group.severity))

    def _look_ahead(self) -> None:
        """Have the view made with which the group after this one will open."""
        if self.opened and self.state is StageState.GROUP and not self._is_busy():
            self._tasks.run(
                Lane.STORE,
                partial(self._calls.next_group, self.opened.group.group_id),
                self._prepare,
                _nothing,  # told when it is to be opened
            )

    def _prepare(self, following: OpenGroup | None) -> None:
        if following:
            level = opening_level(following.group.severity)
            self._looking.prepare(representative(following.group), level)

    def _look(self, *, is_covered: bool = False) -> None:
        if self.opened and self.item:
            known = self.opened.local_hashes.get(self.item.item_id, ())
            self._hashes.show(self.item, known)
            severity = self.opened.group.severity
            is_checked = is_only_checked(self.opened.group, self.item)
            level = Level.R1 if is_checked else opening_level(severity)
            level = Level.R0 if is_covered else level
            self._looking.show(self.item, level, severity, is_checked=is_checked)
        else:
            self._hashes.show(None)
            self._looking.show(None, self._looking.level)


def _nothing(_result: object) -> None:
    """Want no answer."""
