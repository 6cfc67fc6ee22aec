# SPDX-License-Identifier: Apache-2.0
"""A workbench held in memory, for pictures of the window and for its tests.

It keeps what it is told, settles nothing and talks to nobody.  ``desk.errors`` makes a named call
fail; ``desk.asked`` tells which calls came.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.demo.sample import (
    NOW,
    POST,
    a_group,
    a_policy,
    clear_pixels,
    reduced_picture,
)
from reviewer.domain.decisions import Draft, Verdict, missing_answers
from reviewer.domain.errors import ReviewerError, RuleBroken
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import GroupId, ItemId, PersonId
from reviewer.domain.items import OPEN_STATES, Group, Item, ItemKind, LocalState
from reviewer.domain.outbox import ActKind
from reviewer.domain.people import Person, Role
from reviewer.domain.policy import Policy
from reviewer.domain.views import (
    ClearText,
    ClearView,
    Grant,
    GrantId,
    Level,
    ReducedText,
    ReducedView,
)
from reviewer.ports.queue_api import Incident
from reviewer.services.notices import Notices, QueueChanged, SyncChanged
from reviewer.services.shown import (
    AttentionRow,
    AuditRow,
    HistoryRow,
    LogVerification,
    OpenGroup,
    QueueCounts,
    QueueRow,
    Saved,
    SessionState,
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
        return OpenGroup(group=held.group, state=held.state, draft=held.draft)

    def item(self, item_id: str) -> Item:
        """Return an item of any group here."""
        return next(
            item
            for one in self.held.values()
            for item in one.group.items
            if item.item_id == item_id
        )

    def save(self, act: SavedAct, state: LocalState) -> Saved:
        """Keep an act."""
        self.acts.append(act)
        self.held[act.group_id].state = state
        self.notices.publish(QueueChanged())
        self.notices.publish(SyncChanged())
        undo = 0.0 if act.kind is ActKind.DIVERT else self.undo_for_s
        return Saved(act_id=act.act_id, group_id=act.group_id, kind=act.kind, undo_for_s=undo)


class SampleSession:
    """Who is here."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def state(self) -> SessionState:
        """Return who is here."""
        self._desk.called("state")
        return SessionState(
            person=self._desk.person,
            gateway_url="https://gateway.example.invalid",
            organisation=self._desk.policy.organisation,
            durable=True,
            incidents=self._desk.incidents,
        )

    def policy(self) -> Policy:
        """Return the policy."""
        self._desk.called("policy")
        return self._desk.policy

    def sign_out(self, *, force: bool = False) -> None:
        """End the session, unless acts wait."""
        self._desk.called("sign_out")
        if self._desk.sync.waiting and not force:
            raise RuleBroken("acts-waiting")


