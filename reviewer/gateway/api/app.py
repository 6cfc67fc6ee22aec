# SPDX-License-Identifier: Apache-2.0
"""Puts the API together: routes, the headers of every answer, and problems for every refusal.

The request log has method, route, status and request id: no bodies, no tokens, no addresses.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reviewer.diagnostics.tracebacks import describe
from reviewer.domain.errors import ReviewerError
from reviewer.gateway.api import (
    audit,
    banks,
    events,
    groups,
    incidents,
    media,
    platform,
    session,
    work,
)
from reviewer.gateway.api.access import Api
from reviewer.gateway.api.problems import Refusal, problem_response, refusal_of
from reviewer.gateway.api.routing import allowed_methods, document
from reviewer.gateway.api.watch import Watch
from reviewer.gateway.context import Gateway
from reviewer.gateway.store import facts
from reviewer.wire import account
from reviewer.wire import banks as bank_forms
from reviewer.wire import session as session_forms
from reviewer.wire import work as work_forms
from reviewer.wire.base import HEADER_EPOCH, HEADER_NOW, HEADER_SERVER_ID
from reviewer.wire.problems import ProblemType

log = logging.getLogger(__name__)

UPLOADS_AT_ONCE: Final = 2
_FORMS: Final = (
    account.AuditPush,
    account.CosignRequest,
    account.IntakeItem,
    account.ResolveRequest,
    account.WithdrawRequest,
    bank_forms.EntryAct,
    bank_forms.GroupJoin,
    bank_forms.GroupSplit,
    session_forms.ApproveRequest,
    session_forms.ClosedQueues,
    session_forms.EnrolmentRequest,
    session_forms.RefreshRequest,
    work_forms.DecisionBatch,
    work_forms.LeaseRequest,
    work_forms.ReleaseRequest,
    work_forms.RenewRequest,
    work_forms.ResyncRequest,
    work_forms.StatusRequest,
)


def create_app(gateway: Gateway) -> FastAPI:
    """Return the application that serves one gateway."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url="/rq/v1/openapi.json")
    app.state.api = Api(
        gateway=gateway, epoch=gateway.db.read(facts.epoch), watch=Watch(gateway.db)
    )
    app.state.uploads = asyncio.Semaphore(UPLOADS_AT_ONCE)
    for routes in (session.public, session.router, work.router, media.router):
        app.include_router(routes)
    app.include_router(events.router)
    for routes in (platform.router, audit.router, incidents.router, banks.router, groups.router):
        app.include_router(routes)
    app.openapi = document(app, _FORMS)  # type: ignore[method-assign]  # FastAPI's documented way
    app.add_exception_handler(ReviewerError, _refused)
    app.add_exception_handler(HTTPException, _not_routed)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_middleware(_Manners, api=app.state.api)
    return app


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ReviewerError)
    refusal = refusal_of(error)
    if refusal is None:
        raise error
    return problem_response(refusal)


async def _not_routed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        # One path may be several routes, and the router names the methods of the first only.
        headers["Allow"] = ", ".join(allowed_methods(request.app, request.scope["path"]))
    problem = {
        401: ProblemType.UNAUTHENTICATED,
        404: ProblemType.NOT_FOUND,
        405: ProblemType.METHOD_NOT_ALLOWED,
    }.get(error.status_code, ProblemType.SCHEMA)
    return problem_response(Refusal(problem, headers=headers))


async def _not_valid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])[:128]
    return problem_response(Refusal(ProblemType.SCHEMA, {"where": where}))


class _Manners:
    """Names the server on every answer, answers for bugs, and writes the request log."""

    def __init__(self, app: ASGIApp, api: Api) -> None:
        self._app = app
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        status = 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._name(MutableHeaders(scope=message), request_id)
            await send(message)

        try:
            await self._app(scope, receive, named)
        except Exception as error:
            # Not log.exception: a library's message may quote what was sent.
            log.error("request %s failed: %s", request_id, " ".join(describe(error)))  # noqa: TRY400
            if status:
                raise
            await problem_response(Refusal(ProblemType.INTERNAL))(scope, receive, named)
        route = scope.get("route")
        log.info(
            "%s %s %s request %s",
            scope["method"],
            getattr(route, "path", "-"),
            status,
            request_id,
        )

    def _name(self, headers: MutableHeaders, request_id: str) -> None:
        headers[HEADER_SERVER_ID] = self._api.gateway.server_id
        headers[HEADER_EPOCH] = str(self._api.epoch)
        headers[HEADER_NOW] = str(self._api.gateway.now_ms())
        headers["X-Request-Id"] = request_id
        headers.setdefault("Cache-Control", "no-store")
