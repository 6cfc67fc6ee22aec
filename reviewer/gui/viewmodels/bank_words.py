# SPDX-License-Identifier: Apache-2.0
"""Words what hash banks hold, how near a match is, and what became of a proposal.

Names of banks, sources and codes come from elsewhere and are shown as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale

from reviewer.domain.banks import Band, BankKind, EntryState, Match, ProposalState, Unsafe
from reviewer.domain.hashes import HashKind
from reviewer.domain.policy import OWN_BANK
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.wording import ago_text
from reviewer.ports.banks import KeptBank

Names = Mapping[str, str]

HASH_NAMES: Final = {
    HashKind.SHA256: "SHA-256",
    HashKind.MD5: "MD5",
    HashKind.PDQ: "PDQ",
    HashKind.PHASH: "pHash",
}


def hash_kind_words(code: str) -> str:
    """Return what a kind of hash is called; one of a later version by its code."""
    return HASH_NAMES[HashKind(code)] if code in set(HashKind) else visible(code)


def bank_kind_words(kind: BankKind) -> str:
    """Return what an entry of a bank says."""
    return {
        BankKind.BLOCK: translate("Banks", "Confirmed as violating"),
        BankKind.ALLOW: translate("Banks", "Known harmless"),
    }[kind]


def standing_words(state: EntryState, disputes: int) -> str:
    """Return where an entry stands, and how many dispute it."""
    if state is EntryState.DISPUTED and disputes:
        return translate("Banks", "Disputed ({count})").format(count=number(disputes))
    return state_words(state)


def state_words(state: EntryState) -> str:
    """Return where an entry stands."""
    return {
        EntryState.ACTIVE: translate("Banks", "In use"),
        EntryState.DISPUTED: translate("Banks", "Disputed"),
        EntryState.WITHDRAWN: translate("Banks", "Withdrawn"),
    }[state]


def band_words(band: Band) -> str:
    """Return how near a match is, in a word."""
    return {
        Band.EXACT: translate("Banks", "exact"),
        Band.CLOSE: translate("Banks", "close"),
        Band.NEAR: translate("Banks", "near"),
    }[band]


def distance_words(match: Match) -> str:
    """Return the distance of a match and what it is called."""
    if match.band is Band.EXACT:
        return translate("Banks", "exact")
    bits = translate("Banks", "%Ln bit(s)", "", match.distance)
    return translate("Banks", "{bits}, {band}").format(bits=bits, band=band_words(match.band))


def source_words(source: str) -> str:
    """Return who shared an entry."""
    return isolated(visible(source)) if source else translate("Banks", "This member")


def disputes_words(count: int) -> str:
    """Return how many dispute an entry."""
    return translate("Banks", "Disputed by %Ln source(s)", "", count) if count else ""


def match_sentence(match: Match, bank: str) -> str:
    """Return one match of an item, explained: how near, to what, from whom, who disputes it.

    Args:
        match: the match.
        bank: the bank's name, or its id where only that is known.
    """
    known = translate("Banks", "this member’s own bank")
    named = known if bank == OWN_BANK else isolated(visible(bank))
    if match.bank_kind is BankKind.ALLOW:
        pattern = translate(
            "Banks", "{kind} is in or near {bank}, which is known harmless ({distance})."
        )
    elif match.band is Band.EXACT:
        pattern = translate("Banks", "{kind} is the same as an entry of {bank}.")
    else:
        pattern = translate("Banks", "{kind} comes near to an entry of {bank} ({distance}).")
    parts = [
        pattern.format(
            kind=isolated(hash_kind_words(match.kind)),
            bank=named,
            distance=distance_words(match),
        )
    ]
    if match.form:
        parts.append(translate("Banks", "This picture is turned or mirrored."))
    if match.source:
        shared = translate("Banks", "Shared by {source}.")
        parts.append(shared.format(source=source_words(match.source)))
    if match.disputes:
        parts.append(translate("Banks", "%Ln source(s) dispute it.", "", match.disputes))
    return " ".join(parts)


def fresh_words(kept: KeptBank, now: datetime) -> str:
    """Return how fresh the copy of a bank is."""
    if kept.trouble:
        return translate(
            "Banks", "Being fetched anew: {here} here. The copy was not the gateway’s."
        ).format(here=number(kept.here))
    if kept.checked_at is None:
        if not kept.cursor:
            return translate("Banks", "Not fetched yet")
        return translate("Banks", "Being fetched: {here} of {all}").format(
            here=number(kept.here), all=number(max(kept.here, kept.bank.entries))
        )
    return translate("Banks", "Whole, checked {ago}").format(ago=ago_text(kept.checked_at, now))


def count_words(kept: KeptBank) -> str:
    """Return how many entries a bank has here, and how many are disputed."""
    entries = translate("Banks", "%Ln entries", "", kept.here)
    if not kept.bank.disputed:
        return entries
    disputed = translate("Banks", "%Ln disputed", "", kept.bank.disputed)
    return translate("Banks", "{entries}, {disputed}").format(entries=entries, disputed=disputed)


def day_words(day: date | None) -> str:
    """Return a day as the window's language writes it."""
    if day is None:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def step_words(event: str) -> str:
    """Return what a step of an entry's trail is called; one of a later version by its code."""
    known = {
        "proposed": translate("Banks", "Proposed"),
        "agreed": translate("Banks", "A second person agreed"),
        "added": translate("Banks", "Added to the bank"),
        "imported": translate("Banks", "Came from an exchange"),
        "disputed": translate("Banks", "Disputed"),
        "corrected": translate("Banks", "Labels corrected"),
        "withdrawn": translate("Banks", "Withdrawn"),
        "shared": translate("Banks", "Given to an exchange"),
    }
    return known.get(event) or visible(event)


def proposal_words(state: ProposalState, reason: str) -> str:
    """Return where a proposal stands, and why."""
    match state:
        case ProposalState.STOPPED:
            return unsafe_words(reason)
        case ProposalState.AWAITING_SECOND:
            return translate("Banks", "A second person is asked")
        case ProposalState.WITH_LEAD:
            return translate("Banks", "A lead decides")
        case ProposalState.AGREED:
            return translate("Banks", "In the bank")
        case ProposalState.REFUSED:
            return translate("Banks", "Not added")
        case ProposalState.WITHDRAWN:
            return translate("Banks", "Taken back")


def unsafe_words(reason: str) -> str:
    """Return why a hash was stopped before anybody was asked."""
    known = {
        Unsafe.ALLOW_BANK: translate("Banks", "Stopped: it matches content known as harmless."),
        Unsafe.PLAIN: translate("Banks", "Stopped: a plain picture matches everything plain."),
        Unsafe.QUALITY: translate("Banks", "Stopped: the picture says too little to match by."),
        Unsafe.TOO_COMMON: translate("Banks", "Stopped: it would match thousands of items."),
        Unsafe.LOCAL_ONLY: translate("Banks", "Stopped: hashes of this kind are not shared."),
    }
    found = known.get(Unsafe(reason)) if reason in set(Unsafe) else None
    return found or translate("Banks", "Stopped before anybody was asked ({code}).").format(
        code=isolated(visible(reason))
    )


def audience_words(code: str, names: Names) -> str:
    """Return who is given an entry."""
    if not code:
        return translate("Banks", "Nobody else")
    return isolated(visible(names.get(code, code)))
