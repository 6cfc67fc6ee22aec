# SPDX-License-Identifier: Apache-2.0
"""The time a person's day follows: the gateway's, or the machine's uptime without it.

A wall clock is never asked once there was contact: whoever sets it opens no day.  After a restart
without contact time goes on from where it stood, by uptime alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.leases import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment (seconds since 1970) on the uptime clock of one boot."""

    boot_id: str
    boot_s: float
    at: float

    def read(self, now: Instant) -> float | None:
        """Return the time now; ``None`` after another start of the machine."""
        if now.boot_id != self.boot_id:
            return None
        return self.at + max(0.0, now.boot_s - self.boot_s)


def write_moment(now: Instant, gateway_now: datetime) -> str:
    """Return the form in which the gateway's time is kept."""
    return json.dumps([now.boot_id, now.boot_s, gateway_now.timestamp()])


def read_moment(written: str | None) -> Moment | None:
    """Return the gateway's time as it was told last."""
    if written is None:
        return None
    boot_id, boot_s, at = json.loads(written)
    return Moment(boot_id=boot_id, boot_s=boot_s, at=at)


def time_now(anchor: Moment, told: Moment | None, now: Instant) -> float:
    """Return the time now, which never goes back behind ``anchor``."""
    by_uptime = anchor.read(now)
    by_gateway = None if told is None else told.read(now)
    return max(anchor.at, by_uptime or 0.0, by_gateway or 0.0)
