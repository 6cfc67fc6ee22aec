# SPDX-License-Identifier: Apache-2.0
"""How the item on the stage hashes on this machine.

Hashes are asked for when the person stays with an item, not for every one they pass.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import ItemId
from reviewer.domain.items import Item
from reviewer.gui.foundation.background import Lane, TaskRunner
from reviewer.gui.foundation.workbench import LookCalls

_DELAY_MS: Final = 250


class LocalHashes(QObject):
    """The hashes of one item.

    Signals:
        changed: ``found`` is new.
    """

    changed = Signal()

    def __init__(self, look: LookCalls, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._tasks = tasks
        self.found: tuple[HashValue, ...] = ()
        self._item_id: ItemId | None = None
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self._read)

    def show(self, item: Item | None, known: tuple[HashValue, ...] = ()) -> None:
        """Take up an item, with what is known of it already."""
        self._item_id = item.item_id if item else None
        self.found = known
        if item and not known:
            self._delay.start()
        else:
            self._delay.stop()

    def stop(self) -> None:
        """Ask for nothing more: the person is about to leave this item."""
        self._delay.stop()

    def _read(self) -> None:
        if self._item_id is not None:
            self._tasks.run(
                Lane.MEDIA,
                partial(self._look.local_hashes, self._item_id),
                partial(self._came, self._item_id),
                _nothing,  # the look itself tells what is wrong with a file
            )

    def _came(self, item_id: ItemId, hashes: tuple[HashValue, ...]) -> None:
        if item_id == self._item_id:
            self.found = hashes
            self.changed.emit()


def _nothing(_error: object) -> None:
    """Want no answer."""
