# SPDX-License-Identifier: Apache-2.0
"""Brings every effective decision back to its platform: folder first, then webhook with retry.

Deliveries are rows written in the decision's own transaction, so none is lost; each is sent until
the platform says yes, under one id, so none is doubled.  A platform without a webhook reads the
feed or the folder; its row is delivered once the line is in the file.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import Final

import httpx
from sqlalchemy import Connection, Row, func, select, update

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import GatewayUnavailable, StoreUnusable
from reviewer.gateway.context import Gateway
from reviewer.gateway.delivery.outgoing import OutgoingFile
from reviewer.gateway.delivery.webhook import TIMEOUT_S, deliver
from reviewer.gateway.store import logs
from reviewer.gateway.store.tables import deliveries, people

log = logging.getLogger(__name__)

BATCH: Final = 100
PAUSE_S: Final = 0.5
RETRY_MIN_MS: Final = 1_000
RETRY_MAX_MS: Final = 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryCounts:
    """How many deliveries wait and how many have their receipt."""

    waiting: int
    delivered: int


def run_delivery(gateway: Gateway, stop: threading.Event) -> None:
    """Deliver until ``stop`` is set; a full disk or a silent platform only means later."""
    with httpx.Client(timeout=TIMEOUT_S, follow_redirects=False, trust_env=False) as client:
        while not stop.wait(PAUSE_S):
            try:
                while deliver_due(gateway, client) == BATCH and not stop.is_set():
                    pass
            except StoreUnusable as error:
                log.warning("delivery waits: store %s", error.reason)


def deliver_due(gateway: Gateway, client: httpx.Client) -> int:
    """Try every delivery that is due, at most ``BATCH``; return how many were tried."""
    due = gateway.db.read(lambda connection: _due(connection, gateway.now_ms()))
    _write_folders(gateway, [row for row in due if not row.folder_written])
    for row in due:
        if row.webhook_url:
            _post(gateway, client, row)
        else:
            _settle(gateway, row, "folder")
    return len(due)


def counts(connection: Connection) -> DeliveryCounts:
    """Return how far the way back is."""
    found = dict(
        connection.execute(
            select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
        ).tuples()
    )
    return DeliveryCounts(waiting=found.get("waiting", 0), delivered=found.get("delivered", 0))


def _due(connection: Connection, now_ms: int) -> list[Row[tuple[object, ...]]]:
    return list(
        connection.execute(
            select(*deliveries.c, people.c.webhook_url)
            .join(people, people.c.person_id == deliveries.c.platform_id)
            .where(deliveries.c.state == "waiting", deliveries.c.next_ms <= now_ms)
            .order_by(deliveries.c.next_ms, deliveries.c.delivery_id)
            .limit(BATCH)
        )
    )


def _write_folders(gateway: Gateway, rows: list[Row[tuple[object, ...]]]) -> None:
    by_platform: dict[str, list[Row[tuple[object, ...]]]] = {}
    for row in rows:
        by_platform.setdefault(row.platform_id, []).append(row)
    for platform_id, batch in by_platform.items():
        OutgoingFile(gateway.folder / "outgoing" / platform_id).append([row.body for row in batch])
        ids = [row.delivery_id for row in batch]
        gateway.db.write(
            lambda connection, ids=ids: connection.execute(
                update(deliveries)
                .where(deliveries.c.delivery_id.in_(ids))
                .values(folder_written=True)
            )
        )


def _post(gateway: Gateway, client: httpx.Client, row: Row[tuple[object, ...]]) -> None:
    try:
        done = deliver(
            client,
            row.webhook_url,
            row.delivery_id,
            row.body.encode(),
            timestamp_s=gateway.now_ms() // 1000,
            sign=gateway.keys.webhook.sign,
        )
    except GatewayUnavailable:
        log.warning("delivery %s not taken, will be tried again", row.delivery_id)
        _postpone(gateway, row)
    else:
        _settle(gateway, row, done.receipt)


def _postpone(gateway: Gateway, row: Row[tuple[object, ...]]) -> None:
    wait_ms = min(RETRY_MAX_MS, RETRY_MIN_MS << min(row.attempts, 20))

    def later(connection: Connection) -> None:
        connection.execute(
            update(deliveries)
            .where(deliveries.c.delivery_id == row.delivery_id)
            .values(attempts=row.attempts + 1, next_ms=gateway.now_ms() + wait_ms)
        )

    gateway.db.write(later)


def _settle(gateway: Gateway, row: Row[tuple[object, ...]], receipt: str) -> None:
    def settled(connection: Connection) -> None:
        changed = connection.execute(
            update(deliveries)
            .where(deliveries.c.delivery_id == row.delivery_id, deliveries.c.state == "waiting")
            .values(state="delivered", receipt=receipt, attempts=row.attempts + 1)
        )
        if changed.rowcount:
            logs.append_own(
                connection,
                gateway,
                AuditEvent.DELIVERED,
                decision_id=row.decision_id,
                item=row.item_id,
                outcome="delivered",
                detail={"receipt": receipt},
            )

    gateway.db.write(settled)
