# SPDX-License-Identifier: Apache-2.0
"""``bank add``, ``bank list``, ``bank allow``: banks of hashes, and what is known harmless."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from reviewer.domain.audit import AuditEvent
from reviewer.domain.banks import BankKind, EntryState
from reviewer.domain.errors import InputRefused, MediaUnreadable
from reviewer.domain.hashes import HashValue
from reviewer.gateway.admin.opening import CONSOLE, opened
from reviewer.gateway.admin.words import say
from reviewer.gateway.banks import changes, foreign, rows
from reviewer.gateway.context import Gateway
from reviewer.gateway.intake.content import MEDIA_MAX_BYTES, TEXT
from reviewer.gateway.intake.manifest import TYPES
from reviewer.gateway.store import logs


def add(chosen: Namespace) -> int:
    """Make an empty bank."""
    kind = BankKind.ALLOW if chosen.allow else BankKind.BLOCK

    def work(connection: Connection) -> None:
        rows.make(connection, chosen.name, kind, chosen.radius)
        logs.append_own(
            connection,
            gateway,
            AuditEvent.BANK_MADE,
            actor=CONSOLE,
            detail={"bank": chosen.name, "kind": kind.value},
        )

    with opened(chosen) as gateway:
        gateway.db.write(work)
    say(f"There is a bank {chosen.name}; PDQ hashes match within {chosen.radius} bits.")
    return 0


def list_banks(chosen: Namespace) -> int:
    """List the banks."""
    with opened(chosen) as gateway:
        found = gateway.db.read(rows.infos)
    for bank in found:
        counts = f"{bank.entries} entries, {bank.disputed} disputed"
        say(f"{bank.bank_id}  {bank.kind}, within {bank.radius} bits: {counts}")
    return 0


def allow(chosen: Namespace) -> int:
    """Hash a file that is known to be harmless into an allow bank; the file is not kept."""
    with opened(chosen) as gateway:
        hashes = _hashes(gateway, chosen.file)
        new = gateway.db.write(
            lambda writing: _allowed(writing, chosen.bank, hashes, gateway.now_ms())
        )
    for value in new:
        say(f"{value.kind.value}  {value.value}")
    say(f"{len(new)} new in the bank {chosen.bank}, {len(hashes) - len(new)} known before.")
    return 0


def _allowed(
    connection: Connection, bank_id: str, hashes: tuple[HashValue, ...], now_ms: int
) -> list[HashValue]:
    bank = rows.locked(connection).get(bank_id)
    if bank is None:
        raise InputRefused("not-found", f"bank {bank_id}")
    if bank.kind != BankKind.ALLOW:
        raise InputRefused("bank-blocks", bank_id)
    entries = list(_entered(connection, bank_id, hashes, now_ms))
    logs.append_all(connection, changes.newly_active(connection, entries, now_ms))
    return [entry.value for entry in entries]


def _entered(
    connection: Connection, bank_id: str, hashes: tuple[HashValue, ...], now_ms: int
) -> Iterator[rows.BankEntry]:
    event = rows.Event(event="added", actor=CONSOLE, reason="known-harmless")
    for value in hashes:
        known = rows.with_values(connection, [(value.kind.value, value.value)], [bank_id])
        if not known:
            yield rows.add(connection, bank_id, value, event, now_ms)
        elif known[0].state is EntryState.WITHDRAWN:
            active = EntryState.ACTIVE.value
            yield rows.change(connection, known[0], event, now_ms, state=active)


def _hashes(gateway: Gateway, path: Path) -> tuple[HashValue, ...]:
    try:
        with path.open("rb") as file:
            clear = file.read(MEDIA_MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputRefused("missing", str(path)) from error
    if len(clear) > MEDIA_MAX_BYTES:
        raise InputRefused("unreadable", str(path))
    try:
        seen = gateway.decoder.inspect(clear, TYPES.get(path.suffix.lower(), TEXT))
    except MediaUnreadable as error:
        raise InputRefused("unreadable", str(path)) from error
    return tuple(value for value in seen.hashes if not foreign.refused(value))
