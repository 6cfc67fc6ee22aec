# SPDX-License-Identifier: Apache-2.0
"""Feeds of what changed, read by cursor without ever skipping a row.

Topics: ``ws:<workstation>`` (``wire.work.FeedEvent``), ``platform:<person>``
(``wire.work.PlatformDecision``), and for everyone ``events``, for one workstation
``events:<workstation>`` (event and detail of ``wire.work.ServerEvent``).

On PostgreSQL a sequence number can commit after a larger one; rows are therefore ordered by the
writing transaction and read only below the oldest one still running (sync.md 0.10).  SQLite has one
writer at a time.  A cursor names the epoch: after a restore it is no place in this feed.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    func,
    insert,
    literal_column,
    select,
    tuple_,
)

from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.gateway.store.tables import feed

EVENTS: Final = "events"
_CURSOR: Final = re.compile(r"([0-9]{1,9})\.([0-9]{1,18})\.([0-9]{1,18})")
_LAST: Final = 10**18 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a feed, with the cursor that stands right after it."""

    topic: str
    body: dict[str, Any]
    cursor: str


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in order, where to go on, and whether there is more now."""

    rows: tuple[Row, ...]
    cursor: str
    more: bool


def workstation_topic(workstation_id: str) -> str:
    """Return the topic of one workstation's changes."""
    return f"ws:{workstation_id}"


def events_topic(workstation_id: str) -> str:
    """Return the topic of what the gateway calls out to one workstation."""
    return f"{EVENTS}:{workstation_id}"


def platform_topic(person_id: str) -> str:
    """Return the topic of one platform's decisions."""
    return f"platform:{person_id}"


def append(connection: Connection, topic: str, body: Mapping[str, Any]) -> None:
    """Add a row in the current transaction."""
    values: dict[str, Any] = {"topic": topic, "body": json.dumps(body)}
    if connection.dialect.name == "postgresql":
        values["transaction_id"] = literal_column("pg_current_xact_id()::text::bigint", BigInteger)
    connection.execute(insert(feed).values(values))


def read(
    connection: Connection, topics: Sequence[str], cursor: str, epoch: int, limit: int
) -> Page:
    """Return at most ``limit`` rows after ``cursor`` (empty: from the beginning).

    Raises:
        InputRefused: ``cursor-invalid``.
        RuleBroken: ``cursor-epoch``: from before a restore.
    """
    after = _place(cursor, epoch)
    asked = (
        select(feed.c.topic, feed.c.body, feed.c.transaction_id, feed.c.seq)
        .where(
            feed.c.topic.in_(topics),
            tuple_(feed.c.transaction_id, feed.c.seq) > tuple_(*after),
        )
        .order_by(feed.c.transaction_id, feed.c.seq)
        .limit(limit + 1)
    )
    if connection.dialect.name == "postgresql":
        asked = asked.where(feed.c.transaction_id < _xmin())
    found = connection.execute(asked).all()
    rows = tuple(
        Row(each.topic, json.loads(each.body), _written(epoch, each.transaction_id, each.seq))
        for each in found[:limit]
    )
    return Page(rows, rows[-1].cursor if rows else _written(epoch, *after), len(found) > limit)


def now(connection: Connection, epoch: int) -> str:
    """Return the cursor after everything that ``read`` could return now."""
    if connection.dialect.name == "postgresql":
        return _written(epoch, connection.execute(select(_xmin())).scalar_one() - 1, _LAST)
    newest = connection.execute(select(func.max(feed.c.seq))).scalar()
    return _written(epoch, 0, newest or 0)


def watermark(connection: Connection) -> tuple[int, int]:
    """Return a value that changes whenever there may be something new to read."""
    newest = connection.execute(select(func.max(feed.c.seq))).scalar() or 0
    if connection.dialect.name == "postgresql":
        # A row becomes readable when older transactions end, long after it was written.
        readable = connection.execute(
            select(func.count()).where(feed.c.seq > newest - 1000, feed.c.transaction_id < _xmin())
        ).scalar_one()
        return newest, readable
    return newest, 0


def _xmin() -> ColumnElement[int]:
    return literal_column("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", BigInteger)


def _written(epoch: int, transaction_id: int, seq: int) -> str:
    return as_cursor(f"{epoch}.{transaction_id}.{seq}")


def as_cursor(text: str) -> str:
    """Return a place as a cursor, which says nothing to who holds it."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def in_cursor(untrusted_cursor: str) -> str:
    """Return the text in a cursor; raises ``InputRefused``: ``cursor-invalid``."""
    try:
        padded = untrusted_cursor.encode("ascii") + b"=" * (-len(untrusted_cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise InputRefused("cursor-invalid", "cursor") from error


def _place(untrusted_cursor: str, epoch: int) -> tuple[int, int]:
    if not untrusted_cursor:
        return 0, 0
    parts = _CURSOR.fullmatch(in_cursor(untrusted_cursor))
    if parts is None:
        raise InputRefused("cursor-invalid", "cursor")
    if int(parts[1]) != epoch:
        raise RuleBroken("cursor-epoch")
    return int(parts[2]), int(parts[3])
