# SPDX-License-Identifier: Apache-2.0
"""What of a group is opened, how far its members are, and which of them say other things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.domain import groups
from reviewer.domain.items import ItemKind, audited, is_only_checked, opened_items
from tests import builders


def ids(items):
    return [item.item_id for item in items]


def saying(item, caption):
    return replace(item, context=replace(item.context, caption=caption))


def test_the_representative_is_opened_first_and_then_the_audited_alone():
    group = builders.alike(count=6, audited=(4, 2))
    turned = replace(group, spread=replace(group.spread, representative="g-1-i3"))

    assert ids(opened_items(group)) == ["g-1-i0", "g-1-i2", "g-1-i4"]
    assert ids(opened_items(turned)) == ["g-1-i3", "g-1-i2", "g-1-i4"]


def test_a_representative_that_is_audited_too_is_opened_once_and_in_full():
    group = builders.alike(count=3, audited=(0, 1))

    assert ids(opened_items(group)) == ["g-1-i0", "g-1-i1"]
    assert [is_only_checked(group, item) for item in group.items] == [False, True, True]


def test_every_member_of_a_group_without_a_spread_is_opened():
    group = builders.alike(spread=None)

    assert opened_items(group) == group.items
    assert audited(group) == ()
    assert not any(is_only_checked(group, item) for item in group.items)


def test_distances_are_told_closest_first_and_without_the_same_bytes():
    group = builders.alike(count=4)
    first, *others = group.items
    others[1] = replace(others[1], media=replace(others[1].media, sha256=first.media.sha256))
    others[2] = replace(others[2], kind=ItemKind.VIDEO)
    group = replace(group, items=(first, *reversed(others)))

    assert groups.distances(group, {ItemKind.IMAGE}) == (3,)
    assert groups.distances(group, {ItemKind.VIDEO}) == (9,)


@pytest.mark.parametrize(
    ("form", "expected"),
    [("turned-90", False), ("turned-270", False), ("left-to-right", True), ("diagonal", True)],
)
def test_a_form_is_turned_or_mirrored(form, expected):
    assert groups.is_mirrored(form) is expected


def test_captions_that_differ_in_space_and_case_say_the_same():
    group = builders.alike(count=5)
    texts = ("The  storm", "the storm\n", "Evening news", "", "evening NEWS")
    items = tuple(saying(item, text) for item, text in zip(group.items, texts, strict=True))
    found = groups.sayings(replace(group, items=items))

    assert [(each.caption, ids(each.items)) for each in found] == [
        ("The  storm", ["g-1-i0", "g-1-i1"]),
        ("Evening news", ["g-1-i2", "g-1-i4"]),
        ("", ["g-1-i3"]),
    ]
