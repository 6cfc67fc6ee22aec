# SPDX-License-Identifier: Apache-2.0
"""Words what the core says in facts: verdicts, states, deadlines, sync.

Sentences are short, plain and neutral.  Closed sets are matched to their last member.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

from reviewer.domain.decisions import Missing, Verdict
from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.items import ItemKind, LocalState, MediaRef, Source
from reviewer.domain.outbox import Outcome
from reviewer.gui.foundation.error_words import describe
from reviewer.gui.foundation.labels import isolated, listed
from reviewer.gui.foundation.language import number, translate
from reviewer.services.shown import SyncState, SyncStatus

__all__ = [
    "MANY_DAYS",
    "SYNC_ROLES",
    "ago_text",
    "clock_time",
    "describe",
    "due_text",
    "gone_sentence",
    "kind_tag",
    "media_facts",
    "missing_sentence",
    "outcome_words",
    "source_words",
    "state_words",
    "sync_sentence",
    "verdict_words",
]


MANY_DAYS = 2 * 365
"""From here on years say more than days."""


def missing_sentence(missing: Missing, note_min_chars: int) -> str:
    """Return what is asked of the person before a decision can be saved."""
    match missing:
        case Missing.CONTEXT:
            return translate(
                "Missing", "Say whether a protected context applies. “None” is an answer too."
            )
        case Missing.CONTEXT_NAMED:
            return translate("Missing", "Name the protected context that makes it allowed.")
        case Missing.CONTEXT_NONE_ALONE:
            return translate("Missing", "“None” cannot stand beside another context.")
        case Missing.LABEL:
            return translate("Missing", "Say what it is: pick at least one label.")
        case Missing.SEVERITY:
            return translate("Missing", "Pick a severity.")
        case Missing.NOTE:
            return translate("Missing", "Write a note of at least {count} characters.").format(
                count=number(note_min_chars)
            )
        case Missing.NOTE_LONG:
            return translate("Missing", "The note is too long. Shorten it.")
        case Missing.CUE:
            return translate("Missing", "Say what the purpose rests on: pick at least one.")
        case Missing.ESCALATION_REASON:
            return translate("Missing", "Say why it goes to a lead.")
        case Missing.UNKNOWN_CODE:
            return translate("Missing", "The policy changed. Please look at your answers again.")
        case _:
            assert_never(missing)


def verdict_words(verdict: Verdict) -> str:
    """Return the name of a verdict."""
    match verdict:
        case Verdict.VIOLATES:
            return translate("Words", "Violates")
        case Verdict.ALLOWED:
            return translate("Words", "Allowed")
        case Verdict.ALLOWED_PROTECTED:
            return translate("Words", "Allowed in protected context")
        case Verdict.ESCALATE:
            return translate("Words", "Escalated")
        case _:
            assert_never(verdict)


def outcome_words(outcome: Outcome) -> str:
    """Return what became of an act."""
    match outcome:
        case Outcome.ACCEPTED:
            return translate("Words", "The gateway has your decision.")
        case Outcome.ACCEPTED_LATE:
            return translate("Words", "Your decision came late and still counts.")
        case Outcome.ACCEPTED_PENDING_SECOND:
            return translate(
                "Words", "The gateway has your decision. Its hashes wait for a second reviewer."
            )
        case Outcome.SUPERSEDED:
            return translate(
                "Words", "Someone else’s decision counts; yours is kept as an opinion."
            )
        case Outcome.WITHDRAWN:
            return translate("Words", "The platform took the item back before your decision came.")
        case Outcome.NEEDS_RECONFIRM:
            return translate("Words", "The group changed. Please look at it again.")
        case Outcome.REJECTED:
            return translate("Words", "The gateway did not accept your decision.")
        case Outcome.DEFERRED:
            return translate("Words", "The gateway asks to send this again later.")
        case _:
            assert_never(outcome)


def state_words(state: LocalState) -> str:
    """Return a group's state, ``""`` where it needs no word."""
    match state:
        case LocalState.GRANTED:
            return translate("Words", "File on its way")
        case LocalState.READY:
            return ""
        case LocalState.MEDIA_FAILED:
            return translate("Words", "File cannot be shown")
        case LocalState.DECIDED:
            return translate("Words", "Decided, waiting to be sent")
        case LocalState.DONE:
            return translate("Words", "Done")
        case LocalState.LOST:
            return translate("Words", "Given to someone else")
        case LocalState.WITHDRAWN:
            return translate("Words", "Taken back by the platform")
        case LocalState.RETURNED:
            return translate("Words", "Given back")
        case LocalState.NEEDS_NEWER_APP:
            return translate("Words", "Needs a newer version")
        case _:
            assert_never(state)


def note_progress(note: str, at_least: int, verdict: Verdict, key: str) -> str:
    """Return how far the note is that ``verdict`` needs, and how to go on by ``key``."""
    then = (
        translate("Missing", "Esc, then {key}, escalates")
        if verdict is Verdict.ESCALATE
        else translate("Missing", "Esc, then {key}, decides")
    ).format(key=isolated(key))
    so_far = translate("Missing", "{count} of {all} characters").format(
        count=number(len(note.strip())), all=number(at_least)
    )
    return listed((so_far, then))


def gone_sentence(why: str) -> str:
    """Return why a group left the stage."""
    known = {
        "lost": translate(
            "Words", "This group was given to someone else. Nothing you saved is lost."
        ),
        "withdrawn": translate("Words", "The platform took this group back."),
        "diverted": translate("Words", "This group is locked and with the legal contact."),
        "revoked": translate("Words", "A lead took this group back."),
    }
    return known.get(why) or translate("Words", "This group is no longer here.")


