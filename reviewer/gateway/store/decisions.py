# SPDX-License-Identifier: Apache-2.0
"""Records acts: each has one stored outcome for ever, written with everything it causes.

``decisions`` is the idempotency store.  A repeated id gets the stored outcome; the same id with
another content is rejected and the original stays.  Entries are independent: each runs in a
savepoint, and one bad entry costs only itself.  What is stored is the parsed entry, so that a field
this API does not have is never kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import IntegrityError

from reviewer.domain.audit import AuditEntry
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.outbox import OUTCOMES, Outcome
from reviewer.domain.people import Role
from reviewer.gateway.banks import checks, proposals
from reviewer.gateway.store import answering, bundles, effects, facts, held_leases, logs
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store.judging import (
    EVIDENCE_CHANGED,
    Case,
    Effect,
    Ruling,
    judge,
    rejected,
)
from reviewer.gateway.store.tables import decisions, payloads
from reviewer.sealing.keys import decode_base64
from reviewer.wire.mapping import Entry, parse_entry
from reviewer.wire.problems import ProblemType
from reviewer.wire.work import DecisionBatch, DecisionEntry, EntryResult, SealedPayload

PAYLOAD_MAX: Final = 1 << 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whose acts these are."""

    workstation_id: str
    person_id: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class _Act:
    """One entry as it came: its name, its fingerprint, and what it says if it can be read."""

    decision_id: str
    sequence: int
    fingerprint: str
    entry: Entry | None
    wrong: str = ""


def apply_batch(
    connection: Connection, sender: Sender, batch: DecisionBatch, now_ms: int
) -> tuple[EntryResult, ...]:
    """Record a batch and return the outcome of each entry, by id.

    Raises:
        InputRefused: an entry has no usable id, so that it could not be answered.
    """
    acts = [_read(untrusted) for untrusted in batch.entries]
    sealed = {each.payload_commit: each for each in batch.payloads}
    ids = [act.entry.group_id for act in acts if act.entry is not None]
    shown.locked(connection, ids)  # all at once and in order: batches cannot wait for each other
    written: list[AuditEntry] = []
    results: dict[str, EntryResult] = {}
    for act in sorted(acts, key=lambda act: act.sequence):
        result, records = _settle(connection, sender, act, sealed, now_ms)
        results.setdefault(act.decision_id, result)
        written += records
    logs.append_all(connection, written)
    return tuple(results.values())


def stored(connection: Connection, workstation_id: str, ids: Sequence[str]) -> dict[str, Row[Any]]:
    """Return a workstation's stored acts among these ids."""
    found: dict[str, Row[Any]] = {}
    for start in range(0, len(ids), 500):
        rows = connection.execute(
            select(decisions).where(
                decisions.c.decision_id.in_(ids[start : start + 500]),
                decisions.c.workstation_id == workstation_id,
            )
        )
        found |= {row.decision_id: row for row in rows}
    return found


def replay(row: Row[Any]) -> EntryResult:
    """Return a stored outcome, word for word."""
    return EntryResult(
        decision_id=row.decision_id,
        outcome=row.outcome,
        replayed=True,
        detail=json.loads(row.detail),
    )


def with_groups(
    connection: Connection, workstation_id: str, results: Sequence[EntryResult], now_ms: int
) -> tuple[EntryResult, ...]:
    """Put the group as it is now to each outcome that asks to look at changed evidence again."""
    changed = [
        each.decision_id
        for each in results
        if each.outcome == Outcome.NEEDS_RECONFIRM and each.detail.get("why") == EVIDENCE_CHANGED
    ]
    if not changed:
        return tuple(results)
    entries = {
        name: DecisionEntry.model_validate_json(row.entry)
        for name, row in stored(connection, workstation_id, changed).items()
    }
    found = {
        each.group_id: each.model_dump(mode="json")
        for each in held_leases.messages(connection, workstation_id, entries.values(), now_ms)
    }
    return tuple(
        each.model_copy(update={"group": found.get(entries[each.decision_id].group_id)})
        if each.decision_id in entries
        else each
        for each in results
    )


def _read(untrusted: Mapping[str, Any]) -> _Act:
    decision_id, sequence = untrusted.get("decision_id"), untrusted.get("sequence")
    try:
        text = json.dumps(untrusted, sort_keys=True, separators=(",", ":"))
    except ValueError as error:  # an integer too long to be written again
        raise InputRefused("schema", "entries") from error
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    try:
        entry = parse_entry(untrusted)
        _check_storable(entry, text)
    except InputRefused as refused:
        checked = _named(decision_id, sequence)
        return _Act(*checked, fingerprint, None, refused.where)
    return _Act(entry.decision_id, entry.sequence, fingerprint, entry)


def _check_storable(entry: Entry, text: str) -> None:
    # The log takes ids that begin with a letter or digit, and no column takes NUL.
    named = (entry.decision_id, entry.group_id, entry.lease_id)
    if not all(each[0].isalnum() for each in named):
        raise InputRefused("schema", "decision_id")
    if "\\u0000" in text or "\\ud" in text:
        raise InputRefused("schema", "text")
    if isinstance(entry, DecisionEntry) and (
        entry.decided_at.second or entry.decided_at.microsecond
    ):
        # From finer times one could tell how long a look took.
        raise InputRefused("schema", "decided_at")


def _named(decision_id: object, sequence: object) -> tuple[str, int]:
    try:
        named = EntryResult.model_validate({"decision_id": decision_id, "outcome": "rejected"})
    except ValueError as error:
        raise InputRefused("schema", "entries.decision_id") from error
    whole = isinstance(sequence, int) and not isinstance(sequence, bool)
    usable = whole and 0 <= sequence < 2**53  # type: ignore[operator]  # whole says so
    return named.decision_id, sequence if usable else -1  # type: ignore[return-value]  # the same


