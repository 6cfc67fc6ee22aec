# SPDX-License-Identifier: Apache-2.0
"""Carries out a ruling: the group's new state, word to platform and workstations, log records.

Everything happens in the transaction that stores the outcome.  The log records are returned, not
written: the log is locked last, once for the whole batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, select, update

from reviewer import __version__
from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.ids import ESCALATED_QUEUE
from reviewer.domain.outbox import Outcome
from reviewer.domain.people import Role
from reviewer.gateway.banks import locking, proposals
from reviewer.gateway.likeness import late
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store import held_leases, lease_ends, leases, logs, tiers, way_back
from reviewer.gateway.store.judging import Case, Effect, Ruling
from reviewer.gateway.store.tables import groups, items
from reviewer.wire.mapping import Entry, severity_from
from reviewer.wire.work import DecisionEntry, DivertEntry

APP = f"reviewer/{__version__}"
# A decision with one of these holds until a later one does; the platform is told, or a lead asked.
TAKES_EFFECT: Final = (Effect.CLOSE, Effect.PROPOSE, Effect.REFUSE, Effect.ESCALATE)
_IS_DELIVERED: Final = (Effect.CLOSE, Effect.PROPOSE, Effect.REFUSE, Effect.DIVERT)
SECOND_WITHIN_MS: Final = 86_400_000  # the platform has its answer: no legal clock runs any more
_ENDED: dict[str, Any] = {
    "lease_id": None,
    "holder_workstation": None,
    "holder_person": None,
    "expires_ms": None,
}


def carry_out(
    connection: Connection, person_id: str, entry: Entry, case: Case, ruling: Ruling
) -> list[AuditEntry]:
    """Do what the ruling says; return the records of it."""
    group = case.group
    if group is None:
        return []
    records = _moved(connection, person_id, entry, case, group, ruling)
    if ruling.effect in _IS_DELIVERED:
        assert isinstance(entry, DecisionEntry | DivertEntry)
        for member in ruling.members:
            way_back.deliver(connection, entry, case.in_force.version, case.now_ms, member)
    if isinstance(entry, DecisionEntry) and ruling.effect in _IS_DELIVERED:
        records += late.close_waiting(connection, group.group_id, entry, case.now_ms)
    if isinstance(entry, DecisionEntry):
        records += _shared(connection, person_id, entry, case, ruling)
    record = _record(person_id, entry, case, group, ruling)
    return records if record is None else [record, *records]


def _moved(
    connection: Connection,
    person_id: str,
    entry: Entry,
    case: Case,
    group: Row[Any],
    ruling: Ruling,
) -> list[AuditEntry]:
    """Bring the group to its new state; return the records of what else that moved."""
    match ruling.effect:
        case Effect.CLOSE | Effect.AGREE | Effect.REFUSE:
            _end(connection, group, ruling.members, "closed")
        case Effect.PROPOSE:
            _to_second(connection, group, case.now_ms)
        case Effect.ESCALATE | Effect.DISAGREE:
            _to_lead(connection, group)
        case Effect.DIVERT:
            _end(connection, group, ruling.members, "diverted")
            _tell_holder(connection, group, case.workstation_id)
            return _lock_same_bytes(connection, person_id, entry, case, ruling.members)
        case Effect.FREE:
            held_leases.free(connection, group.group_id)
            held_leases.refuse_today(connection, person_id, group.group_id, case.now_ms)
        case Effect.NONE:
            pass
    return []


def _end(connection: Connection, group: Row[Any], members: Sequence[Row[Any]], state: str) -> None:
    connection.execute(
        update(groups).where(groups.c.group_id == group.group_id).values(state=state, **_ENDED)
    )
    ids = [member.item_id for member in members]
    connection.execute(update(items).where(items.c.item_id.in_(ids)).values(state=state))


def _lock_same_bytes(
    connection: Connection,
    person_id: str,
    entry: Entry,
    case: Case,
    members: Sequence[Row[Any]],
) -> list[AuditEntry]:
    """Lock every open group that holds the same bytes: nobody else meets them."""
    assert isinstance(entry, DivertEntry)
    known = [member.media_id for member in members if member.media_id is not None]
    twins = connection.execute(
        select(groups)
        .distinct()
        .join(items, items.c.group_id == groups.c.group_id)
        .where(
            items.c.media_id.in_(known),
            groups.c.state.in_(("available", "leased")),
            groups.c.group_id != entry.group_id,
        )
        .order_by(groups.c.group_id)
    ).all()
    of_twin = shown.members(connection, [twin.group_id for twin in twins])
    locked = [row.item_id for rows in (members, *of_twin.values()) for row in rows]
    records = []
    for twin in twins:
        rows = of_twin.get(twin.group_id, [])
        _end(connection, twin, rows, "diverted")
        _tell_holder(connection, twin, "")
        for row in rows:
            way_back.deliver(connection, entry, case.in_force.version, case.now_ms, row)
        records.append(
            AuditEntry(
                event=AuditEvent.DIVERTED,
                at=logs.at(case.now_ms),
                actor=person_id,
                app=APP,
                policy=case.in_force.version,
                group=twin.group_id,
                queue=twin.queue,
                decision_id=entry.decision_id,
                reason="same-bytes",
            )
        )
    return records + locking.items_diverted(connection, locked, person_id, case.now_ms)


def _shared(
    connection: Connection, person_id: str, entry: DecisionEntry, case: Case, ruling: Ruling
) -> list[AuditEntry]:
    """Carry out what a decision means for hashes that are, or were, proposed."""
    group = case.group
    assert group is not None  # there was an effect
    act = proposals.Act(
        person_id=person_id,
        role=_role(group).value,
        workstation_id=case.workstation_id,
        decision_id=entry.decision_id,
        verdict=entry.verdict,
        labels=entry.labels,
        now_ms=case.now_ms,
    )
    match ruling.effect:
        case Effect.CLOSE | Effect.PROPOSE:
            audiences = case.in_force.sharing.audiences
            audience = entry.audience or (audiences[0].code if audiences else "")
            return proposals.create(connection, act, group, audience, ruling.sifted)
        case Effect.AGREE:
            return proposals.agree(connection, act, group.group_id)
        case Effect.DISAGREE:
            return proposals.disagree(connection, act, group.group_id)
        case Effect.REFUSE:
            return proposals.refuse(connection, act, group.group_id)
        case _:
            return []


def _to_second(connection: Connection, group: Row[Any], now_ms: int) -> None:
    """Offer a decided group once more, to somebody else, its items as they are."""
    connection.execute(
        update(groups)
        .where(groups.c.group_id == group.group_id)
        .values(
            **leases.FORGOTTEN,
            stage="second",
            queue=shown.second_queue(group),
            tier=tiers.tier_for(connection, group.category, ""),
            due_ms=max(group.due_ms, now_ms + SECOND_WITHIN_MS),
        )
    )


def _to_lead(connection: Connection, group: Row[Any]) -> None:
    connection.execute(
        update(groups)
        .where(groups.c.group_id == group.group_id)
        .values(**leases.FORGOTTEN, stage="lead", queue=str(ESCALATED_QUEUE))
    )


def _tell_holder(connection: Connection, group: Row[Any], sender: str) -> None:
    holder = group.last_workstation
    if holder is not None and holder != sender:
        lease_ends.tell(connection, holder, "diverted", group.group_id)


def _record(
    person_id: str, entry: Entry, case: Case, group: Row[Any], ruling: Ruling
) -> AuditEntry | None:
    fields: dict[str, Any] = {
        "at": logs.at(case.now_ms),
        "actor": person_id,
        "role": _role(group).value,
        "device": case.workstation_id,
        "group": group.group_id,
        "queue": group.queue,
        "decision_id": entry.decision_id,
        "outcome": ruling.outcome.value,
    }
    if len(case.members) == 1:
        fields["item"] = case.members[0].item_id
    if isinstance(entry, DivertEntry) and ruling.effect is Effect.DIVERT:
        return AuditEntry(
            event=AuditEvent.DIVERTED, app=APP, policy=case.in_force.version, **fields
        )
    if not isinstance(entry, DecisionEntry):
        return None
    fields |= {
        "policy": entry.policy_version,
        "verdict": entry.verdict,
        "labels": entry.labels,
        "severity": severity_from(entry.severity),
        "protected": entry.protected,
        "payload_commit": entry.payload_commit,
    }
    if ruling.effect in TAKES_EFFECT:
        return AuditEntry(event=AuditEvent.DECISION_EFFECTIVE, **fields)
    event = AuditEvent.DECISION_KEPT_AS_OPINION
    if ruling.effect in (Effect.AGREE, Effect.DISAGREE):
        return AuditEntry(event=event, reason="second-look", **fields)
    if ruling.outcome in (Outcome.SUPERSEDED, Outcome.WITHDRAWN):
        return AuditEntry(event=event, reason=ruling.outcome.value, **fields)
    return None


def _role(group: Row[Any]) -> Role:
    return Role.LEAD if group.stage == "lead" else Role.REVIEWER
