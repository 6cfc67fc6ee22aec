# SPDX-License-Identifier: Apache-2.0
"""Declares a route once, for the server and for the OpenAPI document alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, FastAPI, Path
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response
from starlette.routing import compile_path

from reviewer.gateway.api.problems import documented
from reviewer.wire.base import API_VERSION, Message, Problem
from reviewer.wire.problems import ProblemType

ID_PATTERN: Final = r"^[A-Za-z0-9_.:\-]+$"
PathId = Annotated[str, Path(min_length=1, max_length=128, pattern=ID_PATTERN)]
_PARAMETER: Final = re.compile(r"\{[^}]*\}")
_REF: Final = "#/components/schemas/{model}"

Endpoint = Callable[..., Any]


def route(
    router: APIRouter,
    method: str,
    path: str,
    *,
    answer: type[Message] | None = None,
    body: type[Message] | None = None,
    needs_token: bool = True,
    problems: tuple[ProblemType, ...] = (),
    extra: Mapping[int | str, Mapping[str, Any]] | None = None,
) -> Callable[[Endpoint], Endpoint]:
    """Return a decorator that makes its function the route.

    Args:
        router: where it belongs.
        method: the HTTP method.
        path: below the router's prefix.
        answer: what it answers with, where that is a message.
        body: what it is sent, where that is a message.
        needs_token: whether it can also answer that nobody, or the wrong one, is asking.
        problems: what else it can answer with.
        extra: further answers, as OpenAPI writes them.
    """
    found = list(problems)
    if needs_token:
        found += [
            ProblemType.UNAUTHENTICATED,
            ProblemType.FORBIDDEN,
            ProblemType.WORKSTATION_REVOKED,
        ]
    if body is not None:
        found.append(ProblemType.PAYLOAD_TOO_LARGE)
    responses: dict[int | str, dict[str, Any]] = documented(*found)
    responses |= {status: dict(each) for status, each in (extra or {}).items()}

    def declare(endpoint: Endpoint) -> Endpoint:
        router.add_api_route(
            path,
            endpoint,
            methods=[method],
            response_model=answer,
            response_class=Response,
            responses=_with_answer(responses, answer),
            openapi_extra=None if body is None else _request_body(body),
            name=endpoint.__name__,
        )
        return endpoint

    return declare


def answered(message: Message, headers: Mapping[str, str] | None = None) -> Response:
    """Return a message as the answer."""
    return Response(
        message.model_dump_json(), headers=dict(headers or {}), media_type="application/json"
    )


def _with_answer(
    responses: dict[int | str, dict[str, Any]], answer: type[Message] | None
) -> dict[int | str, dict[str, Any]]:
    if answer is None:
        return responses
    schema = {"$ref": f"#/components/schemas/{answer.__name__}"}
    described = {
        "description": (answer.__doc__ or "").strip().splitlines()[0],
        "content": {"application/json": {"schema": schema}},
    }
    return {200: described, **responses}


def _request_body(body: type[Message]) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{body.__name__}"}
    content = {"application/json": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}


def document(app: FastAPI, forms: tuple[type[Message], ...]) -> Callable[[], dict[str, Any]]:
    """Return the function that writes the OpenAPI document, messages included."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title="Review Queue API", version=API_VERSION, routes=app.routes)
            schemas = made.setdefault("components", {}).setdefault("schemas", {})
            every: tuple[type[Message], ...] = (*forms, Problem)
            for form in every:
                schema = form.model_json_schema(ref_template=_REF)
                schemas |= schema.pop("$defs", {})
                schemas[form.__name__] = schema
            app.openapi_schema = made
        return app.openapi_schema

    return openapi


def allowed_methods(app: FastAPI, path: str) -> list[str]:
    """Return every method that a route has for this path, by the closest template there is.

    ``/things/1:act`` is the act on a thing, although ``/things/{thing_id}`` matches it, too.
    """
    found = {
        template: operations
        for template, operations in app.openapi()["paths"].items()
        if compile_path(template)[0].fullmatch(path)
    }
    if not found:
        return []
    closest = max(found, key=lambda template: len(_PARAMETER.sub("", template)))
    return sorted(method.upper() for method in found[closest])
