# SPDX-License-Identifier: Apache-2.0
"""Compares what is stored of decisions, and what platforms are told, with the gateway's own log.

The log proves itself; the tables beside it do not.  Whoever changed a row of them changed nothing
that is signed, so each row is held against the record that was written with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, TamperEvidence
from reviewer.domain.ids import GATEWAY_LOG
from reviewer.domain.outbox import Outcome
from reviewer.gateway.store import feed
from reviewer.gateway.store.tables import decisions, deliveries, log_entries
from reviewer.gateway.store.tables import feed as feed_rows
from reviewer.wire.mapping import severity_from

UNLOGGED: Final = "decision-unlogged"  # stored, and the log has no record of it
UNSTORED: Final = "decision-unstored"  # in the log, and not stored
DIFFERS: Final = "decision-differs"
UNTOLD: Final = "platform-untold"  # effective, and its platform is told nothing
MISTOLD: Final = "platform-mistold"  # told what the log does not say

_SAME_BYTES: Final = "same-bytes"  # a diversion's further records, of other groups
_OPINIONS: Final = (Outcome.SUPERSEDED, Outcome.WITHDRAWN)
_TAKEN: Final = (Outcome.ACCEPTED, Outcome.ACCEPTED_LATE)
_EVENTS: Final = frozenset(
    {
        AuditEvent.DECISION_EFFECTIVE.value,
        AuditEvent.DECISION_KEPT_AS_OPINION.value,
        AuditEvent.DIVERTED.value,
    }
)
Values = dict[str, Any]


def disagreements(connection: Connection) -> Iterator[TamperEvidence]:
    """Give what does not agree with the log, each with ``where`` as a decision's id.

    The log must have been verified: here its records are believed.
    """
    records = _records(connection)
    seen = set[str]()
    for row in connection.execute(select(decisions).order_by(decisions.c.decision_id)):
        seen.add(row.decision_id)
        record = records.get(row.decision_id)
        try:
            expected = _expected(row)
        except (ValueError, TypeError, KeyError, InputRefused):  # no entry any more
            yield TamperEvidence(DIFFERS, row.decision_id)
            continue
        if record is None and expected is not None:
            yield TamperEvidence(UNLOGGED, row.decision_id)
        elif record is not None and expected != _said(record):
            yield TamperEvidence(DIFFERS, row.decision_id)
    for decision_id in sorted(records.keys() - seen):
        yield TamperEvidence(UNSTORED, decision_id)
    yield from _of_platforms(connection, records)


def _of_platforms(connection: Connection, records: dict[str, Values]) -> Iterator[TamperEvidence]:
    told = _told(connection)
    sent = {
        (row.platform_id, row.decision_id, row.item_id): _parsed(row.body)
        for row in connection.execute(select(deliveries))
    }
    wrong = {key for key in told.keys() | sent.keys() if told.get(key) != sent.get(key)}
    for key, body in told.items():
        record = records.get(key[1])
        if record is None or not _agrees(record, body):
            wrong.add(key)
    for decision_id in sorted({key[1] for key in wrong}):
        yield TamperEvidence(MISTOLD, decision_id)
    named = {key[1] for key in told}
    for decision_id, record in sorted(records.items()):
        is_answer = record["event"] == AuditEvent.DECISION_EFFECTIVE.value
        if is_answer and record["verdict"] != "escalate" and decision_id not in named:
            yield TamperEvidence(UNTOLD, decision_id)


def _records(connection: Connection) -> dict[str, Values]:
    """Return what the gateway's log says became of each act, by decision id."""
    asked = select(log_entries.c.decision_id, log_entries.c.record).where(
        log_entries.c.log == GATEWAY_LOG
    )
    found: dict[str, Values] = {}
    for row in connection.execute(asked):
        record = json.loads(row.record)  # verified, so it is a record
        is_act = record["event"] in _EVENTS and record.get("reason") != _SAME_BYTES
        if is_act and "decision_id" in record:
            found[record["decision_id"]] = record
    return found


def _expected(row: Row[Any]) -> Values | None:
    """Return what the log must say of a stored act, ``None`` when nothing."""
    entry: Values = json.loads(row.entry)
    event = _event(row)
    if event is None:
        return None
    said: Values = {
        "event": event.value,
        "actor": row.person_id,
        "device": row.workstation_id,
        "group": row.group_id,
        "outcome": row.outcome,
    }
    if event is not AuditEvent.DIVERTED:
        said |= {
            "verdict": entry["verdict"],
            "labels": entry["labels"],
            "severity": severity_from(entry["severity"]),
            "protected": entry["protected"],
            "policy": entry["policy_version"],
            "payload_commit": entry["payload_commit"],
        }
    return said


def _event(row: Row[Any]) -> AuditEvent | None:
    if row.entry_type == "divert":
        return AuditEvent.DIVERTED if row.outcome in _TAKEN else None
    if row.entry_type != "decision":
        return None
    if row.effective:
        return AuditEvent.DECISION_EFFECTIVE
    return AuditEvent.DECISION_KEPT_AS_OPINION if row.outcome in _OPINIONS else None


def _said(record: Values) -> Values:
    """Return a record's part that a stored act repeats."""
    names = ["event", "actor", "device", "group", "outcome"]
    said = {name: record.get(name, "") for name in names}
    if record["event"] == AuditEvent.DIVERTED.value:
        return said
    return said | {
        "verdict": record["verdict"],
        "labels": record.get("labels", []),
        "severity": record.get("severity"),
        "protected": record.get("protected", []),
        "policy": record["policy"],
        "payload_commit": record.get("payload_commit", ""),
    }


def _told(connection: Connection) -> dict[tuple[str, str, str], Values]:
    """Return what platforms are told, by platform, decision and item."""
    prefix = feed.platform_topic("")
    asked = select(feed_rows.c.topic, feed_rows.c.body).where(feed_rows.c.topic.startswith(prefix))
    found: dict[tuple[str, str, str], Values] = {}
    for row in connection.execute(asked):
        body = _parsed(row.body)
        key = (
            row.topic.removeprefix(prefix),
            *(str(body.get(n)) for n in ("decision_id", "item_id")),
        )
        found[key] = body
    return found


def _parsed(written: str) -> Values:
    try:
        body = json.loads(written)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _agrees(record: Values, body: Values) -> bool:
    """Say whether a platform is told what the log says."""
    if record["event"] == AuditEvent.DIVERTED.value:
        return (body.get("type"), body.get("verdict")) == ("diversion", "")
    severity = record.get("severity")
    said = {
        "type": "decision",
        "verdict": record["verdict"],
        "labels": record.get("labels", []),
        "severity": None if severity is None else f"S{severity}",
        "protected": record.get("protected", []),
        "policy_version": record["policy"],
        "item_id": record.get("item", body.get("item_id")),
    }
    is_effective = record["event"] == AuditEvent.DECISION_EFFECTIVE.value
    return is_effective and all(body.get(name) == value for name, value in said.items())
