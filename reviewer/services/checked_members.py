# SPDX-License-Identifier: Apache-2.0
"""Remembers, while the program runs, which members of groups were looked at as a check.

One answer for all is taken only when the members that are to be checked were looked at, as far as
their media is here and can be shown on this machine.  After a restart they are looked at again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.groups import audited
from reviewer.domain.ids import ItemId
from reviewer.domain.items import Group, ItemKind
from reviewer.ports.store import UnitOfWork
from reviewer.services.holdings import here

KEPT_MAX: Final = 5000


class CheckedMembers:
    """The members that a view was made of, the most recent ones."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._looked: OrderedDict[ItemId, None] = OrderedDict()
        self._shows_pictures = True

    @contextmanager
    def noting(self, item_id: ItemId) -> Iterator[None]:
        """Note that an item was shown once it was, and one that turned out undecodable as tried."""
        try:
            yield
        except MediaUnreadable:
            self._note(item_id)
            raise
        self._note(item_id)

    def _note(self, item_id: ItemId) -> None:
        with self._lock:
            self._looked[item_id] = None
            self._looked.move_to_end(item_id)
            while len(self._looked) > KEPT_MAX:
                self._looked.popitem(last=False)

    def note_walls(self, *, are_whole: bool) -> None:
        """Note whether this machine decodes anything but text."""
        self._shows_pictures = are_whole

    def left(self, work: UnitOfWork, group: Group) -> tuple[ItemId, ...]:
        """Return the members that are still to be looked at, in the group's order."""
        present = here(work, group)
        with self._lock:
            return tuple(
                item.item_id
                for item in audited(group)
                if item.item_id in present
                and item.item_id not in self._looked
                and (self._shows_pictures or item.kind is ItemKind.TEXT)
            )

    def absent(self, work: UnitOfWork, group: Group) -> frozenset[ItemId]:
        """Return the members to be looked at whose media is not here."""
        present = here(work, group)
        return frozenset(each.item_id for each in audited(group)) - present
