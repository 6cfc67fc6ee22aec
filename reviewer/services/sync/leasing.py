# SPDX-License-Identifier: Apache-2.0
"""Keeps leases: takes new ones, renews them, and learns which groups are gone.

Absence is never removal: only the gateway's explicit word closes a group, and when one page would
close a large part of what is here, the person is asked first.  A cursor moves in the transaction
that applies its page.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import GatewayRefused
from reviewer.domain.ids import GroupId, QueueName
from reviewer.domain.items import OPEN_STATES, LocalState, opened_items
from reviewer.domain.leases import HeldGroup, Instant
from reviewer.ports.queue_api import (
    FeedChange,
    FeedResult,
    Granted,
    GrantedGroup,
    LeaseKey,
    LeaseOutcome,
    QueueApi,
)
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import (
    FACT_FEED_CURSOR,
    FACT_LEASE_KEY,
    FACT_REMOVAL,
    FACT_REMOVAL_ALLOWED,
    Desk,
    read_person,
)
from reviewer.services.holdings import deadlines, lease_key, when_fetched
from reviewer.services.notices import Notice, WellbeingChanged
from reviewer.services.offering import Offering
from reviewer.services.sync.answers import Aftermath
from reviewer.services.sync.books import LEASED_STATES, REISSUED, leasable
from reviewer.services.sync.delivery import LEASES_MAX, lose
from reviewer.services.sync.events import Do, Done

RENEW_AGAIN_S: Final = 15.0
EMPTY_AGAIN_S: Final = 15.0
MIX_BATCH: Final = 5  # groups per request where several queues are open
PAGES_MAX: Final = 100
REMOVAL_MAX: Final = 20
REMOVAL_SHARE: Final = 0.10

_REMOVALS: Final = {
    "withdrawn": LocalState.WITHDRAWN,
    "diverted": LocalState.WITHDRAWN,
    "lease_revoked": LocalState.LOST,
}
_DOUBTS: Final = frozenset({"reopened", "outcome_changed"})


class Leasing:
    """The leases of one profile.

    Attributes:
        newer_app: groups given back since the start because this version cannot show them.
    """

    def __init__(
        self, desk: Desk, api: QueueApi, offering: Offering, give_back: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._api = api
        self.offering = offering
        self._give_back = give_back
        self._is_changed = threading.Event()
        self.newer_app = 0
        desk.notices.subscribe(self._hear)

    def return_closed(self) -> None:
        """Give back what stays closed for this person, when that may have changed."""
        if self._is_changed.is_set():
            self._is_changed.clear()
            self._give_back()

    def close_queues(self, order: Do) -> Done:
        """Tell the gateway which queues are closed for this person today: a hint, no act."""
        with self._desk.store.read() as work:
            closed = self.offering.to_tell(work.facts)
        if closed is not None:
            self._api.close_queues(closed)
            self.offering.has_told(closed)
        return Done(order=order)

    def renew(self, order: Do) -> Done:
        """Extend every lease; adopt what became of the others."""
        with self._desk.store.read() as work:
            leased = work.groups.list(LEASED_STATES)
        keys = [lease_key(held) for held in leased if held.note != REISSUED]
        for start in range(0, len(keys), LEASES_MAX):
            asked = keys[start : start + LEASES_MAX]
            now = self._desk.clock.now()
            self._adopt(self._api.renew(asked), now, {key.group_id: key for key in asked})
        return Done(order=order, wait_s=RENEW_AGAIN_S)

    def lease(self, order: Do) -> Done:
        """Take up to ``order.most`` groups from the granted queues; a repeat asks the same."""
        asked = self._request(order.most)
        if asked is None:  # everything was closed since this was ordered
            return Done(order=order, wait_s=EMPTY_AGAIN_S)
        now = self._desk.clock.now()
        queues = [QueueName(name) for name in asked.queues]
        try:
            found = self._api.lease(asked.want, queues, asked.key)
        except GatewayRefused:
            with self._desk.store.write() as work:
                work.facts.set(FACT_LEASE_KEY, "")
                work.commit()
            raise
        unshowable = self._take(found, now)
        if unshowable:
            self._api.release(unshowable, "cannot-open")
        self._is_changed.set()  # what came may be too severe for this person today
        is_short = bool(found.reason) or not found.groups
        return Done(order=order, wait_s=max(found.backoff_s, EMPTY_AGAIN_S if is_short else 0.0))

    def pull_feed(self, order: Do) -> Done:
        """Apply the changes to groups that are held or decided here."""
        must_resync = False
        for _ in range(PAGES_MAX):
            with self._desk.store.read() as work:
                cursor = work.facts.get(FACT_FEED_CURSOR) or ""
            try:
                page = self._api.item_feed(cursor)
            except GatewayRefused as exc:
                if exc.problem not in {"cursor-expired", "cursor-invalid"}:
                    raise
                with self._desk.store.write() as work:
                    work.facts.set(FACT_FEED_CURSOR, "")
                    work.commit()
                return Done(order=order, must_resync=True)
            must_resync = self._apply_page(page, cursor) or must_resync
            with self._desk.store.read() as work:
                is_stopped = bool(work.facts.get(FACT_REMOVAL))
            if is_stopped or not page.more:
                break
        return Done(order=order, must_resync=must_resync)

    def _request(self, want: int) -> _Asked | None:
        with self._desk.store.write() as work:
            kept = work.facts.get(FACT_LEASE_KEY)
            if kept:
                return _Asked(**json.loads(kept))
            granted = leasable(read_person(work.facts))
            queues = self._mixed(self.offering.leases_from(work.facts, granted))
            if not queues:
                return None
            most = want if len(queues) < 2 else min(want, MIX_BATCH)
            asked = _Asked(key=self._desk.new_id(), want=most, queues=queues)
            work.facts.set(FACT_LEASE_KEY, json.dumps(asdict(asked)))
            work.commit()
        return asked

    def _mixed(self, queues: Sequence[QueueName]) -> list[str]:
        """Put the queues in another order each time, so that light and severe work come mixed."""
        chances = self._desk.random(len(queues))
        ordered = sorted(zip(chances, queues, strict=True))
        return [str(name) for _, name in ordered]

    def _hear(self, notice: Notice) -> None:
        if isinstance(notice, WellbeingChanged):
            self._is_changed.set()

    def _take(self, found: Granted, now: Instant) -> list[LeaseKey]:
        unshowable: list[LeaseKey] = []
        after = Aftermath()
        with self._desk.store.write() as work:
            for granted in found.groups:
                if granted.group is not None:
                    self._put(work, granted, now)
                    continue
                after.gone(granted.group_id, "needs-newer-app")
                self.newer_app += 1
                if granted.group_id and granted.lease_id:
                    unshowable.append(_key(granted))
            work.facts.set(FACT_LEASE_KEY, "")
            work.commit()
        after.happen(self._desk)
        return unshowable

    def _put(self, work: UnitOfWork, granted: GrantedGroup, now: Instant) -> None:
        group = granted.group
        assert group is not None
        expires, offline = deadlines(now, granted.expires_in_s, granted.offline_until_in_s)
        kept = work.groups.get(group.group_id)
        if kept is not None and kept.group.generation == group.generation:
            # The answer to a repeated request: what was done with the group since stays.
            work.groups.set_deadlines(group.group_id, expires, offline)
            return
        state, note = when_fetched(group)
        if any(item.media.is_given for item in opened_items(group)):
            state = LocalState.GRANTED
        work.groups.put(
            HeldGroup(group=group, state=state, note=note, expires=expires, offline_until=offline)
        )
        self._desk.record(
            work, AuditEvent.ITEM_ASSIGNED, group=str(group.group_id), queue=str(group.queue)
        )

    def _adopt(
        self, results: tuple[LeaseOutcome, ...], now: Instant, asked: dict[GroupId, LeaseKey]
    ) -> None:
        after = Aftermath()
        with self._desk.store.write() as work:
            for result in results:
                held = work.groups.get(result.group_id)
                key = asked.get(result.group_id)
                if held is None or key is None or held.group.generation != key.generation:
                    continue
                if result.result == "renewed":
                    moved = deadlines(now, result.expires_in_s, result.offline_until_in_s)
                    work.groups.set_deadlines(result.group_id, *moved)
                elif held.state is LocalState.DECIDED:
                    work.groups.set_state(result.group_id, held.state, REISSUED)
                elif result.result == "withdrawn":
                    _close(work, held, "withdrawn", after)
                else:
                    lose(work, result.group_id, after)
            work.commit()
        after.happen(self._desk)

    def _apply_page(self, page: FeedResult, cursor: str) -> bool:
        """Apply one page; return whether memories must be compared."""
        after = Aftermath()
        with self._desk.store.write() as work:
            if self._must_ask(work, page, cursor):
                work.commit()
                after.happen(self._desk)
                return False
            for change in page.changes:
                held = work.groups.get(change.group_id)
                if held is not None and _concerns(change, held):
                    if _is_part(change, held):
                        _withdraw_items(work, change, after)
                    else:
                        _close(work, held, change.event, after)
            work.facts.set(FACT_FEED_CURSOR, page.cursor)
            work.facts.set(FACT_REMOVAL, "")
            work.facts.set(FACT_REMOVAL_ALLOWED, "")
            work.commit()
        after.happen(self._desk)
        return any(change.event in _DOUBTS for change in page.changes)

    def _must_ask(self, work: UnitOfWork, page: FeedResult, cursor: str) -> bool:
        if len(page.changes) <= REMOVAL_MAX:
            return False
        held = {each.group.group_id: each for each in work.groups.list(LEASED_STATES)}
        gone = {
            change.group_id
            for change in page.changes
            if (each := held.get(change.group_id)) is not None
            and _concerns(change, each)
            and not _is_part(change, each)
        }
        if len(gone) <= REMOVAL_MAX or len(gone) <= REMOVAL_SHARE * len(held):
            return False
        place = cursor or "start"
        if work.facts.get(FACT_REMOVAL_ALLOWED) == place:
            return False
        work.facts.set(FACT_REMOVAL, json.dumps({"groups": len(gone), "place": place}))
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One lease request, kept until it is answered so that it can be repeated as it was."""

    key: str
    want: int
    queues: list[str]


