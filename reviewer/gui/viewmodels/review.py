# SPDX-License-Identifier: Apache-2.0
"""The review place's state, and the acts a reviewer can take in it.

An act is durable before it is drawn: the next group appears only when the service says saved.
While an act is being saved no second one starts, so a key held down decides once.  Answers that
come for a group no longer wanted are dropped by their generation.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.decisions import Verdict, missing_answers
from reviewer.domain.errors import RuleBroken
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import GroupId
from reviewer.domain.items import Item
from reviewer.domain.policy import Policy
from reviewer.domain.views import Level
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.preferences import LookMode
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.viewmodels.answers import Answers
from reviewer.gui.viewmodels.local_hashes import LocalHashes
from reviewer.gui.viewmodels.looking import Looking, opening_level
from reviewer.gui.viewmodels.queue_list import QueueModel
from reviewer.gui.viewmodels.undo import UndoOffer, UndoOffering
from reviewer.services.notices import GroupGone, Notice, QueueChanged, SessionChanged
from reviewer.services.shown import OpenGroup, QueueCounts, QueueRow, Saved

_DRAFT_DELAY_MS = 300
_LIST_DELAY_MS = 400  # the list follows; the next group must not wait for it
_FEW = 50  # above this, the whole list is read anew
_AHEAD_MS = 80  # what is on the stage comes first
_MINUTE_MS = 30_000


class StageState(enum.Enum):
    """What the stage has to show."""

    LOADING = enum.auto()
    EMPTY = enum.auto()
    GROUP = enum.auto()
    GONE = enum.auto()
    DIVERTED = enum.auto()
    FAILED = enum.auto()
    CLOSED = enum.auto()  # the workstation: nothing more opens here


class Review(QObject):
    """One reviewer at work.

    Signals:
        stage_changed: ``state`` or ``opened`` is new.
        member_changed: another item of the group is on the stage.
        policy_changed: ``policy`` is new.
        counts_changed: ``counts`` is new.
        busy_changed: an act began or ended being saved.
        asked: answers are missing (tuple of Missing).
        failed: an act or a reading did not work (Exception).
        undo_changed: ``undo_offer`` is new.
        undo_refused: it had left already.
        undone: it was taken back.
        hashes_changed: ``local_hashes`` is new.
        came_covered: the first item of a window built anew is on the stage, covered.
    """

    stage_changed = Signal()
    member_changed = Signal()
    policy_changed = Signal()
    counts_changed = Signal()
    busy_changed = Signal()
    asked = Signal(object)
    failed = Signal(object)
    undo_changed = Signal()
    undo_refused = Signal()
    undone = Signal()
    hashes_changed = Signal()
    came_covered = Signal()

    def __init__(
        self,
        workbench: Workbench,
        tasks: TaskRunner,
        now: Callable[[], datetime],
        mode: LookMode,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._tasks = tasks
        self.answers = Answers(self)
        self.looking = Looking(workbench.look, tasks, mode, self)
        self.queue = QueueModel(now, self)
        self._hashes = LocalHashes(workbench.look, tasks, self)
        self._undo = UndoOffering(self)
        self.policy: Policy | None = None
        self.counts = QueueCounts(leased=0, waiting=0)
        self.state = StageState.LOADING
        self.opened: OpenGroup | None = None
        self.member = 0
        self.gone_why = ""
        self.wanted = Verdict.ALLOWED  # what was asked for last
        self.more = 0  # groups that wait at the gateway beside those here
        self.error: Exception | None = None
        self.is_busy = False
        self._generation = 0
        self._changed: set[GroupId] | None = set()  # not yet read again; ``None`` for any
        self._is_reading = False
        self._is_anew = False
        self._draft_delay = self._timer(_DRAFT_DELAY_MS, self.keep_draft)
        self._list_delay = self._timer(_LIST_DELAY_MS, self._follow)
        self._ahead = self._timer(_AHEAD_MS, self._look_ahead)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.queue.tick)
        self.answers.edited.connect(self._draft_delay.start)
        self._hashes.changed.connect(self.hashes_changed)
        self._undo.changed.connect(self.undo_changed)

    def _timer(self, after_ms: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=after_ms)
        timer.timeout.connect(then)
        return timer

    @property
    def item(self) -> Item | None:
        """Return the item on the stage."""
        return self.opened.group.items[self.member] if self.opened else None

    @property
    def local_hashes(self) -> tuple[HashValue, ...]:
        """Return how that item hashes on this machine, as far as it is known."""
        return self._hashes.found

    @property
    def undo_offer(self) -> UndoOffer | None:
        """Return the act that was just saved."""
        return self._undo.offer

    def start(self, before: Review | None = None) -> None:
        """Read the policy, the list, and the first group.

        After another window, go on with the item ``before`` had, covered: who chose another
        language or other colours did not ask to see it.
        """
        self._minute.start()
        self._store(self._workbench.session.policy, self._policy_came)
        self.read_list()
        self._is_anew = before is not None
        if before is not None and before.opened and before.state is StageState.GROUP:
            self.member = before.member
            self.open_group(before.opened.group.group_id)
        else:
            self.open_next()

    @Slot()
    def open_next(self) -> None:
        """Put the next group on the stage."""
        self._load(partial(self._workbench.queue.next_group, None))

    @Slot(str)
    def open_group(self, group_id: GroupId) -> None:
        """Put that group on the stage."""
        if self.opened and self.opened.group.group_id == group_id:
            return
        self._load(partial(self._workbench.queue.open, group_id))

    def step_group(self, by: int) -> None:
        """Put the group ``by`` rows away on the stage."""
        rows = self.queue.rows
        here = self.queue.row_of(self.opened.group.group_id) if self.opened else -1
        there = here + by
        if rows and 0 <= there < len(rows):
            self.open_group(rows[there].group_id)

    def step_member(self, by: int) -> None:
        """Show the item ``by`` members away in the group."""
        if not self.opened or self.state is not StageState.GROUP:
            return
        count = len(self.opened.group.items)
        if 0 <= self.member + by < count:
            self.member += by
            self._show_member()

    @Slot(object)
    def decide(self, verdict: Verdict) -> None:
        """Save a decision on the group on the stage, and go on."""
        if not self._may_act() or self.opened is None or self.policy is None:
            return
        self.wanted = verdict
        draft = self.answers.draft
        if verdict is not Verdict.VIOLATES:
            draft = replace(draft, hashes=())
        missing = missing_answers(draft, verdict, self.policy)
        if missing:
            self.asked.emit(missing)
            return
        group_id = self.opened.group.group_id
        self._act(
            partial(self._workbench.review.decide_and_next, group_id, draft, verdict),
            partial(self._decided, verdict),
        )

    def give_back(self) -> None:
        """Give the group on the stage back, not for this person now, and go on."""
        if self._may_act() and self.opened:
            group_id = self.opened.group.group_id
            self._act(partial(self._given_back, group_id), partial(self._decided, None))

    def divert(self) -> None:
        """Lock the group as suspected child-abuse material; it is covered already."""
        if self._may_act() and self.opened:
            group_id = self.opened.group.group_id
            self._act(partial(self._workbench.review.divert, group_id), self._diverted)

    @Slot()
    def undo(self) -> None:
        """Take the last act back, if it has not left."""
        if self.undo_offer and self.undo_offer.saved.undo_for_s > 0 and not self.is_busy:
            saved = self.undo_offer.saved
            self._act(partial(self._undone, saved), partial(self._undo_came))

    @Slot()
    def keep_draft(self) -> None:
        """Keep the answers given so far."""
        self._draft_delay.stop()
        if self.opened and self.state is StageState.GROUP:
            keep = partial(
                self._workbench.review.keep_draft,
                self.opened.group.group_id,
                self.answers.draft,
            )
            self._store(keep, _nothing)

    def dismiss(self) -> None:
        """Take the group that is gone off the list, and go on."""
        if self.state is StageState.GONE and self.opened:
            self._store(
                partial(self._workbench.queue.dismiss, self.opened.group.group_id), self._listed
            )
        self.open_next()

    def close(self) -> None:
        """Show nothing any more: an administrator closed this workstation."""
        if self.state is StageState.CLOSED:
            return
        self._generation += 1
        self._draft_delay.stop()
        self._hashes.show(None)
        self._undo.withdraw()
        self.looking.show(None, self.looking.level)
        self.opened = None
        self.state = StageState.CLOSED
        self.stage_changed.emit()
        self.read_list()

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Follow what the core tells."""
        match notice:
            case QueueChanged(groups=groups):
                self._list_soon(groups)
                if self.state is StageState.EMPTY:
                    self.open_next()
            case GroupGone(group_id=group_id, why=why):
                self._list_soon(frozenset())
                self._close_if_here(group_id, why)
            case SessionChanged():
                self._store(self._workbench.session.policy, self._policy_came)
            case _:
                pass

    @Slot()
    def read_list(self) -> None:
        """Read the list and its numbers."""
        self._changed = set()
        self._is_reading = True
        # Long with thousands of groups; in a lane of its own, so that no act waits for it.
        self._tasks.run(
            Lane.NETWORK,
            self._workbench.queue.rows,
            partial(self._rows_came, self._generation),
            self._no_rows,
        )
        self._store(self._workbench.queue.counts, self._counts_came)

    def _follow(self) -> None:
        """Read what is known to have changed, or the whole list."""
        changed, self._changed = self._changed, set()
        if self._is_reading:  # what is under way would come later and be older
            self._list_soon(frozenset(changed or ()))
            return
        if changed is None or len(changed) > _FEW:
            self.read_list()
            return
        group_ids = frozenset(changed)
        # In the lane of the acts: what is read is never older than what an act just showed.
        self._store(
            partial(self._workbench.queue.rows_of, group_ids),
            partial(self._some_came, self._generation, group_ids),
        )
        self._store(self._workbench.queue.counts, self._counts_came)

    def _list_soon(self, groups: frozenset[GroupId]) -> None:
        if not groups:
            self._changed = None
        elif self._changed is not None:
            self._changed |= groups
        if not self._list_delay.isActive():  # news that never ceases must not put it off for ever
            self._list_delay.start()

    def _store(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        self._tasks.run(Lane.STORE, job, then, self.failed.emit)

    def _load(self, job: Callable[[], OpenGroup | None]) -> None:
        if self.is_busy or self.state is StageState.CLOSED:
            return
        self._leave()
        self._generation += 1
        generation = self._generation
        self._tasks.run(
            Lane.STORE,
            job,
            partial(self._loaded, generation),
            partial(self._not_loaded, generation),
        )

    def _leave(self) -> None:
        if self._draft_delay.isActive():
            self.keep_draft()
        self._hashes.show(None)
        self.looking.show(None, self.looking.level)

    def _loaded(self, generation: int, opened: OpenGroup | None) -> None:
        if generation == self._generation:
            self._show(opened)

    def _not_loaded(self, generation: int, error: Exception) -> None:
        if generation != self._generation:
            return
        self.opened = None
        self.error = error
        self.state = StageState.FAILED
        self.stage_changed.emit()

    def _show(self, opened: OpenGroup | None) -> None:
        if self.state is StageState.CLOSED:  # it closed while this act was being saved
            return
        is_anew, self._is_anew = self._is_anew, False
        self.opened = opened
        self.member = min(self.member, len(opened.group.items) - 1) if is_anew and opened else 0
        self.state = StageState.GROUP if opened else StageState.EMPTY
        is_ready = self._is_ready()
        if not is_ready:
            self._look(is_covered=is_anew)  # its view is made while the rest is laid out
        if opened:
            self.answers.show(opened)
            if self.queue.row_of(opened.group.group_id) < 0:  # it came before the list told of it
                self.read_list()
            self._ahead.start()
        self.stage_changed.emit()
        if is_ready:
            self._look(is_covered=is_anew)
        self.member_changed.emit()
        if is_anew:
            self.came_covered.emit()

    def _is_ready(self) -> bool:
        if self.opened is None or self.item is None:
            return False
        return self.looking.is_ready(self.item, opening_level(self.opened.group.severity))

    def _look_ahead(self) -> None:
        """Have the view made with which the group after this one will open."""
        if self.opened and self._may_act():
            self._tasks.run(
                Lane.STORE,
                partial(self._workbench.queue.next_group, self.opened.group.group_id),
                self._prepare,
                _nothing,  # told when it is to be opened
            )

    def _prepare(self, following: OpenGroup | None) -> None:
        if following and following.group.items:
            self.looking.prepare(following.group.items[0], opening_level(following.group.severity))

    def _show_member(self) -> None:
        self._look()
        self.member_changed.emit()

    def _look(self, *, is_covered: bool = False) -> None:
        if self.opened and self.item:
            known = self.opened.local_hashes.get(self.item.item_id, ())
            self._hashes.show(self.item, known)
            severity = self.opened.group.severity
            level = Level.R0 if is_covered else opening_level(severity)
            self.looking.show(self.item, level, severity)
        else:
            self._hashes.show(None)
            self.looking.show(None, self.looking.level)

    def _may_act(self) -> bool:
        return not self.is_busy and self.state is StageState.GROUP

    def _act(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        self._draft_delay.stop()
        self._ahead.stop()
        self._hashes.stop()
        self.looking.cover_clear()
        self._set_busy(busy=True)
        self._tasks.run(Lane.STORE, job, then, self._act_failed)

    def _act_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        missing = getattr(error, "missing", ())
        if isinstance(error, RuleBroken) and missing:
            self.asked.emit(tuple(missing))
        else:
            self.failed.emit(error)

    def _given_back(self, group_id: GroupId) -> tuple[Saved, OpenGroup | None]:
        saved = self._workbench.queue.return_group(group_id)
        return saved, self._workbench.queue.next_group(group_id)

    def _decided(self, verdict: Verdict | None, result: tuple[Saved, OpenGroup | None]) -> None:
        saved, opened = result
        self._set_busy(busy=False)
        self._generation += 1
        self._show(opened)  # before the list, for which nobody waits
        self.queue.take_off(saved.group_id)
        self._undo.make(UndoOffer(saved, verdict))

    def _diverted(self, saved: Saved) -> None:
        self._set_busy(busy=False)
        self._generation += 1
        self.queue.take_off(saved.group_id)
        self._undo.withdraw()
        self._hashes.show(None)
        self.opened = None
        self.state = StageState.DIVERTED
        self.stage_changed.emit()

    def _undone(self, saved: Saved) -> OpenGroup | None:
        if not self._workbench.review.undo(saved.act_id):
            return None
        return self._workbench.queue.open(saved.group_id)

    def _undo_came(self, opened: OpenGroup | None) -> None:
        self._set_busy(busy=False)
        self._undo.withdraw()
        if opened is None:
            self.undo_refused.emit()
            return
        self._leave()
        self._generation += 1
        self._list_soon(frozenset({opened.group.group_id}))
        self._show(opened)
        self.undone.emit()

    def _close_if_here(self, group_id: str, why: str) -> None:
        if self.opened and self.opened.group.group_id == group_id:
            self.looking.show(None, self.looking.level)
            self._draft_delay.stop()
            self.gone_why = why
            self.state = StageState.GONE
            self.stage_changed.emit()

    def _policy_came(self, policy: Policy) -> None:
        if policy == self.policy:  # a session changes more often than its policy
            return
        self.policy = policy
        self.looking.set_policy(policy)
        self.policy_changed.emit()

    def _no_rows(self, error: Exception) -> None:
        self._is_reading = False
        self.failed.emit(error)

    def _rows_came(self, generation: int, rows: tuple[QueueRow, ...]) -> None:
        self._is_reading = False
        if generation == self._generation and not self.is_busy:
            self.queue.show_rows(rows)
        else:  # an act came between, and these rows may not know it
            self._list_soon(frozenset())

    def _some_came(
        self, generation: int, group_ids: frozenset[GroupId], rows: tuple[QueueRow, ...]
    ) -> None:
        if generation == self._generation and not self.is_busy:
            self.queue.change(group_ids, rows)
        else:
            self._list_soon(group_ids)

    def _counts_came(self, counts: QueueCounts) -> None:
        before, self.counts = self.counts, counts
        if counts.waiting != before.waiting:
            self.more = max(0, counts.waiting - counts.leased)
        else:  # an old number of the gateway's, which still counts what was decided since
            self.more = max(0, self.more - max(0, counts.leased - before.leased))
        self.counts_changed.emit()

    def _listed(self, _result: object) -> None:
        self.read_list()

    def _set_busy(self, *, busy: bool) -> None:
        self.is_busy = busy
        self.busy_changed.emit()


def _nothing(_result: object) -> None:
    """Want no answer."""
