# SPDX-License-Identifier: Apache-2.0
"""Puts new items into the groups they belong to.

A new item has a group of its own.  If it is alike an open one, by the rule of
``media.grouping.joining``, it moves there; groups that nobody was ever given may become one.  A
group that is held, may still be answered by who held it, or is decided stays as it is: then the
item's own group remembers which one it is near.  Only groups of one category are joined, since a
grant, a queue and the question put to a person go by it.

One transaction at a time does this (``take_turn``), so that of two copies that come at once the
second finds the first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, delete, insert, select, update

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.items import Severity, band_of
from reviewer.gateway.likeness import standings
from reviewer.gateway.likeness.known_items import KnownItems
from reviewer.gateway.likeness.standings import GROUPS_MOST, OpenGroup, Texts
from reviewer.gateway.store import groups as shown
from reviewer.gateway.store import logs
from reviewer.gateway.store.tables import groups, items, likenesses, server
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.joining import Known, Placement, Standing, placed
from reviewer.media.grouping.likeness import Likeness, Way, alike
from reviewer.media.grouping.tones import AS_IS

JOINED = "joined"
UNITED = "united"


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item whose bytes are here, in a group of its own."""

    item_id: str
    group_id: str
    features: Features


@dataclass(slots=True)
class Grouped:
    """What came of it.

    Attributes:
        group_of: the group each item is in now.
        near: of those that opened a group of their own: the decided or held one it is near, and
            whether it differs from it in something.
    """

    group_of: dict[str, str] = field(default_factory=dict)
    near: dict[str, tuple[str, bool]] = field(default_factory=dict)
    records: list[AuditEntry] = field(default_factory=list)


def take_turn(connection: Connection) -> None:
    """Wait until no other transaction puts items into groups; the turn ends with the commit."""
    asked = select(server.c.value).where(server.c.name == "grouping").with_for_update()
    connection.execute(asked)


class Grouping:
    """Puts the items of one transaction into groups, in the order they came."""

    def __init__(
        self, connection: Connection, known: KnownItems, texts: Texts, now_ms: int
    ) -> None:
        """Begin; ``take_turn`` was called."""
        self._connection = connection
        self._known = known
        self._texts = texts
        self._now_ms = now_ms
        self._late = KnownItems()  # what this transaction sees and ``known`` does not
        self._late.catch_up_after(connection, known)
        self._grouped = Grouped()

    def place_all(self, new: Sequence[NewItem], present: Collection[str]) -> Grouped:
        """Place items.

        Args:
            new: the items, each the only one in its group.
            present: digests of media that were here before, or come twice among these.
        """
        waiting = {each.group_id for each in new}
        for each in new:
            waiting.discard(each.group_id)
            digests = self._near(each.features, present)
            target = self._place(each, digests, waiting) if digests else each.group_id
            self._grouped.group_of[each.item_id] = target
        return self._grouped

    def _near(self, features: Features, present: Collection[str]) -> list[str]:
        """Return the digests of what it may be alike, the likeliest first."""
        own = features.sha256
        ranked = zip_longest(self._known.near(features), self._late.near(features))
        found = [digest for pair in ranked for digest in pair if digest and digest != own]
        return [*([own] if own in present else []), *dict.fromkeys(found)]

    def _place(self, new: NewItem, digests: Sequence[str], waiting: Collection[str]) -> str:
        names = standings.groups_with(self._connection, digests)
        names = tuple(name for name in names if name not in waiting and name != new.group_id)
        rows = shown.locked(self._connection, [*names[:GROUPS_MOST], new.group_id])
        own = rows.pop(new.group_id)
        of_kind = [row for row in rows.values() if row.category == own.category]
        found = standings.load(self._connection, self._texts, of_kind)
        item = Known(new.item_id, new.features)
        growing = [each for each in found if each.may_grow]
        placement = placed(item, [each.standing for each in growing])
        if placement.group.group:
            self._join(new, own, placement, {each.row.group_id: each for each in growing})
            return placement.group.group
        settled = [each for each in found if not each.may_grow]
        self._remember_near(new, item, settled)
        return new.group_id

    def _remember_near(self, new: NewItem, item: Known, settled: Sequence[OpenGroup]) -> None:
        fixed = [_fixed(each.standing) for each in settled]
        placement = placed(item, fixed)
        if not placement.group.group:
            return
        likeness = placement.likeness
        differs = placement.through is not None or likeness is None or bool(likeness.differs)
        near = placement.group.group
        self._grouped.near[new.item_id] = near, differs
        self._connection.execute(
            update(groups)
            .where(groups.c.group_id == new.group_id)
            .values(near_group=near, near_differs=differs)
        )

    def _join(
        self, new: NewItem, own: Row[Any], placement: Placement, growing: dict[str, OpenGroup]
    ) -> None:
        target = placement.group.group
        gone = [*placement.absorbed, own.group_id]
        before = growing[target].row
        representative = placement.group.representative.item
        self._connection.execute(
            update(items).where(items.c.group_id.in_(gone)).values(group_id=target)
        )
        absorbed = [growing[name].row for name in placement.absorbed]
        self._connection.execute(
            update(groups)
            .where(groups.c.group_id == target)
            .values(**together([before, *absorbed, own]), representative=representative)
        )
        self._connection.execute(delete(groups).where(groups.c.group_id.in_(gone)))
        if placement.absorbed or representative != growing[target].standing.representative.item:
            self._relate_all(placement.group)
        else:
            is_direct = placement.through is None
            _relate(self._connection, placement.group, [new.item_id], is_direct=is_direct)
        self._grouped.group_of |= {
            item_id: target
            for item_id, group_id in self._grouped.group_of.items()
            if group_id in placement.absorbed
        }
        self._record(target, JOINED, new.item_id)
        for name in placement.absorbed:
            self._record(target, UNITED, "", absorbed=name)

    def _relate_all(self, standing: Standing) -> None:
        direct = {each.item for each in standing.witnesses}
        direct |= {
            each.item
            for each in standing.others
            if alike(each.features, standing.representative.features) is not None
        }
        everyone = [each.item for each in standing.members]
        self._connection.execute(delete(likenesses).where(likenesses.c.item_id.in_(everyone)))
        for is_direct in (True, False):
            names = [
                name
                for name in everyone
                if name != standing.representative.item and (name in direct) == is_direct
            ]
            _relate(self._connection, standing, names, is_direct=is_direct)

    def _record(self, group: str, reason: str, item: str, **detail: str) -> None:
        self._grouped.records.append(
            AuditEntry(
                event=AuditEvent.GROUP_CHANGED,
                at=logs.at(self._now_ms),
                group=group,
                item=item,
                reason=reason,
                detail=detail,
            )
        )


