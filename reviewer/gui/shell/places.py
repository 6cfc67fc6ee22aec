# SPDX-License-Identifier: Apache-2.0
"""The places of the window, in the order of the top bar; one line adds a place.

A place is built when it is first visited, so that the window opens with what is looked at first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reviewer.domain.people import Role
from reviewer.gui.foundation import shortcut_words, shortcuts
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.status import Status
from reviewer.gui.views.place import Parts, PlaceView

REVIEW: Final = "review"
ATTENTION: Final = "attention"
AUDIT: Final = "audit"
BANKS: Final = "banks"
LIMITS: Final = "limits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place.

    Attributes:
        name: machine word.
        title: its name in the top bar, with a count where there is one.
        build: makes its widget.
        roles: who sees it; empty for everyone.
        act: the key of a place that has one of its own, beside those that are numbered.
    """

    name: str
    title: Callable[[Status], str]
    build: Callable[[Parts], PlaceView]
    roles: frozenset[Role] = frozenset()
    act: Act | None = None

    def is_for(self, roles: frozenset[Role]) -> bool:
        """Say whether people with these roles see it."""
        return not self.roles or bool(self.roles & roles)


def _review_title(_status: Status) -> str:
    return translate("Places", "Review")


def _build_review(parts: Parts) -> PlaceView:
    from reviewer.gui.views.review.view import ReviewView

    return ReviewView(parts.review, parts.day, parts.theme, parts.layout, parts.language, parts.now)


def _attention_title(status: Status) -> str:
    return with_count(translate("Places", "Needs attention"), status.sync.attention)


def _build_attention(parts: Parts) -> PlaceView:
    from reviewer.gui.views.attention import attention_place

    return attention_place(parts, REVIEW)


def _audit_title(_status: Status) -> str:
    return translate("Places", "Audit")


def _build_audit(parts: Parts) -> PlaceView:
    from reviewer.gui.views.audit.view import audit_place

    return audit_place(parts)


def _banks_title(_status: Status) -> str:
    return shortcut_words.words(Act.BANKS)


def _build_banks(parts: Parts) -> PlaceView:
    from reviewer.gui.views.banks.view import banks_place

    return banks_place(parts)


def _limits_title(_status: Status) -> str:
    return shortcut_words.words(Act.LIMITS)


def _build_limits(parts: Parts) -> PlaceView:
    from reviewer.gui.views.person.limits import LimitsView

    return LimitsView(parts, REVIEW)


def key_of(place: Place, places: tuple[Place, ...], layout: Layout) -> str:
    """Return the key of a place among those a person has."""
    if place.act is not None:
        return shortcuts.drawn(place.act, layout)
    return shortcuts.drawn(Act.PLACE, layout, places.index(place) + 1)


def with_count(title: str, count: int) -> str:
    """Return a place's title with how many things wait there."""
    return f"{title} ({number(count)})" if count else title


PLACES: Final = (
    Place(name=REVIEW, title=_review_title, build=_build_review),
    Place(name=ATTENTION, title=_attention_title, build=_build_attention),
    Place(name=AUDIT, title=_audit_title, build=_build_audit, roles=frozenset({Role.LEAD})),
    # The last: the number of a place is the same for everyone who has it.
    Place(name=BANKS, title=_banks_title, build=_build_banks, act=Act.BANKS),
)
"""The places of the top bar."""

OWN: Final = Place(name=LIMITS, title=_limits_title, build=_build_limits)
"""One's own page: no tab, it is reached from the viewing time and from one's name."""
