# SPDX-License-Identifier: Apache-2.0
"""The closed list of problem types of API v1 (sync.md 2.4) and their HTTP status."""

from __future__ import annotations

import enum


class ProblemType(enum.StrEnum):
    """Slug of a problem type; the member value is the last part of its URI."""

    UNAUTHENTICATED = "unauthenticated"
    ENROLMENT_REFUSED = "enrolment-refused"  # extra ``why``: unknown, used, expired
    WORKSTATION_REVOKED = "workstation-revoked"
    FORBIDDEN = "forbidden"
    CLIENT_TOO_OLD = "client-too-old"
    IDEMPOTENCY_KEY_MISSING = "idempotency-key-missing"
    IDEMPOTENCY_KEY_MISMATCH = "idempotency-key-mismatch"
    IN_PROGRESS = "in-progress"
    SERVER_CHANGED = "server-changed"
    RESYNC_REQUIRED = "resync-required"
    LEASE_REQUIRED = "lease-required"
    ITEM_WITHDRAWN = "item-withdrawn"
    ITEM_DIVERTED = "item-diverted"
    ENTRY_WITHDRAWN = "entry-withdrawn"  # of a hash bank: it matches nothing any more
    NOT_FOUND = "not-found"
    CURSOR_INVALID = "cursor-invalid"
    CURSOR_EXPIRED = "cursor-expired"
    PAYLOAD_TOO_LARGE = "payload-too-large"
    DIGEST_MISMATCH = "digest-mismatch"
    MEDIA_UNREADABLE = "media-unreadable"
    RANGE_NOT_SATISFIABLE = "range-not-satisfiable"
    RATE_LIMITED = "rate-limited"
    OVERLOADED = "overloaded"
    AUDIT_SIZE_MISMATCH = "audit-size-mismatch"
    AUDIT_FORK = "audit-fork"
    LABEL_UNKNOWN = "label-unknown"
    POLICY_UNKNOWN = "policy-unknown"
    HASH_MISMATCH = "hash-mismatch"
    DECISION_ID_REUSED = "decision-id-reused"
    SIGNATURE_INVALID = "signature-invalid"
    DUPLICATE = "duplicate"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    SCHEMA = "schema"
    INTERNAL = "internal"


STATUS: dict[ProblemType, int] = {
    ProblemType.UNAUTHENTICATED: 401,
    ProblemType.ENROLMENT_REFUSED: 403,
    ProblemType.WORKSTATION_REVOKED: 403,
    ProblemType.FORBIDDEN: 403,
    ProblemType.CLIENT_TOO_OLD: 426,
    ProblemType.IDEMPOTENCY_KEY_MISSING: 400,
    ProblemType.IDEMPOTENCY_KEY_MISMATCH: 422,
    ProblemType.IN_PROGRESS: 409,
    ProblemType.SERVER_CHANGED: 409,
    ProblemType.RESYNC_REQUIRED: 409,
    ProblemType.LEASE_REQUIRED: 403,
    ProblemType.ITEM_WITHDRAWN: 410,
    ProblemType.ITEM_DIVERTED: 410,
    ProblemType.ENTRY_WITHDRAWN: 410,
    ProblemType.NOT_FOUND: 404,
    ProblemType.CURSOR_INVALID: 400,
    ProblemType.CURSOR_EXPIRED: 410,
    ProblemType.PAYLOAD_TOO_LARGE: 413,
    ProblemType.DIGEST_MISMATCH: 422,
    ProblemType.MEDIA_UNREADABLE: 422,
    ProblemType.RANGE_NOT_SATISFIABLE: 416,
    ProblemType.RATE_LIMITED: 429,
    ProblemType.OVERLOADED: 503,
    ProblemType.AUDIT_SIZE_MISMATCH: 409,
    ProblemType.AUDIT_FORK: 422,
    ProblemType.LABEL_UNKNOWN: 422,
    ProblemType.POLICY_UNKNOWN: 422,
    ProblemType.HASH_MISMATCH: 422,
    ProblemType.DECISION_ID_REUSED: 422,
    ProblemType.SIGNATURE_INVALID: 403,
    ProblemType.DUPLICATE: 409,
    ProblemType.METHOD_NOT_ALLOWED: 405,
    ProblemType.SCHEMA: 422,
    ProblemType.INTERNAL: 500,
}
