# SPDX-License-Identifier: Apache-2.0
"""Messages of leasing, media, decisions, feeds and resync.

A lease answer keeps each group as an untrusted dict: ``reviewer.wire.mapping`` turns it into a
domain group, or into "this one needs a newer app", so that one strange item never costs the rest.
Nothing here carries a duration, an exclusion or anything else about the person (protocol.md).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from reviewer.wire.base import (
    BATCH_MAX,
    PAGE_MAX,
    Base64,
    Code,
    Count,
    Cursor,
    Hex64,
    Id,
    Message,
    Short,
    Text,
    Utc,
)


class HashMessage(Message):
    """A hash with its kind; ``reviewer.domain.hashes`` gives the written form."""

    kind: Code
    value: str = Field(max_length=128, pattern=r"^[0-9a-f]+$")
    quality: int | None = Field(default=None, ge=0, le=100)
    variant: Code = ""


class MediaMessage(Message):
    """An item's media; bytes at ``items/{item_id}/media/{media_id}``.

    Attributes:
        unreadable: why nobody is given the bytes: the gateway could not decode them.  One of
            ``unsupported``, ``corrupt``, ``too-large``, ``too-slow``, ``worker-died``, ``lied``;
            empty for media that can be shown.
    """

    media_id: Id
    media_type: Short
    size: Count
    sha256: Hex64
    width: Count | None = None
    height: Count | None = None
    duration_ms: Count | None = None
    hashes: tuple[HashMessage, ...] = Field(default=(), max_length=16)
    chunk_bytes: Count = 0
    chunk_sha256: tuple[Hex64, ...] = Field(default=(), max_length=1024)
    unreadable: Code = ""


class ContextMessage(Message):
    """What the platform says around an item."""

    source: Code
    reports: Count = 0
    caption: Text = ""
    language: Code | None = None
    posted_at: Utc | None = None
    author_ref: Short = ""
    author_prior: Count = 0
    account_age_days: Count | None = None


class MatchMessage(Message):
    """A bank entry the item comes near to; ``reviewer.domain.banks.Match``."""

    entry_id: Id
    bank_id: Id
    bank_kind: Code
    hash_kind: Code
    distance: int = Field(ge=0, le=256)
    form: Code = ""
    state: Code = "active"
    source: Short = ""
    labels: tuple[Code, ...] = Field(default=(), max_length=32)
    disputes: Count = 0


class SpreadMessage(Message):
    """How alike the members of a group are; ``reviewer.domain.items.Spread``."""

    representative: Id
    distances: dict[Id, Count] = Field(default_factory=dict, max_length=1000)
    forms: dict[Id, Code] = Field(default_factory=dict, max_length=1000)
    captions_differ: bool = False
    audited: tuple[Id, ...] = Field(default=(), max_length=1000)


class ItemMessage(Message):
    """One item inside a leased group.

    A blind second person is not told of matches.
    """

    item_id: Id
    version: Count
    kind: Code
    media: MediaMessage
    context: ContextMessage
    matches: tuple[MatchMessage, ...] = Field(default=(), max_length=50)


class GroupMessage(Message):
    """One leased group."""

    group_id: Id
    generation: Count
    lease_id: Id
    member_digest: Hex64
    queue: Id
    category: Code
    severity: Code | None = None
    stage: Code
    legal_basis: Code
    due_at: Utc
    policy_version: Short
    items: tuple[ItemMessage, ...] = Field(min_length=1, max_length=1000)
    spread: SpreadMessage | None = None
    expires_in_ms: Count
    offline_until_in_ms: Count


class LeaseRequest(Message):
    """``POST /leases`` with an ``Idempotency-Key``: only queues open for this person now."""

    workstation_id: Id
    want: int = Field(ge=1, le=100)
    queues: tuple[Id, ...] = Field(min_length=1, max_length=200)


class LeaseAnswer(Message):
    """The granted groups, each still untrusted, and why there are fewer than wanted."""

    groups: tuple[dict[str, Any], ...] = Field(max_length=100)
    granted: Count
    reason_short: Literal["", "queue-empty", "held-max"] = ""
    backoff_s: Count = 0


class LeaseRef(Message):
    """A lease by name and fence."""

    group_id: Id
    lease_id: Id
    generation: Count


class RenewRequest(Message):
    """``POST /leases:renew``."""

    workstation_id: Id
    leases: tuple[LeaseRef, ...] = Field(min_length=1, max_length=PAGE_MAX)


class ReleaseRequest(Message):
    """``POST /leases:release``; two reasons only (protocol.md)."""

    workstation_id: Id
    leases: tuple[LeaseRef, ...] = Field(min_length=1, max_length=PAGE_MAX)
    reason: Literal["returned", "cannot-open"]


class LeaseResult(Message):
    """What became of one lease."""

    group_id: Id
    result: Literal["renewed", "released", "lost", "withdrawn", "decided"]
    expires_in_ms: Count = 0
    offline_until_in_ms: Count = 0


class LeaseResults(Message):
    """Answer to renew and release."""

    results: tuple[LeaseResult, ...] = Field(max_length=PAGE_MAX)


class StatusRequest(Message):
    """``POST /items:status``."""

    item_ids: tuple[Id, ...] = Field(min_length=1, max_length=PAGE_MAX)


class ItemStatus(Message):
    """State of one item. ``unknown`` also covers items this person may not ask about."""

    item_id: Id
    state: Literal[
        "available", "leased", "leased-to-me", "closed", "withdrawn", "diverted", "unknown"
    ]
    version: Count = 0


class StatusAnswer(Message):
    """Answer to ``POST /items:status``."""

    items: tuple[ItemStatus, ...] = Field(max_length=PAGE_MAX)


class DecidedHash(Message):
    """A hash ticked for adding."""

    item_id: Id
    hash: HashMessage


class DecisionEntry(Message):
    """One decision. ``type`` tells it from a diversion in a batch."""

    type: Literal["decision"] = "decision"
    decision_id: Id
    sequence: Count
    group_id: Id
    generation: Count
    lease_id: Id
    member_digest: Hex64
    verdict: Literal["violates", "allowed", "allowed_protected", "escalate"]
    labels: tuple[Code, ...] = Field(default=(), max_length=32)
    severity: Literal["S0", "S1", "S2", "S3", "S4"] | None = None
    protected: tuple[Code, ...] = Field(min_length=1, max_length=16)
    cues: tuple[Code, ...] = Field(default=(), max_length=16)
    escalation_reason: Code = ""
    hashes: tuple[DecidedHash, ...] = Field(default=(), max_length=1000)
    audience: Code = ""  # who is given those hashes; a code of the policy
    policy_version: Short
    taxonomy_version: Short
    decided_at: Utc  # to the minute
    payload_commit: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    supersedes: Id | None = None
    audit_chain: Hex64  # chain hash of the audit record written in the same transaction


class DivertEntry(Message):
    """Suspected child-abuse material: the gateway locks the items; no hash, no label travels."""

    type: Literal["divert"] = "divert"
    decision_id: Id
    sequence: Count
    group_id: Id
    generation: Count
    lease_id: Id
    member_digest: Hex64
    decided_at: Utc
    audit_chain: Hex64


class ReturnEntry(Message):
    """A group given back ("not for me now", or it cannot be opened). No reason about the person."""

    type: Literal["return"] = "return"
    decision_id: Id
    sequence: Count
    group_id: Id
    generation: Count
    lease_id: Id
    reason: Literal["returned", "cannot-open"]


class SealedPayload(Message):
    """Free text, apart from the record: sealed to the gateway's payload key."""

    payload_commit: Hex64
    sealed: Base64


