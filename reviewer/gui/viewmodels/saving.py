# SPDX-License-Identifier: Apache-2.0
"""The acts a reviewer can take on the group on the stage, and the last one taken back.

An act is durable before it is drawn: the next group appears only when the service says saved.
While an act is being saved no second one starts, so a key held down decides once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.decisions import Verdict, missing_answers
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import GroupId
from reviewer.domain.policy import Policy
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import QueueCalls, ReviewCalls
from reviewer.gui.viewmodels.answers import Answers
from reviewer.gui.viewmodels.following import ListFollowing
from reviewer.gui.viewmodels.members import Members
from reviewer.gui.viewmodels.opening import Opening, StageState
from reviewer.services.shown import OpenGroup, Saved


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """An act that can still be taken back, or was just saved."""

    saved: Saved
    verdict: Verdict | None


class UndoOffering(QObject):
    """One offer at a time; it ends by itself.

    Signals:
        changed: ``offer`` is new.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offer: UndoOffer | None = None
        self._left = QTimer(self, singleShot=True)
        self._left.timeout.connect(self.withdraw)

    def make(self, offer: UndoOffer) -> None:
        """Offer to take this act back, instead of any other."""
        self.offer = offer
        self._left.stop()
        if offer.saved.undo_for_s > 0:
            self._left.start(round(offer.saved.undo_for_s * 1000))
        self.changed.emit()

    @Slot()
    def withdraw(self) -> None:
        """Offer nothing any more."""
        self.offer = None
        self._left.stop()
        self.changed.emit()


class Saving(QObject):
    """One act at a time.

    Signals:
        began: an act is about to be saved; connected directly.
        busy_changed: an act began or ended being saved.
        saved: one more act waits for the gateway (Saved).
        unsaved: one fewer does, because it was taken back.
        asked: answers are missing (tuple of Missing).
        failed: an act did not work (Exception).
        undo_refused: it had left already.
        undone: it was taken back.
    """

    began = Signal()
    busy_changed = Signal()
    saved = Signal(object)
    unsaved = Signal()
    asked = Signal(object)
    failed = Signal(object)
    undo_refused = Signal()
    undone = Signal()

    def __init__(
        self,
        review: ReviewCalls,
        queue: QueueCalls,
        tasks: TaskRunner,
        answers: Answers,
        stage: Opening,
        following: ListFollowing,
        members: Members,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._queue = queue
        self._tasks = tasks
        self._answers = answers
        self._stage = stage
        self._following = following
        self._members = members
        self.wanted = Verdict.ALLOWED  # what was asked for last
        self.is_busy = False
        self.undoing = UndoOffering(self)

    def decide(self, verdict: Verdict, policy: Policy) -> None:
        """Save a decision on the group on the stage, and go on."""
        if not self._may_act() or self._stage.opened is None:
            return
        self.wanted = verdict
        draft = self._answers.draft
        if verdict is not Verdict.VIOLATES:
            draft = replace(draft, hashes=())
        missing = missing_answers(draft, verdict, policy)
        if missing:
            self.asked.emit(missing)
            return
        if not self._members.lets_save(verdict):
            return
        group_id = self._stage.opened.group.group_id
        self._act(
            partial(self._review.decide_and_next, group_id, draft, verdict),
            partial(self._decided, verdict),
        )

    def give_back(self) -> None:
        """Give the group on the stage back, not for this person now, and go on."""
        if self._may_act() and self._stage.opened:
            group_id = self._stage.opened.group.group_id
            self._act(partial(self._given_back, group_id), partial(self._decided, None))

    def divert(self) -> None:
        """Lock the group as suspected child-abuse material; it is covered already."""
        if self._may_act() and self._stage.opened:
            group_id = self._stage.opened.group.group_id
            self._act(partial(self._review.divert, group_id), self._diverted)

    def undo(self) -> None:
        """Take the last act back, if it has not left."""
        if self.undoing.offer and self.undoing.offer.saved.undo_for_s > 0 and not self.is_busy:
            saved = self.undoing.offer.saved
            self._act(partial(self._undone, saved), self._undo_came)

    def _may_act(self) -> bool:
        is_free = not self.is_busy and not self._members.is_busy
        return is_free and self._stage.state is StageState.GROUP

    def _act(self, job: Callable[[], object], then: Callable[..., object]) -> None:
        self.began.emit()
        self._stage.act_begins()
        self._set_busy(busy=True)
        self._tasks.run(Lane.STORE, job, then, self._act_failed)

    def _act_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        missing = getattr(error, "missing", ())
        if isinstance(error, RuleBroken) and error.rule == "unlooked":
            self._members.must_look(error.missing)
        elif isinstance(error, RuleBroken) and missing:
            self.asked.emit(tuple(missing))
        else:
            self.failed.emit(error)

    def _given_back(self, group_id: GroupId) -> tuple[Saved, OpenGroup | None]:
        saved = self._queue.return_group(group_id)
        return saved, self._queue.next_group(group_id)

    def _decided(self, verdict: Verdict | None, result: tuple[Saved, OpenGroup | None]) -> None:
        saved, opened = result
        self._set_busy(busy=False)
        self._stage.come(opened)  # before the list, for which nobody waits
        self._following.queue.take_off(saved.group_id)
        self.saved.emit(saved)
        self.undoing.make(UndoOffer(saved, verdict))

    def _diverted(self, saved: Saved) -> None:
        self._set_busy(busy=False)
        self._following.queue.take_off(saved.group_id)
        self.saved.emit(saved)
        self.undoing.withdraw()
        self._stage.divert()

    def _undone(self, saved: Saved) -> OpenGroup | None:
        if not self._review.undo(saved.act_id):
            return None
        return self._queue.open(saved.group_id)

    def _undo_came(self, opened: OpenGroup | None) -> None:
        self._set_busy(busy=False)
        if opened is not None:
            self.unsaved.emit()
        self.undoing.withdraw()
        if opened is None:
            self.undo_refused.emit()
            return
        self._stage.leave()
        self._following.soon(frozenset({opened.group.group_id}))
        self._stage.come(opened)
        self.undone.emit()

    def _set_busy(self, *, busy: bool) -> None:
        self.is_busy = busy
        self.busy_changed.emit()
