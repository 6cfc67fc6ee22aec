# SPDX-License-Identifier: Apache-2.0
"""Brings media here ahead of need, and destroys it when its time is over.

Nothing reaches the cache before its digest is checked.  The cache is bounded by policy: what does
not fit waits.  Media that the gateway gives to nobody is not asked for.  Of a group only what is
opened comes: the member that stands for the others, and those that are looked at as a check.  Past
``offline_until`` the key dies; when the gateway is reached again and still means the lease, the
media is fetched anew.
"""

from __future__ import annotations

import hashlib
import threading
from typing import Final

from reviewer.domain.errors import GatewayRefused, MediaUnreadable
from reviewer.domain.ids import GroupId
from reviewer.domain.items import OPEN_STATES, Item, LocalState, is_only_checked, opened_items
from reviewer.domain.leases import HeldGroup
from reviewer.ports.media import BlobRecord
from reviewer.ports.queue_api import QueueApi
from reviewer.services.desk import Desk
from reviewer.services.holdings import here, lease_key, when_fetched
from reviewer.services.notices import QueueChanged
from reviewer.services.sync.answers import Aftermath
from reviewer.services.sync.books import (
    FETCHED_STATES,
    LEASED_STATES,
    LOOK_AGAIN_S,
    may_fetch,
)
from reviewer.services.sync.events import Do, Done

TRIES: Final = 3
NO_ROOM_AGAIN_S: Final = 30.0
GONE: Final = frozenset({"item-withdrawn", "item-diverted"})
NOT_GIVEN: Final = frozenset({"not-found", "media-unreadable"})


