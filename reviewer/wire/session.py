# SPDX-License-Identifier: Apache-2.0
"""Messages of discovery, enrolment, session, queues and bundles."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from reviewer.wire.base import Base64, Code, Count, Hex64, Id, Message, Short, Utc

# What can be a header's word and a keyring's text.
Token = Annotated[str, StringConstraints(max_length=256, pattern=r"^[\x21-\x7e]+$")]


class Discovery(Message):
    """``GET /.well-known/review-queue``."""

    server_id: Id
    api: tuple[Short, ...] = Field(max_length=16)
    base: Short
    min_client: Short


class Empty(Message):
    """An answer that says nothing but that it was done; a field of a later version is ignored."""


class Health(Message):
    """``GET /health`` and ``/health/ready``: no detail for strangers."""

    status: Literal["ok", "starting", "failing"]


class EnrolmentRequest(Message):
    """``POST /enrolments``: the one-time code and the key made on this workstation.

    ``code`` is the secret half; the fingerprint half of what the administrator read out never
    leaves the workstation, which checks the answer's bundle key against it.
    """

    code: Short
    device_key: Base64  # raw Ed25519 public key, 32 bytes
    workstation_name: Short = ""
    app_version: Short = ""


class Tokens(Message):
    """A short access token and a refresh token that is replaced at each use."""

    access_token: Token
    access_expires_in_s: Count
    refresh_token: Token


class EnrolmentAnswer(Message):
    """What a new profile pins for its whole life."""

    server_id: Id
    epoch: Count
    workstation_id: Id
    person_id: Id
    tokens: Tokens
    bundle_key: Base64
    witness_key: Base64
    payload_key: Base64  # X25519; free text is sealed to it
    log_key: Base64  # signs the gateway's own log, for its whole life


class RefreshRequest(Message):
    """``POST /session:refresh``. The answer is ``Tokens``."""

    workstation_id: Id
    refresh_token: Short


class UserInfo(Message):
    """The person as they are shown to themselves."""

    id: Id
    display: Short
    roles: tuple[Code, ...] = Field(max_length=8)
    queues: tuple[Id, ...] = Field(max_length=200)


class ServerInfo(Message):
    """Which server this is and what time it has."""

    id: Id
    epoch: Count
    now: Utc
    api: tuple[Short, ...] = Field(max_length=16)
    min_client: Short


class ServerLimits(Message):
    """Numbers the client keeps to."""

    lease_max: Count
    lease_ttl_s: Count
    offline_max_s: Count
    held_max: Count
    batch_max: Count
    batch_bytes_max: Count


class IncidentInfo(Message):
    """One incident as every workstation learns of it."""

    incident_id: Id
    title: Short
    state: Literal["proposed", "active", "ended"]
    target_min: Count = 60
    approvals: Count = 0
    approvals_needed: Count = 2
    ending: bool = False  # the open proposal is to end it
    category: Code = ""


class SessionAnswer(Message):
    """``GET /session``."""

    user: UserInfo
    server: ServerInfo
    limits: ServerLimits
    capabilities: dict[str, Any] = Field(max_length=64)
    bundles: dict[str, Short] = Field(max_length=16)  # kind -> version
    durable_through_seq: Count
    incidents: tuple[IncidentInfo, ...] = Field(default=(), max_length=50)
    closed_queues: tuple[Id, ...] = Field(default=(), max_length=500)  # until midnight


class ClosedQueues(Message):
    """``PUT /session/queues``: the queues that are closed for this person until midnight (UTC).

    One bit each.  A limit, a choice, a break and a day off all look alike.
    """

    closed: tuple[Id, ...] = Field(max_length=500)


class QueueInfo(Message):
    """One queue: counts only, never what is in it."""

    name: Id
    category: Code
    band: Code
    waiting: Count
    oldest_due_at: Utc | None = None


class QueuesAnswer(Message):
    """``GET /queues``: the queues granted to the person."""

    queues: tuple[QueueInfo, ...] = Field(max_length=500)


class BundleInfo(Message):
    """One published bundle."""

    kind: Code
    version: Short
    sha256: Hex64


class BundleList(Message):
    """``GET /bundles``: the current version of each kind."""

    bundles: tuple[BundleInfo, ...] = Field(max_length=16)


class SignedBundle(Message):
    """``GET /bundles/{kind}/{version}``: canonical JSON in base64 and its signature."""

    kind: Code
    version: Short
    body: str = Field(max_length=4_000_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")
    signature: Base64  # Ed25519 by the bundle key over the decoded body


class ApproveRequest(Message):
    """``POST /incidents/{id}:approve``, signed by the lead's device key."""

    incident_id: Id
    approve: bool


class IncidentList(Message):
    """``GET /incidents``."""

    incidents: tuple[IncidentInfo, ...] = Field(max_length=50)
