# SPDX-License-Identifier: Apache-2.0
"""Incidents: two different leads put one in force, and two end it; every workstation is told.

A lead's answer is signed by their device key over the exact bytes they sent, and that signature is
kept.  One "no" closes an open proposal.
"""

from __future__ import annotations

import secrets
from typing import Any, Final

from sqlalchemy import Connection, Row, case, delete, func, insert, select, update

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.gateway.context import Gateway
from reviewer.gateway.store import feed, logs, tiers
from reviewer.gateway.store.tables import incident_acks, incident_approvals, incidents
from reviewer.wire.session import IncidentInfo

APPROVALS_NEEDED: Final = 2
LISTED_MAX: Final = 50


def propose(
    connection: Connection,
    gateway: Gateway,
    title: str,
    *,
    category: str = "",
    target_min: int = 60,
    actor: str,
) -> str:
    """Propose an incident; return its id. Nothing changes before two leads approve.

    Raises:
        InputRefused: ``title`` or ``target``.
    """
    if not 1 <= len(title.strip()) <= 200 or not title.isprintable():
        raise InputRefused("title", "title")
    if not 1 <= target_min <= 10_080:
        raise InputRefused("target", "target_min")
    # In order of time; "t" comes after the hexadecimal digits that older ids began with.
    incident_id = f"inc-t{gateway.now_ms():012x}{secrets.token_hex(4)}"
    connection.execute(
        insert(incidents).values(
            incident_id=incident_id,
            title=title.strip(),
            category=category,
            target_min=target_min,
            state="proposed",
            ending=False,
        )
    )
    _tell(connection, incident_id)
    _log(connection, gateway, AuditEvent.INCIDENT_PROPOSED, incident_id, actor, "declare")
    return incident_id


def propose_end(connection: Connection, gateway: Gateway, incident_id: str, *, actor: str) -> None:
    """Propose to end an active incident.

    Raises:
        InputRefused: ``not-found`` or ``not-active``.
    """
    row = _locked(connection, incident_id)
    if row.state != "active":
        raise InputRefused("not-active", incident_id)
    connection.execute(
        update(incidents).where(incidents.c.incident_id == incident_id).values(ending=True)
    )
    _tell(connection, incident_id)
    _log(connection, gateway, AuditEvent.INCIDENT_PROPOSED, incident_id, actor, "end")


def answer(
    connection: Connection,
    gateway: Gateway,
    incident_id: str,
    person_id: str,
    signature: bytes,
    *,
    approve: bool,
) -> IncidentInfo:
    """Take a lead's answer to the open proposal; the second "yes" puts it in force.

    Raises:
        InputRefused: ``not-found``.
        RuleBroken: ``no-proposal`` is open.
    """
    row = _locked(connection, incident_id)
    if not (row.state == "proposed" or (row.state == "active" and row.ending)):
        raise RuleBroken("no-proposal")
    if approve:
        _approve(connection, row, person_id, signature)
        _log(connection, gateway, AuditEvent.INCIDENT_APPROVED, incident_id, person_id, _what(row))
        if _approvals(connection, incident_id, ending=row.ending) >= APPROVALS_NEEDED:
            _put_in_force(connection, gateway, row, person_id)
    else:
        _close_proposal(connection, row)
        _log(connection, gateway, AuditEvent.INCIDENT_ENDED, incident_id, person_id, "refused")
    _tell(connection, incident_id)
    return _info(connection, _locked(connection, incident_id))


def acknowledge(connection: Connection, incident_id: str, workstation_id: str) -> None:
    """Note that a workstation applied the incident as it stands."""
    row = _locked(connection, incident_id)
    if row.state == "proposed":
        return
    where = (
        (incident_acks.c.incident_id == incident_id)
        & (incident_acks.c.workstation_id == workstation_id)
        & (incident_acks.c.state == row.state)
    )
    if connection.execute(select(incident_acks).where(where)).first() is None:
        connection.execute(
            insert(incident_acks).values(
                incident_id=incident_id, workstation_id=workstation_id, state=row.state
            )
        )


