# SPDX-License-Identifier: Apache-2.0
"""What the queue and sync ask of the person's own limits, and never why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reviewer.domain.ids import QueueName
from reviewer.domain.items import Group, Severity
from reviewer.ports.store import Facts


class Offering(Protocol):
    """What may be offered to this person. ``facts`` are those of the caller's transaction."""

    def offers(self, facts: Facts, group: Group) -> bool:
        """Say whether a group may be put on the stage now."""

    def is_over_for(self, facts: Facts, group: Group) -> bool:
        """Say whether a group stays closed until the day ends, and is not being looked at."""

    def leases_from(self, facts: Facts, queues: Sequence[QueueName]) -> tuple[QueueName, ...]:
        """Return those of the queues that are open today."""

    def looking_at(self, group: Group) -> None:
        """Note which group is on the stage."""

    def decided(self, group: Group, severity: Severity | None) -> None:
        """Charge a decided group as what the reviewer says it is."""

    def must_tell(self, facts: Facts) -> bool:
        """Say whether the gateway does not know which queues are closed."""

    def to_tell(self, facts: Facts) -> tuple[str, ...] | None:
        """Return the queues to call closed at the gateway; ``None`` when it knows."""

    def has_told(self, closed: tuple[str, ...]) -> None:
        """Note that the gateway knows these."""

    def heard(self, closed: tuple[str, ...]) -> None:
        """Take up which queues the gateway believes closed for this person."""
