# SPDX-License-Identifier: Apache-2.0
"""Banks and their entries as rows, and the one way an entry changes.

Whoever changes an entry locks every bank first, in order of id.  Changes of a bank are therefore
committed in the order of ``rev``, and a reader who has seen one has seen all before it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select, update

from reviewer.domain.banks import RADIUS_MAX, BankKind, EntryState
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.gateway.store import logs
from reviewer.gateway.store.failures import reading_own_rows
from reviewer.gateway.store.tables import bank_entries, bank_events, banks
from reviewer.wire.banks import BankInfo

LOCAL: Final = "local"
ALLOW: Final = "allow"
CHUNK: Final = 500  # values named in one question
_BANK_ID_MAX: Final = 64
DIVERTED: Final = "diverted"  # why an entry was withdrawn whose hash nobody is told any more


@dataclass(frozen=True, slots=True, kw_only=True)
class BankEntry:
    """One entry of a bank.

    Attributes:
        rev: the bank's count of changes at the newest of this entry.
        audience: who is given it, a code of the policy.
        source: the exchange it came from; empty for this member's own.
        source_ref: its id there.
        disputes: by this member's people.
        foreign_disputes: by others, as its source says.
        reason: of the newest change.
    """

    entry_id: str
    bank_id: str
    value: HashValue
    state: EntryState
    rev: int
    labels: tuple[str, ...]
    audience: str
    source: str
    source_ref: str
    disputes: int
    foreign_disputes: int
    reason: str
    added_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One step of an entry's trail.

    Attributes:
        actor: pseudonym of a person, name of an exchange, or the console.
        act_id: id of the signed act that caused it, if one did.
        fingerprint: SHA-256 of that act.
    """

    event: str
    actor: str
    reason: str = ""
    act_id: str | None = None
    fingerprint: str | None = None
    signature: bytes | None = None


def locked(connection: Connection) -> dict[str, Row[Any]]:
    """Return every bank, locked until the commit; to be called before an entry is changed."""
    rows = connection.execute(select(banks).order_by(banks.c.bank_id).with_for_update())
    return {row.bank_id: row for row in rows}


def bank(connection: Connection, bank_id: str) -> Row[Any]:
    """Return one bank.

    Raises:
        RuleBroken: ``not-found``.
    """
    row = connection.execute(select(banks).where(banks.c.bank_id == bank_id)).first()
    if row is None:
        raise RuleBroken("not-found")
    return row


def takes_proposals(connection: Connection, bank_id: str) -> bool:
    """Say whether there is such a bank, of what violates."""
    asked = select(banks.c.kind).where(banks.c.bank_id == bank_id)
    return connection.execute(asked).scalar() == BankKind.BLOCK.value


def infos(connection: Connection) -> tuple[BankInfo, ...]:
    """Return every bank with its counts."""
    counts = {
        (row.bank_id, row.state): row.n
        for row in connection.execute(
            select(bank_entries.c.bank_id, bank_entries.c.state, func.count().label("n")).group_by(
                bank_entries.c.bank_id, bank_entries.c.state
            )
        )
    }
    return tuple(
        BankInfo(
            bank_id=row.bank_id,
            name=row.name,
            kind=row.kind,
            radius=row.radius,
            entries=counts.get((row.bank_id, "active"), 0)
            + counts.get((row.bank_id, "disputed"), 0),
            disputed=counts.get((row.bank_id, "disputed"), 0),
            as_of=None if row.as_of_ms is None else logs.at(row.as_of_ms),
        )
        for row in connection.execute(select(banks).order_by(banks.c.bank_id)).all()
    )


def make(connection: Connection, bank_id: str, kind: BankKind, radius: int) -> None:
    """Make an empty bank.

    Raises:
        InputRefused: ``bank-name``, ``bank-radius`` or ``bank-exists``.
    """
    plain = bank_id.isascii() and bank_id.replace("-", "").replace("_", "").isalnum()
    if not plain or len(bank_id) > _BANK_ID_MAX:
        raise InputRefused("bank-name", bank_id)
    if not 0 <= radius <= RADIUS_MAX:
        raise InputRefused("bank-radius", str(radius))
    if bank_id in locked(connection):
        raise InputRefused("bank-exists", bank_id)
    connection.execute(
        insert(banks).values(bank_id=bank_id, name=bank_id, kind=kind.value, radius=radius)
    )


