# SPDX-License-Identifier: Apache-2.0
"""Runs sync on its own threads: the loop, the media, the hash banks, and the wait for signals.

The only broad catch of the program's core is here, at the loop's boundary: a bug in one turn is
logged and must not end the delivery of what people decided.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from reviewer.domain.errors import Cancelled, TamperEvidence, WorldError
from reviewer.domain.outbox import ActState
from reviewer.ports.queue_api import QueueApi
from reviewer.services.desk import (
    FACT_REMOVAL,
    FACT_SIGNAL_CURSOR,
    FACT_SKEW,
    Desk,
    asked_groups,
    read_contact,
)
from reviewer.services.notices import Notice, QueueChanged, SyncChanged, WellbeingChanged
from reviewer.services.shown import SyncState, SyncStatus
from reviewer.services.sync.events import Do, Done, Failed, Heard, Kind, Trouble
from reviewer.services.sync.loop import Loop, Report, trouble_of

SIGNAL_WAIT_S = 25.0
PAUSE_AFTER_BUG_S = 5.0
SHORTEST_SLEEP_S = 0.02
SETTLE_S = 0.15  # after news, so that what follows an act is not in the way of the next item
_ONLINE = frozenset({SyncState.SYNCED, SyncState.SYNCING, SyncState.BUSY, SyncState.CHECKING})

_log = logging.getLogger(__name__)


class SyncService:
    """Sync as the rest of the program sees it."""

    def __init__(self, desk: Desk, api: QueueApi, loop: Loop) -> None:
        self._desk = desk
        self._api = api
        self._loop = loop
        self._wake = threading.Event()
        self._has_news = False
        self._fetch = threading.Event()
        self._listen = threading.Event()
        self._follow = threading.Event()
        self._stopping = threading.Event()
        self._orders: dict[Kind, Do] = {}
        self._threads: tuple[threading.Thread, ...] = ()
        desk.notices.subscribe(self._hear)

    def start(self) -> None:
        """Start the threads; a second start does nothing."""
        if self._threads:
            return
        self._stopping.clear()
        self._loop.prefetch.resume()
        self._loop.banks.resume()
        self._loop.beside = {
            Kind.FETCH_MEDIA: self._starter(self._fetch),
            Kind.WAIT_SIGNALS: self._starter(self._listen),
            Kind.PULL_BANKS: self._starter(self._follow),
        }
        self._threads = tuple(
            threading.Thread(target=self._guarded, args=(body,), name=name, daemon=True)
            for name, body in (
                ("sync", self._turn),
                ("sync-media", self._fetch_media),
                ("sync-signals", self._wait_signals),
                ("sync-banks", self._follow_banks),
            )
        )
        for thread in self._threads:
            thread.start()

    def stop(self, deadline_s: float) -> None:
        """End the threads within ``deadline_s``; what is under way stays durable as it is."""
        now = self._desk.clock.now
        until = now().boot_s + deadline_s
        self._stopping.set()
        self._loop.prefetch.stop()
        self._loop.banks.stop()
        for event in (self._wake, self._fetch, self._listen, self._follow):
            event.set()
        # The signals thread may sit in a long poll, that of the banks in a long page; what they
        # hold is durable, and they end by themselves.
        for thread in self._threads[:2]:
            thread.join(max(0.0, until - now().boot_s))
        self._threads = ()

    def sync_now(self) -> None:
        """Try everything again now, also after it was halted."""
        self._loop.ask()
        self._wake.set()

    def is_online(self) -> bool:
        """Say whether the gateway answered last time."""
        return self._loop.state.has_met and self._loop.state.shown in _ONLINE

    def status(self) -> SyncStatus:
        """Return how far the outbox is."""
        state = self._loop.state
        with self._desk.store.read() as work:
            counts = work.acts.counts()
            return SyncStatus(
                state=state.shown,
                waiting=counts.get(ActState.WAITING, 0) + counts.get(ActState.SENDING, 0),
                attention=counts.get(ActState.ATTENTION, 0),
                last_contact=read_contact(work.facts),
                clock_skew_s=float(work.facts.get(FACT_SKEW) or "0"),
                restored=self._loop.delivery.restored,
                removal_asked=asked_groups(work.facts.get(FACT_REMOVAL)),
                newer_app=self._loop.leasing.newer_app,
                audit_forked=state.is_forked,
            )

    def _hear(self, notice: Notice) -> None:
        # A new act, or a group gone: the loop decides whether that means work.
        if isinstance(notice, QueueChanged | SyncChanged | WellbeingChanged):
            self._has_news = True
            self._wake.set()

    def _starter(self, event: threading.Event) -> Callable[[Do], None]:
        def start(order: Do) -> None:
            self._orders[order.kind] = order
            event.set()

        return start

    def _guarded(self, body: Callable[[], None]) -> None:
        while not self._stopping.is_set():
            try:
                body()
            except Cancelled:
                return  # the store was closed under us: the program ends
            except Exception:  # noqa: BLE001  # the loop's boundary
                _log.exception("a turn of sync failed; it goes on")
                self._stopping.wait(PAUSE_AFTER_BUG_S)

    def _turn(self) -> None:
        self._wake.clear()
        until = self._loop.turn()
        left = until - self._desk.clock.now().boot_s
        if not self._stopping.is_set():
            self._wake.wait(max(SHORTEST_SLEEP_S, left))
        if self._has_news:
            self._has_news = False
            self._stopping.wait(SETTLE_S)

    def _fetch_media(self) -> None:
        self._fetch.wait()
        self._fetch.clear()
        order = self._orders.pop(Kind.FETCH_MEDIA, None)
        if order is not None and not self._stopping.is_set():
            self._reported(order, self._loop.attempt)

    def _follow_banks(self) -> None:
        self._follow.wait()
        self._follow.clear()
        order = self._orders.pop(Kind.PULL_BANKS, None)
        if order is not None and not self._stopping.is_set():
            self._reported(order, self._loop.attempt)

    def _wait_signals(self) -> None:
        self._listen.wait()
        self._listen.clear()
        order = self._orders.pop(Kind.WAIT_SIGNALS, None)
        if order is not None and not self._stopping.is_set():
            self._reported(order, self._hear_signals)

    def _hear_signals(self, order: Do) -> Report:
        with self._desk.store.read() as work:
            cursor = work.facts.get(FACT_SIGNAL_CURSOR) or ""
        try:
            heard, found = self._api.signals(cursor, SIGNAL_WAIT_S)
        except (WorldError, TamperEvidence) as exc:
            chance = int.from_bytes(self._desk.random(4), "big") / 2**32
            return Failed(order=order, trouble=trouble_of(exc), chance=chance)
        if found != cursor and not self._stopping.is_set():
            with self._desk.store.write() as work:
                work.facts.set(FACT_SIGNAL_CURSOR, found)
                work.commit()
        for signal in heard:
            self._loop.report(Heard(signal.event))
        return Done(order=order)

    def _reported(self, order: Do, work: Callable[[Do], Report]) -> None:
        """Report how work went, also when a bug ended it: otherwise it would never begin again."""
        report: Report = Failed(order=order, trouble=Trouble.REFUSED, chance=1.0)
        try:
            report = work(order)
        finally:
            self._loop.report(report)
            self._wake.set()