def together(rows: Sequence[Row[Any]]) -> dict[str, Any]:
    """Return what several groups are as one: as severe, as soon and as urgent as any of them.

    The legal basis is that of the one that is due first.  A queue by category and severity follows
    the severity; another stays.
    """
    first, soonest = rows[0], min(rows, key=lambda row: row.due_ms)
    severities = [row.severity for row in rows if row.severity is not None]
    severity = max(severities) if severities else None
    before = None if first.severity is None else Severity(first.severity)
    queue = first.queue
    if queue == f"{first.category}.{band_of(before).value}":
        band = band_of(None if severity is None else Severity(severity))
        queue = f"{first.category}.{band.value}"
    return {
        "severity": severity,
        "queue": queue,
        "due_ms": soonest.due_ms,
        "legal_basis": soonest.legal_basis,
        "tier": min(row.tier for row in rows),
    }


def _fixed(standing: Standing) -> Standing:
    return Standing(
        group=standing.group,
        representative=standing.representative,
        witnesses=standing.witnesses,
        may_change=False,
    )


def _relate(
    connection: Connection, standing: Standing, names: Collection[str], *, is_direct: bool
) -> None:
    wanted = [each for each in standing.members if each.item in names]
    rows = [
        {"item_id": each.item, "is_direct": is_direct, **relation(each.features, standing)}
        for each in wanted
    ]
    if rows:
        connection.execute(insert(likenesses), rows)


def relation(features: Features, standing: Standing) -> dict[str, Any]:
    """Return how a member is like the representative, as columns."""
    representative = standing.representative.features
    likeness = alike(features, representative)
    distance, form = distance_to(features, representative, likeness)
    return {
        "distance": distance,
        "form": form,
        "differs": likeness is None or bool(likeness.differs),
    }


def distance_to(
    features: Features, representative: Features, likeness: Likeness | None
) -> tuple[int, str]:
    """Return how far a member is from the representative, and in which form it is near.

    Bits of PDQ for pictures; for videos and texts 100 minus the share that is alike, and 100 where
    two others vouch for it.
    """
    if likeness is not None and likeness.way is Way.BYTES:
        return 0, ""
    if features.picture is not None and representative.picture is not None:
        if likeness is not None and likeness.distance is not None:
            return likeness.distance, "" if likeness.form == AS_IS else likeness.form
        bits = np.bitwise_count(features.picture.forms ^ representative.picture.forms[0])
        return int(bits.sum(axis=1).min()), ""
    return 100 if likeness is None else round(100 - likeness.percent), ""