def entry_of(row: Row[Any]) -> BankEntry:
    """Return a row as a value."""
    with reading_own_rows():
        return BankEntry(
            entry_id=row.entry_id,
            bank_id=row.bank_id,
            value=HashValue(
                kind=HashKind(row.kind), value=row.value, quality=row.quality, variant=row.variant
            ),
            state=EntryState(row.state),
            rev=row.rev,
            labels=tuple(json.loads(row.labels)),
            audience=row.audience,
            source=row.source,
            source_ref=row.source_ref,
            disputes=row.disputes,
            foreign_disputes=row.foreign_disputes,
            reason=row.reason,
            added_ms=row.added_ms,
        )


def entry(connection: Connection, entry_id: str) -> BankEntry:
    """Return one entry.

    Raises:
        RuleBroken: ``not-found``.
    """
    row = connection.execute(
        select(bank_entries).where(bank_entries.c.entry_id == entry_id)
    ).first()
    if row is None:
        raise RuleBroken("not-found")
    return entry_of(row)


def with_values(
    connection: Connection, values: Iterable[tuple[str, str]], bank_ids: Sequence[str] = ()
) -> tuple[BankEntry, ...]:
    """Return the entries with one of these kinds and values, in these banks or in all."""
    wanted = set(values)
    found: list[BankEntry] = []
    texts = sorted({value for _, value in wanted})
    for start in range(0, len(texts), CHUNK):
        asked = select(bank_entries).where(bank_entries.c.value.in_(texts[start : start + CHUNK]))
        if bank_ids:
            asked = asked.where(bank_entries.c.bank_id.in_(bank_ids))
        found += [
            entry_of(row)
            for row in connection.execute(asked.order_by(bank_entries.c.entry_id))
            if (row.kind, row.value) in wanted
        ]
    return tuple(found)


def add(
    connection: Connection,
    bank_id: str,
    value: HashValue,
    event: Event,
    now_ms: int,
    **columns: Any,  # noqa: ANN401 - columns of an entry, checked by the database
) -> BankEntry:
    """Write a new entry of a locked bank."""
    entry_id = new_id()
    connection.execute(
        insert(bank_entries).values(
            entry_id=entry_id,
            bank_id=bank_id,
            **value_columns(value),
            state=EntryState.ACTIVE.value,
            rev=raise_rev(connection, bank_id, 1, now_ms),
            reason=event.reason,
            added_ms=now_ms,
            **{"labels": "[]", **columns},
        )
    )
    note(connection, entry_id, event, now_ms)
    return entry(connection, entry_id)


def change(
    connection: Connection,
    before: BankEntry,
    event: Event,
    now_ms: int,
    **columns: Any,  # noqa: ANN401 - columns of an entry, checked by the database
) -> BankEntry:
    """Change an entry of a locked bank, and write down who did it and why."""
    connection.execute(
        update(bank_entries)
        .where(bank_entries.c.entry_id == before.entry_id)
        .values(
            rev=raise_rev(connection, before.bank_id, 1, now_ms), reason=event.reason, **columns
        )
    )
    note(connection, before.entry_id, event, now_ms)
    return entry(connection, before.entry_id)


def note(connection: Connection, entry_id: str, event: Event, now_ms: int) -> None:
    """Add a step to an entry's trail."""
    connection.execute(
        insert(bank_events).values(
            entry_id=entry_id,
            at_ms=now_ms,
            **{name: getattr(event, name) for name in Event.__dataclass_fields__},
        )
    )


def raise_rev(connection: Connection, bank_id: str, by: int, now_ms: int) -> int:
    """Count ``by`` changes of a bank; return the last of their numbers."""
    return int(
        connection.execute(
            update(banks)
            .where(banks.c.bank_id == bank_id)
            .values(rev=banks.c.rev + by, as_of_ms=now_ms)
            .returning(banks.c.rev)
        ).scalar_one()
    )


def new_id() -> str:
    """Return the id of a new entry."""
    return f"he-{secrets.token_hex(12)}"


def value_columns(value: HashValue) -> dict[str, Any]:
    """Return a hash as columns."""
    return {
        "kind": value.kind.value,
        "value": value.value,
        "variant": value.variant,
        "quality": value.quality,
    }
