# SPDX-License-Identifier: Apache-2.0
"""Every refusal of the API as a problem document (RFC 9457), and the one table that sorts errors.

A problem never repeats what was sent: ids, sizes and machine words only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from reviewer.domain.errors import (
    InputRefused,
    MediaMissing,
    MediaUnreadable,
    ReviewerError,
    RuleBroken,
    StoreUnusable,
    TamperEvidence,
)
from reviewer.gateway.accounts.enrolment import EnrolmentRefused
from reviewer.gateway.store.logs import SizeMismatch
from reviewer.wire.base import PROBLEM_BASE
from reviewer.wire.problems import STATUS, ProblemType

MEDIA_TYPE: Final = "application/problem+json"
STORE_RETRY_S: Final = 5

_RULES: Final = {
    "unauthenticated": ProblemType.UNAUTHENTICATED,
    "forbidden": ProblemType.FORBIDDEN,
    "idempotency-key-mismatch": ProblemType.IDEMPOTENCY_KEY_MISMATCH,
    "signature-invalid": ProblemType.SIGNATURE_INVALID,
    "not-found": ProblemType.NOT_FOUND,
    "too-large": ProblemType.PAYLOAD_TOO_LARGE,
    "digest-mismatch": ProblemType.DIGEST_MISMATCH,
    "withdrawn": ProblemType.ITEM_WITHDRAWN,
    "diverted": ProblemType.ITEM_DIVERTED,
    "lease-required": ProblemType.LEASE_REQUIRED,
    "entry-withdrawn": ProblemType.ENTRY_WITHDRAWN,
    "no-proposal": ProblemType.DUPLICATE,
    "no-walls": ProblemType.MEDIA_UNREADABLE,
}
_REASONS: Final = {
    "cursor-invalid": ProblemType.CURSOR_INVALID,
    "not-found": ProblemType.NOT_FOUND,
    "duplicate": ProblemType.DUPLICATE,
    "label-unknown": ProblemType.LABEL_UNKNOWN,
    "text-bytes": ProblemType.MEDIA_UNREADABLE,
}
_TOLD_WHERE: Final = (ProblemType.SCHEMA, ProblemType.MEDIA_UNREADABLE)


class Refusal(ReviewerError):
    """The API says no.

    Attributes:
        problem: which of the closed list.
        extra: further members of the document.
        headers: further headers of the answer.
    """

    def __init__(
        self,
        problem: ProblemType,
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})


def refusal_of(error: ReviewerError) -> Refusal | None:  # noqa: C901, PLR0911 - one table
    """Return what to answer to an error, or ``None`` when it is a bug."""
    match error:
        case Refusal():
            return error
        case EnrolmentRefused():
            return Refusal(ProblemType.ENROLMENT_REFUSED, {"why": error.why})
        case SizeMismatch():
            return Refusal(ProblemType.AUDIT_SIZE_MISMATCH, {"size": error.size})
        case StoreUnusable():
            return Refusal(ProblemType.OVERLOADED, headers={"Retry-After": str(STORE_RETRY_S)})
        case MediaMissing():
            return Refusal(ProblemType.NOT_FOUND)
        case MediaUnreadable():
            return Refusal(ProblemType.MEDIA_UNREADABLE)
        case TamperEvidence(what="fork"):
            return Refusal(ProblemType.AUDIT_FORK)
        case RuleBroken() if error.rule in _RULES:
            return Refusal(_RULES[error.rule])
        case RuleBroken() if error.rule.startswith("audit-"):
            return Refusal(ProblemType.SCHEMA, {"where": error.rule})
        case InputRefused():
            problem = _REASONS.get(error.reason, ProblemType.SCHEMA)
            extra = {"where": error.where[:128]} if problem in _TOLD_WHERE else {}
            return Refusal(problem, extra)
        case _:
            return None


def problem_response(refusal: Refusal, status: int | None = None) -> Response:
    """Return the answer that says no."""
    number = STATUS[refusal.problem] if status is None else status
    headers = dict(refusal.headers)
    if number == 401:
        headers.setdefault("WWW-Authenticate", "Bearer")
    document = {
        "type": PROBLEM_BASE + refusal.problem.value,
        "title": refusal.problem.value.replace("-", " ").capitalize(),
        "status": number,
        **refusal.extra,
    }
    return Response(json.dumps(document), number, headers, MEDIA_TYPE)


def documented(*problems: ProblemType) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI responses for these problems and for those any route can give."""
    everywhere = (
        ProblemType.METHOD_NOT_ALLOWED,
        ProblemType.SCHEMA,
        ProblemType.RATE_LIMITED,
        ProblemType.INTERNAL,
        ProblemType.OVERLOADED,
    )
    by_status: dict[int, list[str]] = {}
    for problem in (*everywhere, *problems):
        by_status.setdefault(STATUS[problem], []).append(problem.value)
    return {
        status: {
            "description": ", ".join(sorted(set(slugs))),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, slugs in sorted(by_status.items())
    }
