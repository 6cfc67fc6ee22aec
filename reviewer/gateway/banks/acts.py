# SPDX-License-Identifier: Apache-2.0
"""What people do to an entry: dispute, withdraw, correct; each signed, with a reason, and traced.

A repeat of an act is answered with the entry as it is; the same id for another act is refused.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from reviewer.domain.banks import EntryState
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.people import Role
from reviewer.domain.policy import Policy
from reviewer.gateway.banks import changes, hash_feed, rows
from reviewer.gateway.banks.rows import BankEntry
from reviewer.gateway.store import bundles, logs
from reviewer.gateway.store.people import Principal
from reviewer.gateway.store.tables import bank_events
from reviewer.sealing.canonical import canonical
from reviewer.wire.banks import EntryAct, EntryAnswer, EntryEvent
from reviewer.wire.base import PAGE_MAX

_DISPUTED: Final = "disputed"
_SETTLES: Final = ("corrected", "added")  # events before which a person's dispute is settled


class Doing(enum.Enum):
    """What can be done to an entry, by the name of its event."""

    DISPUTE = _DISPUTED
    WITHDRAW = "withdrawn"
    CORRECT = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An act on an entry as it came.

    Attributes:
        fingerprint: SHA-256 over what is done, to which entry, and the exact bytes.
        signature: the workstation's, over the exact bytes.
    """

    doing: Doing
    entry_id: str
    body: EntryAct
    fingerprint: str
    signature: bytes


def perform(connection: Connection, person: Principal, signed: Signed, now_ms: int) -> EntryAnswer:
    """Do what a person signed, and return the entry with its trail.

    Raises:
        RuleBroken: ``not-found``; ``idempotency-key-mismatch``; ``entry-withdrawn``: it matches
            nothing any more.
        InputRefused: ``reason-unknown`` or ``label-unknown`` to the policy in force.
    """
    rows.locked(connection)
    before = rows.entry(connection, signed.entry_id)
    known = connection.execute(
        select(bank_events.c.fingerprint).where(bank_events.c.act_id == signed.body.act_id)
    ).first()
    if known is not None and known.fingerprint != signed.fingerprint:
        raise RuleBroken("idempotency-key-mismatch")
    if known is None:
        _check(bundles.policy_in_force(connection), signed)
        after = _done(connection, person, signed, before, now_ms)
        if after is not None:
            changes.tell(connection, [after.bank_id])
            logs.append_all(connection, [changes.changed(after, person.person_id, now_ms)])
    return answer(connection, person, signed.entry_id)


def answer(connection: Connection, person: Principal, entry_id: str) -> EntryAnswer:
    """Return an entry with its trail, oldest first; who did it is for leads.

    Raises:
        RuleBroken: ``not-found``.
    """
    entry = rows.entry(connection, entry_id)
    leads = Role.LEAD in person.roles
    trail = connection.execute(
        select(bank_events)
        .where(bank_events.c.entry_id == entry_id)
        .order_by(bank_events.c.seq.desc())
        .limit(PAGE_MAX)
    ).all()
    return EntryAnswer(
        bank_id=entry.bank_id,
        entry=hash_feed.change_of(entry, is_trail=True),
        events=tuple(
            EntryEvent(
                event=row.event,
                on=logs.at(row.at_ms).date(),
                reason=row.reason,
                by=row.actor if leads else "",
            )
            for row in reversed(trail)
        ),
    )


def _check(policy: Policy, signed: Signed) -> None:
    reasons = {code.code for code in policy.sharing.entry_reasons}
    # A policy from before there were reasons names none: then any code is taken.
    if reasons and signed.body.reason not in reasons:
        raise InputRefused("reason-unknown", "reason")
    if signed.body.reason == rows.DIVERTED:
        raise InputRefused("reason-unknown", "reason")
    if signed.doing is Doing.CORRECT and not {*signed.body.labels} <= {
        code.code for code in policy.labels
    }:
        raise InputRefused("label-unknown", "labels")


def _done(
    connection: Connection, person: Principal, signed: Signed, before: BankEntry, now_ms: int
) -> BankEntry | None:
    """Change the entry; return ``None`` where the act finds it so already."""
    if before.state is EntryState.WITHDRAWN:
        if signed.doing is Doing.WITHDRAW:
            return None
        raise RuleBroken("entry-withdrawn")
    columns: dict[str, Any] = {}
    match signed.doing:
        case Doing.DISPUTE:
            if _disputes(connection, person.person_id, before.entry_id):
                return None
            columns = {"state": EntryState.DISPUTED.value, "disputes": before.disputes + 1}
        case Doing.WITHDRAW:
            columns = {"state": EntryState.WITHDRAWN.value}
        case Doing.CORRECT:  # it settles what this member's own people disputed
            left = EntryState.DISPUTED if before.foreign_disputes else EntryState.ACTIVE
            labels = canonical(list(signed.body.labels)).decode()
            columns = {"state": left.value, "disputes": 0, "labels": labels}
    event = rows.Event(
        event=signed.doing.value,
        actor=person.person_id,
        reason=signed.body.reason,
        act_id=signed.body.act_id,
        fingerprint=signed.fingerprint,
        signature=signed.signature,
    )
    return rows.change(connection, before, event, now_ms, **columns)


def _disputes(connection: Connection, person_id: str, entry_id: str) -> bool:
    """Say whether a dispute of this person stands."""
    trail: list[Row[Any]] = list(
        connection.execute(
            select(bank_events.c.event, bank_events.c.actor)
            .where(bank_events.c.entry_id == entry_id)
            .order_by(bank_events.c.seq)
        )
    )
    stands = False
    for row in trail:
        if row.event in _SETTLES:
            stands = False
        elif (row.event, row.actor) == (_DISPUTED, person_id):
            stands = True
    return stands
