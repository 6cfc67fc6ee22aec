# SPDX-License-Identifier: Apache-2.0
"""The written form of a person's own account: JSON, readable by its owner when exported."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from reviewer.domain.errors import StoreUnusable
from reviewer.domain.exposure.ledger import Ledger, Look, Mode, Seen, Total
from reviewer.domain.items import Severity
from reviewer.services.gateway_time import Moment

FORM: Final = 1
SHORT_SIDE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Everything that is kept of one person, and kept nowhere else.

    Attributes:
        anchor: where the ledger's time stood on the machine's clock when this was written.
        ahead_s: seconds charged in advance, spent if the program ends before it writes again.
        sent: queues this workstation told the gateway are closed; ``told`` what others told it.
    """

    ledger: Ledger
    anchor: Moment
    ahead_s: float = 0.0
    opted_out: frozenset[str] = frozenset()
    short_side: int = SHORT_SIDE
    masks_words: bool = True
    sent: frozenset[str] = frozenset()
    told: frozenset[str] = field(default=frozenset())


def write_account(account: Account) -> bytes:
    """Return the account's written form."""
    written = {"form": FORM, **asdict(replace(account, ledger=replace(account.ledger, shown=None)))}
    return json.dumps(written, default=sorted, sort_keys=True).encode()


def read_account(document: bytes) -> Account:
    """Return a written account; raises ``StoreUnusable("newer")`` or ``("damaged")``."""
    try:
        kept = json.loads(document)
        if kept.pop("form") > FORM:
            raise StoreUnusable("newer")
        ledger = _ledger(kept.pop("ledger"))
        anchor = Moment(**kept.pop("anchor"))
        for name in ("opted_out", "sent", "told"):
            kept[name] = frozenset(kept[name])
        return Account(ledger=ledger, anchor=anchor, **kept)
    except (ValueError, TypeError, KeyError, AttributeError) as exc:
        raise StoreUnusable("damaged") from exc


def readable(account: Account) -> str:
    """Return the account for its owner to read."""
    kept = json.loads(write_account(account))
    return json.dumps(kept, indent=2, sort_keys=True) + "\n"


def _ledger(kept: dict[str, Any]) -> Ledger:
    return Ledger(
        **{
            **kept,
            "mode": Mode(kept["mode"]),
            "seen": tuple(_seen(each) for each in kept["seen"]),
            "totals": tuple(Total(**each) for each in kept["totals"]),
            "run": tuple(kept["run"]),
            "closed": frozenset(kept["closed"]),
        }
    )


def _seen(kept: dict[str, Any]) -> Seen:
    severity = kept["severity"]
    return Seen(
        **{
            **kept,
            "severity": None if severity is None else Severity(severity),
            "looks": tuple(Look(**each) for each in kept["looks"]),
        }
    )
