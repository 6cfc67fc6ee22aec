# SPDX-License-Identifier: Apache-2.0
"""What the workstation's commands say: one plain sentence for a log, one for a failure."""

from __future__ import annotations

from typing import Final

from reviewer.domain import errors
from reviewer.domain.ids import GATEWAY_LOG
from reviewer.services.shown import LogVerification

MOST_TOLD: Final = 5

_FAILURES: Final = {
    "record": "record {where} was altered",
    "missing": "record {where} is missing",
    "order": "record {where} is out of its place",
    "place": "record {where} is kept under another number",
    "chain": "record {where} does not follow from the one before it",
    "log": "{where} belongs to another log",
    "key": "{where} names another key than the one that is pinned",
    "checkpoint": "the checkpoint at {where} cannot be read or is kept under another size",
    "signature": "the checkpoint at {where} is not signed as it should be",
    "fork": "two signed checkpoints at {where} contradict each other",
    "root": "the records up to {where} are not those that were signed",
    "shrunk": "record {where} was signed for and is missing",
    "columns": "what stands beside record {where} is not what the record says",
    "index": "the index over record {where} is not what the record says",
    "state": "what is kept about the end of the log, at {where}, was altered",
    "file": "the file itself is damaged",
}
_INPUT: Final = {
    "no-profile": "Nobody is enrolled here under that name; `reviewer profiles` lists who is.",
    "several-profiles": "Several people are enrolled here: say which with --profile.",
    "missing": "There is no {where}.",
    "profile": "The profile {where} is damaged.",
    "profile-name": "No profile can be named {where}.",
    "not-decrypted": "{where} is no decrypted copy of a store: it is not plain SQLite.",
    "not-empty": "The folder is in use; an export goes into a new one.",
    "cannot-write": "The folder cannot be written.",
    "unwritable": "{where} cannot be written.",
    "enrolment-code": "That is no enrolment code; please type it again.",
    "address": "That is no address of a gateway; one looks like https://gateway.example.org.",
    "address-not-https": "The address must begin with https://, so that nobody listens.",
}
_STORE: Final = {
    "full": "The disk is full.",
    "locked": "The store is busy; try again.",
    "damaged": "The store is damaged and cannot be read.",
    "newer": "The store was written by a newer version of this program.",
    "in-use": "This profile is open in a window; close it first.",
    "sqlite-unsafe": "This SQLite has a known fault that damages stores; install the locked"
    " requirements.",
    "unreachable": "The disk refuses.",
}
_REFUSED: Final = {
    "enrolment-refused": "The code is unknown, used or expired; ask for a new one.",
    "workstation-revoked": "This workstation was closed by an administrator.",
    "forbidden": "Your role does not allow this.",
}

_WORLD: Final[dict[type[errors.WorldError], str]] = {
    errors.Offline: "The gateway cannot be reached.",
    errors.GatewayUnavailable: "The gateway does not answer well; try again later.",
    errors.WrongGateway: "Another server answers at the gateway's address; nothing was sent to it.",
    errors.SignInNeeded: "The session ended; enrol again.",
    errors.SecretsUnavailable: "The system's keyring is missing or locked, or the keys are not in"
    " it any more.",
    errors.MediaUnreadable: "The decoding process does not start here.",
}


def log_sentence(found: LogVerification) -> str:
    """Return what one log proves, in one sentence."""
    if found.failures:
        told = [failure(*each) for each in found.failures[:MOST_TOLD]]
        more = len(found.failures) - len(told)
        if more:
            told.append(f"and {more} more")
        return f"{found.log}: DOES NOT HOLD: {'; '.join(told)}."
    by = "its own checkpoint" if found.log == GATEWAY_LOG else "a witnessed checkpoint"
    tail = f"the last {found.tail} by none yet" if found.tail else "none is left over"
    return (
        f"{found.log}: all {found.size} records hold; {found.anchored} are anchored by {by},"
        f" {tail}."
    )


def failure(what: str, where: str) -> str:
    """Return the words for one thing that does not hold."""
    return _FAILURES.get(what, "{where} does not hold").format(where=where)


def sentence(error: errors.ReviewerError) -> str:
    """Return the one sentence for a failure."""
    said = f"That was refused: {error}."
    match error:
        case errors.InputRefused(reason=reason, where=where):
            said = _INPUT.get(reason, "{where} is not acceptable ({reason}).").format(
                where=where or "What was given", reason=reason
            )
        case errors.StoreUnusable(reason=reason):
            said = _STORE.get(reason, "The store cannot be used.")
        case errors.GatewayRefused(problem=problem):
            said = _REFUSED.get(problem, f"The gateway said no ({problem}).")
        case errors.RuleBroken(rule="role"):
            said = "Only a lead may do this."
        case errors.TamperEvidence(what="gateway"):
            said = "Another gateway answered than the one the code was made for."
        case errors.TamperEvidence(what=what, where=where):
            said = f"The log does not hold: {failure(what, where)}."
        case errors.MediaUnreadable(reason="no-walls"):
            said = (
                "A wall around the decoding process cannot be put up here"
                f" ({error}), so only texts are opened on this machine."
            )
        case errors.WorldError():
            said = _WORLD.get(type(error), said)
    return said
