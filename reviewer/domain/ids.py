# SPDX-License-Identifier: Apache-2.0
"""Names of things, and the one way to make a new one."""

from __future__ import annotations

from typing import NewType

ItemId = NewType("ItemId", str)
GroupId = NewType("GroupId", str)
MediaId = NewType("MediaId", str)
LeaseId = NewType("LeaseId", str)
DecisionId = NewType("DecisionId", str)
PersonId = NewType("PersonId", str)  # a pseudonym; the gateway alone can resolve it
WorkstationId = NewType("WorkstationId", str)
QueueName = NewType("QueueName", str)
IncidentId = NewType("IncidentId", str)
LogId = NewType("LogId", str)  # a workstation id, or GATEWAY_LOG

GATEWAY_LOG = LogId("gateway")
ESCALATED_QUEUE = QueueName("escalated")
# Before the name of a queue: groups of it whose hashes wait for a second person.
SECOND_PREFIX = "second:"


def first_queue(name: str) -> QueueName:
    """Return the queue a group was in before it waited for a second person."""
    return QueueName(name.removeprefix(SECOND_PREFIX))


def uuid7(unix_ms: int, random: bytes) -> str:
    """Return a version 7 UUID (RFC 9562, 5.7): time-ordered to the minute, 74 random bits.

    The time is cut to the minute (RFC 9562, 6.1 allows a coarser clock): decision ids stand in the
    audit log, and two of them must not tell how long somebody looked (ADR 0008).

    Args:
        unix_ms: milliseconds since 1970, 48 bits.
        random: ten random bytes.
    """
    minute_ms = unix_ms - unix_ms % 60_000
    high = (minute_ms << 16) | 0x7000 | ((random[0] << 8 | random[1]) & 0x0FFF)
    low = (0b10 << 62) | (int.from_bytes(random[2:10], "big") & ((1 << 62) - 1))
    digits = f"{high:016x}{low:016x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
