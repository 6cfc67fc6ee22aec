# SPDX-License-Identifier: Apache-2.0
"""What of a group is opened, what else is known of its members, and where they say other things.

One member stands for the others.  The rest are decided without being opened, but for a few that are
looked at at R1 as a check (wellbeing.md WB-05).  A group without a spread is of an older gateway or
of one item: every member of it is opened as before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.items import Group, Item, ItemKind

_TURNED = "turned-"  # how the names of forms begin that are not mirrored


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A caption that members of a group share."""

    caption: str
    items: tuple[Item, ...]


def representative(group: Group) -> Item:
    """Return the member that stands for the others."""
    if group.spread is not None:
        for item in group.items:
            if item.item_id == group.spread.representative:
                return item
    return group.items[0]


def audited(group: Group) -> tuple[Item, ...]:
    """Return the members that are looked at at R1 although one answer is given for all."""
    if group.spread is None:
        return ()
    first = representative(group)
    chosen = frozenset(group.spread.audited)
    return tuple(each for each in group.items if each.item_id in chosen and each is not first)


def opened_items(group: Group) -> tuple[Item, ...]:
    """Return the members whose media may be here: the representative first, then the audited."""
    if group.spread is None:
        return group.items
    return (representative(group), *audited(group))


def is_only_checked(group: Group, item: Item) -> bool:
    """Say whether a member is looked at at R1 and no closer."""
    return group.spread is not None and item.item_id != representative(group).item_id


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
