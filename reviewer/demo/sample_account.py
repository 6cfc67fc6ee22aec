# SPDX-License-Identifier: Apache-2.0
"""Harmless records, log proofs and acts that need a person, for pictures of those places."""

from __future__ import annotations

from typing import Final

from reviewer.domain.decisions import Verdict
from reviewer.domain.ids import GroupId
from reviewer.domain.outbox import ActKind, ActState, Outcome
from reviewer.ports.queue_api import Incident
from reviewer.services.shown import AttentionRow, AuditRow, HistoryRow, LogVerification

_HERE: Final = "ws_7f3a91c2d4"
_EVENTS: Final = ("item_received", "decision_recorded", "decision_effective", "delivered")

INCIDENT: Final = Incident(
    incident_id="inc_1",
    title="CI-2026-07",
    state="active",
    target_min=60,
    approvals=2,
    approvals_needed=2,
    ending=False,
)
PROPOSED: Final = Incident(
    incident_id="inc_2",
    title="CI-2026-08",
    state="proposed",
    target_min=60,
    approvals=1,
    approvals_needed=2,
    ending=False,
)
PROOF: Final = (
    LogVerification(log="gateway", size=212, anchored=212, tail=0),
    LogVerification(log=_HERE, size=120, anchored=113, tail=7),
    LogVerification(log="ws_0be2c1aa90", size=80, anchored=80, tail=0),
)


def audit_rows(count: int = 60) -> tuple[AuditRow, ...]:
    """Return records of two logs, newest first."""
    return tuple(_audit_row(at, count - at) for at in range(count))


def _audit_row(at: int, seq: int) -> AuditRow:
    event = _EVENTS[at % 4]
    is_decision = event.startswith("decision")
    outcome = {"delivered": "delivered", "decision_effective": "accepted"}.get(event, "")
    return AuditRow(
        log=_HERE if event == "decision_recorded" else "gateway",
        seq=seq,
        day=f"2026-03-{10 - at // 12:02d}",
        event=event,
        queue="glorification.medium" if at % 3 else "graphic_violence.high",
        item_id="" if event == "decision_recorded" else f"itm_{at:04d}5b1e88aa",
        group_id=f"grp_{at:04d}77c0",
        verdict=("violates", "allowed")[at % 3 == 0] if is_decision else "",
        labels=("B3",) if is_decision and at % 3 else (),
        outcome=outcome,
        decision_id=f"dec_{at}",
    )


HISTORY: Final = (
    HistoryRow(log="gateway", seq=10, minute="2026-03-09T09:02Z", event="item_received"),
    HistoryRow(
        log=_HERE, seq=40, minute="2026-03-10T08:01Z", event="clear_opened", actor="p_4c1f09"
    ),
    HistoryRow(
        log=_HERE,
        seq=41,
        minute="2026-03-10T08:02Z",
        event="decision_recorded",
        actor="p_4c1f09",
        verdict="violates",
        labels=("B3",),
        payload_commit="ab" * 32,
    ),
    HistoryRow(
        log="gateway",
        seq=88,
        minute="2026-03-10T08:03Z",
        event="decision_effective",
        actor="p_4c1f09",
        verdict="violates",
        outcome="accepted",
        labels=("B3",),
    ),
    HistoryRow(
        log="gateway",
        seq=90,
        minute="2026-03-10T08:04Z",
        event="delivered",
        outcome="delivered",
        receipt="rcpt_77aa01",
    ),
)


def attention_rows() -> tuple[AttentionRow, ...]:
    """Return one act of every kind that stands in Needs attention."""
    told = ActState.SETTLED
    return (
        _act("act_01", ActState.ATTENTION, Outcome.NEEDS_RECONFIRM, {"why": "evidence-changed"}),
        _act("act_02", ActState.ATTENTION, Outcome.NEEDS_RECONFIRM, {"why": "policy-changed"}),
        _act("act_03", ActState.ATTENTION, Outcome.REJECTED, {"problem": "forbidden"}),
        _act("act_04", told, Outcome.SUPERSEDED, {}),
        _act("act_05", told, Outcome.WITHDRAWN, {}),
        _act("act_06", ActState.PARKED, Outcome.NEEDS_RECONFIRM, {"why": "evidence-changed"}),
    )


def _act(act_id: str, state: ActState, outcome: Outcome, detail: dict[str, object]) -> AttentionRow:
    return AttentionRow(
        act_id=act_id,
        group_id=GroupId("grp_0001"),
        kind=ActKind.DECISION,
        state=state,
        outcome=outcome,
        verdict=Verdict.VIOLATES,
        detail=detail,
        needs_person=state is ActState.ATTENTION,
    )
