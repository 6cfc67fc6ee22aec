# SPDX-License-Identifier: Apache-2.0
"""A sample group of several that are alike, and what can be said of one as a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reviewer.demo.sample import a_group
from reviewer.demo.sample_desk import Held, SampleDesk
from reviewer.domain.ids import GroupId, ItemId, LeaseId
from reviewer.domain.items import Group, Item, Spread, member_digest
from reviewer.services.notices import QueueChanged
from reviewer.services.shown import OpenGroup

_DISTANCES: Final = (0, 4, 9, 12, 18, 22)
_FORMS: Final = {3: "left-to-right", 4: "turned-90"}
_NEWS: Final = "Evening news, Harbour TV: the storm as our viewers saw it. Report and interview."
_OTHER: Final = "Look at this!! Share before they take it down."


def an_alike_group(*, captions_differ: bool = True) -> Group:
    """Return sample group 0 as six that are alike: one has the same bytes, one is a check."""
    whole = a_group(0)
    first, *others = whole.items[:6]
    others[0] = replace(others[0], media=replace(others[0].media, sha256=first.media.sha256))
    if captions_differ:
        others[2], others[3] = _saying(others[2], _NEWS), _saying(others[3], _NEWS)
        others[4] = _saying(others[4], _OTHER)
    items = (first, *others)
    return replace(
        whole,
        items=items,
        member_digest=_digest(items),
        spread=Spread(
            representative=first.item_id,
            distances={each.item_id: _DISTANCES[at] for at, each in enumerate(others)},
            forms={items[at].item_id: form for at, form in _FORMS.items()},
            captions_differ=captions_differ,
            audited=(items[5].item_id,),
        ),
    )


class SampleGroups:
    """Takes sample groups apart."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def split(self, group_id: GroupId, item_ids: Sequence[ItemId]) -> OpenGroup:
        """Make these members a group of their own."""
        self._desk.called("split")
        held = self._desk.held[group_id]
        group = held.group
        gone = tuple(item for item in group.items if item.item_id in item_ids)
        left = tuple(item for item in group.items if item not in gone)
        apart = replace(
            group,
            group_id=GroupId(f"{group_id}_b"),
            lease_id=LeaseId(f"{group.lease_id}_b"),
            items=gone,
            member_digest=_digest(gone),
            spread=None,
        )
        spread = None if group.spread is None or len(left) < 2 else _without(group.spread, item_ids)
        held.group = replace(
            group,
            generation=group.generation + 1,
            items=left,
            member_digest=_digest(left),
            spread=spread,
        )
        self._desk.held[apart.group_id] = Held(apart)
        self._desk.notices.publish(QueueChanged())
        return self._desk.opened(held)


def _saying(item: Item, caption: str) -> Item:
    return replace(item, context=replace(item.context, caption=caption))


def _digest(items: tuple[Item, ...]) -> str:
    return member_digest((item.item_id, item.version, item.media.sha256) for item in items)


def _without(spread: Spread, gone: Sequence[ItemId]) -> Spread:
    return replace(
        spread,
        distances={each: bits for each, bits in spread.distances.items() if each not in gone},
        forms={each: form for each, form in spread.forms.items() if each not in gone},
        audited=tuple(each for each in spread.audited if each not in gone),
    )
