# SPDX-License-Identifier: Apache-2.0
"""Holds one person's account: loads it, lets its time pass, keeps it, says what is open.

The store is never asked while the book is held, so that a caller may hold a transaction of the
store while it asks the book.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from reviewer.domain.errors import StoreUnusable
from reviewer.domain.exposure import gates, passing
from reviewer.domain.exposure.gates import OPEN, TODAY, Gate, Wish, band_name
from reviewer.domain.exposure.ledger import Ledger, Mode, find, known
from reviewer.domain.exposure.limits import ExposureLimits
from reviewer.domain.exposure.passing import BEAT_S, Calendar, Rules
from reviewer.domain.exposure.standing import ALL, Phase, is_day_over, phase
from reviewer.domain.ids import QueueName, first_queue
from reviewer.domain.items import Band, Group
from reviewer.domain.policy import Limits
from reviewer.ports.store import Facts
from reviewer.ports.wellbeing import PrivateFile
from reviewer.services.desk import (
    FACT_MOMENT,
    FACT_SINCE,
    FACT_SKEW,
    Desk,
    read_incidents,
    read_person,
)
from reviewer.services.gateway_time import Moment, read_moment, time_now
from reviewer.services.notices import WellbeingChanged
from reviewer.services.wellbeing_form import Account, read_account, write_account

KEEP_EVERY_S: Final = 20.0
AHEAD_S: Final = BEAT_S + KEEP_EVERY_S
SOUND: Final = "sound"
INCIDENTS: Final = "incidents"
# What is closed for a day when the account of that day was lost (ADR 0024).
_WHEN_LOST: Final = frozenset(band_name(band) for band in (Band.MEDIUM, Band.HIGH, Band.UNSCORED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the store says that matters here.

    Attributes:
        categories: the policy's.
        queues: granted to the person.
        incident_categories: of the incidents that run; "" for one whose category was not told.
        time: the gateway's.
        since: the day this profile began to work.
    """

    limits: ExposureLimits
    work: Limits
    categories: tuple[str, ...]
    queues: tuple[QueueName, ...]
    incident_categories: frozenset[str]
    is_incident: bool
    time: Moment | None
    since: int | None
    skew_s: float

    @property
    def opt_outs(self) -> tuple[str, ...]:
        """Return what one can keep away from."""
        return (*self.categories, SOUND, INCIDENTS)


def read_known(desk: Desk, facts: Facts) -> Known:
    """Return what these facts say."""
    policy = desk.known_policy(facts)
    person = read_person(facts)
    active = [each for each in read_incidents(facts) if each.state == "active"]
    since = facts.get(FACT_SINCE)
    return Known(
        limits=ExposureLimits() if policy is None else policy.exposure,
        work=Limits() if policy is None else policy.limits,
        categories=() if policy is None else tuple(each.code for each in policy.categories),
        queues=() if person is None else person.queues,
        incident_categories=frozenset(each.category for each in active),
        is_incident=bool(active),
        time=read_moment(facts.get(FACT_MOMENT)),
        since=None if since is None else int(since),
        skew_s=float(facts.get(FACT_SKEW) or "0"),
    )


