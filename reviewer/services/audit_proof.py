# SPDX-License-Identifier: Apache-2.0
"""Proves the logs of one store, or says where they do not hold.

What counts are the keys known from elsewhere: the profile's own, those pinned at enrolment, and
for another workstation's log the key that the gateway's log says it enrolled with, which must also
be the one first seen for it.  Everything is read in one transaction, so that a log is never held
against a checkpoint of another moment.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from reviewer.domain.audit import AuditEvent, AuditRecord
from reviewer.domain.errors import InputRefused, TamperEvidence
from reviewer.domain.ids import GATEWAY_LOG
from reviewer.ports.store import Facts, UnitOfWork, WitnessedLog
from reviewer.sealing.audit_log import Verification, verify_log
from reviewer.sealing.canonical import parse_strict
from reviewer.sealing.keys import VerifyKey, decode_base64
from reviewer.services.shown import LogVerification

_EVERY: Final = 2**31 - 1
_NO_KEY: Final = VerifyKey(b"\x02" + bytes(31))  # no point of the curve, so nothing is signed by it


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """The keys one profile pinned.

    Attributes:
        log: its own log's id.
        key: its own log's key.
        witness: by which the gateway cosigns workstations' logs; ``None`` when it is not known.
        gateway: the key of the gateway's own log; ``None`` when it is not known.
    """

    log: str
    key: VerifyKey
    witness: VerifyKey | None
    gateway: VerifyKey | None


def fact_of(log: str) -> str:
    """Return the name of the fact that pins a log's key."""
    return f"log_key:{log}"


FACT_WITNESS: Final = "witness_key"


def keep_pins(facts: Facts, pins: Pins) -> None:
    """Keep the pinned keys beside the logs, so that a copy of the store can be checked alone."""
    keys = {fact_of(pins.log): pins.key, FACT_WITNESS: pins.witness}
    for name, key in (keys | {fact_of(GATEWAY_LOG): pins.gateway}).items():
        if key is not None and facts.get(name) != key.public_text:
            facts.set(name, key.public_text)


def kept_pins(work: UnitOfWork) -> Pins:
    """Return what a copy of a store says was pinned in it."""
    log = work.proofs.own_log()
    return Pins(
        log=log,
        key=_kept_key(work.facts, fact_of(log)) or _NO_KEY,
        witness=_kept_key(work.facts, FACT_WITNESS),
        gateway=_kept_key(work.facts, fact_of(GATEWAY_LOG)),
    )


def prove_own(work: UnitOfWork, pins: Pins) -> LogVerification:
    """Verify the store's own log."""
    proofs = work.proofs
    found = verify_log(
        proofs.own_records(),
        log_id=pins.log,
        public_key=pins.key,
        checkpoints=proofs.own_notes(),
        witness_public=pins.witness,
        others=() if pins.witness is not None else None,
    )
    beside = proofs.own_contradictions(pins.log, pins.witness.raw if pins.witness else b"")
    # When the records themselves do not hold, the state kept after the last says nothing new.
    told = [each for each in beside if each.what != "state" or not found.failures]
    return shown(pins.log, found, told)


def prove_fetched(
    work: UnitOfWork, pins: Pins, before: dict[str, tuple[TamperEvidence, ...]] | None = None
) -> dict[str, LogVerification]:
    """Verify every fetched log; what was found against some of them ``before`` is told first."""
    against = dict(before or {})
    beside: dict[str, list[TamperEvidence]] = {}
    for each in work.proofs.fetched_contradictions():
        beside.setdefault(each.where.rpartition("#")[0], []).append(each)
    logs = work.proofs.fetched_logs()
    others = (pins.key, *(_key(each.public_key) for each in logs))
    enrolled = _enrolled(work)
    proved = {}
    for log in logs:
        found = _fetched(work, log, pins, others)
        failures = (*against.pop(log.log, ()), *_key_failures(work.facts, log, pins, enrolled))
        proved[log.log] = shown(log.log, found, beside.pop(log.log, ()), before=failures)
    for name in {**against, **beside}:
        told = (*against.get(name, ()), *beside.get(name, ()))
        proved[name] = LogVerification(log=name, size=0, anchored=0, tail=0, failures=_plain(told))
    return proved


def shown(
    log: str,
    found: Verification,
    beside: Iterable[TamperEvidence] = (),
    *,
    before: Iterable[TamperEvidence] = (),
) -> LogVerification:
    """Return what a verification found, as it is shown."""
    return LogVerification(
        log=log,
        size=found.size,
        anchored=found.anchored_size,
        tail=found.unanchored_tail,
        failures=_plain((*before, *found.failures, *beside)),
    )


def _fetched(
    work: UnitOfWork, log: WitnessedLog, pins: Pins, others: tuple[VerifyKey, ...]
) -> Verification:
    is_gateway = log.log == GATEWAY_LOG
    return verify_log(
        work.proofs.fetched_records(log.log),
        log_id=log.log,
        public_key=_key(log.public_key),
        checkpoints=(log.checkpoint,) if log.checkpoint else (),
        witness_public=None if is_gateway else pins.witness,
        others=others,
    )


def _key_failures(
    facts: Facts, log: WitnessedLog, pins: Pins, enrolled: AbstractSet[tuple[str, str]] | None
) -> tuple[TamperEvidence, ...]:
    """Hold the key beside a log against the one pinned for it and the one it enrolled with."""
    pinned = pinned_key(facts, log.log, pins)
    is_pinned = pinned is not None and pinned.raw == log.public_key
    # Its own key and the gateway's are known from elsewhere; of what is not yet here nothing is.
    is_known = log.log in {pins.log, GATEWAY_LOG} or enrolled is None or not log.checkpoint
    stated = {key for device, key in enrolled or () if device == log.log}
    if is_pinned and (is_known or stated == {_key(log.public_key).public_text}):
        return ()
    return (TamperEvidence("key", f"{log.log}#0"),)


def _enrolled(work: UnitOfWork) -> AbstractSet[tuple[str, str]] | None:
    """Return (workstation, key) of each enrolment in the gateway's log; ``None`` without that."""
    if not work.witnessed.size(GATEWAY_LOG):
        return None
    found: set[tuple[str, str]] = set()
    events = frozenset({AuditEvent.ENROLLED.value})
    for log, stored in work.witnessed.find(events=events, limit=_EVERY):
        try:
            said = AuditRecord.from_json_dict(parse_strict(stored.record.encode()))
        except InputRefused:
            continue  # the verification of the gateway's log names it
        if log == GATEWAY_LOG:
            found.add((said.device, said.detail["log_key"]))
    return found


def pinned_key(facts: Facts, log: str, pins: Pins) -> VerifyKey | None:
    """Return the key a log must have for its whole life, ``None`` when it was never seen."""
    if log == GATEWAY_LOG and pins.gateway is not None:
        return pins.gateway
    return pins.key if log == pins.log else _kept_key(facts, fact_of(log))


def pin(facts: Facts, log: WitnessedLog) -> None:
    """Pin the key a log is first seen with."""
    facts.set(fact_of(log.log), base64.b64encode(log.public_key).decode())


def _kept_key(facts: Facts, name: str) -> VerifyKey | None:
    kept = facts.get(name)
    if kept is None:
        return None
    try:
        return VerifyKey(decode_base64(kept, "key"))
    except InputRefused:
        return _NO_KEY


def _key(raw: bytes) -> VerifyKey:
    return VerifyKey(raw) if len(raw) == len(_NO_KEY.raw) else _NO_KEY


def _plain(failures: Iterable[TamperEvidence]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((each.what, each.where) for each in failures))
