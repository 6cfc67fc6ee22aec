# SPDX-License-Identifier: Apache-2.0
"""The half of ``Exchange`` that a peer has no place for; asking for it is a mistake of ours."""

from __future__ import annotations

from typing import NoReturn

from reviewer.domain.errors import RuleBroken
from reviewer.gateway.exchange.entries import Entry, Opinion, Page, RemoteId


def _cannot(act: str, *_: object) -> NoReturn:
    raise RuleBroken("exchange-cannot", act)


class FetchesNothing:
    """A peer that lists nothing."""

    def fetch(self, cursor: str) -> Page:
        """Refuse."""
        _cannot("fetch", cursor)


class HearsNothing:
    """A peer that takes no feedback."""

    def feedback(self, remote: RemoteId, opinion: Opinion) -> None:
        """Refuse."""
        _cannot("feedback", remote, opinion)


class SharesNothing(HearsNothing):
    """A peer that takes no hashes."""

    def takes(self, entry: Entry) -> bool:
        """Say no."""
        del entry
        return False

    def share(self, entry: Entry, idempotency: str) -> RemoteId:
        """Refuse."""
        _cannot("share", entry, idempotency)

    def find(self, entry: Entry, idempotency: str, *, since_ms: int) -> RemoteId | None:
        """Refuse."""
        _cannot("find", entry, idempotency, since_ms)

    def update(self, remote: RemoteId, entry: Entry) -> None:
        """Refuse."""
        _cannot("update", remote, entry)

    def withdraw(self, remote: RemoteId, entry: Entry) -> None:
        """Refuse."""
        _cannot("withdraw", remote, entry)

    def unconfirmed(self, remote: RemoteId, entry: Entry) -> str:
        """Refuse."""
        _cannot("unconfirmed", remote, entry)
