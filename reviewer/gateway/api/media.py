# SPDX-License-Identifier: Apache-2.0
"""Gives an item's bytes to whoever holds its lease, by range, straight out of the sealed blob.

The entity tag is the digest.  Nothing is cached on the way, and nothing clear touches the disk.
Bytes that the gateway could not decode are given to nobody.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header
from sqlalchemy import Connection, Row, select
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from reviewer.gateway.api.access import REVIEWING, ApiState, asking
from reviewer.gateway.api.problems import Refusal
from reviewer.gateway.api.routing import PathId, route
from reviewer.gateway.store import held_leases
from reviewer.gateway.store.people import Principal
from reviewer.gateway.store.tables import groups, items, media
from reviewer.sealing.aead import OpenBlob
from reviewer.wire.base import BASE_PATH, HEADER_LEASE
from reviewer.wire.problems import ProblemType

LEASE_PATTERN: Final = r"^[A-Za-z0-9_.:\-]{1,128};gen=[0-9]{1,9}$"
_LEASE: Final = re.compile(r"([A-Za-z0-9_.:\-]{1,128});gen=([0-9]{1,9})")
_RANGE: Final = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
_BYTES: Final = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
router = APIRouter(prefix=BASE_PATH)

Reviewing = Annotated[Principal, Depends(asking(REVIEWING))]


@route(
    router,
    "GET",
    "/items/{item_id}/media/{media_id}",
    problems=(
        ProblemType.NOT_FOUND,
        ProblemType.LEASE_REQUIRED,
        ProblemType.ITEM_WITHDRAWN,
        ProblemType.ITEM_DIVERTED,
        ProblemType.RANGE_NOT_SATISFIABLE,
        ProblemType.MEDIA_UNREADABLE,
    ),
    extra={
        200: {"description": "The whole", "content": _BYTES},
        206: {"description": "The range asked for", "content": _BYTES},
        304: {"description": "Not changed: a digest never is"},
    },
)
def get_media(
    request: Request,
    api: ApiState,
    person: Reviewing,
    item_id: PathId,
    media_id: PathId,
    lease: Annotated[str | None, Header(alias=HEADER_LEASE, pattern=LEASE_PATTERN)] = None,
) -> Response:
    """Give the bytes of an item under lease."""
    row = api.gateway.db.read(lambda connection: _row(connection, item_id, media_id))
    _check_lease(row, person, lease)
    assert row is not None
    if row.unreadable:
        raise Refusal(ProblemType.MEDIA_UNREADABLE)
    etag = f'"sha256:{row.sha256}"'
    digest = base64.b64encode(bytes.fromhex(row.sha256)).decode()
    headers = {
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-store",
        "Repr-Digest": f"sha-256=:{digest}:",
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    span = _span(request, etag, row.size)
    blob = api.gateway.media.open(row.blob, row.wrapped_key)
    start, length = (0, row.size) if span is None else span
    headers["Content-Length"] = str(length)
    if span is not None:
        headers["Content-Range"] = f"bytes {start}-{start + length - 1}/{row.size}"
    return StreamingResponse(
        _pieces(blob, start, length),
        200 if span is None else 206,
        headers,
        "application/octet-stream",
    )


def _row(connection: Connection, item_id: str, media_id: str) -> Row[Any] | None:
    return connection.execute(
        select(
            items.c.state.label("item_state"),
            groups,
            media.c.sha256,
            media.c.size,
            media.c.blob,
            media.c.wrapped_key,
            media.c.unreadable,
        )
        .select_from(items)
        .join(groups, groups.c.group_id == items.c.group_id)
        .join(media, media.c.media_id == items.c.media_id)
        .where(items.c.item_id == item_id, items.c.media_id == media_id)
    ).first()


def _check_lease(row: Row[Any] | None, person: Principal, lease: str | None) -> None:
    named = _LEASE.fullmatch(lease or "")
    if named is None:
        raise Refusal(ProblemType.LEASE_REQUIRED)
    if row is None:
        raise Refusal(ProblemType.NOT_FOUND)
    # That it is gone is told to the last holder alone; to others an item is not theirs.
    if row.last_workstation == person.workstation_id and row.last_lease_id == named[1]:
        if row.item_state == "withdrawn":
            raise Refusal(ProblemType.ITEM_WITHDRAWN)
        if row.item_state == "diverted":
            raise Refusal(ProblemType.ITEM_DIVERTED)
    if row.item_state != "available" or not held_leases.holds(
        row, person.workstation_id, named[1], int(named[2])
    ):
        raise Refusal(ProblemType.LEASE_REQUIRED)


def _span(request: Request, etag: str, size: int) -> tuple[int, int] | None:
    """Return (start, length) of the range asked for, ``None`` for the whole."""
    asked = request.headers.get("range")
    if asked is None or request.headers.get("if-range", etag) != etag:
        return None
    found = _RANGE.fullmatch(asked.strip())
    if found is None or found[1] == found[2] == "":
        return None  # another unit or several ranges: RFC 9110 lets a server send the whole
    if found[1] == "":
        start, end = max(0, size - int(found[2])), size - 1
    else:
        start = int(found[1])
        end = min(size - 1, int(found[2])) if found[2] else size - 1
        if found[2] and int(found[2]) < start:
            return None
    if start >= size:
        raise Refusal(
            ProblemType.RANGE_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"}
        )
    return start, end - start + 1


def _pieces(blob: OpenBlob, start: int, length: int) -> Iterator[bytes]:
    with blob:
        yield from blob.pieces(start, length)
