# SPDX-License-Identifier: Apache-2.0
"""Holds new items against every bank, and keeps what they match; tells it with a lease."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects import postgresql, sqlite

from reviewer.domain.banks import BankKind, EntryState, Match, telling
from reviewer.domain.hashes import NEAREST_512, HashKind
from reviewer.gateway.likeness.bank_index import BankIndexes
from reviewer.gateway.store.failures import reading_own_rows
from reviewer.gateway.store.tables import bank_entries, banks, matches
from reviewer.media.hashing import TURNS
from reviewer.media.values import Inspection
from reviewer.wire.work import MatchMessage

EXACT: Final = (HashKind.SHA256, HashKind.MD5)
MOST_TOLD: Final = 50
CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A new item and what was found of it."""

    item_id: str
    seen: Inspection


def note(connection: Connection, indexes: BankIndexes, asked: Sequence[Asked]) -> None:
    """Write down what new items match; entries change before or after, and not meanwhile."""
    every = connection.execute(
        select(banks).order_by(banks.c.bank_id).with_for_update(read=True)
    ).all()
    radii = {row.bank_id: row.radius for row in every if row.rev}
    if not radii:
        return
    found = [*_exact(connection, asked)]
    for each in asked:
        found += _near(connection, indexes, radii, each)
    keep(connection, found)


def keep(connection: Connection, found: Iterable[Mapping[str, Any]]) -> None:
    """Write matches down, of each item and entry the nearest; one that is there stays."""
    nearest: dict[tuple[str, str], Mapping[str, Any]] = {}
    for each in sorted(found, key=lambda row: (row["distance"], row["form"])):
        nearest.setdefault((each["item_id"], each["entry_id"]), each)
    if nearest:
        dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
        in_order = [dict(nearest[key]) for key in sorted(nearest)]
        connection.execute(dialect.insert(matches).on_conflict_do_nothing(), in_order)


def pdqs(seen: Inspection) -> dict[str, str]:
    """Return the PDQ hashes to look up, both variants and the seven turned forms, with the form."""
    good = [each for each in seen.hashes if each.kind is HashKind.PDQ and not each.is_too_plain]
    asked = {each.value: "" for each in good}
    if any(each.variant == NEAREST_512 for each in good):
        for value, form in zip(seen.turned, TURNS, strict=False):
            asked.setdefault(value, form)
    return asked


def _exact(connection: Connection, asked: Sequence[Asked]) -> Iterable[dict[str, Any]]:
    items_with: dict[tuple[str, str], list[str]] = {}
    for each in asked:
        for value in each.seen.hashes:
            if value.kind in EXACT:
                items_with.setdefault((value.kind.value, value.value), []).append(each.item_id)
    for kind in EXACT:
        texts = sorted(value for of_kind, value in items_with if of_kind == kind.value)
        for start in range(0, len(texts), CHUNK):
            entries = connection.execute(
                select(bank_entries.c.entry_id, bank_entries.c.value).where(
                    bank_entries.c.kind == kind.value,
                    bank_entries.c.value.in_(texts[start : start + CHUNK]),
                    bank_entries.c.state != EntryState.WITHDRAWN.value,
                )
            )
            for row in entries.all():
                for item_id in items_with[kind.value, row.value]:
                    yield {
                        "item_id": item_id, "entry_id": row.entry_id, "distance": 0, "form": "",
                    }  # fmt: skip


def _near(
    connection: Connection, indexes: BankIndexes, radii: Mapping[str, int], asked: Asked
) -> Iterable[dict[str, Any]]:
    forms = pdqs(asked.seen)
    queries = list(forms)
    for hit in indexes.hits(connection, radii, queries):
        yield {
            "item_id": asked.item_id,
            "entry_id": hit.entry_id,
            "distance": hit.distance,
            "form": forms[queries[hit.query]],
        }


def told(connection: Connection, item_ids: Collection[str]) -> dict[str, tuple[MatchMessage, ...]]:
    """Return what is told of the matches of items: those that count, the nearest first."""
    found: dict[str, list[Match]] = {}
    wanted = sorted(item_ids)
    for start in range(0, len(wanted), CHUNK):
        rows = connection.execute(
            select(matches, bank_entries, banks.c.kind.label("bank_kind"))
            .join(bank_entries, bank_entries.c.entry_id == matches.c.entry_id)
            .join(banks, banks.c.bank_id == bank_entries.c.bank_id)
            .where(matches.c.item_id.in_(wanted[start : start + CHUNK]))
        )
        for row in rows:
            found.setdefault(row.item_id, []).append(_match(row))
    return {
        item_id: tuple(_message(each) for each in telling(every)[:MOST_TOLD])
        for item_id, every in found.items()
    }


def _match(row: Row[Any]) -> Match:
    with reading_own_rows():
        return Match(
            entry_id=row.entry_id,
            bank=row.bank_id,
            bank_kind=BankKind(row.bank_kind),
            kind=HashKind(row.kind),
            distance=row.distance,
            form=row.form,
            state=EntryState(row.state),
            source=row.source,
            labels=tuple(json.loads(row.labels)),
            disputes=row.disputes + row.foreign_disputes,
        )


def _message(match: Match) -> MatchMessage:
    return MatchMessage(
        entry_id=match.entry_id,
        bank_id=match.bank,
        bank_kind=match.bank_kind.value,
        hash_kind=match.kind.value,
        distance=match.distance,
        form=match.form,
        state=match.state.value,
        source=match.source,
        labels=match.labels[:32],
        disputes=match.disputes,
    )