class SampleQueue:
    """The groups on this desk."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def rows(self) -> tuple[QueueRow, ...]:
        """Return the list."""
        self._desk.called("rows")
        shown = OPEN_STATES | {
            LocalState.LOST,
            LocalState.WITHDRAWN,
            LocalState.NEEDS_NEWER_APP,
        }
        return tuple(_row(one) for one in self._desk.held.values() if one.state in shown)

    def counts(self) -> QueueCounts:
        """Return the numbers over the list."""
        self._desk.called("counts")
        here = sum(one.state in OPEN_STATES for one in self._desk.held.values())
        return QueueCounts(leased=here, waiting=1204)

    def next_group(self, after: GroupId | None = None) -> OpenGroup | None:
        """Return the first group that is open, other than ``after``."""
        self._desk.called("next_group")
        for one in self._desk.held.values():
            if one.state in OPEN_STATES and one.group.group_id != after:
                return self._desk.opened(one)
        return None

    def open(self, group_id: GroupId) -> OpenGroup:
        """Return that group."""
        self._desk.called(f"open {group_id}")
        self._desk.called("open")
        held = self._desk.held.get(group_id)
        if held is None or held.state not in OPEN_STATES:
            raise RuleBroken("not-held")
        return self._desk.opened(held)

    def dismiss(self, group_id: GroupId) -> None:
        """Take a group off the list."""
        self._desk.called("dismiss")
        del self._desk.held[group_id]

    def return_group(self, group_id: GroupId, reason: str = "returned") -> Saved:
        """Give a group back."""
        self._desk.called(f"return {reason}")
        act = SavedAct(f"act_{len(self._desk.acts)}", ActKind.RETURN, group_id)
        return self._desk.save(act, LocalState.RETURNED)


def _row(held: Held) -> QueueRow:
    group = held.group
    return QueueRow(
        group_id=group.group_id,
        kind=group.items[0].kind,
        source=group.items[0].context.source,
        category=group.category,
        severity=group.severity,
        due_at=group.due_at,
        members=len(group.items),
        state=held.state,
        escalated=False,
        time_ran_out=group.due_at < NOW,
    )


class SampleReview:
    """Answers and acts."""

    def __init__(self, desk: SampleDesk, queue: SampleQueue) -> None:
        self._desk = desk
        self._queue = queue

    def keep_draft(self, group_id: GroupId, draft: Draft) -> None:
        """Keep unfinished answers."""
        self._desk.called("keep_draft")
        self._desk.held[group_id].draft = draft

    def decide_and_next(
        self, group_id: GroupId, draft: Draft, verdict: Verdict
    ) -> tuple[Saved, OpenGroup | None]:
        """Save a decision and return what comes next."""
        self._desk.called("decide_and_next")
        missing = missing_answers(draft, verdict, self._desk.policy)
        if missing:
            raise RuleBroken("missing-answers", missing=missing)
        self._desk.held[group_id].draft = draft
        number = len(self._desk.acts)
        act = SavedAct(f"act_{number}", ActKind.DECISION, group_id, verdict, draft)
        return self._desk.save(act, LocalState.DECIDED), self._queue.next_group(group_id)

    def undo(self, act_id: str) -> bool:
        """Take an act back."""
        self._desk.called("undo")
        act = next(one for one in self._desk.acts if one.act_id == act_id)
        self._desk.held[act.group_id].state = LocalState.READY
        self._desk.undone.append(act_id)
        self._desk.notices.publish(QueueChanged())
        return True

    def divert(self, group_id: GroupId) -> Saved:
        """Lock a group."""
        self._desk.called("divert")
        act = SavedAct(f"act_{len(self._desk.acts)}", ActKind.DIVERT, group_id)
        return self._desk.save(act, LocalState.DONE)


class SampleLook:
    """Views of items."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def reduced(self, item_id: ItemId, level: Level) -> ReducedView | ReducedText:
        """Return a reduced view."""
        self._desk.called(f"reduced {item_id}")
        self._desk.called("reduced")
        if self._desk.item(item_id).kind is ItemKind.TEXT:
            excerpt = POST.split("\n", 1)[0] if level is Level.R2 else ""
            return ReducedText(
                level=level, script="Latn", characters=len(POST), lines=2, excerpt=excerpt
            )
        return reduced_picture(self._desk.clear(item_id), 640, 360, level)

    def begin_clear(self, item_id: ItemId) -> ClearView | ClearText:
        """Grant a clear look."""
        self._desk.called("begin_clear")
        grant_id = GrantId(f"grant_{len(self._desk.grants)}")
        self._desk.grants.append(grant_id)
        grant = Grant(grant_id=grant_id, item_id=item_id, expires_at_s=0.0)
        if self._desk.item(item_id).kind is ItemKind.TEXT:
            return ClearText(grant=grant, text=POST)
        return ClearView(grant=grant, width=640, height=360, pixels=self._desk.clear(item_id))

    def end_clear(self, grant_id: GrantId) -> None:
        """End a clear look."""
        self._desk.called("end_clear")
        self._desk.ended.append(grant_id)

    def cover_all(self) -> None:
        """End every clear look."""
        self._desk.called("cover_all")

    def local_hashes(self, item_id: ItemId) -> tuple[HashValue, ...]:
        """Return what only this machine made."""
        self._desk.called("local_hashes")
        if self._desk.item(item_id).kind is ItemKind.TEXT:
            return ()
        return (HashValue(kind=HashKind.PHASH, value="d1c4b2e0997a3f10"),)


