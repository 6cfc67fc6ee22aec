# SPDX-License-Identifier: Apache-2.0
"""What administrators do about people; each act is in the gateway's own log.

``actor`` is who does it, a pseudonym.  Names stay in their one table and never reach the log.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection

from sqlalchemy import Connection

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused
from reviewer.domain.people import Role
from reviewer.gateway.context import Gateway
from reviewer.gateway.store import feed, lease_ends, logs, people, tokens


def add_person(
    connection: Connection,
    gateway: Gateway,
    display: str,
    roles: Collection[Role],
    queues: Collection[str] = (),
    *,
    actor: str,
) -> str:
    """Add a person; return their pseudonym.

    Raises:
        InputRefused: ``name`` or ``roles`` is not acceptable.
    """
    name = display.strip()
    if not 1 <= len(name) <= 128 or not name.isprintable():
        raise InputRefused("name", "display")
    if not roles or Role.PLATFORM in roles:
        raise InputRefused("roles", "roles")
    person_id = f"p-{secrets.token_hex(8)}"
    people.insert_person(connection, person_id, name, frozenset(roles), gateway.now_ms())
    logs.append_own(
        connection,
        gateway,
        AuditEvent.PERSON_ADDED,
        actor=actor,
        detail={"subject": person_id, "roles": " ".join(sorted(roles))},
    )
    for queue in sorted(set(queues)):
        grant(connection, gateway, person_id, queue, actor=actor)
    return person_id


def add_platform(
    connection: Connection, gateway: Gateway, name: str, webhook_url: str = "", *, actor: str
) -> tuple[str, str]:
    """Add a platform; return its id and its token, which is shown this once.

    Raises:
        InputRefused: ``name`` is not acceptable.
    """
    if not 1 <= len(name.strip()) <= 128 or not name.isprintable():
        raise InputRefused("name", "name")
    person_id, token = f"pl-{secrets.token_hex(8)}", secrets.token_urlsafe(32)
    people.insert_person(
        connection,
        person_id,
        name.strip(),
        frozenset({Role.PLATFORM}),
        gateway.now_ms(),
        webhook_url=webhook_url,
        token_sha256=tokens.digest(token),
    )
    logs.append_own(
        connection,
        gateway,
        AuditEvent.PERSON_ADDED,
        actor=actor,
        detail={"subject": person_id, "roles": Role.PLATFORM.value},
    )
    return person_id, token


def grant(
    connection: Connection, gateway: Gateway, person_id: str, queue: str, *, actor: str
) -> None:
    """Grant a queue, or ``*`` for all; granted already is fine."""
    _known(connection, person_id)
    if not people.grant(connection, person_id, queue):
        return
    logs.append_own(
        connection,
        gateway,
        AuditEvent.QUEUE_GRANTED,
        actor=actor,
        queue="all" if queue == "*" else queue,
        detail={"subject": person_id},
    )


def withdraw_grant(
    connection: Connection, gateway: Gateway, person_id: str, queue: str, *, actor: str
) -> None:
    """Take a granted queue back; leases of it end when they are next renewed."""
    _known(connection, person_id)
    people.withdraw_grant(connection, person_id, queue)
    logs.append_own(
        connection,
        gateway,
        AuditEvent.ROLE_CHANGED,
        actor=actor,
        queue="all" if queue == "*" else queue,
        detail={"subject": person_id, "to": "grant-withdrawn"},
    )


def change_roles(
    connection: Connection,
    gateway: Gateway,
    person_id: str,
    roles: Collection[Role],
    *,
    actor: str,
) -> None:
    """Give a person these roles and no other; leases they may no longer hold end at renewal.

    Raises:
        InputRefused: ``not-found``, ``roles`` (a platform is nothing else), ``account-ended``, or
            ``last-admin``.
    """
    every = people.everyone(connection, lock=True)
    row = next((each for each in every if each.person_id == person_id), None)
    if row is None:
        raise InputRefused("not-found", f"person {person_id}")
    # Damaged roles are set anew by this; only a platform has a token of its own.
    before, after = people.known_roles_of(row), frozenset(roles)
    if not after or Role.PLATFORM in before | after or row.token_sha256 is not None:
        raise InputRefused("roles", person_id)
    if not row.active:
        raise InputRefused("account-ended", person_id)
    if Role.ADMIN in before - after and not any(
        each.active and each.person_id != person_id and Role.ADMIN in people.known_roles_of(each)
        for each in every
    ):
        raise InputRefused("last-admin", person_id)
    if before == after:
        return
    people.change(connection, person_id, roles=json.dumps(sorted(after)))
    logs.append_own(
        connection,
        gateway,
        AuditEvent.ROLE_CHANGED,
        actor=actor,
        detail={
            "subject": person_id,
            "from": " ".join(sorted(before)) or "none",
            "to": " ".join(sorted(after)),
        },
    )


def revoke_workstation(
    connection: Connection,
    gateway: Gateway,
    workstation_id: str,
    *,
    actor: str,
    reason: str = "revoked",
) -> None:
    """End a workstation: it gets nothing more, and its leases go to others at once.

    Raises:
        InputRefused: ``not-found``.
    """
    row = people.workstation(connection, workstation_id)
    if row is None:
        raise InputRefused("not-found", workstation_id)
    people.mark_revoked(connection, workstation_id, gateway.now_ms())
    lease_ends.revoke_workstation(connection, workstation_id)
    feed.append(connection, feed.events_topic(workstation_id), {"event": "revoked", "detail": {}})
    logs.append_own(
        connection,
        gateway,
        AuditEvent.WORKSTATION_REVOKED,
        actor=actor,
        device=workstation_id,
        reason=reason,
    )


def revoke_person(
    connection: Connection,
    gateway: Gateway,
    person_id: str,
    *,
    actor: str,
    reason: str = "revoked",
) -> None:
    """End every workstation of a person, and the account itself."""
    _known(connection, person_id)
    for row in people.workstations_of(connection, person_id):
        if row.revoked_ms is None:
            revoke_workstation(connection, gateway, row.workstation_id, actor=actor, reason=reason)
    people.change(connection, person_id, active=False)
    logs.append_own(
        connection,
        gateway,
        AuditEvent.ROLE_CHANGED,
        actor=actor,
        detail={"subject": person_id, "to": "none"},
    )


def revoke_lease(
    connection: Connection,
    gateway: Gateway,
    group_id: str,
    *,
    actor: str,
    reason: str = "revoked",
) -> bool:
    """Take a group from whoever holds it; return whether anybody did."""
    claimed = lease_ends.revoke(connection, [group_id])
    if claimed:
        logs.append_own(
            connection,
            gateway,
            AuditEvent.LEASE_REVOKED,
            actor=actor,
            group=group_id,
            reason=reason,
        )
    return bool(claimed)


def _known(connection: Connection, person_id: str) -> None:
    if people.person(connection, person_id) is None:
        raise InputRefused("not-found", person_id)
