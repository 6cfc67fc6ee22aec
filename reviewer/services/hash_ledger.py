# SPDX-License-Identifier: Apache-2.0
"""Remembers, while the program runs, how the media shown here hashes on this machine.

The gateway's hashes are authoritative; where the same bytes hash differently here, the window says
so and nothing of that item is offered for adding.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import ItemId
from reviewer.domain.items import Group, Item

KEPT_MAX: Final = 2000


class HashLedger:
    """Hashes by item, the most recent ones."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[ItemId, tuple[HashValue, ...]] = OrderedDict()

    def keep(self, item_id: ItemId, hashes: tuple[HashValue, ...]) -> None:
        """Remember an item's hashes."""
        with self._lock:
            self._kept[item_id] = hashes
            self._kept.move_to_end(item_id)
            while len(self._kept) > KEPT_MAX:
                self._kept.popitem(last=False)

    def of_item(self, item_id: ItemId) -> tuple[HashValue, ...] | None:
        """Return an item's hashes, or ``None`` when they were not computed yet."""
        with self._lock:
            return self._kept.get(item_id)

    def of_group(self, group: Group) -> dict[str, tuple[HashValue, ...]]:
        """Return the known hashes of a group's items."""
        found = {str(item.item_id): self.of_item(item.item_id) for item in group.items}
        return {item_id: hashes for item_id, hashes in found.items() if hashes is not None}

    def mismatches(self, group: Group) -> frozenset[str]:
        """Return the items whose bytes hash differently here than at the gateway."""
        return frozenset(str(item.item_id) for item in group.items if self._differs(item))

    def _differs(self, item: Item) -> bool:
        here = {(h.kind, h.variant): h.value for h in self.of_item(item.item_id) or ()}
        return any(
            here.get((theirs.kind, theirs.variant), theirs.value) != theirs.value
            for theirs in item.media.hashes
            if theirs.kind is not HashKind.PHASH
        )
