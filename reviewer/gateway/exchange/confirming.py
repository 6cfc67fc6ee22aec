# SPDX-License-Identifier: Apache-2.0
"""Asks a peer whether it matches yet what was shared with it."""

from __future__ import annotations

from collections.abc import Callable

from reviewer.gateway.exchange.entries import Entry, Exchange, RemoteId


def confirmed(
    exchange: Exchange,
    remote: RemoteId,
    entry: Entry,
    *,
    tries: int,
    pause: Callable[[], object],
) -> str:
    """Ask until the peer is seen to match an entry; return why it is not, ``""`` if it is.

    Args:
        exchange: the peer.
        remote: its name for the entry.
        entry: as it was shared.
        tries: how often at most; at least once.
        pause: called between two.
    """
    for left in range(tries, 0, -1):
        why = exchange.unconfirmed(remote, entry)
        if not why or left == 1:
            return why
        pause()
    return ""
