# SPDX-License-Identifier: Apache-2.0
"""The gateway's own rows of exchanges: where each stands, and what was shared under which name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import (
    Ability,
    Entry,
    RemoteId,
    ShareLevel,
    SignalKind,
)
from reviewer.gateway.store.tables import exchange_entries, exchanges

DETAIL_MAX: Final = 256
PARTNERS: Final = "partners"  # the audience of the starter policy that leaves the member


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRow:
    """One exchange.

    Attributes:
        name: our name for it, and the ``source`` of its entries.
        peer: ``hma``, ``threatexchange`` or ``tat``.
        base_url: where it is.
        remote: its bank or privacy group.
        bank: our bank.
        direction: ``fetch``, ``share`` or ``both``.
        audience: a code of the policy: own hashes for this audience go there.
        level: how far those may travel from there.
        cursor: where the next page begins.
        round: how often its list began anew.
        position: up to where the bank's changes were shared.
        last_ok_ms: when it last went through, milliseconds since 1970.
        last_error: the machine word of what stopped it since, ``""`` if nothing did.
    """

    name: str
    peer: str
    base_url: str
    remote: str
    bank: str
    direction: str
    audience: str = PARTNERS
    level: str = ShareLevel.AMBER.value
    cursor: str = ""
    round: int = 0
    position: int = 0
    last_ok_ms: int | None = None
    last_error: str = ""

    def does(self, ability: Ability) -> bool:
        """Say whether it is set up for that; feedback goes the way of sharing."""
        way = "fetch" if ability is Ability.FETCH else "share"
        return self.direction in ("both", way)


def checked_name(untrusted: str) -> str:
    """Return a name that is fit for a file and a screen.

    Raises:
        InputRefused: ``exchange-name``.
    """
    if re.fullmatch("[a-z0-9][a-z0-9-]{0,62}", untrusted) is None:
        raise InputRefused("exchange-name", untrusted)
    return untrusted


def add(connection: Connection, row: ExchangeRow) -> None:
    """Add an exchange.

    Raises:
        InputRefused: ``exchange-exists``.
    """
    if _found(connection, row.name) is not None:
        raise InputRefused("exchange-exists", row.name)
    columns = (
        *("name", "peer", "base_url", "remote"),
        *("bank", "direction", "audience", "level"),
    )
    connection.execute(insert(exchanges).values({name: getattr(row, name) for name in columns}))


def everyone(connection: Connection) -> Sequence[ExchangeRow]:
    """Return every exchange by name."""
    found = connection.execute(select(exchanges).order_by(exchanges.c.name))
    return [ExchangeRow(**row) for row in found.mappings()]


def one(connection: Connection, name: str) -> ExchangeRow:
    """Return an exchange.

    Raises:
        InputRefused: ``not-found``.
    """
    found = _found(connection, name)
    if found is None:
        raise InputRefused("not-found", f"exchange {name}")
    return found


def _found(connection: Connection, name: str) -> ExchangeRow | None:
    asked = select(exchanges).where(exchanges.c.name == name)
    row = connection.execute(asked).mappings().one_or_none()
    return None if row is None else ExchangeRow(**row)


def remove(connection: Connection, name: str) -> int:
    """Forget an exchange and what was shared there; return how many hashes may be there."""
    asked = select(func.count()).where(
        exchange_entries.c.exchange == name,
        exchange_entries.c.state.in_(("sending", "shared", "withdrawing")),
    )
    left = connection.execute(asked).scalar_one()
    connection.execute(delete(exchange_entries).where(exchange_entries.c.exchange == name))
    connection.execute(delete(exchanges).where(exchanges.c.name == name))
    return left


def move_cursor(connection: Connection, name: str, cursor: str, round_number: int) -> None:
    """Say where the next page begins."""
    _set(connection, name, cursor=cursor, round=round_number)


def move_position(connection: Connection, name: str, position: int) -> None:
    """Say up to where the bank's changes were shared."""
    _set(connection, name, position=position)


def went_through(connection: Connection, name: str, now_ms: int) -> None:
    """Say that all was well."""
    _set(connection, name, last_ok_ms=now_ms, last_error="")


def stopped_by(connection: Connection, name: str, word: str) -> None:
    """Say what stopped it: a machine word, never a peer's own."""
    _set(connection, name, last_error=word)


def _set(connection: Connection, name: str, **values: object) -> None:
    connection.execute(update(exchanges).where(exchanges.c.name == name).values(**values))


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """What became of one of our entries at one exchange.

    Attributes:
        state: ``sending`` (it may be there), ``shared``, ``refused``, ``withdrawing`` (the peer
            would not take it back yet), ``withdrawn``.
        remote_id: the peer's name for it.
        idempotency: our name for the act.
        changed_ms: when the state began.
    """

    state: str
    remote_id: RemoteId
    idempotency: str
    changed_ms: int


def shared(connection: Connection, name: str, entry: Entry) -> SharedRow | None:
    """Return what became of an entry at an exchange."""
    columns = exchange_entries.c
    asked = select(columns.state, columns.remote_id, columns.idempotency, columns.changed_ms).where(
        _is(name, entry)
    )
    row = connection.execute(asked).mappings().one_or_none()
    return None if row is None else SharedRow(**row)


def withdrawing(connection: Connection, name: str) -> Sequence[tuple[Entry, SharedRow]]:
    """Return what an exchange would not take back yet."""
    asked = select(exchange_entries).where(
        exchange_entries.c.exchange == name, exchange_entries.c.state == "withdrawing"
    )
    return [
        (
            Entry(kind=SignalKind(row.kind), value=row.value),
            SharedRow(
                state=row.state,
                remote_id=RemoteId(row.remote_id),
                idempotency=row.idempotency,
                changed_ms=row.changed_ms,
            ),
        )
        for row in connection.execute(asked)
    ]


def put_shared(
    connection: Connection,
    name: str,
    entry: Entry,
    row: SharedRow,
    detail: str = "",
) -> None:
    """Say what became of an entry at an exchange."""
    values = {
        "state": row.state,
        "remote_id": row.remote_id,
        "idempotency": row.idempotency,
        "changed_ms": row.changed_ms,
        "detail": detail[:DETAIL_MAX],
    }
    done = connection.execute(update(exchange_entries).where(_is(name, entry)).values(**values))
    if not done.rowcount:
        key = {"exchange": name, "kind": entry.kind.value, "value": entry.value}
        connection.execute(insert(exchange_entries).values(key | values))


def newest_number(connection: Connection, name: str) -> int:
    """Return the highest number an exchange gave to something of ours; 0 if it numbers nothing."""
    asked = select(exchange_entries.c.remote_id).where(exchange_entries.c.exchange == name)
    numbers = [int(row[0]) for row in connection.execute(asked) if row[0].isdecimal()]
    return max(numbers, default=0)


def counts(connection: Connection, name: str) -> dict[str, int]:
    """Return how many of our entries are in each state at an exchange."""
    asked = (
        select(exchange_entries.c.state, func.count())
        .where(exchange_entries.c.exchange == name)
        .group_by(exchange_entries.c.state)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def _is(name: str, entry: Entry) -> ColumnElement[bool]:
    return and_(
        exchange_entries.c.exchange == name,
        exchange_entries.c.kind == entry.kind.value,
        exchange_entries.c.value == entry.value,
    )
