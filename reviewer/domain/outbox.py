# SPDX-License-Identifier: Apache-2.0
"""Acts: durable local facts waiting for the gateway, and what each of its answers means.

``OUTCOMES`` is the one place that decides; nothing else may.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from reviewer.domain.ids import GroupId


class ActKind(enum.StrEnum):
    """What kind of act waits."""

    DECISION = "decision"
    DIVERT = "divert"  # suspected child-abuse material; never a verdict
    RETURN = "return"  # "not for me now", or the media cannot be opened


class ActState(enum.StrEnum):
    """Where an act stands; sync.md 2.8."""

    WAITING = "waiting"
    SENDING = "sending"
    SETTLED = "settled"  # the gateway's answer is stored and needs nobody
    ATTENTION = "attention"  # needs a person
    PARKED = "parked"  # set aside by a person; kept, audited
    WITHDRAWN = "withdrawn"  # undone before it left; never sent


class Outcome(enum.StrEnum):
    """The gateway's answer to one act; closed in v1."""

    ACCEPTED = "accepted"
    ACCEPTED_LATE = "accepted_late"
    ACCEPTED_PENDING_SECOND = "accepted_pending_second"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    NEEDS_RECONFIRM = "needs_reconfirm"
    REJECTED = "rejected"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class Disposition:
    """What the workstation does with an outcome.

    Attributes:
        state: where the act goes.
        shred: destroy the group's media keys.
        tell: the person is told in words (otherwise a quiet tick).
        stored: the gateway stored it for ever and replays it.
    """

    state: ActState
    shred: bool
    tell: bool
    stored: bool


OUTCOMES: dict[Outcome, Disposition] = {
    Outcome.ACCEPTED: Disposition(ActState.SETTLED, shred=True, tell=False, stored=True),
    Outcome.ACCEPTED_LATE: Disposition(ActState.SETTLED, shred=True, tell=True, stored=True),
    Outcome.ACCEPTED_PENDING_SECOND: Disposition(
        ActState.SETTLED, shred=True, tell=False, stored=True
    ),
    Outcome.SUPERSEDED: Disposition(ActState.SETTLED, shred=True, tell=True, stored=True),
    Outcome.WITHDRAWN: Disposition(ActState.SETTLED, shred=True, tell=True, stored=True),
    Outcome.NEEDS_RECONFIRM: Disposition(ActState.ATTENTION, shred=False, tell=True, stored=True),
    Outcome.REJECTED: Disposition(ActState.ATTENTION, shred=False, tell=True, stored=True),
    Outcome.DEFERRED: Disposition(ActState.WAITING, shred=False, tell=False, stored=False),
}

STOPPED: Final = "stopped"
"""In an outcome's detail: hashes that were not proposed, each with why."""


def is_told(outcome: Outcome, detail: Mapping[str, object]) -> bool:
    """Say whether the person hears of an answer in words."""
    return OUTCOMES[outcome].tell or bool(detail.get(STOPPED))


TRANSITIONS: dict[ActState, frozenset[ActState]] = {
    ActState.WAITING: frozenset({ActState.SENDING, ActState.WITHDRAWN, ActState.PARKED}),
    ActState.SENDING: frozenset({ActState.WAITING, ActState.SETTLED, ActState.ATTENTION}),
    # SETTLED -> WAITING when a resync finds that a restored gateway lost it.
    ActState.SETTLED: frozenset({ActState.WAITING, ActState.SETTLED, ActState.ATTENTION}),
    ActState.ATTENTION: frozenset({ActState.PARKED, ActState.SETTLED, ActState.WAITING}),
    ActState.PARKED: frozenset({ActState.ATTENTION}),
    ActState.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One row of the outbox.

    Attributes:
        act_id: the decision id (or the id of the diversion or return).
        sequence: this workstation's own count of acts, without gaps.
        body: canonical JSON of the wire entry, exactly as it is sent every time.
        not_before: earliest sending time (the undo window, or back-off), UTC.
        attempt: rises before each sending; an answer counts only for the attempt it answers.
        outcome: the stored answer, once there is one.
        outcome_detail: further members of the answer (small, no content).
        seen: the person has seen the notice about it.
    """

    act_id: str
    sequence: int
    kind: ActKind
    group_id: GroupId
    state: ActState
    body: str = field(repr=False)
    not_before: datetime
    attempt: int = 0
    outcome: Outcome | None = None
    outcome_detail: dict[str, object] = field(default_factory=dict)
    seen: bool = False
