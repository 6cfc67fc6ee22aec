# SPDX-License-Identifier: Apache-2.0
"""What every service of one open profile shares: the store, the clocks, and who sits here.

What the gateway said last is kept as small facts in the store, so that the desk is the same after a
restart and offline.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import RuleBroken
from reviewer.domain.ids import PersonId, QueueName, WorkstationId, uuid7
from reviewer.domain.leases import Instant
from reviewer.domain.people import Person, Role
from reviewer.domain.policy import Limits, Policy
from reviewer.ports.clock import Clock, Random
from reviewer.ports.media import BlobCache
from reviewer.ports.queue_api import Incident
from reviewer.ports.store import Facts, Store, StoredRecord, UnitOfWork
from reviewer.services.notices import Notices

FACT_PERSON: Final = "person"
FACT_POLICY: Final = "policy"
FACT_POLICY_IN_FORCE: Final = "policy_in_force"  # version the gateway named last
FACT_INCIDENTS: Final = "incidents"
FACT_ACKNOWLEDGED: Final = "incidents_acknowledged"
FACT_EPOCH: Final = "epoch"
FACT_DURABLE: Final = "durable_through"
FACT_FEED_CURSOR: Final = "feed_cursor"
FACT_SIGNAL_CURSOR: Final = "signal_cursor"
FACT_LEASE_KEY: Final = "lease_key"
FACT_WAITING: Final = "waiting_in_queues"
FACT_CONTACT: Final = "last_contact"
FACT_SKEW: Final = "clock_skew_s"
FACT_MOMENT: Final = "gateway_moment"  # the gateway's time, tied to this boot
FACT_SINCE: Final = "since_day"  # the day this profile began to work; the gateway knows it too
FACT_LATEST: Final = "latest_time"  # newest wall time seen, by the gateway's clock
FACT_REMOVAL: Final = "removal_asked"
FACT_REMOVAL_ALLOWED: Final = "removal_allowed"

CHECKPOINT_EVERY: Final = 100
CLOCK_SLACK: Final = timedelta(seconds=60)  # what time services correct without anybody's doing

_ROLE_ORDER: Final = (Role.LEAD, Role.REVIEWER, Role.ADMIN, Role.PLATFORM)


@dataclass(slots=True, kw_only=True)
class Desk:
    """One open profile.

    Attributes:
        read_policy: turns a kept policy's JSON into the policy.
        payload_key: the gateway's raw key that free text is sealed to.
        durable: whether work outlives this process; if not, it is online only.
    """

    store: Store
    cache: BlobCache
    clock: Clock
    random: Random
    notices: Notices
    read_policy: Callable[[str], Policy]
    gateway_url: str
    workstation_id: WorkstationId
    person_id: PersonId
    app_version: str
    payload_key: bytes
    durable: bool
    _policy: tuple[str, Policy] | None = field(default=None, repr=False)

    def new_id(self) -> str:
        """Return a new time-ordered id."""
        unix_ms = int(self.clock.now().wall.timestamp() * 1000)
        return uuid7(unix_ms, self.random(10))

    def known_policy(self, facts: Facts) -> Policy | None:
        """Return the policy in force, or ``None`` before the first contact."""
        written = facts.get(FACT_POLICY)
        if written is None:
            return None
        if self._policy is None or self._policy[0] != written:
            self._policy = (written, self.read_policy(written))
        return self._policy[1]

    def policy(self, facts: Facts) -> Policy:
        """Return the policy in force.

        Raises:
            RuleBroken: there was no contact with the gateway yet (``no-policy``).
        """
        found = self.known_policy(facts)
        if found is None:
            raise RuleBroken("no-policy")
        return found

    def has_policy_in_force(self, facts: Facts) -> bool:
        """Say whether the kept policy is the one the gateway named last."""
        found = self.known_policy(facts)
        return found is not None and found.version == facts.get(FACT_POLICY_IN_FORCE)

    def limits(self, facts: Facts) -> Limits:
        """Return the limits in force; the defaults before the first contact."""
        found = self.known_policy(facts)
        return Limits() if found is None else found.limits

    def check_age(self, facts: Facts) -> None:
        """Refuse to show anything when the gateway was not heard for longer than the policy allows.

        Raises:
            RuleBroken: ``profile-age``. Acts go on being sent, and contact lifts it. A clock that
                was set back counts as past it: nobody knows how long ago the gateway was heard.
        """
        now, heard = self.clock.now().wall, read_contact(facts)
        limit_s = self.limits(facts).profile_age_s
        is_too_old = heard is not None and (now - heard).total_seconds() > limit_s
        if is_too_old or clock_is_behind(facts, now):
            raise RuleBroken("profile-age")

    def role(self, facts: Facts) -> Role:
        """Return the role this person acts in."""
        person = read_person(facts)
        held = frozenset({Role.REVIEWER}) if person is None else person.roles
        return next((role for role in _ROLE_ORDER if role in held), Role.REVIEWER)

    def record(self, work: UnitOfWork, event: AuditEvent, **fields: object) -> StoredRecord:
        """Append what this person did to the log, in the caller's transaction."""
        policy = self.known_policy(work.facts)
        who: dict[str, object] = {
            "actor": str(self.person_id),
            "role": self.role(work.facts).value,
            "device": str(self.workstation_id),
            "app": self.app_version,
            "policy": "" if policy is None else policy.version,
        }
        now = self.clock.now()
        note_time(work.facts, now.wall)
        stored = work.audit.append(event, now, **{**who, **fields})
        if (stored.seq + 1) % CHECKPOINT_EVERY == 0:
            # However long this machine is alone, the witness can take the log up in pieces.
            work.audit.checkpoint()
        return stored

    def remove_files(self, names: Iterable[str]) -> None:
        """Delete blobs whose keys are already destroyed, then forget them."""
        gone = tuple(names)
        if not gone:
            return
        for name in gone:
            self.cache.remove(name)
        with self.store.write() as work:
            work.blobs.forget(gone)
            work.commit()


