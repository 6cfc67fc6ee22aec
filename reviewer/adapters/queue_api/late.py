# SPDX-License-Identifier: Apache-2.0
"""The gateway's API and the entry forms, whose libraries are imported when they are first used.

HTTP and the checking of messages take longer to import than the window takes to open, and nothing
that is shown first needs them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final, cast

from reviewer.domain.errors import Offline
from reviewer.ports.queue_api import EntryForms, QueueApi
from reviewer.ports.secrets import Secrets
from reviewer.sealing.keys import SigningKey


def late_api(
    gateway_url: str,
    server_id: str,
    workstation_id: str,
    *,
    signer: SigningKey,
    secrets: Secrets,
    token_name: str,
) -> QueueApi:
    """Return the API of one gateway; an address that can be none is refused at its first use."""

    def make() -> QueueApi:
        from reviewer.adapters.queue_api.client import HttpQueueApi
        from reviewer.adapters.queue_api.tokens import TokenKeeper
        from reviewer.adapters.queue_api.transport import Transport

        transport = Transport(gateway_url, server_id=server_id, signer=signer)
        tokens = TokenKeeper(transport, secrets, token_name, workstation_id)
        return HttpQueueApi(transport, tokens, workstation_id)

    return cast("QueueApi", Late(make))


def late_forms() -> EntryForms:
    """Return the entry forms of Review Queue API v1."""

    def make() -> EntryForms:
        from reviewer.adapters.queue_api.forms import WireForms

        return WireForms()

    return cast("EntryForms", Late(make))


class Late:
    """Stands for something that is made, once, when it is first asked for anything."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make: Final = make
        self._made: Any = None
        self._is_closed = False
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> object:
        with self._lock:
            if self._made is None:
                if self._is_closed:
                    raise Offline("closed")
                self._made = self._make()
        return getattr(self._made, name)

    def close(self) -> None:
        """Close what was made; nothing is made any more."""
        with self._lock:
            self._is_closed = True
            made = self._made
        if made is not None:
            made.close()
