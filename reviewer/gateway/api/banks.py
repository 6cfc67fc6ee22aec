# SPDX-License-Identifier: Apache-2.0
"""Routes of hash banks: what is in them, what waits, and what people say of an entry."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from starlette.requests import Request
from starlette.responses import Response

from reviewer.domain.errors import RuleBroken
from reviewer.gateway.api.access import LEADING, REVIEWING, STAFF, Api, ApiState, asking
from reviewer.gateway.api.bodies import Received, received, signature_over
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import PathId, answered, route
from reviewer.gateway.banks import acts, hash_feed, proposals, rows
from reviewer.gateway.store.people import Principal
from reviewer.wire.banks import BanksAnswer, EntryAct, EntryAnswer, HashPage, ProposalsAnswer
from reviewer.wire.base import BASE_PATH, CURSOR_MAX, HEADER_SIGNATURE
from reviewer.wire.problems import ProblemType

router = APIRouter(prefix=BASE_PATH)

Staff = Annotated[Principal, Depends(asking(STAFF))]
Reviewing = Annotated[Principal, Depends(asking(REVIEWING))]
Lead = Annotated[Principal, Depends(asking(LEADING))]
Signature = Annotated[str, Header(alias=HEADER_SIGNATURE, max_length=128)]
Body = Annotated[Received[EntryAct], Depends(received(EntryAct))]
_PROBLEMS = (
    ProblemType.NOT_FOUND,
    ProblemType.ENTRY_WITHDRAWN,
    ProblemType.IDEMPOTENCY_KEY_MISMATCH,
    ProblemType.LABEL_UNKNOWN,
    ProblemType.SIGNATURE_INVALID,
)


@route(router, "GET", "/banks", answer=BanksAnswer)
def list_banks(api: ApiState, person: Staff) -> Response:  # noqa: ARG001 - lets staff through
    """List the banks, with counts only."""
    return answered(BanksAnswer(banks=api.gateway.db.read(rows.infos)))


@route(
    router,
    "GET",
    "/feeds/hashes/{bank_id}",
    answer=HashPage,
    problems=(ProblemType.NOT_FOUND, ProblemType.CURSOR_INVALID, ProblemType.CURSOR_EXPIRED),
)
def hashes(
    api: ApiState,
    person: Staff,  # noqa: ARG001 - lets staff through
    bank_id: PathId,
    cursor: Annotated[str, Query(max_length=CURSOR_MAX)] = "",
) -> Response:
    """List what changed in a bank; without a cursor, all that is in it."""
    try:
        page = api.gateway.db.read(
            lambda connection: hash_feed.page(
                connection, bank_id, cursor, api.epoch, api.gateway.now_ms()
            )
        )
    except RuleBroken as error:
        if error.rule != "cursor-epoch":
            raise
        raise Refusal(ProblemType.CURSOR_EXPIRED) from error
    return answered(page)


@route(
    router,
    "GET",
    "/banks/entries/{entry_id}",
    answer=EntryAnswer,
    problems=(ProblemType.NOT_FOUND,),
)
def entry(api: ApiState, person: Staff, entry_id: PathId) -> Response:
    """Show an entry and its trail; who did what is for leads."""
    return answered(api.gateway.db.read(lambda c: acts.answer(c, person, entry_id)))


@route(
    router,
    "POST",
    "/banks/entries/{entry_id}:dispute",
    body=EntryAct,
    answer=EntryAnswer,
    problems=_PROBLEMS,
)
def dispute(
    request: Request,
    api: ApiState,
    person: Reviewing,
    entry_id: PathId,
    signature: Signature,  # noqa: ARG001 - documents the header; checked over the raw body
    body: Body,
) -> Response:
    """Say that an entry is wrong; it matches on, and says so."""
    return _performed(request, api, person, acts.Doing.DISPUTE, entry_id, body)


@route(
    router,
    "POST",
    "/banks/entries/{entry_id}:withdraw",
    body=EntryAct,
    answer=EntryAnswer,
    problems=_PROBLEMS,
)
def withdraw(
    request: Request,
    api: ApiState,
    person: Lead,
    entry_id: PathId,
    signature: Signature,  # noqa: ARG001 - documents the header; checked over the raw body
    body: Body,
) -> Response:
    """Take an entry out of its bank; its trail stays."""
    return _performed(request, api, person, acts.Doing.WITHDRAW, entry_id, body)


@route(
    router,
    "POST",
    "/banks/entries/{entry_id}:correct",
    body=EntryAct,
    answer=EntryAnswer,
    problems=_PROBLEMS,
)
def correct(
    request: Request,
    api: ApiState,
    person: Lead,
    entry_id: PathId,
    signature: Signature,  # noqa: ARG001 - documents the header; checked over the raw body
    body: Body,
) -> Response:
    """Give an entry its right labels, which settles this member's disputes of it."""
    return _performed(request, api, person, acts.Doing.CORRECT, entry_id, body)


@route(router, "GET", "/proposals", answer=ProposalsAnswer)
def list_proposals(
    api: ApiState,
    person: Reviewing,  # noqa: ARG001 - lets reviewers through
) -> Response:
    """List the hashes that wait, with nothing of what the first person answered."""
    now_ms = api.gateway.now_ms()
    found = api.gateway.db.read(lambda connection: proposals.infos(connection, now_ms))
    return answered(ProposalsAnswer(proposals=found))


def _performed(
    request: Request,
    api: Api,
    person: Principal,
    doing: acts.Doing,
    entry_id: str,
    body: Received[EntryAct],
) -> Response:
    place = f"{doing.value}\n{entry_id}\n".encode()
    signed = acts.Signed(
        doing=doing,
        entry_id=entry_id,
        body=body.message,
        fingerprint=hashlib.sha256(place + body.raw).hexdigest(),
        signature=signature_over(request, body.raw, person.device_key),
    )
    now_ms = api.gateway.now_ms()
    return answered(
        api.gateway.db.write(lambda connection: acts.perform(connection, person, signed, now_ms))
    )
