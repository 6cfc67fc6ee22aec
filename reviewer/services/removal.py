# SPDX-License-Identifier: Apache-2.0
"""The question that is asked before many groups are closed at once."""

from __future__ import annotations

import json

from reviewer.services.desk import FACT_REMOVAL, FACT_REMOVAL_ALLOWED, Desk


def asked_groups(written: str | None) -> int:
    """Return how many groups the open question is about, 0 when there is none."""
    return int(json.loads(written)["groups"]) if written else 0


def allow(desk: Desk) -> bool:
    """Answer yes; ``False`` when nothing is asked.  The next feed page is then applied."""
    with desk.store.write() as work:
        written = work.facts.get(FACT_REMOVAL)
        if not written:
            return False
        work.facts.set(FACT_REMOVAL_ALLOWED, json.loads(written)["place"])
        work.commit()
    return True
