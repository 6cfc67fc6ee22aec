# SPDX-License-Identifier: Apache-2.0
"""What the services show the window: frozen facts without prose; the GUI words them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.exposure import standing
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.items import Group, ItemKind, LocalState, Severity, Source
from reviewer.domain.outbox import ActKind, ActState, Outcome
from reviewer.domain.people import Person
from reviewer.ports.queue_api import Incident


class SyncState(enum.StrEnum):
    """The state of sync, always visible in words."""

    STARTING = "starting"
    SYNCED = "synced"
    SYNCING = "syncing"
    OFFLINE = "offline"
    BUSY = "busy"  # the gateway answers badly or asks to wait
    CHECKING = "checking"  # resync
    SIGN_IN_NEEDED = "sign_in_needed"
    WRONG_GATEWAY = "wrong_gateway"
    REVOKED = "revoked"
    UPDATE_NEEDED = "update_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """How far the outbox is."""

    state: SyncState
    waiting: int = 0  # acts not yet settled
    attention: int = 0  # acts that need a person
    last_contact: datetime | None = None
    clock_skew_s: float = 0.0  # server minus local; told above 300
    restored: int = 0  # acts being sent again because the gateway was restored
    removal_asked: int = 0  # groups the gateway wants gone at once; nothing happens unasked
    newer_app: int = 0  # groups given back since the start because this version cannot show them
    audit_forked: bool = False  # the gateway knows another log under this name; a lead must look


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """Who is here, and whether work can outlive this process."""

    person: Person | None
    gateway_url: str
    organisation: str
    durable: bool  # False: memory only, online only
    incidents: tuple[Incident, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One group in the list. No thumbnail, ever."""

    group_id: GroupId
    kind: ItemKind
    source: Source
    category: str
    severity: Severity | None
    due_at: datetime
    members: int
    state: LocalState
    escalated: bool
    time_ran_out: bool  # the lease ran out; the decision still counts unless someone took it


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCounts:
    """Numbers over the list."""

    leased: int
    waiting: int  # in the granted queues, at last contact


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGroup:
    """A group on the stage.

    Attributes:
        unlooked: members to be looked at before one answer is given for all.
        absent: members to be looked at whose media is not here; they hold nobody up.
    """

    group: Group
    state: LocalState
    draft: Draft
    local_hashes: dict[str, tuple[HashValue, ...]] = field(default_factory=dict)
    hash_mismatch: frozenset[str] = frozenset()  # items whose bytes hash differently here
    unlooked: tuple[ItemId, ...] = ()
    absent: frozenset[ItemId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An act that is durable on this machine."""

    act_id: str
    group_id: GroupId
    kind: ActKind
    undo_for_s: float  # 0.0: cannot be undone


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionRow:
    """An act in the Needs-attention place."""

    act_id: str
    group_id: GroupId
    kind: ActKind
    state: ActState
    outcome: Outcome | None
    verdict: Verdict | None
    detail: dict[str, object]
    needs_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One record in the Audit place. ``day`` only; the minute shows in one item's history."""

    log: str
    seq: int
    day: str
    event: str
    queue: str = ""
    item_id: str = ""
    group_id: str = ""
    verdict: str = ""
    labels: tuple[str, ...] = ()
    outcome: str = ""
    decision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One step in an item's history, to the minute. ``actor`` is a pseudonym."""

    log: str
    seq: int
    minute: str
    event: str
    actor: str = ""
    verdict: str = ""
    outcome: str = ""
    labels: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    policy: str = ""
    payload_commit: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogVerification:
    """What one log proves.

    Attributes:
        anchored: records under a checkpoint the witness cosigned.
        tail: records after it, provable only by this machine's word.
        failures: (what, where) of each contradiction; empty when it verifies.
    """

    log: str
    size: int
    anchored: int
    tail: int
    failures: tuple[tuple[str, str], ...] = ()


Phase = standing.Phase  # where a person stands in their day


@dataclass(frozen=True, slots=True, kw_only=True)
class Wellbeing:
    """What the person sees of their own limits. A viewing time, never a health score.

    Attributes:
        phase_until_s: seconds until the phase may end by itself or by the person (the rest of a
            break); ``None`` when it has no end.
        viewing_s: seconds looked at S3-S4 items at R3 or R4 today.
        viewing_cap_s: the day's limit of that.
        on_queue_s: seconds on queue today.
        on_queue_cap_s: the day's limit of that.
        next_break_in_s: seconds on queue until the next break is due; ``None`` off queue.
        closed_today: queues closed until midnight, whatever the cause.
        closed_for_s: queues closed for a while (a cool-down), with the seconds left.
        opt_outs_offered: codes one can keep away from: the policy's categories, ``sound``,
            ``incidents``.
        opted_out: the ones chosen.
        short_side: R1's short side in pixels, 4 to 8.
        masks_words: slurs are masked.
        budget_percent: what part of the usual budget holds today (ramp, return); 100 usually.
        is_incident: an incident runs and the tighter limits hold.
    """

    phase: Phase
    phase_until_s: float | None = None
    viewing_s: float = 0.0
    viewing_cap_s: float = 0.0
    on_queue_s: float = 0.0
    on_queue_cap_s: float = 0.0
    next_break_in_s: float | None = None
    closed_today: frozenset[str] = frozenset()
    closed_for_s: tuple[tuple[str, float], ...] = ()
    opt_outs_offered: tuple[str, ...] = ()
    opted_out: frozenset[str] = frozenset()
    bad_day: bool = False
    short_side: int = 8
    masks_words: bool = True
    budget_percent: int = 100
    is_incident: bool = False
