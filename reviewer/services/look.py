# SPDX-License-Identifier: Apache-2.0
"""Grants looks, and is the only maker of what is shown clear.

A clear look is asked for, bounded in time, and written down once per item and session, before
anything is decoded.  How long anyone looked is nowhere kept.  The same bytes open only while the
group is held, the key lives and ``offline_until`` has not come.
"""

from __future__ import annotations

import threading
from typing import Final

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import Cancelled, MediaMissing, RuleBroken
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.items import Item
from reviewer.domain.leases import HeldGroup
from reviewer.domain.policy import Limits
from reviewer.domain.views import (
    ClearText,
    ClearView,
    Grant,
    GrantId,
    Level,
    ReducedText,
    ReducedView,
)
from reviewer.ports.media import BlobRecord, ClearPixels, MediaDecoder
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import Desk
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.holdings import showable, why_missing

CLEAR_LONGEST_SIDE: Final = 1920  # pixels; larger media is sampled down, never enlarged


class LookService:
    """Looks at the media of groups on this machine."""

    def __init__(self, desk: Desk, decoder: MediaDecoder, ledger: HashLedger) -> None:
        self._desk = desk
        self._decoder = decoder
        self._ledger = ledger
        self._lock = threading.Lock()
        self._written: set[str] = set()
        self._current: Grant | None = None
        self._next_s = 0.0

    def reduced(self, item_id: str, level: Level) -> ReducedView | ReducedText:
        """Return the view that shows the least, or a little more.

        Raises:
            RuleBroken: the group is not held (``not-held``), or the level is no reduced one
                (``level``).
            MediaMissing: the bytes are not here, or may no longer be opened.
            MediaUnreadable: they cannot be decoded safely.
        """
        if level not in {Level.R1, Level.R2}:
            raise RuleBroken("level")
        item, untrusted = self._opened(item_id)
        return self._decoder.reduced(untrusted, item.media.media_type, level)

    def begin_clear(self, item_id: str) -> ClearView | ClearText:
        """Return the item as it is, for one held look.

        Raises:
            RuleBroken: a pause is due after the last look (``look-gap``), the gateway was not
                heard for too long (``profile-age``), or as in ``reduced``.
            MediaMissing, MediaUnreadable: as in ``reduced``.
            Cancelled: everything was covered meanwhile.
        """
        with self._desk.store.read() as work:
            self._desk.check_age(work.facts)
            item, held, blob = self._find(work, item_id)
            limits = self._desk.limits(work.facts)
        with self._lock:
            self._check_gap(limits)
            self._write_down(item.item_id, held)
            grant = self._issue(item_id, limits)
        try:
            untrusted = self._desk.cache.read(blob)
            found = self._decoder.clear(untrusted, item.media.media_type, CLEAR_LONGEST_SIDE)
        except BaseException:
            self.end_clear(grant.grant_id)
            raise
        with self._lock:
            if self._current != grant:
                raise Cancelled
        if isinstance(found, ClearPixels):
            return ClearView(
                grant=grant, width=found.width, height=found.height, pixels=found.pixels
            )
        return ClearText(grant=grant, text=found.text)

    def end_clear(self, grant_id: GrantId) -> None:
        """End a look; one that is already over stays so."""
        with self._lock:
            if self._current is not None and self._current.grant_id == grant_id:
                self._end()

    def cover_all(self) -> None:
        """End every look at once."""
        with self._lock:
            if self._current is not None:
                self._end()

    def local_hashes(self, item_id: str) -> tuple[HashValue, ...]:
        """Return the hashes of the bytes as they are on this machine.

        Raises:
            RuleBroken, MediaMissing, MediaUnreadable: as in ``reduced``.
        """
        known = self._ledger.of_item(ItemId(item_id))
        if known is not None:
            return known
        item, untrusted = self._opened(item_id)
        hashes = self._decoder.hashes(untrusted, item.media.media_type)
        self._ledger.keep(item.item_id, hashes)
        return hashes

    def _opened(self, item_id: str) -> tuple[Item, bytes]:
        with self._desk.store.read() as work:
            self._desk.check_age(work.facts)
            item, _, blob = self._find(work, item_id)
        return item, self._desk.cache.read(blob)

    def _find(self, work: UnitOfWork, item_id: str) -> tuple[Item, HeldGroup, BlobRecord]:
        blob = work.blobs.get(item_id)
        if blob is None:
            raise why_missing(work, item_id)
        held = showable(work, GroupId(blob.group_id))
        item = next((each for each in held.group.items if each.item_id == item_id), None)
        if item is None:
            raise RuleBroken("not-held")
        is_over = held.offline_until.left_s(self._desk.clock.now()) == 0.0
        if blob.wrapped_key is None or is_over:
            raise MediaMissing(item_id)
        return item, held, blob

    def _check_gap(self, limits: Limits) -> None:
        now_s = self._desk.clock.now().boot_s
        current = self._current
        if current is not None and now_s >= current.expires_at_s:
            # Nobody ended it; it was over by itself, and the pause counts from there.
            self._current = None
            self._next_s = current.expires_at_s + limits.clear_gap_s
        if self._current is not None or now_s < self._next_s:
            raise RuleBroken("look-gap")

    def _issue(self, item_id: str, limits: Limits) -> Grant:
        now_s = self._desk.clock.now().boot_s
        self._next_s = now_s + limits.clear_cap_s + limits.clear_gap_s
        self._current = Grant(
            grant_id=GrantId(self._desk.new_id()),
            item_id=item_id,
            expires_at_s=now_s + limits.clear_cap_s,
        )
        return self._current

    def _end(self) -> None:
        assert self._current is not None
        with self._desk.store.read() as work:
            gap_s = self._desk.limits(work.facts).clear_gap_s
        over_s = min(self._desk.clock.now().boot_s, self._current.expires_at_s)
        self._current = None
        self._next_s = over_s + gap_s

    def _write_down(self, item_id: ItemId, held: HeldGroup) -> None:
        if item_id in self._written:
            return
        with self._desk.store.write() as work:
            group = held.group
            self._desk.record(
                work,
                AuditEvent.CLEAR_OPENED,
                group=str(group.group_id),
                queue=str(group.queue),
                item=str(item_id),
            )
            work.commit()
        self._written.add(item_id)
