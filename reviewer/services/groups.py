# SPDX-License-Identifier: Apache-2.0
"""Takes a group apart whose members are not all alike; the gateway does it, so only online.

The answer replaces what is held, in one transaction: the answers given so far stay, media that is
here goes with its item, and what the person said is not alike is a group of its own, held too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import Offline, RuleBroken
from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.items import OPEN_STATES, Group, LocalState, opened_items, representative
from reviewer.domain.leases import HeldGroup, Instant
from reviewer.ports.queue_api import GrantedGroup, QueueApi
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import Desk
from reviewer.services.holdings import (
    CHANGED,
    deadlines,
    here,
    lease_key,
    showable,
    when_fetched,
)
from reviewer.services.notices import QueueChanged, SyncChanged
from reviewer.services.queue import QueueService
from reviewer.services.seen_clear import carry_opening
from reviewer.services.shown import OpenGroup
from reviewer.services.sync.engine import SyncService


class GroupService:
    """What a person can say of a group as a group."""

    def __init__(self, desk: Desk, api: QueueApi, queue: QueueService, sync: SyncService) -> None:
        self._desk = desk
        self._api = api
        self._queue = queue
        self._sync = sync

    def split(self, group_id: GroupId, item_ids: Sequence[ItemId]) -> OpenGroup:
        """Say that these members are not like the others; return what is left of the group.

        Raises:
            RuleBroken: it is not held (``not-held``), or these are not some of the members that
                another one stands for (``split``).
            Offline: the gateway cannot be reached; nothing changed.
        """
        with self._desk.store.read() as work:
            held = showable(work, group_id)
        _check(held.group, item_ids)
        if not self._sync.is_online():
            raise Offline
        now = self._desk.clock.now()
        granted = self._api.split_group(lease_key(held), held.group.member_digest, item_ids)
        with self._desk.store.write() as work:
            for each in granted:
                self._take(work, each, held, now)
            left = showable(work, group_id)
            opened = self._queue.opened(work, left)
            work.commit()
        changed = frozenset(each.group_id for each in granted)
        self._desk.notices.publish(QueueChanged(changed | {group_id}))
        self._desk.notices.publish(SyncChanged())
        self._sync.sync_now()
        return opened

    def _take(
        self, work: UnitOfWork, granted: GrantedGroup, before: HeldGroup, now: Instant
    ) -> None:
        """Hold a group as it is now; one that was decided or lost meanwhile stays as it is."""
        group = granted.group
        if group is None:  # it needs a newer version; renewing tells the gateway
            return
        kept = work.groups.get(group.group_id)
        if kept is not None and kept.state not in OPEN_STATES:
            return
        for item in group.items:
            blob = work.blobs.get(item.item_id)
            if blob is not None and blob.group_id != group.group_id:
                work.blobs.put(replace(blob, group_id=group.group_id))
        expires, offline = deadlines(now, granted.expires_in_s, granted.offline_until_in_s)
        state, note = _state(work, group)
        work.groups.put(
            HeldGroup(group=group, state=state, note=note, expires=expires, offline_until=offline)
        )
        if group.group_id == before.group.group_id:
            carry_opening(work.facts, before.group, group)
            _keep_answers(work, group)
            return
        self._desk.record(
            work, AuditEvent.ITEM_ASSIGNED, group=str(group.group_id), queue=str(group.queue)
        )


def _check(group: Group, item_ids: Sequence[ItemId]) -> None:
    others = {item.item_id for item in group.items} - {representative(group).item_id}
    if not item_ids or not set(item_ids) <= others:
        raise RuleBroken("split")


def _state(work: UnitOfWork, group: Group) -> tuple[LocalState, str]:
    """Return the state of a group as it is now; what is shown first may be here already."""
    present = here(work, group)
    missing = [
        item for item in opened_items(group) if item.media.is_given and item.item_id not in present
    ]
    if not missing:
        return when_fetched(group)
    if representative(group).item_id in present:
        return LocalState.MEDIA_FAILED, CHANGED  # can be opened, and the rest is fetched
    return LocalState.GRANTED, ""


def _keep_answers(work: UnitOfWork, group: Group) -> None:
    """Keep the answers given so far, without the hashes of members that left."""
    draft = work.notes.draft(group.group_id)
    if draft is not None:
        members = {item.item_id for item in group.items}
        hashes = tuple(each for each in draft.hashes if each[0] in members)
        work.notes.put_draft(group.group_id, replace(draft, hashes=hashes))
