# SPDX-License-Identifier: Apache-2.0
"""What sync is told and what it orders: the words between the machine and those who work for it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

from reviewer.services.shown import SyncState

BATCH_MAX: Final = 100  # acts in one request


class Kind(enum.Enum):
    """What can be done, most urgent first."""

    REFRESH = "refresh"
    GREET = "greet"
    RESYNC = "resync"
    PULL_FEED = "pull_feed"
    SUBMIT = "submit"
    RENEW = "renew"
    PULL_POLICY = "pull_policy"
    CLOSE_QUEUES = "close_queues"
    LEASE = "lease"
    PUSH_AUDIT = "push_audit"
    WAIT_SIGNALS = "wait_signals"
    FETCH_MEDIA = "fetch_media"
    PULL_BANKS = "pull_banks"


@dataclass(frozen=True, slots=True)
class Do:
    """Carry out one kind of work; ``most`` bounds it (acts to send, groups to lease)."""

    kind: Kind
    most: int = 0


@dataclass(frozen=True, slots=True)
class Purge:
    """Destroy the keys of all media: this workstation was removed."""


@dataclass(frozen=True, slots=True)
class Tell:
    """The state shown to the person changed."""

    shown: SyncState


@dataclass(frozen=True, slots=True)
class Sleep:
    """Nothing is to be done before ``until`` (boot-time clock, seconds)."""

    until: float


Order = Do | Purge | Tell | Sleep


class Trouble(enum.Enum):
    """Why work failed, as far as the next step depends on it."""

    OFFLINE = "offline"
    UNAVAILABLE = "unavailable"
    SIGN_IN = "sign_in"
    WRONG_GATEWAY = "wrong_gateway"
    REVOKED = "revoked"
    TOO_OLD = "too_old"
    RESYNC = "resync"
    REFUSED = "refused"
    FORK = "fork"
    STORE = "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """What the store says now.

    Attributes:
        due: acts whose time has come.
        unsent: acts not yet settled.
        unsure: of these, acts the gateway may or may not have.
        due_in_s: until the next act's time comes.
        held: groups that count towards ``held_max``.
        shown: groups that can be, or soon can be, on the stage.
        to_fetch: groups whose media is not here and may be fetched.
        renew_in_s: until the first lease has half its time left.
        unwitnessed: audit records the gateway has not cosigned.
        has_policy: whether the policy in force is here.
        may_lease: whether any queue is granted, and open today.
        must_close: whether the gateway does not know which queues are closed.
    """

    due: int = 0
    unsent: int = 0
    unsure: int = 0
    due_in_s: float | None = None
    held: int = 0
    shown: int = 0
    to_fetch: int = 0
    renew_in_s: float | None = None
    unwitnessed: int = 0
    has_policy: bool = False
    may_lease: bool = False
    must_close: bool = False
    held_max: int = 60
    lease_batch_max: int = 20


@dataclass(frozen=True, slots=True)
class Looked:
    """The books were read."""

    books: Books


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Work succeeded; ``wait_s`` until it is worth doing again."""

    order: Do
    wait_s: float = 0.0
    must_resync: bool = False
    is_too_old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Work failed; ``chance`` is a random number from 0 up to 1."""

    order: Do
    trouble: Trouble
    chance: float
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The person asked to sync now."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The gateway woke us up."""

    event: str


Event = Looked | Done | Failed | Asked | Heard
