# SPDX-License-Identifier: Apache-2.0
"""Routes of the work itself: queues, leases, states, decisions, resync and the item feed."""

from __future__ import annotations

import hashlib
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Header, Query
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from reviewer.domain.errors import RuleBroken
from reviewer.gateway.accounts import people as accounts
from reviewer.gateway.api.access import (
    LEADING,
    REVIEWING,
    STAFF,
    ApiState,
    asking,
    own_workstation,
)
from reviewer.gateway.api.bodies import Received, received, signature_over
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import PathId, answered, route
from reviewer.gateway.store import (
    bundles,
    cases,
    decisions,
    facts,
    feed,
    groups,
    held_leases,
    leases,
    resync,
    states,
)
from reviewer.gateway.store.people import Principal
from reviewer.wire.base import BASE_PATH, BATCH_BYTES_MAX, CURSOR_MAX, HEADER_SIGNATURE, PAGE_MAX
from reviewer.wire.problems import ProblemType
from reviewer.wire.session import Health, QueuesAnswer
from reviewer.wire.work import (
    BatchAnswer,
    DecisionBatch,
    EntryResult,
    FeedEvent,
    FeedPage,
    LeaseAnswer,
    LeaseRequest,
    LeaseResults,
    ReleaseRequest,
    RenewRequest,
    ResyncAnswer,
    ResyncRequest,
    StatusAnswer,
    StatusRequest,
)

EMPTY_BACKOFF_S: Final = 15
RESYNC_BYTES_MAX: Final = 4_194_304
KEY_PATTERN: Final = r"^[A-Za-z0-9_.:\-]{1,128}$"
router = APIRouter(prefix=BASE_PATH)

Reviewing = Annotated[Principal, Depends(asking(REVIEWING))]
Leasing = Annotated[Principal, Depends(asking(REVIEWING, "lease"))]
Deciding = Annotated[Principal, Depends(asking(REVIEWING, "decision"))]
Leading = Annotated[Principal, Depends(asking(LEADING))]
Staff = Annotated[Principal, Depends(asking(STAFF))]
Signature = Annotated[str, Header(alias=HEADER_SIGNATURE, max_length=128)]
CursorQuery = Annotated[str, Query(max_length=CURSOR_MAX)]


@route(router, "GET", "/queues", answer=QueuesAnswer)
def list_queues(api: ApiState, person: Reviewing) -> Response:
    """List the queues granted to the person, with counts only."""
    policy = api.gateway.policy()
    found = api.gateway.db.read(
        lambda connection: groups.queue_counts(connection, policy, person.roles, person.queues)
    )
    return answered(QueuesAnswer(queues=found))


@route(
    router,
    "POST",
    "/leases",
    body=LeaseRequest,
    answer=LeaseAnswer,
    problems=(ProblemType.IDEMPOTENCY_KEY_MISSING, ProblemType.IDEMPOTENCY_KEY_MISMATCH),
)
def lease(
    api: ApiState,
    person: Leasing,
    body: Annotated[Received[LeaseRequest], Depends(received(LeaseRequest))],
    idempotency_key: Annotated[str | None, Header(pattern=KEY_PATTERN)] = None,
) -> Response:
    """Lease up to so many groups from these queues."""
    asked, now_ms = body.message, api.gateway.now_ms()
    own_workstation(person, asked.workstation_id)
    if idempotency_key is None:
        raise Refusal(ProblemType.IDEMPOTENCY_KEY_MISSING)
    queues = tuple(q for q in asked.queues if groups.may_take(q, person.roles, person.queues))
    if not queues:
        raise Refusal(ProblemType.FORBIDDEN)

    def take(connection: Connection) -> LeaseAnswer:
        policy = bundles.policy_in_force(connection)
        ask = leases.LeaseAsk(
            workstation_id=person.workstation_id,
            person_id=person.person_id,
            queues=tuple(dict.fromkeys(queues)),
            want=asked.want,
            key=idempotency_key,
            fingerprint=hashlib.sha256(body.raw).hexdigest(),
            now_ms=now_ms,
            limits=policy.limits,
            policy_version=policy.version,
        )
        granted = leases.lease(connection, ask)
        found = groups.messages(connection, granted.group_ids, now_ms)
        return LeaseAnswer(
            groups=tuple(each.model_dump(mode="json") for each in found),
            granted=len(found),
            reason_short=granted.reason,
            backoff_s=0 if found else EMPTY_BACKOFF_S,
        )

    return answered(api.gateway.db.write(take))


