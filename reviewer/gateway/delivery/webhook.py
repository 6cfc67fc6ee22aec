# SPDX-License-Identifier: Apache-2.0
"""Posts one decision to a platform's webhook, signed, and returns its receipt.

The headers follow the Standard Webhooks specification (standard-webhooks 1.0): ``webhook-id`` is
the delivery's id and the same at every try, ``webhook-signature`` is ``v1a,`` and the base64 of an
Ed25519 signature over ``id.timestamp.body``.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpx
import truststore

from reviewer.domain.errors import InputRefused

RECEIPT_MAX: Final = 1024
TIMEOUT_S: Final = 10.0  # of each step
DEADLINE_S: Final = 30.0  # of the whole, however steadily an answer trickles in
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


def webhook_client() -> httpx.Client:
    """Return a client that trusts what this machine trusts, and follows no redirect."""
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.Client(timeout=TIMEOUT_S, follow_redirects=False, trust_env=False, verify=trust)


def deliver(
    client: httpx.Client,
    url: str,
    delivery_id: str,
    body: bytes,
    *,
    timestamp_s: int,
    sign: Callable[[bytes], bytes],
) -> Delivered | NotTaken:
    """Post ``body`` once; what takes longer than ``DEADLINE_S`` closes ``client`` and fails."""
    signed = f"{delivery_id}.{timestamp_s}.".encode() + body
    headers = {
        "accept-encoding": "identity",
        "content-type": "application/json",
        "webhook-id": delivery_id,
        "webhook-timestamp": str(timestamp_s),
        "webhook-signature": "v1a," + base64.b64encode(sign(signed)).decode(),
    }
    # No time limit of the library spans a whole answer, so that a head that comes letter by letter
    # would hold the one thread that delivers for everybody.
    overdue = threading.Timer(DEADLINE_S, client.close)
    overdue.daemon = True
    overdue.start()
    try:
        with client.stream("POST", url, content=body, headers=headers) as answer:
            status = answer.status_code
            if not answer.is_success:
                return NotTaken(is_platform_down=status >= 500 or status in _BUSY, status=status)
            taken = _bounded(answer)
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError):
        # The last is an address that an older version let in.
        # The platform may have taken it: it will see the same webhook-id again.
        return NotTaken(is_platform_down=True, status=0)
    finally:
        overdue.cancel()
    return Delivered(receipt=hashlib.sha256(taken).hexdigest(), status=status)


def _bounded(answer: httpx.Response) -> bytes:
    """Read no more of the answer than a receipt needs, as it came: unpacked it has no bound."""
    taken, until_s = b"", time.monotonic() + TIMEOUT_S
    for piece in answer.iter_raw():
        taken += piece
        if len(taken) >= RECEIPT_MAX or time.monotonic() > until_s:
            break
    return taken[:RECEIPT_MAX]
