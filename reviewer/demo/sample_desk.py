# SPDX-License-Identifier: Apache-2.0
"""What the sample services share: the groups and answers they keep, in memory.

``desk.errors`` makes a named call fail; ``desk.asked`` tells which calls came.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from reviewer.demo.sample import NOW, POST, a_group, a_policy, clear_pixels
from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.errors import ReviewerError
from reviewer.domain.ids import GroupId, ItemId, PersonId
from reviewer.domain.items import Group, Item, LocalState, audited
from reviewer.domain.outbox import ActKind
from reviewer.domain.people import Person, Role
from reviewer.domain.views import GrantId, Wall
from reviewer.ports.banks import BankEntry, KeptBank, Proposal, TrailStep
from reviewer.ports.queue_api import Incident
from reviewer.services.notices import Notices, QueueChanged, SyncChanged
from reviewer.services.shown import (
    AttentionRow,
    AuditRow,
    HistoryRow,
    LogVerification,
    OpenGroup,
    Saved,
    SyncState,
    SyncStatus,
)


@dataclass(slots=True)
class Held:
    """A group on this desk."""

    group: Group
    state: LocalState = LocalState.READY
    draft: Draft = field(default_factory=Draft)


@dataclass(frozen=True, slots=True)
class SavedAct:
    """What was saved."""

    act_id: str
    kind: ActKind
    group_id: GroupId
    verdict: Verdict | None = None
    draft: Draft = field(default_factory=Draft)


class SampleDesk:
    """What all services here share; tests set its attributes and read them."""

    def __init__(self, groups: int, roles: frozenset[Role]) -> None:
        held = [Held(a_group(number)) for number in range(groups)]
        self.held = {one.group.group_id: one for one in held}
        self.acts: list[SavedAct] = []
        self.undone: list[str] = []
        self.asked: list[str] = []
        self.errors: dict[str, ReviewerError] = {}
        self.gates: dict[str, threading.Event] = {}
        self.grants: list[GrantId] = []
        self.ended: list[GrantId] = []
        self.clear: Callable[[str], bytes] = clear_pixels
        self.text = POST
        self.absent: frozenset[ItemId] = frozenset()
        self.missing_walls: frozenset[Wall] = frozenset()
        self.undo_for_s = 5.0
        self.policy = a_policy()
        self.person = Person(
            person_id=PersonId("rv_3f9a"), display="A. Reviewer", roles=roles, queues=()
        )
        self.incidents: tuple[Incident, ...] = ()
        self.sync = SyncStatus(state=SyncState.SYNCED, last_contact=NOW)
        self.attention: tuple[AttentionRow, ...] = ()
        self.audit: tuple[AuditRow, ...] = ()
        self.verifications: tuple[LogVerification, ...] = ()
        self.history: tuple[HistoryRow, ...] = ()
        self.banks: tuple[KeptBank, ...] = ()
        self.entries: tuple[BankEntry, ...] = ()
        self.trail: tuple[TrailStep, ...] = ()
        self.proposals: tuple[Proposal, ...] = ()
        self.notices = Notices()
        self.removal = 0
        self.is_closed = False

    def called(self, call: str) -> None:
        """Take note of a call; wait at its gate and raise its error, if it has one."""
        self.asked.append(call)
        gate = self.gates.get(call)
        if gate is not None:
            gate.wait(30)
        error = self.errors.get(call)
        if error is not None:
            raise error

    def opened(self, held: Held) -> OpenGroup:
        """Return a group as it is put on the stage."""
        unlooked = tuple(
            item.item_id for item in audited(held.group) if item.item_id not in self.absent
        )
        return OpenGroup(
            group=held.group,
            state=held.state,
            draft=held.draft,
            unlooked=unlooked,
            absent=frozenset(item.item_id for item in audited(held.group)) - set(unlooked),
        )

    def holding(self, item_id: str) -> Held:
        """Return the group that an item is in."""
        return next(
            one
            for one in self.held.values()
            if any(item.item_id == item_id for item in one.group.items)
        )

    def item(self, item_id: str) -> Item:
        """Return an item of any group here."""
        items = self.holding(item_id).group.items
        return next(item for item in items if item.item_id == item_id)

    def save(self, act: SavedAct, state: LocalState) -> Saved:
        """Keep an act."""
        self.acts.append(act)
        self.held[act.group_id].state = state
        self.notices.publish(QueueChanged())
        self.notices.publish(SyncChanged())
        undo = 0.0 if act.kind is ActKind.DIVERT else self.undo_for_s
        return Saved(act_id=act.act_id, group_id=act.group_id, kind=act.kind, undo_for_s=undo)
