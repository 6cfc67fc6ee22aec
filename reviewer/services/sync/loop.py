# SPDX-License-Identifier: Apache-2.0
"""Drives the machine: reads the books, carries out orders, reports how they went.

One thread turns the loop.  Media and signals may have threads of their own, which report through
the inbox; without them, media is fetched in the turn and signals are not waited for.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Final

from reviewer.domain.errors import (
    GatewayRefused,
    GatewayUnavailable,
    Offline,
    SignInNeeded,
    StoreUnusable,
    TamperEvidence,
    WorldError,
    WrongGateway,
)
from reviewer.services.desk import Desk, note_time
from reviewer.services.holdings import close_all
from reviewer.services.notices import QueueChanged, SessionChanged, SyncChanged
from reviewer.services.sync.bank_feed import BankFeed
from reviewer.services.sync.books import BookKeeper
from reviewer.services.sync.contact import Contact
from reviewer.services.sync.delivery import Delivery
from reviewer.services.sync.events import (
    Asked,
    Do,
    Done,
    Event,
    Failed,
    Kind,
    Looked,
    Order,
    Purge,
    Sleep,
    Tell,
    Trouble,
)
from reviewer.services.sync.leasing import Leasing
from reviewer.services.sync.machine import State, step
from reviewer.services.sync.prefetch import Prefetch
from reviewer.services.sync.witness import Witness

Report = Done | Failed
NOTE_TIME_S: Final = 300.0
_PROBLEMS: Mapping[str, Trouble] = {
    "workstation-revoked": Trouble.REVOKED,
    "client-too-old": Trouble.TOO_OLD,
    "resync-required": Trouble.RESYNC,
}
_TROUBLES: tuple[tuple[type[WorldError], Trouble], ...] = (
    (Offline, Trouble.OFFLINE),
    (GatewayUnavailable, Trouble.UNAVAILABLE),
    (SignInNeeded, Trouble.SIGN_IN),
    (WrongGateway, Trouble.WRONG_GATEWAY),
    (StoreUnusable, Trouble.STORE),
)


class Loop:
    """Sync, one turn at a time."""

    def __init__(
        self,
        desk: Desk,
        *,
        contact: Contact,
        delivery: Delivery,
        leasing: Leasing,
        prefetch: Prefetch,
        witness: Witness,
        banks: BankFeed,
    ) -> None:
        self._desk = desk
        self.delivery = delivery
        self.leasing = leasing
        self.prefetch = prefetch
        self.banks = banks
        self._books = BookKeeper(desk, leasing.offering)
        self._inbox: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._turning = threading.Lock()
        self._state = State()
        self._note_again_s = 0.0
        self._work: Mapping[Kind, Callable[[Do], Done]] = {
            Kind.REFRESH: contact.refresh,
            Kind.GREET: contact.greet,
            Kind.RESYNC: delivery.resync,
            Kind.PULL_FEED: leasing.pull_feed,
            Kind.SUBMIT: delivery.submit,
            Kind.RENEW: leasing.renew,
            Kind.PULL_POLICY: contact.pull_policy,
            Kind.CLOSE_QUEUES: leasing.close_queues,
            Kind.LEASE: leasing.lease,
            Kind.PUSH_AUDIT: witness.push,
            Kind.FETCH_MEDIA: prefetch.fetch,
            Kind.PULL_BANKS: banks.pull,
        }
        self.beside: dict[Kind, Callable[[Do], None]] = {Kind.WAIT_SIGNALS: _nothing}

    @property
    def state(self) -> State:
        """What the machine remembers; a value, so any thread may look."""
        return self._state

    def report(self, event: Event) -> None:
        """Take up what another thread has to say, at the next turn."""
        self._inbox.put(event)

    def turn(self) -> float:
        """Do everything that is due; return the boot-clock second to sleep until."""
        with self._turning:
            self.prefetch.sweep()
            self._note_time()
            self.delivery.take_back()
            self.leasing.return_closed()
            while True:
                self._take_inbox()
                for order in self._step(Looked(self._books.books())):
                    match order:
                        case Sleep(until):
                            return until
                        case Do():
                            self._carry_out(order)
                        case Purge() | Tell():
                            pass  # carried out by _step already

    def push_last(self) -> None:
        """Push the log once more, if the gateway can be reached: the session ends."""
        with self._turning:
            if self._state.has_met and not self._state.is_halted:
                self._carry_out(Do(Kind.PUSH_AUDIT))

    def ask(self) -> None:
        """Try everything again now."""
        self.report(Asked())

    def attempt(self, order: Do) -> Report:
        """Carry out one order; say how it went."""
        try:
            return self._work[order.kind](order)
        except (WorldError, TamperEvidence) as exc:
            retry_after_s = exc.retry_after_s if isinstance(exc, GatewayUnavailable) else None
            chance = int.from_bytes(self._desk.random(4), "big") / 2**32
            trouble = trouble_of(exc)
            return Failed(order=order, trouble=trouble, chance=chance, retry_after_s=retry_after_s)

    def _carry_out(self, order: Do) -> None:
        beside = self.beside.get(order.kind)
        if beside is not None:
            beside(order)
            return
        self._step(self.attempt(order))

    def _take_inbox(self) -> None:
        while True:
            try:
                event = self._inbox.get_nowait()
            except queue.Empty:
                return
            self._step(event)

    def _step(self, event: Event) -> tuple[Order, ...]:
        if not isinstance(event, Looked):
            self._books.changed()
        self._state, orders = step(self._state, event, self._desk.clock.now().boot_s)
        for order in orders:
            match order:
                case Tell():
                    self._desk.notices.publish(SyncChanged())
                case Purge():
                    self._purge()
                case Do() | Sleep():
                    pass
        return orders

    def _note_time(self) -> None:
        """Keep how late it is, now and then: who sets the clock back gains no more than that."""
        now = self._desk.clock.now()
        if now.boot_s < self._note_again_s:
            return
        self._note_again_s = now.boot_s + NOTE_TIME_S
        # A full disk has its own place to be told, and must not stop what can go on.
        with contextlib.suppress(StoreUnusable), self._desk.store.write() as work:
            note_time(work.facts, now.wall)
            work.commit()

    def _purge(self) -> None:
        close_all(self._desk)
        self._desk.notices.publish(QueueChanged())
        self._desk.notices.publish(SessionChanged())


def trouble_of(exc: WorldError | TamperEvidence) -> Trouble:
    """Return what an error means for the next step."""
    if isinstance(exc, GatewayRefused):
        return _PROBLEMS.get(exc.problem, Trouble.REFUSED)
    if isinstance(exc, TamperEvidence):
        return Trouble.FORK if exc.what == "fork" else Trouble.REFUSED
    return next((means for kind, means in _TROUBLES if isinstance(exc, kind)), Trouble.REFUSED)


def _nothing(_order: Do) -> None:
    """Leave an order to nobody: it stays under way."""
