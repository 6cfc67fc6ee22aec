# SPDX-License-Identifier: Apache-2.0
"""Takes out of proposals and banks what items leave behind that are withdrawn or diverted.

The hashes of suspected child-abuse material are in no proposal, and match in no bank.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, or_, select, update

from reviewer.domain.audit import AuditEntry
from reviewer.domain.banks import EntryState
from reviewer.domain.hashes import HashKind
from reviewer.gateway.banks import changes, proposals, rows
from reviewer.gateway.banks.checks import OPEN, Key
from reviewer.gateway.likeness.forgetting import forget_items
from reviewer.gateway.store import lease_ends
from reviewer.gateway.store.tables import bank_entries, groups, items, media
from reviewer.gateway.store.tables import proposals as proposed

ITEM_WITHDRAWN = "item-withdrawn"
_ENDED = {"lease_id": None, "holder_workstation": None, "holder_person": None, "expires_ms": None}


def item_withdrawn(connection: Connection, item_id: str, now_ms: int) -> list[AuditEntry]:
    """End the open proposals of an item its platform took back."""
    groups_of = select(proposed.c.group_id).where(proposed.c.item_id == item_id)
    named = list(connection.execute(groups_of.distinct()).scalars())
    records = proposals.withdraw_items(connection, [item_id], ITEM_WITHDRAWN, now_ms)
    _close(connection, named)
    return records


def items_diverted(
    connection: Connection, item_ids: Collection[str], actor: str, now_ms: int
) -> list[AuditEntry]:
    """Forget the hashes of diverted items, and end their proposals and entries.

    Args:
        connection: the transaction that diverts them.
        item_ids: the items.
        actor: who diverted them; empty where the platform did, or the bytes were known.
        now_ms: the wall clock.
    """
    forget_items(connection, item_ids)
    keys = _hashes(connection, item_ids)
    texts = [value for _, value in keys]
    found = [
        row
        for row in connection.execute(
            select(proposed)
            .where(or_(proposed.c.item_id.in_(item_ids), proposed.c.value.in_(texts)))
            .order_by(proposed.c.proposal_id)
        )
        if row.item_id in item_ids or (row.kind, row.value) in keys
    ]
    entries = _entries(connection, keys)
    if not found and not entries:
        return []
    rows.locked(connection)
    still_open = [row for row in found if row.state in OPEN]
    records = proposals.withdraw(connection, still_open, rows.DIVERTED, now_ms)
    names = [row.proposal_id for row in found]
    connection.execute(update(proposed).where(proposed.c.proposal_id.in_(names)).values(value=""))
    _close(connection, [row.group_id for row in still_open])
    return records + _withdraw(connection, keys, actor, now_ms)


def _hashes(connection: Connection, item_ids: Collection[str]) -> frozenset[Key]:
    found: set[Key] = set()
    asked = (
        select(media.c.sha256, media.c.hashes)
        .join(items, items.c.media_id == media.c.media_id)
        .where(items.c.item_id.in_(item_ids))
    )
    for row in connection.execute(asked):
        found.add((HashKind.SHA256.value, row.sha256))
        found |= {(each["kind"], each["value"]) for each in json.loads(row.hashes)}
    return frozenset(found)


def _entries(connection: Connection, keys: frozenset[Key]) -> list[rows.BankEntry]:
    return [
        entry
        for entry in rows.with_values(connection, keys)
        if (entry.state, entry.reason) != (EntryState.WITHDRAWN, rows.DIVERTED)
    ]


def _withdraw(
    connection: Connection, keys: frozenset[Key], actor: str, now_ms: int
) -> list[AuditEntry]:
    event = rows.Event(event="withdrawn", actor=actor, reason=rows.DIVERTED)
    ended = []
    for entry in _entries(connection, keys):  # read again: the banks are locked only now
        if entry.state is EntryState.WITHDRAWN:  # its hash is not told from now on
            connection.execute(
                update(bank_entries)
                .where(bank_entries.c.entry_id == entry.entry_id)
                .values(reason=rows.DIVERTED)
            )
            continue
        state = EntryState.WITHDRAWN.value
        ended.append(rows.change(connection, entry, event, now_ms, state=state))
    changes.tell(connection, (entry.bank_id for entry in ended))
    return [changes.changed(entry, actor, now_ms) for entry in ended]


def _close(connection: Connection, group_ids: Collection[str]) -> None:
    """Close the groups that a second person would be asked about for nothing."""
    for group in proposals.without_question(connection, group_ids):
        connection.execute(
            update(groups)
            .where(groups.c.group_id == group.group_id)
            .values(state="closed", **_ENDED)
        )
        connection.execute(
            update(items)
            .where(items.c.group_id == group.group_id, items.c.state == "available")
            .values(state="closed")
        )
        if group.state == "leased":
            lease_ends.tell(connection, group.last_workstation, "lease_revoked", group.group_id)
