# SPDX-License-Identifier: Apache-2.0
"""What the gateway's command line says: plain text on standard output, one sentence for a failure.

Nothing from a file or a person is printed as it is: controls and marks that turn text around are
shown as escapes.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from reviewer.domain.errors import (
    InputRefused,
    ReviewerError,
    RuleBroken,
    StoreUnusable,
    TamperEvidence,
)
from reviewer.gateway.store import agreement
from reviewer.gateway.store.people import RolesDamaged

_REFUSED: Final = {
    "account-ended": "The account of {where} was ended; add the person again.",
    "address": "That is no address of a gateway; one looks like https://gateway.example.org.",
    "address-not-https": "The address must begin with https://, so that nobody listens.",
    "address-in-use": "The gateway cannot listen on {where}: something else does, or the address is"
    " not this machine's.",
    "bank": "The bank {where} takes no proposals; make one with `reviewer gateway bank add`.",
    "bank-blocks": "{where} is no allow bank; what is known harmless goes into one.",
    "bank-exists": "There is a bank {where} already.",
    "bank-name": "A bank's name is 1 to 64 letters, digits, - and _; {where} is not.",
    "bank-radius": "A radius is 0 to 31 bits.",
    "certificate": "The certificate and key cannot be used ({where}).",
    "column-missing": "The manifest has no column {where}.",
    "database-missing": "This gateway's database is named by REVIEWER_DATABASE_URL, which is not"
    " set.",
    "database-url": "The database address must look like postgresql://user@host/name.",
    "duplicate": "Version {where} is already published; raise `version` in the file.",
    "exists": "There is already a gateway in that folder; nothing was changed.",
    "header": "The first line of {where} names a column twice or cannot be read.",
    "key-length": "The key file {where} is damaged; put it back from your backup of the keys.",
    "keys-missing": "There is no complete gateway in that folder ({where}); make one with"
    " `reviewer gateway init`.",
    "keys-readable": "The key file {where} can be read by others; make it readable by this account"
    " alone.",
    "last-admin": "{where} is the last administrator; give the role to someone else first.",
    "missing": "There is no {where}.",
    "name": "A name has 1 to 128 printable characters.",
    "no-items": "There is nothing to take in: {where} holds no row, picture, video or text.",
    "not-a-folder": "{where} is not a folder.",
    "not-active": "The incident {where} is not active.",
    "not-found": "There is no {where} here.",
    "not-platform": "{where} is not a platform.",
    "queue": "There is no queue {where}: a queue is <category>.<low|medium|high|unscored>, * for"
    " all, or second for second looks.",
    "roles": "A platform has no other role, no queue and no enrolment code; only it has a webhook.",
    "settings": "The settings file {where} is damaged.",
    "target": "A target is 1 to 10080 minutes.",
    "dump": "pg_dump did not finish: {where}",
    "dump-unreadable": "What pg_dump wrote cannot be read back: {where}",
    "target-in-use": "{where} is not empty; a backup goes into a new folder.",
    "target-inside": "{where} is inside the gateway's own folder; a backup goes elsewhere.",
    "title": "A title has 1 to 200 printable characters.",
    "tls-needed": "Anything but this machine itself needs TLS: give --cert and --key, or use"
    " 127.0.0.1 instead of {where}.",
    "unreadable": "{where} cannot be read.",
    "webhook-url": "A webhook needs https://, or http:// on this very machine, and no password.",
}
_STORE: Final = {
    "full": "The disk is full; nothing was changed.",
    "locked": "The database cannot be reached or is busy; nothing was changed.",
    "damaged": "The database is damaged; put it back from a backup.",
    "newer": "The database was written by a newer version of this program.",
    "sqlite-unsafe": "This SQLite has a known fault that damages databases; install the locked"
    " requirements.",
}
_RULES: Final = {
    "diverted": "That item is locked and is the legal contact's; it cannot be withdrawn.",
    "not-found": "There is no such item here.",
}
_ROW: Final = {
    "category-unknown": "the policy in force has no such category",
    "digest-mismatch": "the bytes are not what `sha256` says",
    "duplicate-id": "an earlier row has the same external_id",
    "extra-cells": "more cells than columns",
    "legal-basis-unknown": "the policy in force has no such legal basis",
    "line-too-long": "the line is longer than a million bytes",
    "missing": "there is no such file, or none is named",
    "not-an-object": "the line is JSON but not an object",
    "not-csv": "the line is not CSV",
    "not-json": "the line is not JSON",
    "not-utf-8": "the line is not UTF-8",
    "path-outside": "the path leaves the folder",
    "schema": "missing, or not of the right form",
    "text-bytes": "the bytes are text, not a picture or video",
    "text-unexpected": "text belongs to an item of kind text without a file",
    "too-large": "the file is larger than 200 MB",
    "unreadable": "the file cannot be read",
    "withdrawn": "the item was withdrawn",
}
_FORMS: Final = {
    "due_in_minutes": "a whole number of minutes",
    "kind": "missing, or not image, video or text",
    "posted_at": "a time like 2026-11-22T10:04:00Z",
    "severity": "S0 to S4, or left out",
}

_UNDECODED: Final = {
    "unsupported": "nothing here opens this kind of file",
    "corrupt": "the file is damaged",
    "too-large": "the file is too large to open safely",
    "too-slow": "the file took too long to open safely",
    "worker-died": "opening the file safely did not work",
    "lied": "the file is not what it says it is",
}
_DISAGREES: Final = {
    agreement.UNLOGGED: "the decision {where} is stored, and the log has no record of it",
    agreement.UNSTORED: "the decision {where} is in the log, and is not stored",
    agreement.DIFFERS: "the decision {where} is not stored as the log records it",
    agreement.UNTOLD: "the decision {where} is in the log, and no platform is told of it",
    agreement.MISTOLD: "what a platform is told of the decision {where} is not what the log"
    " records",
}


def say(line: str = "") -> None:
    """Print one line of plain text; end quietly when nobody reads on, as `head` does not."""
    try:
        sys.stdout.write(plain(line) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still in the buffer would be complained of when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def complain(line: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(plain(line) + "\n")
    sys.stderr.flush()


def plain(text: str) -> str:
    """Return text that cannot steer a terminal or turn itself around."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def sentence(error: ReviewerError) -> str:
    """Return the one sentence for a failure."""
    match error:
        case InputRefused(reason="policy"):
            why = str(error).removeprefix(f"{error.reason}: {error.where}")
            return f"The policy file is not acceptable at `{error.where}`. {why}".strip()
        case InputRefused(reason=reason) if reason in _REFUSED:
            return _REFUSED[reason].format(where=error.where)
        case RolesDamaged(person_id=person_id):
            return (
                f"The roles of {person_id} cannot be read; set them anew with"
                f" `reviewer gateway roles {person_id} ...`."
            )
        case StoreUnusable(reason=reason) if reason in _STORE:
            return _STORE[reason]
        case RuleBroken(rule=rule) if rule in _RULES:
            return _RULES[rule]
    return f"That was refused: {error}."


def disagreement(error: TamperEvidence) -> str:
    """Return the clause that says what is not as it was."""
    return _DISAGREES.get(error.what, "a log does not prove itself at {where}").format(
        where=error.where
    )


def row_sentence(where: str, why: str) -> str:
    """Return the line of a report on a row that did not land."""
    reason, _, rest = why.partition(" (")
    name = rest.rstrip(")")
    said = _FORMS.get(name, _ROW["schema"]) if reason == "schema" else _ROW.get(reason, reason)
    return f"{where}: {name and name + ': '}{said}"


def undecoded_sentence(where: str, why: str) -> str:
    """Return the line of a report on a row that is offered without its media."""
    return f"{where}: {_UNDECODED.get(why, why)}"


def undecoded_total(count: int) -> str:
    """Return the line that counts those rows."""
    if count == 1:
        return "1 could not be decoded; it is offered without its media."
    return f"{count} could not be decoded; they are offered without their media."
