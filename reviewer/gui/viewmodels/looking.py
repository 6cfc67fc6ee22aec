# SPDX-License-Identifier: Apache-2.0
"""How much of the item on the stage is shown, and for how long.

Nothing clear outlives its reason: release, focus loss, another item, the cap and covering all drop
it at once and synchronously, whatever a service still has to say.  Every wish has a generation; an
answer to an older one is never shown, and a grant that comes too late is given back.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.ids import ItemId
from reviewer.domain.items import Item, Severity
from reviewer.domain.policy import Limits
from reviewer.domain.views import ClearText, ClearView, GrantId, Level, ReducedText, ReducedView
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.preferences import LookMode
from reviewer.gui.foundation.wording import describe
from reviewer.gui.foundation.workbench import LookCalls

Reduced = ReducedView | ReducedText
Clear = ClearView | ClearText


def opening_level(severity: Severity | None) -> Level:
    """Return how much is shown when a group opens; unscored counts as severe."""
    if severity is None or severity >= Severity.S3:
        return Level.R0
    return Level.R2 if severity is Severity.S0 else Level.R1


class Looking(QObject):
    """The look at one item.

    Signals:
        covered: nothing of the item may stay on screen; connected directly, acted on at once.
        reduced_ready: a reduced view is to be painted (ReducedView or ReducedText).
        clear_ready: a clear view is to be painted, until ``clear_over`` (ClearView or ClearText).
        clear_over: the clear view must leave the screen now; connected directly.
        level_changed: another level is chosen (Level).
        told: a sentence about the look, ``""`` when there is none.
    """

    covered = Signal()
    reduced_ready = Signal(object)
    clear_ready = Signal(object)
    clear_over = Signal()
    level_changed = Signal(object)
    told = Signal(str)

    def __init__(
        self, look: LookCalls, tasks: TaskRunner, mode: LookMode, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.mode = mode
        self._look = look
        self._tasks = tasks
        self._item: Item | None = None
        self._level = Level.R0
        self._generation = 0
        self._wants_clear = False
        self._grant: GrantId | None = None
        self._seen: dict[tuple[ItemId, Level], Reduced] = {}
        self._cap = QTimer(self, singleShot=True)
        self._cap.timeout.connect(self.cover_clear)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.cover)
        self.set_limits(Limits())

    @property
    def level(self) -> Level:
        """Return the chosen level; R4 while a clear look is on."""
        return Level.R4 if self.is_clear else self._level

    @property
    def is_clear(self) -> bool:
        """Say whether a clear look is asked for or on."""
        return self._wants_clear

    def set_limits(self, limits: Limits) -> None:
        """Take the policy's caps."""
        self._cap.setInterval(limits.clear_cap_s * 1000)
        self._idle.setInterval(limits.cover_idle_s * 1000)

    def show(self, item: Item | None, level: Level) -> None:
        """Turn to another item, at ``level``; what was shown of the last one goes."""
        self.cover_clear()
        self._generation += 1
        item_id = None if item is None else item.item_id
        self._seen = {key: view for key, view in self._seen.items() if key[0] == item_id}
        self._item = item
        self.told.emit("")
        self._to_level(level)

    def choose(self, level: Level) -> None:
        """Show more or less of the item."""
        self.cover_clear()
        if self._item is not None:
            self.told.emit("")
            self._to_level(level)

    def press_clear(self) -> None:
        """The clear key went down: look, or in press mode look and later cover."""
        if self.mode is LookMode.PRESS and self._wants_clear:
            self.cover_clear()
        elif self._item is not None and not self._wants_clear:
            self._begin(self._item.item_id)

    def release_clear(self) -> None:
        """The clear key went up."""
        if self.mode is LookMode.HOLD:
            self.cover_clear()

    @Slot()
    def cover_clear(self) -> None:
        """End a clear look now; the level chosen before stays."""
        if not self._wants_clear:
            return
        self._wants_clear = False
        self._generation += 1
        self._cap.stop()
        self.clear_over.emit()
        if self._grant is not None:
            self._give_back(self._grant)
            self._grant = None
        self.level_changed.emit(self._level)
        self._to_level(self._level)

    @Slot()
    def cover(self) -> None:
        """Cover the item now."""
        self.choose(Level.R0)

    def cover_everything(self) -> None:
        """Cover the item now and end every grant, also those still on their way."""
        self.cover()
        self._tasks.run(Lane.MEDIA, self._look.cover_all, _nothing, self._tell)

    def touched(self) -> None:
        """The person did something; a reduced view may stay a while longer."""
        if self._idle.isActive():
            self._idle.start()

    def is_ready(self, item: Item, level: Level) -> bool:
        """Say whether an item can be shown at a level at once."""
        return level is Level.R0 or (item.item_id, level) in self._seen

    def prepare(self, item: Item, level: Level) -> None:
        """Make a view that is likely to be wanted next; it is shown when it is asked for."""
        if not self.is_ready(item, level):
            self._tasks.run(
                Lane.MEDIA,
                partial(self._look.reduced, item.item_id, level),
                partial(self._keep, item.item_id),
                _nothing,  # whoever asks for it then is told why there is none
            )

    def _keep(self, item_id: ItemId, view: Reduced) -> None:
        self._seen[item_id, view.level] = view

    def _to_level(self, level: Level) -> None:
        changed = level is not self._level
        self._level = level
        self._generation += 1
        if changed:
            self.level_changed.emit(level)
        if level is Level.R0 or self._item is None:
            self._idle.stop()
            self.covered.emit()
            return
        self._idle.start()
        known = self._seen.get((self._item.item_id, level))
        if known is not None:
            self.reduced_ready.emit(known)
            return
        self.covered.emit()
        self._tasks.run(
            Lane.MEDIA,
            partial(self._look.reduced, self._item.item_id, level),
            partial(self._reduced_came, self._generation, self._item.item_id),
            partial(self._failed, self._generation),
        )

    def _reduced_came(self, generation: int, item_id: ItemId, view: Reduced) -> None:
        if generation == self._generation:
            self._keep(item_id, view)
            self.reduced_ready.emit(view)

    def _begin(self, item_id: ItemId) -> None:
        self._wants_clear = True
        self._generation += 1
        self._idle.stop()
        self.told.emit("")
        self.level_changed.emit(Level.R4)
        self._tasks.run(
            Lane.MEDIA,
            partial(self._look.begin_clear, item_id),
            partial(self._clear_came, self._generation),
            partial(self._failed, self._generation),
        )

    def _clear_came(self, generation: int, view: Clear) -> None:
        if generation != self._generation or not self._wants_clear:
            self._give_back(view.grant.grant_id)
            return
        self._grant = view.grant.grant_id
        self._cap.start()
        self.clear_ready.emit(view)

    def _give_back(self, grant_id: GrantId) -> None:
        self._tasks.run(Lane.MEDIA, partial(self._look.end_clear, grant_id), _nothing, self._tell)

    def _failed(self, generation: int, error: Exception) -> None:
        if generation != self._generation:
            return
        self.cover_clear()
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        self.told.emit(describe(error))


def _nothing(_result: object) -> None:
    """Want no answer."""