def _concerns(change: FeedChange, held: HeldGroup) -> bool:
    generation = change.detail.get("generation")
    is_stale = isinstance(generation, int) and generation < held.group.generation
    return change.event in _REMOVALS and not is_stale


def _is_part(change: FeedChange, held: HeldGroup) -> bool:
    """Say whether some of a group's items go and others are still to be decided."""
    members = {str(item.item_id) for item in held.group.items}
    gone = members & set(change.item_ids)
    return change.event != "lease_revoked" and bool(gone) and gone != members


def _withdraw_items(work: UnitOfWork, change: FeedChange, after: Aftermath) -> None:
    for item_id in change.item_ids:
        blob = work.blobs.get(item_id)
        if blob is not None:
            work.blobs.put(replace(blob, wrapped_key=None))
            after.files.append(blob.file_name)


def _close(work: UnitOfWork, held: HeldGroup, event: str, after: Aftermath) -> None:
    group_id = held.group.group_id
    after.files += work.blobs.shred(group_id)
    if held.state in OPEN_STATES:
        work.groups.set_state(group_id, _REMOVALS[event], event)
        after.gone(group_id, event)


def _key(granted: GrantedGroup) -> LeaseKey:
    return LeaseKey(
        group_id=granted.group_id, lease_id=granted.lease_id, generation=granted.generation
    )
