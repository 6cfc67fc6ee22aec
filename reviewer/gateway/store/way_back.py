# SPDX-License-Identifier: Apache-2.0
"""Puts an item's answer on its way back to the platform, in the feed and in the outgoing rows."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from reviewer.gateway.store import feed
from reviewer.gateway.store.tables import decisions, deliveries
from reviewer.sealing.canonical import canonical
from reviewer.wire.work import DecisionEntry, DivertEntry, PlatformDecision


def deliver(
    connection: Connection,
    entry: DecisionEntry | DivertEntry,
    policy_version: str,
    now_ms: int,
    member: Row[Any],
) -> None:
    """Put one item's answer on its way.

    Args:
        connection: the transaction in which the answer takes effect.
        entry: the act that answers.
        policy_version: in force, named where the act names none.
        now_ms: the wall clock.
        member: the item.
    """
    earlier = connection.execute(
        select(deliveries.c.decision_id, decisions.c.reopened)
        .join(decisions, decisions.c.decision_id == deliveries.c.decision_id)
        .where(deliveries.c.item_id == member.item_id)
        .order_by(decisions.c.generation.desc())
        .limit(1)
    ).first()
    before = None if earlier is None else (earlier.decision_id, earlier.reopened)
    body = _body(entry, policy_version, member, before).model_dump(mode="json")
    feed.append(connection, feed.platform_topic(member.platform_id), body)
    connection.execute(
        insert(deliveries).values(
            delivery_id=f"dl-{secrets.token_hex(16)}",
            platform_id=member.platform_id,
            decision_id=entry.decision_id,
            item_id=member.item_id,
            body=canonical(body).decode(),
            state="waiting",
            next_ms=now_ms,
        )
    )


def _body(
    entry: DecisionEntry | DivertEntry,
    policy_version: str,
    member: Row[Any],
    earlier: tuple[str, bool] | None,
) -> PlatformDecision:
    decided = entry if isinstance(entry, DecisionEntry) else None
    return PlatformDecision(
        type="decision" if decided else "diversion",
        decision_id=entry.decision_id,
        external_id=member.external_id,
        item_id=member.item_id,
        verdict=decided.verdict if decided else "",
        labels=decided.labels if decided else (),
        severity=decided.severity if decided else None,
        protected=decided.protected if decided else (),
        policy_version=decided.policy_version if decided else policy_version,
        decided_at=entry.decided_at,
        supersedes=None if earlier is None else earlier[0],
        reopened=earlier is not None and earlier[1],
    )
