# SPDX-License-Identifier: Apache-2.0
"""Holds new entries of banks against the items that were here before them.

An item that is still open has the match noted.  One that was allowed is offered again, unless the
bank is of what is harmless.  Banks say up to where this was done, so that nothing is lost with the
process that did it; an entry that is worked through twice changes nothing the second time.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, select, update

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.banks import ITEMS_MOST, BankKind, EntryState
from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import StoreUnusable
from reviewer.domain.hashes import HashKind
from reviewer.domain.items import Severity, band_of
from reviewer.gateway.context import Gateway
from reviewer.gateway.likeness import late, matching
from reviewer.gateway.likeness.known_items import KnownItems
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store import lease_ends, leases, logs, tiers
from reviewer.gateway.store.tables import (
    bank_entries,
    banks,
    decisions,
    groups,
    items,
    media,
    media_hashes,
)

_log = logging.getLogger(__name__)

PAUSE_S: Final = 1.0
ENTRIES: Final = 100  # worked through in one transaction
REOPENED: Final = "reopened"
WITHIN_MS: Final = 86_400_000  # the platform has its first answer: no legal clock runs any more
_ALLOWED: Final = (Verdict.ALLOWED.value, Verdict.ALLOWED_PROTECTED.value)


@dataclass(frozen=True, slots=True)
class _Page:
    """Some new entries of a bank, and the items they match."""

    bank: Row[Any]
    through: int
    found: list[dict[str, Any]]


def run_looking_back(gateway: Gateway, stop: threading.Event) -> None:
    """Look back until ``stop`` is set, and save the indexes of banks as they grow."""
    while not stop.wait(PAUSE_S):
        try:
            while look_back(gateway) and not stop.is_set():
                pass
            gateway.known.banks.save()
        except StoreUnusable as error:
            _log.warning("looking back waits: store %s", error.reason)
        except Exception:  # noqa: BLE001 - the thread's boundary: it must outlive a bug
            _log.exception("looking back failed; it goes on")


def look_back(gateway: Gateway) -> int:
    """Work through some new entries of one bank; return how many.

    Raises:
        StoreUnusable: nothing was changed, and it is done again.
    """
    behind = gateway.db.read(
        lambda c: c.execute(select(banks).where(banks.c.rev > banks.c.searched_through)).first()
    )
    if behind is None:
        return 0
    gateway.known.catch_up(gateway.db)
    page, count = gateway.db.read(lambda c: _page(c, gateway.known.items, behind))
    gateway.db.write(lambda c: _apply(c, page, gateway.now_ms()))
    return count


def _page(connection: Connection, known: KnownItems, bank: Row[Any]) -> tuple[_Page, int]:
    entries = connection.execute(
        select(bank_entries)
        .where(
            bank_entries.c.bank_id == bank.bank_id,
            bank_entries.c.rev > bank.searched_through,
            bank_entries.c.rev <= bank.rev,
        )
        .order_by(bank_entries.c.rev)
        .limit(ENTRIES)
    ).all()
    found: list[dict[str, Any]] = []
    for entry in entries:
        if entry.state == EntryState.WITHDRAWN.value:
            continue
        matched = _matched(connection, known, entry, bank.radius)
        if len(matched) > ITEMS_MOST:
            _log.warning("entry %s matches too many items to offer them again", entry.entry_id)
        found += matched[:ITEMS_MOST]
    through = entries[-1].rev if len(entries) == ENTRIES else bank.rev
    return _Page(bank, through, found), len(entries)


def _matched(
    connection: Connection, known: KnownItems, entry: Row[Any], radius: int
) -> list[dict[str, Any]]:
    asked = select(items.c.item_id, items.c.group_id, media.c.sha256).join(
        media, media.c.media_id == items.c.media_id
    )
    if entry.kind == HashKind.PDQ.value:
        near = {each.sha256: each for each in known.near_hash(entry.value, radius)}
        asked = asked.where(media.c.sha256.in_(list(near)[: ITEMS_MOST + 1]))
    else:
        near = {}
        asked = asked.join(
            media_hashes,
            and_(
                media_hashes.c.media_id == media.c.media_id,
                media_hashes.c.kind == entry.kind,
                media_hashes.c.value == entry.value,
            ),
        )
    open_or_closed = items.c.state.in_(("available", "closed"))
    rows = connection.execute(
        asked.where(open_or_closed).order_by(items.c.item_id).limit(ITEMS_MOST + 1)
    ).all()
    return [
        {
            "item_id": row.item_id,
            "group_id": row.group_id,
            "entry_id": entry.entry_id,
            "distance": near[row.sha256].distance if near else 0,
            "form": near[row.sha256].form if near else "",
        }
        for row in rows
    ]


def _apply(connection: Connection, page: _Page, now_ms: int) -> None:
    names = {each["group_id"] for each in page.found}
    locked = shown.locked(connection, names)
    matching.keep(connection, [_match(each) for each in page.found])
    if page.bank.kind != BankKind.ALLOW.value:
        records = [
            record
            for group in locked.values()
            if group.state == "closed"
            for record in _offer_again(connection, group, now_ms)
        ]
        logs.append_all(connection, records)
    connection.execute(
        update(banks)
        .where(banks.c.bank_id == page.bank.bank_id, banks.c.searched_through < page.through)
        .values(searched_through=page.through)
    )


def _match(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name != "group_id"}


def _offer_again(connection: Connection, group: Row[Any], now_ms: int) -> Sequence[AuditEntry]:
    """Offer a group again that was allowed, and tell who allowed it."""
    decided = late.in_force(connection, group.group_id)
    if decided is None or decided.verdict not in _ALLOWED:
        return ()
    severity = None if group.severity is None else Severity(group.severity)
    connection.execute(
        update(groups)
        .where(groups.c.group_id == group.group_id)
        .values(
            **leases.FORGOTTEN,
            stage="first",
            queue=f"{group.category}.{band_of(severity).value}",
            tier=tiers.tier_for(connection, group.category, ""),
            due_ms=max(group.due_ms, now_ms + WITHIN_MS),
            generation=groups.c.generation + 1,
        )
    )
    connection.execute(
        update(items)
        .where(items.c.group_id == group.group_id, items.c.state == "closed")
        .values(state="available")
    )
    decision = decisions.c.decision_id == decided.decision_id
    connection.execute(update(decisions).where(decision).values(reopened=True))
    who = connection.execute(select(decisions.c.workstation_id).where(decision)).scalar_one()
    lease_ends.tell(connection, who, REOPENED, group.group_id)
    record = AuditEntry(
        event=AuditEvent.GROUP_CHANGED,
        at=logs.at(now_ms),
        group=group.group_id,
        decision_id=decided.decision_id,
        reason=REOPENED,
    )
    return (record,)
