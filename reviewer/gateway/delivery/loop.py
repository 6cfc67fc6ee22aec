# SPDX-License-Identifier: Apache-2.0
"""Brings every effective decision back to its platform: folder first, then webhook with retry.

Deliveries are rows written in the decision's own transaction, so none is lost; each is sent until
the platform says yes, under one id, so none is doubled.  A platform without a webhook reads the
feed or the folder; its row is delivered once the line is in the file.  A platform that is down
keeps nobody else waiting, and one decision it will not take keeps none of its others waiting.
"""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, case, func, select, update

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import StoreUnusable
from reviewer.gateway.context import Gateway
from reviewer.gateway.delivery.outgoing import OutgoingFile
from reviewer.gateway.delivery.webhook import Delivered, NotTaken, WebhookClient, deliver
from reviewer.gateway.store import logs
from reviewer.gateway.store.tables import deliveries, people

_log = logging.getLogger(__name__)

BATCH: Final = 100
PAUSE_S: Final = 0.5
RETRY_MIN_MS: Final = 1_000
RETRY_MAX_MS: Final = 3_600_000
OUTGOING: Final = "outgoing"
IN_FOLDER: Final = "folder"  # the receipt of a platform that reads the file or the feed

_Waiting = Row[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryCounts:
    """How many deliveries wait and how many have their receipt."""

    waiting: int
    delivered: int


def run_delivery(gateway: Gateway, stop: threading.Event) -> None:
    """Deliver until ``stop`` is set; a full disk or a silent platform only means later."""
    with WebhookClient() as client:
        while not stop.wait(PAUSE_S):
            try:
                while deliver_due(gateway, client, stop) == BATCH and not stop.is_set():
                    pass
            except StoreUnusable as error:
                _log.warning("delivery waits: store %s", error.reason)
            except Exception:  # noqa: BLE001 - the thread's boundary: it must outlive a bug
                _log.exception("a round of delivery failed; it goes on")


def deliver_due(
    gateway: Gateway, client: WebhookClient, stop: threading.Event | None = None
) -> int:
    """Take up every delivery that is due, at most ``BATCH``; return how many those were.

    Raises:
        StoreUnusable: nothing is lost; what was sent but not noted is sent again under its id.
    """
    due = gateway.db.read(lambda connection: _due(connection, gateway.now_ms()))
    _write_folders(gateway, [row for row in due if not row.folder_written])
    down: set[str] = set()
    for row in due:
        if stop is not None and stop.is_set():
            break
        if not row.webhook_url:
            _settle(gateway, row, IN_FOLDER)
        elif row.platform_id not in down and not _post(gateway, client, row):
            down.add(row.platform_id)
    return len(due)


def counts(connection: Connection) -> DeliveryCounts:
    """Return how far the way back is."""
    asked = select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
    found = {row[0]: row[1] for row in connection.execute(asked)}
    return DeliveryCounts(waiting=found.get("waiting", 0), delivered=found.get("delivered", 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The deliveries of a platform that were tried and not taken.

    Attributes:
        ended: how the last try of one of them ended.
        next_ms: when the next is tried.
    """

    platform_id: str
    waiting: int
    ended: str
    next_ms: int


def held_up(connection: Connection) -> tuple[Held, ...]:
    """Return what waits because its platform did not take it, by platform."""
    asked = (
        select(
            deliveries.c.platform_id,
            func.count().label("waiting"),
            func.max(deliveries.c.receipt).label("ended"),
            func.min(deliveries.c.next_ms).label("next_ms"),
        )
        .where(deliveries.c.state == "waiting", deliveries.c.receipt != "")
        .group_by(deliveries.c.platform_id)
        .order_by(deliveries.c.platform_id)
    )
    return tuple(Held(**row._asdict()) for row in connection.execute(asked))


def _due(connection: Connection, now_ms: int) -> Sequence[_Waiting]:
    asked = (
        select(*deliveries.c, people.c.webhook_url)
        .join(people, people.c.person_id == deliveries.c.platform_id)
        .where(deliveries.c.state == "waiting", deliveries.c.next_ms <= now_ms)
        .order_by(deliveries.c.next_ms, deliveries.c.delivery_id)
        .limit(BATCH)
    )
    return list(connection.execute(asked))


def _write_folders(gateway: Gateway, rows: Sequence[_Waiting]) -> None:
    by_platform: defaultdict[str, list[_Waiting]] = defaultdict(list)
    for row in rows:
        by_platform[row.platform_id].append(row)
    for platform_id, batch in by_platform.items():
        folder = gateway.folder / OUTGOING / platform_id
        OutgoingFile(folder).append([row.body for row in batch])
        _mark_written(gateway, [row.delivery_id for row in batch])


def _mark_written(gateway: Gateway, ids: Sequence[str]) -> None:
    def written(connection: Connection) -> None:
        connection.execute(
            update(deliveries).where(deliveries.c.delivery_id.in_(ids)).values(folder_written=True)
        )

    gateway.db.write(written)


def _post(gateway: Gateway, client: WebhookClient, row: _Waiting) -> bool:
    """Send one; return False when its platform will take nothing now."""
    done = deliver(
        client,
        row.webhook_url,
        row.delivery_id,
        row.body.encode(),
        timestamp_s=gateway.now_ms() // 1000,
        sign=gateway.keys.webhook.sign,
    )
    if isinstance(done, Delivered):
        _settle(gateway, row, done.receipt)
        return True
    _log.warning("delivery %s not taken (%d), tried again later", row.delivery_id, done.status)
    _postpone(gateway, row, done)
    return not done.is_platform_down


def _postpone(gateway: Gateway, row: _Waiting, done: NotTaken) -> None:
    wait_ms = min(RETRY_MAX_MS, RETRY_MIN_MS << min(row.attempts, 20))
    ended = f"HTTP {done.status}" if done.status else "no answer"

    def later(connection: Connection) -> None:
        next_ms = gateway.now_ms() + wait_ms
        is_this = deliveries.c.delivery_id == row.delivery_id
        if not done.is_platform_down:
            connection.execute(
                update(deliveries)
                .where(is_this)
                .values(attempts=deliveries.c.attempts + 1, next_ms=next_ms, receipt=ended)
            )
            return
        connection.execute(
            update(deliveries)
            .where(
                deliveries.c.platform_id == row.platform_id,
                deliveries.c.state == "waiting",
                deliveries.c.next_ms <= next_ms,
            )
            .values(
                attempts=deliveries.c.attempts + case((is_this, 1), else_=0),
                # The one that failed goes last: if it is what brings the platform down, the
                # others are past it.
                next_ms=next_ms + case((is_this, 1), else_=0),
                receipt=ended,
            )
        )

    gateway.db.write(later)


def _settle(gateway: Gateway, row: _Waiting, receipt: str) -> None:
    def settled(connection: Connection) -> None:
        changed = connection.execute(
            update(deliveries)
            .where(deliveries.c.delivery_id == row.delivery_id, deliveries.c.state == "waiting")
            .values(state="delivered", receipt=receipt, attempts=deliveries.c.attempts + 1)
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
