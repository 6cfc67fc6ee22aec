# SPDX-License-Identifier: Apache-2.0
"""Routes of incidents: everybody sees them, two leads decide, each workstation acknowledges."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header
from starlette.requests import Request
from starlette.responses import Response

from reviewer.gateway.api.access import LEADING, STAFF, ApiState, asking
from reviewer.gateway.api.bodies import Received, received, signature_over
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import PathId, answered, route
from reviewer.gateway.store import incidents
from reviewer.gateway.store.people import Principal
from reviewer.wire.base import BASE_PATH, HEADER_SIGNATURE
from reviewer.wire.problems import ProblemType
from reviewer.wire.session import ApproveRequest, Health, IncidentInfo, IncidentList

router = APIRouter(prefix=BASE_PATH)

Staff = Annotated[Principal, Depends(asking(STAFF))]
Lead = Annotated[Principal, Depends(asking(LEADING))]
Signature = Annotated[str, Header(alias=HEADER_SIGNATURE, max_length=128)]


@route(router, "GET", "/incidents", answer=IncidentList)
def list_incidents(api: ApiState, person: Staff) -> Response:  # noqa: ARG001 - lets staff through
    """List the incidents."""
    return answered(IncidentList(incidents=api.gateway.db.read(incidents.every)))


@route(
    router,
    "POST",
    "/incidents/{incident_id}:approve",
    body=ApproveRequest,
    answer=IncidentInfo,
    problems=(ProblemType.NOT_FOUND, ProblemType.DUPLICATE, ProblemType.SIGNATURE_INVALID),
)
def approve(
    request: Request,
    api: ApiState,
    person: Lead,
    incident_id: PathId,
    signature: Signature,  # noqa: ARG001 - documents the header; checked over the raw body
    body: Annotated[Received[ApproveRequest], Depends(received(ApproveRequest))],
) -> Response:
    """Take a lead's signed yes or no to the open proposal."""
    made = signature_over(request, body.raw, person.device_key)
    if body.message.incident_id != incident_id:
        raise Refusal(ProblemType.SCHEMA, {"where": "incident_id"})
    info = api.gateway.db.write(
        lambda connection: incidents.answer(
            connection,
            api.gateway,
            incident_id,
            person.person_id,
            made,
            approve=body.message.approve,
        )
    )
    return answered(info)


@route(
    router,
    "POST",
    "/incidents/{incident_id}:ack",
    answer=Health,
    problems=(ProblemType.NOT_FOUND,),
)
def acknowledge(api: ApiState, person: Staff, incident_id: PathId) -> Response:
    """Note that this workstation applied the incident as it stands."""
    api.gateway.db.write(
        lambda connection: incidents.acknowledge(connection, incident_id, person.workstation_id)
    )
    return answered(Health(status="ok"))