class AccountBook:
    """The account of one open profile.

    Attributes:
        account: as it stands; read and replaced only inside ``open``.
    """

    def __init__(self, desk: Desk, file: PrivateFile, calendar: Calendar) -> None:
        self._desk = desk
        self._file = file
        self._calendar = calendar
        self._lock = threading.RLock()
        self._shown: tuple[object, ...] = ()
        self._gates: tuple[object, Mapping[QueueName, Gate]] | None = None
        self._passed: tuple[object, ...] = ()
        self._kept: tuple[Mode, int, float] = (Mode.OFF, 0, 0.0)
        self.current: Group | None = None
        known_now = self.look()
        self.account = self._loaded(known_now)
        self.keep()

    def look(self) -> Known:
        """Read what the store says; not to be called inside ``open``."""
        with self._desk.store.read() as work:
            return read_known(self._desk, work.facts)

    @contextmanager
    def open(self, known_now: Known) -> Iterator[ExposureLimits]:
        """Hold the book at the present moment, with the limits in force."""
        with self._lock:
            rules = self.rules(known_now)
            self._pass_time(known_now, rules)
            yield rules.of(self.account.ledger)

    def rules(self, known_now: Known) -> Rules:
        """Return what the ledger is kept by."""
        return Rules(
            limits=known_now.limits, calendar=self._calendar, is_incident=known_now.is_incident
        )

    def set(self, ledger: Ledger) -> None:
        """Replace the ledger."""
        self.account = replace(self.account, ledger=ledger)

    def keep(self) -> None:
        """Write the account down, charged ahead for as long as time may pass unheard."""
        ledger = self.account.ledger
        self.account = replace(self.account, ahead_s=AHEAD_S if ledger.mode is Mode.ON else 0.0)
        self._file.write(self._written())
        self._kept = (ledger.mode, ledger.day, ledger.at)

    def keep_sometimes(self) -> None:
        """Write the account down if what was written no longer covers what may happen."""
        ledger = self.account.ledger
        mode, day, at = self._kept
        is_late = ledger.mode is Mode.ON and ledger.at - at >= KEEP_EVERY_S
        if is_late or (ledger.mode, ledger.day) != (mode, day):
            self.keep()

    def destroy(self, account: Account) -> None:
        """Destroy everything kept so far; keep this instead."""
        self.account = account
        self._file.start_anew(self._written())

    def tell(self, known_now: Known) -> None:
        """Publish a notice when the phase or what is closed is not what it was."""
        with self.open(known_now) as limits:
            found = self.queue_gates(known_now, limits)
            closed = frozenset(name for name, gate in found.items() if not gate.is_open)
            today = frozenset(name for name, gate in found.items() if gate == TODAY)
            shown = (self.phase(known_now, limits), closed, today)
            is_new, self._shown = shown != self._shown, shown
        if is_new:
            self._desk.notices.publish(WellbeingChanged())

    def phase(self, known_now: Known, limits: ExposureLimits) -> Phase:
        """Return where the person stands."""
        found = self.queue_gates(known_now, limits)
        has_open = not found or any(gate.is_open for gate in found.values())
        return phase(self.account.ledger, limits, has_open_queue=has_open)

    def queue_gates(self, known_now: Known, limits: ExposureLimits) -> Mapping[QueueName, Gate]:
        """Return how each granted queue stands."""
        key = (self.account, known_now, limits)
        if self._gates is None or self._gates[0] != key:
            bands = gates.open_bands(self.account.ledger, limits)
            found = {name: self._queue_gate(name, known_now, bands) for name in known_now.queues}
            self._gates = key, found
        return self._gates[1]

    def group_gate(self, group: Group, known_now: Known, limits: ExposureLimits) -> Gate:
        """Return how a group stands: its queue, and its own severity.

        One that was looked at already is closed by the day alone, so that it can be answered.
        """
        ledger = self.account.ledger
        bands = dict.fromkeys(Band, OPEN)
        queue = self._queue_gate(group.queue, known_now, bands)
        severity = group.severity
        for item in group.items:
            severity = known(ledger, item.item_id, severity)
        own = gates.gate(ledger, limits, Wish(severity=severity))
        is_begun = any(
            (seen := find(ledger, item.item_id)) is not None and seen.looks for item in group.items
        )
        if is_begun and own != TODAY:
            own = OPEN
        return TODAY if is_day_over(ledger, limits) or TODAY in (queue, own) else own

    def _queue_gate(self, name: QueueName, known_now: Known, bands: Mapping[Band, Gate]) -> Gate:
        account = self.account
        category, _, band = first_queue(name).rpartition(".")
        kept_away = category in account.opted_out or (
            INCIDENTS in account.opted_out and category in known_now.incident_categories
        )
        if kept_away or name in account.told or {name, ALL} & account.ledger.closed:
            return TODAY
        return bands.get(Band(band), OPEN) if band in set(Band) else bands[Band.LOW]

    def _pass_time(self, known_now: Known, rules: Rules) -> None:
        now = self._desk.clock.now()
        if self._passed == (now, known_now):
            return
        self._passed = now, known_now
        account = self.account
        ledger = account.ledger
        if known_now.time is not None and _is_blank(ledger):
            # Nothing is counted yet, so the first word of the gateway may set this clock back.
            at = known_now.time.read(now)
            if at is not None:
                ledger = passing.new_ledger(at, self._calendar, known_now.since)
        else:
            at = time_now(account.anchor, known_now.time, now)
            ledger = _moved(ledger, rules, at, is_told=self._is_told(known_now))
        if known_now.since is not None:
            ledger = replace(ledger, since=known_now.since)
        is_new_day = ledger.day != account.ledger.day
        anchor = Moment(boot_id=now.boot_id, boot_s=now.boot_s, at=ledger.at)
        told = frozenset[str]() if is_new_day else account.told
        self.account = replace(account, ledger=ledger, anchor=anchor, told=told)

    def _loaded(self, known_now: Known) -> Account:
        now = self._desk.clock.now()
        try:
            document = self._file.read()
            kept = None if document is None else read_account(document)
        except StoreUnusable as exc:
            if exc.reason != "damaged":
                raise
            kept = None
        if kept is None:
            return self._without_history(known_now)
        ledger = passing.presume(kept.ledger, kept.ahead_s)
        at = time_now(kept.anchor, known_now.time, now)
        # Whoever started the program anew begins the shift anew: it may be hours later.
        mode = Mode.OFF if ledger.mode is Mode.ON else ledger.mode
        is_told, is_same = self._is_told(known_now), kept.anchor.read(now) is not None
        ledger = replace(ledger, mode=mode, is_adrift=ledger.is_adrift or not is_same)
        rules = self.rules(known_now)
        if ledger.is_adrift:
            ledger = _moved(ledger, rules, at, is_told=is_told)
        ledger = passing.absent(ledger, rules, at)
        anchor = Moment(boot_id=now.boot_id, boot_s=now.boot_s, at=ledger.at)
        return replace(kept, ledger=ledger, anchor=anchor)

    def _is_told(self, known_now: Known) -> bool:
        time = known_now.time
        return time is not None and time.read(self._desk.clock.now()) is not None

    def _without_history(self, known_now: Known) -> Account:
        """Begin an account; no day of it ends before the gateway tells the time.

        A wall clock is asked only before the first contact ever: whoever set it near midnight would
        else have lost an account for a minute.
        """
        now, time = self._desk.clock.now(), known_now.time
        told = None if time is None else time.read(now)
        at = now.wall.timestamp() + known_now.skew_s if time is None else told or time.at
        ledger = passing.new_ledger(at, self._calendar, known_now.since)
        if known_now.since is not None:  # this profile has worked: its account was lost
            ledger = replace(ledger, closed=_WHEN_LOST, is_unknown=True)
        ledger = replace(ledger, is_adrift=told is None)
        return Account(ledger=ledger, anchor=Moment(boot_id=now.boot_id, boot_s=now.boot_s, at=at))

    def _written(self) -> bytes:
        return write_account(self.account)


def _moved(ledger: Ledger, rules: Rules, at: float, *, is_told: bool) -> Ledger:
    if ledger.is_adrift and is_told:
        return passing.found_again(ledger, rules, at)
    return passing.advance(ledger, rules, at)


def begin_history(desk: Desk, book: AccountBook) -> None:
    """Note the day this profile began to work, once the gateway's time is known."""
    known_now = book.look()
    is_told = known_now.time is not None and known_now.time.read(desk.clock.now()) is not None
    if known_now.since is not None or not is_told:
        return
    with book.open(known_now):
        day = book.account.ledger.day
    with desk.store.write() as work:
        work.facts.set(FACT_SINCE, str(day))
        work.commit()


def _is_blank(ledger: Ledger) -> bool:
    untouched = Ledger(at=ledger.at, day=ledger.day, day_began=ledger.day_began, since=ledger.since)
    return ledger == replace(untouched, rest_s=ledger.rest_s, is_adrift=ledger.is_adrift)
