# SPDX-License-Identifier: Apache-2.0
"""The feed of one bank: its entries in the order of their newest change.

An entry that changed twice is told once, as it is now.  A cursor names the epoch and the bank:
after a restore it is no place in this feed, and whoever holds it begins anew, with nothing.
"""

from __future__ import annotations

import hashlib
import re
import threading
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from reviewer.domain.banks import EntryState
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.gateway.banks import rows
from reviewer.gateway.banks.rows import BankEntry
from reviewer.gateway.store import facts, feed, logs
from reviewer.gateway.store.tables import bank_entries
from reviewer.wire.banks import FEED_PAGE_MAX, HashChange, HashPage
from reviewer.wire.mapping import hash_to

_CURSOR: Final = re.compile(r"([0-9]{1,9})\.([0-9]{1,18})\.(.+)")
_DIGESTS_KEPT: Final = 64


class _Digests:
    """Digests of banks, each worked out once for a state of its bank; for any threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, int, str, int], str] = {}

    def of(self, connection: Connection, epoch: int, bank: Row[Any]) -> str:
        key = (facts.server_id(connection), epoch, bank.bank_id, bank.rev)
        with self._lock:
            known = self._known.get(key)
        if known is None:
            known = digest(connection, bank.bank_id)
            with self._lock:
                self._known[key] = known
                while len(self._known) > _DIGESTS_KEPT:
                    self._known.pop(next(iter(self._known)))
        return known


_DIGESTS: Final = _Digests()


def page(
    connection: Connection,
    bank_id: str,
    cursor: str,
    epoch: int,
    now_ms: int,
    limit: int = FEED_PAGE_MAX,
) -> HashPage:
    """Return the changes of a bank after ``cursor`` (empty: from the beginning).

    Raises:
        RuleBroken: ``not-found``, or ``cursor-epoch``: from before a restore.
        InputRefused: ``cursor-invalid``.
    """
    bank = rows.bank(connection, bank_id)
    after = _place(cursor, epoch, bank_id)
    found = connection.execute(
        select(bank_entries)
        .where(bank_entries.c.bank_id == bank_id, bank_entries.c.rev > after)
        .order_by(bank_entries.c.rev)
        .limit(limit + 1)
    ).all()
    more = len(found) > limit
    changes = tuple(change_of(rows.entry_of(row)) for row in found[:limit])
    last = changes[-1].rev if changes else after
    return HashPage(
        bank_id=bank_id,
        changes=changes,
        cursor=feed.as_cursor(f"{epoch}.{last}.{bank_id}"),
        more=more,
        digest="" if more else _DIGESTS.of(connection, epoch, bank),
        as_of=logs.at(now_ms),
    )


def digest(connection: Connection, bank_id: str) -> str:
    """Return what a reader of the whole feed can compare with: see ``HashPage.digest``."""
    standing = connection.execute(
        select(bank_entries.c.entry_id, bank_entries.c.rev).where(
            bank_entries.c.bank_id == bank_id,
            bank_entries.c.state != EntryState.WITHDRAWN.value,
        )
    )
    # Sorted here: each engine has its own order of texts.
    lines = sorted(f"{row.entry_id}:{row.rev}\n" for row in standing)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def change_of(entry: BankEntry, *, is_trail: bool = False) -> HashChange:
    """Return an entry as it travels.

    The hash of one withdrawn is left out of the feed; in its trail it is shown, unless the item
    was diverted.
    """
    is_withdrawn = entry.state is EntryState.WITHDRAWN
    is_told = not is_withdrawn or (is_trail and entry.reason != rows.DIVERTED)
    return HashChange(
        entry_id=entry.entry_id,
        op="tombstone" if is_withdrawn else "upsert",
        rev=entry.rev,
        hash=hash_to(entry.value) if is_told else None,
        state=entry.state.value,
        labels=entry.labels,
        audience=entry.audience,
        source=entry.source,
        disputes=entry.disputes + entry.foreign_disputes,
        added_on=logs.at(entry.added_ms).date(),
    )


def _place(untrusted_cursor: str, epoch: int, bank_id: str) -> int:
    if not untrusted_cursor:
        return 0
    parts = _CURSOR.fullmatch(feed.in_cursor(untrusted_cursor))
    if parts is None or parts[3] != bank_id:
        raise InputRefused("cursor-invalid", "cursor")
    if int(parts[1]) != epoch:
        raise RuleBroken("cursor-epoch")
    return int(parts[2])
