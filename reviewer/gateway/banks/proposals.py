# SPDX-License-Identifier: Apache-2.0
"""Proposals from the first decision to their end, each step in the transaction that causes it.

``PROPOSAL_STEPS`` of the domain says which steps there are.  Functions return log records; the
caller writes them last.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select, update

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.banks import EntryState, ProposalState, step
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.gateway.banks import changes, checks, rows
from reviewer.gateway.banks.checks import OPEN, Sifted
from reviewer.gateway.store import logs
from reviewer.gateway.store.failures import reading_own_rows
from reviewer.gateway.store.tables import groups, proposals
from reviewer.sealing.canonical import canonical
from reviewer.wire.banks import ProposalInfo
from reviewer.wire.base import PAGE_MAX
from reviewer.wire.work import HashMessage

SETTLED_SHOWN_MS: Final = 7 * 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The act of a person that a step belongs to.

    Attributes:
        role: in which they acted.
        labels: what they answered.
    """

    person_id: str
    role: str
    workstation_id: str
    decision_id: str
    verdict: str
    labels: tuple[str, ...]
    now_ms: int

    def record(self, event: AuditEvent, proposal: Row[Any], **detail: str) -> AuditEntry:
        """Return the log record of this act's effect on a proposal."""
        return AuditEntry(
            event=event,
            at=logs.at(self.now_ms),
            actor=self.person_id,
            role=self.role,
            device=self.workstation_id,
            item=proposal.item_id,
            group=proposal.group_id,
            verdict=self.verdict,
            labels=self.labels,
            decision_id=self.decision_id,
            detail={"proposal": proposal.proposal_id, **detail},
        )


def open_of(connection: Connection, group_id: str) -> list[Row[Any]]:
    """Return a group's open proposals."""
    return _found(connection, proposals.c.group_id == group_id, proposals.c.state.in_(OPEN))


def create(
    connection: Connection, act: Act, group: Row[Any], audience: str, sifted: Sifted
) -> list[AuditEntry]:
    """Write down what is proposed, and what was stopped."""
    asked = [(ticked, ProposalState.AWAITING_SECOND, "") for ticked in sifted.fit]
    stopped = [(ticked, ProposalState.STOPPED, why.value) for ticked, why in sifted.stopped]
    written = [
        {
            "proposal_id": f"hp-{secrets.token_hex(12)}",
            "bank_id": sifted.bank_id,
            **rows.value_columns(ticked.value),
            "category": group.category,
            "labels": canonical(list(act.labels)).decode(),
            "audience": audience,
            "item_id": ticked.item_id,
            "group_id": group.group_id,
            "decision_id": act.decision_id,
            "state": state.value,
            "reason": reason,
            "created_ms": act.now_ms,
            "changed_ms": act.now_ms,
        }
        for ticked, state, reason in (*asked, *stopped)
    ]
    if not written:
        return []
    connection.execute(insert(proposals), written)
    ids = [each["proposal_id"] for each in written]
    return [
        act.record(AuditEvent.HASH_PROPOSED, row)
        if row.state == ProposalState.AWAITING_SECOND
        else _stopped(row, row.reason, act.now_ms)
        for row in _found(connection, proposals.c.proposal_id.in_(ids))
    ]


def disagree(connection: Connection, act: Act, group_id: str) -> list[AuditEntry]:
    """Give a group's open proposals to a lead: the two do not answer alike."""
    return [
        act.record(AuditEvent.SECOND_DISAGREED, row, to=ProposalState.WITH_LEAD.value)
        for row in _to(connection, open_of(connection, group_id), ProposalState.WITH_LEAD, act)
    ]


def refuse(connection: Connection, act: Act, group_id: str) -> list[AuditEntry]:
    """End a group's open proposals: the lead decided against them."""
    return [
        act.record(AuditEvent.SECOND_DISAGREED, row, to=ProposalState.REFUSED.value)
        for row in _to(connection, open_of(connection, group_id), ProposalState.REFUSED, act)
    ]


def agree(connection: Connection, act: Act, group_id: str) -> list[AuditEntry]:
    """Put a group's open proposals into their banks, except what became unsafe meanwhile.

    Where a lead decided, the lead's labels are the entry's.
    """
    rows.locked(connection)
    found = open_of(connection, group_id)
    unsafe = checks.unsafe_now(connection, group_id, [_value(row) for row in found])
    stopped = [row for row in found if (row.kind, row.value) in unsafe]
    records: list[AuditEntry] = []
    for row in stopped:
        reason = unsafe[row.kind, row.value]
        _to(connection, [row], ProposalState.WITHDRAWN, act, reason=reason)
        records.append(_stopped(row, reason, act.now_ms))
    added = []
    for row in found:
        if row in stopped:
            continue
        is_settled = row.state == ProposalState.WITH_LEAD
        labels = act.labels if is_settled else tuple(json.loads(row.labels))
        entry, is_new = _enter(connection, act, row, labels)
        _to(connection, [row], ProposalState.AGREED, act, entry_id=entry.entry_id)
        records.append(act.record(AuditEvent.SECOND_AGREED, row, entry=entry.entry_id))
        if is_new:
            added.append(entry)
    return records + changes.newly_active(connection, added, act.now_ms)


