# SPDX-License-Identifier: Apache-2.0
"""Writes acts in the exact form in which they are kept, sent and sent again."""

from __future__ import annotations

from reviewer.domain.decisions import Decision
from reviewer.ports.queue_api import LeaseKey
from reviewer.sealing.canonical import canonical
from reviewer.wire.base import Message
from reviewer.wire.mapping import decision_to
from reviewer.wire.work import DivertEntry, ReturnEntry


class WireForms:
    """The entry forms of Review Queue API v1, as canonical JSON."""

    def decision(self, decision: Decision, audit_chain: str) -> str:
        """Return the canonical JSON entry of a decision."""
        return _written(decision_to(decision, audit_chain))

    def diversion(self, decision: Decision, audit_chain: str) -> str:
        """Return the canonical JSON entry of a diversion; no verdict, label or hash travels."""
        return _written(
            DivertEntry(
                decision_id=decision.decision_id,
                sequence=decision.sequence,
                group_id=decision.group_id,
                generation=decision.generation,
                lease_id=decision.lease_id,
                member_digest=decision.member_digest,
                decided_at=decision.decided_at,
                audit_chain=audit_chain,
            )
        )

    def giving_back(self, act_id: str, sequence: int, key: LeaseKey, reason: str) -> str:
        """Return the canonical JSON entry of a return."""
        entry = {
            "decision_id": act_id,
            "sequence": sequence,
            "group_id": key.group_id,
            "generation": key.generation,
            "lease_id": key.lease_id,
            "reason": reason,
        }
        return _written(ReturnEntry.model_validate(entry))


def _written(entry: Message) -> str:
    return canonical(entry.model_dump(mode="json")).decode()
