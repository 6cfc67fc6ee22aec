# SPDX-License-Identifier: Apache-2.0
"""Carries one request to one gateway, and sorts everything that can come back.

Rules: TLS through the system's trust store, without a switch; plain HTTP to this machine only.
Redirects are off.  Every body is bounded in size and time.  An answer counts only if it names the
pinned server and has the type it should have: a login page of some network is a network failure.
Before the first request, and again after contact was lost, the server is asked who it is without
token or content, so that another server at this address is told nothing.
"""

from __future__ import annotations

import base64
import json
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final, TypeVar
from urllib.parse import urlsplit

import httpx
import truststore
from pydantic import ValidationError

from reviewer.domain.errors import (
    GatewayRefused,
    GatewayUnavailable,
    Offline,
    SignInNeeded,
    WorldError,
    WrongGateway,
)
from reviewer.sealing.keys import SigningKey
from reviewer.wire.address import LOOPBACK, checked_url
from reviewer.wire.base import HEADER_BACKOFF, HEADER_SERVER_ID, HEADER_SIGNATURE, Message, Problem
from reviewer.wire.session import Discovery

BODY_MAX: Final = 16_777_216
PROBLEM_MAX: Final = 65_536
ASK_AGAIN_S: Final = 1.0
DISCOVERY_PATH: Final = "/.well-known/review-queue"
_JSON: Final = "application/json"
_PROBLEM: Final = "application/problem+json"
_RETRIABLE: Final = frozenset({408, 425, 429})
_LONGEST_WAIT_S: Final = 86_400.0

Answer = TypeVar("Answer", bound=Message)


