# SPDX-License-Identifier: Apache-2.0
"""Deadlines that survive sleep, a wrong clock and a restart.

``time.monotonic`` stops while a machine sleeps, so deadlines are kept on the boot-time clock
together with the boot's id, and on the wall clock for after a restart.  After a restart a wall
clock that runs behind the one a deadline was set by means that it is past: media fails closed,
decisions never depend on a clock.  A clock set back to after that moment is found out by the
services, which keep the newest time seen (``services.desk``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from reviewer.domain.ids import GroupId, QueueName
from reviewer.domain.items import Group, ItemKind, LocalState, Severity, Source, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """Now, on every clock this machine has.

    Attributes:
        boot_id: changes when the machine starts.
        boot_s: seconds since then, sleep included.
        wall: UTC wall time.
    """

    boot_id: str
    boot_s: float
    wall: datetime

    def after(self, seconds: float) -> Deadline:
        """Return the deadline ``seconds`` from this instant."""
        return Deadline(
            boot_id=self.boot_id,
            boot_s=self.boot_s + seconds,
            set_wall=self.wall,
            wall=self.wall + timedelta(seconds=seconds),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment after which something may no longer be done."""

    boot_id: str
    boot_s: float
    set_wall: datetime
    wall: datetime

    def left_s(self, now: Instant) -> float:
        """Return the seconds left, 0.0 when past (never negative)."""
        if now.boot_id == self.boot_id:
            return max(0.0, self.boot_s - now.boot_s)
        if now.wall < self.set_wall:
            return 0.0
        return max(0.0, (self.wall - now.wall).total_seconds())


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldGroup:
    """A leased group on this workstation.

    Attributes:
        expires: the lease's time to live (a hint; the generation is the fence).
        offline_until: until when media may be opened without contact.
        note: machine word on the last thing that happened to it, e.g. ``reissued``.
    """

    group: Group
    state: LocalState
    expires: Deadline
    offline_until: Deadline
    note: str = ""

    def summary(self) -> GroupSummary:
        """Return what a list tells of it."""
        group = self.group
        first = group.items[0]
        return GroupSummary(
            group_id=group.group_id,
            kind=first.kind,
            source=first.context.source,
            category=group.category,
            severity=group.severity,
            queue=group.queue,
            stage=group.stage,
            due_at=group.due_at,
            members=len(group.items),
            state=self.state,
            expires=self.expires,
            note=self.note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSummary:
    """What a list tells of a leased group; ``kind`` and ``source`` are its first item's."""

    group_id: GroupId
    kind: ItemKind
    source: Source
    category: str
    severity: Severity | None
    queue: QueueName
    stage: Stage
    due_at: datetime
    members: int
    state: LocalState
    expires: Deadline
    note: str
