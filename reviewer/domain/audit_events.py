# SPDX-License-Identifier: Apache-2.0
"""Names every event of the audit log, and what a record of each must carry.

The set is closed: an event that is not here is not recorded, and a reader refuses it.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


class AuditEvent(enum.StrEnum):
    """Everything that is recorded; the second half only in the gateway's own log."""

    LOG_OPENED = "log_opened"
    SESSION_OPENED = "session_opened"
    SESSION_CLOSED = "session_closed"
    ITEM_ASSIGNED = "item_assigned"
    CLEAR_OPENED = "clear_opened"
    DECISION_RECORDED = "decision_recorded"
    DECISION_WITHDRAWN = "decision_withdrawn"
    DIVERTED = "diverted"
    OUTCOME_RECEIVED = "outcome_received"
    EXPORTED = "exported"
    STORE_RECOVERED = "store_recovered"
    VERIFY_FAILED = "verify_failed"
    KEY_ROTATED = "key_rotated"

    ITEM_RECEIVED = "item_received"
    MEDIA_QUARANTINED = "media_quarantined"
    DECISION_EFFECTIVE = "decision_effective"
    DECISION_KEPT_AS_OPINION = "decision_kept_as_opinion"
    ITEM_WITHDRAWN = "item_withdrawn"
    DELIVERED = "delivered"
    PERSON_ADDED = "person_added"
    ROLE_CHANGED = "role_changed"
    QUEUE_GRANTED = "queue_granted"
    ENROLLED = "enrolled"
    WORKSTATION_REVOKED = "workstation_revoked"
    BUNDLE_PUBLISHED = "bundle_published"
    INCIDENT_PROPOSED = "incident_proposed"
    INCIDENT_APPROVED = "incident_approved"
    INCIDENT_DECLARED = "incident_declared"
    INCIDENT_ENDED = "incident_ended"
    PSEUDONYM_RESOLVED = "pseudonym_resolved"
    CHECKPOINT_REFUSED = "checkpoint_refused"
    LEASE_REVOKED = "lease_revoked"
    BACKUP_MADE = "backup_made"
    ERASURE = "erasure"
    HASH_PROPOSED = "hash_proposed"
    HASH_STOPPED = "hash_stopped"
    SECOND_AGREED = "second_agreed"
    SECOND_DISAGREED = "second_disagreed"
    BANK_MADE = "bank_made"
    BANK_ENTRY_ADDED = "bank_entry_added"
    BANK_ENTRY_CHANGED = "bank_entry_changed"
    GROUP_CHANGED = "group_changed"
    EXCHANGED = "exchanged"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a record of each event must carry; ``detail.x`` means the key x of ``detail``.
# ``role`` is the actor's own; the person acted upon is ``detail.subject``.
MUST_CARRY: Final[Mapping[AuditEvent, frozenset[str]]] = MappingProxyType(
    {
        AuditEvent.LOG_OPENED: _names("detail.log_key"),
        AuditEvent.SESSION_OPENED: _names("actor role device app"),
        AuditEvent.SESSION_CLOSED: _names("actor device"),
        AuditEvent.ITEM_ASSIGNED: _names("actor group queue"),
        AuditEvent.CLEAR_OPENED: _names("actor device group item"),
        AuditEvent.DECISION_RECORDED: _names(
            "actor role device app policy group queue verdict decision_id "
            "detail.group_gen detail.members_digest"
        ),
        AuditEvent.DECISION_WITHDRAWN: _names("actor device group decision_id"),
        # In the gateway's log nobody acted: the platform said so, or the bytes were known.
        AuditEvent.DIVERTED: _names("policy group"),
        AuditEvent.OUTCOME_RECEIVED: _names("device decision_id outcome"),
        AuditEvent.EXPORTED: _names("actor"),
        AuditEvent.STORE_RECOVERED: _names("reason"),
        AuditEvent.VERIFY_FAILED: _names("reason detail.where"),
        AuditEvent.KEY_ROTATED: _names("detail.key_id"),
        AuditEvent.ITEM_RECEIVED: _names("item queue"),
        AuditEvent.MEDIA_QUARANTINED: _names("item reason"),
        AuditEvent.DECISION_EFFECTIVE: _names("actor group policy verdict decision_id"),
        AuditEvent.DECISION_KEPT_AS_OPINION: _names("actor group verdict decision_id reason"),
        AuditEvent.ITEM_WITHDRAWN: _names("item reason"),
        AuditEvent.DELIVERED: _names("decision_id outcome"),
        AuditEvent.PERSON_ADDED: _names("actor detail.subject"),
        AuditEvent.ROLE_CHANGED: _names("actor detail.subject detail.to"),
        AuditEvent.QUEUE_GRANTED: _names("actor queue detail.subject"),
        AuditEvent.ENROLLED: _names("actor device detail.log_key"),
        AuditEvent.WORKSTATION_REVOKED: _names("actor device reason"),
        AuditEvent.BUNDLE_PUBLISHED: _names("actor policy"),
        AuditEvent.INCIDENT_PROPOSED: _names("actor detail.incident"),
        AuditEvent.INCIDENT_APPROVED: _names("actor detail.incident"),
        AuditEvent.INCIDENT_DECLARED: _names("actor detail.incident"),
        AuditEvent.INCIDENT_ENDED: _names("actor detail.incident"),
        AuditEvent.PSEUDONYM_RESOLVED: _names("actor item reason detail.subject"),
        AuditEvent.CHECKPOINT_REFUSED: _names("reason detail.log"),
        AuditEvent.LEASE_REVOKED: _names("actor group reason"),
        AuditEvent.BACKUP_MADE: _names("detail.digest"),
        AuditEvent.ERASURE: _names("actor reason"),
        AuditEvent.HASH_PROPOSED: _names("actor group decision_id detail.proposal"),
        AuditEvent.HASH_STOPPED: _names("group reason detail.proposal"),
        AuditEvent.SECOND_AGREED: _names("actor group decision_id detail.proposal"),
        AuditEvent.SECOND_DISAGREED: _names("actor group decision_id detail.proposal"),
        AuditEvent.BANK_MADE: _names("actor detail.bank detail.kind"),
        AuditEvent.BANK_ENTRY_ADDED: _names("detail.entry detail.bank"),
        AuditEvent.BANK_ENTRY_CHANGED: _names("reason detail.entry detail.to"),
        # A late copy joined, members were taken apart, or a decision covered a late copy by rule.
        AuditEvent.GROUP_CHANGED: _names("group reason"),
        AuditEvent.EXCHANGED: _names("detail.exchange detail.counts"),
    }
)
