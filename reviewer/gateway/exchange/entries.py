# SPDX-License-Identifier: Apache-2.0
"""What every exchange speaks of, whichever peer it is: entries, pages, and four acts.

The kind is always carried beside the value and never guessed from its length: a PDQ hash and a
SHA-256 digest are both 64 digits.  Labels, names and notes of others are data: they are bounded,
stored and shown as plain text, and nothing is decided by them.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NewType, Protocol

from reviewer.domain.errors import InputRefused

LABELS_MAX: Final = 64
LABEL_MAX: Final = 256
ID_MAX: Final = 256

RemoteId = NewType("RemoteId", str)


class SignalKind(enum.StrEnum):
    """The kinds that travel; the words are those of HMA and of ``domain.hashes.HashKind``.

    An MD5 of a video has a kind of its own because the peers keep the two apart.  pHash is not
    here: no peer takes it, and it stays on this machine.
    """

    PDQ = "pdq"
    SHA256 = "sha256"
    MD5 = "md5"
    VIDEO_MD5 = "video_md5"


DIGITS: Final[Mapping[SignalKind, int]] = {
    SignalKind.PDQ: 64,
    SignalKind.SHA256: 64,
    SignalKind.MD5: 32,
    SignalKind.VIDEO_MD5: 32,
}


class Opinion(enum.StrEnum):
    """What a source says of its hash."""

    POSITIVE = "positive"  # it shows what the bank is of
    NEGATIVE = "negative"  # it does not
    SEED = "seed"  # worth a look; nobody has said
    DISPUTED = "disputed"  # both were said


class ShareLevel(enum.StrEnum):
    """How far a hash may travel: the words of ThreatExchange's ``share_level``."""

    WHITE = "white"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One hash and what a source says of it.

    Attributes:
        kind: what kind of hash it is.
        value: lower-case hex of exactly ``DIGITS[kind]`` digits.
        variant: how a picture was brought to size before PDQ, if its source says so.
        quality: 0-100 for PDQ, where its source says so.
        labels: the source's own words.
        source: the exchange or file it came from; ``""`` for our own.
        source_id: the source's name for it, where feedback goes.
        opinion: what the source says of it.
        is_deleted: the source took it back.
        updated_ms: when the source last changed it, milliseconds since 1970; 0 where unknown.
        level: how far it may travel.
        audience: groups at the peer that may see it; empty means the exchange's own.

    Raises:
        InputRefused: ``hash-form``, ``hash-quality``, ``label`` or ``source-id``.
    """

    kind: SignalKind
    value: str
    variant: str = ""
    quality: int | None = None
    labels: tuple[str, ...] = ()
    source: str = ""
    source_id: str = ""
    opinion: Opinion = Opinion.POSITIVE
    is_deleted: bool = False
    updated_ms: int = 0
    level: ShareLevel = ShareLevel.AMBER
    audience: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if re.fullmatch(f"[0-9a-f]{{{DIGITS[self.kind]}}}", self.value) is None:
            raise InputRefused("hash-form", self.kind.value)
        if self.quality is not None and not 0 <= self.quality <= 100:
            raise InputRefused("hash-quality", self.kind.value)
        if len(self.labels) > LABELS_MAX or any(len(each) > LABEL_MAX for each in self.labels):
            raise InputRefused("label", self.kind.value)
        if len(self.source_id) > ID_MAX:
            raise InputRefused("source-id", self.kind.value)

    @property
    def key(self) -> tuple[SignalKind, str]:
        """What makes two entries the same hash."""
        return self.kind, self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """One entry that was not taken: the rest of its page or file is.

    Attributes:
        where: its place, as the person would name it: a line, or the peer's own id.
        reason: a short machine word, e.g. ``hash-capitals``, ``hash-form``.
    """

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a peer's list.

    Attributes:
        entries: what was understood, tombstones included.
        cursor: where the next page begins; never holds a credential.
        is_complete: nothing more is there now.
        is_restart: the peer's list begins anew here; what an earlier round had and this one does
            not bring again is gone.
        refused: entries whose form was wrong.
        unused: how many entries were of each kind that is not used here, by the peer's word.
    """

    entries: tuple[Entry, ...]
    cursor: str
    is_complete: bool
    is_restart: bool = False
    refused: tuple[Bad, ...] = ()
    unused: Mapping[str, int] = field(default_factory=dict, hash=False)


class Ability(enum.StrEnum):
    """What a peer lets us do."""

    FETCH = "fetch"
    SHARE = "share"
    FEEDBACK = "feedback"


class Exchange(Protocol):
    """One peer, as one member's credentials reach it.

    Every call may raise the failures of ``exchange.failures``; after any of them the caller may
    call again, and nothing is doubled as long as ``find`` is asked before ``share`` is repeated.
    """

    abilities: frozenset[Ability]

    def fetch(self, cursor: str) -> Page:
        """Return the page at a cursor; ``""`` begins."""
        ...

    def takes(self, entry: Entry) -> bool:
        """Say whether the peer has a place for an entry of this kind and opinion."""
        ...

    def share(self, entry: Entry, idempotency: str) -> RemoteId:
        """Add an entry; return the peer's name for it.

        Args:
            entry: our own entry.
            idempotency: our name for this act; ``find`` recognises what was added under it.
        """
        ...

    def find(self, entry: Entry, idempotency: str, *, since_ms: int) -> RemoteId | None:
        """Return what an earlier ``share`` whose answer was lost left there, or None.

        Args:
            entry: as it was shared.
            idempotency: under this name.
            since_ms: when, milliseconds since 1970.

        Raises:
            PeerUnavailable: ``cannot-confirm``: neither can be told now.
        """
        ...

    def update(self, remote: RemoteId, entry: Entry) -> None:
        """Say that our opinion or labels of what we shared are now these."""
        ...

    def withdraw(self, remote: RemoteId, entry: Entry) -> None:
        """Take back what we shared; it is no failure if it is gone already."""
        ...

    def feedback(self, remote: RemoteId, opinion: Opinion) -> None:
        """Tell the source of an entry what a reviewer found."""
        ...

    def unconfirmed(self, remote: RemoteId, entry: Entry) -> str:
        """Return why the peer cannot be seen to match a shared entry yet, ``""`` if it can."""
        ...

    def close(self) -> None:
        """Close what is open."""
        ...


def checked_value(kind: SignalKind, untrusted: str, *, has_capitals: bool = False) -> str:
    """Return a hash value in the one written form.

    Args:
        kind: its declared kind.
        untrusted: the text.
        has_capitals: whether its format is known to write capitals; otherwise they are refused,
            since a peer that asks with them does not find what it stored without.

    Raises:
        InputRefused: ``hash-capitals``, or ``hash-form``: another length or other characters.
    """
    value = untrusted.lower() if has_capitals and untrusted.isascii() else untrusted
    if re.fullmatch(f"[0-9a-f]{{{DIGITS[kind]}}}", value):
        return value
    is_only_case = re.fullmatch(f"[0-9a-fA-F]{{{DIGITS[kind]}}}", value) is not None
    raise InputRefused("hash-capitals" if is_only_case else "hash-form", kind.value)
