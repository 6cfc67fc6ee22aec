# SPDX-License-Identifier: Apache-2.0
"""Messages of the witnessed audit logs, of intake and of withdrawal."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from reviewer.wire.base import PAGE_MAX, Base64, Code, Count, Hex64, Id, Message, Short, Text, Utc
from reviewer.wire.work import HashMessage

# One line without controls: kept in columns that hold no NUL, and printed by the command line.
Line = Annotated[str, StringConstraints(max_length=256, pattern=r"^[^\x00-\x1f\x7f]*$")]


class SealedRecordMessage(Message):
    """One record of a log: its exact canonical bytes (as text) and its chain hash."""

    seq: Count
    record: str = Field(max_length=20_000)
    chain: Hex64


class AuditPush(Message):
    """``POST /audit/logs/{log}/entries``: a segment, and the signed checkpoint it ends in."""

    old_size: Count
    entries: tuple[SealedRecordMessage, ...] = Field(max_length=PAGE_MAX)
    consistency: tuple[Base64, ...] = Field(default=(), max_length=64)
    checkpoint: str = Field(max_length=4096)


class AuditPushAnswer(Message):
    """The witness's cosigned checkpoint."""

    size: Count
    cosigned: str = Field(max_length=8192)


class LogInfo(Message):
    """One witnessed log as a lead sees it listed. ``actor`` is a pseudonym."""

    log: Id
    public_key: Base64
    size: Count
    checkpoint: str = Field(max_length=8192)  # newest cosigned note, "" when none yet


class LogList(Message):
    """``GET /audit/logs``."""

    logs: tuple[LogInfo, ...] = Field(max_length=5000)


class LogEntries(Message):
    """``GET /audit/logs/{log}/entries?from=``."""

    log: Id
    entries: tuple[SealedRecordMessage, ...] = Field(max_length=PAGE_MAX)
    more: bool


class CosignRequest(Message):
    """``POST /audit/logs/gateway:cosign``: a lead's workstation saw this tree."""

    size: Count
    checkpoint: str = Field(max_length=8192)


class ResolveRequest(Message):
    """``POST /audit/items/{item_id}:resolve``: who stands behind a pseudonym, for one item."""

    pseudonym: Id
    reason: Short = Field(min_length=10)


class ResolveAnswer(Message):
    """The name; the asking is itself logged."""

    display: Short


class PayloadAnswer(Message):
    """``GET /audit/payloads/{commit}``: the free text behind a commitment, for a lead."""

    payload_commit: Hex64
    note: Text


class IntakeItem(Message):
    """``POST /intake/items`` and one row of a manifest, minus where its bytes are.

    ``external_id`` is the platform's own; a repeat answers with the same item.
    """

    external_id: Line = Field(min_length=1)
    kind: Literal["image", "video", "audio", "text"]
    media_type: Line = ""
    size: Count = 0
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    text: str = Field(default="", max_length=200_000)
    category: Code
    severity: Literal["S0", "S1", "S2", "S3", "S4"] | None = None
    source: Code = "not_given"
    reports: Count = 0
    posted_at: Utc | None = None
    language: Code | None = None
    due_in_minutes: Count | None = None
    legal_basis: Code = "policy"
    caption: Text = ""
    author_ref: Short = ""
    author_prior: Count = 0
    account_age_days: Count | None = None
    diversion: bool = False


class IntakeAnswer(Message):
    """The item's own id and what it still waits for."""

    item_id: Id
    state: Literal["awaiting-media", "available", "diverted", "closed", "withdrawn"]
    created: bool
    upload: str = ""  # path for ``PUT`` of the bytes, when they are awaited
    unreadable: Code = ""  # as ``MediaMessage`` says it: offered without its media


class MediaAccepted(Message):
    """``PUT /intake/items/{item_id}/media``: what the gateway found in the bytes."""

    item_id: Id
    state: Literal["available", "diverted"]
    sha256: Hex64
    unreadable: Code = ""  # as ``MediaMessage`` says it: offered without its media
    hashes: tuple[HashMessage, ...] = Field(default=(), max_length=16)


class WithdrawRequest(Message):
    """``POST /items/{item_id}:withdraw``."""

    reason: Literal["removed-by-author", "removed-by-platform", "mistake"] = "removed-by-platform"


class WithdrawAnswer(Message):
    """The tombstone."""

    item_id: Id
    state: Literal["withdrawn"]