def _settle(
    connection: Connection,
    sender: Sender,
    act: _Act,
    sealed: Mapping[str, SealedPayload],
    now_ms: int,
) -> tuple[EntryResult, list[AuditEntry]]:
    known = _known(connection, sender, act)
    if known is not None:
        return known, []
    try:
        with connection.begin_nested():
            return _record(connection, sender, act, sealed, now_ms)
    except IntegrityError:
        # Another request with this act was faster; what it stored counts.
        known = _known(connection, sender, act)
        if known is None:
            raise
        return known, []
    except RuleBroken as broken:
        if not broken.rule.startswith("audit-"):
            raise
        return _answer(act, rejected(ProblemType.SCHEMA, where=str(broken))), []


def _known(connection: Connection, sender: Sender, act: _Act) -> EntryResult | None:
    row = connection.execute(
        select(decisions).where(decisions.c.decision_id == act.decision_id)
    ).first()
    if row is not None:
        if (row.workstation_id, row.fingerprint) == (sender.workstation_id, act.fingerprint):
            return replay(row)
        return _answer(act, rejected(ProblemType.DECISION_ID_REUSED))
    taken = connection.execute(
        select(decisions.c.decision_id).where(
            decisions.c.workstation_id == sender.workstation_id,
            decisions.c.sequence == act.sequence,
        )
    ).first()
    if taken is not None:  # the profile was copied, or put back from an old backup
        return _answer(act, rejected(ProblemType.DECISION_ID_REUSED, why="sequence-reused"))
    return None


def _answer(act: _Act, ruling: Ruling) -> EntryResult:
    return EntryResult(
        decision_id=act.decision_id, outcome=ruling.outcome.value, detail=ruling.detail
    )


def _record(
    connection: Connection,
    sender: Sender,
    act: _Act,
    sealed: Mapping[str, SealedPayload],
    now_ms: int,
) -> tuple[EntryResult, list[AuditEntry]]:
    entry = act.entry
    if entry is None:
        ruling = rejected(ProblemType.SCHEMA, where=act.wrong[:128])
        if act.sequence >= 0:
            _store(connection, sender, act, ruling)
        return _answer(act, ruling), []
    case = _case(connection, sender, entry, now_ms)
    ruling = judge(entry, case)
    if OUTCOMES[ruling.outcome].stored:
        _store(connection, sender, act, ruling)
        _keep_payload(connection, entry, sealed)
    records = effects.carry_out(connection, sender.person_id, entry, case, ruling)
    return _answer(act, ruling), records


def _case(connection: Connection, sender: Sender, entry: Entry, now_ms: int) -> Case:
    group = shown.locked(connection, [entry.group_id]).get(entry.group_id)
    effective = connection.execute(
        select(decisions.c.entry)
        .where(decisions.c.group_id == entry.group_id, decisions.c.effective)
        .order_by(decisions.c.generation.desc())
        .limit(1)
    ).scalar()

    def knows(decision_id: str) -> bool:
        return bool(stored(connection, sender.workstation_id, [decision_id]))

    def sift(decided: DecisionEntry) -> checks.Sifted:
        bank = in_force.sharing.bank
        return checks.sift(connection, bank, entry.group_id, members, decided.hashes)

    members = shown.members(connection, [entry.group_id])[entry.group_id]
    in_force = bundles.policy_in_force(connection)
    is_lead = group is not None and group.stage == "lead"
    answered = select(answering.has_answered(sender.person_id, entry.group_id))
    return Case(
        workstation_id=sender.workstation_id,
        roles=sender.roles,
        now_ms=now_ms,
        group=group,
        members=members,
        effective=json.loads(effective).get("verdict", "") if effective else "",
        is_disputed=is_lead and bool(proposals.open_of(connection, entry.group_id)),
        has_answered=bool(connection.execute(answered).scalar()),
        knows=knows,
        policy=lambda version: bundles.policy(connection, version),
        sift=sift,
        in_force=in_force,
    )


def _store(connection: Connection, sender: Sender, act: _Act, ruling: Ruling) -> None:
    entry = act.entry
    effective = ruling.effect in effects.TAKES_EFFECT or (
        ruling.effect is Effect.DIVERT and ruling.outcome is Outcome.ACCEPTED
    )
    connection.execute(
        insert(decisions).values(
            decision_id=act.decision_id,
            workstation_id=sender.workstation_id,
            sequence=act.sequence,
            person_id=sender.person_id,
            entry_type="decision" if entry is None else entry.type,
            group_id="" if entry is None else entry.group_id,
            generation=0 if entry is None else entry.generation,
            fingerprint=act.fingerprint,
            entry="{}" if entry is None else json.dumps(entry.model_dump(mode="json")),
            outcome=ruling.outcome.value,
            detail=json.dumps(ruling.detail),
            effective=effective,
        )
    )
    facts.note_late_arrival(connection, sender.workstation_id, act.sequence)


def _keep_payload(
    connection: Connection, entry: Entry, sealed: Mapping[str, SealedPayload]
) -> None:
    commit = entry.payload_commit if isinstance(entry, DecisionEntry) else ""
    if not commit or commit not in sealed:
        return
    try:
        raw = decode_base64(sealed[commit].sealed, "sealed")
    except InputRefused:
        return  # the record stands without its text; the lead is told that it is missing
    known = select(payloads.c.payload_commit).where(payloads.c.payload_commit == commit)
    if len(raw) <= PAYLOAD_MAX and connection.execute(known).first() is None:
        connection.execute(insert(payloads).values(payload_commit=commit, sealed=raw))