class Transport:
    """The connection to one gateway, for any number of threads.

    Args:
        server_id: the pinned gateway; empty only while enrolling.
        signer: signs the exact bytes of every body, when given.
        stall_s: longest silence while waiting for bytes.
        total_s: longest time for one JSON answer.
    """

    def __init__(
        self,
        gateway_url: str,
        *,
        server_id: str,
        signer: SigningKey | None = None,
        stall_s: float = 30.0,
        total_s: float = 120.0,
    ) -> None:
        self._url = checked_url(gateway_url)
        self._server_id = server_id
        self._signer = signer
        self._total_s = total_s
        self._stall_s = stall_s
        is_local = urlsplit(self._url).hostname in LOOPBACK
        self._client = httpx.Client(
            verify=_tls_context(),
            follow_redirects=False,
            trust_env=not is_local,  # a proxy has no business between two programs of one machine
            timeout=httpx.Timeout(stall_s, connect=min(10.0, stall_s)),
            headers={"Accept-Encoding": "identity", "User-Agent": "reviewer-workstation"},
        )
        self._lock = threading.Lock()
        self._is_known = not server_id
        self._asking = threading.Lock()
        self._ask_again = 0.0  # when the server may be asked who it is, after a failure
        self._quiet_until = 0.0

    def call(
        self,
        method: str,
        path: str,
        form: type[Answer],
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        wait_s: float = 0.0,
    ) -> Answer:
        """Send one request and return its answer as ``form``.

        Raises:
            Offline, GatewayUnavailable, GatewayRefused, WrongGateway, SignInNeeded: see the port.
        """
        with self.open(method, path, body=body, headers=headers, wait_s=wait_s) as response:
            untrusted = self.read(response, BODY_MAX, wait_s)
            if _media_type(response) != _JSON:
                raise GatewayUnavailable("the answer is not JSON")
        return _parsed(form, untrusted)

    @contextmanager
    def open(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        wait_s: float = 0.0,
    ) -> Iterator[httpx.Response]:
        """Send one request; give the response, which is a success of the pinned server."""
        self._keep_quiet()
        self._make_known()
        with self._sent(method, path, body, headers, wait_s) as response:
            self._sort(response)
            yield response

    def read(self, response: httpx.Response, longest: int, wait_s: float = 0.0) -> bytes:
        """Return the whole body, which must end in time and within ``longest`` bytes."""
        until = time.monotonic() + self._total_s + wait_s
        parts, size = [], 0
        for part in response.iter_raw():
            size += len(part)
            if size > longest:
                raise GatewayUnavailable("the answer is too long")
            if time.monotonic() > until:
                raise GatewayUnavailable("the answer takes too long")
            parts.append(part)
        return b"".join(parts)

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    @contextmanager
    def _sent(
        self,
        method: str,
        path: str,
        body: bytes | None,
        headers: Mapping[str, str] | None,
        wait_s: float,
    ) -> Iterator[httpx.Response]:
        sent = dict(headers or {})
        if body is not None:
            sent["Content-Type"] = _JSON
            if self._signer is not None:
                signature = base64.b64encode(self._signer.sign(body)).decode()
                sent[HEADER_SIGNATURE] = f"ed25519=:{signature}:"
        timeout = httpx.Timeout(self._stall_s + wait_s, connect=min(10.0, self._stall_s))
        try:
            with self._client.stream(
                method, self._url + path, content=body, headers=sent, timeout=timeout
            ) as response:
                yield response
        except (httpx.HTTPError, httpx.InvalidURL, RuntimeError) as exc:
            self._is_known = not self._server_id
            raise _sorted(exc) from exc

    def _sort(self, response: httpx.Response) -> None:
        named = response.headers.get(HEADER_SERVER_ID, "")
        if self._server_id and named and named != self._server_id:
            self._is_known = False
            raise WrongGateway("another server answered")
        self._note_backoff(response)
        if self._server_id and not named:
            raise GatewayUnavailable("the answer names no server")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise GatewayUnavailable("the answer is encoded")
        if response.status_code not in {200, 201, 206}:
            raise self._refusal(response)

    def _refusal(self, response: httpx.Response) -> WorldError:
        status = response.status_code
        if _media_type(response) != _PROBLEM:
            return GatewayUnavailable(f"status {status}", retry_after_s=_retry_after(response))
        untrusted = self.read(response, PROBLEM_MAX)
        problem = _parsed(Problem, untrusted)
        if problem.slug == "server-changed":
            return WrongGateway(problem.slug)
        if problem.slug == "in-progress":
            return GatewayUnavailable(problem.slug, retry_after_s=1.0)
        if status in _RETRIABLE or status >= 500:
            return GatewayUnavailable(problem.slug, retry_after_s=_retry_after(response))
        if problem.slug == "unauthenticated":
            return SignInNeeded(problem.slug)
        known = set(Problem.model_fields)
        extra = {k: v for k, v in json.loads(untrusted).items() if k not in known}
        return GatewayRefused(problem.slug, status, extra=extra)

    def _make_known(self) -> None:
        if self._is_known:
            return
        with self._asking:
            if self._was_made_known():
                return
            # Every kind of work asks first; together they must not ask more than once a second.
            time.sleep(max(0.0, self._ask_again - time.monotonic()))
            try:
                self._ask_who()
            except WorldError:
                self._ask_again = time.monotonic() + ASK_AGAIN_S
                raise
            self._is_known = True

    def _was_made_known(self) -> bool:
        return self._is_known

    def _ask_who(self) -> None:
        with self._sent("GET", DISCOVERY_PATH, None, None, 0.0) as response:
            if response.status_code != 200 or _media_type(response) != _JSON:
                raise GatewayUnavailable("nobody here speaks the Review Queue API")
            found = _parsed(Discovery, self.read(response, PROBLEM_MAX))
        if found.server_id != self._server_id:
            raise WrongGateway("another server answered")

    def _keep_quiet(self) -> None:
        with self._lock:
            left = self._quiet_until - time.monotonic()
        if left > 0:
            raise GatewayUnavailable("asked to wait", retry_after_s=left)

    def _note_backoff(self, response: httpx.Response) -> None:
        asked = _seconds(response.headers.get(HEADER_BACKOFF))
        if asked is not None:
            with self._lock:
                self._quiet_until = time.monotonic() + asked


def _tls_context() -> ssl.SSLContext:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _sorted(exc: Exception) -> WorldError:
    if isinstance(exc, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
        return Offline("no connection")
    if isinstance(exc, httpx.HTTPError):
        return GatewayUnavailable(type(exc).__name__)
    if isinstance(exc, httpx.InvalidURL):
        return GatewayUnavailable("address")
    if "closed" in str(exc):  # httpx says so when another thread closed the client
        return Offline("closed")
    raise exc


def _parsed(form: type[Answer], untrusted: bytes) -> Answer:
    try:
        return form.model_validate_json(untrusted)
    except ValidationError as exc:
        raise GatewayUnavailable("the answer has another form") from exc


def _media_type(response: httpx.Response) -> str:
    return str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


def _retry_after(response: httpx.Response) -> float | None:
    return _seconds(response.headers.get("Retry-After"))


def _seconds(untrusted: str | None) -> float | None:
    if untrusted is None or not untrusted.isascii() or not untrusted.isdigit():
        return None
    return min(float(untrusted[:9]), _LONGEST_WAIT_S)
