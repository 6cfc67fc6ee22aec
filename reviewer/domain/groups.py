# SPDX-License-Identifier: Apache-2.0
"""How far the members of a group are from the one that is shown, and which say other things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.items import Group, Item, ItemKind, representative

_TURNED = "turned-"  # how the names of forms begin that are not mirrored


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A caption that members of a group share."""

    caption: str
    items: tuple[Item, ...]


def is_mirrored(form: str) -> bool:
    """Say whether a dihedral form has its sides exchanged (the other forms are turned only)."""
    return not form.startswith(_TURNED)


def says_otherwise(group: Group, item: Item) -> bool:
    """Say whether a member was posted with other words than the representative."""
    return _plain(item) != _plain(representative(group))


def sayings(group: Group) -> tuple[Saying, ...]:
    """Return the different captions, the representative's first, each with who has it."""
    first = representative(group)
    found: dict[str, list[Item]] = {_plain(first): [first]}
    for item in group.items:
        if item.item_id != first.item_id:
            found.setdefault(_plain(item), []).append(item)
    return tuple(
        Saying(caption=items[0].context.caption, items=tuple(items)) for items in found.values()
    )


def distances(group: Group, kinds: Iterable[ItemKind]) -> tuple[int, ...]:
    """Return how far the other members of these kinds are, closest first.

    Those with the same bytes are not counted: nothing lies between them.
    """
    if group.spread is None:
        return ()
    wanted = frozenset(kinds)
    known = group.spread.distances
    same = representative(group).media.sha256
    others = (each for each in group.items if each.kind in wanted and each.media.sha256 != same)
    return tuple(sorted(known[each.item_id] for each in others if each.item_id in known))


def _plain(item: Item) -> str:
    """Return a caption without what a platform may add by itself: space and letter case."""
    return " ".join(item.context.caption.split()).casefold()