@route(router, "POST", "/leases:renew", body=RenewRequest, answer=LeaseResults)
def renew(
    api: ApiState,
    person: Leasing,
    body: Annotated[Received[RenewRequest], Depends(received(RenewRequest, BATCH_BYTES_MAX))],
) -> Response:
    """Extend leases, and take up again those that only ran out."""
    asked, now_ms = body.message, api.gateway.now_ms()
    own_workstation(person, asked.workstation_id)
    results = api.gateway.db.write(
        lambda connection: held_leases.renew(
            connection,
            person.workstation_id,
            person.person_id,
            asked.leases,
            lambda queue: groups.may_take(queue, person.roles, person.queues),
            now_ms,
            bundles.policy_in_force(connection).limits,
        )
    )
    return answered(LeaseResults(results=results))


@route(router, "POST", "/leases:release", body=ReleaseRequest, answer=LeaseResults)
def release(
    api: ApiState,
    person: Leasing,
    body: Annotated[Received[ReleaseRequest], Depends(received(ReleaseRequest, BATCH_BYTES_MAX))],
) -> Response:
    """Give leases back."""
    asked, now_ms = body.message, api.gateway.now_ms()
    own_workstation(person, asked.workstation_id)
    results = api.gateway.db.write(
        lambda connection: held_leases.release(
            connection, person.workstation_id, person.person_id, asked.leases, now_ms
        )
    )
    return answered(LeaseResults(results=results))


@route(
    router,
    "POST",
    "/leases/{group_id}:revoke",
    answer=Health,
    problems=(ProblemType.NOT_FOUND,),
)
def revoke(api: ApiState, person: Leading, group_id: PathId) -> Response:
    """Take a group from whoever holds it; it goes to others at once."""
    claimed = api.gateway.db.write(
        lambda connection: accounts.revoke_lease(
            connection, api.gateway, group_id, actor=person.person_id
        )
    )
    if not claimed:
        raise Refusal(ProblemType.NOT_FOUND)
    return answered(Health(status="ok"))


@route(router, "POST", "/items:status", body=StatusRequest, answer=StatusAnswer)
def item_states(
    api: ApiState,
    person: Reviewing,
    body: Annotated[Received[StatusRequest], Depends(received(StatusRequest, BATCH_BYTES_MAX))],
) -> Response:
    """Say where items stand."""
    found = api.gateway.db.read(
        lambda connection: states.of_items(connection, person, body.message.item_ids)
    )
    return answered(StatusAnswer(items=found))


@route(
    router,
    "POST",
    "/decisions:batch",
    body=DecisionBatch,
    answer=BatchAnswer,
    problems=(ProblemType.SIGNATURE_INVALID,),
)
def decide(
    request: Request,
    api: ApiState,
    person: Deciding,
    signature: Signature,  # noqa: ARG001 - documents the header; checked over the raw body
    body: Annotated[Received[DecisionBatch], Depends(received(DecisionBatch, BATCH_BYTES_MAX))],
) -> Response:
    """Record a batch of acts, each with its own outcome."""
    signature_over(request, body.raw, person.device_key)
    own_workstation(person, body.message.workstation_id)
    sender = cases.Sender(
        workstation_id=person.workstation_id, person_id=person.person_id, roles=person.roles
    )
    now_ms = api.gateway.now_ms()

    def record(connection: Connection) -> tuple[tuple[EntryResult, ...], int]:
        results = decisions.apply_batch(connection, sender, body.message, now_ms)
        results = decisions.with_groups(connection, person.workstation_id, results, now_ms)
        return results, facts.durable_through(connection, person.workstation_id)

    results, durable = api.gateway.db.write(record)
    return answered(BatchAnswer(results=results, durable_through_seq=durable))


@route(
    router, "POST", "/workstations/{workstation_id}/resync", body=ResyncRequest, answer=ResyncAnswer
)
def compare(
    api: ApiState,
    person: Staff,
    workstation_id: PathId,
    body: Annotated[Received[ResyncRequest], Depends(received(ResyncRequest, RESYNC_BYTES_MAX))],
) -> Response:
    """Compare outcomes with a workstation after any doubt."""
    own_workstation(person, workstation_id)
    found = api.gateway.db.read(
        lambda connection: resync.compare(
            connection, workstation_id, body.message, api.epoch, api.gateway.now_ms()
        )
    )
    return answered(found)


@route(
    router,
    "GET",
    "/feeds/items",
    answer=FeedPage,
    problems=(ProblemType.CURSOR_INVALID, ProblemType.RESYNC_REQUIRED),
)
def item_feed(api: ApiState, person: Staff, cursor: CursorQuery = "") -> Response:
    """List changes to groups this workstation holds or decided."""
    topic = feed.workstation_topic(person.workstation_id)
    try:
        page = api.gateway.db.read(
            lambda connection: feed.read(connection, [topic], cursor, api.epoch, PAGE_MAX)
        )
    except RuleBroken as error:
        raise Refusal(ProblemType.RESYNC_REQUIRED) from error
    events = tuple(FeedEvent.model_validate(row.body) for row in page.rows)
    return answered(FeedPage(events=events, cursor=page.cursor, more=page.more))
