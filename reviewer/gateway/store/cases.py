# SPDX-License-Identifier: Apache-2.0
"""Gathers what an act meets: its group, the members, what was answered before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from reviewer.domain.people import Role
from reviewer.gateway.banks import checks, proposals
from reviewer.gateway.store import answering, bundles
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store.judging import Case
from reviewer.gateway.store.tables import decisions
from reviewer.wire.mapping import Entry
from reviewer.wire.work import DecisionEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whose acts these are."""

    workstation_id: str
    person_id: str
    roles: frozenset[Role]


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


def case_of(connection: Connection, sender: Sender, entry: Entry, now_ms: int) -> Case:
    """Return an act with all it meets, its group locked until the commit."""
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