def read_person(facts: Facts) -> Person | None:
    """Return the person as the gateway last described them."""
    written = facts.get(FACT_PERSON)
    if written is None:
        return None
    kept = json.loads(written)
    return Person(
        person_id=PersonId(kept["person_id"]),
        display=kept["display"],
        roles=frozenset(Role(role) for role in kept["roles"]),
        queues=tuple(QueueName(name) for name in kept["queues"]),
    )


def keep_person(facts: Facts, person: Person) -> None:
    """Keep the person's description."""
    kept = {
        "person_id": person.person_id,
        "display": person.display,
        "roles": sorted(person.roles),
        "queues": list(person.queues),
    }
    facts.set(FACT_PERSON, json.dumps(kept))


def read_incidents(facts: Facts) -> tuple[Incident, ...]:
    """Return the incidents the gateway last told of."""
    return tuple(Incident(**kept) for kept in json.loads(facts.get(FACT_INCIDENTS) or "[]"))


def keep_incidents(facts: Facts, incidents: tuple[Incident, ...]) -> None:
    """Keep the incidents."""
    kept = [
        {name: getattr(incident, name) for name in Incident.__dataclass_fields__}
        for incident in incidents
    ]
    facts.set(FACT_INCIDENTS, json.dumps(kept))


def read_count(facts: Facts, name: str) -> int:
    """Return a whole number, 0 when it was never kept."""
    return int(facts.get(name) or "0")


def read_contact(facts: Facts) -> datetime | None:
    """Return when the gateway was last heard, by this machine's clock."""
    written = facts.get(FACT_CONTACT)
    return None if written is None else datetime.fromisoformat(written)


def server_time(facts: Facts, wall: datetime) -> datetime:
    """Return what the gateway's clock shows at a wall time here, as far as is known."""
    return wall + timedelta(seconds=float(facts.get(FACT_SKEW) or "0"))


def read_latest(facts: Facts) -> datetime | None:
    """Return the newest time seen, by the gateway's clock."""
    written = facts.get(FACT_LATEST)
    return None if written is None else datetime.fromisoformat(written)


def note_time(facts: Facts, wall: datetime) -> None:
    """Keep the newest time seen; one that is older changes nothing."""
    now, latest = server_time(facts, wall), read_latest(facts)
    if latest is None or now > latest:
        facts.set(FACT_LATEST, now.isoformat())


def clock_is_behind(facts: Facts, wall: datetime) -> bool:
    """Say whether this machine's clock shows less than it once did."""
    latest = read_latest(facts)
    return latest is not None and server_time(facts, wall) < latest - CLOCK_SLACK


def in_minutes(moment: Instant) -> datetime:
    """Return the wall time cut to the minute: nothing finer is told of a person's work."""
    return moment.wall.astimezone(UTC).replace(second=0, microsecond=0)


def asked_groups(written: str | None) -> int:
    """Return how many groups the gateway wants gone at once, 0 when there is none."""
    return int(json.loads(written)["groups"]) if written else 0


def allow_removal(desk: Desk) -> bool:
    """Answer yes; ``False`` when nothing is asked.  The next feed page is then applied."""
    with desk.store.write() as work:
        written = work.facts.get(FACT_REMOVAL)
        if not written:
            return False
        work.facts.set(FACT_REMOVAL_ALLOWED, json.loads(written)["place"])
        work.commit()
    return True
