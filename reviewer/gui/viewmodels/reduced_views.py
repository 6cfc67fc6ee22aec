# SPDX-License-Identifier: Apache-2.0
"""The reduced views of one item: asked for once, kept while the item is on the stage.

A view that comes for an older wish is kept and not shown.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.domain.ids import ItemId
from reviewer.domain.items import Item, ItemKind
from reviewer.domain.views import ContactSheet, Level, ReducedText, ReducedView, Waveform
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import LookCalls
from reviewer.gui.viewmodels.moments import Moments

Reduced = ReducedView | ReducedText


class ReducedViews(QObject):
    """What is known of one item without a grant.

    Attributes:
        wanted: the level that is shown of it; ``None`` while something is held instead.

    Signals:
        ready: a view that is wanted came (ReducedView, ReducedText, ContactSheet or Waveform).
        waveform_ready: how loud the item is (Waveform).
        moment_changed: there are other moments than before.
        failed: a view that is wanted cannot be made (Exception).
        silent: how loud it is cannot be told (Exception).
    """

    ready = Signal(object)
    waveform_ready = Signal(object)
    moment_changed = Signal()
    failed = Signal(object)
    silent = Signal(object)

    def __init__(self, look: LookCalls, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._tasks = tasks
        self._item: Item | None = None
        self._generation = 0
        self._seen: dict[tuple[Level, int], Reduced] = {}
        self._ahead: dict[tuple[ItemId, Level], Reduced] = {}
        self.wanted: Level | None = Level.R0
        self.moments = Moments()
        self.waveform: Waveform | None = None

    def turn_to(self, item: Item | None) -> bool:
        """Take up an item; say whether it is another one than before."""
        before, self._item = self._item, item
        if item is not None and before is not None and item.item_id == before.item_id:
            return False
        self._seen.clear()
        if item is not None:
            ahead = self._ahead.items()
            self._seen = {(at, 0): view for (of, at), view in ahead if of == item.item_id}
            self._ahead.clear()
        self.moments = Moments(item)
        self.waveform = None
        return True

    def want(self, level: Level | None) -> None:
        """Want this level from now on; what is on its way for an older wish is not shown."""
        self.wanted = level
        self._generation += 1

    def known(self) -> Reduced | ContactSheet | Waveform | None:
        """Return the view that is wanted, if it is here."""
        if self._item is not None and is_sound(self._item):
            return self.waveform
        if self.wanted is Level.R1 and self.moments.sheet is not None:
            return self.moments.sheet
        return self._seen.get((self.wanted, self.moments.at)) if self.wanted else None

    def hidden_gist(self) -> Reduced | None:
        """Return the view to lay around a ring, if it is here."""
        return self._seen.get((Level.R1, self.moments.at))

    def is_ready(self, item: Item, level: Level) -> bool:
        """Say whether an item can be shown at a level at once."""
        return level is Level.R0 or (item.item_id, level) in self._ahead

    def prepare(self, item: Item, level: Level) -> None:
        """Make a view that is likely to be wanted next; it is shown when it is asked for."""
        is_moving = is_sound(item) or item.kind is ItemKind.VIDEO
        if not is_moving and not self.is_ready(item, level):
            self._tasks.run(
                Lane.MEDIA,
                partial(self._look.reduced, item.item_id, level),
                partial(self._keep, item.item_id),
                _nothing,  # whoever asks for it then is told why there is none
            )

    def ask(self) -> None:
        """Have the view made that is wanted."""
        item, level, at = self._item, self.wanted, self.moments.at
        if item is None or level is None:
            return
        failed = partial(self._failed, self._generation)
        if is_sound(item):
            self._ask_waveform(item)
        elif item.kind is ItemKind.VIDEO and level is Level.R1:
            job = partial(self._look.sheet, item.item_id)
            self._tasks.run(Lane.MEDIA, job, partial(self._sheet_came, item), failed)
        else:
            self._tasks.run(
                Lane.MEDIA,
                partial(self._look.reduced, item.item_id, level, at),
                partial(self._reduced_came, self._generation, item, at),
                failed,
            )

    def _keep(self, item_id: ItemId, view: Reduced) -> None:
        self._ahead[item_id, view.level] = view

    def _reduced_came(self, generation: int, item: Item, at: int, view: Reduced) -> None:
        if self._item is item:
            self._seen[view.level, at] = view
            if isinstance(view, ReducedText):
                self.moments.take_text(view)
        if generation == self._generation:
            self.ready.emit(view)
            if isinstance(view, ReducedText):
                self.moment_changed.emit()

    def _sheet_came(self, item: Item, sheet: ContactSheet) -> None:
        if self._item is not item or self.moments.sheet is not None:
            return
        self.moments.take_sheet(sheet)
        if self.wanted is Level.R1:
            self.ready.emit(sheet)
            self.moment_changed.emit()
        if sheet.has_sound:
            self._ask_waveform(item)

    def _ask_waveform(self, item: Item) -> None:
        self._tasks.run(
            Lane.MEDIA,
            partial(self._look.waveform, item.item_id),
            partial(self._waveform_came, item),
            self.silent.emit,
        )

    def _waveform_came(self, item: Item, waveform: Waveform) -> None:
        if self._item is not item:
            return
        self.waveform = waveform
        self.waveform_ready.emit(waveform)
        if is_sound(item) and self.wanted is not Level.R0:
            self.ready.emit(waveform)

    def _failed(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self.failed.emit(error)


def is_sound(item: Item) -> bool:
    """Say whether there is nothing of an item to see."""
    return item.media.media_type.startswith("audio/")


def _nothing(_result: object) -> None:
    """Want no answer."""
