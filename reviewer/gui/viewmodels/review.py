# SPDX-License-Identifier: Apache-2.0
"""The review place as its views see it: the list, the stage, the answers and the acts, tied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.decisions import Verdict
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import GroupId
from reviewer.domain.items import Item
from reviewer.domain.policy import Policy
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.preferences import LookMode
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.viewmodels.answers import Answers
from reviewer.gui.viewmodels.following import ListFollowing
from reviewer.gui.viewmodels.local_hashes import LocalHashes
from reviewer.gui.viewmodels.looking import Looking
from reviewer.gui.viewmodels.members import Members
from reviewer.gui.viewmodels.opening import Opening, StageState
from reviewer.gui.viewmodels.queue_list import QueueModel
from reviewer.gui.viewmodels.saving import Saving, UndoOffer
from reviewer.services.notices import GroupGone, Notice, QueueChanged, SessionChanged
from reviewer.services.shown import OpenGroup, QueueCounts

_DRAFT_DELAY_MS: Final = 300


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
        self.policy: Policy | None = None
        self._hashes = LocalHashes(workbench.look, tasks, self)
        self.following = ListFollowing(workbench.queue, tasks, now, self._saves, self)
        self.stage = Opening(
            workbench.queue,
            tasks,
            self.looking,
            self._hashes,
            self.answers,
            self.following,
            self._saves,
            self,
        )
        self.members = Members(lambda: workbench.groups, tasks, self.stage, self.looking, self)
        self.saving = Saving(
            workbench.review,
            workbench.queue,
            tasks,
            self.answers,
            self.stage,
            self.following,
            self.members,
            self,
        )
        self._draft_delay = QTimer(self, singleShot=True, interval=_DRAFT_DELAY_MS)
        self._draft_delay.timeout.connect(self.keep_draft)
        self._connect()

    def _connect(self) -> None:
        self.answers.edited.connect(self._draft_delay.start)
        self._hashes.changed.connect(self.hashes_changed)
        self.saving.undoing.changed.connect(self.undo_changed)
        self.saving.began.connect(self._draft_delay.stop)
        self.saving.busy_changed.connect(self.busy_changed)
        self.saving.asked.connect(self.asked)
        self.saving.failed.connect(self.failed)
        self.saving.undo_refused.connect(self.undo_refused)
        self.saving.undone.connect(self.undone)
        self.following.counts_changed.connect(self.counts_changed)
        self.following.failed.connect(self.failed)
        self.stage.leaving.connect(self._keep_edited)
        self.stage.stage_changed.connect(self.stage_changed)
        self.stage.member_changed.connect(self.member_changed)
        self.stage.came_covered.connect(self.came_covered)

    @property
    def state(self) -> StageState:
        """Return what the stage has to show."""
        return self.stage.state

    @property
    def opened(self) -> OpenGroup | None:
        """Return the group on the stage."""
        return self.stage.opened

    @property
    def member(self) -> int:
        """Return which item of the group is on the stage, from 0."""
        return self.stage.member

    @property
    def item(self) -> Item | None:
        """Return the item on the stage."""
        return self.stage.item

    @property
    def gone_why(self) -> str:
        """Return why the group is gone."""
        return self.stage.gone_why

    @property
    def error(self) -> Exception | None:
        """Return why no group could be opened."""
        return self.stage.error

    @property
    def is_busy(self) -> bool:
        """Say whether an act is being saved."""
        return self.saving.is_busy

    @property
    def wanted(self) -> Verdict:
        """Return what was asked for last."""
        return self.saving.wanted

    @property
    def queue(self) -> QueueModel:
        """Return the list."""
        return self.following.queue

    @property
    def counts(self) -> QueueCounts:
        """Return the numbers over the list."""
        return self.following.counts

    @property
    def more(self) -> int:
        """Return how many groups wait at the gateway beside those here."""
        return self.following.more

    @property
    def local_hashes(self) -> tuple[HashValue, ...]:
        """Return how that item hashes on this machine, as far as it is known."""
        return self._hashes.found

    @property
    def undo_offer(self) -> UndoOffer | None:
        """Return the act that was just saved."""
        return self.saving.undoing.offer

    def start(self, before: Review | None = None) -> None:
        """Read the policy, the list, and the first group.

        After another window, go on with the item ``before`` had, covered: who chose another
        language or other colours did not ask to see it.
        """
        self._read_policy()
        self.following.start()
        self.stage.start(before.stage if before is not None else None)

    @Slot()
    def open_next(self) -> None:
        """Put the next group on the stage."""
        self.stage.open_next()

    @Slot(str)
    def open_group(self, group_id: GroupId) -> None:
        """Put that group on the stage."""
        self.stage.open_group(group_id)

    def step_group(self, by: int) -> None:
        """Put the group ``by`` rows away on the stage."""
        self.stage.step_group(by)

    def step_member(self, by: int) -> None:
        """Show the item ``by`` members away in the group."""
        self.stage.step_member(by)

    @Slot()
    def read_list(self) -> None:
        """Read the list and its numbers."""
        self.following.read()

    @Slot(object)
    def decide(self, verdict: Verdict) -> None:
        """Save a decision on the group on the stage, and go on."""
        if self.policy is not None:
            self.saving.decide(verdict, self.policy)

    def give_back(self) -> None:
        """Give the group on the stage back, not for this person now, and go on."""
        self.saving.give_back()

    def divert(self) -> None:
        """Lock the group as suspected child-abuse material; it is covered already."""
        self.saving.divert()

    @Slot()
    def undo(self) -> None:
        """Take the last act back, if it has not left."""
        self.saving.undo()

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

    def take_apart(self) -> None:
        """Have the members that are marked made a group of their own; the answers stay."""
        if self.opened and self.members.marked and not self._saves():
            self._draft_delay.stop()
            group_id, draft = self.opened.group.group_id, self.answers.draft
            self._store(
                partial(self._workbench.review.keep_draft, group_id, draft), self._draft_is_kept
            )

    def _draft_is_kept(self, _result: object) -> None:
        self.members.take_apart()

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
        self._draft_delay.stop()
        self.saving.undoing.withdraw()
        self.stage.close()
        self.read_list()

    @Slot(object)
    def take(self, notice: Notice) -> None:
        """Follow what the core tells."""
        match notice:
            case QueueChanged(groups=groups):
                self.following.soon(groups)
                if self.state is StageState.EMPTY:
                    self.open_next()
            case GroupGone(group_id=group_id, why=why):
                self.following.soon(frozenset())
                if self.opened and self.opened.group.group_id == group_id:
                    self._draft_delay.stop()
                    self.stage.go(why)
            case SessionChanged():
                self._read_policy()
            case _:
                pass

    def _store(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        self._tasks.run(Lane.STORE, job, then, self.failed.emit)

    def _saves(self) -> bool:
        return self.saving.is_busy or self.members.is_busy

    @Slot()
    def _keep_edited(self) -> None:
        if self._draft_delay.isActive():
            self.keep_draft()

    def _read_policy(self) -> None:
        self._store(self._workbench.session.policy, self._policy_came)

    def _policy_came(self, policy: Policy) -> None:
        if policy == self.policy:  # a session changes more often than its policy
            return
        self.policy = policy
        self.looking.set_policy(policy)
        self.policy_changed.emit()

    def _listed(self, _result: object) -> None:
        self.read_list()


def _nothing(_result: object) -> None:
    """Want no answer."""