class DecisionBatch(Message):
    """``POST /decisions:batch``, signed by the device key over the exact body bytes.

    Entries stay untrusted dicts here so that one bad entry is answered ``rejected`` by itself;
    the gateway parses each with ``reviewer.wire.mapping.parse_entry``.
    """

    workstation_id: Id
    attempt_id: Id
    entries: tuple[dict[str, Any], ...] = Field(min_length=1, max_length=BATCH_MAX)
    payloads: tuple[SealedPayload, ...] = Field(default=(), max_length=BATCH_MAX)


class EntryResult(Message):
    """The stored outcome of one entry, the same for ever.

    ``group`` is not stored: with ``needs_reconfirm`` for changed evidence it is the group as it is
    now, as in a lease answer, while the sender still holds it.
    """

    decision_id: Id
    outcome: Code
    replayed: bool = False
    detail: dict[str, Any] = Field(default_factory=dict, max_length=32)
    group: dict[str, Any] | None = None


class BatchAnswer(Message):
    """Answer to a batch, matched by id, never by position."""

    results: tuple[EntryResult, ...] = Field(max_length=BATCH_MAX)
    durable_through_seq: Count


class FeedEvent(Message):
    """One change to a group this workstation holds or decided."""

    event: Literal["withdrawn", "diverted", "lease_revoked", "reopened", "outcome_changed"]
    group_id: Id
    item_ids: tuple[Id, ...] = Field(default=(), max_length=1000)
    detail: dict[str, Any] = Field(default_factory=dict, max_length=16)


