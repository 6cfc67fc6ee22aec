# SPDX-License-Identifier: Apache-2.0
"""A workbench held in memory, for pictures of the window and for its tests.

It keeps what it is told, settles nothing and talks to nobody.  Clear looks alone are real: they
come from the look service, over a store and a decoder of samples.
"""

from __future__ import annotations

from reviewer.demo.sample_banks import SampleHashes
from reviewer.demo.sample_desk import SampleDesk
from reviewer.demo.sample_groups import SampleGroups
from reviewer.demo.sample_look import SampleLook
from reviewer.demo.sample_oversight import SampleAttention, SampleAudit, SampleIncidents
from reviewer.demo.sample_wellbeing import SampleWellbeing
from reviewer.demo.sample_work import SampleQueue, SampleReview
from reviewer.domain.errors import RuleBroken
from reviewer.domain.people import Role
from reviewer.domain.policy import Policy
from reviewer.services.shown import SessionState, SyncStatus


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
        self.groups = SampleGroups(self.desk)
        self.look = SampleLook(self.desk)
        self.wellbeing = SampleWellbeing(self.desk)
        self.attention = SampleAttention(self.desk, self.queue)
        self.audit = SampleAudit(self.desk)
        self.incidents = SampleIncidents(self.desk)
        self.hashes = SampleHashes(self.desk)
        self.sync = SampleSync(self.desk)
        self.notices = self.desk.notices

    def close(self) -> None:
        """Take note, and put the looks away."""
        self.desk.is_closed = True
        self.look.close()
