# SPDX-License-Identifier: Apache-2.0
"""Remembers in which opening of a group it was seen clear; a later one stays at the hidden gist.

WB-06 in wellbeing.md: nobody sees the same group twice in clear; the second opening shows one's own
notes and R1 only.  An opening lasts as long as a lease does: a group that comes again has another
generation.  What was sent back to be confirmed again opens anew under the same one.  A member
that joined later, or whose file changed, was not among those seen and is not held back (ADR 0037).
"""

from __future__ import annotations

import json
from typing import Final

from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import GroupId
from reviewer.domain.items import Group, Item
from reviewer.ports.store import Facts

_OVER: Final = "over"


def note_clear(facts: Facts, group: Group) -> None:
    """Remember that this opening of a group was the one in which its members were seen clear."""
    now = {_member(item): str(group.generation) for item in group.items}
    facts.set(_name(group.group_id), json.dumps({**now, **_openings(facts, group.group_id)}))


def end_opening(facts: Facts, group_id: GroupId) -> None:
    """End the opening of a group whose lease goes on."""
    if seen := _openings(facts, group_id):
        facts.set(_name(group_id), json.dumps(dict.fromkeys(seen, _OVER)))


def carry_opening(facts: Facts, before: Group, now: Group) -> None:
    """Go on with an opening although the group's generation rose under the person's hands."""
    if seen := _openings(facts, now.group_id):
        was, is_now = str(before.generation), str(now.generation)
        carried = {member: is_now if at == was else at for member, at in seen.items()}
        facts.set(_name(now.group_id), json.dumps(carried))


def check_first_opening(facts: Facts, group: Group, item: Item) -> None:
    """Raise ``RuleBroken("seen-clear")`` when an item was seen clear in another opening."""
    seen = _openings(facts, group.group_id).get(_member(item))
    if seen not in (None, str(group.generation)):
        raise RuleBroken("seen-clear")


def _openings(facts: Facts, group_id: GroupId) -> dict[str, str]:
    """Return the opening in which each member was seen clear, by member."""
    found: dict[str, str] = json.loads(facts.get(_name(group_id)) or "{}")
    return found


def _member(item: Item) -> str:
    return f"{item.item_id}@{item.version}"


def _name(group_id: GroupId) -> str:
    return f"clear:{group_id}"
