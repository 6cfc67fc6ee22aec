# SPDX-License-Identifier: Apache-2.0
"""A person at the wellbeing service, in true time, with an oracle that watches."""

from __future__ import annotations

import math
from datetime import UTC, datetime

from reviewer.domain.errors import RuleBroken
from reviewer.domain.exposure.passing import calendar_of
from reviewer.domain.items import Severity
from reviewer.domain.views import Level
from reviewer.services.account_book import AccountBook
from reviewer.services.desk import FACT_SINCE
from reviewer.services.open_queues import OpenQueues
from reviewer.services.shown import Phase
from reviewer.services.wellbeing import WellbeingService
from tests import builders
from tests.fakes.clock import ManualClock
from tests.fakes.exposure_oracle import Oracle
from tests.fakes.facts_store import FactsStore, facts_desk
from tests.fakes.private_file import FakePrivateFile

WORKING = {Phase.ON_QUEUE, Phase.WINDING_DOWN, Phase.NOTHING_OPEN}
START = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


class PersonAtWork:
    """What one person does; true time moves only through ``passes``."""

    def __init__(self, *, since=0, start=START):
        self.clock = ManualClock(start)
        self.now = start.timestamp()
        self.store = FactsStore().has_person()
        self.file = FakePrivateFile()
        self.oracle = Oracle()
        self.shown = None
        self.starts()
        self.contact()
        # The program has just been enrolled; only the ramp is taken to have been gone through.
        self.store.facts.set(FACT_SINCE, str(since))

    def starts(self):
        """Start the program on what was written down last."""
        desk = facts_desk(self.store, self.clock)
        self.book = AccountBook(desk, self.file, calendar_of(lambda _at: 0.0))
        self.service = WellbeingService(desk, self.book)
        self.open_queues = OpenQueues(desk, self.book)
        self.shown = None
        return self

    def has_incident(self, *, on):
        """Let an incident begin, or end."""
        known = self.oracle.incidents
        if on and not (known and known[-1][1] == math.inf):
            known.append((self.now, math.inf))
        elif not on and known and known[-1][1] == math.inf:
            known[-1] = (known[-1][0], self.now)
        self.store.has_incident(on=on)

    def contact(self):
        self.store.hears_time(self.clock, datetime.fromtimestamp(self.now, UTC))

    def reboots(self, seconds):
        self.passes(seconds)
        self.clock.reboots()
        self.starts()

    def passes(self, seconds):
        self.clock.advance(seconds=seconds)
        self.now += seconds

    def works(self, seconds):
        """Let the window be there for a while, and ask once at its end."""
        before, start, shown = self.service.state().phase, self.now, self.shown
        self.passes(seconds)
        after = self.service.state().phase
        if before in WORKING and after in WORKING:
            self.oracle.on_queue.append((start, self.now))
            if shown is not None:
                item, level, severity = shown
                self.oracle.reduced.append((start, self.now, item, level, severity))
        else:
            self.shown = None
        return after

    def looks(self, item, severity, seconds, *, longest=8.0, killed=False):
        """Hold a look; return what that exceeded, or ``None`` if it was not granted."""
        routed = None if severity is None else Severity(severity)
        before, start = self.service.state().phase, self.now
        if before not in WORKING and before is not Phase.OFF_SHIFT:
            self.oracle_refused(item, routed)
            return None
        try:
            meter = self.service.begin(builders.an_item(item), routed, Level.R4, longest)
        except RuleBroken:
            return None
        self.passes(seconds)
        found = self.oracle.began(item, start, self.now, severity)
        if killed:
            self.starts()
            return found
        self.service.end(meter)
        if self.service.state().phase in WORKING:  # otherwise a break covered it on the way
            self.oracle.on_queue.append((start, self.now))
        return found

    def oracle_refused(self, item, routed):
        try:
            self.service.begin(builders.an_item(item), routed, Level.R4, 8.0)
        except RuleBroken:
            return
        raise AssertionError("a look was granted while the screen was covered")

    def shows(self, item, severity, level):
        routed = None if severity is None else Severity(severity)
        group = builders.a_group(f"g-{item}", items=[builders.an_item(item)], severity=routed)
        self.open_queues.looking_at(group)
        self.service.showing(item, Level(level))
        is_shown = self.service.state().phase in WORKING and level > 0
        self.shown = (item, level, severity) if is_shown else None

    def decides(self, item, severity, own):
        routed = None if severity is None else Severity(severity)
        group = builders.a_group(f"g-{item}", items=[builders.an_item(item)], severity=routed)
        self.open_queues.decided(group, Severity(own))
        self.oracle.decided(item, own, self.now)
        if self.shown is not None and self.shown[0] == item:
            self.shows(item, severity, 0)

    def exceeded(self):
        return self.oracle.exceeded(self.now)

    def tries(self, call):
        try:
            return call()
        except RuleBroken:
            return None
