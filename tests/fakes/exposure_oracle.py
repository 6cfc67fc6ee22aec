# SPDX-License-Identifier: Apache-2.0
"""Recounts from what really happened, in true time, and says which limit was exceeded.

It knows nothing of ledgers: only when somebody looked, at what, for how long, and when the screen
was theirs.  The numbers are written out again on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field

DAY = 86_400.0
W_SEVERITY = {0: 0.0, 1: 0.1, 2: 0.3, 3: 0.6, 4: 1.0}
W_LEVEL = {1: 0.1, 2: 0.5, 3: 1.0, 4: 1.0}
SLACK = 0.01


@dataclass
class Seen:
    """One look that was granted, in true time."""

    item: str
    start: float
    end: float
    severity: int | None  # as known when it began
    counts_late: bool  # unscored then: counts as whatever it turned out to be


@dataclass
class Oracle:
    """Everything that happened to one person."""

    looks: list = field(default_factory=list)
    own: dict = field(default_factory=dict)
    on_queue: list = field(default_factory=list)  # (start, end) the screen was theirs
    reduced: list = field(default_factory=list)  # (start, end, item, level, severity then)
    light: list = field(default_factory=list)  # when something light was decided
    incidents: list = field(default_factory=list)  # (from, to)
    percent: int = 100
    s4_hour: int = 3
    s4_day: int = 12

    def known(self, look):
        return self.own.get(look.item) if look.counts_late else look.severity

    def severe(self):
        return [each for each in self.looks if (self.known(each) or 0) >= 3]

    def began(self, item, start, end, routed):
        """Take up a granted look; return what it exceeded that could be told when it began."""
        own = self.own.get(item)
        severity = max((each for each in (routed, own) if each is not None), default=None)
        look = Seen(item, start, end, severity, counts_late=severity is None)
        found = self._at_the_door(look) if (severity or 0) >= 3 else []
        self.looks.append(look)
        return found

    def decided(self, item, own, at):
        self.own[item] = max(own, self.own.get(item, 0))
        looked = [each.severity or 0 for each in self.looks if each.item == item]
        if max([own, *looked]) < 3:
            self.light.append(at)

    def _at_the_door(self, look):
        return [
            name
            for name, broken in {
                "gap": self._gap(look),
                "run": self._run(look),
                "s4 an hour": look.severity == 4 and self._s4(look, 3600.0) >= self._hourly(look),
                "s4 a day": look.severity == 4 and self._s4(look, look.start % DAY) >= self.s4_day,
                "last part": self.queued(look.start) > self._cap(look.start) - 2700 + SLACK,
                "rotation": self._days_in_a_row(look, 3) >= 3,
            }.items()
            if broken
        ]

    def _gap(self, look):
        for other in self.severe_then():
            if other.item != look.item and other.end <= look.start:
                gap = 300.0 if other.severity == 4 else 120.0
                if look.start - other.end < gap - SLACK:
                    return True
        return False

    def severe_then(self):
        """Return the looks at what was known to be severe when they began."""
        return [each for each in self.looks if (each.severity or 0) >= 3]

    def _run(self, look):
        run, last = [], None
        events = [(each.start, each) for each in self.severe_then()]
        events += [(at, None) for at in self.light]
        for at, each in sorted([*events, (look.start, look)], key=lambda pair: pair[0]):
            if each is None:
                run = []
                continue
            if last is not None and at - last >= 720.0 - SLACK:
                run = []
            if each.item not in run:
                run.append(each.item)
            last = each.end
            if len(run) > 2:
                return True
        return False

    def _s4(self, look, within):
        near = {
            each.item
            for each in self.looks
            if each.severity == 4 and each.item != look.item and each.end > look.start - within
        }
        return len(near)

    def _hourly(self, look):
        tight = any(start <= look.start < end for start, end in self.incidents)
        return min(self.s4_hour, 2) if tight else self.s4_hour

    def _cap(self, at):
        tight = any(start <= at < end for start, end in self.incidents)
        return 10_800.0 if tight else 14_400.0

    def _days_in_a_row(self, look, least):
        days = {int(each.start // DAY) for each in self.looks if (each.severity or 0) >= least}
        day, count = int(look.start // DAY), 0
        while day - count - 1 in days:
            count += 1
        return count

    def queued(self, at):
        """Return the seconds on queue on the day of ``at``."""
        day = at // DAY
        return sum(end - start for start, end in self.on_queue if start // DAY == day)

    def exceeded(self, now):
        """Return which totals are exceeded at ``now``."""
        day = now // DAY
        severe = self.severe()
        week = sum(e - s for s, e in self.on_queue if day - s // DAY < 7)
        checks = {
            "viewing an hour": self._hour(severe, now) > 480.0 * self.percent / 100 + SLACK,
            "viewing a day": sum(e.end - e.start for e in severe if e.start // DAY == day)
            > 1800.0 * self.percent / 100 + SLACK,
            "dose": self._dose(day) > 20.0 + SLACK,
            "on queue a day": self.queued(now) > 14_400.0 + SLACK,
            "on queue a week": week > 64_800.0 + SLACK,
            "without a break": self._stretch(720.0) > 3000.0 + SLACK,
            "without a short break": self._stretch(120.0) > 1500.0 + SLACK,
            "light day": self._heavy_days(day) >= 5,
        }
        return [name for name, broken in checks.items() if broken]

    def _hour(self, severe, now):
        since = now - 3600.0
        return sum(min(e.end, now) - max(e.start, since) for e in severe if e.end > since)

    def _dose(self, day):
        seconds = [
            ((e.end - e.start), W_SEVERITY[self.known(e) or 0]) for e in self.looks
            if e.start // DAY == day
        ]  # fmt: skip
        seconds += [
            ((end - start) * W_LEVEL[level], W_SEVERITY[severity or 0])
            for start, end, _item, level, severity in self.reduced
            if start // DAY == day
        ]
        return sum(spent * weight for spent, weight in seconds) / 60.0

    def _stretch(self, rest):
        """Return the seconds on queue since the last rest of that length."""
        total, last = 0.0, None
        for start, end in self.on_queue:
            if last is not None and start - last >= rest - SLACK:
                total = 0.0
            total, last = total + end - start, end
        return total

    def _heavy_days(self, day):
        days = {e.start // DAY for e in self.looks if (e.severity or 0) >= 2}
        count = 0
        while day - count in days:
            count += 1
        return count
