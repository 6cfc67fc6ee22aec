# SPDX-License-Identifier: Apache-2.0
"""Wake-ups: a stream of server-sent events, and the same by long poll.

Nothing is only here: what an event announces is in a feed, the session or the bundles.  Heartbeats
are real events, since comments cannot be told from a dead connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.gateway.api.access import STAFF, Api, ApiState, asking
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import answered, route
from reviewer.gateway.api.watch import LOOK_EVERY_S
from reviewer.gateway.store import feed
from reviewer.gateway.store.people import Principal
from reviewer.wire.base import BASE_PATH, CURSOR_MAX, PAGE_MAX
from reviewer.wire.problems import ProblemType
from reviewer.wire.work import EventsAnswer, ServerEvent

HEARTBEAT_S: Final = 15.0
WAIT_MAX_S: Final = 25
router = APIRouter(prefix=BASE_PATH)

Staff = Annotated[Principal, Depends(asking(STAFF))]


class _Waiting:
    """One workstation's place in the events."""

    def __init__(self, api: Api, person: Principal, cursor: str) -> None:
        self._api = api
        self._topics = [
            feed.EVENTS,
            feed.events_topic(person.workstation_id),
            feed.workstation_topic(person.workstation_id),
        ]
        self.cursor = cursor
        self._seen: tuple[int, int] | None = None

    @property
    def is_over(self) -> bool:
        """Say whether the server is about to end."""
        return self._api.stopping.is_set()

    async def begin(self) -> list[ServerEvent]:
        """Find the place; one from before a restore begins anew with a ``resync``."""
        if self.cursor:
            try:
                return await self._read()
            except RuleBroken:
                self.cursor = await run_in_threadpool(self._now)
                return [ServerEvent(id=self.cursor, event="resync")]
        self.cursor = await run_in_threadpool(self._now)
        return []

    async def more(self) -> list[ServerEvent]:
        """Return what is new, without asking the database when nothing can be."""
        position = await run_in_threadpool(self._api.watch.position)
        if position == self._seen:
            return []
        self._seen = position
        return await self._read()

    def _now(self) -> str:
        return self._api.gateway.db.read(lambda c: feed.now(c, self._api.epoch))

    async def _read(self) -> list[ServerEvent]:
        page = await run_in_threadpool(
            self._api.gateway.db.read,
            lambda c: feed.read(c, self._topics, self.cursor, self._api.epoch, PAGE_MAX),
        )
        self.cursor = page.cursor
        return [_event(row) for row in page.rows]


def _event(row: feed.Row) -> ServerEvent:
    if row.topic.startswith("ws:"):
        return ServerEvent(id=row.cursor, event="items")
    detail: dict[str, Any] = row.body["detail"]
    return ServerEvent.model_validate(
        {"id": row.cursor, "event": row.body["event"], "detail": detail}
    )


@route(router, "GET", "/events:poll", answer=EventsAnswer, problems=(ProblemType.CURSOR_INVALID,))
async def poll(
    api: ApiState,
    person: Staff,
    cursor: Annotated[str, Query(max_length=CURSOR_MAX)] = "",
    wait: Annotated[int, Query(ge=0, le=WAIT_MAX_S)] = 0,
) -> Response:
    """Wait for wake-ups; without a cursor the answer is at once where to wait from."""
    waiting = _Waiting(api, person, cursor)
    found = await waiting.begin()
    until_s = asyncio.get_running_loop().time() + (wait if cursor else 0)
    while not (found or waiting.is_over) and asyncio.get_running_loop().time() < until_s:
        await asyncio.sleep(LOOK_EVERY_S)
        found = await waiting.more()
    return answered(EventsAnswer(events=tuple(found[:PAGE_MAX]), cursor=waiting.cursor))


@route(
    router,
    "GET",
    "/events",
    problems=(ProblemType.CURSOR_INVALID,),
    extra={
        200: {
            "description": "Server-sent events",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        }
    },
)
async def stream(
    api: ApiState,
    person: Staff,
    last_event_id: Annotated[str, Header(max_length=CURSOR_MAX)] = "",
) -> Response:
    """Stream wake-ups until either side goes away."""
    waiting = _Waiting(api, person, last_event_id)
    try:
        first = await waiting.begin()
    except InputRefused as error:
        raise Refusal(ProblemType.CURSOR_INVALID) from error
    return StreamingResponse(
        _written(waiting, first),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"},
    )


async def _written(waiting: _Waiting, first: list[ServerEvent]) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    beat_s, found = loop.time(), first
    yield _form(ServerEvent(id=waiting.cursor, event="heartbeat"))
    while not waiting.is_over:
        for each in found:
            yield _form(each)
            if each.event == "revoked":
                return
        if loop.time() - beat_s >= HEARTBEAT_S:
            beat_s = loop.time()
            yield _form(ServerEvent(id=waiting.cursor, event="heartbeat"))
        await asyncio.sleep(LOOK_EVERY_S)
        found = await waiting.more()


def _form(event: ServerEvent) -> str:
    return f"id: {event.id}\nevent: {event.event}\ndata: {event.model_dump_json()}\n\n"
