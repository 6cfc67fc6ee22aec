# SPDX-License-Identifier: Apache-2.0
"""The gateway, as the workstation's services ask for it.

Errors of every method: ``Offline``, ``GatewayUnavailable``, ``GatewayRefused``, ``WrongGateway``,
``SignInNeeded``. After an error nothing is known about a request; it is repeated as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from reviewer.domain.decisions import Decision
from reviewer.domain.ids import GroupId, LeaseId, QueueName
from reviewer.domain.items import Group
from reviewer.domain.outbox import Outcome
from reviewer.domain.people import Person
from reviewer.domain.policy import Policy
from reviewer.ports.banks import BankApi
from reviewer.ports.store import StoredRecord, WitnessedLog


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What a profile pins at enrolment; keys are raw bytes."""

    gateway_url: str
    server_id: str
    workstation_id: str
    person_id: str
    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    bundle_key: bytes
    witness_key: bytes
    payload_key: bytes
    log_key: bytes  # of the gateway's own log


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident as this workstation knows it."""

    incident_id: str
    title: str
    state: str  # proposed | active | ended
    target_min: int
    approvals: int
    approvals_needed: int
    ending: bool
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """The gateway's description of this session."""

    person: Person
    server_id: str
    epoch: int
    server_now: datetime
    bundles: Mapping[str, str]
    durable_through: int
    incidents: tuple[Incident, ...]
    client_too_old: bool
    closed_queues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCount:
    """One granted queue."""

    name: QueueName
    category: str
    band: str
    waiting: int
    oldest_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedGroup:
    """A leased group and its clocks; ``group`` is ``None`` when it needs a newer app."""

    group: Group | None
    group_id: GroupId
    lease_id: LeaseId
    generation: int
    expires_in_s: float
    offline_until_in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """Answer to a lease call."""

    groups: tuple[GrantedGroup, ...]
    reason: str  # "", "queue-empty", "held-max"
    backoff_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseKey:
    """A lease by name and fence."""

    group_id: GroupId
    lease_id: LeaseId
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseOutcome:
    """What became of one lease: renewed, released, lost, withdrawn, decided."""

    group_id: GroupId
    result: str
    expires_in_s: float
    offline_until_in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActAnswer:
    """The gateway's answer to one act.

    Attributes:
        group: the group as it is now, where the act was sent back because it had changed.
    """

    act_id: str
    outcome: Outcome
    replayed: bool
    detail: dict[str, object]
    group: GrantedGroup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """Answers to a batch, and through which sequence the gateway is durable."""

    answers: tuple[ActAnswer, ...]
    durable_through: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedChange:
    """One change to a group held or decided here."""

    event: str
    group_id: GroupId
    item_ids: tuple[str, ...]
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResult:
    """A page of changes; cursor and changes are kept in one transaction."""

    changes: tuple[FeedChange, ...]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResyncResult:
    """What differs between this workstation and the gateway."""

    epoch: int
    missing: tuple[str, ...]
    changed: tuple[ActAnswer, ...]
    known: tuple[ActAnswer, ...]
    lost_groups: tuple[GroupId, ...]
    audit_size: int
    durable_through: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A wake-up from the gateway: incident, bundle, items, revoked, resync, heartbeat."""

    event: str
    detail: Mapping[str, object]


class EntryForms(Protocol):
    """The written form of acts, so that an act is durable exactly as it will be sent."""

    def decision(self, decision: Decision, audit_chain: str) -> str:
        """Return the canonical JSON entry of a decision."""

    def diversion(self, decision: Decision, audit_chain: str) -> str:
        """Return the canonical JSON entry of a diversion (verdict, labels, hashes left out)."""

    def giving_back(self, act_id: str, sequence: int, key: LeaseKey, reason: str) -> str:
        """Return the canonical JSON entry of a return; reason ``returned`` or ``cannot-open``."""


class QueueApi(BankApi, Protocol):
    """One gateway, for one enrolled profile."""

    def session(self) -> SessionFacts:
        """Return who we are there and what time it is."""

    def refresh(self) -> None:
        """Replace the tokens; the new ones are kept in the keyring before the old are dropped."""

    def queues(self) -> tuple[QueueCount, ...]:
        """Return the granted queues."""

    def close_queues(self, closed: Sequence[str]) -> None:
        """Say which queues are closed for this person until midnight, whatever the reason."""

    def lease(self, want: int, queues: Sequence[QueueName], idempotency_key: str) -> Granted:
        """Lease up to ``want`` groups from these queues."""

    def renew(self, leases: Sequence[LeaseKey]) -> tuple[LeaseOutcome, ...]:
        """Extend leases."""

    def release(self, leases: Sequence[LeaseKey], reason: str) -> tuple[LeaseOutcome, ...]:
        """Give leases back; reason ``returned`` or ``cannot-open``."""

    def split_group(
        self, lease: LeaseKey, member_digest: str, item_ids: Sequence[str]
    ) -> tuple[GrantedGroup, ...]:
        """Say that these members are not like the others; return both groups as they are now."""

    def item_states(self, item_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the state of each item."""

    def media(
        self,
        item_id: str,
        media_id: str,
        lease: LeaseKey,
        size: int,
        sha256: str,
        *,
        chunk_bytes: int = 0,
        chunk_sha256: Sequence[str] = (),
    ) -> bytes:
        """Return the bytes, resumed by Range if cut; digest checked, else ``MediaUnreadable``.

        With chunk digests, each full chunk is checked as it arrives.
        """

    def submit(
        self, entries: Sequence[str], payloads: Mapping[str, bytes], attempt_id: str
    ) -> BatchResult:
        """Send acts (their canonical JSON) and sealed notes by commitment."""

    def item_feed(self, cursor: str) -> FeedResult:
        """Return changes after ``cursor`` ("" for the beginning)."""

    def resync(
        self,
        epoch_seen: int,
        receipts: Sequence[tuple[int, str, str]],
        unanswered: Sequence[str],
        leases: Sequence[LeaseKey],
        audit_size: int,
    ) -> ResyncResult:
        """Compare outcomes, not only presence; sync.md 2.6."""

    def policy(self, version: str, bundle_key: bytes) -> tuple[Policy, str]:
        """Return a policy whose signature holds (else ``TamperEvidence``), and its JSON to keep."""

    def push_audit(
        self,
        log: str,
        old_size: int,
        records: Sequence[StoredRecord],
        proof: Sequence[bytes],
        checkpoint: str,
    ) -> str:
        """Send a segment; return the cosigned note; ``GatewayRefused`` has ``size`` in extra."""

    def audit_logs(self) -> tuple[WitnessedLog, ...]:
        """Return every witnessed log (leads)."""

    def audit_entries(self, log: str, start: int) -> tuple[tuple[StoredRecord, ...], bool]:
        """Return records of a log from ``start``, and whether there are more (leads)."""

    def cosign_gateway(self, checkpoint: str, size: int) -> None:
        """Leave this workstation's cosignature on the gateway's own log (leads)."""

    def note_behind(self, payload_commit: str) -> str:
        """Return the free text behind a commitment (leads)."""

    def resolve(self, item_id: str, pseudonym: str, reason: str) -> str:
        """Return who stands behind a pseudonym for one item; itself logged (leads)."""

    def revoke_lease(self, group_id: str) -> None:
        """Take a group from whoever holds it; ``not-found`` when nobody does (leads)."""

    def approve_incident(self, incident_id: str, *, approve: bool) -> None:
        """Say yes or no to a proposed incident, signed (leads)."""

    def acknowledge_incident(self, incident_id: str) -> None:
        """Say that this workstation applied it."""

    def signals(self, cursor: str, wait_s: float) -> tuple[tuple[Signal, ...], str]:
        """Wait for wake-ups; return them and the new cursor."""

    def end(self) -> None:
        """Sign out: give up the tokens at the gateway."""

    def close(self) -> None:
        """Close connections."""
