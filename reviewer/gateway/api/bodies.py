# SPDX-License-Identifier: Apache-2.0
"""Reads what is sent, bounded before it is parsed, and strictly: no type is guessed.

``received(Form)`` is a dependency that gives the message together with its exact bytes, because a
signature is over those.  ``sealed_by`` checks such a signature.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from pydantic import ValidationError
from starlette.requests import Request

from reviewer.domain.errors import InputRefused
from reviewer.gateway.api.problems import Refusal
from reviewer.sealing.keys import VerifyKey, decode_base64
from reviewer.wire.base import HEADER_SIGNATURE, Message
from reviewer.wire.problems import ProblemType

DEPTH_MAX: Final = 24
SMALL: Final = 65_536
# Few uploads are taken at once: one that trickles must not keep the others out for ever.
PATIENCE_S: Final = 30.0
SLOWEST_BYTES_S: Final = 32_768
# Possessive, and a string that never ends is taken to the end: each byte is looked at once, where
# trying again from every quote would hold up everybody for minutes.
_STRINGS: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKETS: Final = re.compile(rb"[\[\]{}]")
_SIGNATURE: Final = re.compile(r"ed25519=:([A-Za-z0-9+/=]{88}):")

Form = TypeVar("Form", bound=Message)


@dataclass(frozen=True, slots=True)
class Received(Generic[Form]):
    """A message and the bytes it came as."""

    message: Form
    raw: bytes


def received(form: type[Form], longest: int = SMALL) -> Callable[..., Awaitable[Received[Form]]]:
    """Return the dependency that reads one message of at most ``longest`` bytes."""

    async def read(request: Request) -> Received[Form]:
        raw = await read_body(request, longest)
        return Received(parsed(form, raw), raw)

    return read


async def read_body(request: Request, longest: int) -> bytes:
    """Return the body; refuses before reading what says it is too long, and what trickles in."""
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or int(declared[:18]) > longest:
        raise Refusal(ProblemType.PAYLOAD_TOO_LARGE)
    gathered, began_s = bytearray(), asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(PATIENCE_S) as limit:
            async for piece in request.stream():
                gathered += piece
                if len(gathered) > longest:
                    raise Refusal(ProblemType.PAYLOAD_TOO_LARGE)
                limit.reschedule(began_s + PATIENCE_S + len(gathered) / SLOWEST_BYTES_S)
    except TimeoutError as error:
        raise Refusal(ProblemType.OVERLOADED, headers={"Retry-After": "5"}) from error
    return bytes(gathered)


def parsed(form: type[Form], untrusted: bytes) -> Form:
    """Return the message in these bytes, or refuse naming the first wrong field."""
    if _depth(untrusted) > DEPTH_MAX:
        raise Refusal(ProblemType.SCHEMA, {"where": "depth"})
    try:
        return form.model_validate_json(untrusted, strict=True)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])[:128]
        raise Refusal(ProblemType.SCHEMA, {"where": where}) from error


def _depth(untrusted: bytes) -> int:
    deepest = depth = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", untrusted)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def signature_over(request: Request, raw: bytes, device_key: bytes) -> bytes:
    """Return the workstation's signature over the exact body, or refuse."""
    written = _SIGNATURE.fullmatch(request.headers.get(HEADER_SIGNATURE, ""))
    if written is None:
        raise Refusal(ProblemType.SIGNATURE_INVALID)
    try:
        signature = decode_base64(written[1], HEADER_SIGNATURE)
    except InputRefused as error:
        raise Refusal(ProblemType.SIGNATURE_INVALID) from error
    if not VerifyKey(device_key).verify(raw, signature):
        raise Refusal(ProblemType.SIGNATURE_INVALID)
    return signature
