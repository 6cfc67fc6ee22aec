# SPDX-License-Identifier: Apache-2.0
"""The pictures of hash banks: the place, and what a decision says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from reviewer.demo.sample import NOW
from reviewer.demo.sample_banks import fill_banks
from reviewer.demo.studio import Studio
from reviewer.domain.banks import BankKind, EntryState, Match
from reviewer.domain.errors import Offline
from reviewer.domain.hashes import HashKind
from reviewer.domain.items import Group, Stage
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.shell.places import BANKS
from reviewer.gui.views.banks.view import BanksView
from reviewer.gui.views.review.view import ReviewView
from reviewer.services.shown import SyncState, SyncStatus


def _there(studio: Studio, *, is_filled: bool = True) -> BanksView:
    if is_filled:
        fill_banks(studio.workbench.desk)
    studio.place(BANKS)
    studio.settle()
    view = studio.window.place
    assert isinstance(view, BanksView)
    return view


def _banks(studio: Studio) -> None:
    _there(studio).entries.table.choose(2)


def _banks_search(studio: Studio) -> None:
    view = _there(studio)
    value = studio.workbench.desk.entries[0].value
    view.search.field.setText(f"pdq:{value.value if value else ''}")
    view.search.search()
    studio.settle()
    view.entries.table.choose(1)
    studio.settle()


def _banks_dispute(studio: Studio) -> None:
    _banks_search(studio)
    studio.window.place.press(Pressed(Act.DISPUTE_ENTRY))
    studio.key(Qt.Key.Key_F5)


def _banks_correct(studio: Studio) -> None:
    _banks(studio)
    studio.settle()
    studio.window.place.press(Pressed(Act.CORRECT_ENTRY))


def _banks_said(studio: Studio) -> None:
    _banks_dispute(studio)
    studio.key(Qt.Key.Key_Return)


def _banks_waiting(studio: Studio) -> None:
    _there(studio).press(Pressed(Act.WAITING_HASHES))


def _banks_kind(studio: Studio) -> None:
    view = _there(studio)
    view.search.field.setText("ab" * 32)
    view.search.search()


def _banks_empty(studio: Studio) -> None:
    _there(studio, is_filled=False)


def _banks_offline(studio: Studio) -> None:
    desk = studio.workbench.desk
    fill_banks(desk)
    desk.sync = SyncStatus(state=SyncState.OFFLINE, last_contact=NOW)
    desk.errors = {f"trail {desk.entries[2].entry_id}": Offline(), "proposals": Offline()}
    _banks(studio)


def _shown(studio: Studio, group: Group) -> ReviewView:
    """Put another form of the first sample group on the stage."""
    studio.workbench.desk.held[group.group_id].group = group
    studio.window.review.open_group(studio.window.review.queue.rows[1].group_id)
    studio.settle()
    studio.window.review.open_group(group.group_id)
    studio.settle()
    view = studio.window.place
    assert isinstance(view, ReviewView)
    return view


def _first(studio: Studio) -> Group:
    return next(iter(studio.workbench.desk.held.values())).group


def _matches(studio: Studio) -> None:
    group = _first(studio)
    known = (
        _match("ent_1", 0),
        _match("ent_2", 6, source="Exchange North", disputes=1, state=EntryState.DISPUTED),
        _match("ent_3", 22, source="Exchange South", form="mirrored"),
    )
    first = replace(group.items[0], matches=known)
    _shown(studio, replace(group, items=(first, *group.items[1:])))


def _match(
    entry_id: str,
    distance: int,
    *,
    source: str = "",
    disputes: int = 0,
    form: str = "",
    state: EntryState = EntryState.ACTIVE,
) -> Match:
    return Match(
        entry_id=entry_id,
        bank="shared" if source else "local",
        bank_kind=BankKind.BLOCK,
        kind=HashKind.PDQ,
        distance=distance,
        form=form,
        state=state,
        source=source,
        disputes=disputes,
    )


def _second(studio: Studio) -> None:
    _shown(studio, replace(_first(studio), stage=Stage.SECOND))


def _sharing(studio: Studio) -> None:
    group = _first(studio)
    media = group.items[0].media
    plain = tuple(
        replace(value, quality=31) if value.kind is HashKind.PDQ else value
        for value in media.hashes
    )
    first = replace(group.items[0], media=replace(media, hashes=plain))
    view = _shown(studio, replace(group, items=(first, *group.items[1:])))
    view.press(Pressed(Act.AUDIENCE))
    studio.settle()
    (scroll,) = view.decision.findChildren(QScrollArea)
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


BANK_SCREENS: Final[tuple[tuple[str, Callable[[Studio], None]], ...]] = (
    ("matches", _matches),
    ("second", _second),
    ("sharing", _sharing),
    ("banks", _banks),
    ("banks-search", _banks_search),
    ("banks-dispute", _banks_dispute),
    ("banks-said", _banks_said),
    ("banks-correct", _banks_correct),
    ("banks-waiting", _banks_waiting),
    ("banks-kind", _banks_kind),
    ("banks-empty", _banks_empty),
    ("banks-offline", _banks_offline),
)
