# SPDX-License-Identifier: Apache-2.0
"""Says what one audit record holds: who decided what, on which policy, on which evidence.

The log is no record of anyone's pace or distress.  Times are whole minutes, no field measures how
long something took, and a ``detail`` key that would is refused.  Every text in a record is a code
or an id: what people write travels apart, encrypted, under ``payload_commit``.  An absent field is
omitted, never null or empty, so a record has exactly one canonical form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final, cast

from reviewer.domain.audit_events import MUST_CARRY, AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken

__all__ = [
    "MUST_CARRY",
    "AuditEntry",
    "AuditEvent",
    "AuditRecord",
    "check_log_id",
]

FORMAT_VERSION: Final = 1
TIMING_WORDS: Final = ("active_ms", "duration", "mono", "reveal_max", "elapsed")

_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}", re.ASCII)
_LOG_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,95}", re.ASCII)
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_MINUTE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z")
_DETAIL_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,31}")
_DETAIL_VALUE: Final = re.compile(r"[\x20-\x7e]{1,256}")
_MAX_LIST: Final = 64
_MAX_DETAIL: Final = 16
_MAX_SEQ: Final = 2**53 - 1
_NO_DETAIL: Final[Mapping[str, str]] = MappingProxyType({})


_CODES: Final = (
    *("actor", "role", "device", "app", "policy", "item", "group", "queue"),
    *("verdict", "decision_id", "outcome", "reason"),
)
_LISTS: Final = ("labels", "protected")
_OTHERS: Final = ("v", "log", "seq", "ts", "event", "severity", "detail", "payload_commit", "prev")
_KEYS: Final = frozenset([*_CODES, *_LISTS, *_OTHERS])


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """What happened, before it has a place in a log.

    Attributes:
        at: aware moment; kept in UTC, cut to the minute.
        actor: pseudonym id of the person who acted.
        role: the actor's role at that moment.
        device: id of the workstation.
        app: version of the program.
        policy: version of the policy bundle decided under.
        severity: 0-4.
        detail: a few further codes; see ``MUST_CARRY``.
        payload_commit: hex commitment to what was written in words.
    """

    event: AuditEvent
    at: datetime
    actor: str = ""
    role: str = ""
    device: str = ""
    app: str = ""
    policy: str = ""
    item: str = ""
    group: str = ""
    queue: str = ""
    verdict: str = ""
    labels: tuple[str, ...] = ()
    severity: int | None = None
    protected: tuple[str, ...] = ()
    decision_id: str = ""
    outcome: str = ""
    reason: str = ""
    detail: Mapping[str, str] = field(default_factory=dict, hash=False)
    payload_commit: str = ""

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise RuleBroken("audit-time", "at")
        minute = self.at.astimezone(UTC).replace(second=0, microsecond=0)
        object.__setattr__(self, "at", minute)
        object.__setattr__(self, "detail", MappingProxyType(dict(self.detail)))
        self._check_forms()
        _check_detail(self.detail)
        for name in sorted(MUST_CARRY[self.event]):
            if not self._carries(name):
                raise RuleBroken("audit-field", f"{self.event.value} without {name}")

    def _check_forms(self) -> None:
        for name in _CODES:
            value = cast("str", getattr(self, name))
            if value and _CODE.fullmatch(value) is None:
                raise RuleBroken("audit-form", name)
        for name in _LISTS:
            values = cast("tuple[str, ...]", getattr(self, name))
            if len(values) > _MAX_LIST or any(_CODE.fullmatch(value) is None for value in values):
                raise RuleBroken("audit-form", name)
        if self.severity is not None and not 0 <= self.severity <= 4:
            raise RuleBroken("audit-form", "severity")
        if self.payload_commit and _HASH.fullmatch(self.payload_commit) is None:
            raise RuleBroken("audit-form", "payload_commit")

    def _carries(self, name: str) -> bool:
        head, _, key = name.partition(".")
        return key in self.detail if key else bool(getattr(self, head))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord(AuditEntry):
    """An entry in its place.

    Attributes:
        log: id of the log.
        seq: place in the log, from 0 without gaps.
        prev: hex chain hash of the record before; 64 zeros for the first.
    """

    log: str
    seq: int
    prev: str

    def __post_init__(self) -> None:
        # Not super(): a slotted dataclass is a new class, which super() would not know.
        AuditEntry.__post_init__(self)
        check_log_id(self.log)
        if not 0 <= self.seq <= _MAX_SEQ:
            raise RuleBroken("audit-form", "seq")
        if _HASH.fullmatch(self.prev) is None:
            raise RuleBroken("audit-form", "prev")
        if (self.event is AuditEvent.LOG_OPENED) != (self.seq == 0):
            raise RuleBroken("audit-genesis", self.event.value)

    def to_json_dict(self) -> dict[str, object]:
        """Return the record as plain JSON values, absent fields left out."""
        found: dict[str, object] = {
            "v": FORMAT_VERSION,
            "log": self.log,
            "seq": int(self.seq),
            "ts": self.at.isoformat(timespec="minutes").removesuffix("+00:00") + "Z",
            "event": self.event.value,
            "prev": self.prev,
        }
        found |= {name: str(getattr(self, name)) for name in _CODES if getattr(self, name)}
        for name in _LISTS:
            if values := getattr(self, name):
                found[name] = [str(value) for value in values]
        if self.severity is not None:
            found["severity"] = int(self.severity)
        if self.detail:
            found["detail"] = dict(self.detail)
        if self.payload_commit:
            found["payload_commit"] = self.payload_commit
        return found

    @classmethod
    def from_json_dict(cls, untrusted: object) -> AuditRecord:
        """Read a record that came from a file or the network.

        Raises:
            InputRefused: it is not exactly the form that :meth:`to_json_dict` writes.
        """
        if not isinstance(untrusted, dict):
            raise InputRefused("audit-record", "record")
        if unknown := sorted(str(key) for key in untrusted if key not in _KEYS):
            raise InputRefused("audit-record", unknown[0][:64])
        if _number(untrusted, "v") != FORMAT_VERSION:
            raise InputRefused("audit-version", "v")
        texts = {name: _text(untrusted, name) for name in _CODES if name in untrusted}
        commit = _text(untrusted, "payload_commit") if "payload_commit" in untrusted else ""
        severity = _number(untrusted, "severity") if "severity" in untrusted else None
        try:
            return cls(
                log=_text(untrusted, "log"),
                seq=_number(untrusted, "seq"),
                prev=_text(untrusted, "prev"),
                event=_event(_text(untrusted, "event")),
                at=_minute(_text(untrusted, "ts")),
                labels=_texts(untrusted, "labels"),
                severity=severity,
                protected=_texts(untrusted, "protected"),
                detail=_detail(untrusted),
                payload_commit=commit,
                **texts,
            )
        except RuleBroken as exc:
            raise InputRefused(exc.rule, str(exc)) from exc


def check_log_id(log: str) -> None:
    """Refuse a log id that could not stand in a checkpoint or in ``log#seq``."""
    if _LOG_ID.fullmatch(log) is None:
        raise RuleBroken("audit-form", "log")


