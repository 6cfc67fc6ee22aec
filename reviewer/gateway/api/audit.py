# SPDX-License-Identifier: Apache-2.0
"""Routes of the logs: a workstation's segments are witnessed; leads read every log and cosign ours.

A lead learns who stands behind a pseudonym for one named item, with a reason; the asking is logged
and the reason, being words, is sealed apart from the log.
"""

from __future__ import annotations

import secrets
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from sqlalchemy import Connection, insert, select
from starlette.responses import Response

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken, TamperEvidence
from reviewer.domain.people import Role
from reviewer.gateway.api.access import LEADING, STAFF, Api, ApiState, asking
from reviewer.gateway.api.bodies import Received, received
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import PathId, answered, route
from reviewer.gateway.store import logs, people
from reviewer.gateway.store.people import Principal
from reviewer.gateway.store.tables import decisions, items, payloads
from reviewer.sealing.free_text import open_note, seal_note
from reviewer.sealing.keys import VerifyKey
from reviewer.wire.account import (
    AuditPush,
    AuditPushAnswer,
    CosignRequest,
    LogEntries,
    LogInfo,
    LogList,
    PayloadAnswer,
    ResolveAnswer,
    ResolveRequest,
)
from reviewer.wire.base import BASE_PATH
from reviewer.wire.problems import ProblemType

PUSH_BYTES_MAX: Final = 12_582_912
ENTRIES_PAGE: Final = 250
router = APIRouter(prefix=BASE_PATH)

Staff = Annotated[Principal, Depends(asking(STAFF))]
Lead = Annotated[Principal, Depends(asking(LEADING))]


@route(
    router,
    "POST",
    "/audit/logs/{log}/entries",
    body=AuditPush,
    answer=AuditPushAnswer,
    problems=(
        ProblemType.AUDIT_SIZE_MISMATCH,
        ProblemType.AUDIT_FORK,
        ProblemType.SIGNATURE_INVALID,
    ),
)
def push(
    api: ApiState,
    person: Staff,
    log: PathId,
    body: Annotated[Received[AuditPush], Depends(received(AuditPush, PUSH_BYTES_MAX))],
) -> Response:
    """Take a segment of the caller's own log and cosign its checkpoint."""
    if log != person.workstation_id:
        raise Refusal(ProblemType.FORBIDDEN)
    key = api.gateway.keys.witness
    try:
        cosigned = api.gateway.db.write(
            lambda connection: logs.witness(connection, log, body.message, key)
        )
    except (TamperEvidence, RuleBroken, InputRefused) as error:
        _remember_refusal(api, log, error)
        raise
    size = body.message.old_size + len(body.message.entries)
    return answered(AuditPushAnswer(size=size, cosigned=cosigned))


def _remember_refusal(api: Api, log: str, error: Exception) -> None:
    """Tell the leads, through our own log, of a segment that does not fit or is not signed."""
    match error:
        case TamperEvidence():
            reason = error.what
        case RuleBroken(rule="signature-invalid"):
            reason = error.rule
        case _:
            return
    api.gateway.db.write(
        lambda connection: logs.append_own(
            connection,
            api.gateway,
            AuditEvent.CHECKPOINT_REFUSED,
            reason=reason,
            detail={"log": log},
        )
    )


@route(router, "GET", "/audit/logs", answer=LogList)
def list_logs(api: ApiState, person: Lead) -> Response:  # noqa: ARG001 - lets leads through
    """List every witnessed log, and the gateway's own up to this moment."""
    key = api.gateway.keys.log

    def anchored(connection: Connection) -> tuple[logs.LogRow, ...]:
        logs.checkpoint_own(connection, key)
        return logs.all_logs(connection)

    return answered(LogList(logs=tuple(_info(row) for row in api.gateway.db.write(anchored))))


def _info(row: logs.LogRow) -> LogInfo:
    return LogInfo(
        log=row.log,
        public_key=VerifyKey(bytes(row.public_key)).public_text,
        size=row.size,
        checkpoint=row.checkpoint,
    )


