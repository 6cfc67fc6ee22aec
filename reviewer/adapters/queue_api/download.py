# SPDX-License-Identifier: Apache-2.0
"""Fetches one item's bytes: resumed where the line was cut, checked before anyone sees them.

A full chunk is checked as it arrives, the whole at the end.  An answer for another file, another
range or without a strong name starts the download anew; wrong bytes are ``MediaUnreadable``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

import httpx

from reviewer.adapters.queue_api.tokens import TokenKeeper
from reviewer.adapters.queue_api.transport import Transport
from reviewer.domain.errors import GatewayUnavailable, MediaUnreadable, Offline, SignInNeeded
from reviewer.ports.queue_api import LeaseKey
from reviewer.wire.base import HEADER_LEASE

TRIES: Final = 4
_RANGE: Final = re.compile(r"bytes ([0-9]{1,15})-([0-9]{1,15})/([0-9]{1,15})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What is wanted, as the lease described it."""

    path: str
    lease: LeaseKey
    size: int
    sha256: str
    chunk_bytes: int = 0
    chunk_sha256: tuple[str, ...] = ()

    @property
    def etag(self) -> str:
        """The strong name of the bytes."""
        return f'"sha256:{self.sha256}"'


def download(transport: Transport, tokens: TokenKeeper, wanted: Download) -> bytes:
    """Return exactly the wanted bytes.

    Raises:
        MediaUnreadable: what came is not what was leased (``corrupt``).
        Offline, GatewayUnavailable: the line was cut more than ``TRIES`` times.
    """
    arrived = _Arrived(wanted)
    token = tokens.header()
    for is_last in (False,) * (TRIES - 1) + (True,):
        try:
            _continue(transport, token, wanted, arrived)
        except SignInNeeded:
            if is_last:
                raise
            token = tokens.renew(token)
        except (GatewayUnavailable, Offline) as exc:
            asked = getattr(exc, "retry_after_s", None)
            if is_last or asked is not None or not arrived.has_grown():
                raise
        else:
            return arrived.whole()
    raise AssertionError  # the last turn returns or raises


class _Arrived:
    """The bytes so far."""

    def __init__(self, wanted: Download) -> None:
        self._wanted = wanted
        self._checked = 0
        self._seen = 0
        self.plain = bytearray()

    def has_grown(self) -> bool:
        """Say whether anything came since the last time this was asked."""
        grew, self._seen = len(self.plain) > self._seen, len(self.plain)
        return grew

    def start_anew(self) -> None:
        self.plain.clear()
        self._checked = self._seen = 0

    def add(self, part: bytes) -> None:
        self.plain += part
        if len(self.plain) > self._wanted.size:
            raise MediaUnreadable("corrupt", "longer than leased")
        step = self._wanted.chunk_bytes
        while step and len(self.plain) >= (self._checked + 1) * step:
            self._check_chunk(step)

    def whole(self) -> bytes:
        found = bytes(self.plain)
        if len(found) != self._wanted.size:
            raise MediaUnreadable("corrupt", "shorter than leased")
        if hashlib.sha256(found).hexdigest() != self._wanted.sha256:
            raise MediaUnreadable("corrupt", "other bytes than leased")
        return found

    def _check_chunk(self, step: int) -> None:
        digests = self._wanted.chunk_sha256
        if self._checked < len(digests):
            start = self._checked * step
            found = hashlib.sha256(self.plain[start : start + step]).hexdigest()
            if found != digests[self._checked]:
                raise MediaUnreadable("corrupt", "a chunk is not what was leased")
        self._checked += 1


def _continue(
    transport: Transport, token: dict[str, str], wanted: Download, arrived: _Arrived
) -> None:
    start = len(arrived.plain)
    lease = wanted.lease
    headers = {**token, HEADER_LEASE: f"{lease.lease_id};gen={lease.generation}"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": wanted.etag}
    with transport.open("GET", wanted.path, headers=headers) as response:
        if response.headers.get("ETag") != wanted.etag:
            raise MediaUnreadable("corrupt", "another file than leased")
        if response.status_code != 206 or not _continues(response, start, wanted.size):
            arrived.start_anew()
            if response.status_code == 206:
                raise GatewayUnavailable("another range than asked for")
        for part in response.iter_raw():
            arrived.add(part)
    if len(arrived.plain) < wanted.size:
        raise GatewayUnavailable("the bytes ended early")


def _continues(response: httpx.Response, start: int, size: int) -> bool:
    found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    return found is not None and [int(part) for part in found.groups()] == [start, size - 1, size]