def _check_detail(detail: Mapping[str, str]) -> None:
    if len(detail) > _MAX_DETAIL:
        raise RuleBroken("audit-form", "detail")
    for key, value in detail.items():
        if any(word in key for word in TIMING_WORDS):
            raise RuleBroken("audit-timing", "detail")
        if _DETAIL_KEY.fullmatch(key) is None or _DETAIL_VALUE.fullmatch(value) is None:
            raise RuleBroken("audit-form", "detail")


def _text(untrusted: dict[object, object], name: str) -> str:
    value = untrusted.get(name)
    if not isinstance(value, str) or not value:
        raise InputRefused("audit-record", name)
    return value


def _number(untrusted: dict[object, object], name: str) -> int:
    value = untrusted.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise InputRefused("audit-record", name)
    return value


def _texts(untrusted: dict[object, object], name: str) -> tuple[str, ...]:
    if name not in untrusted:
        return ()
    value = untrusted[name]
    if not isinstance(value, list) or not value:
        raise InputRefused("audit-record", name)
    if not all(isinstance(part, str) for part in value):
        raise InputRefused("audit-record", name)
    return tuple(value)


def _detail(untrusted: dict[object, object]) -> Mapping[str, str]:
    if "detail" not in untrusted:
        return _NO_DETAIL
    value = untrusted["detail"]
    if not isinstance(value, dict) or not value:
        raise InputRefused("audit-record", "detail")
    if not all(isinstance(part, str) for pair in value.items() for part in pair):
        raise InputRefused("audit-record", "detail")
    return value


def _event(untrusted: str) -> AuditEvent:
    try:
        return AuditEvent(untrusted)
    except ValueError as exc:
        raise InputRefused("audit-event", "event") from exc


def _minute(untrusted: str) -> datetime:
    if _MINUTE.fullmatch(untrusted) is None:
        raise InputRefused("audit-time", "ts")
    try:
        return datetime.fromisoformat(untrusted.removesuffix("Z") + "+00:00")
    except ValueError as exc:
        raise InputRefused("audit-time", "ts") from exc