@route(
    router,
    "GET",
    "/audit/logs/{log}/entries",
    answer=LogEntries,
    problems=(ProblemType.NOT_FOUND,),
)
def list_entries(
    api: ApiState,
    person: Lead,  # noqa: ARG001 - lets leads through
    log: PathId,
    start: Annotated[int, Query(alias="from", ge=0, le=2**53 - 1)] = 0,
) -> Response:
    """Give records of one log, exact bytes, from a place on."""

    def page(connection: Connection) -> LogEntries:
        if not logs.knows(connection, log):
            raise Refusal(ProblemType.NOT_FOUND)
        found, more = logs.entries_of(connection, log, start, ENTRIES_PAGE)
        return LogEntries(log=log, entries=found, more=more)

    return answered(api.gateway.db.read(page))


@route(
    router,
    "POST",
    "/audit/logs/gateway:cosign",
    body=CosignRequest,
    answer=AuditPushAnswer,
    problems=(
        ProblemType.AUDIT_SIZE_MISMATCH,
        ProblemType.AUDIT_FORK,
        ProblemType.SIGNATURE_INVALID,
    ),
)
def cosign(
    api: ApiState,
    person: Lead,
    body: Annotated[Received[CosignRequest], Depends(received(CosignRequest))],
) -> Response:
    """Take a lead's signature under the gateway's own log."""
    asked, lead = body.message, VerifyKey(person.device_key)
    cosigned = api.gateway.db.write(
        lambda connection: logs.cosign_own(connection, asked.checkpoint, asked.size, lead)
    )
    return answered(AuditPushAnswer(size=asked.size, cosigned=cosigned))


@route(
    router,
    "GET",
    "/audit/payloads/{commit}",
    answer=PayloadAnswer,
    problems=(ProblemType.NOT_FOUND,),
)
def get_payload(
    api: ApiState,
    person: Lead,  # noqa: ARG001 - lets leads through
    commit: PathId,
) -> Response:
    """Give the free text behind a commitment."""
    sealed = api.gateway.db.read(
        lambda connection: connection.execute(
            select(payloads.c.sealed).where(payloads.c.payload_commit == commit)
        ).scalar()
    )
    if sealed is None:
        raise Refusal(ProblemType.NOT_FOUND)
    note = open_note(api.gateway.keys.payload, commit, bytes(sealed))
    return answered(PayloadAnswer(payload_commit=commit, note=note))


@route(
    router,
    "POST",
    "/audit/items/{item_id}:resolve",
    body=ResolveRequest,
    answer=ResolveAnswer,
    problems=(ProblemType.NOT_FOUND,),
)
def resolve(
    api: ApiState,
    person: Lead,
    item_id: PathId,
    body: Annotated[Received[ResolveRequest], Depends(received(ResolveRequest))],
) -> Response:
    """Say who stands behind a pseudonym, for one item they acted on."""
    asked, gateway = body.message, api.gateway
    commit, sealed = seal_note(gateway.keys.payload.public, asked.reason, secrets.token_bytes(32))

    def look_up(connection: Connection) -> str:
        found = people.person(connection, asked.pseudonym)
        if found is None or not _acted(connection, asked.pseudonym, item_id):
            raise Refusal(ProblemType.NOT_FOUND)
        connection.execute(insert(payloads).values(payload_commit=commit, sealed=sealed))
        logs.append_own(
            connection,
            gateway,
            AuditEvent.PSEUDONYM_RESOLVED,
            actor=person.person_id,
            role=Role.LEAD.value,
            device=person.workstation_id,
            item=item_id,
            reason="stated",
            detail={"subject": asked.pseudonym},
            payload_commit=commit,
        )
        return str(found.display)

    return answered(ResolveAnswer(display=gateway.db.write(look_up)))


def _acted(connection: Connection, person_id: str, item_id: str) -> bool:
    acts = (
        select(decisions.c.decision_id)
        .join(items, items.c.group_id == decisions.c.group_id)
        .where(items.c.item_id == item_id, decisions.c.person_id == person_id)
        .limit(1)
    )
    return connection.execute(acts).first() is not None
