# SPDX-License-Identifier: Apache-2.0
"""Tokens of workstations, kept by their digest; one family per workstation.

A refresh token stays good until the one it was exchanged for is itself exchanged, so that a lost
answer signs nobody out.  After that its use means that somebody has a copy: the family ends.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from reviewer.domain.errors import RuleBroken
from reviewer.gateway.store.tables import tokens
from reviewer.wire.session import Tokens

ACCESS_S: Final = 900
REFRESH_MS: Final = 30 * 86_400_000
SPENT_KEPT_MS: Final = 2 * 86_400_000


def digest(token: str) -> str:
    """Return what is kept of a token or a code."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def issue(
    connection: Connection, workstation_id: str, now_ms: int, parent_sha256: str | None = None
) -> Tokens:
    """Make a pair of tokens."""
    made = Tokens(
        access_token=secrets.token_urlsafe(32),
        access_expires_in_s=ACCESS_S,
        refresh_token=secrets.token_urlsafe(32),
    )
    refresh = digest(made.refresh_token)
    rows = [
        (digest(made.access_token), "access", now_ms + 1000 * ACCESS_S, refresh),
        (refresh, "refresh", now_ms + REFRESH_MS, parent_sha256),
    ]
    connection.execute(
        insert(tokens),
        [
            {
                "token_sha256": sha256,
                "workstation_id": workstation_id,
                "kind": kind,
                "expires_ms": expires_ms,
                "parent_sha256": parent,
            }
            for sha256, kind, expires_ms, parent in rows
        ],
    )
    return made


def refresh(connection: Connection, workstation_id: str, token: str, now_ms: int) -> Tokens | None:
    """Exchange a refresh token.

    Returns:
        The new pair; ``None`` when the token was spent and its whole family has now been ended.

    Raises:
        RuleBroken: ``unauthenticated``: unknown, expired, or another workstation's.
    """
    spent = digest(token)
    row = connection.execute(
        select(tokens).where(tokens.c.token_sha256 == spent).with_for_update()
    ).first()
    if (
        row is None
        or row.kind != "refresh"
        or row.expires_ms <= now_ms
        or row.workstation_id != workstation_id
    ):
        raise RuleBroken("unauthenticated")
    children = connection.execute(
        select(tokens.c.token_sha256, tokens.c.spent_ms).where(
            tokens.c.parent_sha256 == spent, tokens.c.kind == "refresh"
        )
    ).all()
    if any(child.spent_ms is not None for child in children):
        end_family(connection, workstation_id)
        return None
    # The answer that carried these was lost.
    lost = [child.token_sha256 for child in children]
    connection.execute(
        delete(tokens).where(
            or_(
                tokens.c.token_sha256.in_(lost),
                and_(tokens.c.kind == "access", tokens.c.parent_sha256.in_(lost)),
            )
        )
    )
    connection.execute(update(tokens).where(tokens.c.token_sha256 == spent).values(spent_ms=now_ms))
    return issue(connection, workstation_id, now_ms, spent)


def end_family(connection: Connection, workstation_id: str) -> None:
    """Forget every token of a workstation."""
    connection.execute(delete(tokens).where(tokens.c.workstation_id == workstation_id))


def sweep(connection: Connection, now_ms: int) -> None:
    """Forget tokens that can no longer mean anything."""
    connection.execute(
        delete(tokens).where(
            or_(tokens.c.expires_ms <= now_ms, tokens.c.spent_ms < now_ms - SPENT_KEPT_MS)
        )
    )
