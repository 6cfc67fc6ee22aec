# SPDX-License-Identifier: Apache-2.0
"""Routes of discovery, health, enrolment, session and bundles."""

from __future__ import annotations

import base64
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from reviewer import __version__
from reviewer.domain.errors import StoreUnusable
from reviewer.domain.policy import Limits
from reviewer.gateway.accounts import enrolment
from reviewer.gateway.api.access import STAFF, Api, ApiState, asking
from reviewer.gateway.api.bodies import Received, received
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import PathId, answered, route
from reviewer.gateway.store import (
    bundles,
    closed_queues,
    facts,
    groups,
    incidents,
    lease_ends,
    logs,
    people,
    tokens,
)
from reviewer.gateway.store.people import Principal
from reviewer.wire.base import API_VERSION, BASE_PATH, BATCH_BYTES_MAX, BATCH_MAX
from reviewer.wire.problems import ProblemType
from reviewer.wire.session import (
    BundleInfo,
    BundleList,
    ClosedQueues,
    Discovery,
    Empty,
    EnrolmentAnswer,
    EnrolmentRequest,
    Health,
    RefreshRequest,
    ServerInfo,
    ServerLimits,
    SessionAnswer,
    SignedBundle,
    Tokens,
    UserInfo,
)

MIN_CLIENT: Final = __version__
public = APIRouter()
router = APIRouter(prefix=BASE_PATH)

Staff = Annotated[Principal, Depends(asking(STAFF))]


@route(public, "GET", "/.well-known/review-queue", answer=Discovery, needs_token=False)
def discovery(api: ApiState) -> Response:
    """Say which server this is."""
    return answered(
        Discovery(
            server_id=api.gateway.server_id,
            api=(API_VERSION,),
            base=BASE_PATH,
            min_client=MIN_CLIENT,
        )
    )


@route(public, "GET", "/health", answer=Health, needs_token=False)
def health() -> Response:
    """Say that the process answers."""
    return answered(Health(status="ok"))


@route(
    public,
    "GET",
    "/health/ready",
    answer=Health,
    needs_token=False,
    extra={
        503: {
            "description": "The database does not answer",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Health"}}},
        }
    },
)
def ready(api: ApiState) -> Response:
    """Say whether the database answers too."""
    try:
        api.gateway.db.read(facts.epoch)
    except StoreUnusable:
        failing = answered(Health(status="failing"), {"Retry-After": "5"})
        failing.status_code = 503
        return failing
    return answered(Health(status="ok"))


@route(
    router,
    "POST",
    "/enrolments",
    body=EnrolmentRequest,
    answer=EnrolmentAnswer,
    needs_token=False,
    problems=(ProblemType.ENROLMENT_REFUSED,),
)
def enrol(
    request: Request,
    api: ApiState,
    body: Annotated[Received[EnrolmentRequest], Depends(received(EnrolmentRequest))],
) -> Response:
    """Enrol one person on one workstation with a one-time code."""
    gateway = api.gateway
    caller = request.client.host if request.client else ""
    api.limiter.take("enrol", caller, gateway.now_ms())
    made = gateway.db.write(lambda connection: enrolment.enrol(connection, gateway, body.message))
    return answered(made)


@route(
    router,
    "POST",
    "/session:refresh",
    body=RefreshRequest,
    answer=Tokens,
    needs_token=False,
    problems=(ProblemType.UNAUTHENTICATED, ProblemType.WORKSTATION_REVOKED),
)
def refresh(
    request: Request,
    api: ApiState,
    body: Annotated[Received[RefreshRequest], Depends(received(RefreshRequest))],
) -> Response:
    """Exchange a refresh token."""
    gateway, asked = api.gateway, body.message
    caller = request.client.host if request.client else ""
    api.limiter.take("refresh", f"{caller} {asked.workstation_id}", gateway.now_ms())

    def exchange(connection: Connection) -> Tokens | None:
        row = people.workstation(connection, asked.workstation_id)
        if row is not None and row.revoked_ms is not None:
            raise Refusal(ProblemType.WORKSTATION_REVOKED)
        return tokens.refresh(
            connection, asked.workstation_id, asked.refresh_token, gateway.now_ms()
        )

    made = gateway.db.write(exchange)
    if made is None:
        raise Refusal(ProblemType.UNAUTHENTICATED)
    return answered(made)


