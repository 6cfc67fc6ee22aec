# SPDX-License-Identifier: Apache-2.0
"""Greets the gateway: who are we, what time is it, which policy holds, what is going on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

from reviewer.domain.errors import GatewayRefused, WrongGateway
from reviewer.domain.leases import Instant
from reviewer.ports.queue_api import Incident, QueueApi, SessionFacts
from reviewer.ports.store import UnitOfWork
from reviewer.services.desk import (
    CLOCK_SLACK,
    FACT_ACKNOWLEDGED,
    FACT_CONTACT,
    FACT_EPOCH,
    FACT_LATEST,
    FACT_MOMENT,
    FACT_POLICY,
    FACT_POLICY_IN_FORCE,
    FACT_SKEW,
    FACT_WAITING,
    Desk,
    keep_incidents,
    keep_person,
    read_count,
    read_incidents,
    read_person,
    server_time,
)
from reviewer.services.gateway_time import write_moment
from reviewer.services.notices import IncidentsChanged, Notice, SessionChanged, SyncChanged
from reviewer.services.sync.answers import keep_durable
from reviewer.services.sync.books import LEASED_STATES
from reviewer.services.sync.events import Do, Done


class Contact:
    """The greeting, and what it brings.

    Args:
        server_id: the pinned gateway; another one's answers change nothing here.
        bundle_key: the pinned raw key that policies are signed with.
        heard: is told which queues the gateway believes closed for this person.
    """

    def __init__(
        self,
        desk: Desk,
        api: QueueApi,
        *,
        server_id: str,
        bundle_key: bytes,
        heard: Callable[[tuple[str, ...]], None] | None = None,
    ) -> None:
        self._desk = desk
        self._heard = heard
        self._api = api
        self._server_id = server_id
        self._bundle_key = bundle_key

    def greet(self, order: Do) -> Done:
        """Take up the gateway's description of this session."""
        found = self._api.session()
        if found.server_id != self._server_id:
            raise WrongGateway("another server answered")
        queues = self._api.queues()
        # A person may be granted every queue there is; which these are, the queues tell.
        granted = tuple(each.name for each in queues)
        found = replace(found, person=replace(found.person, queues=granted))
        must_resync, notices = self._keep(found, sum(each.waiting for each in queues))
        if self._heard is not None:
            self._heard(found.closed_queues)
        for notice in notices:
            self._desk.notices.publish(notice)
        self._acknowledge(found.incidents)
        return Done(order=order, must_resync=must_resync, is_too_old=found.client_too_old)

    def refresh(self, order: Do) -> Done:
        """Replace the tokens."""
        self._api.refresh()
        return Done(order=order)

    def pull_policy(self, order: Do) -> Done:
        """Take up the policy in force, if its signature holds."""
        with self._desk.store.read() as work:
            version = work.facts.get(FACT_POLICY_IN_FORCE)
        if version:
            _, written = self._api.policy(version, self._bundle_key)
            with self._desk.store.write() as work:
                work.facts.set(FACT_POLICY, written)
                work.commit()
            self._desk.notices.publish(SessionChanged())
        return Done(order=order, wait_s=1.0)

    def _acknowledge(self, incidents: Iterable[Incident]) -> None:
        """Tell the gateway once which incidents are applied here; a lost answer asks again.

        One that was applied and is no longer named has ended, which is told as well.
        """
        active = sorted(each.incident_id for each in incidents if each.state == "active")
        with self._desk.store.read() as work:
            told = json.loads(work.facts.get(FACT_ACKNOWLEDGED) or "[]")
        if active == told:
            return
        for incident_id in sorted({*active} ^ {*told}):
            try:
                self._api.acknowledge_incident(incident_id)
            except GatewayRefused as exc:
                if exc.problem != "not-found":  # a restored gateway may not know it any more
                    raise
        with self._desk.store.write() as work:
            work.facts.set(FACT_ACKNOWLEDGED, json.dumps(active))
            work.commit()

    def _keep(self, found: SessionFacts, waiting: int) -> tuple[bool, list[Notice]]:
        instant = self._desk.clock.now()
        now = instant.wall
        notices: list[Notice] = [SyncChanged()]
        with self._desk.store.write() as work:
            facts = work.facts
            if read_person(facts) != found.person:
                keep_person(facts, found.person)
                notices.append(SessionChanged())
            if read_incidents(facts) != found.incidents:
                keep_incidents(facts, found.incidents)
                notices.append(IncidentsChanged())
            facts.set(FACT_POLICY_IN_FORCE, found.bundles.get("policy", ""))
            facts.set(FACT_WAITING, str(waiting))
            if found.server_now - server_time(facts, now) > CLOCK_SLACK:
                _end_media(work, self._desk.clock.now())
            facts.set(FACT_CONTACT, now.isoformat())
            facts.set(FACT_MOMENT, write_moment(instant, found.server_now))
            facts.set(FACT_SKEW, str((found.server_now - now).total_seconds()))
            # The gateway's word is the last one: a clock that once ran ahead locks nobody out.
            facts.set(FACT_LATEST, found.server_now.isoformat())
            is_restored = read_count(facts, FACT_EPOCH) != found.epoch
            fell_back = keep_durable(work, found.durable_through)
            work.commit()
        return is_restored or fell_back, notices


def _end_media(work: UnitOfWork, now: Instant) -> None:
    """End deadlines of an earlier start: this clock was set back and would give them more time.

    Those of this start go by the boot clock; renewal gives every lease new ones.
    """
    over = now.after(0.0)
    for held in work.groups.list(LEASED_STATES):
        if held.offline_until.boot_id != now.boot_id:
            work.groups.set_deadlines(held.group.group_id, over, over)
