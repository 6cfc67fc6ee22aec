# SPDX-License-Identifier: Apache-2.0
"""What every part of a running gateway shares.  ``main.py`` makes it; nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.domain.policy import Policy
    from reviewer.gateway.accounts.keys import GatewayKeys
    from reviewer.gateway.likeness.known import Known
    from reviewer.gateway.media_store import MediaFolder
    from reviewer.gateway.store.engine import Database
    from reviewer.media.decoder import DecoderProcess


@dataclass(slots=True, kw_only=True)
class Gateway:
    """One gateway.

    Attributes:
        server_id: permanent id of this gateway.
        folder: its data folder.
        known: finds again what is here, and what banks hold.
        now_ms: the wall clock, milliseconds since 1970.
        policy: returns the policy in force (it changes when a bundle is published).
    """

    server_id: str
    folder: Path
    db: Database
    keys: GatewayKeys
    media: MediaFolder
    decoder: DecoderProcess
    known: Known
    now_ms: Callable[[], int]
    policy: Callable[[], Policy]
