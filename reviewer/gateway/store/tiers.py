# SPDX-License-Identifier: Apache-2.0
"""How urgent a group is: 0 during an incident, 1 under a removal order's clock, 2 otherwise."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select, update

from reviewer.gateway.store.tables import groups, incidents

ORDER_BASIS: Final = "tco_order"
INCIDENT: Final = 0
ORDER: Final = 1
ORDINARY: Final = 2


def tier_for(connection: Connection, category: str, legal_basis: str) -> int:
    """Return the tier of a group that arrives now."""
    active = select(incidents.c.incident_id).where(
        incidents.c.state == "active", incidents.c.category == category
    )
    if category and connection.execute(active).first() is not None:
        return INCIDENT
    return ORDER if legal_basis == ORDER_BASIS else ORDINARY


def retier(connection: Connection, category: str) -> None:
    """Give the open groups of a category the tier they have now."""
    for basis in (True, False):
        # To the second person no order's clock runs: the platform has its answer.
        is_order = (groups.c.legal_basis == ORDER_BASIS) & (groups.c.stage != "second")
        sample = ORDER_BASIS if basis else ""
        connection.execute(
            update(groups)
            .where(
                groups.c.category == category,
                groups.c.state.in_(("ingested", "available", "leased")),
                is_order if basis else ~is_order,
            )
            .values(tier=tier_for(connection, category, sample))
        )
