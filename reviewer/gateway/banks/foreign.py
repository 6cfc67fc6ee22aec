# SPDX-License-Identifier: Apache-2.0
"""What exchanges give to a bank and take from it.

An entry of an exchange is its source's: a repeat changes nothing, and only its source takes it
back.  What this member's people withdrew does not come back by an exchange.  An exchange records
its own run in sum (``AuditEvent.EXCHANGED``); each entry's trail names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from reviewer.domain.audit import AuditEntry
from reviewer.domain.banks import EntryState
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.gateway.banks import changes, checks, rows
from reviewer.gateway.banks.rows import BankEntry
from reviewer.gateway.store.tables import bank_entries, bank_events
from reviewer.sealing.canonical import canonical

SOURCE_WITHDREW: Final = "source-withdrew"
_EXCHANGE: Final = "exchange"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """An entry as an exchange gives it.

    Attributes:
        source_ref: its id there.
        labels: codes of the member's policy, where they could be told.
        audience: to whom it may be given on, a code of the policy; empty for nobody.
        disputes: how many there dispute it.
    """

    value: HashValue
    source_ref: str
    labels: tuple[str, ...] = ()
    audience: str = ""
    disputes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What became of entries put into a bank.

    Attributes:
        added: those that match from now on.
        changed: how many were known and are told anew.
        known: how many changed nothing.
        refused: how many were not taken, by the reason.
        records: for the gateway's log, to be written last.
    """

    added: tuple[BankEntry, ...] = ()
    changed: int = 0
    known: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    records: tuple[AuditEntry, ...] = ()


def put_foreign(
    connection: Connection, bank_id: str, source: str, given: Sequence[Foreign], now_ms: int
) -> Put:
    """Put an exchange's entries into a bank.

    Raises:
        RuleBroken: ``not-found``: there is no such bank.
    """
    rows.locked(connection)
    rows.bank(connection, bank_id)
    by_key = {(each.value.kind.value, each.value.value): each for each in given}
    locked = checks.locked_values(connection, by_key)
    turned_down: Counter[str] = Counter()
    taken = {}
    for key, each in by_key.items():
        why = rows.DIVERTED if key in locked else refused(each.value)
        if why:
            turned_down[why] += 1
        else:
            taken[key] = each
    present = {
        (entry.value.kind.value, entry.value.value): entry
        for entry in rows.with_values(connection, taken, [bank_id])
    }
    fresh = [each for key, each in taken.items() if key not in present]
    added = list(_add(connection, bank_id, source, fresh, now_ms))
    changed = 0
    for key, each in taken.items():
        entry = present.get(key)
        after = None if entry is None else _again(connection, source, each, entry, now_ms)
        changed += after is not None
        if after is not None and entry is not None and entry.state is EntryState.WITHDRAWN:
            added.append(after)
    if changed:
        changes.tell(connection, [bank_id])
    records = changes.newly_active(connection, added, now_ms)
    return Put(
        added=tuple(added),
        changed=changed,
        known=len(present) - changed,
        refused=dict(turned_down),
        records=tuple(records),
    )


def withdraw_foreign(
    connection: Connection, source: str, source_refs: Collection[str], now_ms: int
) -> tuple[BankEntry, ...]:
    """Take back what an exchange took back; return the entries that match no more."""
    rows.locked(connection)
    found: list[BankEntry] = []
    wanted = sorted(set(source_refs))
    for start in range(0, len(wanted), rows.CHUNK):
        asked = select(bank_entries).where(
            bank_entries.c.source == source,
            bank_entries.c.source_ref.in_(wanted[start : start + rows.CHUNK]),
            bank_entries.c.state != EntryState.WITHDRAWN.value,
        )
        found += map(rows.entry_of, connection.execute(asked.order_by(bank_entries.c.entry_id)))
    event = rows.Event(event="withdrawn", actor=source, reason=SOURCE_WITHDREW)
    state = EntryState.WITHDRAWN.value
    ended = [rows.change(connection, entry, event, now_ms, state=state) for entry in found]
    changes.tell(connection, (entry.bank_id for entry in ended))
    return tuple(ended)


def refused(value: HashValue) -> str:
    """Return why a hash is not taken; an exchange need not know a PDQ hash's quality."""
    if value.kind is HashKind.PHASH:
        return "local-only"
    if value.is_too_plain:
        return "quality"
    return ""


def _add(
    connection: Connection, bank_id: str, source: str, fresh: Sequence[Foreign], now_ms: int
) -> tuple[BankEntry, ...]:
    """Write new entries, many at once."""
    if not fresh:
        return ()
    last = rows.raise_rev(connection, bank_id, len(fresh), now_ms)
    written: list[dict[str, Any]] = [
        {
            "entry_id": rows.new_id(),
            "bank_id": bank_id,
            **rows.value_columns(each.value),
            **_columns(each, own_disputes=0),
            "rev": last - len(fresh) + number,
            "source": source,
            "source_ref": each.source_ref,
            "reason": _EXCHANGE,
            "added_ms": now_ms,
        }
        for number, each in enumerate(fresh, 1)
    ]
    connection.execute(insert(bank_entries), written)
    trail = {"event": "added", "at_ms": now_ms, "actor": source, "reason": _EXCHANGE}
    connection.execute(
        insert(bank_events), [{"entry_id": each["entry_id"], **trail} for each in written]
    )
    first = last - len(fresh)
    asked = select(bank_entries).where(
        bank_entries.c.bank_id == bank_id, bank_entries.c.rev > first, bank_entries.c.rev <= last
    )
    return tuple(map(rows.entry_of, connection.execute(asked.order_by(bank_entries.c.rev))))


def _again(
    connection: Connection, source: str, given: Foreign, before: BankEntry, now_ms: int
) -> BankEntry | None:
    """Take over what is new about a known entry; return ``None`` where nothing is."""
    is_gone = before.state is EntryState.WITHDRAWN
    if is_gone and (before.source, before.reason) != (source, SOURCE_WITHDREW):
        return None
    if before.source == source:
        is_new = is_gone or (given.labels, given.disputes, given.source_ref, given.audience) != (
            before.labels,
            before.foreign_disputes,
            before.source_ref,
            before.audience,
        )
        columns = _columns(given, own_disputes=before.disputes) | {"source_ref": given.source_ref}
    else:  # somebody else's: only that it is disputed there, too
        is_new = given.disputes > before.foreign_disputes
        columns = {"foreign_disputes": given.disputes, "state": EntryState.DISPUTED.value}
    if not is_new:
        return None
    event = rows.Event(event="added" if is_gone else "updated", actor=source, reason=_EXCHANGE)
    return rows.change(connection, before, event, now_ms, **columns)


def _columns(given: Foreign, *, own_disputes: int) -> dict[str, Any]:
    is_disputed = given.disputes + own_disputes > 0
    return {
        "labels": canonical(list(given.labels)).decode(),
        "audience": given.audience,
        "foreign_disputes": given.disputes,
        "state": (EntryState.DISPUTED if is_disputed else EntryState.ACTIVE).value,
    }
