# SPDX-License-Identifier: Apache-2.0
"""Reads what the Graph API says, and the cursor that was made of it; nothing else here does."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.gateway.exchange.entries import (
    Bad,
    Entry,
    Opinion,
    RemoteId,
    SignalKind,
    checked_value,
)
from reviewer.gateway.exchange.failures import PeerBroken
from reviewer.gateway.exchange.fields import Fields
from reviewer.gateway.exchange.http import Answer, parsed

KINDS_OUT: Final[Mapping[SignalKind, str]] = {
    SignalKind.PDQ: "HASH_PDQ",
    SignalKind.MD5: "HASH_MD5",
    SignalKind.VIDEO_MD5: "HASH_VIDEO_MD5",
    SignalKind.SHA256: "HASH_SHA256",
}
KINDS_IN: Final[Mapping[str, SignalKind]] = {name: kind for kind, name in KINDS_OUT.items()} | {
    "HASH_VIDEO_SHA256": SignalKind.SHA256
}
_OPINIONS: Final = {"MALICIOUS": Opinion.POSITIVE, "NON_MALICIOUS": Opinion.NEGATIVE}
_REACTIONS: Final = {"HELPFUL": Opinion.POSITIVE, "DISAGREE_WITH_TAGS": Opinion.NEGATIVE}
_TOKEN_IN_ADDRESS: Final = re.compile(r"(?<=[?&])access_token=[^&#]*&?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where a fetch is; the token is in none of it.

    Attributes:
        since: ``start_time`` of this pass, seconds since 1970.
        newest: the newest ``last_updated`` this pass has seen.
        next: address of the next page, without the token; ``""`` where the pass begins.
        done_ms: when the last pass ended; 0 if none has.
    """

    since: int = 0
    newest: int = 0
    next: str = ""
    done_ms: int = 0

    @property
    def begins(self) -> bool:
        """Say whether this is the first page of the whole list."""
        return not (self.since or self.next or self.done_ms)

    def after(self, following: str, newest: int, now_ms: int) -> Cursor:
        """Return the place after a page."""
        if following:
            return Cursor(since=self.since, newest=newest, next=following, done_ms=self.done_ms)
        return Cursor(since=max(newest, self.since), done_ms=now_ms)

    def written(self) -> str:
        """Return the form that is kept."""
        found = {"s": self.since, "n": self.newest, "next": self.next, "d": self.done_ms}
        return json.dumps(found, separators=(",", ":"))


