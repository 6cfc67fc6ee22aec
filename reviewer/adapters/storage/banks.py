# SPDX-License-Identifier: Apache-2.0
"""The copies of the hash banks as rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from reviewer.adapters.storage.tables import bank_entries, banks
from reviewer.domain.banks import BankKind, EntryState
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.ports.banks import OWN, Bank, BankEntry, BankPage, EntryFilter, KeptBank

_ENTRY: Final = bank_entries.c
_DESCRIBED: Final = ("name", "kind", "radius", "entries", "disputed", "as_of")
_CHANGED: Final = (
    *("rev", "has_left", "kind", "value", "quality", "variant", "state"),
    *("labels", "audience", "source", "disputes", "added_on"),
)
_COUNTS: Final = and_(_ENTRY.has_left.is_(False), _ENTRY.state != EntryState.WITHDRAWN.value)
_STEP: Final = 10_000


class SqlBanks:
    """The banks' copies in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def describe(self, described: Iterable[Bank]) -> None:
        """Keep what the gateway says of its banks; copies of those it has no longer go."""
        rows = [_described(bank) for bank in described]
        ids = [row["bank_id"] for row in rows]
        self._connection.execute(delete(bank_entries).where(_ENTRY.bank_id.not_in(ids)))
        self._connection.execute(delete(banks).where(banks.c.bank_id.not_in(ids)))
        if rows:
            made = insert(banks)
            changed = {name: made.excluded[name] for name in _DESCRIBED}
            self._connection.execute(
                made.on_conflict_do_update(index_elements=["bank_id"], set_=changed), rows
            )

    def list(self) -> tuple[KeptBank, ...]:
        """Return every bank, by name."""
        here = (
            select(func.count()).where(_ENTRY.bank_id == banks.c.bank_id, _COUNTS).scalar_subquery()
        )
        rows = self._connection.execute(
            select(banks, here.label("here")).order_by(banks.c.name, banks.c.bank_id)
        )
        return tuple(_kept(row) for row in rows)

    def take(self, page: BankPage) -> int:
        """Apply a page and its cursor; return how many entries it changed."""
        made = insert(bank_entries)
        newer = made.on_conflict_do_update(
            index_elements=["bank_id", "entry_id"],
            set_={name: made.excluded[name] for name in _CHANGED},
            where=made.excluded.rev > _ENTRY.rev,
        )
        # Within a page too the highest revision wins, in whatever order they stand.
        last = {change.entry_id: change for change in sorted(page.changes, key=_revision)}
        changed = 0
        if last:
            before = self._total_changes()
            self._connection.execute(newer, [_row(change) for change in last.values()])
            changed = self._total_changes() - before
        self._connection.execute(
            update(banks)
            .where(banks.c.bank_id == page.bank_id)
            .values(cursor=page.cursor, as_of=page.as_of)
        )
        return changed

    def progress(self, bank_id: str) -> tuple[str, str]:
        """Return the cursor and the digest that was proven last."""
        row = self._connection.execute(
            select(banks.c.cursor, banks.c.proven).where(banks.c.bank_id == bank_id)
        ).first()
        return ("", "") if row is None else (row.cursor, row.proven)

    def digest(self, bank_id: str) -> str:
        """Return the digest of the copy, as ``BankPage.digest``."""
        rows = self._connection.execute(
            select(_ENTRY.entry_id, _ENTRY.rev).where(_ENTRY.bank_id == bank_id, _COUNTS)
        )
        # Of the lines, not of the ids: a colon sorts after a digit or a dash.
        lines = sorted(f"{entry_id}:{rev}\n" for entry_id, rev in rows)
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def prove(self, bank_id: str, digest: str, at: datetime) -> None:
        """Note that the copy was whole, and with which digest."""
        self._connection.execute(
            update(banks)
            .where(banks.c.bank_id == bank_id)
            .values(checked_at=at, proven=digest, trouble="")
        )

    def restart(self, bank_id: str, trouble: str) -> None:
        """Drop the copy; the feed begins anew."""
        self._connection.execute(delete(bank_entries).where(_ENTRY.bank_id == bank_id))
        self._connection.execute(
            update(banks)
            .where(banks.c.bank_id == bank_id)
            .values(cursor="", checked_at=None, proven="", trouble=trouble)
        )

    def get(self, bank_id: str, entry_id: str) -> BankEntry | None:
        """Return one entry."""
        row = self._connection.execute(
            select(bank_entries).where(_ENTRY.bank_id == bank_id, _ENTRY.entry_id == entry_id)
        ).first()
        return None if row is None else _entry(row)

    def equal(self, value: HashValue) -> tuple[BankEntry, ...]:
        """Return the entries of every bank with this very hash, withdrawn ones too."""
        rows = self._connection.execute(
            select(bank_entries)
            .where(_ENTRY.value == bytes.fromhex(value.value), _ENTRY.kind == value.kind.value)
            .order_by(_ENTRY.place)
        )
        return tuple(_entry(row) for row in rows)

    def find(self, wanted: EntryFilter, *, limit: int, offset: int = 0) -> tuple[BankEntry, ...]:
        """Return entries, the newest first."""
        rows = self._connection.execute(
            select(bank_entries)
            .join(banks, banks.c.bank_id == _ENTRY.bank_id)
            .where(*_wanted(wanted))
            .order_by(_ENTRY.place.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(_entry(row) for row in rows)

    def sources(self) -> tuple[str, ...]:
        """Return the exchanges that entries came from."""
        rows = self._connection.execute(
            select(_ENTRY.source).where(_ENTRY.source != "").distinct().order_by(_ENTRY.source)
        )
        return tuple(rows.scalars())

    def prints(self, kind: HashKind) -> Iterator[tuple[int, bytes]]:
        """Return (place, hash) of every entry of a kind that still matches, by place."""
        after, more = -1, True
        while more:
            rows = self._connection.execute(
                select(_ENTRY.place, _ENTRY.value)
                .where(_ENTRY.kind == kind.value, _ENTRY.place > after)
                .where(_ENTRY.value.is_not(None), _COUNTS)
                .order_by(_ENTRY.place)
                .limit(_STEP)
            ).all()
            yield from ((place, value) for place, value in rows)
            more = len(rows) == _STEP
            after = rows[-1].place if rows else after

    def at(self, places: Sequence[int]) -> tuple[BankEntry, ...]:
        """Return the entries at these places, in this order, without those that are gone."""
        found: dict[int, BankEntry] = {}
        for start in range(0, len(places), 500):
            rows = self._connection.execute(
                select(bank_entries).where(_ENTRY.place.in_(places[start : start + 500]))
            )
            found |= {row.place: _entry(row) for row in rows}
        return tuple(found[place] for place in places if place in found)

    def _total_changes(self) -> int:
        return int(self._connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _revision(change: BankEntry) -> int:
    return change.rev


def _described(bank: Bank) -> dict[str, object]:
    new = {"cursor": "", "checked_at": None, "trouble": "", "proven": ""}
    said = {name: getattr(bank, name) for name in _DESCRIBED}
    return {"bank_id": bank.bank_id, **said, "kind": bank.kind.value, **new}


def _kept(row: Row[Any]) -> KeptBank:
    return KeptBank(
        bank=Bank(
            bank_id=row.bank_id,
            name=row.name,
            kind=BankKind(row.kind),
            radius=row.radius,
            entries=row.entries,
            disputed=row.disputed,
            as_of=row.as_of,
        ),
        cursor=row.cursor,
        here=row.here,
        checked_at=row.checked_at,
        trouble=row.trouble,
        proven=row.proven,
    )


def _row(change: BankEntry) -> dict[str, object]:
    # Of what has left the hash is not kept; that it did is, for its upsert may come later.
    value = None if change.has_left else change.value
    return {
        "bank_id": change.bank_id,
        "entry_id": change.entry_id,
        "rev": change.rev,
        "has_left": change.has_left,
        "kind": change.kind,
        "value": None if value is None else bytes.fromhex(value.value),
        "quality": None if value is None else value.quality,
        "variant": "" if value is None else value.variant,
        "state": change.state.value,
        "labels": "".join(f" {label} " for label in change.labels),
        "audience": change.audience,
        "source": change.source,
        "disputes": change.disputes,
        "added_on": "" if change.added_on is None else change.added_on.isoformat(),
    }


def _entry(row: Row[Any]) -> BankEntry:
    value = None
    if row.value is not None:
        value = HashValue(
            kind=HashKind(row.kind),
            value=row.value.hex(),
            quality=row.quality,
            variant=row.variant,
        )
    return BankEntry(
        entry_id=row.entry_id,
        bank_id=row.bank_id,
        rev=row.rev,
        kind=row.kind,
        value=value,
        has_left=row.has_left,
        state=EntryState(row.state),
        labels=tuple(row.labels.split()),
        audience=row.audience,
        source=row.source,
        disputes=row.disputes,
        added_on=date.fromisoformat(row.added_on) if row.added_on else None,
    )


def _wanted(wanted: EntryFilter) -> list[ColumnElement[bool]]:
    plain = {"bank_id": wanted.bank_id, "kind": wanted.kind, "state": wanted.state}
    found = [_ENTRY[name] == value for name, value in plain.items() if value]
    if wanted.state != EntryState.WITHDRAWN:
        found.append(_ENTRY.has_left.is_(False))  # without a hash, it is only to be looked up
    if wanted.source:
        found.append(_ENTRY.source == ("" if wanted.source == OWN else wanted.source))
    if wanted.label:
        found.append(_ENTRY.labels.contains(f" {wanted.label} ", autoescape=True))
    for word in wanted.words:
        places = (_ENTRY.labels, _ENTRY.source, banks.c.name)
        found.append(or_(*(place.contains(word, autoescape=True) for place in places)))
    return found
