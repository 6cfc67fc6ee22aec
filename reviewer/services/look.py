# SPDX-License-Identifier: Apache-2.0
"""Grants looks, and is the only maker of what is shown clear.

A held look is asked for, bounded in time, metered against the person's own limits, and, where it is
clear, written down once per item and session before anything is decoded.  How long anyone looked
is nowhere kept.  The same bytes open only while the group is held, the key lives and
``offline_until`` has not come.  There is one look for the eyes and one for the ears; a new one ends
the last of its kind (ADR 0021).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import Cancelled, MediaMissing, MediaUnreadable, RuleBroken
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.items import Group, Item, ItemKind, Severity, is_only_checked
from reviewer.domain.leases import HeldGroup
from reviewer.domain.masking import mask_words
from reviewer.domain.policy import Limits, Policy
from reviewer.domain.views import (
    ClearFrames,
    ClearText,
    ClearView,
    ContactSheet,
    DetailView,
    Grant,
    GrantId,
    Level,
    ReducedText,
    ReducedView,
    Walls,
    Waveform,
)
from reviewer.domain.wiping import wipe_bytes
from reviewer.ports.media import BlobRecord, ClearPixels, ClearRun, MediaDecoder
from reviewer.ports.sound import Speaker
from reviewer.ports.store import Facts, UnitOfWork
from reviewer.services.desk import Desk
from reviewer.services.granting import Grants, Meter, Running, Sense
from reviewer.services.hash_ledger import HashLedger
from reviewer.services.holdings import CheckedMembers, showable, why_missing
from reviewer.services.listening import Listening
from reviewer.services.seen_clear import check_first_opening, note_clear
from reviewer.services.shown import Wellbeing

CLEAR_LONGEST_SIDE: Final = 1920  # pixels; larger media is sampled down, never enlarged


class LookService:
    """Looks at the media of groups on this machine."""

    def __init__(
        self,
        desk: Desk,
        decoder: MediaDecoder,
        ledger: HashLedger,
        *,
        meter: Meter,
        speaker: Speaker,
        wellbeing: Callable[[], Wellbeing],
        checked: CheckedMembers,
    ) -> None:
        """Take ``wellbeing`` to ask for the person's choices: R1's short side, masked words."""
        self._checked = checked
        self._desk = desk
        self._decoder = decoder
        self._ledger = ledger
        self._meter = meter
        self._speaker = speaker
        self._wellbeing = wellbeing
        self._grants = Grants(desk.clock, meter)
        self._written: set[tuple[ItemId, int]] = set()

    def walls(self) -> Walls:
        """Return which walls stand around the process that decodes."""
        found = self._decoder.walls()
        self._checked.note_walls(are_whole=not found.missing)
        return found

    def reduced(self, item_id: str, level: Level, at: int = 0) -> ReducedView | ReducedText:
        """Return the view that shows the least, or a little more.

        Raises:
            RuleBroken: the group is not held (``not-held``), the level is no reduced one, or more
                than R1 of a member that is only checked (``level``), it was seen clear before and
                stays at R1 (``seen-clear``), or the person's own limits close the group now
                (``look-limit``).
            MediaMissing: the bytes are not here, or may no longer be opened.
            MediaUnreadable: they cannot be decoded safely.
        """
        if level not in {Level.R1, Level.R2}:
            raise RuleBroken("level")
        side = self._wellbeing().short_side
        with self._checked.noting(ItemId(item_id)):
            item, untrusted = self._shown(item_id, level)
            media_type = item.media.media_type
            if level is Level.R1 and at == 0 and self._may_hash_beside(item):
                seen = self._decoder.first_look(
                    untrusted, media_type, short_side=side, theirs=item.media.hashes
                )
                self._ledger.keep(item.item_id, seen.hashes)
                return seen.view
            found = self._decoder.reduced(untrusted, media_type, level, at=at, short_side=side)
        if isinstance(found, ReducedText):
            return replace(found, excerpt=self._masked(found.excerpt))
        return found

    def sheet(self, item_id: str) -> ContactSheet:
        """Return the contact sheet of a video; raises as ``reduced``."""
        with self._checked.noting(ItemId(item_id)):
            item, untrusted = self._shown(item_id, Level.R1)
            return self._decoder.sheet(untrusted, item.media.media_type)

    def waveform(self, item_id: str) -> Waveform:
        """Return how loud a sound is; raises as ``reduced``."""
        with self._checked.noting(ItemId(item_id)):
            item, untrusted = self._shown(item_id, Level.R1)
            return self._decoder.waveform(untrusted, item.media.media_type)

    def begin_detail(self, item_id: str, at: int = 0) -> DetailView:
        """Return the item's abstracted detail, for one held look.

        Raises:
            RuleBroken: the item is a text, which has no such view (``level``), the person's own
                limit is reached (``look-limit``), or as in ``reduced``.
            MediaMissing, MediaUnreadable: as in ``reduced``.
            Cancelled: everything was covered meanwhile.
        """
        running = self._begin(item_id, Level.R3, Sense.EYES, lambda limits: limits.detail_cap_s)
        grant = running.grant
        with self._grants.ending_on_failure(grant.grant_id):
            media_type = running.item.media.media_type
            untrusted = self._grants.untrusted(running)
            view = self._decoder.reduced(untrusted, media_type, Level.R3, at=at)
            assert isinstance(view, ReducedView), "a picture is asked for, and no text"
        self._check(grant.grant_id, view.pixels)
        return DetailView(grant=grant, view=view)

    def begin_clear(self, item_id: str, reason: str = "", at: int = 0) -> ClearView | ClearText:
        """Return the item as it is, for one held look.

        Raises:
            RuleBroken: a pause is due after the last look (``look-gap``), a severe or unscored item
                needs one of the policy's reasons (``look-reason``), the person's own limit is
                reached (``look-limit``), or as in ``reduced``.
            MediaMissing, MediaUnreadable: as in ``reduced``.
            Cancelled: everything was covered meanwhile.
        """
        running = self._begin(
            item_id, Level.R4, Sense.EYES, lambda limits: limits.clear_cap_s, reason
        )
        grant = running.grant
        with self._grants.ending_on_failure(grant.grant_id):
            media_type = running.item.media.media_type
            untrusted = self._grants.untrusted(running)
            found = self._decoder.clear(untrusted, media_type, CLEAR_LONGEST_SIDE, at=at)
        self._check(grant.grant_id, *((found.pixels,) if isinstance(found, ClearPixels) else ()))
        if isinstance(found, ClearPixels):
            return ClearView(
                grant=grant, width=found.width, height=found.height, pixels=found.pixels
            )
        return ClearText(grant=grant, text=self._masked(found.text))

    def begin_play(self, item_id: str, reason: str = "", at: int = 0) -> ClearFrames:
        """Return the first frames of a video, for held playing; raises as ``begin_clear``."""
        running = self._begin(
            item_id, Level.R4, Sense.EYES, lambda limits: limits.play_cap_s, reason
        )
        with self._grants.ending_on_failure(running.grant.grant_id):
            return self._frames(running, at)

    def play_on(self, grant_id: GrantId, at: int) -> ClearFrames:
        """Return the frames that follow; ``RuleBroken("look-over")`` once the look is over."""
        return self._frames(self._grants.running(grant_id), at)

    def begin_sound(self, item_id: str, reason: str = "", at: int = 0) -> Grant:
        """Let a sound be heard from ``at`` on, until its grant ends.

        Raises:
            SoundUnavailable: there is nothing to play it on.
            RuleBroken: the person keeps away from sound (``sound-off``), or as in ``begin_clear``.
            MediaMissing, MediaUnreadable, Cancelled: as in ``begin_clear``.
        """
        if "sound" in self._wellbeing().opted_out:
            raise RuleBroken("sound-off")
        running = self._begin(
            item_id, Level.R4, Sense.EARS, lambda limits: limits.play_cap_s, reason
        )
        grant, media_type = running.grant, running.item.media.media_type
        with self._grants.ending_on_failure(grant.grant_id):
            untrusted = self._grants.untrusted(running)
            first = self._decoder.samples(untrusted, media_type, at_ms=at)
            # Fails here where nothing can play.
            self._speaker.play(b"", first.rate_hz, lambda: False)
        with self._grants.lock:
            self._grants.check(grant.grant_id)
            running.sound = Listening(
                self._speaker,
                first,
                lambda at_ms: self._decoder.samples(untrusted, media_type, at_ms=at_ms),
                lambda: self._grants.is_over(grant.grant_id),
            )
            running.sound.start()
        return grant

    def end(self, grant_id: GrantId) -> None:
        """End a look; one that is already over stays so."""
        self._grants.end(grant_id)

    def cover_all(self) -> None:
        """End every look at once."""
        self._grants.end_all()

    def local_hashes(self, item_id: str) -> tuple[HashValue, ...]:
        """Return the hashes of the bytes as they are on this machine.

        Raises:
            RuleBroken, MediaMissing, MediaUnreadable: as in ``reduced``, but no limit: it is seen
                by nobody.
        """
        known = self._ledger.of_item(ItemId(item_id))
        if known is not None:
            return known
        item, untrusted = self._opened(item_id)
        hashes = self._decoder.hashes(untrusted, item.media.media_type)
        self._ledger.keep(item.item_id, hashes)
        return hashes

    def _may_hash_beside(self, item: Item) -> bool:
        """Say whether a first view can tell the hashes too: a picture that was not hashed here."""
        return (
            item.kind is ItemKind.IMAGE
            and self._ledger.of_item(item.item_id) is None
            and any(value.kind is HashKind.PDQ for value in item.media.hashes)
        )

    def _shown(self, item_id: str, level: Level) -> tuple[Item, bytes]:
        """Open an item's bytes to show something of them, which the person's limits may close."""

        def check(facts: Facts, group: Group, item: Item) -> None:
            self._meter.check_group(facts, group)
            if level > Level.R1 and is_only_checked(group, item):
                raise RuleBroken("level")
            if level is Level.R2:
                check_first_opening(facts, group, item)

        return self._opened(item_id, check)

    def _opened(
        self, item_id: str, check: Callable[[Facts, Group, Item], None] | None = None
    ) -> tuple[Item, bytes]:
        with self._desk.store.read() as work:
            self._desk.check_age(work.facts)
            item, held, blob = self._find(work, item_id)
            if check is not None:
                check(work.facts, held.group, item)
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

    def _begin(
        self,
        item_id: str,
        level: Level,
        sense: Sense,
        cap_s: Callable[[Limits], int],
        reason: str = "",
    ) -> Running:
        """Check, write down, meter and grant one look; nothing is decoded yet."""
        is_clear = level is Level.R4
        with self._desk.store.read() as work:
            self._desk.check_age(work.facts)
            item, held, blob = self._find(work, item_id)
            self._meter.check_group(work.facts, held.group)
            if is_only_checked(held.group, item):
                raise RuleBroken("level")
            check_first_opening(work.facts, held.group, item)
            limits = self._desk.limits(work.facts)
            policy = self._desk.known_policy(work.facts)
        severity = held.group.severity
        if level is Level.R3 and item.kind is ItemKind.TEXT:
            raise RuleBroken("level")
        if is_clear:
            _check_reason(severity, reason, policy)
        with self._grants.lock:
            needs_gap = is_clear and sense is Sense.EYES
            self._grants.make_way(sense, needs_gap=needs_gap)
            longest_s = cap_s(limits)
            self._meter.check(item, severity, level, longest_s)
            if is_clear:
                self._write_down(item, held, reason)
            running = Running(
                grant=Grant(
                    grant_id=GrantId(self._desk.new_id()),
                    item_id=item_id,
                    level=level,
                    expires_at_s=self._desk.clock.now().boot_s + longest_s,
                ),
                sense=sense,
                meter_id=self._meter.begin(item, severity, level, longest_s),
                gap_s=limits.clear_gap_s if needs_gap else None,
                item=item,
            )
            self._grants.begin(running)
        with self._grants.ending_on_failure(running.grant.grant_id):
            running.untrusted = self._desk.cache.read(blob)
        return running

    def _frames(self, running: Running, at: int) -> ClearFrames:
        media_type = running.item.media.media_type
        untrusted = self._grants.untrusted(running)
        run: ClearRun = self._decoder.frames(untrusted, media_type, at_ms=at)
        self._check(running.grant.grant_id, *run.frames)
        return ClearFrames(
            grant=running.grant,
            width=run.width,
            height=run.height,
            frame_ms=run.frame_ms,
            frames=run.frames,
            next_ms=run.next_ms,
        )

    def _check(self, grant_id: GrantId, *pixels: bytes) -> None:
        """Check that a look is still on; what was decoded for one that is over is overwritten."""
        try:
            self._grants.check(grant_id)
        except (Cancelled, MediaUnreadable):
            for each in pixels:
                wipe_bytes(each)
            raise

    def _masked(self, text: str) -> str:
        if not text or not self._wellbeing().masks_words:
            return text
        with self._desk.store.read() as work:
            policy = self._desk.known_policy(work.facts)
        return text if policy is None else mask_words(text, policy.masked_words)

    def _write_down(self, item: Item, held: HeldGroup, reason: str) -> None:
        if (item.item_id, item.version) in self._written:
            return
        fields = {"reason": reason} if reason else {}
        with self._desk.store.write() as work:
            group = held.group
            self._desk.record(
                work,
                AuditEvent.CLEAR_OPENED,
                group=str(group.group_id),
                queue=str(group.queue),
                item=str(item.item_id),
                **fields,
            )
            note_clear(work.facts, group)
            work.commit()
        self._written.add((item.item_id, item.version))


def needs_reason(severity: Severity | None, policy: Policy | None) -> bool:
    """Say whether a clear look at an item of this severity asks why; unscored counts as severe."""
    is_severe = severity is None or severity >= Severity.S3
    return is_severe and policy is not None and bool(policy.look_reasons)


def _check_reason(severity: Severity | None, reason: str, policy: Policy | None) -> None:
    known = {code.code for code in policy.look_reasons} if policy is not None else set()
    if (reason or needs_reason(severity, policy)) and reason not in known:
        raise RuleBroken("look-reason")
