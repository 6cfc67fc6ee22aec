# SPDX-License-Identifier: Apache-2.0
"""Rows about people, their grants, their workstations and the codes that enrol these."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from reviewer.domain.errors import StoreUnusable
from reviewer.domain.people import Role
from reviewer.gateway.store.tables import enrolment_codes, grants, people, tokens, workstations

log = logging.getLogger(__name__)


class RolesDamaged(StoreUnusable):
    """One person's roles cannot be read; nobody else's row is touched by that.

    Attributes:
        person_id: whose.
    """

    def __init__(self, person_id: str) -> None:
        super().__init__("damaged", f"roles of {person_id}")
        self.person_id = person_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who is asking: a person on their workstation, or a platform's machine.

    Attributes:
        workstation_id: empty for a platform.
        device_key: raw public key of the workstation, empty for a platform.
    """

    person_id: str
    display: str
    roles: frozenset[Role]
    queues: tuple[str, ...]
    workstation_id: str = ""
    device_key: bytes = b""
    is_revoked: bool = False


def insert_person(
    connection: Connection,
    person_id: str,
    display: str,
    roles: frozenset[Role],
    now_ms: int,
    *,
    webhook_url: str = "",
    token_sha256: str | None = None,
) -> None:
    """Add a person, or a platform."""
    connection.execute(
        insert(people).values(
            person_id=person_id,
            display=display,
            roles=json.dumps(sorted(roles)),
            webhook_url=webhook_url,
            token_sha256=token_sha256,
            active=True,
            created_ms=now_ms,
        )
    )


def person(connection: Connection, person_id: str) -> Row[Any] | None:
    """Return one row."""
    return connection.execute(select(people).where(people.c.person_id == person_id)).first()


def everyone(connection: Connection, *, lock: bool = False) -> list[Row[Any]]:
    """Return every row, oldest first; with ``lock`` nobody changes one until the commit."""
    asked = select(people).order_by(people.c.created_ms, people.c.person_id)
    return list(connection.execute(asked.with_for_update() if lock else asked))


def change(connection: Connection, person_id: str, **values: object) -> None:
    """Change columns of one person."""
    connection.execute(update(people).where(people.c.person_id == person_id).values(**values))


def queues_of(connection: Connection, person_id: str) -> tuple[str, ...]:
    """Return the granted queues, ``*`` meaning all."""
    asked = select(grants.c.queue).where(grants.c.person_id == person_id).order_by(grants.c.queue)
    return tuple(connection.execute(asked).scalars())


def grant(connection: Connection, person_id: str, queue: str) -> bool:
    """Grant a queue; say whether that was new."""
    if queue in queues_of(connection, person_id):
        return False
    connection.execute(insert(grants).values(person_id=person_id, queue=queue))
    return True


def withdraw_grant(connection: Connection, person_id: str, queue: str) -> None:
    """Take a grant back."""
    connection.execute(
        delete(grants).where(grants.c.person_id == person_id, grants.c.queue == queue)
    )


def insert_code(connection: Connection, code_sha256: str, person_id: str, expires_ms: int) -> None:
    """Keep a one-time code by its digest."""
    connection.execute(
        insert(enrolment_codes).values(
            code_sha256=code_sha256, person_id=person_id, expires_ms=expires_ms
        )
    )


def code(connection: Connection, code_sha256: str) -> Row[Any] | None:
    """Return one code, locked until the commit."""
    return connection.execute(
        select(enrolment_codes)
        .where(enrolment_codes.c.code_sha256 == code_sha256)
        .with_for_update()
    ).first()


def use_code(connection: Connection, code_sha256: str, now_ms: int) -> None:
    """Mark a code as used."""
    connection.execute(
        update(enrolment_codes)
        .where(enrolment_codes.c.code_sha256 == code_sha256)
        .values(used_ms=now_ms)
    )


def insert_workstation(
    connection: Connection,
    workstation_id: str,
    person_id: str,
    device_key: bytes,
    name: str,
    app_version: str,
    now_ms: int,
) -> None:
    """Add a workstation."""
    connection.execute(
        insert(workstations).values(
            workstation_id=workstation_id,
            person_id=person_id,
            device_key=device_key,
            name=name,
            app_version=app_version[:64],
            created_ms=now_ms,
        )
    )


def workstation(connection: Connection, workstation_id: str) -> Row[Any] | None:
    """Return one row."""
    return connection.execute(
        select(workstations).where(workstations.c.workstation_id == workstation_id)
    ).first()


def workstations_of(connection: Connection, person_id: str) -> list[Row[Any]]:
    """Return a person's workstations, oldest first."""
    return list(
        connection.execute(
            select(workstations)
            .where(workstations.c.person_id == person_id)
            .order_by(workstations.c.created_ms, workstations.c.workstation_id)
        )
    )


def mark_revoked(connection: Connection, workstation_id: str, now_ms: int) -> None:
    """Mark a workstation as revoked; its tokens stay, so that it can be told."""
    connection.execute(
        update(workstations)
        .where(workstations.c.workstation_id == workstation_id, workstations.c.revoked_ms.is_(None))
        .values(revoked_ms=now_ms)
    )


def by_access_token(connection: Connection, token_sha256: str, now_ms: int) -> Principal | None:
    """Return whom an access token speaks for, or ``None`` when it speaks for nobody."""
    row = connection.execute(
        select(
            people.c.person_id,
            people.c.display,
            people.c.roles,
            workstations.c.workstation_id,
            workstations.c.device_key,
            workstations.c.revoked_ms,
        )
        .select_from(tokens)
        .join(workstations, workstations.c.workstation_id == tokens.c.workstation_id)
        .join(people, people.c.person_id == workstations.c.person_id)
        .where(
            tokens.c.token_sha256 == token_sha256,
            tokens.c.kind == "access",
            tokens.c.expires_ms > now_ms,
            people.c.active,
        )
    ).first()
    if row is None:
        return None
    return Principal(
        person_id=row.person_id,
        display=row.display,
        roles=_roles(row.person_id, row.roles),
        queues=queues_of(connection, row.person_id),
        workstation_id=row.workstation_id,
        device_key=bytes(row.device_key),
        is_revoked=row.revoked_ms is not None,
    )


def by_platform_token(connection: Connection, token_sha256: str) -> Principal | None:
    """Return the platform that a long-lived token speaks for."""
    row = connection.execute(
        select(people).where(people.c.token_sha256 == token_sha256, people.c.active)
    ).first()
    if row is None:
        return None
    return Principal(person_id=row.person_id, display=row.display, roles=roles_of(row), queues=())


def roles_of(row: Row[Any]) -> frozenset[Role]:
    """Return the roles in a row; raises ``RolesDamaged``, which is logged."""
    return _roles(row.person_id, row.roles)


def known_roles_of(row: Row[Any]) -> frozenset[Role]:
    """Return the roles in a row, none where they are damaged: for who looks at many rows."""
    try:
        return roles_of(row)
    except RolesDamaged:
        return frozenset()


def _roles(person_id: str, written: str) -> frozenset[Role]:
    try:
        found = json.loads(written)
        if isinstance(found, list):
            return frozenset(Role(role) for role in found)
    except (ValueError, TypeError):  # not JSON, or no role
        pass
    log.error("The roles of %s cannot be read; set them anew.", person_id)
    raise RolesDamaged(person_id)