class FeedPage(Message):
    """``GET /feeds/items?cursor=``."""

    events: tuple[FeedEvent, ...] = Field(max_length=PAGE_MAX)
    cursor: Cursor
    more: bool


class PlatformDecision(Message):
    """What a platform gets back for one of its items (feed, webhook and ``decisions.jsonl``)."""

    type: Literal["decision", "diversion"] = "decision"
    decision_id: Id
    external_id: Short
    item_id: Id
    verdict: Code
    labels: tuple[Code, ...] = Field(default=(), max_length=32)
    severity: Code | None = None
    protected: tuple[Code, ...] = Field(default=(), max_length=16)
    policy_version: Short
    decided_at: Utc
    supersedes: Id | None = None
    reopened: bool = False

    @model_validator(mode="after")
    def _no_verdict_on_diversion(self) -> PlatformDecision:
        if (self.type == "diversion") != (self.verdict == ""):
            msg = "a diversion has no verdict, a decision has one"
            raise ValueError(msg)
        return self


class PlatformPage(Message):
    """``GET /feeds/decisions?cursor=``."""

    decisions: tuple[PlatformDecision, ...] = Field(max_length=PAGE_MAX)
    cursor: Cursor
    more: bool


class Receipt(Message):
    """What this workstation believes about one settled act."""

    sequence: Count
    decision_id: Id
    outcome: Code


class ResyncRequest(Message):
    """``POST /workstations/{ws}/resync``; sync.md 2.6."""

    epoch_seen: Count
    receipts: tuple[Receipt, ...] = Field(default=(), max_length=5000)
    unanswered: tuple[Id, ...] = Field(default=(), max_length=5000)
    leases: tuple[LeaseRef, ...] = Field(default=(), max_length=PAGE_MAX)
    audit_size: Count


class ResyncLease(Message):
    """Whether the gateway still counts one lease as held."""

    group_id: Id
    held: bool


class ResyncAnswer(Message):
    """What differs: ``missing`` go back to waiting, ``changed`` are adopted and told."""

    epoch: Count
    missing: tuple[Id, ...] = Field(max_length=5000)
    changed: tuple[EntryResult, ...] = Field(max_length=5000)
    known: tuple[EntryResult, ...] = Field(max_length=5000)
    leases: tuple[ResyncLease, ...] = Field(max_length=PAGE_MAX)
    audit_size: Count
    durable_through_seq: Count


class ServerEvent(Message):
    """One wake-up on ``/events`` and ``/events:poll``; everything is also in a feed."""

    id: Cursor
    event: Literal["incident", "bundle", "bank", "items", "revoked", "resync", "heartbeat"]
    detail: dict[str, Any] = Field(default_factory=dict, max_length=16)


class EventsAnswer(Message):
    """``GET /events:poll?cursor=&wait=25``."""

    events: tuple[ServerEvent, ...] = Field(max_length=PAGE_MAX)
    cursor: Cursor
