# SPDX-License-Identifier: Apache-2.0
"""Words what logs hold and what they prove. Codes from logs are untrusted and shown as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QDate

from reviewer.domain.audit_events import AuditEvent
from reviewer.domain.decisions import Verdict
from reviewer.domain.ids import GATEWAY_LOG
from reviewer.domain.outbox import Outcome
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.wording import clock_time, verdict_words
from reviewer.services.shown import LogVerification

_SHORT_CHARS: Final = 11
# A single look stands in its item's history and in no list.
ANY_EVENT: Final = "*"  # assignments, too
LISTED_EVENTS: Final = tuple(event for event in AuditEvent if event != AuditEvent.CLEAR_OPENED)


# Each is worded only when it is asked for: a list asks for every row it shows.
_EVENTS: Final[Mapping[str, Callable[[], str]]] = {
    AuditEvent.LOG_OPENED: lambda: translate("Audit", "Log opened"),
    AuditEvent.SESSION_OPENED: lambda: translate("Audit", "Session opened"),
    AuditEvent.SESSION_CLOSED: lambda: translate("Audit", "Session closed"),
    AuditEvent.ITEM_ASSIGNED: lambda: translate("Audit", "Assigned"),
    AuditEvent.CLEAR_OPENED: lambda: translate("Audit", "Opened clear"),
    AuditEvent.DECISION_RECORDED: lambda: translate("Audit", "Decided"),
    AuditEvent.DECISION_WITHDRAWN: lambda: translate("Audit", "Decision undone"),
    AuditEvent.DIVERTED: lambda: translate("Audit", "Locked for the legal contact"),
    AuditEvent.OUTCOME_RECEIVED: lambda: translate("Audit", "Answer received"),
    AuditEvent.EXPORTED: lambda: translate("Audit", "Logs exported"),
    AuditEvent.STORE_RECOVERED: lambda: translate("Audit", "Store begun anew"),
    AuditEvent.VERIFY_FAILED: lambda: translate("Audit", "Verification failed"),
    AuditEvent.KEY_ROTATED: lambda: translate("Audit", "Key replaced"),
    AuditEvent.ITEM_RECEIVED: lambda: translate("Audit", "Flagged by the platform"),
    AuditEvent.MEDIA_QUARANTINED: lambda: translate("Audit", "File set aside as unsafe"),
    AuditEvent.DECISION_EFFECTIVE: lambda: translate("Audit", "Decision in effect"),
    AuditEvent.DECISION_KEPT_AS_OPINION: lambda: translate("Audit", "Kept as an opinion"),
    AuditEvent.ITEM_WITHDRAWN: lambda: translate("Audit", "Taken back by the platform"),
    AuditEvent.DELIVERED: lambda: translate("Audit", "Delivered to the platform"),
    AuditEvent.PERSON_ADDED: lambda: translate("Audit", "Person added"),
    AuditEvent.ROLE_CHANGED: lambda: translate("Audit", "Role changed"),
    AuditEvent.QUEUE_GRANTED: lambda: translate("Audit", "Queue granted"),
    AuditEvent.ENROLLED: lambda: translate("Audit", "Workstation enrolled"),
    AuditEvent.WORKSTATION_REVOKED: lambda: translate("Audit", "Workstation closed"),
    AuditEvent.BUNDLE_PUBLISHED: lambda: translate("Audit", "Policy published"),
    AuditEvent.INCIDENT_PROPOSED: lambda: translate("Audit", "Incident proposed"),
    AuditEvent.INCIDENT_APPROVED: lambda: translate("Audit", "Incident confirmed by a lead"),
    AuditEvent.INCIDENT_DECLARED: lambda: translate("Audit", "Incident in force"),
    AuditEvent.INCIDENT_ENDED: lambda: translate("Audit", "Incident ended"),
    AuditEvent.PSEUDONYM_RESOLVED: lambda: translate("Audit", "Pseudonym looked up"),
    AuditEvent.CHECKPOINT_REFUSED: lambda: translate("Audit", "Checkpoint refused"),
    AuditEvent.LEASE_REVOKED: lambda: translate("Audit", "Group taken back by a lead"),
    AuditEvent.BACKUP_MADE: lambda: translate("Audit", "Backup made"),
    AuditEvent.ERASURE: lambda: translate("Audit", "Erased"),
    AuditEvent.HASH_PROPOSED: lambda: translate("Audit", "Hash proposed"),
    AuditEvent.HASH_STOPPED: lambda: translate("Audit", "Hash not proposed"),
    AuditEvent.SECOND_AGREED: lambda: translate("Audit", "Second look agrees"),
    AuditEvent.SECOND_DISAGREED: lambda: translate("Audit", "Second look differs"),
    AuditEvent.BANK_MADE: lambda: translate("Audit", "Bank made"),
    AuditEvent.BANK_ENTRY_ADDED: lambda: translate("Audit", "Hash put into a bank"),
    AuditEvent.BANK_ENTRY_CHANGED: lambda: translate("Audit", "Hash in a bank changed"),
    AuditEvent.GROUP_CHANGED: lambda: translate("Audit", "Group changed"),
    AuditEvent.EXCHANGED: lambda: translate("Audit", "Exchanged with others"),
}


def event_words(code: str) -> str:
    """Return what an event is called."""
    known = _EVENTS.get(code)
    return known() if known else visible(code)


def outcome_code_words(code: str) -> str:
    """Return the short name of an outcome in a log."""
    known = {
        Outcome.ACCEPTED: translate("Audit", "Accepted"),
        Outcome.ACCEPTED_LATE: translate("Audit", "Accepted late"),
        Outcome.ACCEPTED_PENDING_SECOND: translate("Audit", "Waits for a second"),
        Outcome.SUPERSEDED: translate("Audit", "Superseded"),
        Outcome.WITHDRAWN: translate("Audit", "Taken back"),
        Outcome.NEEDS_RECONFIRM: translate("Audit", "To be looked at again"),
        Outcome.REJECTED: translate("Audit", "Not accepted"),
        Outcome.DEFERRED: translate("Audit", "Deferred"),
        "delivered": translate("Audit", "Delivered"),
    }
    return known.get(code) or visible(code)


def verdict_code_words(code: str) -> str:
    """Return the name of a verdict in a log."""
    return verdict_words(Verdict(code)) if code in set(Verdict) else visible(code)


def log_name(log: str) -> str:
    """Return what a log is called; workstations go by their id."""
    return translate("Audit", "Gateway") if log == GATEWAY_LOG else isolated(visible(log))


def short_id(text: str) -> str:
    """Return an id short enough for a column; the whole one stands in the history."""
    plain = visible(text)
    if len(plain) <= _SHORT_CHARS:
        return plain
    return f"{plain[:6]}…{plain[-4:]}"


def day_words(day: str) -> str:
    """Return a day of a log, in the form in which days are filtered by."""
    return visible(day)


def minute_words(minute: str) -> str:
    """Return a minute of a log in local time."""
    try:
        found = datetime.strptime(minute, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    except ValueError:
        return visible(minute)
    return clock_time(found)


def is_day(text: str) -> bool:
    """Say whether ``text`` is a day as it is typed into the filter."""
    return len(text) == len("2026-01-01") and QDate.fromString(text, "yyyy-MM-dd").isValid()


def overall_words(found: tuple[LogVerification, ...]) -> str:
    """Return what all logs together prove."""
    if not found:
        return translate("Audit", "No log has been fetched yet.")
    broken = tuple(each for each in found if each.failures)
    if broken:
        return translate(
            "Audit",
            "%Ln log(s) do not prove what they claim. Tell IT, and keep an export.",
            "",
            len(broken),
        )
    logs = translate("Audit", "%Ln log(s)", "", len(found))
    records = translate("Audit", "%Ln record(s)", "", sum(each.size for each in found))
    tails = tuple(each for each in found if each.tail)
    if not tails:
        return translate("Audit", "Verified: {logs}, {records}, all anchored.").format(
            logs=logs, records=records
        )
    return translate("Audit", "Verified: {logs}, {records}; {tail}").format(
        logs=logs, records=records, tail=_tail(tails)
    )


def _tail(tails: tuple[LogVerification, ...]) -> str:
    if len(tails) > 1:
        return translate(
            "Audit", "the last records of %Ln log(s) are not anchored yet.", "", len(tails)
        )
    return translate(
        "Audit", "the last %Ln record(s) of {log} are not anchored yet.", "", tails[0].tail
    ).format(log=log_name(tails[0].log))


def log_words(each: LogVerification) -> str:
    """Return what one log proves."""
    if each.failures:
        return "; ".join(failure_words(what, where) for what, where in each.failures[:3])
    records = translate("Audit", "%Ln record(s)", "", each.size)
    if not each.tail:
        return translate("Audit", "{records}, all anchored").format(records=records)
    tail = translate("Audit", "the last %Ln not anchored yet", "", each.tail)
    return translate("Audit", "{records}, {tail}").format(records=records, tail=tail)


def failure_words(what: str, where: str) -> str:
    """Return what contradicts a log, and where."""
    known = {
        "record": translate("Audit", "Record {where} was altered"),
        "missing": translate("Audit", "A record is missing at {where}"),
        "order": translate("Audit", "Record {where} is out of order"),
        "chain": translate("Audit", "Record {where} does not follow from the one before"),
        "log": translate("Audit", "Record {where} belongs to another log"),
        "key": translate("Audit", "The log has another key than before: {where}"),
        "checkpoint": translate("Audit", "A checkpoint cannot be read: {where}"),
        "signature": translate("Audit", "A signature does not hold: {where}"),
        "fork": translate("Audit", "Two histories are signed for the same place: {where}"),
        "root": translate("Audit", "The records up to {where} are not those that were signed"),
        "shrunk": translate("Audit", "The log became shorter: {where}"),
    }
    pattern = known.get(what) or translate("Audit", "Something contradicts the log at {where}")
    return pattern.format(where=isolated(visible(where)))
