# SPDX-License-Identifier: Apache-2.0
"""The sentences of exchanges and files of hashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from reviewer.gateway.exchange.failures import (
    PeerBroken,
    PeerFailure,
    PeerRefused,
    PeerUnavailable,
)

REFUSED: Final = {
    "bank-missing": "There is no bank {where} here that would do.",
    "exchange-ability": "That exchange is not set up to {where}.",
    "exchange-busy": "Another run of the exchange {where} is under way.",
    "exchange-direction": "With {where} that direction is not possible: HMA is shared into only,"
    " the list of Tech Against Terrorism is fetched only.",
    "exchange-exists": "There is already an exchange {where}; remove it first.",
    "exchange-name": "The name of an exchange has small letters, digits and hyphens, at most 63.",
    "exchange-remote": "The peer knows no such place: give HMA's bank in capitals, digits and"
    " underscores, or the number of a privacy group.",
    "exchange-secret": "The credentials have another form than that peer's ({where}).",
    "exchange-url": "An exchange needs https://, or http:// on this very machine, without a"
    " password.",
    "file-exists": "There is already a {where}; it was not overwritten.",
    "file-too-large": "{where} is larger than 1 GiB.",
    "kind-missing": "{where} does not say what its hashes are: give --kind, or name it as"
    " simple.HASH_PDQ.te.",
    "kind-other": "That form or the file's name says {where}, which is not what you said.",
    "kind-unknown": "Hashes of the type {where} are not used here.",
    "row-too-large": "The file has a row of more than {where} bytes.",
    "too-deep": "The file is nested too deep at {where}.",
    "too-many-rows": "The file has more than {where} rows; split it.",
}
_BAD: Final = {
    "category-missing": "has no category",
    "cells": "does not have the cells of this form",
    "hash-capitals": "the hash is in capitals, which this form does not use",
    "hash-form": "the hash has another length or other characters than its kind",
    "hash-missing": "has no hash of a kind that is used here",
    "hash-quality": "the quality is not 0 to 100",
    "kind-missing": "does not say what the hash is; give --kind",
    "kind-unknown": "names a kind that is not used here",
    "label": "has too many labels, or one that is too long",
    "line-too-long": "the line is too long",
    "not-json": "the file is not JSON from here on, or is cut off",
    "not-md5sum": "is no line of md5sum",
    "not-utf-8": "is not UTF-8",
    "quality-low": "the picture has too little detail to be recognised (quality below 50)",
    "source-id": "the source's own id is too long",
}
_UNAVAILABLE: Final = {
    "cannot-confirm": "The exchange cannot tell yet whether it has the last hash that was sent."
    " Nothing is sent again until it can; run this again in a few minutes.",
    "cut-off": "The exchange broke off in the middle of an answer. Run this again.",
    "too-slow": "The exchange did not answer in time. Run this again later.",
    "unreachable": "Nobody answers at the address of the exchange.",
}
UNCONFIRMED: Final = {
    "index-cache": "HMA does not match it yet: a new hash is matched once its index was built and"
    " read again, a minute or two.",
    "index-lone": "HMA cannot be seen to match it: an index that holds one distinct hash matches"
    " nothing. Share a second one.",
    "index-stale": "HMA does not match it yet: its index is older than the hash.",
}
STATES: Final = {
    "sending": "sent, not confirmed",
    "shared": "shared",
    "refused": "refused",
    "withdrawing": "to be withdrawn",
    "withdrawn": "withdrawn",
}


def failure_sentence(error: PeerFailure) -> str:
    """Return the one sentence for a failure of a peer."""
    match error:
        case PeerRefused(status=status, said=said):
            return f"The exchange said no ({status}). Its words: {said or 'none'}"
        case PeerUnavailable(reason=reason, retry_after_s=wait):
            ask = f" It asks to wait {wait:.0f} seconds." if wait is not None else ""
            return _UNAVAILABLE.get(reason, f"The exchange cannot answer now ({reason}).{ask}")
        case PeerBroken(field="redirect"):
            return "The exchange sent us to another address; it was not followed."
        case PeerBroken(field="paging.next"):
            return "The exchange named a page at another address; it was not asked for."
        case PeerBroken(field=field):
            return (
                f"The exchange's answer is not what it should be (at {field}); nothing of it was"
                " used."
            )
    return "The exchange does not accept our credentials."


def bad_sentence(where: str, reason: str) -> str:
    """Return the line on one row that was not taken."""
    return f"{where}: {_BAD.get(reason, reason)}"


def kinds_text(kinds: Mapping[str, int]) -> str:
    """Return counts by kind in one phrase."""
    counted = Counter(kinds)
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counted.items())) or "none"
