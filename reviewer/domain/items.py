# SPDX-License-Identifier: Apache-2.0
"""Flagged items, the groups they are leased in, and where a group stands on this workstation."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reviewer.domain.banks import Match
from reviewer.domain.hashes import HashValue
from reviewer.domain.ids import GroupId, ItemId, LeaseId, MediaId, QueueName


class ItemKind(enum.StrEnum):
    """What an item is."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"


class Severity(enum.IntEnum):
    """wellbeing.md i.e: S0 benign … S4 killing in progress. Unscored is ``None``, never a guess."""

    S0 = 0
    S1 = 1
    S2 = 2
    S3 = 3
    S4 = 4


class Band(enum.StrEnum):
    """The severity half of a queue's name, ``<category>.<band>``."""

    LOW = "low"  # S0-S1
    MEDIUM = "medium"  # S2
    HIGH = "high"  # S3-S4
    UNSCORED = "unscored"


def band_of(severity: Severity | None) -> Band:
    """Return the band a severity is queued in."""
    if severity is None:
        return Band.UNSCORED
    if severity <= Severity.S1:
        return Band.LOW
    return Band.MEDIUM if severity == Severity.S2 else Band.HIGH


class Source(enum.StrEnum):
    """Who or what flagged the item."""

    USER_REPORT = "user_report"
    HASH_MATCH = "hash_match"
    CLASSIFIER = "classifier"
    TRUSTED_FLAGGER = "trusted_flagger"
    APPEAL = "appeal"
    NOT_GIVEN = "not_given"


class Stage(enum.StrEnum):
    """Whose turn it is. A lead's decision in the lead stage is effective."""

    FIRST = "first"
    SECOND = "second"  # decided; a second person looks, blind, before its hashes are shared
    LEAD = "lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRef:
    """An item's media as the gateway describes it; the bytes are elsewhere.

    Attributes:
        size: bytes.
        hashes: the gateway's own, authoritative.
        chunk_sha256: digest of each ``chunk_bytes`` piece, in order, checked as they arrive.
        unreadable: why the gateway gives nobody the bytes, as ``MediaUnreadable`` says it; empty
            for media that can be shown.
    """

    media_id: MediaId
    media_type: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    hashes: tuple[HashValue, ...] = ()
    chunk_bytes: int = 0
    chunk_sha256: tuple[str, ...] = ()
    unreadable: str = ""

    @property
    def is_given(self) -> bool:
        """Say whether there are bytes to fetch."""
        return self.size > 0 and not self.unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class PostContext:
    """What the platform says around the item. All text is untrusted, plain, never markup."""

    source: Source
    reports: int = 0
    caption: str = field(default="", repr=False)
    language: str | None = None
    posted_at: datetime | None = None
    author_ref: str = ""
    author_prior: int = 0
    account_age_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One flagged item."""

    item_id: ItemId
    version: int
    kind: ItemKind
    media: MediaRef
    context: PostContext
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How alike the members of a group are, so that one answer for all is an informed one.

    Attributes:
        representative: the member that is shown first and stands for the others.
        distances: of each other member to it, by id: bits of PDQ for pictures, 100 minus the
            share of alike frames for videos or the likeness of texts; 0 for the same bytes.
        forms: dihedral form of those members that are turned or mirrored, by item id.
        captions_differ: a caption of some member says something else than the representative's.
        audited: members that are to be looked at at R1 although one answer is given for all.
    """

    representative: ItemId
    distances: Mapping[ItemId, int] = field(default_factory=dict)
    forms: Mapping[ItemId, str] = field(default_factory=dict)
    captions_differ: bool = False
    audited: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What is leased and decided together; a lone item is a group of one.

    Attributes:
        generation: the lease's fence; it rises each time someone is given the group.
        member_digest: ``member_digest(items)``, named by the decision.
        severity: the routing score, ``None`` when unscored (shown covered, as S3).
        due_at: when an answer is owed, by the legal basis.
        spread: how its members differ, ``None`` for a lone item.
    """

    group_id: GroupId
    generation: int
    lease_id: LeaseId
    member_digest: str
    queue: QueueName
    category: str
    severity: Severity | None
    stage: Stage
    legal_basis: str
    due_at: datetime
    policy_version: str
    items: tuple[Item, ...]
    spread: Spread | None = None


def representative(group: Group) -> Item:
    """Return the member that stands for the others."""
    if group.spread is not None:
        for item in group.items:
            if item.item_id == group.spread.representative:
                return item
    return group.items[0]


def audited(group: Group) -> tuple[Item, ...]:
    """Return the members that are looked at at R1 although one answer is given for all."""
    if group.spread is None:
        return ()
    first = representative(group)
    chosen = frozenset(group.spread.audited)
    return tuple(each for each in group.items if each.item_id in chosen and each is not first)


def opened_items(group: Group) -> tuple[Item, ...]:
    """Return the members whose media may be here: the representative first, then the audited.

    The rest are decided without being opened (wellbeing.md WB-05).  A group without a spread is of
    one item, or of an older gateway: every member of it is opened.
    """
    if group.spread is None:
        return group.items
    return (representative(group), *audited(group))


def is_only_checked(group: Group, item: Item) -> bool:
    """Say whether a member is looked at at R1 and no closer."""
    return group.spread is not None and item.item_id != representative(group).item_id


def member_digest(members: Iterable[tuple[str, int, str]]) -> str:
    """Return the digest of a member list: (item id, item version, SHA-256 of its media).

    Hex SHA-256 over the sorted lines ``id:version:sha256``; the order of members is immaterial.
    """
    lines = sorted(f"{item_id}:{version}:{sha256}\n" for item_id, version, sha256 in members)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


class LocalState(enum.StrEnum):
    """Where a leased group stands on this workstation; sync.md 2.8."""

    GRANTED = "granted"  # leased, media not here yet
    READY = "ready"  # media here (or none needed); can be opened
    MEDIA_FAILED = "media_failed"  # the bytes did not arrive or are wrong; decide from context
    DECIDED = "decided"  # an act waits for the gateway
    DONE = "done"  # the act settled; media key destroyed
    LOST = "lost"  # given to someone else
    WITHDRAWN = "withdrawn"  # the platform took it back; media key destroyed
    RETURNED = "returned"  # given back by this reviewer
    NEEDS_NEWER_APP = "needs_newer_app"  # holds a code this version does not know


OPEN_STATES = frozenset({LocalState.GRANTED, LocalState.READY, LocalState.MEDIA_FAILED})
