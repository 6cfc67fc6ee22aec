# SPDX-License-Identifier: Apache-2.0
"""The closed list of things the core tells the window, and their small publisher.

Callbacks run on the thread that publishes; the GUI's bridge carries them to its own thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from reviewer.domain.ids import GroupId


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The list of groups, or a group's state, changed.

    Attributes:
        groups: which they are; empty when it may be any.
    """

    groups: frozenset[GroupId] = frozenset()


@dataclass(frozen=True, slots=True)
class SyncChanged:
    """The state of sync, or a count in it, changed."""


@dataclass(frozen=True, slots=True)
class ActSettled:
    """The gateway answered an act; ``tell`` says whether the person hears it in words."""

    act_id: str
    outcome: str
    tell: bool


@dataclass(frozen=True, slots=True)
class GroupGone:
    """A group may no longer be shown: lost, withdrawn, diverted elsewhere, or revoked."""

    group_id: str
    why: str


@dataclass(frozen=True, slots=True)
class IncidentsChanged:
    """An incident was proposed, declared or ended."""


@dataclass(frozen=True, slots=True)
class SessionChanged:
    """Signed in, signed out, revoked, or the policy changed."""


@dataclass(frozen=True, slots=True)
class AuditChanged:
    """The witnessed logs or their verification changed."""


@dataclass(frozen=True, slots=True)
class BanksChanged:
    """The copies of the hash banks, or what is known of them, changed.

    Attributes:
        entries: whether entries did.
    """

    entries: bool = False


@dataclass(frozen=True, slots=True)
class WellbeingChanged:
    """The person's phase, or what is closed for them, changed."""


Notice = (
    QueueChanged
    | SyncChanged
    | ActSettled
    | GroupGone
    | IncidentsChanged
    | SessionChanged
    | AuditChanged
    | WellbeingChanged
    | BanksChanged
)


class Notices:
    """Tells every subscriber; a subscriber that raises is a bug and is allowed to rise."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscribers: list[Callable[[Notice], None]] = []

    def subscribe(self, callback: Callable[[Notice], None]) -> None:
        """Call ``callback`` with every later notice."""
        with self._lock:
            self._subscribers.append(callback)

    def publish(self, notice: Notice) -> None:
        """Tell every subscriber."""
        with self._lock:
            subscribers = tuple(self._subscribers)
        for callback in subscribers:
            callback(notice)
