# SPDX-License-Identifier: Apache-2.0
"""Words every error of the domain, from the facts it carries.

Never from ``str(error)``: a library's words are not the person's.  ``tests/unit/gui`` checks that
every error has a sentence.
"""

from __future__ import annotations

from reviewer.domain import errors
from reviewer.gui.foundation.language import translate


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
                "The system’s keyring is missing or locked, so keys cannot be kept on this "
                "machine.",
            )
        case errors.MediaUnreadable(reason=reason):
            return _unreadable(reason)
        case errors.MediaMissing():
            return translate(
                "Errors",
                "The file is not on this machine. Decide from the context, or give it back.",
            )
        case errors.SoundUnavailable():
            return translate(
                "Errors", "There is no sound device on this machine. Decide without listening."
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
            "Errors",
            "This workstation was closed by your administrator. Ask for a new code to go on.",
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
        "entry-withdrawn": translate("Errors", "This hash was already taken out of its bank."),
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
        "enrol-again": translate(
            "Errors",
            "The store of this profile was set aside, and its log cannot go on in another. Ask "
            "your administrator for a new code and enrol again.",
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
        "no-walls": translate(
            "Errors",
            "Pictures and videos are not opened on this machine: a wall around the part that "
            "decodes is missing. Decide from the context.",
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
        "unwritable": translate("Errors", "Nothing can be written there. Choose another folder."),
        "unreadable": translate("Errors", "This file cannot be read. Choose another one."),
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
        "unlooked": translate("Errors", "Look first at the items that are a check."),
        "split": translate("Errors", "Choose some of the items that the first one stands for."),
        "not-held": translate("Errors", "This group is no longer yours."),
        "not-leased": translate("Errors", "Nobody holds this group now. Nothing was changed."),
        "look-gap": translate("Errors", "A short pause comes after each clear look."),
        "look-reason": translate("Errors", "Say first why this item is opened clear."),
        "look-limit": translate(
            "Errors", "This look is beyond your limits for now. Decide from the context, or go on."
        ),
        "seen-clear": translate(
            "Errors",
            "You saw this group clear before. Decide from your notes and its hidden gist, or give "
            "it back.",
        ),
        "look-over": translate("Errors", "The look is over."),
        "sound-off": translate(
            "Errors", "You keep away from sound. My limits is where to change it."
        ),
        "closed-now": translate(
            "Errors", "This queue is closed to you for now. Lighter work comes when there is some."
        ),
        "day-over": translate(
            "Errors", "Today’s limit is reached. The queues are open to you again tomorrow."
        ),
        "break": translate("Errors", "The break is not over yet."),
        "opt-out": translate("Errors", "The policy changed. Please look at your choices again."),
        "acts-waiting": translate(
            "Errors", "Some decisions have not reached the gateway yet. They would be lost."
        ),
        "role": translate("Errors", "Your role does not allow this. Ask your lead."),
        "online-only": translate(
            "Errors", "Without a keyring this machine works online only. Connect to go on."
        ),
        "profile-age": translate(
            "Errors", "This profile was away from the gateway for too long. Connect to go on."
        ),
        "offline-until": translate(
            "Errors", "This file may no longer be opened without contact. Connect to go on."
        ),
        "unknown-kind": translate("Errors", "A newer version is needed for this item."),
    }
    return known.get(rule) or translate("Errors", "The rules of the work do not allow this.")
