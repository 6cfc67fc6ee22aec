# SPDX-License-Identifier: Apache-2.0
"""Turns records of logs into rows: lists to the day, one item's history to the minute."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, cast

from reviewer.ports.store import AuditTrail, StoredRecord, Witnessed
from reviewer.services.shown import AuditRow, HistoryRow

PAGE: Final = 500

Pages = Callable[[str], Iterator[tuple[str, StoredRecord]]]


def row_of(log: str, stored: StoredRecord) -> AuditRow:
    """Return one record for a list."""
    found = _read(stored)
    return AuditRow(
        log=log,
        seq=stored.seq,
        day=str(found["ts"])[:10],
        event=found["event"],
        queue=found.get("queue", ""),
        item_id=found.get("item", ""),
        group_id=found.get("group", ""),
        verdict=found.get("verdict", ""),
        labels=tuple(found.get("labels", ())),
        outcome=found.get("outcome", ""),
        decision_id=found.get("decision_id", ""),
    )


def history_of(pages: Pages, item_id: str) -> tuple[HistoryRow, ...]:
    """Return the steps of one item, oldest first.

    A decision on a group names the group; it is a step of each of its items.

    Args:
        pages: returns the records that name an item, or all for an empty name.
        item_id: the item.
    """
    own = list(pages(item_id))
    groups = {group for _, stored in own if (group := _read(stored).get("group"))}
    steps = {(log, stored.seq): stored for log, stored in own}
    if groups:
        for log, stored in pages(""):
            found = _read(stored)
            if found.get("group") in groups and found.get("item", item_id) == item_id:
                steps[log, stored.seq] = stored
    rows = (_step(log, stored) for (log, _), stored in steps.items())
    return tuple(sorted(rows, key=lambda row: (row.minute, row.log, row.seq)))


def fetched(witnessed: Witnessed) -> Pages:
    """Return the fetched records, page by page."""

    def pages(item_id: str) -> Iterator[tuple[str, StoredRecord]]:
        offset = 0
        while page := witnessed.find(item_id=item_id, limit=PAGE, offset=offset):
            yield from page
            offset += len(page)

    return pages


def own(trail: AuditTrail, log: str) -> Pages:
    """Return this workstation's own records, page by page."""

    def pages(item_id: str) -> Iterator[tuple[str, StoredRecord]]:
        start = 0
        while page := trail.records(start, PAGE):
            yield from (
                (log, each) for each in page if not item_id or _read(each).get("item") == item_id
            )
            start = page[-1].seq + 1

    return pages


def _step(log: str, stored: StoredRecord) -> HistoryRow:
    found = _read(stored)
    return HistoryRow(
        log=log,
        seq=stored.seq,
        minute=found["ts"],
        event=found["event"],
        actor=found.get("actor", ""),
        verdict=found.get("verdict", ""),
        outcome=found.get("outcome", ""),
        labels=tuple(found.get("labels", ())),
        protected=tuple(found.get("protected", ())),
        policy=found.get("policy", ""),
        payload_commit=found.get("payload_commit", ""),
        receipt=found.get("detail", {}).get("receipt", ""),
    )


def _read(stored: StoredRecord) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(stored.record))
