# SPDX-License-Identifier: Apache-2.0
"""Words what the core says in facts: errors, states, deadlines.

Sentences are short, plain and neutral, and never come from ``str(error)``.  ``tests/unit/gui``
checks that every error of the domain has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

from reviewer.domain import errors
from reviewer.domain.decisions import Missing, Verdict
from reviewer.domain.items import ItemKind, LocalState, MediaRef, Source
from reviewer.domain.outbox import Outcome
from reviewer.gui.foundation.labels import listed
from reviewer.gui.foundation.language import number, translate
from reviewer.services.shown import SyncState, SyncStatus


def describe(error: Exception) -> str:
    """Return the sentence for the person about ``error``."""
    match error:
        case errors.Offline():
            return translate(
                "Errors", "You are offline. Work goes on with what is on this machine."
            )
        case errors.GatewayUnavailable():
            return translate("Errors", "The gateway does not answer well. It is tried again soon.")
        case errors.GatewayRefused(problem=problem):
            return _refusal(problem)
        case errors.WrongGateway():
            return translate(
                "Errors", "Another server answers at the gateway’s address. Nothing was sent to it."
            )
        case errors.SignInNeeded():
            return translate("Errors", "Please sign in again. Your work on this machine is kept.")
        case errors.StoreUnusable(reason=reason):
            return _store(reason)
        case errors.SecretsUnavailable():
            return translate(
                "Errors",
                "The system’s keyring is missing or locked, so keys cannot be kept on this machine.",
            )
        case errors.MediaUnreadable(reason=reason):
            return _unreadable(reason)
        case errors.MediaMissing():
            return translate(
                "Errors",
                "The file is not on this machine. Decide from the context, or give it back.",
            )
        case errors.InputRefused(reason=reason, where=where):
            return _refused_input(reason, where)
        case errors.RuleBroken(rule=rule):
            return _rule(rule)
        case errors.TamperEvidence(where=where):
            return translate(
                "Errors", "The log does not prove what it claims, at {where}. Tell your lead."
            ).format(where=where)
        case errors.Cancelled():
            return ""
    return translate("Errors", "Something went wrong that should not have. Your work is kept.")


def _refusal(problem: str) -> str:
    known = {
        "workstation-revoked": translate(
            "Errors", "This workstation was closed by an administrator. Ask them what to do next."
        ),
        "forbidden": translate("Errors", "Your role does not allow this. Ask your lead."),
        "client-too-old": translate(
            "Errors", "This version is too old for the gateway. Update it."
        ),
        "enrolment-refused": translate(
            "Errors", "The code is wrong, used or expired. Ask your administrator for a new one."
        ),
        "item-withdrawn": translate("Errors", "The platform took this item back."),
        "item-diverted": translate("Errors", "This item is locked and with the legal contact."),
        "lease-required": translate("Errors", "This group is no longer yours."),
        "not-found": translate("Errors", "The gateway does not know this item any more."),
        "rate-limited": translate("Errors", "The gateway asks to wait. It is tried again soon."),
        "overloaded": translate("Errors", "The gateway is busy. It is tried again soon."),
    }
    return known.get(problem) or translate("Errors", "The gateway said no ({code}).").format(
        code=problem
    )


def _store(reason: str) -> str:
    known = {
        "full": translate("Errors", "The disk is full. Free some space; nothing was lost."),
        "locked": translate("Errors", "The local store is locked by another program."),
        "damaged": translate(
            "Errors", "The local store is damaged. It was set aside, not deleted. Tell IT."
        ),
        "newer": translate(
            "Errors", "The local store was made by a newer version. Install that version."
        ),
        "in-use": translate("Errors", "This profile is already open in another window."),
        "sqlite-unsafe": translate(
            "Errors", "This installation has a database library that can lose data. Tell IT."
        ),
    }
    return known.get(reason) or translate("Errors", "The local store cannot be used. Tell IT.")


def _unreadable(reason: str) -> str:
    known = {
        "unsupported": translate(
            "Errors", "This kind of file cannot be shown here. Decide from the context."
        ),
        "corrupt": translate("Errors", "The file is damaged. Decide from the context."),
        "too-large": translate(
            "Errors", "The file is too large to open safely. Decide from the context."
        ),
        "too-slow": translate(
            "Errors", "The file took too long to open safely. Decide from the context."
        ),
        "worker-died": translate(
            "Errors", "Opening the file safely did not work. Decide from the context."
        ),
        "lied": translate("Errors", "The file is not what it says it is. Decide from the context."),
    }
    return known.get(reason) or translate(
        "Errors", "The file cannot be opened safely. Decide from the context."
    )


def _refused_input(reason: str, where: str) -> str:
    known = {
        "no-profile": translate(
            "Errors", "Nobody is enrolled here under that name. Ask your administrator for a code."
        ),
        "several-profiles": translate(
            "Errors", "Several people are enrolled on this machine. Say which profile to open."
        ),
    }
    if reason in known:
        return known[reason]
    if where:
        return translate("Errors", "{where} is not acceptable ({code}).").format(
            where=where, code=reason
        )
    return translate("Errors", "What was given is not acceptable ({code}).").format(code=reason)


def _rule(rule: str) -> str:
    known = {
        "missing-answers": translate("Errors", "Something still needs an answer."),
        "not-held": translate("Errors", "This group is no longer yours."),
        "look-gap": translate("Errors", "A short pause comes after each clear look."),
        "acts-waiting": translate(
            "Errors", "Some decisions have not reached the gateway yet. They would be lost."
        ),
        "role": translate("Errors", "Your role does not allow this. Ask your lead."),
        "profile-age": translate(
            "Errors", "This profile was away from the gateway for too long. Connect to go on."
        ),
        "offline-until": translate(
            "Errors", "This file may no longer be opened without contact. Connect to go on."
        ),
        "unknown-kind": translate("Errors", "A newer version is needed for this item."),
    }
    return known.get(rule) or translate("Errors", "The rules of the work do not allow this.")


def missing_sentence(missing: Missing, note_min_chars: int) -> str:
    """Return what is asked of the person before a decision can be saved."""
    match missing:
        case Missing.CONTEXT:
            return translate("Missing", "Say whether there is a protected context. None counts.")
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
            return translate("Words", "Your decision waits for a second reviewer.")
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
        case _:
            assert_never(source)


def kind_tag(kind: ItemKind) -> str:
    """Return three letters for a kind."""
    match kind:
        case ItemKind.IMAGE:
            return translate("Words", "IMG")
        case ItemKind.VIDEO:
            return translate("Words", "VID")
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
    return translate("Words", "{count} d ago").format(count=number(minutes // (24 * 60)))


def media_facts(kind: ItemKind, media: MediaRef) -> str:
    """Return type, size and length of a file on one line."""
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


def sync_sentence(status: SyncStatus, now: datetime) -> str:
    """Return the state of sync, with what waits."""
    waiting = translate("Sync", "%Ln decision(s) waiting", "", status.waiting)
    state = _sync_state(status, now)
    if not status.waiting:
        return state
    return translate("Sync", "{state}, {waiting}").format(state=state, waiting=waiting)


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
