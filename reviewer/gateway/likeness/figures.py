# SPDX-License-Identifier: Apache-2.0
"""How much less is seen when what is alike is decided as one (wellbeing.md M1)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from reviewer.gateway.likeness.spreading import is_audited
from reviewer.gateway.store import bundles
from reviewer.gateway.store.tables import groups, items


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What waits for its first answer.

    Attributes:
        audited: members that are looked at although their group's answer stands for them.
    """

    items: int
    groups: int
    audited: int

    @property
    def views_per_decision(self) -> float:
        """Return views over answers; one by one each item is one of both."""
        return (self.groups + self.audited) / self.items if self.items else 1.0

    def sentence(self) -> str:
        """Return it in words."""
        return (
            f"{self.items} items wait in {self.groups} groups: {self.views_per_decision:.2f} views"
            " per decision, 1.00 one by one."
        )


def exposure(connection: Connection) -> Exposure:
    """Count what waits for its first answer, and what is looked at for it."""
    percent = bundles.policy_in_force(connection).sharing.audit_percent
    rows = connection.execute(
        select(items.c.item_id, items.c.group_id, groups.c.representative)
        .join(groups, groups.c.group_id == items.c.group_id)
        .where(
            items.c.state == "available",
            groups.c.stage == "first",
            groups.c.state.in_(("available", "leased")),
        )
    ).all()
    return Exposure(
        items=len(rows),
        groups=len({row.group_id for row in rows}),
        audited=sum(
            is_audited(row.group_id, row.item_id, percent)
            for row in rows
            if row.item_id != row.representative
        ),
    )