def every(connection: Connection, *, is_open: bool = False) -> tuple[IncidentInfo, ...]:
    """Return the newest incidents, newest last; with ``is_open`` only those not ended.

    Of more than ``LISTED_MAX``, those that are not ended come before any that is.
    """
    newest = incidents.c.incident_id.desc()
    is_ended = case((incidents.c.state == "ended", 1), else_=0)
    asked = select(incidents).order_by(is_ended, newest).limit(LISTED_MAX)
    if is_open:
        asked = asked.where(incidents.c.state != "ended")
    rows = sorted(connection.execute(asked).all(), key=lambda row: str(row.incident_id))
    return tuple(_info(connection, row) for row in rows)


def acknowledgements(connection: Connection, incident_id: str) -> tuple[str, ...]:
    """Return the workstations that applied the incident in its present state."""
    rows = connection.execute(
        select(incident_acks.c.workstation_id)
        .join(incidents, incidents.c.incident_id == incident_acks.c.incident_id)
        .where(
            incident_acks.c.incident_id == incident_id,
            incident_acks.c.state == incidents.c.state,
        )
        .order_by(incident_acks.c.workstation_id)
    )
    return tuple(rows.scalars())


def _put_in_force(connection: Connection, gateway: Gateway, row: Row[Any], person_id: str) -> None:
    state = "ended" if row.ending else "active"
    connection.execute(
        update(incidents)
        .where(incidents.c.incident_id == row.incident_id)
        .values(state=state, ending=False)
    )
    if row.category:
        tiers.retier(connection, row.category)
    event = AuditEvent.INCIDENT_ENDED if row.ending else AuditEvent.INCIDENT_DECLARED
    _log(connection, gateway, event, row.incident_id, person_id, state)


def _approve(connection: Connection, row: Row[Any], person_id: str, signature: bytes) -> None:
    mine = (
        (incident_approvals.c.incident_id == row.incident_id)
        & (incident_approvals.c.person_id == person_id)
        & (incident_approvals.c.ending == row.ending)
    )
    if connection.execute(select(incident_approvals).where(mine)).first() is None:
        connection.execute(
            insert(incident_approvals).values(
                incident_id=row.incident_id,
                person_id=person_id,
                ending=row.ending,
                signature=signature,
            )
        )


def _close_proposal(connection: Connection, row: Row[Any]) -> None:
    connection.execute(
        delete(incident_approvals).where(
            incident_approvals.c.incident_id == row.incident_id,
            incident_approvals.c.ending == row.ending,
        )
    )
    values = {"ending": False} if row.ending else {"state": "ended"}
    connection.execute(
        update(incidents).where(incidents.c.incident_id == row.incident_id).values(values)
    )


def _what(row: Row[Any]) -> str:
    return "end" if row.ending else "declare"


def _approvals(connection: Connection, incident_id: str, *, ending: bool) -> int:
    return connection.execute(
        select(func.count()).where(
            incident_approvals.c.incident_id == incident_id,
            incident_approvals.c.ending == ending,
        )
    ).scalar_one()


def _info(connection: Connection, row: Row[Any]) -> IncidentInfo:
    return IncidentInfo(
        incident_id=row.incident_id,
        title=row.title,
        state=row.state,
        target_min=row.target_min,
        approvals=_approvals(connection, row.incident_id, ending=row.ending),
        approvals_needed=APPROVALS_NEEDED,
        ending=row.ending,
        category=row.category,
    )


def _locked(connection: Connection, incident_id: str) -> Row[Any]:
    row = connection.execute(
        select(incidents).where(incidents.c.incident_id == incident_id).with_for_update()
    ).first()
    if row is None:
        raise InputRefused("not-found", incident_id)
    return row


def _tell(connection: Connection, incident_id: str) -> None:
    info = _info(connection, _locked(connection, incident_id))
    body = {"event": "incident", "detail": info.model_dump(mode="json")}
    feed.append(connection, feed.EVENTS, body)


def _log(
    connection: Connection,
    gateway: Gateway,
    event: AuditEvent,
    incident_id: str,
    actor: str,
    what: str,
) -> None:
    detail = {"incident": incident_id, "what": what}
    logs.append_own(connection, gateway, event, actor=actor, detail=detail)
