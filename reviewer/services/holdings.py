# SPDX-License-Identifier: Apache-2.0
"""The groups and media on this machine: what may be opened, and how media is destroyed.

Media is destroyed by destroying its key, in the same transaction as the reason for it; files are
removed after.  A lease whose time ran out is no such reason.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from reviewer.domain.errors import MediaMissing, MediaUnreadable, RuleBroken
from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.items import OPEN_STATES, Group, ItemKind, LocalState, audited, opened_items
from reviewer.domain.leases import Deadline, HeldGroup, Instant
from reviewer.ports.queue_api import LeaseKey
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import FACT_WAITING, Desk

SHOWABLE: Final = frozenset({LocalState.READY, LocalState.MEDIA_FAILED})
MARGIN_S: Final = 10.0  # our deadlines are a little earlier than the gateway's
CHECKED_MAX: Final = 5000  # checks remembered while the program runs
SEEN: Final = "seen"  # the person dismissed the row
CHANGED: Final = "changed"  # a decision on it was sent back, and its new media is still wanted


def showable(work: UnitOfWork, group_id: GroupId) -> HeldGroup:
    """Return a group that may be on the stage now.

    Raises:
        RuleBroken: it is not held, or no longer (``not-held``).
    """
    held = work.groups.get(group_id)
    if held is None or held.state not in SHOWABLE:
        raise RuleBroken("not-held")
    return held


def lease_key(held: HeldGroup) -> LeaseKey:
    """Return a held group's lease by name and fence."""
    group = held.group
    return LeaseKey(group_id=group.group_id, lease_id=group.lease_id, generation=group.generation)


def when_fetched(group: Group) -> tuple[LocalState, str]:
    """Return the state of a group whose wanted media is here, and the note on it."""
    wanted = (item.media for item in opened_items(group))
    media = [each for each in wanted if each.size or each.unreadable]
    if media and all(each.unreadable for each in media):
        return LocalState.MEDIA_FAILED, media[0].unreadable
    return LocalState.READY, ""


def deadlines(now: Instant, expires_s: float, offline_s: float) -> tuple[Deadline, Deadline]:
    """Return when a lease ends and until when media opens, a little before the gateway's own."""
    return now.after(max(0.0, expires_s - MARGIN_S)), now.after(max(0.0, offline_s - MARGIN_S))


def why_missing(work: UnitOfWork, item_id: str) -> MediaMissing | MediaUnreadable:
    """Return why there is no media of an item on this machine."""
    for held in work.groups.list(SHOWABLE):
        for item in held.group.items:
            if item.item_id == item_id and item.media.unreadable:
                return MediaUnreadable(item.media.unreadable)
    return MediaMissing(item_id)


def state_again(work: UnitOfWork, held: HeldGroup) -> LocalState:
    """Return the state in which a decided group comes back to the stage."""
    wanted = [item for item in opened_items(held.group) if item.media.is_given]
    is_whole = len(here(work, held.group)) == len(wanted)
    return when_fetched(held.group)[0] if is_whole else LocalState.MEDIA_FAILED


def here(work: UnitOfWork, group: Group) -> frozenset[ItemId]:
    """Return the members whose media is on this machine and not destroyed."""
    found = {item.item_id: work.blobs.get(item.item_id) for item in opened_items(group)}
    return frozenset(
        item_id
        for item_id, blob in found.items()
        if blob is not None and blob.wrapped_key is not None
    )


def shred_all(desk: Desk) -> None:
    """Destroy the keys of all media; groups that could be shown must fetch theirs again."""
    with desk.store.write() as work:
        names = [
            name
            for group_id in {GroupId(blob.group_id) for blob in work.blobs.list()}
            for name in work.blobs.shred(group_id)
        ]
        for held in work.groups.list(SHOWABLE):
            work.groups.set_state(held.group.group_id, LocalState.GRANTED)
        work.commit()
    desk.remove_files(names)


def close_all(desk: Desk) -> None:
    """Destroy all media and take every open group off the list; acts that wait stay."""
    shred_all(desk)
    with desk.store.write() as work:
        for held in work.groups.list(OPEN_STATES):
            work.groups.set_state(held.group.group_id, LocalState.LOST, SEEN)
        work.facts.set(FACT_WAITING, "0")
        work.commit()


class CheckedMembers:
    """The members that a view was made of, the most recent ones.

    One answer for all is taken only when the members that are a check were looked at, as far as
    their media is here and can be shown.  After a restart they are looked at again (ADR 0041).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._looked: OrderedDict[ItemId, None] = OrderedDict()
        self._shows_pictures = True

    @contextmanager
    def noting(self, item_id: ItemId) -> Iterator[None]:
        """Note that an item was shown once it was, and one that turned out undecodable as tried."""
        try:
            yield
        except MediaUnreadable:
            self._note(item_id)
            raise
        self._note(item_id)

    def _note(self, item_id: ItemId) -> None:
        with self._lock:
            self._looked[item_id] = None
            self._looked.move_to_end(item_id)
            while len(self._looked) > CHECKED_MAX:
                self._looked.popitem(last=False)

    def note_walls(self, *, are_whole: bool) -> None:
        """Note whether this machine decodes anything but text."""
        self._shows_pictures = are_whole

    def left(self, work: UnitOfWork, group: Group) -> tuple[ItemId, ...]:
        """Return the members that are still to be looked at, in the group's order."""
        present = here(work, group)
        with self._lock:
            return tuple(
                item.item_id
                for item in audited(group)
                if item.item_id in present
                and item.item_id not in self._looked
                and (self._shows_pictures or item.kind is ItemKind.TEXT)
            )

    def absent(self, work: UnitOfWork, group: Group) -> frozenset[ItemId]:
        """Return the members to be looked at whose media is not here."""
        present = here(work, group)
        return frozenset(each.item_id for each in audited(group)) - present
