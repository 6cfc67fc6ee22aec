# SPDX-License-Identifier: Apache-2.0
"""Posts one decision to a platform's webhook, signed, and returns its receipt.

The headers follow the Standard Webhooks specification (standard-webhooks 1.0): ``webhook-id`` is
the delivery's id and the same at every try, ``webhook-signature`` is ``v1a,`` and the base64 of an
Ed25519 signature over ``id.timestamp.body``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import httpx

from reviewer.domain.errors import GatewayUnavailable

RECEIPT_MAX: Final = 1024
TIMEOUT_S: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A platform's yes.

    Attributes:
        receipt: SHA-256 (hex) of the platform's answer; the answer itself is not kept.
        status: its HTTP status.
    """

    receipt: str
    status: int


def deliver(
    client: httpx.Client,
    url: str,
    delivery_id: str,
    body: bytes,
    *,
    timestamp_s: int,
    sign: Callable[[bytes], bytes],
) -> Delivered:
    """Post ``body``; raises ``GatewayUnavailable`` for anything but a 2xx answer."""
    signed = f"{delivery_id}.{timestamp_s}.".encode() + body
    headers = {
        "content-type": "application/json",
        "webhook-id": delivery_id,
        "webhook-timestamp": str(timestamp_s),
        "webhook-signature": "v1a," + base64.b64encode(sign(signed)).decode(),
    }
    try:
        with client.stream("POST", url, content=body, headers=headers) as answer:
            taken = _bounded(answer)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise GatewayUnavailable("platform unreachable") from error
    if not answer.is_success:
        raise GatewayUnavailable(f"platform answered {answer.status_code}")
    return Delivered(receipt=hashlib.sha256(taken).hexdigest(), status=answer.status_code)


def _bounded(answer: httpx.Response) -> bytes:
    """Read no more of the answer than a receipt needs."""
    taken = b""
    for piece in answer.iter_bytes(RECEIPT_MAX):
        taken += piece
        if len(taken) >= RECEIPT_MAX:
            break
    return taken[:RECEIPT_MAX]
