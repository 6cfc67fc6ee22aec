# SPDX-License-Identifier: Apache-2.0
"""Tells who is here and under which policy, and ends the session.

Signing out destroys the keys of all media on this machine.  Acts that wait stay where they are,
and are a reason not to sign out.
"""

from __future__ import annotations

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import RuleBroken
from reviewer.domain.outbox import ActState
from reviewer.domain.policy import Policy
from reviewer.ports.queue_api import QueueApi
from reviewer.services.desk import Desk, read_incidents, read_person
from reviewer.services.holdings import shred_all
from reviewer.services.notices import QueueChanged, SessionChanged
from reviewer.services.shown import SessionState
from reviewer.services.sync.engine import SyncService

UNSENT = (ActState.WAITING, ActState.SENDING)
STOP_S = 10.0


class SessionService:
    """The session of one open profile."""

    def __init__(self, desk: Desk, api: QueueApi, sync: SyncService) -> None:
        self._desk = desk
        self._api = api
        self._sync = sync

    def state(self) -> SessionState:
        """Return who is here, and whether work can outlive this process."""
        with self._desk.store.read() as work:
            policy = self._desk.known_policy(work.facts)
            return SessionState(
                person=read_person(work.facts),
                gateway_url=self._desk.gateway_url,
                organisation="" if policy is None else policy.organisation,
                durable=self._desk.durable,
                incidents=read_incidents(work.facts),
            )

    def policy(self) -> Policy:
        """Return the policy in force.

        Raises:
            RuleBroken: there was no contact yet (``no-policy``).
        """
        with self._desk.store.read() as work:
            return self._desk.policy(work.facts)

    def open(self) -> None:
        """Write down that the session began."""
        with self._desk.store.write() as work:
            self._desk.record(work, AuditEvent.SESSION_OPENED)
            work.commit()

    def close(self) -> None:
        """Write down that the session ended, under a checkpoint of its own."""
        with self._desk.store.write() as work:
            self._desk.record(work, AuditEvent.SESSION_CLOSED)
            work.audit.checkpoint()
            work.commit()

    def sign_out(self, *, force: bool = False) -> None:
        """Give up the session here and at the gateway.

        Raises:
            RuleBroken: acts still wait for the gateway (``acts-waiting``).
            WorldError: the gateway was not reached; keys of media are destroyed all the same.
        """
        with self._desk.store.read() as work:
            counts = work.acts.counts()
        if not force and any(counts.get(state, 0) for state in UNSENT):
            raise RuleBroken("acts-waiting")
        self._sync.stop(STOP_S)
        shred_all(self._desk)
        self._desk.notices.publish(QueueChanged())
        self._api.end()
        self._desk.notices.publish(SessionChanged())
