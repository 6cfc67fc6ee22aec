# SPDX-License-Identifier: Apache-2.0
"""Which queues are closed for a person until midnight (UTC).

A spent limit, a choice, a break and a day off look alike: the row says which queue and until when,
and every row of a day says the same midnight.  Nothing here is logged.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from reviewer.gateway.store.leases import DAY_MS
from reviewer.gateway.store.tables import closed_queues


def replace(connection: Connection, person_id: str, queues: Collection[str], now_ms: int) -> None:
    """Keep exactly these queues as closed for this person until midnight."""
    connection.execute(delete(closed_queues).where(closed_queues.c.person_id == person_id))
    until_ms = now_ms - now_ms % DAY_MS + DAY_MS
    rows = [
        {"person_id": person_id, "queue": queue, "until_ms": until_ms}
        for queue in sorted(set(queues))
    ]
    if rows:
        connection.execute(insert(closed_queues), rows)


def of_person(connection: Connection, person_id: str, now_ms: int) -> tuple[str, ...]:
    """Return the queues that are closed for a person now."""
    return tuple(
        connection.execute(
            select(closed_queues.c.queue)
            .where(closed_queues.c.person_id == person_id, closed_queues.c.until_ms > now_ms)
            .order_by(closed_queues.c.queue)
        ).scalars()
    )


def forget_past(connection: Connection, now_ms: int) -> None:
    """Delete the days that are over."""
    connection.execute(delete(closed_queues).where(closed_queues.c.until_ms <= now_ms))
