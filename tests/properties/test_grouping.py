# SPDX-License-Identifier: Apache-2.0
"""What holds of groups in whatever order items arrive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.media.grouping.joining import VOUCHERS, Known, Standing, placed
from reviewer.media.grouping.likeness import PDQ_BITS, alike, inverse
from reviewer.media.grouping.wording import percent_alike, plain
from tests.unit.media.grouping.points import point

BITS = st.sets(st.integers(0, 60), max_size=45)


@st.composite
def arrivals(draw, bits=BITS, most=14):
    """Return items near two origins; a few are held by somebody when the next one comes."""
    drawn = draw(st.lists(st.tuples(bits, st.integers(0, 1)), min_size=1, max_size=most))
    return [point(f"item {n}", bits, origin) for n, (bits, origin) in enumerate(drawn)]


def grouped(items: list[Known], held: frozenset[int] = frozenset()) -> dict[str, Standing]:
    """Let the items arrive; every group is near enough to be asked about."""
    groups: dict[str, Standing] = {}
    for number, item in enumerate(items):
        placement = placed(item, list(groups.values()))
        for absorbed in placement.absorbed:
            del groups[absorbed]
        found = placement.group
        name = found.group or item.item
        groups[name] = Standing(
            group=name,
            representative=found.representative,
            witnesses=found.witnesses,
            others=found.others,
            may_change=found.may_change and number not in held,
        )
    return groups


def bits_apart(one: Known, other: Known) -> int:
    words = one.features.picture.forms[0] ^ other.features.picture.forms[0]
    return sum(int(word).bit_count() for word in words)


@given(arrivals(), st.frozensets(st.integers(0, 13)))
def test_every_member_is_direct_or_vouched_for_by_two_that_are(items, held):
    for group in grouped(items, held).values():
        first, *others = group.members
        direct = [each for each in others if bits_apart(first, each) <= PDQ_BITS]
        assert set(group.witnesses) <= set(direct)
        for each in others:
            vouchers = [known for known in group.witnesses if bits_apart(known, each) <= PDQ_BITS]
            assert each in direct or len(vouchers) >= VOUCHERS


@given(arrivals(), st.frozensets(st.integers(0, 13)))
def test_nobody_drifts_beyond_two_steps(items, held):
    for group in grouped(items, held).values():
        for each in group.members:
            assert bits_apart(group.representative, each) <= 2 * PDQ_BITS


@given(arrivals(), st.frozensets(st.integers(0, 13)))
def test_every_item_is_in_one_group(items, held):
    members = [each.item for group in grouped(items, held).values() for each in group.members]

    assert sorted(members) == sorted(each.item for each in items)


@given(arrivals(bits=st.sets(st.integers(0, 200), max_size=15)), st.randoms())
def test_items_all_alike_are_two_groups_in_any_order(items, random):
    """Within 15 bits of their origin all are within 30 of each other."""
    shuffled = list(items)
    random.shuffle(shuffled)

    groups = grouped(shuffled)

    # The origins are told apart by the distance to the first item alone.
    near = {each.item for each in items if bits_apart(items[0], each) <= PDQ_BITS}
    parts = {frozenset(each.item for each in group.members) for group in groups.values()}
    assert parts == {frozenset(near), frozenset(each.item for each in items) - near} - {frozenset()}


@given(arrivals(most=6))
def test_an_order_gives_the_same_groups_each_time(items):
    first, second = grouped(items), grouped(items)

    assert {name: group.members for name, group in first.items()} == {
        name: group.members for name, group in second.items()
    }


@given(BITS, BITS)
def test_likeness_is_the_same_both_ways(bits, other_bits):
    one, other = point("one", bits).features, point("other", other_bits).features

    there, back = alike(one, other), alike(other, one)

    assert (there is None) == (len(bits ^ other_bits) > PDQ_BITS)
    if there is not None and back is not None:
        assert (there.distance, there.differs) == (back.distance, back.differs)
        assert there.form == inverse(back.form)


@given(st.text(max_size=80), st.text(max_size=80))
def test_texts_are_alike_both_ways_and_always_themselves(one, other):
    first, second = plain(one), plain(other)

    assert percent_alike(first, second) == percent_alike(second, first)
    assert percent_alike(first, first) == (100.0 if first else None)
    assert plain(first) == first
