# SPDX-License-Identifier: Apache-2.0
"""``incident``, ``bundle``, ``status``: what is in force, and how things stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select

from reviewer.domain.errors import InputRefused
from reviewer.domain.people import Role
from reviewer.gateway.admin.opening import CONSOLE, opened, policy_body
from reviewer.gateway.admin.words import say
from reviewer.gateway.banks import rows as banks
from reviewer.gateway.context import Gateway
from reviewer.gateway.delivery.loop import counts, held_up
from reviewer.gateway.likeness import bank_index
from reviewer.gateway.store import bundles, facts, incidents, logs, people
from reviewer.gateway.store.tables import banks as bank_table
from reviewer.gateway.store.tables import groups
from reviewer.media.matching.saved import saved_through
from reviewer.wire.policy import policy_from_json
from reviewer.wire.session import IncidentInfo


def declare(chosen: Namespace) -> int:
    """Propose an incident; two leads make it one (ADR 0010)."""
    with opened(chosen) as gateway:
        if chosen.category and chosen.category not in {c.code for c in gateway.policy().categories}:
            raise InputRefused("not-found", f"category {chosen.category}")
        incident_id = gateway.db.write(
            lambda writing: incidents.propose(
                writing,
                gateway,
                chosen.title,
                category=chosen.category,
                target_min=chosen.minutes,
                actor=CONSOLE,
            )
        )
        say(incident_id)
        say("Proposed. It begins when two different leads confirm it on their workstations.")
        _warn_of_few_leads(gateway)
    return 0


def end(chosen: Namespace) -> int:
    """Propose to end an incident."""
    with opened(chosen) as gateway:
        gateway.db.write(
            lambda writing: incidents.propose_end(writing, gateway, chosen.incident, actor=CONSOLE)
        )
        say("Proposed. It ends when two different leads confirm that on their workstations.")
        _warn_of_few_leads(gateway)
    return 0


def _warn_of_few_leads(gateway: Gateway) -> None:
    everyone = gateway.db.read(people.everyone)
    leads = [row for row in everyone if row.active and Role.LEAD in people.known_roles_of(row)]
    if len(leads) < incidents.APPROVALS_NEEDED:
        say(f"There are not enough leads here: {len(leads)} of {incidents.APPROVALS_NEEDED}.")


def list_incidents(chosen: Namespace) -> int:
    """List the incidents."""
    with opened(chosen) as gateway:
        lines = gateway.db.read(_incidents)
    for line in lines or ["No incident."]:
        say(line)
    return 0


def _incidents(connection: Connection) -> list[str]:
    lines = []
    for each in incidents.every(connection):
        applied = len(incidents.acknowledgements(connection, each.incident_id))
        standing = f"{_standing(each)}, applied on {applied} workstations"
        lines.append(f"{each.incident_id}  {standing}  {each.title}")
    return lines


def _standing(info: IncidentInfo) -> str:
    is_open = info.state == "proposed" or info.ending
    what = "end proposed" if info.ending else info.state
    return f"{what}, {info.approvals} of {info.approvals_needed} leads" if is_open else what


def publish(chosen: Namespace) -> int:
    """Publish a policy file; workstations fetch it at their next contact."""
    version, body = policy_body(chosen.file)

    def work(connection: Connection) -> None:
        if bundles.get(connection, bundles.POLICY, version) is not None:
            raise InputRefused("duplicate", version)
        bank = policy_from_json(body).sharing.bank
        if not banks.takes_proposals(connection, bank):
            raise InputRefused("bank", bank)
        bundles.publish(connection, gateway, bundles.POLICY, version, body, CONSOLE)

    with opened(chosen) as gateway:
        gateway.db.write(work)
    say(f"Policy {version} is in force.")
    return 0


def list_bundles(chosen: Namespace) -> int:
    """List the bundles in force."""
    with opened(chosen) as gateway:
        current = gateway.db.read(bundles.current)
    for each in current:
        say(f"{each.kind}  {each.version}  sha256 {each.sha256}")
    return 0


def status(chosen: Namespace) -> int:
    """Say how things stand."""
    with opened(chosen) as gateway:
        for line in gateway.db.read(lambda reading: list(_status(reading, gateway))):
            say(line)
    return 0


def _status(connection: Connection, gateway: Gateway) -> Iterator[str]:
    yield f"gateway {gateway.server_id}, epoch {facts.epoch(connection)}"
    yield f"policy {gateway.policy().version}"
    yield from _people(connection)
    yield from _queues(connection)
    yield from _banks(connection, gateway.folder / bank_index.FOLDER)
    delivery = counts(connection)
    yield f"deliveries: {delivery.waiting} waiting, {delivery.delivered} delivered"
    for held in held_up(connection):
        yield (
            f"  {held.platform_id} does not take {held.waiting}: {held.ended};"
            f" next try {logs.at(held.next_ms)}"
        )
    for log in logs.all_logs(connection):
        yield f"log {log.log}: {log.size} records"
    keys = gateway.keys
    yield f"bundle key {keys.bundle.public.public_text}"
    yield f"witness key {keys.witness.public.public_text}"
    yield f"log key {keys.log.public.public_text}"
    yield f"payload key {keys.payload.public.public_text}"
    yield f"webhook key whpk_{keys.webhook.public.public_text}"


def _people(connection: Connection) -> Iterator[str]:
    for row in people.everyone(connection):
        roles = ", ".join(sorted(people.known_roles_of(row))) or "roles damaged, set them anew"
        state = "" if row.active else ", revoked"
        queues = " ".join(people.queues_of(connection, row.person_id))
        yield f"{row.person_id}  {row.display}: {roles}{state}{queues and '; ' + queues}"
        for each in people.workstations_of(connection, row.person_id):
            ended = ", revoked" if each.revoked_ms is not None else ""
            yield f"  workstation {each.workstation_id}  {each.name}{ended}"


def _banks(connection: Connection, folder: Path) -> Iterator[str]:
    """Say how fresh what is known of banks is: changes that a start or a look back has to read."""
    for row in connection.execute(select(bank_table).order_by(bank_table.c.bank_id)):
        saved = saved_through(bank_index.path_of(folder, row.bank_id)) or 0
        newest = "empty" if row.as_of_ms is None else f"newest {logs.at(row.as_of_ms)}"
        yield (
            f"bank {row.bank_id}: {newest}, {max(0, row.rev - saved)} changes not in the saved"
            f" index, {row.rev - row.searched_through} not held against earlier items yet"
        )


def _queues(connection: Connection) -> Iterator[str]:
    found: dict[str, dict[str, int]] = {}
    asked = select(groups.c.queue, groups.c.state, func.count()).group_by(
        groups.c.queue, groups.c.state
    )
    for queue, state, number in connection.execute(asked):
        found.setdefault(queue, {})[state] = number
    for queue in sorted(found):
        states = ", ".join(f"{number} {state}" for state, number in sorted(found[queue].items()))
        yield f"queue {queue}: {states}"
    leased = sum(states.get("leased", 0) for states in found.values())
    yield f"leases: {leased}"
