# SPDX-License-Identifier: Apache-2.0
"""A bank of a real gateway, and short words for what its people do there."""

from __future__ import annotations

from sqlalchemy import select

from reviewer.domain.banks import BankKind, EntryState
from reviewer.domain.hashes import HashValue
from reviewer.gateway.banks import rows
from reviewer.gateway.exchange.bank_store import StoreBook
from reviewer.gateway.exchange.book import Act
from reviewer.gateway.exchange.seen import hash_kind
from reviewer.gateway.store.tables import bank_entries

EVENTS = {"positive": "corrected", "negative": "disputed"}


class BankHouse:
    """One bank of one gateway."""

    def __init__(self, gateway, bank="ours"):
        self.gateway = gateway
        self.bank = bank
        self.book = StoreBook(gateway)
        self.write(lambda c: rows.make(c, bank, BankKind.BLOCK, 31))

    def write(self, work):
        return self.gateway.db.write(work)

    def says(self, act, entry, *, audience="partners", **columns):
        """Do what a second reviewer, or somebody who judges an entry, causes in the store."""
        kind = hash_kind(entry.kind)
        event = rows.Event(event="added", actor="p-1", reason="agreed")

        def work(connection):
            rows.locked(connection)
            known = rows.with_values(connection, [(kind.value, entry.value)], [self.bank])
            if act is Act.FEEDBACK:
                judged = rows.Event(event=EVENTS[entry.opinion], actor="p-1", reason="wrong_item")
                rows.change(connection, known[0], judged, 1, disputes=1)
            elif act is Act.WITHDRAW:
                gone = rows.Event(event="withdrawn", actor="p-1", reason="appeal")
                rows.change(connection, known[0], gone, 1, state=EntryState.WITHDRAWN.value)
            elif known:
                rows.change(connection, known[0], event, 1, audience=audience)
            else:
                value = HashValue(kind=kind, value=entry.value, quality=entry.quality)
                rows.add(connection, self.bank, value, event, 1, audience=audience, **columns)

        self.write(work)

    def entries(self):
        """Return (value, state, source) of every entry of the bank."""
        asked = select(bank_entries.c.value, bank_entries.c.state, bank_entries.c.source).where(
            bank_entries.c.bank_id == self.bank
        )
        return self.gateway.db.read(lambda c: sorted(tuple(row) for row in c.execute(asked)))