class SampleAttention:
    """Acts that need a person."""

    def __init__(self, desk: SampleDesk, queue: SampleQueue) -> None:
        self._desk = desk
        self._queue = queue

    def rows(self) -> tuple[AttentionRow, ...]:
        """Return the acts to tell about."""
        self._desk.called("attention_rows")
        return self._desk.attention

    def reconfirm(self, act_id: str) -> OpenGroup:
        """Open the group of an act again."""
        self._desk.called("reconfirm")
        row = next(one for one in self._desk.attention if one.act_id == act_id)
        return self._queue.open(row.group_id)

    def park(self, act_id: str) -> None:
        """Set an act aside."""
        self._desk.called("park")
        self.seen((act_id,))

    def removal(self) -> int:
        """Return how many groups the gateway wants gone at once."""
        self._desk.called("removal")
        return self._desk.removal

    def allow_removal(self) -> bool:
        """Let the gateway close them."""
        self._desk.called("allow_removal")
        wanted, self._desk.removal = self._desk.removal, 0
        return wanted > 0

    def seen(self, act_ids: Sequence[str]) -> None:
        """Forget the acts that were told."""
        self._desk.called("seen")
        rows = self._desk.attention
        self._desk.attention = tuple(row for row in rows if row.act_id not in act_ids)


class SampleAudit:
    """The logs."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def own_verification(self) -> LogVerification:
        """Return a log that verifies."""
        self._desk.called("own_verification")
        return LogVerification(log="ws_7f3a", size=214, anchored=210, tail=4)

    def refresh(
        self, told: Callable[[str, int, int], object] = lambda _log, _at, _of: None
    ) -> tuple[LogVerification, ...]:
        """Return what the logs prove, telling ``told`` of each."""
        self._desk.called("refresh")
        for at, one in enumerate(self._desk.verifications, start=1):
            told(one.log, at, len(self._desk.verifications))
        return self._desk.verifications

    def verifications(self) -> tuple[LogVerification, ...]:
        """Return what the logs prove."""
        self._desk.called("verifications")
        return self._desk.verifications

    def find(  # one argument per filter of the Audit place
        self,
        *,
        events: frozenset[str] = frozenset(),
        day_from: str = "",
        day_to: str = "",
        queue: str = "",
        label: str = "",
        outcome: str = "",
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[AuditRow, ...]:
        """Return the rows that pass the filters."""
        self._desk.called("find")
        found = [
            row
            for row in self._desk.audit
            if (not events or row.event in events)
            and (not day_from or row.day >= day_from)
            and (not day_to or row.day <= day_to)
            and queue in ("", row.queue)
            and (not label or label in row.labels)
            and outcome in ("", row.outcome)
        ]
        return tuple(found[offset : offset + limit])

    def history(self, item_id: str) -> tuple[HistoryRow, ...]:
        """Return an item's history."""
        self._desk.called(f"history {item_id}")
        return self._desk.history

    def note(self, payload_commit: str) -> str:
        """Return a note."""
        self._desk.called(f"note {payload_commit}")
        return "The outlet's own logo is on every frame; the caption says where it was filmed."

    def resolve(self, item_id: str, pseudonym: str, reason: str) -> str:
        """Return a name."""
        self._desk.called(f"resolve {item_id} {pseudonym} {reason}")
        return self._desk.person.display

    def export(self, folder: Path) -> Path:
        """Return the folder."""
        self._desk.called("export")
        return folder


class SampleIncidents:
    """Incidents."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def list(self) -> tuple[Incident, ...]:
        """Return the incidents."""
        self._desk.called("incidents")
        return self._desk.incidents

    def approve(self, incident_id: str, *, approve: bool) -> None:
        """Take note of the answer."""
        self._desk.called(f"approve {incident_id} {approve}")


class SampleSync:
    """The state of sync."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def status(self) -> SyncStatus:
        """Return how far the outbox is."""
        self._desk.called("status")
        return self._desk.sync

    def sync_now(self) -> None:
        """Take note."""
        self._desk.called("sync_now")

    def stop(self, deadline_s: float) -> None:
        """Take note."""
        self._desk.called(f"stop {deadline_s:.0f}")


class SampleWorkbench:
    """The services of one open profile, in memory."""

    def __init__(
        self, groups: int = 10, *, roles: frozenset[Role] = frozenset({Role.REVIEWER})
    ) -> None:
        self.desk = SampleDesk(groups, roles)
        self.session = SampleSession(self.desk)
        self.queue = SampleQueue(self.desk)
        self.review = SampleReview(self.desk, self.queue)
        self.look = SampleLook(self.desk)
        self.attention = SampleAttention(self.desk, self.queue)
        self.audit = SampleAudit(self.desk)
        self.incidents = SampleIncidents(self.desk)
        self.sync = SampleSync(self.desk)
        self.notices = self.desk.notices

    def close(self) -> None:
        """Take note."""
        self.desk.is_closed = True
