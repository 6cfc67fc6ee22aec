# SPDX-License-Identifier: Apache-2.0
"""Writes new items, any number in one transaction; those whose text came along are complete.

Everything slow (decoding, sealing) happens before the transaction, and everything that may have
changed meanwhile is looked at again inside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.errors import StoreUnusable
from reviewer.gateway.banks import locking
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake import media_rows, rows
from reviewer.gateway.intake.content import TEXT, Content, digest, look_into
from reviewer.gateway.likeness.grouping import take_turn
from reviewer.gateway.likeness.intake import Complete, settle
from reviewer.gateway.store import logs
from reviewer.wire.account import IntakeItem

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A new item, and its text if it is one."""

    item: IntakeItem
    new: rows.NewItem
    content: Content | None


def prepare(
    gateway: Gateway, fresh: Sequence[tuple[IntakeItem, rows.NewItem]]
) -> tuple[Arrival, ...]:
    """Look into the texts; the same text as a flagged one is flagged too."""
    digests = {item.external_id: digest(item.text.encode()) for item, _ in fresh if item.text}
    locked = {digests.get(item.external_id) for item, _ in fresh if item.diversion}
    if digests:
        values = frozenset(digests.values())
        locked |= gateway.db.read(lambda reading: media_rows.locked_digests(reading, values))
    return tuple(
        Arrival(
            item=item,
            new=new,
            content=look_into(
                gateway,
                item.text.encode(),
                TEXT,
                kind=item.kind,
                is_locked=item.diversion or digests[item.external_id] in locked,
            )
            if item.text
            else None,
        )
        for item, new in fresh
    )


def register(
    gateway: Gateway, platform_id: str, arrivals: Sequence[Arrival]
) -> dict[str, rows.KnownItem]:
    """Write what is not here yet; return what was written, by external id.

    An item that another call wrote meanwhile is left out.
    """

    def work(connection: Connection) -> tuple[dict[str, rows.KnownItem], frozenset[str]]:
        names = [arrival.item.external_id for arrival in arrivals]
        known = rows.known_items(connection, platform_id, names)
        absent = [arrival for arrival in arrivals if arrival.item.external_id not in known]
        return _write(connection, gateway, absent) if absent else ({}, frozenset())

    contents = [arrival.content for arrival in arrivals if arrival.content]
    if contents:
        gateway.known.catch_up(gateway.db)
    try:
        return keeping_blobs(gateway, contents, work)
    except IntegrityError:
        # PostgreSQL only: the same item came twice in the same moment.
        if len(arrivals) == 1:
            for content in contents:
                gateway.media.remove(content.sealed[0])
            return {}
        one_by_one = [register(gateway, platform_id, [arrival]) for arrival in arrivals]
        return {name: found for each in one_by_one for name, found in each.items()}


def keeping_blobs(
    gateway: Gateway,
    contents: Sequence[Content],
    work: Callable[[Connection], tuple[Result, frozenset[str]]],
) -> Result:
    """Run ``work``, which also returns the blobs in use, and remove those sealed for nothing.

    Where a failure leaves open whether the rows were written, the blobs stay: without a row
    nobody has their key.
    """
    blobs = [content.sealed[0] for content in contents]
    try:
        done, used = gateway.db.write(work)
    except StoreUnusable as error:
        if error.reason == "full":
            for blob in blobs:
                gateway.media.remove(blob)
        raise
    for blob in set(blobs).difference(used):
        gateway.media.remove(blob)
    return done


def _write(
    connection: Connection, gateway: Gateway, absent: Sequence[Arrival]
) -> tuple[dict[str, rows.KnownItem], frozenset[str]]:
    contents = [arrival.content for arrival in absent if arrival.content]
    before = _begin(connection, contents)
    kept = (
        media_rows.keep_media(connection, contents)
        if contents
        else media_rows.Kept({}, frozenset(), {})
    )
    locked = media_rows.locked_digests(connection, kept.media_ids)
    written, placed, diverted, states = {}, [], [], []
    for arrival in absent:
        new, content = arrival.new, arrival.content
        state, unreadable = "ingested", ""
        if content is not None:
            state = "diverted" if content.sha256 in locked else content.state
            new = rows.complete(new, content, kept.media_ids[content.sha256], state)
            unreadable = kept.unreadable[content.sha256]
            if state == "diverted":
                diverted.append(str(new.item["item_id"]))
        placed.append(new)
        states.append((state, unreadable))
        known = rows.KnownItem(str(new.item["item_id"]), state, unreadable)
        written[arrival.item.external_id] = known
    rows.insert_items(connection, placed)
    complete = [
        done
        for arrival, (state, _) in zip(absent, states, strict=True)
        if (done := _complete(arrival, state)) is not None
    ]
    offered = {done.features.sha256 for done in complete}
    media_rows.keep_traces(
        connection,
        {kept.media_ids[each.sha256]: each for each in contents if each.sha256 in offered},
    )
    settled = settle(connection, gateway.known, complete, before, gateway.now_ms())
    entries = [
        record
        for arrival, (state, unreadable) in zip(absent, states, strict=True)
        for record in _records(gateway.now_ms(), arrival, state, unreadable, settled.group_of)
    ]
    entries += settled.records
    if diverted:
        entries += locking.items_diverted(connection, diverted, "", gateway.now_ms())
    logs.append_all(connection, entries)
    return written, kept.blobs


def _begin(connection: Connection, contents: Sequence[Content]) -> frozenset[str]:
    """Take the turn of grouping; return the digests that are here, or come twice with these."""
    if not contents:
        return frozenset()
    take_turn(connection)
    counts = Counter(content.sha256 for content in contents)
    twice = frozenset(sha256 for sha256, count in counts.items() if count > 1)
    return twice | media_rows.present(connection, counts)


def _complete(arrival: Arrival, state: str) -> Complete | None:
    """Return an item to be grouped and matched; none that is locked, waits, or is unreadable."""
    content, new = arrival.content, arrival.new
    if content is None or state != "available" or content.inspection is None:
        return None
    assert content.features is not None  # it was inspected
    item, group = str(new.item["item_id"]), str(new.group["group_id"])
    return Complete(item, group, content.inspection, content.features)


def _records(
    now_ms: int, arrival: Arrival, state: str, unreadable: str, group_of: Mapping[str, str]
) -> list[AuditEntry]:
    new = arrival.new
    item = str(new.item["item_id"])
    group = group_of.get(item, str(new.group["group_id"]))
    queue, policy = str(new.group["queue"]), str(new.group["policy_version"])
    received = AuditEntry(
        event=AuditEvent.ITEM_RECEIVED, at=logs.at(now_ms), item=item, group=group, queue=queue
    )
    set_aside = aside(now_ms, item, group, policy, state, unreadable, is_flagged=new.is_flagged)
    return [received, *set_aside] if arrival.content else [received]


def aside(
    now_ms: int,
    item: str,
    group: str,
    policy: str,
    state: str,
    unreadable: str,
    *,
    is_flagged: bool,
) -> list[AuditEntry]:
    """Return the record of an item whose bytes nobody is given; nothing for another."""
    at = logs.at(now_ms)
    if state == "diverted":
        reason = "flagged" if is_flagged else "same-bytes"
        event = AuditEvent.DIVERTED
        return [
            AuditEntry(event=event, at=at, item=item, group=group, policy=policy, reason=reason)
        ]
    if unreadable:
        event = AuditEvent.MEDIA_QUARANTINED
        return [AuditEntry(event=event, at=at, item=item, group=group, reason=unreadable)]
    return []
