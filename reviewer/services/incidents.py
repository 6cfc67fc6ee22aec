# SPDX-License-Identifier: Apache-2.0
"""Shows incidents, and lets leads say yes or no to a proposed one."""

from __future__ import annotations

from reviewer.domain.errors import RuleBroken
from reviewer.domain.people import Role
from reviewer.ports.queue_api import Incident, QueueApi
from reviewer.services.desk import Desk, read_incidents, read_person
from reviewer.services.sync.engine import SyncService


class IncidentService:
    """The incidents this workstation knows of."""

    def __init__(self, desk: Desk, api: QueueApi, sync: SyncService) -> None:
        self._desk = desk
        self._api = api
        self._sync = sync

    def list(self) -> tuple[Incident, ...]:
        """Return the incidents the gateway last told of."""
        with self._desk.store.read() as work:
            return read_incidents(work.facts)

    def approve(self, incident_id: str, *, approve: bool) -> None:
        """Say yes or no, signed with this profile's key.

        Raises:
            RuleBroken: only a lead may (``role``).
        """
        with self._desk.store.read() as work:
            person = read_person(work.facts)
        if person is None or Role.LEAD not in person.roles:
            raise RuleBroken("role")
        self._api.approve_incident(incident_id, approve=approve)
        self._sync.sync_now()