class Prefetch:
    """The media of one profile's leases."""

    def __init__(self, desk: Desk, api: QueueApi) -> None:
        self._desk = desk
        self._api = api
        self._failures: dict[tuple[GroupId, int], int] = {}
        self._stopping = threading.Event()
        self._sweep_again_s = 0.0

    def stop(self) -> None:
        """Finish after the file under way."""
        self._stopping.set()

    def resume(self) -> None:
        """Fetch again after a stop."""
        self._stopping.clear()

    def tidy(self) -> None:
        """Remove files that no record knows; finish removals that were cut short."""
        with self._desk.store.read() as work:
            blobs = work.blobs.list()
        dead = [blob.file_name for blob in blobs if blob.wrapped_key is None]
        self._desk.remove_files(dead)
        known = frozenset(blob.file_name for blob in blobs)
        for name in self._desk.cache.orphans(known):
            self._desk.cache.remove(name)

    def sweep(self) -> None:
        """Destroy what may no longer be opened without contact; look for it now and then."""
        now = self._desk.clock.now()
        if now.boot_s < self._sweep_again_s:
            return
        self._sweep_again_s = now.boot_s + LOOK_AGAIN_S
        with self._desk.store.read() as work:
            over = work.groups.past_offline(LEASED_STATES, now)
        if not over:
            return
        after = Aftermath()
        with self._desk.store.write() as work:
            for held in over:
                group_id = held.group.group_id
                after.files += work.blobs.shred(group_id)
                if held.state in OPEN_STATES:
                    work.groups.set_state(group_id, LocalState.GRANTED, "offline-until")
                    after.gone(group_id, "offline-until")
            work.commit()
        after.happen(self._desk)

    def fetch(self, order: Do) -> Done:
        """Fetch everything that is wanted and fits."""
        now = self._desk.clock.now()
        with self._desk.store.read() as work:
            leased = work.groups.list(FETCHED_STATES)
        wanted = [held for held in leased if may_fetch(held, now)]
        has_room = True
        for held in wanted:
            if self._stopping.is_set():
                break
            has_room = self._fetch_group(held) and has_room
        return Done(order=order, wait_s=0.0 if has_room else NO_ROOM_AGAIN_S)

    def _fetch_group(self, held: HeldGroup) -> bool:
        """Fetch one group's media; ``False`` when there is no room for it."""
        missing = self._missing(held)
        with self._desk.store.read() as work:
            room = self._desk.limits(work.facts).cache_max_bytes
            taken = work.blobs.total_bytes()
        needed = sum(item.media.size for item in missing)
        if needed > room:
            self._finish(held, LocalState.MEDIA_FAILED, "too-large")
            return True
        if taken + needed > room:
            return False
        for item in missing:
            try:
                self._fetch_item(held, item)
            except MediaUnreadable as exc:
                if is_only_checked(held.group, item):
                    continue  # it is told, and holds nobody up
                self._count_failure(held, exc.reason)
                return True
            except GatewayRefused as exc:
                if len(held.group.items) > 1 and exc.problem in GONE:
                    continue  # the rest of the group is still to be decided
                if is_only_checked(held.group, item) and exc.problem in NOT_GIVEN:
                    continue
                if not self._refused(held, exc):
                    raise
                return True
        self._finish(held, *when_fetched(held.group))
        return True

    def _missing(self, held: HeldGroup) -> list[Item]:
        with self._desk.store.read() as work:
            found = here(work, held.group)
        wanted = (item for item in opened_items(held.group) if item.media.is_given)
        return [item for item in wanted if item.item_id not in found]

    def _fetch_item(self, held: HeldGroup, item: Item) -> None:
        media = item.media
        untrusted = self._api.media(
            item.item_id,
            media.media_id,
            lease_key(held),
            media.size,
            media.sha256,
            chunk_bytes=media.chunk_bytes,
            chunk_sha256=media.chunk_sha256,
        )
        if hashlib.sha256(untrusted).hexdigest() != media.sha256:
            raise MediaUnreadable("corrupt")
        file_name, wrapped_key = self._desk.cache.write(untrusted)
        with self._desk.store.write() as work:
            current = work.groups.get(held.group.group_id)
            is_wanted = current is not None and _is_same(current, held)
            if is_wanted:
                work.blobs.put(
                    BlobRecord(
                        media_id=media.media_id,
                        item_id=item.item_id,
                        group_id=held.group.group_id,
                        file_name=file_name,
                        wrapped_key=wrapped_key,
                        size=media.size,
                        received=media.size,
                    )
                )
                work.commit()
        if not is_wanted:
            self._desk.cache.remove(file_name)

    def _refused(self, held: HeldGroup, refused: GatewayRefused) -> bool:
        match refused.problem:
            case "item-withdrawn" | "item-diverted":
                self._finish(held, LocalState.WITHDRAWN, "withdrawn")
            case "lease-required":
                self._finish(held, LocalState.LOST, "lease-required")
            case problem if problem in NOT_GIVEN:
                self._finish(held, LocalState.MEDIA_FAILED, refused.problem)
            case _:
                return False
        return True

    def _count_failure(self, held: HeldGroup, reason: str) -> None:
        name = (held.group.group_id, held.group.generation)
        self._failures[name] = self._failures.get(name, 0) + 1
        if self._failures[name] >= TRIES:
            del self._failures[name]
            self._finish(held, LocalState.MEDIA_FAILED, reason)

    def _finish(self, held: HeldGroup, state: LocalState, note: str) -> None:
        group_id = held.group.group_id
        after = Aftermath()
        with self._desk.store.write() as work:
            current = work.groups.get(group_id)
            if current is None or not _is_same(current, held):
                return
            if held.state is LocalState.DECIDED:
                # Its answer is the person's matter; only another look was prepared.
                work.groups.set_state(group_id, held.state)
                work.commit()
                return
            work.groups.set_state(group_id, state, note)
            if state in {LocalState.WITHDRAWN, LocalState.LOST}:
                after.files += work.blobs.shred(group_id)
                after.gone(group_id, "withdrawn" if state is LocalState.WITHDRAWN else "lost")
            work.commit()
        if after.notices:
            after.happen(self._desk)
        self._desk.notices.publish(QueueChanged(frozenset({group_id})))


def _is_same(current: HeldGroup, held: HeldGroup) -> bool:
    return _form(current) == _form(held)


def _form(held: HeldGroup) -> tuple[LocalState, int, str]:
    return held.state, held.group.generation, held.group.member_digest
