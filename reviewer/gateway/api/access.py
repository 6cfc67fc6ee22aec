# SPDX-License-Identifier: Apache-2.0
"""Who is asking, what they may do, and how often.

``state_of`` gives what the routes share; ``asking(...)`` is the dependency that every route but
the public ones has.  A revoked workstation is told so, whatever it asks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Final

from fastapi import Depends, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request

from reviewer.domain.people import Role
from reviewer.gateway.api.limits import RateLimiter
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.watch import Watch
from reviewer.gateway.context import Gateway
from reviewer.gateway.store import people, tokens
from reviewer.gateway.store.people import Principal
from reviewer.wire.problems import ProblemType

REVIEWING: Final = frozenset({Role.REVIEWER, Role.LEAD})
LEADING: Final = frozenset({Role.LEAD})
STAFF: Final = frozenset({Role.REVIEWER, Role.LEAD, Role.ADMIN})
PLATFORM: Final = frozenset({Role.PLATFORM})

_bearer = HTTPBearer(auto_error=False, scheme_name="token")


@dataclass(slots=True, kw_only=True)
class Api:
    """What all routes of one application share.

    Attributes:
        stopping: set when the server ends, so that nobody who waits holds it up.
    """

    gateway: Gateway
    epoch: int
    watch: Watch
    stopping: threading.Event = field(default_factory=threading.Event)
    limiter: RateLimiter = field(default_factory=RateLimiter)


def state_of(request: Request) -> Api:
    """Return the application's shared state."""
    api = request.app.state.api
    assert isinstance(api, Api)
    return api


ApiState = Annotated[Api, Depends(state_of)]
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]


def asking(roles: frozenset[Role], rate: str = "other") -> Callable[..., Principal]:
    """Return the dependency that lets these roles through, counted under ``rate``."""

    def check(api: ApiState, credentials: _Credentials) -> Principal:
        principal = _principal(api, credentials)
        if principal.is_revoked:
            raise Refusal(ProblemType.WORKSTATION_REVOKED)
        if not principal.roles & roles:
            raise Refusal(ProblemType.FORBIDDEN)
        who = principal.workstation_id or principal.person_id
        api.limiter.take(rate, who, api.gateway.now_ms())
        return principal

    return check


def _principal(api: Api, credentials: HTTPAuthorizationCredentials | None) -> Principal:
    if credentials is None:
        raise Refusal(ProblemType.UNAUTHENTICATED)
    sha256 = tokens.digest(credentials.credentials)
    now_ms = api.gateway.now_ms()
    found = api.gateway.db.read(
        lambda connection: (
            people.by_access_token(connection, sha256, now_ms)
            or people.by_platform_token(connection, sha256)
        )
    )
    if found is None:
        raise Refusal(ProblemType.UNAUTHENTICATED)
    return found


def own_workstation(principal: Principal, workstation_id: str) -> None:
    """Refuse a request that speaks for another workstation than its token does."""
    if principal.workstation_id != workstation_id:
        raise Refusal(ProblemType.FORBIDDEN)