def withdraw_items(
    connection: Connection, item_ids: Collection[str], reason: str, now_ms: int
) -> list[AuditEntry]:
    """End the open proposals of items that went away, and what then has no question left."""
    found = _found(connection, proposals.c.item_id.in_(item_ids), proposals.c.state.in_(OPEN))
    return withdraw(connection, found, reason, now_ms)


def withdraw(
    connection: Connection, found: Sequence[Row[Any]], reason: str, now_ms: int
) -> list[AuditEntry]:
    """End open proposals."""
    for row in found:
        _set(connection, row, ProposalState.WITHDRAWN, now_ms, reason=reason)
    return [_stopped(row, reason, now_ms) for row in found]


def without_question(connection: Connection, group_ids: Iterable[str]) -> list[Row[Any]]:
    """Return those groups that wait for a second person about nothing any more."""
    is_open = exists().where(proposals.c.group_id == groups.c.group_id, proposals.c.state.in_(OPEN))
    return list(
        connection.execute(
            select(groups)
            .where(
                groups.c.group_id.in_(set(group_ids)),
                groups.c.stage == "second",
                groups.c.state.in_(("available", "leased")),
                ~is_open,
            )
            .order_by(groups.c.group_id)
            .with_for_update()
        )
    )


def infos(connection: Connection, now_ms: int) -> tuple[ProposalInfo, ...]:
    """Return what is open, then what was settled in the last days, newest first.

    What was emptied because its item was diverted is not told.
    """
    is_open = proposals.c.state.in_(OPEN)
    shown = connection.execute(
        select(proposals)
        .where(
            proposals.c.value != "",
            is_open | (proposals.c.changed_ms > now_ms - SETTLED_SHOWN_MS),
        )
        .order_by(is_open.desc(), proposals.c.changed_ms.desc(), proposals.c.proposal_id)
        .limit(PAGE_MAX)
    )
    return tuple(
        ProposalInfo(
            proposal_id=row.proposal_id,
            bank_id=row.bank_id,
            hash=HashMessage(
                kind=row.kind, value=row.value, quality=row.quality, variant=row.variant
            ),
            category=row.category,
            audience=row.audience,
            state=row.state,
            reason=row.reason,
            since=logs.at(row.created_ms).date(),
        )
        for row in shown
    )


def _enter(
    connection: Connection, act: Act, row: Row[Any], labels: tuple[str, ...]
) -> tuple[rows.BankEntry, bool]:
    """Return the entry of an agreed hash, and whether it matches from now on only."""
    event = rows.Event(event="added", actor=act.person_id, reason="agreed")
    columns = {
        "labels": canonical(list(labels)).decode(),
        "audience": row.audience,
        "proposal_id": row.proposal_id,
    }
    known = rows.with_values(connection, [(row.kind, row.value)], [row.bank_id])
    if not known:
        return rows.add(connection, row.bank_id, _value(row), event, act.now_ms, **columns), True
    if known[0].state is not EntryState.WITHDRAWN:
        return known[0], False
    again = {"state": EntryState.ACTIVE.value, "source": "", "source_ref": "", "disputes": 0}
    return rows.change(connection, known[0], event, act.now_ms, **columns, **again), True


def _found(connection: Connection, *where: ColumnElement[bool]) -> list[Row[Any]]:
    asked = select(proposals).where(*where).order_by(proposals.c.proposal_id)
    return list(connection.execute(asked))


def _to(
    connection: Connection,
    found: Sequence[Row[Any]],
    state: ProposalState,
    act: Act,
    **columns: str,
) -> Sequence[Row[Any]]:
    for row in found:
        _set(connection, row, state, act.now_ms, **columns)
    return found


def _set(
    connection: Connection, row: Row[Any], state: ProposalState, now_ms: int, **columns: str
) -> None:
    step(ProposalState(row.state), state)
    connection.execute(
        update(proposals)
        .where(proposals.c.proposal_id == row.proposal_id)
        .values(state=state.value, changed_ms=now_ms, **columns)
    )


def _stopped(row: Row[Any], reason: str, now_ms: int) -> AuditEntry:
    return AuditEntry(
        event=AuditEvent.HASH_STOPPED,
        at=logs.at(now_ms),
        item=row.item_id,
        group=row.group_id,
        reason=reason,
        detail={"proposal": row.proposal_id},
    )


def _value(row: Row[Any]) -> HashValue:
    with reading_own_rows():
        return HashValue(
            kind=HashKind(row.kind), value=row.value, quality=row.quality, variant=row.variant
        )
