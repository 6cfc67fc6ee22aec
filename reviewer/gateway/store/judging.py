# SPDX-License-Identifier: Apache-2.0
"""Decides what becomes of one act, from the rows it meets; writes nothing.

The order of the questions matters: what can never succeed is rejected, what was taken back is
``withdrawn``, what is not under the group's lease is an opinion, and only then is the decision
itself held against the gateway's hashes, the member list and the policy in force.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Row

from reviewer.domain.decisions import Draft, Missing, Verdict, missing_answers
from reviewer.domain.outbox import Outcome
from reviewer.domain.people import Role
from reviewer.domain.policy import Policy
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store import held_leases
from reviewer.wire.mapping import hash_from, severity_from
from reviewer.wire.problems import ProblemType
from reviewer.wire.work import DecisionEntry, DivertEntry, ReturnEntry

EVIDENCE_CHANGED: Final = "evidence-changed"


class Effect(enum.Enum):
    """What a ruling does to the group."""

    NONE = enum.auto()
    CLOSE = enum.auto()
    ESCALATE = enum.auto()
    DIVERT = enum.auto()
    FREE = enum.auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The answer to one act, and what it does.

    Attributes:
        members: the items it is applied to.
    """

    outcome: Outcome
    effect: Effect = Effect.NONE
    detail: dict[str, Any] = field(default_factory=dict)
    members: tuple[Row[Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One act and all it meets.

    Attributes:
        group: the row, or ``None`` when there is no such group.
        members: every item of the group that has media.
        effective: verdict of the group's effective decision, empty when there is none.
        knows: whether a decision id is stored.
        policy: returns a published version of the policy, or ``None``.
    """

    workstation_id: str
    roles: frozenset[Role]
    now_ms: int
    group: Row[Any] | None
    members: Sequence[Row[Any]]
    effective: str
    knows: Callable[[str], bool]
    policy: Callable[[str], Policy | None]
    in_force: Policy


def rejected(problem: ProblemType, **detail: object) -> Ruling:
    """Return the ruling for an act that can never succeed as it is written."""
    return Ruling(outcome=Outcome.REJECTED, detail={"problem": problem.value, **detail})


def judge(entry: DecisionEntry | DivertEntry | ReturnEntry, case: Case) -> Ruling:
    """Return what becomes of an act."""
    match entry:
        case DecisionEntry():
            return _decision(entry, case)
        case DivertEntry():
            return _diversion(entry, case)
        case ReturnEntry():
            return _giving_back(entry, case)


def _giving_back(entry: ReturnEntry, case: Case) -> Ruling:
    group = case.group
    if group is None:
        return rejected(ProblemType.NOT_FOUND)
    if group.state in shown.GONE:
        return Ruling(outcome=Outcome.WITHDRAWN)
    if not held_leases.holds(group, case.workstation_id, entry.lease_id, entry.generation):
        return Ruling(outcome=Outcome.SUPERSEDED)
    return Ruling(outcome=Outcome.ACCEPTED, effect=Effect.FREE)


def _diversion(entry: DivertEntry, case: Case) -> Ruling:
    """Lock first: a diversion counts whoever holds the group by now, and whatever was decided."""
    group = case.group
    if group is None:
        return rejected(ProblemType.NOT_FOUND)
    if group.state in shown.GONE:
        return Ruling(outcome=Outcome.WITHDRAWN, detail={"why": group.state})
    held = held_leases.holds(group, case.workstation_id, entry.lease_id, entry.generation)
    in_time = held and group.state == "leased" and group.expires_ms >= case.now_ms
    return Ruling(
        outcome=Outcome.ACCEPTED if in_time else Outcome.ACCEPTED_LATE,
        effect=Effect.DIVERT,
        detail={"item_state": "diverted"},
        members=tuple(row for row in case.members if row.state in ("available", "closed")),
    )


def _decision(entry: DecisionEntry, case: Case) -> Ruling:  # noqa: PLR0911 - the questions in order
    group = case.group
    if entry.supersedes is not None and not case.knows(entry.supersedes):
        return Ruling(outcome=Outcome.DEFERRED, detail={"why": "predecessor-unknown"})
    if group is None:
        return rejected(ProblemType.NOT_FOUND)
    refused = _refused_answers(entry, case)
    if refused is not None:
        return refused
    if group.state in shown.GONE:
        return Ruling(
            outcome=Outcome.WITHDRAWN, detail={"recorded_as": "opinion", "why": group.state}
        )
    if not held_leases.holds(group, case.workstation_id, entry.lease_id, entry.generation):
        return _opinion(entry, case)
    if group.stage == "lead" and Role.LEAD not in case.roles:
        return rejected(ProblemType.FORBIDDEN)
    return _refused_hashes(entry, case) or _stale(entry, case) or _accepted(entry, case, group)


def _refused_answers(entry: DecisionEntry, case: Case) -> Ruling | None:
    policy = case.policy(entry.policy_version)
    if policy is None:
        return rejected(ProblemType.POLICY_UNKNOWN)
    draft = Draft(
        labels=entry.labels,
        severity=severity_from(entry.severity),
        protected=entry.protected,
        cues=entry.cues,
        escalation_reason=entry.escalation_reason,
    )
    missing = list(missing_answers(draft, Verdict(entry.verdict), policy))
    if entry.payload_commit and Missing.NOTE in missing:
        missing.remove(Missing.NOTE)  # it travels apart, sealed
    if Missing.UNKNOWN_CODE in missing:
        return rejected(ProblemType.LABEL_UNKNOWN)
    if missing:
        return rejected(ProblemType.SCHEMA, missing=[each.value for each in missing])
    return None


def _opinion(entry: DecisionEntry, case: Case) -> Ruling:
    detail: dict[str, Any] = {"recorded_as": "opinion"}
    if case.effective:
        detail |= {"effective": case.effective, "agrees": case.effective == entry.verdict}
    return Ruling(outcome=Outcome.SUPERSEDED, detail=detail)


def _refused_hashes(entry: DecisionEntry, case: Case) -> Ruling | None:
    """Refuse a hash that is not the gateway's own, and one that would do harm in a bank.

    Its quality is the gateway's word, whatever the entry says.
    """
    own = {
        (row.item_id, each.kind, each.variant, each.value): each
        for row in case.members
        for each in shown.hashes_of(row)
    }
    for ticked in entry.hashes:
        each = ticked.hash
        kept = own.get((ticked.item_id, each.kind, each.variant, each.value))
        if kept is None:
            return rejected(ProblemType.HASH_MISMATCH, item_id=ticked.item_id, kind=each.kind)
        if not hash_from(kept).is_shareable:
            return rejected(ProblemType.HASH_UNSHAREABLE, item_id=ticked.item_id, kind=each.kind)
    return None


def _stale(entry: DecisionEntry, case: Case) -> Ruling | None:
    """Ask again where the evidence or a chosen label's meaning is no longer what was shown.

    What was withdrawn since the lease was shown and is left out; that alone asks nothing.
    """
    present = [row for row in case.members if row.state == "available"]
    given = [row for row in case.members if _was_given(row, entry.generation)]
    digests = {shown.digest_of(present), shown.digest_of(given)}
    if not present or entry.member_digest not in digests:
        return Ruling(outcome=Outcome.NEEDS_RECONFIRM, detail={"why": EVIDENCE_CHANGED})
    if entry.policy_version == case.in_force.version:
        return None
    before = case.policy(entry.policy_version)
    assert before is not None
    then = {code.code: (code.clause, code.names) for code in before.labels}
    now = {code.code: (code.clause, code.names) for code in case.in_force.labels}
    changed = sorted(code for code in entry.labels if then.get(code) != now.get(code))
    if not changed:
        return None
    return Ruling(
        outcome=Outcome.NEEDS_RECONFIRM,
        detail={
            "why": "policy-changed",
            "policy_now": case.in_force.version,
            "changed_labels": changed,
        },
    )


def _was_given(row: Row[Any], generation: int) -> bool:
    if row.state == "available":
        return True
    return bool(row.state == "withdrawn" and row.withdrawn_generation == generation)


def _accepted(entry: DecisionEntry, case: Case, group: Row[Any]) -> Ruling:
    in_time = group.state == "leased" and group.expires_ms >= case.now_ms
    escalates = Verdict(entry.verdict) is Verdict.ESCALATE
    return Ruling(
        outcome=Outcome.ACCEPTED if in_time else Outcome.ACCEPTED_LATE,
        effect=Effect.ESCALATE if escalates else Effect.CLOSE,
        detail={"item_state": "escalated" if escalates else "closed"},
        members=tuple(row for row in case.members if row.state == "available"),
    )
