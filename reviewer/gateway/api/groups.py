# SPDX-License-Identifier: Apache-2.0
"""Routes by which the person who holds a group takes it apart, or puts two together."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from reviewer.gateway.api.access import REVIEWING, Api, ApiState, asking, own_workstation
from reviewer.gateway.api.bodies import Received, received
from reviewer.gateway.api.routing import PathId, answered, route
from reviewer.gateway.likeness import by_hand
from reviewer.gateway.likeness.by_hand import Hand
from reviewer.gateway.store.people import Principal
from reviewer.wire.banks import GroupJoin, GroupsAnswer, GroupSplit
from reviewer.wire.base import BASE_PATH, BATCH_BYTES_MAX
from reviewer.wire.problems import ProblemType

router = APIRouter(prefix=BASE_PATH)

Holding = Annotated[Principal, Depends(asking(REVIEWING, "lease"))]
_PROBLEMS = (ProblemType.LEASE_REQUIRED, ProblemType.ITEM_WITHDRAWN, ProblemType.SCHEMA)


@route(
    router,
    "POST",
    "/groups/{group_id}:split",
    body=GroupSplit,
    answer=GroupsAnswer,
    problems=_PROBLEMS,
)
def split(
    api: ApiState,
    person: Holding,
    group_id: PathId,
    body: Annotated[Received[GroupSplit], Depends(received(GroupSplit, BATCH_BYTES_MAX))],
) -> Response:
    """Give some members of a held group a group of their own, held too."""
    asked = body.message
    own_workstation(person, asked.workstation_id)
    hand = _hand(api, person)
    return answered(
        api.gateway.db.write(lambda connection: by_hand.split(connection, hand, group_id, asked))
    )


@route(
    router,
    "POST",
    "/groups/{group_id}:join",
    body=GroupJoin,
    answer=GroupsAnswer,
    problems=_PROBLEMS,
)
def join(
    api: ApiState,
    person: Holding,
    group_id: PathId,
    body: Annotated[Received[GroupJoin], Depends(received(GroupJoin))],
) -> Response:
    """Put another held group into this one."""
    asked = body.message
    own_workstation(person, asked.workstation_id)
    hand = _hand(api, person)
    return answered(
        api.gateway.db.write(lambda connection: by_hand.join(connection, hand, group_id, asked))
    )


def _hand(api: Api, person: Principal) -> Hand:
    return Hand(
        workstation_id=person.workstation_id,
        person_id=person.person_id,
        now_ms=api.gateway.now_ms(),
        texts=api.gateway.known.texts,
    )
