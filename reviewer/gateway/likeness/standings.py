# SPDX-License-Identifier: Apache-2.0
"""Groups as the rule of likeness sees them: their members, with what is known of each."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, select

from reviewer.domain.errors import MediaMissing, MediaUnreadable
from reviewer.gateway.likeness.traces import Trace, unpack
from reviewer.gateway.media_store import MediaFolder
from reviewer.gateway.store.tables import groups, items, likenesses, media, media_traces
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.joining import MOST_RECENTRED, MOST_WITNESSES, Known, Standing

MEMBERS_MOST: Final = 1_000  # of a group, as it travels (wire.work.GroupMessage)
GROUPS_MOST: Final = 16  # that one item is compared with, the oldest first
_CHUNK: Final = 500
_COLUMNS: Final[tuple[Column[Any], ...]] = (
    items.c.item_id,
    media.c.sha256,
    media.c.blob,
    media.c.wrapped_key,
    media_traces.c.trace,
    likenesses.c.is_direct,
)
_TEXTS_KEPT: Final = 1_024
_TEXT_BYTES: Final = 65_536  # more than grouping reads of a text


class Texts:
    """Words of texts that were compared lately, so that a seal is not opened for each comparison.

    In memory alone; the oldest go first.
    """

    def __init__(self, folder: MediaFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._known: OrderedDict[str, str] = OrderedDict()

    def keep(self, sha256: str, text: str) -> None:
        """Remember the words of a text that just came."""
        with self._lock:
            self._known[sha256] = text
            self._known.move_to_end(sha256)
            while len(self._known) > _TEXTS_KEPT:
                self._known.popitem(last=False)

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


def groups_with(connection: Connection, digests: Collection[str]) -> tuple[str, ...]:
    """Return the groups that hold one of these media, the oldest first."""
    wanted, found = sorted(digests), set[str]()
    for start in range(0, len(wanted), _CHUNK):
        found |= set(
            connection.execute(
                select(items.c.group_id)
                .join(media, media.c.media_id == items.c.media_id)
                .where(
                    media.c.sha256.in_(wanted[start : start + _CHUNK]),
                    items.c.state.in_(("available", "closed")),
                )
            ).scalars()
        )
    return tuple(sorted(found))


def load(connection: Connection, texts: Texts, rows: Sequence[Row[Any]]) -> tuple[OpenGroup, ...]:
    """Return groups with those members that new items are compared with."""
    return tuple(each for row in rows if (each := _loaded(connection, texts, row)) is not None)


def _loaded(connection: Connection, texts: Texts, group: Row[Any]) -> OpenGroup | None:
    found = _members(connection, group.group_id)
    if not found:
        return None
    first = next((row for row in found if row.item_id == group.representative), found[0])
    others = [row for row in found if row is not first]
    direct = [row for row in others if row.is_direct]
    # All are compared only where the group may get another representative.
    may_change = is_free(group) and group.generation == 0 and len(found) <= MOST_RECENTRED
    witnesses = direct[:MOST_WITNESSES]
    rest = [row for row in others if row not in witnesses] if may_change else []
    known = {
        row.item_id: Known(row.item_id, _features(texts, row)) for row in (first, *witnesses, *rest)
    }
    return OpenGroup(
        row=group,
        standing=Standing(
            group=group.group_id,
            representative=known[first.item_id],
            witnesses=tuple(known[row.item_id] for row in witnesses),
            others=tuple(known[row.item_id] for row in rest),
            may_change=may_change,
        ),
        members=len(found),
    )


def features_of_items(connection: Connection, texts: Texts, group_id: str) -> dict[str, Features]:
    """Return what is known of every member of a group, by item, in the order they came."""
    return {row.item_id: _features(texts, row) for row in _members(connection, group_id)}


def _members(connection: Connection, group_id: str) -> Sequence[Row[Any]]:
    found: Sequence[Row[Any]] = connection.execute(
        select(*_COLUMNS)
        .join(media, media.c.media_id == items.c.media_id)
        .outerjoin(media_traces, media_traces.c.media_id == media.c.media_id)
        .outerjoin(likenesses, likenesses.c.item_id == items.c.item_id)
        .where(items.c.group_id == group_id, items.c.state.in_(("available", "closed")))
        .order_by(items.c.item_id)
    ).all()
    return found


def _features(texts: Texts, row: Row[Any]) -> Features:
    trace = Trace() if row.trace is None else unpack(row.trace)
    text = texts.of(row) if trace.keys is not None else None
    return trace.features(row.sha256, text)


def group_rows(connection: Connection, group_ids: Sequence[str]) -> dict[str, Row[Any]]:
    """Return groups as they are, without locking them."""
    asked = select(groups).where(groups.c.group_id.in_(group_ids))
    return {row.group_id: row for row in connection.execute(asked)}
