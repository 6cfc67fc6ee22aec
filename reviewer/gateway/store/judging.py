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
from reviewer.gateway.banks.checks import Sifted
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store import held_leases
from reviewer.wire.mapping import severity_from
from reviewer.wire.problems import ProblemType
from reviewer.wire.work import DecisionEntry, DivertEntry, ReturnEntry

EVIDENCE_CHANGED: Final = "evidence-changed"


class Effect(enum.Enum):
    """What a ruling does to the group."""

    NONE = enum.auto()
    CLOSE = enum.auto()
    PROPOSE = enum.auto()  # decided, and its hashes go to a second person
    AGREE = enum.auto()  # the second, or a lead, answers as the first did
    DISAGREE = enum.auto()  # the second answers otherwise
    REFUSE = enum.auto()  # a lead answers otherwise than the first: that counts from now on
    ESCALATE = enum.auto()
    DIVERT = enum.auto()
    FREE = enum.auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The answer to one act, and what it does.

    Attributes:
        members: the items it is applied to.
        sifted: what becomes of the hashes ticked in it.
    """

    outcome: Outcome
    effect: Effect = Effect.NONE
    detail: dict[str, Any] = field(default_factory=dict)
    members: tuple[Row[Any], ...] = ()
    sifted: Sifted = field(default_factory=Sifted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One act and all it meets.

    Attributes:
        group: the row, or ``None`` when there is no such group.
        members: every item of the group that has media.
        effective: verdict of the group's effective decision, empty when there is none.
        is_disputed: proposals of the group wait for a lead.
        has_answered: this person answered about a group whose hashes were proposed.
        knows: whether a decision id is stored.
        policy: returns a published version of the policy, or ``None``.
        sift: sorts the hashes ticked in a decision.
    """

    workstation_id: str
    roles: frozenset[Role]
    now_ms: int
    group: Row[Any] | None
    members: Sequence[Row[Any]]
    effective: str
    is_disputed: bool
    has_answered: bool
    knows: Callable[[str], bool]
    policy: Callable[[str], Policy | None]
    sift: Callable[[DecisionEntry], Sifted]
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
    is_others = case.has_answered or (group.stage == "lead" and Role.LEAD not in case.roles)
    if is_others:  # such a lease is never given; this is the second lock
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
    if entry.audience and entry.audience not in {a.code for a in policy.sharing.audiences}:
        return rejected(ProblemType.SCHEMA, where="audience")
    return None


def _opinion(entry: DecisionEntry, case: Case) -> Ruling:
    detail: dict[str, Any] = {"recorded_as": "opinion"}
    if case.effective:
        detail |= {"effective": case.effective, "agrees": case.effective == entry.verdict}
    return Ruling(outcome=Outcome.SUPERSEDED, detail=detail)


def _refused_hashes(entry: DecisionEntry, case: Case) -> Ruling | None:
    """Refuse a hash that is not the gateway's own; one that would do harm is stopped later."""
    own = {
        (row.item_id, each.kind, each.variant, each.value)
        for row in case.members
        for each in shown.hashes_of(row)
    }
    for ticked in entry.hashes:
        each = ticked.hash
        if (ticked.item_id, each.kind, each.variant, each.value) not in own:
            return rejected(ProblemType.HASH_MISMATCH, item_id=ticked.item_id, kind=each.kind)
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
    verdict = Verdict(entry.verdict)
    sifted = Sifted()
    effect, detail = _answered(verdict, case, group)
    if effect is Effect.CLOSE and verdict is Verdict.VIOLATES and entry.hashes:
        sifted = case.sift(entry)
        effect = Effect.PROPOSE if sifted.fit else Effect.CLOSE
    outcome = Outcome.ACCEPTED if in_time else Outcome.ACCEPTED_LATE
    if effect is Effect.PROPOSE:
        outcome = Outcome.ACCEPTED_PENDING_SECOND
    return Ruling(
        outcome=outcome,
        effect=effect,
        detail={**detail, **sifted.detail()},
        members=tuple(row for row in case.members if row.state == "available"),
        sifted=sifted,
    )


def _answered(verdict: Verdict, case: Case, group: Row[Any]) -> tuple[Effect, dict[str, Any]]:
    """Return what a verdict does in the group's stage, before any hash is proposed."""
    agrees = verdict is Verdict.VIOLATES
    if group.stage == "second" and not agrees:
        return Effect.DISAGREE, {"item_state": "escalated", "second": "disagreed"}
    if group.stage == "second" or (case.is_disputed and agrees):
        return Effect.AGREE, {"item_state": "closed", "second": "agreed"}
    if verdict is Verdict.ESCALATE:
        return Effect.ESCALATE, {"item_state": "escalated"}
    if case.is_disputed:
        return Effect.REFUSE, {"item_state": "closed", "second": "refused"}
    return Effect.CLOSE, {"item_state": "closed"}
