# SPDX-License-Identifier: Apache-2.0
"""The sample services around the work: acts that need a person, logs, incidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reviewer.demo.sample_desk import SampleDesk
from reviewer.demo.sample_work import SampleQueue
from reviewer.ports.queue_api import Incident
from reviewer.services.shown import (
    AttentionRow,
    AuditRow,
    HistoryRow,
    LogVerification,
    OpenGroup,
)


class SampleAttention:
    """Acts that need a person."""

    def __init__(self, desk: SampleDesk, queue: SampleQueue) -> None:
        self._desk = desk
        self._queue = queue

    def rows(self) -> tuple[AttentionRow, ...]:
        """Return the acts to tell about."""
        self._desk.called("attention_rows")
        return self._desk.attention

    def reconfirm(self, act_id: str) -> OpenGroup:
        """Open the group of an act again."""
        self._desk.called("reconfirm")
        row = next(one for one in self._desk.attention if one.act_id == act_id)
        return self._queue.open(row.group_id)

    def park(self, act_id: str) -> None:
        """Set an act aside."""
        self._desk.called("park")
        self.seen((act_id,))

    def removal(self) -> int:
        """Return how many groups the gateway wants gone at once."""
        self._desk.called("removal")
        return self._desk.removal

    def allow_removal(self) -> bool:
        """Let the gateway close them."""
        self._desk.called("allow_removal")
        wanted, self._desk.removal = self._desk.removal, 0
        return wanted > 0

    def seen(self, act_ids: Sequence[str]) -> None:
        """Forget the acts that were told."""
        self._desk.called("seen")
        rows = self._desk.attention
        self._desk.attention = tuple(row for row in rows if row.act_id not in act_ids)


class SampleAudit:
    """The logs."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def own_verification(self) -> LogVerification:
        """Return a log that verifies."""
        self._desk.called("own_verification")
        return LogVerification(log="ws_7f3a", size=214, anchored=210, tail=4)

    def refresh(
        self, told: Callable[[str, int, int], object] = lambda _log, _at, _of: None
    ) -> tuple[LogVerification, ...]:
        """Return what the logs prove, telling ``told`` of each."""
        self._desk.called("refresh")
        for at, one in enumerate(self._desk.verifications, start=1):
            told(one.log, at, len(self._desk.verifications))
        return self._desk.verifications

    def verifications(self) -> tuple[LogVerification, ...]:
        """Return what the logs prove."""
        self._desk.called("verifications")
        return self._desk.verifications

    def find(  # one argument per filter of the Audit place
        self,
        *,
        events: frozenset[str] = frozenset(),
        day_from: str = "",
        day_to: str = "",
        queue: str = "",
        label: str = "",
        outcome: str = "",
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[AuditRow, ...]:
        """Return the rows that pass the filters."""
        self._desk.called("find")
        found = [
            row
            for row in self._desk.audit
            if (not events or row.event in events)
            and (not day_from or row.day >= day_from)
            and (not day_to or row.day <= day_to)
            and queue in ("", row.queue)
            and (not label or label in row.labels)
            and outcome in ("", row.outcome)
        ]
        return tuple(found[offset : offset + limit])

    def history(self, item_id: str) -> tuple[HistoryRow, ...]:
        """Return an item's history."""
        self._desk.called(f"history {item_id}")
        return self._desk.history

    def note(self, payload_commit: str) -> str:
        """Return a note."""
        self._desk.called(f"note {payload_commit}")
        return "The outlet's own logo is on every frame; the caption says where it was filmed."

    def resolve(self, item_id: str, pseudonym: str, reason: str) -> str:
        """Return a name."""
        self._desk.called(f"resolve {item_id} {pseudonym} {reason}")
        return self._desk.person.display

    def revoke(self, group_id: str) -> None:
        """Take note of the group."""
        self._desk.called(f"revoke {group_id}")

    def export(self, folder: Path) -> Path:
        """Return the folder."""
        self._desk.called("export")
        return folder


class SampleIncidents:
    """Incidents."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def list(self) -> tuple[Incident, ...]:
        """Return the incidents."""
        self._desk.called("incidents")
        return self._desk.incidents

    def approve(self, incident_id: str, *, approve: bool) -> None:
        """Take note of the answer."""
        self._desk.called(f"approve {incident_id} {approve}")
