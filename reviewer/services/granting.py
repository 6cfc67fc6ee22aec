# SPDX-License-Identifier: Apache-2.0
"""Keeps which held looks are on: one for the eyes, one for the ears, each ending the last.

Looks end when they are ended, when another of the kind begins, or by their time.  The pause that a
clear look calls for is counted from when it was over, whoever noticed.
"""

from __future__ import annotations

import enum
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from reviewer.domain.errors import Cancelled, MediaUnreadable, RuleBroken
from reviewer.domain.items import Group, Item, Severity
from reviewer.domain.views import Grant, GrantId, Level
from reviewer.ports.clock import Clock
from reviewer.ports.store import Facts
from reviewer.services.listening import Listening


class Meter(Protocol):
    """Counts looks against the person's own limits. Nothing of it leaves."""

    def check_group(self, facts: Facts, group: Group) -> None:
        """Raise ``RuleBroken("look-limit")`` when a group is closed, however little is shown."""

    def check(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> None:
        """Raise ``RuleBroken("look-limit")`` when a look is more than the limits allow."""

    def begin(self, item: Item, severity: Severity | None, level: Level, longest_s: float) -> str:
        """Charge ``longest_s`` seconds in advance; return an id to end it by."""

    def end(self, meter_id: str) -> None:
        """Give back what was not used."""


class Sense(enum.Enum):
    """What a look is for."""

    EYES = enum.auto()
    EARS = enum.auto()


@dataclass(slots=True, kw_only=True)
class Running:
    """One look that is on.

    Attributes:
        gap_s: the pause that is due after it; ``None`` for a look that calls for none.
        untrusted: the item's bytes, for what follows under the same grant.
    """

    grant: Grant
    sense: Sense
    meter_id: str
    gap_s: float | None
    item: Item
    untrusted: bytes = field(default=b"", repr=False)
    sound: Listening | None = None


class Grants:
    """The looks that are on. May be shared by threads."""

    def __init__(self, clock: Clock, meter: Meter) -> None:
        self.lock = threading.RLock()
        self._clock = clock
        self._meter = meter
        self._on: dict[Sense, Running] = {}
        self._next_s = 0.0  # no look with a gap before this, boot-time clock

    def make_way(self, sense: Sense, *, needs_gap: bool) -> None:
        """End the last look of a kind; ``RuleBroken("look-gap")`` while a pause is due."""
        with self.lock:
            if sense in self._on:
                self._end(self._on[sense])
            if needs_gap and self._clock.now().boot_s < self._next_s:
                raise RuleBroken("look-gap")

    def begin(self, running: Running) -> None:
        """Take up a look that was just granted."""
        with self.lock:
            self._on[running.sense] = running

    def running(self, grant_id: GrantId) -> Running:
        """Return a look that is on; ``RuleBroken("look-over")`` once it is not."""
        with self.lock:
            for running in self._on.values():
                if running.grant.grant_id == grant_id and not self._is_late(running):
                    return running
        raise RuleBroken("look-over")

    def is_over(self, grant_id: GrantId) -> bool:
        """Say whether a look is over."""
        try:
            self.running(grant_id)
        except RuleBroken:
            return True
        return False

    def check(self, grant_id: GrantId) -> None:
        """Raise when a look was over before it was decoded.

        Raises:
            Cancelled: somebody ended it.
            MediaUnreadable: its time ran out (``too-slow``).
        """
        with self.lock:
            running = [one for one in self._on.values() if one.grant.grant_id == grant_id]
            if not running:
                raise Cancelled
            if self._is_late(running[0]):
                self._end(running[0])
                raise MediaUnreadable("too-slow")

    def untrusted(self, running: Running) -> bytes:
        """Return the bytes of a look that is on; raises as ``check``."""
        with self.lock:
            self.check(running.grant.grant_id)
            return running.untrusted

    def end(self, grant_id: GrantId) -> None:
        """End a look; one that is already over stays so."""
        self._silence(grant_id)
        with self.lock:
            for running in tuple(self._on.values()):
                if running.grant.grant_id == grant_id:
                    self._end(running)

    def end_all(self) -> None:
        """End every look; what cannot be written down about one keeps no other on."""
        self._silence()
        with self.lock, ExitStack() as every:
            for running in tuple(self._on.values()):
                every.callback(self._end, running)

    @contextmanager
    def ending_on_failure(self, grant_id: GrantId) -> Iterator[None]:
        """End the look if what is done under it does not work."""
        try:
            yield
        except BaseException:
            self.end(grant_id)
            raise

    def _silence(self, grant_id: GrantId | None = None) -> None:
        """Stop the sound of one look or of all; the lock may be held while a look is written."""
        for running in tuple(self._on.values()):
            if running.sound is not None and grant_id in (None, running.grant.grant_id):
                running.sound.stop()

    def _is_late(self, running: Running) -> bool:
        return self._clock.now().boot_s >= running.grant.expires_at_s

    def _end(self, running: Running) -> None:
        self._on.pop(running.sense)
        if running.sound is not None:
            running.sound.stop()
        running.untrusted = b""
        if running.gap_s is not None:
            over_s = min(self._clock.now().boot_s, running.grant.expires_at_s)
            self._next_s = over_s + running.gap_s
        self._meter.end(running.meter_id)
