# SPDX-License-Identifier: Apache-2.0
"""Words how alike the members of a group are, and each member; nothing of what they show."""

from __future__ import annotations

from collections.abc import Callable

from reviewer.domain.errors import GatewayRefused
from reviewer.domain.groups import distances, is_mirrored, says_otherwise
from reviewer.domain.items import Group, ItemKind, representative
from reviewer.gui.foundation.labels import isolated, left_to_right, listed, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.foundation.wording import describe
from reviewer.gui.viewmodels.members import Member

_BITS = 256  # of a PDQ hash
_SHORT = 8


def alike_words(group: Group, at: int) -> str:
    """Return which of how many is shown, from 1; the first stands for the others."""
    words = translate("Members", "{at} of {count} alike")
    return words.format(at=number(at), count=number(len(group.items)))


def spread_words(group: Group) -> tuple[str, ...]:
    """Return the spread: how far, turned or mirrored, the same bytes, other words."""
    first = representative(group)
    parts = [
        *_range(distances(group, {ItemKind.IMAGE}), _bits, _bits_between),
        *_range(distances(group, set(ItemKind) - {ItemKind.IMAGE}), _percent, _percent_between),
        *_forms(group),
    ]
    others = [item for item in group.items if item is not first]
    same = sum(item.media.sha256 == first.media.sha256 for item in others)
    if same:
        parts.append(translate("Members", "%Ln with the same bytes", "", same))
    otherwise = sum(says_otherwise(group, item) for item in others)
    if otherwise:
        parts.append(translate("Members", "%Ln posted with other words", "", otherwise))
    return tuple(parts)


def member_line(member: Member) -> TwoLines:
    """Return a member as the list shows it."""
    title = [_kind(member.item.kind)]
    if member.is_same:
        title.append(translate("Members", "same bytes"))
    elif member.distance is not None:
        is_image = member.item.kind is ItemKind.IMAGE
        title.append(_bits(member.distance) if is_image else _percent(member.distance))
    if member.form:
        title.append(form_words(member.form))
    detail = []
    if member.is_first:
        detail.append(translate("Members", "Shown: stands for the others"))
    if member.says_otherwise:
        detail.append(translate("Members", "Posted with other words"))
    if member.check:
        detail.append(check_words(member.check))
    return TwoLines(
        title=listed(title),
        detail=listed(detail) if detail else translate("Members", "Decided without being opened"),
        side=translate("Members", "Not alike") if member.is_marked else "",
        stripe="warn" if member.is_marked else "",
        code=short_id(member.item.item_id),
    )


def short_id(item_id: str) -> str:
    """Return the end of an id, which tells members apart."""
    return left_to_right(visible(item_id[-_SHORT:]))


def check_words(check: str) -> str:
    """Return where a member stands that is to be looked at."""
    return {
        "owed": translate("Members", "To be looked at as a check"),
        "done": translate("Members", "Looked at as a check"),
        "absent": translate("Members", "To be checked, but its file is not here"),
    }[check]


def form_words(form: str) -> str:
    """Return how a picture lies against the one that is shown."""
    if is_mirrored(form):
        return translate("Members", "mirrored")
    return translate("Members", "turned")


def _forms(group: Group) -> list[str]:
    forms = () if group.spread is None else tuple(group.spread.forms.values())
    mirrored = sum(is_mirrored(form) for form in forms if form)
    turned = sum(bool(form) for form in forms) - mirrored
    parts = []
    if mirrored:
        parts.append(translate("Members", "%Ln mirrored", "", mirrored))
    if turned:
        parts.append(translate("Members", "%Ln turned", "", turned))
    return parts


def _range(
    found: tuple[int, ...], one: Callable[[int], str], between: Callable[[int, int], str]
) -> list[str]:
    if not found:
        return []
    return [one(found[0])] if found[0] == found[-1] else [between(found[0], found[-1])]


def _bits(bits: int) -> str:
    words = translate("Members", "{bits} of {all} bits apart")
    return words.format(bits=number(bits), all=number(_BITS))


def _bits_between(least: int, most: int) -> str:
    words = translate("Members", "{least} to {most} of {all} bits apart")
    return words.format(least=number(least), most=number(most), all=number(_BITS))


def _percent(percent: int) -> str:
    return translate("Members", "{percent} % apart").format(percent=number(percent))


def _percent_between(least: int, most: int) -> str:
    words = translate("Members", "{least} to {most} % apart")
    return words.format(least=number(least), most=number(most))


def _kind(kind: ItemKind) -> str:
    return {
        ItemKind.IMAGE: translate("Stage", "Picture"),
        ItemKind.VIDEO: translate("Stage", "Video"),
        ItemKind.AUDIO: translate("Stage", "Sound"),
        ItemKind.TEXT: translate("Stage", "Text"),
    }[kind]


def split_failure(error: Exception) -> str:
    """Return why the group stays as it is."""
    if isinstance(error, GatewayRefused) and error.problem == "item-withdrawn":
        return translate(
            "Members", "The group is not the same any more. Decide on it as it is now."
        )
    words = translate("Members", "The group stays as it is. {why}")
    return words.format(why=isolated(describe(error)))
