# SPDX-License-Identifier: Apache-2.0
"""Turns the gateway's messages into the values of the port."""

from __future__ import annotations

import json

from reviewer.domain.errors import GatewayUnavailable
from reviewer.domain.ids import GroupId, PersonId, QueueName
from reviewer.domain.outbox import Outcome
from reviewer.domain.people import Person, Role
from reviewer.ports.queue_api import (
    ActAnswer,
    FeedChange,
    FeedResult,
    Granted,
    GrantedGroup,
    Incident,
    LeaseKey,
    LeaseOutcome,
    QueueCount,
    ResyncResult,
    SessionFacts,
)
from reviewer.ports.store import StoredRecord
from reviewer.wire.account import SealedRecordMessage
from reviewer.wire.mapping import LeasedGroup, leased_group_from
from reviewer.wire.session import IncidentInfo, QueueInfo, SessionAnswer
from reviewer.wire.work import (
    EntryResult,
    FeedPage,
    LeaseAnswer,
    LeaseRef,
    LeaseResult,
    ResyncAnswer,
)


def session_from(answer: SessionAnswer, *, client_too_old: bool) -> SessionFacts:
    """Return what the gateway says of this session."""
    user = answer.user
    return SessionFacts(
        person=Person(
            person_id=PersonId(user.id),
            display=user.display,
            # A role of a later version gives nothing here; the gateway checks every act anyway.
            roles=frozenset(Role(role) for role in user.roles if role in set(Role)),
            queues=tuple(QueueName(name) for name in user.queues),
        ),
        server_id=answer.server.id,
        epoch=answer.server.epoch,
        server_now=answer.server.now,
        bundles=dict(answer.bundles),
        durable_through=answer.durable_through_seq,
        incidents=tuple(incident_from(each) for each in answer.incidents),
        client_too_old=client_too_old,
        closed_queues=tuple(answer.closed_queues),
    )


def incident_from(message: IncidentInfo) -> Incident:
    """Return an incident."""
    return Incident(
        incident_id=message.incident_id,
        title=message.title,
        state=message.state,
        target_min=message.target_min,
        approvals=message.approvals,
        approvals_needed=message.approvals_needed,
        ending=message.ending,
        category=message.category,
    )


def queue_from(message: QueueInfo) -> QueueCount:
    """Return one queue's numbers."""
    return QueueCount(
        name=QueueName(message.name),
        category=message.category,
        band=message.band,
        waiting=message.waiting,
        oldest_due_at=message.oldest_due_at,
    )


def granted_from(answer: LeaseAnswer) -> Granted:
    """Return the granted groups; one this version cannot show costs only itself."""
    return Granted(
        groups=tuple(granted_group(untrusted) for untrusted in answer.groups),
        reason=answer.reason_short,
        backoff_s=float(answer.backoff_s),
    )


def granted_group(untrusted: dict[str, object]) -> GrantedGroup:
    """Return one leased group; without it where this version cannot show it."""
    found = leased_group_from(untrusted)
    if isinstance(found, LeasedGroup):
        return GrantedGroup(
            group=found.group,
            group_id=found.group.group_id,
            lease_id=found.group.lease_id,
            generation=found.group.generation,
            expires_in_s=found.expires_in_ms / 1000,
            offline_until_in_s=found.offline_until_in_ms / 1000,
        )
    return GrantedGroup(
        group=None,
        group_id=found.group_id,
        lease_id=found.lease_id,
        generation=found.generation,
        expires_in_s=0.0,
        offline_until_in_s=0.0,
    )


def lease_ref(key: LeaseKey) -> LeaseRef:
    """Return the message form of a lease's name and fence."""
    return LeaseRef(group_id=key.group_id, lease_id=key.lease_id, generation=key.generation)


def lease_outcome_from(message: LeaseResult) -> LeaseOutcome:
    """Return what became of one lease."""
    return LeaseOutcome(
        group_id=GroupId(message.group_id),
        result=message.result,
        expires_in_s=message.expires_in_ms / 1000,
        offline_until_in_s=message.offline_until_in_ms / 1000,
    )


def act_answer_from(message: EntryResult) -> ActAnswer:
    """Return the answer to one act.

    Raises:
        GatewayUnavailable: an outcome outside the closed set of v1, or a detail that cannot be
            kept, so nothing is known.
    """
    try:
        outcome = Outcome(message.outcome)
        # It is kept as it came; NaN, or a number of ten thousand digits, cannot be.
        json.dumps(message.detail, allow_nan=False)
    except ValueError as exc:
        raise GatewayUnavailable("the answer has an unknown outcome") from exc
    return ActAnswer(
        act_id=message.decision_id,
        outcome=outcome,
        replayed=message.replayed,
        detail=dict(message.detail),
        group=None if message.group is None else granted_group(message.group),
    )


def feed_from(page: FeedPage) -> FeedResult:
    """Return a page of changes."""
    changes = tuple(
        FeedChange(
            event=each.event,
            group_id=GroupId(each.group_id),
            item_ids=each.item_ids,
            detail=dict(each.detail),
        )
        for each in page.events
    )
    return FeedResult(changes=changes, cursor=page.cursor, more=page.more)


def resync_from(answer: ResyncAnswer) -> ResyncResult:
    """Return what differs."""
    return ResyncResult(
        epoch=answer.epoch,
        missing=answer.missing,
        changed=tuple(act_answer_from(each) for each in answer.changed),
        known=tuple(act_answer_from(each) for each in answer.known),
        lost_groups=tuple(GroupId(each.group_id) for each in answer.leases if not each.held),
        audit_size=answer.audit_size,
        durable_through=answer.durable_through_seq,
    )


def record_from(message: SealedRecordMessage) -> StoredRecord:
    """Return one sealed record, not yet verified."""
    return StoredRecord(seq=message.seq, record=message.record, chain=message.chain)


def record_to(record: StoredRecord) -> SealedRecordMessage:
    """Return the message form of a sealed record."""
    return SealedRecordMessage(seq=record.seq, record=record.record, chain=record.chain)
