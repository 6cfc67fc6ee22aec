# SPDX-License-Identifier: Apache-2.0
"""Routes of the platform: handing items in, taking them back, and getting decisions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from reviewer.domain.errors import RuleBroken
from reviewer.gateway.api.access import PLATFORM, ApiState, asking
from reviewer.gateway.api.bodies import Received, read_body, received
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import PathId, answered, route
from reviewer.gateway.intake import content, service
from reviewer.gateway.store import feed
from reviewer.gateway.store.people import Principal
from reviewer.wire.account import (
    IntakeAnswer,
    IntakeItem,
    MediaAccepted,
    WithdrawAnswer,
    WithdrawRequest,
)
from reviewer.wire.base import BASE_PATH, BATCH_BYTES_MAX, CURSOR_MAX, PAGE_MAX
from reviewer.wire.problems import ProblemType
from reviewer.wire.work import PlatformDecision, PlatformPage

router = APIRouter(prefix=BASE_PATH)

Platform = Annotated[Principal, Depends(asking(PLATFORM, "intake"))]


@route(
    router,
    "POST",
    "/intake/items",
    body=IntakeItem,
    answer=IntakeAnswer,
    problems=(ProblemType.DIGEST_MISMATCH, ProblemType.MEDIA_UNREADABLE),
)
def take_in(
    api: ApiState,
    platform: Platform,
    body: Annotated[Received[IntakeItem], Depends(received(IntakeItem, BATCH_BYTES_MAX))],
) -> Response:
    """Register a flagged item; a repeat answers with the same one."""
    return answered(service.take_in(api.gateway, platform.person_id, body.message))


@route(
    router,
    "PUT",
    "/intake/items/{item_id}/media",
    answer=MediaAccepted,
    problems=(
        ProblemType.NOT_FOUND,
        ProblemType.ITEM_WITHDRAWN,
        ProblemType.PAYLOAD_TOO_LARGE,
        ProblemType.DIGEST_MISMATCH,
        ProblemType.MEDIA_UNREADABLE,
    ),
)
async def put_media(
    request: Request, api: ApiState, platform: Platform, item_id: PathId
) -> Response:
    """Take the bytes of an item that waits for them."""
    async with request.app.state.uploads:  # each is held in memory whole
        clear = await read_body(request, content.MEDIA_MAX_BYTES)
        declared = request.headers.get("content-type", "").partition(";")[0].strip()[:128]
        found = await run_in_threadpool(
            service.store_media, api.gateway, platform.person_id, item_id, [clear], declared
        )
    return answered(found)


@route(
    router,
    "POST",
    "/items/{item_id}:withdraw",
    body=WithdrawRequest,
    answer=WithdrawAnswer,
    problems=(ProblemType.NOT_FOUND, ProblemType.ITEM_DIVERTED),
)
def withdraw(
    api: ApiState,
    platform: Platform,
    item_id: PathId,
    body: Annotated[Received[WithdrawRequest], Depends(received(WithdrawRequest))],
) -> Response:
    """Take an item back: nobody sees it again, decisions on it stay."""
    return answered(service.withdraw(api.gateway, item_id, platform.person_id, body.message.reason))


@route(
    router,
    "GET",
    "/feeds/decisions",
    answer=PlatformPage,
    problems=(ProblemType.CURSOR_INVALID, ProblemType.CURSOR_EXPIRED),
)
def decision_feed(
    api: ApiState, platform: Platform, cursor: Annotated[str, Query(max_length=CURSOR_MAX)] = ""
) -> Response:
    """List what was decided on the platform's own items."""
    topic = feed.platform_topic(platform.person_id)
    try:
        page = api.gateway.db.read(
            lambda connection: feed.read(connection, [topic], cursor, api.epoch, PAGE_MAX)
        )
    except RuleBroken as error:
        raise Refusal(ProblemType.CURSOR_EXPIRED) from error
    found = tuple(PlatformDecision.model_validate(row.body) for row in page.rows)
    return answered(PlatformPage(decisions=found, cursor=page.cursor, more=page.more))