def read_cursor(text: str) -> Cursor:
    """Read a cursor that ``Cursor.written`` wrote; ``""`` begins."""
    if not text:
        return Cursor()
    found = json.loads(text)
    return Cursor(since=found["s"], newest=found["n"], next=found["next"], done_ms=found["d"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """One page of ``threat_updates``.

    Attributes:
        entries: what others say, and what they took back.
        ours: our own descriptors on it, by type and value.
        next: address of the next page, without the token; ``""`` on the last.
        newest: the newest ``last_updated``.
        refused: records whose hash has a wrong form.
        unused: how many records were of each other type.
    """

    entries: tuple[Entry, ...]
    ours: Mapping[tuple[str, str], RemoteId]
    next: str
    newest: int
    refused: tuple[Bad, ...]
    unused: Mapping[str, int]


def parsed_updates(untrusted: object, application: str) -> Updates:
    """Read one page.

    Args:
        untrusted: the value of an answer.
        application: our own id, whose word is left out.

    Raises:
        PeerBroken: with the field.
    """
    page = Fields(untrusted)
    entries: list[Entry] = []
    ours: dict[tuple[str, str], RemoteId] = {}
    refused: list[Bad] = []
    unused: dict[str, int] = {}
    newest = 0
    for number, record in enumerate(page.list("data")):
        update = Fields(record, f"data[{number}]")
        newest = max(newest, int(update.number("last_updated")))
        name = update.text("type")
        kind = KINDS_IN.get(name)
        if kind is None:
            unused[name[:32]] = unused.get(name[:32], 0) + 1
            continue
        said = _said(update, f"data[{number}]", application)
        if said.ours is not None:
            ours[name, update.text("indicator")] = said.ours
        try:
            entries.append(_entry(update, kind, said))
        except InputRefused as error:
            refused.append(Bad(where=update.text("indicator")[:80], reason=error.reason))
    return Updates(
        entries=tuple(entries),
        ours=ours,
        next=_next(page),
        newest=newest,
        refused=tuple(refused),
        unused=unused,
    )


def parsed_id(untrusted: object) -> RemoteId:
    """Read the answer to an upload."""
    answer = Fields(untrusted)
    if answer.has("success") and not answer.flag("success"):
        raise PeerBroken("success")
    number = answer.name("id")
    if re.fullmatch("[0-9]{1,32}", number) is None:
        raise PeerBroken("id")
    return RemoteId(number)


def parsed_success(untrusted: object) -> None:
    """Read the answer to any other act."""
    if not Fields(untrusted).flag("success"):
        raise PeerBroken("success")


def parsed_error(answer: Answer) -> tuple[int, int]:
    """Read why the Graph API said no: its code and subcode, 0 where it gives none."""
    error = Fields(parsed(answer)).inner("error")
    subcode = int(error.number("error_subcode")) if error.has("error_subcode") else 0
    return int(error.number("code")), subcode


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the descriptors of one record say.

    Attributes:
        opinion: of the others, by descriptor or reaction; None when nobody else has one.
        labels: of the others.
        theirs: the first descriptor of another owner, where feedback goes; may be none.
        ours: our own descriptor.
    """

    opinion: Opinion | None = None
    labels: tuple[str, ...] = ()
    theirs: str = ""
    ours: RemoteId | None = None


def _said(update: Fields, place: str, application: str) -> _Said:
    if update.flag("should_delete", default=False) or not update.has("descriptors"):
        return _Said()
    explicit: dict[str, Opinion] = {}
    reacted: dict[str, Opinion] = {}
    labels: set[str] = set()
    theirs, ours = [], None
    for number, each in enumerate(update.inner("descriptors").list("data")):
        descriptor = Fields(each, f"{place}.descriptors[{number}]")
        if not descriptor.has("owner"):
            continue  # a known fault of theirs: whose it is cannot be seen
        owner, name = descriptor.inner("owner").name("id"), descriptor.name("id")
        _read_reactions(descriptor, reacted)
        if owner == application:
            ours = RemoteId(name)
            continue
        theirs.append(name)
        explicit[owner] = _OPINIONS.get(descriptor.text("status"), Opinion.SEED)
        labels |= _tags(descriptor)
    reacted.pop(application, None)
    opinions = {**reacted, **explicit}
    return _Said(
        opinion=_together(set(opinions.values())) if opinions else None,
        labels=tuple(sorted(labels)),
        theirs=min(theirs, key=lambda each: (len(each), each), default=""),
        ours=ours,
    )


def _read_reactions(descriptor: Fields, reacted: dict[str, Opinion]) -> None:
    if not descriptor.has("reactions"):
        return
    for number, each in enumerate(descriptor.list("reactions")):
        reaction = Fields(each, f"reactions[{number}]")
        opinion = _REACTIONS.get(reaction.text("key"))
        if opinion is None:
            continue
        for owner in reaction.text("value").split(","):
            if opinion is Opinion.POSITIVE or owner not in reacted:
                reacted[owner] = opinion


def _tags(descriptor: Fields) -> set[str]:
    """Read tags, which come as texts or, elsewhere, as ``{"data": [{"text": …}]}``."""
    if not descriptor.has("tags"):
        return set()
    try:
        listed = descriptor.list("tags")
    except PeerBroken:
        inner = descriptor.inner("tags").list("data")
        listed = [Fields(each, "tags").text("text") for each in inner]
    if not all(isinstance(each, str) for each in listed):
        raise PeerBroken("tags")
    return {str(each) for each in listed}


def _together(opinions: set[Opinion]) -> Opinion:
    if {Opinion.POSITIVE, Opinion.NEGATIVE} <= opinions:
        return Opinion.DISPUTED
    for each in (Opinion.POSITIVE, Opinion.NEGATIVE):
        if each in opinions:
            return each
    return Opinion.SEED


def _entry(update: Fields, kind: SignalKind, said: _Said) -> Entry:
    return Entry(
        kind=kind,
        value=checked_value(kind, update.text("indicator")),
        labels=said.labels,
        source_id=said.theirs,
        opinion=said.opinion or Opinion.SEED,
        is_deleted=said.opinion is None,  # nothing of others stands, ours may
        updated_ms=int(update.number("last_updated")) * 1000,
    )


def _next(page: Fields) -> str:
    if not page.has("paging") or not (paging := page.inner("paging")).has("next"):
        return ""
    return _TOKEN_IN_ADDRESS.sub("", paging.text("next")).rstrip("?&")