def source_words(source: Source) -> str:
    """Return who or what flagged an item."""
    match source:
        case Source.USER_REPORT:
            return translate("Words", "User report")
        case Source.HASH_MATCH:
            return translate("Words", "Hash match")
        case Source.CLASSIFIER:
            return translate("Words", "Classifier")
        case Source.TRUSTED_FLAGGER:
            return translate("Words", "Trusted flagger")
        case Source.APPEAL:
            return translate("Words", "Appeal")
        case Source.NOT_GIVEN:
            return translate("Words", "Source not given")
        case _:
            assert_never(source)


def kind_tag(kind: ItemKind) -> str:
    """Return three letters for a kind."""
    match kind:
        case ItemKind.IMAGE:
            return translate("Words", "IMG")
        case ItemKind.VIDEO:
            return translate("Words", "VID")
        case ItemKind.AUDIO:
            return translate("Words", "AUD")
        case ItemKind.TEXT:
            return translate("Words", "TXT")
        case _:
            assert_never(kind)


def due_text(due_at: datetime, now: datetime) -> str:
    """Return when an answer is owed, as calmly as it can be said."""
    minutes = int((due_at - now).total_seconds() // 60)
    if minutes < 0:
        return translate("Words", "was due {when}").format(when=clock_time(due_at))
    if minutes < 60:
        clock = f"{number(0)}:{number(minutes).rjust(2, number(0))}"
        return translate("Words", "due in {time}").format(time=clock)
    if minutes < 48 * 60:
        return translate("Words", "due in {count} h").format(count=number(minutes // 60))
    return translate("Words", "due in {count} d").format(count=number(minutes // (24 * 60)))


def clock_time(moment: datetime) -> str:
    """Return a moment as a short local date and time."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()), QTimeZone.systemTimeZone())
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def ago_text(moment: datetime, now: datetime) -> str:
    """Return how long ago something was, roughly."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 60:
        return translate("Words", "{count} min ago").format(count=number(minutes))
    if minutes < 48 * 60:
        return translate("Words", "{count} h ago").format(count=number(minutes // 60))
    days = minutes // (24 * 60)
    if days < MANY_DAYS:
        return translate("Words", "%Ln day(s) ago", "", days)
    return translate("Words", "%Ln year(s) ago", "", days // 365)


def media_facts(kind: ItemKind, media: MediaRef) -> str:
    """Return type, size and length of a file on one line, or why it cannot be shown."""
    if media.unreadable:
        return describe(MediaUnreadable(media.unreadable))
    parts = [media.media_type]
    if media.width and media.height and kind is not ItemKind.TEXT:
        parts.append(f"{number(media.width)} × {number(media.height)}")
    if media.duration_ms:
        seconds = media.duration_ms // 1000
        parts.append(
            translate("Words", "{minutes} min {seconds} s").format(
                minutes=number(seconds // 60), seconds=number(seconds % 60)
            )
        )
    parts.append(
        QLocale().formattedDataSize(media.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    )
    return listed(parts)


def sync_sentence(status: SyncStatus, now: datetime, undoable: int = 0) -> str:
    """Return the state of sync, with what waits; ``undoable`` of that waits for the person."""
    waiting = max(0, status.waiting - undoable)
    undo = translate("Sync", "%Ln decision(s) can still be undone", "", undoable)
    if undoable and not waiting and status.state is SyncState.SYNCING:
        return undo
    said = _sync_state(status, now)
    more = [translate("Sync", "%Ln decision(s) waiting", "", waiting)] if waiting else []
    for each in (*more, undo) if undoable else more:
        said = translate("Sync", "{state}, {waiting}").format(state=said, waiting=each)
    return said


def _sync_state(status: SyncStatus, now: datetime) -> str:
    match status.state:
        case SyncState.STARTING:
            return translate("Sync", "Starting")
        case SyncState.SYNCED:
            return _synced(status, now)
        case SyncState.SYNCING:
            return translate("Sync", "Syncing")
        case SyncState.OFFLINE:
            return translate("Sync", "Offline")
        case SyncState.BUSY:
            return translate("Sync", "The gateway is busy")
        case SyncState.CHECKING:
            return translate("Sync", "Checking with the gateway")
        case SyncState.SIGN_IN_NEEDED:
            return translate("Sync", "Sign in again")
        case SyncState.WRONG_GATEWAY:
            return translate("Sync", "Wrong gateway, nothing sent")
        case SyncState.REVOKED:
            return translate("Sync", "Workstation closed")
        case SyncState.UPDATE_NEEDED:
            return translate("Sync", "Update needed")
        case _:
            assert_never(status.state)


def _synced(status: SyncStatus, now: datetime) -> str:
    if status.last_contact is None or (now - status.last_contact).total_seconds() < 60:
        return translate("Sync", "Synced")
    return translate("Sync", "Synced {when}").format(when=ago_text(status.last_contact, now))


SYNC_ROLES: Mapping[SyncState, str] = {
    SyncState.STARTING: "faint",
    SyncState.SYNCED: "ok",
    SyncState.SYNCING: "ok",
    SyncState.OFFLINE: "warn",
    SyncState.BUSY: "warn",
    SyncState.CHECKING: "warn",
    SyncState.SIGN_IN_NEEDED: "warn",
    SyncState.WRONG_GATEWAY: "critical",
    SyncState.REVOKED: "critical",
    SyncState.UPDATE_NEEDED: "critical",
}