@route(router, "GET", "/session", answer=SessionAnswer)
def session(api: ApiState, person: Staff) -> Response:
    """Say who is asking, what they may do, and what this server keeps to."""
    return answered(api.gateway.db.read(lambda connection: _session(connection, api, person)))


def _session(connection: Connection, api: Api, person: Principal) -> SessionAnswer:
    policy = bundles.policy_in_force(connection)
    limits = policy.limits
    return SessionAnswer(
        user=UserInfo(
            id=person.person_id,
            display=person.display,
            roles=tuple(sorted(person.roles)),
            queues=groups.granted_queues(policy, person.roles, person.queues),
        ),
        server=ServerInfo(
            id=api.gateway.server_id,
            epoch=api.epoch,
            now=logs.at(api.gateway.now_ms()),
            api=(API_VERSION,),
            min_client=MIN_CLIENT,
        ),
        limits=_limits(limits),
        capabilities={
            "lease.batch": limits.lease_batch_max,
            "lease.renew": True,
            "fence": "generation",
            "offline": True,
            "late_accept": True,
            "second_review": True,
            "media.range": True,
            "media.chunk_digests": True,
            "audit.witness": True,
            "events": ["sse", "poll"],
            "resync": True,
        },
        bundles={each.kind: each.version for each in bundles.current(connection)},
        durable_through_seq=facts.durable_through(connection, person.workstation_id),
        incidents=incidents.every(connection, is_open=True),
        closed_queues=closed_queues.of_person(connection, person.person_id, api.gateway.now_ms()),
    )


@route(router, "PUT", "/session/queues", body=ClosedQueues, answer=Empty)
def close_queues(
    api: ApiState,
    person: Staff,
    body: Annotated[Received[ClosedQueues], Depends(received(ClosedQueues))],
) -> Response:
    """Keep which of their queues are closed for this person until midnight, and nothing of why."""
    gateway = api.gateway

    def keep(connection: Connection) -> None:
        policy = bundles.policy_in_force(connection)
        granted = set(groups.granted_queues(policy, person.roles, person.queues))
        closed = granted & set(body.message.closed)
        closed_queues.replace(connection, person.person_id, closed, gateway.now_ms())

    gateway.db.write(keep)
    return answered(Empty())


def _limits(limits: Limits) -> ServerLimits:
    return ServerLimits(
        lease_max=limits.lease_batch_max,
        lease_ttl_s=limits.lease_ttl_s,
        offline_max_s=limits.offline_max_s,
        held_max=limits.held_max,
        batch_max=BATCH_MAX,
        batch_bytes_max=BATCH_BYTES_MAX,
    )


@route(router, "DELETE", "/session", answer=Health)
def end_session(api: ApiState, person: Staff) -> Response:
    """Sign out: the tokens end, the leases run out; what was decided before still counts."""
    now_ms = api.gateway.now_ms()

    def end(connection: Connection) -> None:
        tokens.end_family(connection, person.workstation_id)
        lease_ends.let_go(connection, person.workstation_id, now_ms)

    api.gateway.db.write(end)
    return answered(Health(status="ok"))


@route(router, "GET", "/bundles", answer=BundleList)
def list_bundles(api: ApiState, person: Staff) -> Response:  # noqa: ARG001 - lets staff through
    """List the bundles in force."""
    found = api.gateway.db.read(bundles.current)
    return answered(
        BundleList(
            bundles=tuple(
                BundleInfo(kind=each.kind, version=each.version, sha256=each.sha256)
                for each in found
            )
        )
    )


@route(
    router,
    "GET",
    "/bundles/{kind}/{version}",
    answer=SignedBundle,
    problems=(ProblemType.NOT_FOUND,),
)
def get_bundle(
    api: ApiState,
    person: Staff,  # noqa: ARG001 - lets staff through
    kind: PathId,
    version: PathId,
) -> Response:
    """Give one bundle, which never changes, and its signature."""
    found = api.gateway.db.read(lambda connection: bundles.get(connection, kind, version))
    if found is None:
        raise Refusal(ProblemType.NOT_FOUND)
    return answered(
        SignedBundle(
            kind=found.kind,
            version=found.version,
            body=base64.b64encode(found.body).decode(),
            signature=base64.b64encode(found.signature).decode(),
        )
    )
