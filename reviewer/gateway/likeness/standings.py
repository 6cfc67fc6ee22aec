# SPDX-License-Identifier: Apache-2.0
"""Groups as the rule of likeness sees them: their members, with what is known of each."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, select

from reviewer.domain.errors import MediaMissing, MediaUnreadable
from reviewer.gateway.likeness.traces import Trace, unpack
from reviewer.gateway.media_store import MediaFolder
from reviewer.gateway.store.tables import groups, items, likenesses, media, media_traces
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.joining import MOST_RECENTRED, MOST_WITNESSES, Known, Standing
from reviewer.media.grouping.wording import MOST_CHARACTERS

MEMBERS_MOST: Final = 1_000  # of a group, as it travels (wire.work.GroupMessage)
GROUPS_MOST: Final = 40  # that one item is compared with, the likeliest
_CHUNK: Final = 500
_COLUMNS: Final[tuple[Column[Any], ...]] = (
    items.c.item_id,
    media.c.sha256,
    media.c.blob,
    media.c.wrapped_key,
    media_traces.c.trace,
)
_OF_MEMBER: Final[tuple[Column[Any], ...]] = (
    items.c.item_id,
    items.c.group_id,
    likenesses.c.is_direct,
)
_CHARACTERS_KEPT: Final = 16_000_000  # of texts in memory
_TEXT_BYTES: Final = 65_536  # more than grouping reads of a text


class Texts:
    """Words of texts that were compared lately, so that a seal is not opened for each comparison.

    In memory alone; the oldest go first.
    """

    def __init__(self, folder: MediaFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._known: OrderedDict[str, str] = OrderedDict()
        self._characters = 0

    def keep(self, sha256: str, text: str) -> None:
        """Remember the words of a text that just came."""
        words = text[:MOST_CHARACTERS]
        with self._lock:
            self._characters += len(words) - len(self._known.pop(sha256, ""))
            self._known[sha256] = words
            while self._characters > _CHARACTERS_KEPT:
                _, oldest = self._known.popitem(last=False)
                self._characters -= len(oldest)

    def of(self, row: Row[Any]) -> str:
        """Return the text of media; nothing of one whose bytes are gone."""
        with self._lock:
            found = self._known.get(row.sha256)
        if found is None:
            try:
                with self._folder.open(row.blob, row.wrapped_key) as blob:
                    found = blob.read(0, _TEXT_BYTES).decode(errors="ignore")
            except (MediaMissing, MediaUnreadable):
                return ""
            self.keep(row.sha256, found)
        return found


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """A group and how it stands; its row is locked until the commit."""

    row: Row[Any]
    standing: Standing
    members: int

    @property
    def may_grow(self) -> bool:
        """Say whether a new item may join: nobody holds it, and nobody may still answer it."""
        return is_free(self.row) and self.members < MEMBERS_MOST


def is_free(row: Row[Any]) -> bool:
    """Say whether a group is offered, undecided, and in nobody's hands, online or off."""
    return bool(row.state == "available" and row.stage == "first" and row.last_workstation is None)


def groups_with(connection: Connection, digests: Sequence[str]) -> tuple[str, ...]:
    """Return the groups that hold one of these media, in the order of those, the oldest first."""
    place = {digest: number for number, digest in enumerate(digests)}
    found: set[tuple[int, str]] = set()
    for start in range(0, len(digests), _CHUNK):
        asked = (
            select(media.c.sha256, items.c.group_id)
            .join(media, media.c.media_id == items.c.media_id)
            .where(
                media.c.sha256.in_(digests[start : start + _CHUNK]),
                items.c.state.in_(("available", "closed")),
            )
        )
        found |= {(place[row.sha256], row.group_id) for row in connection.execute(asked)}
    return tuple(dict.fromkeys(group_id for _, group_id in sorted(found)))


def load(connection: Connection, texts: Texts, rows: Sequence[Row[Any]]) -> tuple[OpenGroup, ...]:
    """Return groups with those members that new items are compared with."""
    of_group = _members(connection, [row.group_id for row in rows])
    chosen = [_Chosen(row, of_group[row.group_id]) for row in rows if of_group.get(row.group_id)]
    known = _known(connection, texts, [name for each in chosen for name in each.compared])
    return tuple(each.opened(known) for each in chosen)


class _Chosen:
    """The members of a group that new items are compared with."""

    def __init__(self, group: Row[Any], members: Sequence[Row[Any]]) -> None:
        self._group = group
        self._count = len(members)
        names = [row.item_id for row in members]
        self._first = group.representative if group.representative in names else names[0]
        direct = [row.item_id for row in members if row.is_direct and row.item_id != self._first]
        # All are compared only where the group may get another representative.
        is_new = is_free(group) and group.generation == 0
        self._may_change = is_new and len(names) <= MOST_RECENTRED
        self._witnesses = direct[:MOST_WITNESSES]
        shown = {self._first, *self._witnesses}
        self._rest = [name for name in names if name not in shown] if self._may_change else []
        self.compared = (self._first, *self._witnesses, *self._rest)

    def opened(self, known: Mapping[str, Known]) -> OpenGroup:
        return OpenGroup(
            row=self._group,
            standing=Standing(
                group=self._group.group_id,
                representative=known[self._first],
                witnesses=tuple(known[name] for name in self._witnesses),
                others=tuple(known[name] for name in self._rest),
                may_change=self._may_change,
            ),
            members=self._count,
        )


def features_of_members(connection: Connection, texts: Texts, group_id: str) -> dict[str, Known]:
    """Return what is known of every member of a group, by item, in the order they came."""
    members = _members(connection, [group_id]).get(group_id, [])
    return _known(connection, texts, [row.item_id for row in members])


def _members(connection: Connection, group_ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """Return the items of each group whose bytes are here, in the order they came."""
    found: dict[str, list[Row[Any]]] = {}
    asked = (
        select(*_OF_MEMBER)
        .outerjoin(likenesses, likenesses.c.item_id == items.c.item_id)
        .where(
            items.c.group_id.in_(group_ids),
            items.c.media_id.is_not(None),
            items.c.state.in_(("available", "closed")),
        )
        .order_by(items.c.item_id)
    )
    for row in connection.execute(asked).all():
        found.setdefault(row.group_id, []).append(row)
    return found


def _known(connection: Connection, texts: Texts, names: Sequence[str]) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for start in range(0, len(names), _CHUNK):
        asked = (
            select(*_COLUMNS)
            .join(media, media.c.media_id == items.c.media_id)
            .outerjoin(media_traces, media_traces.c.media_id == media.c.media_id)
            .where(items.c.item_id.in_(names[start : start + _CHUNK]))
        )
        rows: Sequence[Row[Any]] = connection.execute(asked).all()
        found |= {row.item_id: Known(row.item_id, _features(texts, row)) for row in rows}
    return {name: found[name] for name in names}


def _features(texts: Texts, row: Row[Any]) -> Features:
    trace = Trace() if row.trace is None else unpack(row.trace)
    text = texts.of(row) if trace.keys is not None else None
    return trace.features(row.sha256, text)


def group_rows(connection: Connection, group_ids: Sequence[str]) -> dict[str, Row[Any]]:
    """Return groups as they are, without locking them."""
    asked = select(groups).where(groups.c.group_id.in_(group_ids))
    return {row.group_id: row for row in connection.execute(asked)}
