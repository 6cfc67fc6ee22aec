# SPDX-License-Identifier: Apache-2.0
"""To which group a new item belongs.

Two points are alike when at most 31 bits are in one of them and not in the other.
"""

from __future__ import annotations

from reviewer.media.grouping.joining import MOST_RECENTRED, MOST_WITNESSES, Standing, placed
from reviewer.media.grouping.likeness import Way
from tests.unit.media.grouping.points import point

FIRST = point("first", range(0))


def standing(group, representative, witnesses=(), others=(), *, may_change=True) -> Standing:
    return Standing(
        group=group,
        representative=representative,
        witnesses=tuple(witnesses),
        others=tuple(others),
        may_change=may_change,
    )


def names(known) -> list[str]:
    return [each.item for each in known]


def test_an_item_like_nothing_opens_a_group():
    far = standing("g", point("far", range(0), origin=1))

    placement = placed(FIRST, [far])

    assert (placement.group.group, placement.group.members) == ("", (FIRST,))
    assert (placement.likeness, placement.absorbed) == (None, ())


def test_an_item_at_31_bits_from_the_representative_joins_and_may_vouch():
    new = point("new", range(31))

    placement = placed(new, [standing("g", FIRST)])

    assert (placement.group.group, names(placement.group.witnesses)) == ("g", ["new"])
    assert (placement.likeness.way, placement.likeness.distance) == (Way.PDQ, 31)
    assert placement.through is None


def test_an_item_at_32_bits_opens_a_group():
    assert placed(point("new", range(32)), [standing("g", FIRST)]).group.group == ""


def test_two_witnesses_vouch_for_an_item_and_it_vouches_for_nobody():
    witnesses = [point("a", range(20)), point("b", range(24))]
    # Of none of the four can the rule be held but with the first in the middle.
    other = point("c", range(60, 90))
    new = point("new", range(44))

    placement = placed(new, [standing("g", FIRST, [*witnesses, other])])

    assert (placement.group.representative, names(placement.group.others)) == (FIRST, ["new"])
    assert (placement.through, placement.likeness.distance) == ("a", 24)


def test_one_witness_is_not_enough():
    witnesses = [point("a", range(20)), point("c", range(60, 90))]
    held = standing("g", FIRST, witnesses, may_change=False)

    assert placed(point("new", range(44)), [held]).group.group == ""


def test_a_chain_does_not_grow():
    """Each 25 bits from the one before: the third is two steps away, with one witness."""
    chain = [point(str(step), range(25 * step)) for step in range(1, 6)]
    held = standing("g", FIRST, may_change=False)

    first, second = (placed(new, [held]) for new in chain[:2])
    third = placed(chain[1], [first.group])

    assert (first.group.group, second.group.group, third.group.group) == ("g", "", "")


def test_a_better_representative_takes_the_place():
    left, right = point("left", range(30)), point("right", range(100, 130))

    group = placed(FIRST, [standing("g", left)]).group
    placement = placed(right, [group])

    assert (placement.group.group, placement.group.representative) == ("g", FIRST)
    assert names(placement.group.witnesses) == ["left", "right"]
    assert (placement.likeness.distance, placement.through) == (30, None)


def test_what_is_held_keeps_its_representative():
    left, right = point("left", range(30)), point("right", range(100, 130))

    placement = placed(right, [standing("g", left, [FIRST], may_change=False)])

    assert placement.group.group == ""


def test_an_item_between_two_groups_makes_them_one():
    left, right = point("left", range(30)), point("right", range(100, 130))
    more = point("more", range(20))

    placement = placed(FIRST, [standing("g", right), standing("h", left, [more])])

    assert (placement.group.group, placement.absorbed) == ("h", ("g",))
    assert placement.group.representative == FIRST
    assert sorted(names(placement.group.witnesses)) == ["left", "more", "right"]
    assert (placement.likeness, placement.through) == (None, None)


def test_groups_nobody_can_represent_stay_apart():
    left = standing("g", point("left", range(30)), [point("farther", range(60))])
    right = standing("h", point("right", range(100, 130)), [point("far", range(100, 160))])

    placement = placed(FIRST, [left, right])

    assert (placement.group.group, placement.absorbed) == ("g", ())
    assert names(placement.group.members) == ["left", "farther", "first"]


def test_a_held_group_is_joined_and_takes_no_other_in():
    held = standing("g", point("left", range(30)), may_change=False)
    free = standing("h", point("right", range(100, 130)))

    placement = placed(FIRST, [held, free])

    assert (placement.group.group, placement.absorbed) == ("g", ())
    assert placement.group.may_change is False


def test_of_two_groups_that_fit_the_larger_is_joined():
    small = standing("g", point("left", range(30)), may_change=False)
    large = standing("h", point("right", range(20)), [point("a", range(10))], may_change=False)

    assert placed(FIRST, [small, large]).group.group == "h"


def test_only_so_many_witnesses_are_kept():
    witnesses = [point(f"w{number}", {number}) for number in range(MOST_WITNESSES)]

    placement = placed(point("new", {200}), [standing("g", FIRST, witnesses)])

    assert (len(placement.group.witnesses), names(placement.group.others)) == (
        MOST_WITNESSES,
        ["new"],
    )


def test_large_groups_are_not_made_one():
    many = [point(f"m{number}", {number}) for number in range(MOST_RECENTRED)]
    large = standing("g", point("left", range(30)), many[:12], many[12:])
    other = standing("h", point("right", range(100, 130)))

    placement = placed(FIRST, [large, other])

    assert (placement.group.group, placement.absorbed) == ("g", ())


def test_the_same_bytes_join_what_nothing_else_may():
    page = point("page", range(0))
    again = page._replace(item="again")

    placement = placed(again, [standing("g", page)])

    assert (placement.group.group, placement.likeness.way) == ("g", Way.BYTES)
