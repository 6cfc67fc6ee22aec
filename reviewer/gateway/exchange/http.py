# SPDX-License-Identifier: Apache-2.0
"""Asks a peer over HTTP: one origin, bounded answers, a deadline for everything, no redirects.

The rules are those of ``gateway.delivery.webhook``, with one more: an address may hold a credential
(ThreatExchange wants its token there), so requests go to the transport itself and pass no client
that would log them, and no failure made here repeats an address or a header.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlencode, urlsplit

import httpx
import truststore

from reviewer.domain.errors import InputRefused
from reviewer.gateway.delivery.webhook import checked_webhook_url
from reviewer.gateway.exchange.failures import (
    PeerBroken,
    PeerDenied,
    PeerRefused,
    PeerUnavailable,
)

ANSWER_MAX: Final = 16_777_216  # bytes; a page of 500 full ThreatExchange records has under one
TIMEOUT_S: Final = 60.0  # for one request as a whole; what python-threatexchange waits
RETRY_AFTER_MAX_S: Final = 3600.0
SAID_MAX: Final = 200
_BUSY: Final = (408, 425, 429)

Params = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, whatever its status."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def checked_peer_url(untrusted: str) -> str:
    """Return the address of a peer without a slash at its end: HTTPS, or this very machine.

    Raises:
        InputRefused: ``exchange-url``.
    """
    try:
        url = checked_webhook_url(untrusted)
    except InputRefused as error:
        raise InputRefused("exchange-url", "--url") from error
    if urlsplit(url).query or urlsplit(url).fragment:
        raise InputRefused("exchange-url", "--url")
    return url.rstrip("/")


class PeerHttp:
    """Talks to one peer; used by one thread.

    Args:
        base_url: checked address, without a slash at its end.
        headers: sent with each request.
        params: added to each address and never kept or told.
        secrets: texts cut out of whatever the peer says.
        certificate: file of a client certificate and its key, for peers behind mutual TLS.
        transport: instead of the network.
        deadline_s: for one request as a whole.
        answer_max: bytes of one answer.

    Raises:
        InputRefused: ``exchange-secret``: the certificate cannot be used.
    """

    def __init__(
        self,
        base_url: str,
        *,
        headers: Params | None = None,
        params: Params | None = None,
        secrets: Sequence[str] = (),
        certificate: str = "",
        transport: httpx.AsyncBaseTransport | None = None,
        deadline_s: float = TIMEOUT_S,
        answer_max: int = ANSWER_MAX,
    ) -> None:
        self._base = base_url
        self._headers = dict(headers or {})
        self._params = dict(params or {})
        self._secrets = [each for each in secrets if each]
        self._deadline_s = deadline_s
        self._answer_max = answer_max
        self._runner = asyncio.Runner()
        is_tls = base_url.startswith("https:") or bool(certificate)
        self._transport = transport or httpx.AsyncHTTPTransport(
            verify=_trust(certificate) if is_tls else False, trust_env=False
        )

    def close(self) -> None:
        """Close what is open."""
        self._runner.run(self._transport.aclose())
        self._runner.close()

    def carry(self, headers: Params) -> None:
        """Send these headers from now on; their values are cut out of what the peer says."""
        self._headers |= headers
        self._secrets += headers.values()

    def ask(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        form: Params | None = None,
        body: object = None,
    ) -> Answer:
        """Ask once.

        Args:
            method: the HTTP method.
            path: a path below the base address, or a whole address of the same origin.
            params: for the query.
            form: fields of a form.
            body: a JSON value.

        Raises:
            PeerUnavailable: nobody answered in time, or not to the end.
            PeerBroken: ``redirect``, ``size``, or ``address`` where ``path`` leads elsewhere.
        """
        content, headers = b"", {"accept": "application/json", "accept-encoding": "identity"}
        if form is not None:
            content = urlencode(form).encode()
            headers["content-type"] = "application/x-www-form-urlencoded"
        elif body is not None:
            content = json.dumps(body).encode()
            headers["content-type"] = "application/json"
        request = httpx.Request(
            method,
            self._address(path, params or {}),
            headers=headers | self._headers,
            content=content or None,
            extensions={"timeout": httpx.Timeout(self._deadline_s).as_dict()},
        )
        answer = self._runner.run(self._send(request))
        if 300 <= answer.status < 400:
            # Followed, it would carry our credentials to whoever it names.
            raise PeerBroken("redirect")
        return answer

    def is_own(self, address: str) -> bool:
        """Say whether an address is of the peer's own origin, and may be given our credentials."""
        return _origin(address) == _origin(self._base)

    def _address(self, path: str, params: Params) -> str:
        address = path if "://" in path else f"{self._base}{path}"
        if not self.is_own(address):
            raise PeerBroken("address")
        query = urlencode({**params, **self._params})
        if not query:
            return address
        return f"{address}{'&' if '?' in address else '?'}{query}"

    async def _send(self, request: httpx.Request) -> Answer:
        taken = bytearray()
        try:
            async with asyncio.timeout(self._deadline_s):
                answer = await self._transport.handle_async_request(request)
                try:
                    # As it came: unpacked it has no bound.
                    async for piece in answer.aiter_raw():
                        taken += piece
                        if len(taken) > self._answer_max:
                            raise PeerBroken("size")
                finally:
                    await answer.aclose()
        except (TimeoutError, httpx.TimeoutException):
            raise PeerUnavailable("too-slow") from None
        except httpx.RemoteProtocolError:
            raise PeerUnavailable("cut-off") from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError):
            raise PeerUnavailable("unreachable") from None  # its words may hold the address
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(status=answer.status_code, headers=headers, body=bytes(taken))

    def checked(self, answer: Answer, *, denied: Sequence[int] = (401, 403)) -> Answer:
        """Return an answer that is a yes.

        Args:
            answer: any answer.
            denied: the statuses by which this peer says that it does not know us.

        Raises:
            PeerDenied: one of them.
            PeerUnavailable: 5xx or 429, with what ``Retry-After`` says.
            PeerRefused: any other no.
        """
        status = answer.status
        if 200 <= status < 300:
            return answer
        if status in denied:
            raise PeerDenied
        if status >= 500 or status in _BUSY:
            raise PeerUnavailable(f"status-{status}", retry_after_s=_retry_after(answer.headers))
        raise PeerRefused(status, self.said(answer))

    def said(self, answer: Answer) -> str:
        """Return the peer's words for a refusal, bounded and without our credentials."""
        text = answer.body[: SAID_MAX * 8].decode("utf-8", "replace")
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return " ".join(text.split())[:SAID_MAX]


def parsed(answer: Answer) -> object:
    """Return the JSON value of an answer.

    Raises:
        PeerBroken: ``body``: it is no JSON, as when a proxy answers 200 with a page in HTML.
    """
    try:
        found: object = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise PeerBroken("body") from None
    return found


def _origin(url: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(url)
        default = {"https": 443, "http": 80}.get(parts.scheme)
        # A name before the host would make it look like another's.
        host = parts.hostname or "" if "@" not in parts.netloc else ""
        return parts.scheme, host, parts.port or default
    except ValueError:
        return "", "", None


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a peer asks for: a number, or a date against its own clock (RFC 9110)."""
    text = headers.get("retry-after", "")
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), RETRY_AFTER_MAX_S)
    try:
        wait = parsedate_to_datetime(text) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(wait.total_seconds(), 0.0), RETRY_AFTER_MAX_S)


def _trust(certificate: str) -> ssl.SSLContext:
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if certificate:
        try:
            # A key that asks for a password would wait for one at every run.
            context.load_cert_chain(certificate, password=str)
        except (OSError, ValueError) as error:  # SSLError is an OSError
            raise InputRefused("exchange-secret", "certificate") from error
    return context
