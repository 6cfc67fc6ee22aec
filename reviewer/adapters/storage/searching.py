# SPDX-License-Identifier: Apache-2.0
"""Says what stands beside a fetched record so that it can be searched.

The columns only help to find a record; what it says is in the record alone, and verification
compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.sealing.canonical import parse_strict

COLUMNS: Final = ("event", "minute", "day", "queue", "item_id", "outcome")

_DAY_CHARS: Final = 10
_CODE_CHARS: Final = 128


def parsed(untrusted_record: bytes) -> Mapping[object, object]:
    """Return what a record says, nothing when it cannot be read."""
    try:
        found = parse_strict(untrusted_record)
    except InputRefused:
        # Kept and found by its place; the log's verification names it.
        return {}
    return found if isinstance(found, dict) else {}


def columns_of(found: Mapping[object, object]) -> dict[str, str]:
    """Return the columns of ``COLUMNS``."""
    minute = _code(found, "ts")
    return {
        "event": _code(found, "event"),
        "minute": minute,
        "day": minute[:_DAY_CHARS],
        "queue": _code(found, "queue"),
        "item_id": _code(found, "item"),
        "outcome": _code(found, "outcome"),
    }


def labels_of(found: Mapping[object, object]) -> list[str]:
    """Return the labels, each once."""
    labels = found.get("labels")
    if not isinstance(labels, list):
        return []
    return sorted({label[:_CODE_CHARS] for label in labels if isinstance(label, str)})


def _code(found: Mapping[object, object], name: str) -> str:
    value = found.get(name)
    return value[:_CODE_CHARS] if isinstance(value, str) else ""
