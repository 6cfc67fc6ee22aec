# SPDX-License-Identifier: Apache-2.0
"""Reads back what an act says, from the written form in which it is kept and sent."""

from __future__ import annotations

import json
from typing import Any, cast

from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import ItemId
from reviewer.domain.items import Severity
from reviewer.domain.outbox import Act


def entry_of(act: Act) -> dict[str, object]:
    """Return the members of an act's written entry; none once it is archived."""
    found = json.loads(act.body) if act.body else {}
    assert isinstance(found, dict)
    return found


def commitment_of(act: Act) -> str:
    """Return the commitment to the act's free text, or an empty string."""
    return str(entry_of(act).get("payload_commit") or "")


def verdict_of(act: Act) -> Verdict | None:
    """Return the verdict of a decision; ``None`` for another act, or one that is archived."""
    verdict = entry_of(act).get("verdict")
    return None if verdict is None else Verdict(str(verdict))


def draft_of(act: Act) -> Draft:
    """Return the answers of a decision as a draft; free text is sealed and does not come back."""
    entry = cast("dict[str, Any]", entry_of(act))
    severity = entry.get("severity")
    return Draft(
        labels=tuple(entry.get("labels", ())),
        severity=None if severity is None else Severity[severity],
        protected=tuple(entry.get("protected", ())),
        cues=tuple(entry.get("cues", ())),
        escalation_reason=entry.get("escalation_reason", ""),
        hashes=tuple(
            (
                ItemId(ticked["item_id"]),
                HashValue(
                    kind=HashKind(ticked["hash"]["kind"]),
                    value=ticked["hash"]["value"],
                    quality=ticked["hash"].get("quality"),
                    variant=ticked["hash"].get("variant", ""),
                ),
            )
            for ticked in entry.get("hashes", ())
        ),
        audience=entry.get("audience", ""),
    )
