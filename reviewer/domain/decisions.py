# SPDX-License-Identifier: Apache-2.0
"""What a reviewer can decide, and which answers a decision needs before it can be saved."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import DecisionId, GroupId, ItemId, LeaseId
from reviewer.domain.items import Severity
from reviewer.domain.policy import NO_CONTEXT, UNCLEAR_CONTEXT, Code, Policy


class Verdict(enum.StrEnum):
    """Four peers, never yes or no (wellbeing.md iii, low prevalence)."""

    VIOLATES = "violates"
    ALLOWED = "allowed"
    ALLOWED_PROTECTED = "allowed_protected"
    ESCALATE = "escalate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The answers given so far for one group; kept locally until decided.

    Attributes:
        protected: chosen protected contexts; empty means unanswered, ``{"none"}`` is an answer.
        cues: what the purpose assessment rests on.
        note: free text; travels apart, sealed, never in the log.
        hashes: hashes ticked for adding, per item.
        audience: who is given them once a second person agreed; a code of the policy.
    """

    labels: tuple[str, ...] = ()
    severity: Severity | None = None
    protected: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    escalation_reason: str = ""
    note: str = field(default="", repr=False)
    hashes: tuple[tuple[ItemId, HashValue], ...] = ()
    audience: str = ""


class Missing(enum.StrEnum):
    """Why a draft cannot be saved with a verdict yet."""

    CONTEXT = "context"  # the protected context is unanswered
    CONTEXT_NAMED = "context-named"  # allowed_protected needs a context other than none/unclear
    CONTEXT_NONE_ALONE = "context-none-alone"  # "none" beside another context
    LABEL = "label"
    SEVERITY = "severity"
    NOTE = "note"
    NOTE_LONG = "note-long"
    CUE = "cue"
    ESCALATION_REASON = "escalation-reason"
    UNKNOWN_CODE = "unknown-code"


def missing_answers(draft: Draft, verdict: Verdict, policy: Policy) -> tuple[Missing, ...]:
    """Return what must still be answered before ``verdict`` can be saved; empty when nothing."""
    found = [*_context_gaps(draft, verdict)]
    if _has_unknown_code(draft, policy):
        found.append(Missing.UNKNOWN_CODE)
    if verdict in policy.label_required and not draft.labels:
        found.append(Missing.LABEL)
    if verdict in policy.severity_required and draft.severity is None:
        found.append(Missing.SEVERITY)
    if verdict is Verdict.ESCALATE and not draft.escalation_reason:
        found.append(Missing.ESCALATION_REASON)
    if _claimed(draft) and not draft.cues:
        found.append(Missing.CUE)
    note = draft.note.strip()
    if _note_required(draft, verdict, policy) and len(note) < policy.limits.note_min_chars:
        found.append(Missing.NOTE)
    if len(note) > policy.limits.note_max_chars:
        found.append(Missing.NOTE_LONG)
    return tuple(found)


def _claimed(draft: Draft) -> bool:
    return any(code not in (NO_CONTEXT, UNCLEAR_CONTEXT) for code in draft.protected)


def _context_gaps(draft: Draft, verdict: Verdict) -> list[Missing]:
    if not draft.protected:
        return [Missing.CONTEXT]
    if NO_CONTEXT in draft.protected and len(draft.protected) > 1:
        return [Missing.CONTEXT_NONE_ALONE]
    if verdict is Verdict.ALLOWED_PROTECTED and not _claimed(draft):
        return [Missing.CONTEXT_NAMED]
    return []


def _note_required(draft: Draft, verdict: Verdict, policy: Policy) -> bool:
    chosen = {*draft.labels, *draft.protected, draft.escalation_reason}
    by_code = any(
        code.needs_text and code.code in chosen
        for code in (*policy.labels, *policy.protected_contexts, *policy.escalation_reasons)
    )
    unclear = UNCLEAR_CONTEXT in draft.protected
    return by_code or unclear or _claimed(draft) or verdict is Verdict.ESCALATE


def _has_unknown_code(draft: Draft, policy: Policy) -> bool:
    def codes(known: tuple[Code, ...]) -> set[str]:
        return {code.code for code in known}

    reason = {draft.escalation_reason} - {""}
    return not (
        set(draft.labels) <= codes(policy.labels)
        and set(draft.protected) <= codes(policy.protected_contexts)
        and set(draft.cues) <= codes(policy.purpose_cues)
        and reason <= codes(policy.escalation_reasons)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A committed decision. Never changed; a change of mind is a new one that supersedes it.

    Attributes:
        decision_id: UUIDv7 made once, when the key is pressed; idempotency key everywhere.
        sequence: this workstation's own count of acts, without gaps.
        generation: the fence; the decision counts only for this generation.
        decided_at: UTC, to the minute (protocol.md: nothing from which a look can be timed).
        payload_commit: commitment to the free text, ``""`` when there is none.
        supersedes: the decision this one replaces, after the gateway asked to reconfirm.
    """

    decision_id: DecisionId
    sequence: int
    group_id: GroupId
    generation: int
    lease_id: LeaseId
    member_digest: str
    verdict: Verdict
    labels: tuple[str, ...]
    severity: Severity | None
    protected: tuple[str, ...]
    cues: tuple[str, ...]
    escalation_reason: str
    hashes: tuple[tuple[ItemId, HashValue], ...]
    policy_version: str
    taxonomy_version: str
    decided_at: datetime
    audience: str = ""
    payload_commit: str = ""
    supersedes: DecisionId | None = None
