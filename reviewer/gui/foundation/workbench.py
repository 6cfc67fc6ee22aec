# SPDX-License-Identifier: Apache-2.0
"""The services as the window asks for them; what ``reviewer.services.workbench`` offers fits here.

Views name what they use and no more, so that a window can be tried on services held in memory.
Every method may block: call them through the TaskRunner only, in the lane their section names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import GroupId, ItemId
from reviewer.domain.policy import Policy
from reviewer.domain.views import (
    ClearFrames,
    ClearText,
    ClearView,
    ContactSheet,
    DetailView,
    Grant,
    GrantId,
    Level,
    ReducedText,
    ReducedView,
    Walls,
    Waveform,
)
from reviewer.ports.queue_api import Incident
from reviewer.services.notices import Notices
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
    SyncStatus,
    Wellbeing,
)

if TYPE_CHECKING:
    from reviewer.gui.foundation.hash_calls import HashCalls


class SessionCalls(Protocol):
    """Who is here. Lane STORE; ``sign_out`` lane NETWORK."""

    def state(self) -> SessionState:
        """Return who is here."""

    def policy(self) -> Policy:
        """Return the policy in force."""

    def sign_out(self, *, force: bool = False) -> None:
        """End the session; ``RuleBroken("acts-waiting")`` while acts wait, unless forced."""


class QueueCalls(Protocol):
    """The groups on this machine. Lane STORE; ``rows``, which takes its time, lane NETWORK."""

    def rows_of(self, group_ids: frozenset[GroupId]) -> tuple[QueueRow, ...]:
        """Return the rows of these groups, without those that are not in the list."""

    def rows(self) -> tuple[QueueRow, ...]:
        """Return the list."""

    def counts(self) -> QueueCounts:
        """Return the numbers over the list."""

    def next_group(self, after: GroupId | None = None) -> OpenGroup | None:
        """Return the next group to look at."""

    def open(self, group_id: GroupId) -> OpenGroup:
        """Return that group."""

    def dismiss(self, group_id: GroupId) -> None:
        """Take a group that is gone off the list."""

    def return_group(self, group_id: GroupId, reason: str = "returned") -> Saved:
        """Give a group back."""


class GroupCalls(Protocol):
    """What a person can say of a group as a group. Lane NETWORK."""

    def split(self, group_id: GroupId, item_ids: Sequence[ItemId]) -> OpenGroup:
        """Say that these members are not like the others; return what is left of the group."""


class ReviewCalls(Protocol):
    """Answers and acts. Lane STORE."""

    def keep_draft(self, group_id: GroupId, draft: Draft) -> None:
        """Keep unfinished answers."""

    def decide_and_next(
        self, group_id: GroupId, draft: Draft, verdict: Verdict
    ) -> tuple[Saved, OpenGroup | None]:
        """Save a decision durably and return what comes next."""

    def undo(self, act_id: str) -> bool:
        """Take an act back, if it has not left."""

    def divert(self, group_id: GroupId) -> Saved:
        """Lock a group as suspected child-abuse material."""


class LookCalls(Protocol):
    """Views of an item. Lane MEDIA.

    ``at`` is a moment in milliseconds for a video and a step for a text. Every ``begin`` raises
    ``RuleBroken``: ``look-gap`` (a pause is due), ``look-reason`` (a severe item needs one) or
    ``look-limit`` (the person's own limit); what it returns is over with its grant.
    """

    def walls(self) -> Walls:
        """Return which walls stand around the process that decodes."""

    def reduced(self, item_id: ItemId, level: Level, at: int = 0) -> ReducedView | ReducedText:
        """Return a view with no way back: R1 or R2."""

    def sheet(self, item_id: ItemId) -> ContactSheet:
        """Return the contact sheet of a video."""

    def waveform(self, item_id: ItemId) -> Waveform:
        """Return how loud a sound is."""

    def begin_detail(self, item_id: ItemId, at: int = 0) -> DetailView:
        """Grant an R3 look."""

    def begin_clear(self, item_id: ItemId, reason: str = "", at: int = 0) -> ClearView | ClearText:
        """Grant a clear look; ``reason`` is one of the policy's look reasons."""

    def begin_play(self, item_id: ItemId, reason: str = "", at: int = 0) -> ClearFrames:
        """Grant held playback and return its first frames."""

    def play_on(self, grant_id: GrantId, at: int) -> ClearFrames:
        """Return the frames that follow; ``RuleBroken("look-over")`` once the grant is over."""

    def begin_sound(self, item_id: ItemId, reason: str = "", at: int = 0) -> Grant:
        """Grant held listening: sound plays from ``at`` until the grant ends."""

    def end(self, grant_id: GrantId) -> None:
        """End a look."""

    def cover_all(self) -> None:
        """End every look."""

    def local_hashes(self, item_id: ItemId) -> tuple[HashValue, ...]:
        """Return the hashes of the bytes here."""


class WellbeingCalls(Protocol):
    """What belongs to the person: limits, breaks, choices. Lane STORE. Nothing of it leaves."""

    def state(self) -> Wellbeing:
        """Return where the person stands."""

    def start_shift(self) -> Wellbeing:
        """Begin a shift; ``RuleBroken("day-over")`` when the day's limit is reached."""

    def end_shift(self) -> Wellbeing:
        """End the shift."""

    def start_break(self) -> Wellbeing:
        """Begin a break, due or not."""

    def end_break(self) -> Wellbeing:
        """Go on; ``RuleBroken("break")`` while the least length of a due break is not over."""

    def pause(self) -> Wellbeing:
        """Stop everything now, no reason asked; no time counts until ``resume``."""

    def resume(self) -> Wellbeing:
        """Come back from a pause."""

    def set_bad_day(self, *, on: bool) -> Wellbeing:
        """Nothing above S1 for the rest of the day, or as usual again."""

    def set_opt_outs(self, codes: frozenset[str]) -> Wellbeing:
        """Keep away from these codes of ``Wellbeing.opt_outs_offered``, from the next item on."""

    def set_view(self, *, short_side: int, masks_words: bool) -> Wellbeing:
        """Choose R1's short side (4 to 8) and whether slurs are masked."""

    def showing(self, item_id: ItemId, level: Level) -> None:
        """Tell that a reduced view of an item is on screen from now on; R0 ends it.

        Held looks are counted by the look service itself.
        """

    def export(self, folder: Path) -> Path:
        """Write all that is kept, readable, where its owner says."""

    def delete_now(self) -> Wellbeing:
        """Destroy the history at once; until the day ends only closed queues are kept."""


class SyncCalls(Protocol):
    """The state of sync. Lane STORE; ``stop`` lane NETWORK."""

    def status(self) -> SyncStatus:
        """Return how far the outbox is."""

    def sync_now(self) -> None:
        """Ask for a round at once."""

    def stop(self, deadline_s: float) -> object:
        """Stop the sync thread."""


class AttentionCalls(Protocol):
    """What needs a person. Lane STORE."""

    def rows(self) -> tuple[AttentionRow, ...]:
        """Return what needs a person, what is set aside, and what is to be told."""

    def reconfirm(self, act_id: str) -> OpenGroup:
        """Put a decision that was sent back on the stage again."""

    def park(self, act_id: str) -> None:
        """Set an act aside."""

    def seen(self, act_ids: Sequence[str]) -> None:
        """Note that the person read these answers."""

    def removal(self) -> int:
        """Return how many groups the gateway wants gone at once."""

    def allow_removal(self) -> bool:
        """Let the gateway close them."""


class AuditCalls(Protocol):
    """The logs, and what a lead asks or does from them.

    Lane STORE; ``refresh``, ``note``, ``resolve`` and ``revoke`` lane NETWORK.
    """

    def refresh(self, told: Callable[[str, int, int], object] = ...) -> tuple[LogVerification, ...]:
        """Fetch and verify every log; ``told`` hears of each step and may raise ``Cancelled``."""

    def verifications(self) -> tuple[LogVerification, ...]:
        """Return what the fetched logs proved."""

    def find(
        self,
        *,
        events: frozenset[str] = ...,
        day_from: str = ...,
        day_to: str = ...,
        queue: str = ...,
        label: str = ...,
        outcome: str = ...,
        limit: int = ...,
        offset: int = ...,
    ) -> tuple[AuditRow, ...]:
        """Return fetched records, newest first."""

    def history(self, item_id: str) -> tuple[HistoryRow, ...]:
        """Return everything recorded of one item."""

    def note(self, payload_commit: str) -> str:
        """Return the free text behind a commitment."""

    def resolve(self, item_id: str, pseudonym: str, reason: str) -> str:
        """Return who stands behind a pseudonym, for one item and a reason."""

    def revoke(self, group_id: str) -> None:
        """Take a group from whoever holds it; ``RuleBroken("not-leased")`` when nobody does."""

    def export(self, folder: Path) -> Path:
        """Write the logs where an outsider can verify them alone."""


class IncidentCalls(Protocol):
    """Incidents. Lane STORE; ``approve`` lane NETWORK."""

    def list(self) -> tuple[Incident, ...]:
        """Return the incidents the gateway last told of."""

    def approve(self, incident_id: str, *, approve: bool) -> None:
        """Say yes or no, signed."""


class Workbench(Protocol):
    """The services of one open profile."""

    @property
    def session(self) -> SessionCalls:
        """Who is here."""

    @property
    def queue(self) -> QueueCalls:
        """The groups on this machine."""

    @property
    def review(self) -> ReviewCalls:
        """Answers and acts."""

    @property
    def groups(self) -> GroupCalls:
        """What can be said of a group as a group."""

    @property
    def look(self) -> LookCalls:
        """Views of an item."""

    @property
    def wellbeing(self) -> WellbeingCalls:
        """What belongs to the person."""

    @property
    def attention(self) -> AttentionCalls:
        """What needs a person."""

    @property
    def audit(self) -> AuditCalls:
        """The logs."""

    @property
    def incidents(self) -> IncidentCalls:
        """Incidents."""

    @property
    def hashes(self) -> HashCalls:
        """The hash banks."""

    @property
    def sync(self) -> SyncCalls:
        """The state of sync."""

    @property
    def notices(self) -> Notices:
        """What the core tells."""

    def close(self) -> None:
        """Let go of the store and its lock."""
