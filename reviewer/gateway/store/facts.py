# SPDX-License-Identifier: Apache-2.0
"""The gateway's few facts about itself: who it is, which epoch it is in, what is backed up.

``durable:<workstation>`` is the newest act of that workstation known to be in a proven backup
(sync.md 2.6).  It is moved only by ``mark_durable``, which the backup command calls; a gateway that
is never backed up never moves it, and its workstations keep what they sent.  An act that arrives
later with a smaller sequence moves it back.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from reviewer.domain.ids import uuid7
from reviewer.gateway.store.tables import decisions, server

_SIDECAR: Final = "starts.json"


def fact(connection: Connection, name: str) -> str | None:
    """Return one fact."""
    return connection.execute(select(server.c.value).where(server.c.name == name)).scalar()


def set_fact(connection: Connection, name: str, value: str) -> None:
    """Write one fact."""
    changed = connection.execute(update(server).where(server.c.name == name).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(server).values(name=name, value=value))


def server_id(connection: Connection) -> str:
    """Return the permanent id; raises ``LookupError`` before ``found``."""
    found = fact(connection, "server_id")
    if found is None:
        raise LookupError("server_id")
    return found


def epoch(connection: Connection) -> int:
    """Return the epoch, which rises when an older state of the database came back."""
    return int(fact(connection, "epoch") or "1")


def found(connection: Connection, now_ms: int) -> str:
    """Make the gateway's identity unless it has one; return its id."""
    known = fact(connection, "server_id")
    if known is not None:
        return known
    made = uuid7(now_ms, secrets.token_bytes(10))
    set_fact(connection, "server_id", made)
    set_fact(connection, "epoch", "1")
    return made


def count_start(connection: Connection, folder: Path) -> int:
    """Count this start in the database and beside it; return the epoch.

    A database that has seen fewer starts of this folder than the folder itself was restored.
    """
    sidecar = folder / _SIDECAR
    beside = json.loads(sidecar.read_text()) if sidecar.exists() else {"starts": 0}
    node = beside.setdefault("node", secrets.token_hex(8))
    seen = int(fact(connection, f"starts:{node}") or "0")
    now = epoch(connection)
    if seen < beside["starts"]:
        now += 1
        set_fact(connection, "epoch", str(now))
    beside["starts"] = max(seen, beside["starts"]) + 1
    set_fact(connection, f"starts:{node}", str(beside["starts"]))
    part = sidecar.with_suffix(".part")
    part.write_text(json.dumps(beside))
    part.replace(sidecar)
    return now


def durable_through(connection: Connection, workstation_id: str) -> int:
    """Return the newest sequence whose acts are known to be in a backup."""
    return int(fact(connection, f"durable:{workstation_id}") or "0")


def newest_sequences(connection: Connection) -> dict[str, int]:
    """Return each workstation's newest recorded act; read it from the proven backup itself."""
    rows = connection.execute(
        select(decisions.c.workstation_id, func.max(decisions.c.sequence)).group_by(
            decisions.c.workstation_id
        )
    )
    return {row[0]: row[1] for row in rows}


def mark_durable(connection: Connection, through: Mapping[str, int]) -> None:
    """Say what a proven backup holds: ``newest_sequences`` of that backup, not of this database."""
    for workstation_id, sequence in through.items():
        set_fact(connection, f"durable:{workstation_id}", str(sequence))


def note_late_arrival(connection: Connection, workstation_id: str, sequence: int) -> None:
    """Step back before an act that came after newer ones were backed up."""
    if sequence <= durable_through(connection, workstation_id):
        set_fact(connection, f"durable:{workstation_id}", str(max(0, sequence - 1)))
