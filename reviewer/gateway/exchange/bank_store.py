# SPDX-License-Identifier: Apache-2.0
"""``BankBook`` over the bank store (``gateway/banks``) and the gateway's own log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    delete,
    exists,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement

from reviewer.domain.audit import AuditEvent
from reviewer.domain.banks import EntryState
from reviewer.domain.hashes import HashKind
from reviewer.gateway.banks import rows
from reviewer.gateway.context import Gateway
from reviewer.gateway.exchange.book import Act, Applied, Change, Key, Wanted
from reviewer.gateway.exchange.entries import Entry, Opinion, SignalKind
from reviewer.gateway.exchange.seen import CHUNK, Source, hash_kind
from reviewer.gateway.store import logs
from reviewer.gateway.store.tables import (
    bank_entries,
    bank_events,
    banks,
    exchange_seen,
    items,
    proposals,
)

_JUDGED: Final = {
    "disputed": Opinion.NEGATIVE,
    "withdrawn": Opinion.NEGATIVE,
    "corrected": Opinion.POSITIVE,
}


class StoreBook:
    """The banks of one gateway, as exchanges and files see them; each method as of ``BankBook``."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def has_bank(self, connection: Connection, bank: str, *, may_allow: bool) -> bool:
        """Say whether there is such a bank."""
        if not may_allow:
            return rows.takes_proposals(connection, bank)
        asked = select(banks.c.bank_id).where(banks.c.bank_id == bank)
        return connection.execute(asked).first() is not None

    def put_foreign(
        self, connection: Connection, bank: str, entries: Sequence[Entry], *, round_number: int
    ) -> Applied:
        """Take what sources say."""
        rows.locked(connection)
        applied = Applied()
        for start in range(0, len(entries), CHUNK):
            chunk = entries[start : start + CHUNK]
            for name in sorted({entry.source for entry in chunk}):
                said = {entry.key: entry for entry in chunk if entry.source == name}
                applied = applied.plus(
                    self._source(connection, bank, name).take(said, round_number)
                )
        return applied

    def end_round(
        self, connection: Connection, bank: str, source: str, *, round_number: int
    ) -> int:
        """Remove a source's entries of earlier rounds."""
        rows.locked(connection)
        return self._source(connection, bank, source).end_round(round_number)

    def forget(self, connection: Connection, source: str) -> None:
        """Forget what a source said."""
        connection.execute(delete(exchange_seen).where(exchange_seen.c.exchange == source))

    def note_run(self, connection: Connection, exchange: str, counts: Mapping[str, int]) -> None:
        """Record what one run did, if it did anything."""
        done = " ".join(f"{name}={count}" for name, count in sorted(counts.items()) if count)
        if done:
            detail = {"exchange": exchange, "counts": done}
            logs.append_own(connection, self._gateway, AuditEvent.EXCHANGED, detail=detail)

    def changes_since(
        self, connection: Connection, wanted: Wanted, position: int, limit: int
    ) -> Sequence[Change]:
        """Return the changes that concern an exchange."""
        concerns = or_(
            bank_entries.c.source == "",
            and_(bank_entries.c.source == wanted.exchange, _is_judged()),
        )
        asked = _with_media().where(
            bank_entries.c.bank_id == wanted.bank, bank_entries.c.rev > position, concerns
        )
        found = connection.execute(asked.order_by(bank_entries.c.rev).limit(limit)).all()
        return [_change(connection, row, wanted) for row in found]

    def own_page(
        self, connection: Connection, bank: str, audience: str, after: Key | None, limit: int
    ) -> Sequence[Entry]:
        """Return own entries for an audience by key."""
        asked = _with_media().where(
            bank_entries.c.bank_id == bank,
            bank_entries.c.source == "",
            bank_entries.c.audience == audience,
            bank_entries.c.state != EntryState.WITHDRAWN.value,
        )
        if after is not None:
            place = tuple_(bank_entries.c.kind, bank_entries.c.value)
            asked = asked.where(place > tuple_(hash_kind(after[0]).value, after[1]))
        ordered = asked.order_by(bank_entries.c.kind, bank_entries.c.value).limit(limit)
        return [_entry(row) for row in connection.execute(ordered)]

    def _source(self, connection: Connection, bank: str, name: str) -> Source:
        return Source(connection=connection, bank=bank, name=name, now_ms=self._gateway.now_ms())


def _with_media() -> Select[Any]:
    """Return entries with the kind of the item each was proposed from, where there was one."""
    return (
        select(bank_entries, items.c.kind.label("media"))
        .outerjoin(proposals, proposals.c.proposal_id == bank_entries.c.proposal_id)
        .outerjoin(items, items.c.item_id == proposals.c.item_id)
    )


def _judging(entry_id: ColumnElement[str], source: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(
        bank_events.c.entry_id == entry_id,
        bank_events.c.actor != source,
        bank_events.c.event.in_(sorted(_JUDGED)),
    )


def _is_judged() -> ColumnElement[bool]:
    """Say whether somebody here judged an entry of another source."""
    return exists().where(_judging(bank_entries.c.entry_id, bank_entries.c.source))


def _change(connection: Connection, row: Row[Any], wanted: Wanted) -> Change:
    if row.source:
        return Change(
            position=row.rev, act=Act.FEEDBACK, entry=_judged(connection, row, wanted.exchange)
        )
    is_out = row.state == EntryState.WITHDRAWN.value or row.audience != wanted.audience
    act = Act.WITHDRAW if is_out else Act.SHARE
    return Change(position=row.rev, act=act, entry=_entry(row))


def _judged(connection: Connection, row: Row[Any], exchange: str) -> Entry:
    """Return an entry of another source with our newest judgement on it."""
    asked = (
        select(bank_events.c.event)
        .where(
            bank_events.c.entry_id == row.entry_id,
            bank_events.c.actor != exchange,
            bank_events.c.event.in_(sorted(_JUDGED)),
        )
        .order_by(bank_events.c.seq.desc())
        .limit(1)
    )
    event: str = connection.execute(asked).scalar_one()
    kinds = [kind.value for kind in SignalKind if hash_kind(kind).value == row.kind]
    seen = connection.execute(
        select(exchange_seen.c.source_id, exchange_seen.c.kind).where(
            exchange_seen.c.exchange == exchange,
            exchange_seen.c.bank == row.bank_id,
            exchange_seen.c.kind.in_(kinds),
            exchange_seen.c.value == row.value,
        )
    ).first()
    return Entry(
        kind=SignalKind(seen.kind) if seen is not None else SignalKind(row.kind),
        value=row.value,
        source=exchange,
        source_id=seen.source_id if seen is not None else "",
        opinion=_JUDGED[event],
    )


def _entry(row: Row[Any]) -> Entry:
    """Return an own entry; the MD5 of a video is one of its own kind at the peers."""
    own = rows.entry_of(row)
    kind = SignalKind(own.value.kind.value)
    if own.value.kind is HashKind.MD5 and row.media == "video":
        kind = SignalKind.VIDEO_MD5
    return Entry(
        kind=kind,
        value=own.value.value,
        variant=own.value.variant,
        quality=own.value.quality,
        labels=own.labels,
        opinion=Opinion.DISPUTED if own.state is EntryState.DISPUTED else Opinion.POSITIVE,
    )
