# SPDX-License-Identifier: Apache-2.0
"""Posts one decision to a platform's webhook, signed, and returns its receipt.

The headers follow the Standard Webhooks specification (standard-webhooks 1.0): ``webhook-id`` is
the delivery's id and the same at every try, ``webhook-signature`` is ``v1a,`` and the base64 of an
Ed25519 signature over ``id.timestamp.body``.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import ipaddress
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

import httpx
import truststore

from reviewer.domain.errors import InputRefused

RECEIPT_MAX: Final = 1024
TIMEOUT_S: Final = 10.0  # for one delivery as a whole
URL_MAX: Final = 2048
_BUSY: Final = (408, 425, 429)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A platform's yes.

    Attributes:
        receipt: SHA-256 (hex) of the platform's answer; the answer itself is not kept.
        status: its HTTP status.
    """

    receipt: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """Anything but a yes; it will be tried again.

    Attributes:
        is_platform_down: nothing else would be taken now either; otherwise it is this one's matter.
        status: its HTTP status, 0 when nobody answered.
    """

    is_platform_down: bool
    status: int


def checked_webhook_url(untrusted: str) -> str:
    """Return an address decisions may be posted to: HTTPS, or this very machine.

    Raises:
        InputRefused: ``webhook-url``.
    """
    try:
        parts = urlsplit(untrusted)
        host, _ = parts.hostname or "", parts.port
        httpx.URL(untrusted).host.encode("idna")  # as the connection will; no label is "" or long
    except (ValueError, httpx.InvalidURL) as error:
        raise InputRefused("webhook-url", "--webhook") from error
    is_allowed = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))
    # A name or password in an address would end up in backups and on screens.
    if not is_allowed or not host or "@" in parts.netloc or len(untrusted) > URL_MAX:
        raise InputRefused("webhook-url", "--webhook")
    if not (untrusted.isascii() and untrusted.isprintable()) or " " in untrusted:
        raise InputRefused("webhook-url", "--webhook")
    return untrusted


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class WebhookClient:
    """Posts with a deadline for everything: a platform that trickles its answer keeps nobody up.

    It trusts what this machine trusts, and follows no redirect. It is used by one thread.

    Args:
        transport: instead of the network.
    """

    def __init__(
        self, transport: httpx.AsyncBaseTransport | None = None, *, deadline_s: float = TIMEOUT_S
    ) -> None:
        self._deadline_s = deadline_s
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            timeout=TIMEOUT_S,
            follow_redirects=False,
            trust_env=False,
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            transport=transport,
        )

    def __enter__(self) -> Self:
        """Return this."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what is open."""
        self._runner.run(self._client.aclose())
        self._runner.close()

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Delivered | NotTaken:
        """Post once and return what came of it, within the deadline.

        Raises:
            TimeoutError: no status came in time.
            httpx.HTTPError: nobody answered, or not as they should.
        """
        return self._runner.run(self._post(url, body, headers))

    async def _post(
        self, url: str, body: bytes, headers: Mapping[str, str]
    ) -> Delivered | NotTaken:
        status, taken = 0, bytearray()
        try:
            async with (
                asyncio.timeout(self._deadline_s),
                self._client.stream("POST", url, content=body, headers=headers) as answer,
            ):
                if not answer.is_success:
                    is_down = answer.status_code >= 500 or answer.status_code in _BUSY
                    return NotTaken(is_platform_down=is_down, status=answer.status_code)
                status = answer.status_code
                # No more than a receipt needs, as it came: unpacked it has no bound.
                async for piece in answer.aiter_raw():
                    taken += piece
                    if len(taken) >= RECEIPT_MAX:
                        break
        except TimeoutError:
            if not status:
                raise
        receipt = hashlib.sha256(taken[:RECEIPT_MAX]).hexdigest()
        return Delivered(receipt=receipt, status=status)


def deliver(
    client: WebhookClient,
    url: str,
    delivery_id: str,
    body: bytes,
    *,
    timestamp_s: int,
    sign: Callable[[bytes], bytes],
) -> Delivered | NotTaken:
    """Post ``body`` once; what takes longer than the client's deadline fails."""
    signed = f"{delivery_id}.{timestamp_s}.".encode() + body
    headers = {
        "accept-encoding": "identity",
        "content-type": "application/json",
        "webhook-id": delivery_id,
        "webhook-timestamp": str(timestamp_s),
        "webhook-signature": "v1a," + base64.b64encode(sign(signed)).decode(),
    }
    try:
        return client.post(url, body, headers)
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, TimeoutError):
        # A Unicode error is an address that an older version let in.
        # The platform may have taken it: it will see the same webhook-id again.
        return NotTaken(is_platform_down=True, status=0)
