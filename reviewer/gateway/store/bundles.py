# SPDX-License-Identifier: Apache-2.0
"""Signed bundles: the policy in force, and every version that decisions were made under."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, insert, select

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused
from reviewer.domain.policy import Policy
from reviewer.gateway.context import Gateway
from reviewer.gateway.store import feed, logs
from reviewer.gateway.store.failures import reading_own_rows
from reviewer.gateway.store.tables import bundles
from reviewer.wire.policy import policy_from_json

POLICY = "policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One published bundle: canonical JSON and the bundle key's signature over it."""

    kind: str
    version: str
    body: bytes
    signature: bytes

    @property
    def sha256(self) -> str:
        """Hex digest of the body."""
        return hashlib.sha256(self.body).hexdigest()


def publish(
    connection: Connection, gateway: Gateway, kind: str, version: str, body: bytes, actor: str
) -> Bundle:
    """Sign and publish a bundle; it is in force from the commit on.

    Raises:
        InputRefused: ``duplicate``: that version was published with another body.
    """
    known = get(connection, kind, version)
    if known is not None:
        if known.body != body:
            raise InputRefused("duplicate", version)
        return known
    made = Bundle(kind=kind, version=version, body=body, signature=gateway.keys.bundle.sign(body))
    newest = connection.execute(
        select(bundles.c.published_ms)
        .where(bundles.c.kind == kind)
        .order_by(bundles.c.published_ms.desc())
    ).scalar()
    # Two in one millisecond, or a clock set back, must not bring an older one into force.
    published_ms = max(gateway.now_ms(), (newest or 0) + 1)
    connection.execute(
        insert(bundles).values(
            kind=kind,
            version=version,
            body=body,
            signature=made.signature,
            published_ms=published_ms,
        )
    )
    feed.append(
        connection, feed.EVENTS, {"event": "bundle", "detail": {"kind": kind, "version": version}}
    )
    logs.append_own(connection, gateway, AuditEvent.BUNDLE_PUBLISHED, actor=actor, policy=version)
    return made


def get(connection: Connection, kind: str, version: str) -> Bundle | None:
    """Return one published bundle."""
    row = connection.execute(
        select(bundles).where(bundles.c.kind == kind, bundles.c.version == version)
    ).first()
    if row is None:
        return None
    return Bundle(kind=row.kind, version=row.version, body=row.body, signature=row.signature)


def current(connection: Connection) -> tuple[Bundle, ...]:
    """Return the bundle of each kind that is in force."""
    rows = connection.execute(
        select(bundles).order_by(bundles.c.kind, bundles.c.published_ms)
    ).all()
    newest = {row.kind: row for row in rows}
    return tuple(
        Bundle(kind=row.kind, version=row.version, body=row.body, signature=row.signature)
        for row in newest.values()
    )


def policy_in_force(connection: Connection) -> Policy:
    """Return the policy in force; raises ``InputRefused`` when none was ever published."""
    body = connection.execute(
        select(bundles.c.body)
        .where(bundles.c.kind == POLICY)
        .order_by(bundles.c.published_ms.desc())
        .limit(1)
    ).scalar()
    if body is None:
        raise InputRefused("policy-missing", "policy")
    return _parsed(bytes(body))


def policy(connection: Connection, version: str) -> Policy | None:
    """Return one version of the policy, or ``None`` if it was never published."""
    found = get(connection, POLICY, version)
    return None if found is None else _parsed(found.body)


@lru_cache(maxsize=32)
def _parsed(body: bytes) -> Policy:
    with reading_own_rows():
        return policy_from_json(body)
