# SPDX-License-Identifier: Apache-2.0
"""To which group a new item belongs, or that it opens one, or that it makes one of several.

The rule, which holds for every group at any time and in whatever order items arrive:

- every member is alike the representative (it is *direct*), or alike two direct members (it is
  *vouched for*);
- who was vouched for vouches for nobody.

So likeness never runs along a chain: a member is at most two steps from the representative, and
two steps need two witnesses.  By PDQ that is at most 62 of 256 bits from the representative and
124 between any two members, and at most 31 and 62 where all are direct; strangers are 128 apart.

Items that fit a group of which somebody has already made up their mind join it by the rule, but
its representative stays; ``Standing.may_change`` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reviewer.media.grouping.features import Features
from reviewer.media.grouping.likeness import Likeness, alike

VOUCHERS: Final = 2
# Direct members that later items are compared with; more of them find hardly more.
MOST_WITNESSES: Final = 12
# Members up to which a group may get another representative, since all are compared with it.
MOST_RECENTRED: Final = 40
_CANDIDATES: Final = 8


class Known(NamedTuple):
    """An item and its features; the name is the caller's."""

    item: str
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standing:
    """A group as it stands.

    Attributes:
        group: the caller's name for it.
        representative: the member that is shown for all.
        witnesses: direct members, the earliest ``MOST_WITNESSES`` of them.
        others: all other members.
        may_change: it may get another representative or become one with another group: nobody
            holds it and nothing of it is decided.
    """

    group: str
    representative: Known
    witnesses: tuple[Known, ...] = ()
    others: tuple[Known, ...] = ()
    may_change: bool = True

    @property
    def members(self) -> tuple[Known, ...]:
        """Return all members, the representative first."""
        return (self.representative, *self.witnesses, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placement:
    """Where a new item belongs.

    Attributes:
        group: as it stands with the item in it; ``""`` is the name of one that it opens.
        absorbed: groups that become one with it.
        likeness: why: to the representative, or to a witness; ``None`` if it opened the group or
            represents it.
        through: the witness, if the item was vouched for: it may differ from the representative in
            anything, so a decision for all asks again.
    """

    group: Standing
    absorbed: tuple[str, ...] = ()
    likeness: Likeness | None = None
    through: str | None = None


def placed(new: Known, near: Sequence[Standing]) -> Placement:
    """Return where ``new`` belongs among the groups that may hold something alike.

    The groups should be in a fixed order, the oldest first: of equals the first is taken.
    """
    compared = _Compared()
    touched = [each for each in near if _touches(compared, new, each)]
    fitting = [each for each in touched if _fits(compared, new, each)]
    largest_first = sorted(fitting, key=lambda each: -len(each.members))
    if all(each.may_change for each in fitting) and touched != fitting[:1]:
        for groups in _unions(touched, fitting):
            united = _united(compared, new, groups)
            if united is not None:
                return united
    if not largest_first:
        return Placement(group=Standing(group="", representative=new))
    return _joined(compared, new, largest_first[0])


class _Compared:
    """Likenesses of this one placement, each found once."""

    def __init__(self) -> None:
        self._found: dict[frozenset[str], Likeness | None] = {}

    def __call__(self, one: Known, other: Known) -> Likeness | None:
        pair = frozenset((one.item, other.item))
        if pair not in self._found:
            self._found[pair] = alike(one.features, other.features)
        return self._found[pair]

    def vouchers(self, new: Known, direct: Sequence[Known]) -> list[Known]:
        """Return as many direct members alike ``new`` as are needed, or fewer."""
        found: list[Known] = []
        for each in direct:
            if self(new, each) is not None:
                found.append(each)
                if len(found) == VOUCHERS:
                    break
        return found


def _touches(compared: _Compared, new: Known, standing: Standing) -> bool:
    first = (standing.representative, *standing.witnesses)
    return any(compared(new, each) is not None for each in first)


def _fits(compared: _Compared, new: Known, standing: Standing) -> bool:
    if compared(new, standing.representative) is not None:
        return True
    return len(compared.vouchers(new, standing.witnesses)) == VOUCHERS


def _joined(compared: _Compared, new: Known, standing: Standing) -> Placement:
    likeness, through = compared(new, standing.representative), None
    if likeness is None:
        voucher = compared.vouchers(new, standing.witnesses)[0]
        likeness, through = compared(new, voucher), voucher.item
    is_witness = through is None and len(standing.witnesses) < MOST_WITNESSES
    grown = Standing(
        group=standing.group,
        representative=standing.representative,
        witnesses=(*standing.witnesses, new) if is_witness else standing.witnesses,
        others=standing.others if is_witness else (*standing.others, new),
        may_change=standing.may_change,
    )
    return Placement(group=grown, likeness=likeness, through=through)


def _unions(touched: list[Standing], fitting: list[Standing]) -> list[list[Standing]]:
    """Return the sets of groups to try to make one, the largest first."""
    changing = [each for each in touched if each.may_change]
    tries = [changing, fitting] if len(fitting) > 1 else [changing]
    return [each for each in tries if each]


def _united(compared: _Compared, new: Known, groups: list[Standing]) -> Placement | None:
    """Make one group of several and the new item, if one member can represent all."""
    members = [*(known for each in groups for known in each.members), new]
    if len(members) > MOST_RECENTRED:
        return None
    kept = max(groups, key=lambda each: len(each.members))
    representatives = [each.representative for each in groups if each is not kept]
    witnesses = [known for each in groups for known in each.witnesses]
    candidates = [kept.representative, *representatives, new, *witnesses]
    for candidate in candidates[:_CANDIDATES]:
        found = _centred(compared, candidate, members)
        if found is not None:
            return _named(compared, new, kept, found, groups)
    return None


def _centred(
    compared: _Compared, representative: Known, members: list[Known]
) -> tuple[Known, list[Known], list[Known]] | None:
    """Return representative, direct and vouched members, or ``None`` if the rule would not hold."""
    direct: list[Known] = []
    others: list[Known] = []
    for each in members:
        if each is not representative:
            (others if compared(each, representative) is None else direct).append(each)
    # Only the first may vouch later on, so only they may vouch now.
    witnesses = direct[:MOST_WITNESSES]
    if any(len(compared.vouchers(each, witnesses)) < VOUCHERS for each in others):
        return None
    return representative, direct, others


def _named(
    compared: _Compared,
    new: Known,
    kept: Standing,
    found: tuple[Known, list[Known], list[Known]],
    groups: list[Standing],
) -> Placement:
    representative, direct, others = found
    united = Standing(
        group=kept.group,
        representative=representative,
        witnesses=tuple(direct[:MOST_WITNESSES]),
        others=(*direct[MOST_WITNESSES:], *others),
    )
    absorbed = tuple(each.group for each in groups if each is not kept)
    if new is representative:
        return Placement(group=united, absorbed=absorbed)
    likeness, through = compared(new, representative), None
    if likeness is None:
        voucher = compared.vouchers(new, united.witnesses)[0]
        likeness, through = compared(new, voucher), voucher.item
    return Placement(group=united, absorbed=absorbed, likeness=likeness, through=through)
