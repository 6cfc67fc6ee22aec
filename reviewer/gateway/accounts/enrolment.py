# SPDX-License-Identifier: Apache-2.0
"""One-time codes, and the enrolment of one person on one workstation with one.

The secret half of a code is kept by its digest alone.  A code is used once, within a day; a
refusal says which of unknown, used and expired it was, which only the holder of a code learns.
"""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import Connection

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken
from reviewer.domain.people import Role
from reviewer.gateway.context import Gateway
from reviewer.gateway.store import facts, logs, people, tokens
from reviewer.sealing.keys import VerifyKey
from reviewer.wire import enrolment_code
from reviewer.wire.session import EnrolmentAnswer, EnrolmentRequest

CODE_MS: Final = 86_400_000


class EnrolmentRefused(RuleBroken):
    """The code is not good.

    Attributes:
        why: ``unknown``, ``used`` or ``expired``.
    """

    def __init__(self, why: str) -> None:
        super().__init__("enrolment-refused")
        self.why = why


def make_code(connection: Connection, gateway: Gateway, person_id: str) -> str:
    """Make a code for a person, to be handed over and not kept.

    Raises:
        InputRefused: ``not-found``, or ``roles``: a platform has a token instead.
    """
    row = people.person(connection, person_id)
    if row is None or not row.active:
        raise InputRefused("not-found", person_id)
    if Role.PLATFORM in people.roles_of(row):
        raise InputRefused("roles", person_id)
    code = enrolment_code.make(
        secrets.randbits(enrolment_code.SECRET_BITS), gateway.keys.bundle.public.raw
    )
    secret, _ = enrolment_code.parse(code)
    people.insert_code(connection, tokens.digest(secret), person_id, gateway.now_ms() + CODE_MS)
    return code


def enrol(connection: Connection, gateway: Gateway, request: EnrolmentRequest) -> EnrolmentAnswer:
    """Enrol a workstation and sign its person in.

    Raises:
        EnrolmentRefused: the code is unknown, used or expired.
        InputRefused: the device key is no Ed25519 key, or a name is no line of text.
    """
    now_ms = gateway.now_ms()
    if not (request.workstation_name + request.app_version).isprintable():
        raise InputRefused("schema", "workstation_name")
    key = VerifyKey.from_text(request.device_key)
    code_sha256 = tokens.digest(request.code)
    code = people.code(connection, code_sha256)
    if code is None:
        raise EnrolmentRefused("unknown")
    if code.used_ms is not None:
        raise EnrolmentRefused("used")
    person = people.person(connection, code.person_id)
    if code.expires_ms <= now_ms or person is None or not person.active:
        raise EnrolmentRefused("expired")
    people.use_code(connection, code_sha256, now_ms)
    workstation_id = f"ws-{secrets.token_hex(8)}"
    people.insert_workstation(
        connection,
        workstation_id,
        code.person_id,
        key.raw,
        request.workstation_name,
        request.app_version,
        now_ms,
    )
    logs.open_log(connection, workstation_id, key.raw)
    made = tokens.issue(connection, workstation_id, now_ms)
    logs.append_own(
        connection,
        gateway,
        AuditEvent.ENROLLED,
        actor=code.person_id,
        device=workstation_id,
        detail={"log_key": key.public_text},
    )
    return EnrolmentAnswer(
        server_id=gateway.server_id,
        epoch=facts.epoch(connection),
        workstation_id=workstation_id,
        person_id=code.person_id,
        tokens=made,
        bundle_key=gateway.keys.bundle.public.public_text,
        witness_key=gateway.keys.witness.public.public_text,
        payload_key=gateway.keys.payload.public.public_text,
        log_key=gateway.keys.log.public.public_text,
    )
