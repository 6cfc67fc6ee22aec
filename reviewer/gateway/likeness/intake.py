# SPDX-License-Identifier: Apache-2.0
"""What becomes of items when their bytes are here: their group, their matches, a known answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from reviewer.domain.audit import AuditEntry
from reviewer.gateway.likeness import late, matching
from reviewer.gateway.likeness.grouping import Grouping, NewItem
from reviewer.gateway.likeness.known import Known
from reviewer.gateway.likeness.matching import Asked
from reviewer.media.grouping.features import Features
from reviewer.media.values import Inspection


@dataclass(frozen=True, slots=True)
class Complete:
    """An item that is offered from now on, in a group of its own, and what was found of it."""

    item_id: str
    group_id: str
    seen: Inspection
    features: Features


@dataclass(frozen=True, slots=True)
class Settled:
    """The group each item is in, and the log records of what that changed."""

    group_of: dict[str, str]
    records: list[AuditEntry]


def settle(
    connection: Connection,
    known: Known,
    complete: Sequence[Complete],
    present: Collection[str],
    now_ms: int,
) -> Settled:
    """Group items, match them, and decide copies of what is decided, by policy.

    Args:
        connection: the transaction that takes the items in, in the turn of grouping; they and
            their traces are written.
        known: caught up before the transaction.
        complete: the items, none of them flagged or locked.
        present: digests of media that were here before, or come twice among these.
        now_ms: the wall clock.
    """
    if not complete:
        return Settled({}, [])
    new = [NewItem(each.item_id, each.group_id, each.features) for each in complete]
    grouped = Grouping(connection, known.items, known.texts, now_ms).place_all(new, present)
    asked = [Asked(each.item_id, each.seen) for each in complete]
    matching.note(connection, known.banks, asked)
    closed = late.close_new(connection, grouped.near, now_ms)
    return Settled(grouped.group_of, grouped.records + closed)
