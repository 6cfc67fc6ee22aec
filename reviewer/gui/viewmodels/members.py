# SPDX-License-Identifier: Apache-2.0
"""The members of the group on the stage: what is known of them, and what one answer for all asks.

A member that is to be checked must have been looked at; where members were posted with other words,
the person is asked once more.  Neither is asked twice of the same group and answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.decisions import Verdict
from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.items import Group, Item, is_only_checked, representative
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import GroupCalls
from reviewer.gui.viewmodels.looking import Looking
from reviewer.gui.viewmodels.opening import Opening, StageState
from reviewer.services.shown import OpenGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member in the list.

    Attributes:
        distance: how far from the one that is shown, ``None`` when that is not known.
        is_same: it has the same bytes as the one that is shown.
        check: ``""`` for who is not checked, else ``owed``, ``done`` or ``absent``.
        is_marked: the person says that it is not like the others.
    """

    item: Item
    is_first: bool
    distance: int | None
    form: str
    is_same: bool
    says_otherwise: bool
    check: str
    is_marked: bool


class Members(QObject):
    """Who is in the group.

    Signals:
        changed: something of ``rows`` is new.
        look_asked: a member that is still to be looked at was put on the stage.
        captions_asked: the same answer would be given for other words (Verdict).
        busy_changed: the gateway was asked to take the group apart, or answered.
        taken_apart: it did; how many members left (int).
        failed: it did not (Exception).
    """

    changed = Signal()
    look_asked = Signal()
    captions_asked = Signal(object)
    busy_changed = Signal()
    taken_apart = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        calls: Callable[[], GroupCalls],
        tasks: TaskRunner,
        stage: Opening,
        looking: Looking,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._calls = calls
        self._tasks = tasks
        self._stage = stage
        self._of: tuple[GroupId, str] | None = None
        self._owed: list[ItemId] = []
        self._done: set[ItemId] = set()
        self._marked: set[ItemId] = set()
        self._agreed: Verdict | None = None
        self.is_busy = False
        stage.stage_changed.connect(self._follow)
        looking.reduced_ready.connect(self._looked)
        looking.told.connect(self._tried)

    @property
    def group(self) -> Group | None:
        """Return the group on the stage, ``None`` when it is of one item or there is none."""
        opened = self._stage.opened
        is_shown = self._stage.state is StageState.GROUP
        if opened is None or not is_shown or len(opened.group.items) < 2:
            return None
        return opened.group

    @property
    def rows(self) -> tuple[Member, ...]:
        """Return every member, the one that is shown first, then by distance."""
        group = self.group
        if group is None:
            return ()
        found = [self._member(group, item) for item in group.items]
        return tuple(sorted(found, key=lambda each: (not each.is_first, each.distance or 0)))

    @property
    def marked(self) -> int:
        """Return how many are said not to be alike."""
        return len(self._marked)

    def is_owed(self, item_id: ItemId) -> bool:
        """Say whether a member is still to be looked at."""
        return item_id in self._owed and item_id not in self._done

    def toggle(self, item_id: ItemId) -> None:
        """Say of a member that it is not like the others, or that it is; never of the first."""
        group = self.group
        if group is None or item_id == representative(group).item_id:
            return
        self._marked ^= {item_id}
        self.changed.emit()

    def take_apart(self) -> None:
        """Have those that are not alike made a group of their own."""
        group = self.group
        if group is None or not self._marked or self.is_busy:
            return
        chosen = tuple(item.item_id for item in group.items if item.item_id in self._marked)
        self._set_busy(busy=True)
        self._tasks.run(
            Lane.NETWORK,
            partial(self._split, group.group_id, chosen),
            partial(self._came, group.group_id, len(chosen)),
            self._failed,
        )

    def lets_save(self, verdict: Verdict) -> bool:
        """Say whether one answer for all may be saved now; ask for what is still to be done."""
        group = self.group
        if group is None:
            return True
        owed = [item_id for item_id in self._owed if item_id not in self._done]
        if owed:
            self._stage.show_member(owed[0])
            self.look_asked.emit()
            return False
        differs = group.spread is not None and group.spread.captions_differ
        if differs and self._agreed is not verdict:
            self.captions_asked.emit(verdict)
            return False
        return True

    def agree(self, verdict: Verdict) -> None:
        """Take it that this answer is meant for the other words too."""
        self._agreed = verdict

    def must_look(self, item_ids: tuple[str, ...]) -> None:
        """Take up members of which the store knows that nobody looked at them."""
        wanted = [ItemId(item_id) for item_id in item_ids]
        self._owed = list(dict.fromkeys((*self._owed, *wanted)))
        self._done -= set(wanted)
        self._stage.show_member(wanted[0])
        self.changed.emit()
        self.look_asked.emit()

    def _split(self, group_id: GroupId, chosen: tuple[ItemId, ...]) -> OpenGroup:
        return self._calls().split(group_id, chosen)

    def _came(self, group_id: GroupId, count: int, opened: OpenGroup) -> None:
        self._set_busy(busy=False)
        here = self._stage.opened
        is_shown = self._stage.state is StageState.GROUP
        if here is not None and is_shown and here.group.group_id == group_id:
            self._stage.come(opened)
        self.taken_apart.emit(count)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.failed.emit(error)

    def _set_busy(self, *, busy: bool) -> None:
        self.is_busy = busy
        self.busy_changed.emit()

    def _member(self, group: Group, item: Item) -> Member:
        # Imported late: most groups are of one item, and the first is to be shown soon.
        from reviewer.domain.groups import says_otherwise

        first, spread = representative(group), group.spread
        is_first = item is first
        return Member(
            item=item,
            is_first=is_first,
            distance=None if spread is None or is_first else spread.distances.get(item.item_id),
            form="" if spread is None else spread.forms.get(item.item_id, ""),
            is_same=not is_first and item.media.sha256 == first.media.sha256,
            says_otherwise=says_otherwise(group, item),
            check=self._check(item),
            is_marked=item.item_id in self._marked,
        )

    def _check(self, item: Item) -> str:
        opened = self._stage.opened
        if opened is not None and item.item_id in opened.absent:
            return "absent"
        if item.item_id in self._owed:
            return "done" if item.item_id in self._done else "owed"
        return ""

    @Slot()
    def _follow(self) -> None:
        opened = self._stage.opened
        of = None if opened is None else (opened.group.group_id, opened.group.member_digest)
        if opened is not None and of != self._of:
            self._owed = list(opened.unlooked)
            self._done.clear()
            self._marked.clear()
            self._agreed = None
        self._of = of
        self.changed.emit()

    @Slot(object)
    def _looked(self, _view: object) -> None:
        self._note()

    @Slot(str)
    def _tried(self, sentence: str) -> None:
        if sentence:  # it cannot be shown here; that is told, and holds nobody up
            self._note()

    def _note(self) -> None:
        item, opened = self._stage.item, self._stage.opened
        if item is None or opened is None or not is_only_checked(opened.group, item):
            return
        if item.item_id not in self._done:
            self._done.add(item.item_id)
            self.changed.emit()
