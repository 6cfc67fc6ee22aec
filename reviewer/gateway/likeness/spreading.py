# SPDX-License-Identifier: Apache-2.0
"""What is told of a group's members with a lease: how alike they are, and which are audited."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from reviewer.gateway.store.tables import likenesses
from reviewer.media.grouping.wording import differing_words
from reviewer.wire.work import ContextMessage, SpreadMessage

_CHUNK: Final = 500
_SHARES: Final = 1 << 64


def told(
    connection: Connection,
    shown: Mapping[str, tuple[Row[Any], Sequence[Row[Any]]]],
    audit_percent: int,
) -> dict[str, SpreadMessage]:
    """Return the spread of each group of several.

    Args:
        connection: a transaction.
        shown: by id, the group and those of its members that are shown.
        audit_percent: how many of the others are looked at although one answer is given for all.
    """
    several = {name: each for name, each in shown.items() if len(each[1]) > 1}
    known = _likenesses(connection, [row.item_id for _, rows in several.values() for row in rows])
    return {
        name: _spread(group, rows, known, audit_percent) for name, (group, rows) in several.items()
    }


def _likenesses(connection: Connection, item_ids: Sequence[str]) -> dict[str, Row[Any]]:
    found: dict[str, Row[Any]] = {}
    for start in range(0, len(item_ids), _CHUNK):
        some = item_ids[start : start + _CHUNK]
        asked = select(likenesses).where(likenesses.c.item_id.in_(some))
        found |= {row.item_id: row for row in connection.execute(asked)}
    return found


def _spread(
    group: Row[Any], rows: Sequence[Row[Any]], known: Mapping[str, Row[Any]], audit_percent: int
) -> SpreadMessage:
    first = next((row for row in rows if row.item_id == group.representative), rows[0])
    others = [row for row in rows if row is not first]
    # Without the representative, which was taken back, nothing is known of how the rest is alike.
    is_known = first.item_id == group.representative
    like = {row.item_id: known[row.item_id] for row in others if row.item_id in known}
    differs = not is_known or any(
        row.item_id not in like or like[row.item_id].differs for row in others
    )
    return SpreadMessage(
        representative=first.item_id,
        distances={name: each.distance for name, each in like.items()} if is_known else {},
        forms={name: each.form for name, each in like.items() if each.form} if is_known else {},
        captions_differ=differs or _captions_differ(first, others),
        audited=tuple(
            row.item_id for row in others if is_audited(group.group_id, row.item_id, audit_percent)
        ),
    )


def is_audited(group_id: str, item_id: str, percent: int) -> bool:
    """Say whether a member is audited: the same each time, and so many in a hundred.

    A platform knows the ids of its items and not of groups, so that it cannot tell which.
    """
    digest = hashlib.sha256(f"{group_id}:{item_id}".encode()).digest()
    return int.from_bytes(digest[:8]) * 100 < percent * _SHARES


def _captions_differ(first: Row[Any], others: Sequence[Row[Any]]) -> bool:
    caption = _caption(first)
    captions = {_caption(row) for row in others} - {caption}
    return any(differing_words(caption, each) is not None for each in captions)


def _caption(row: Row[Any]) -> str:
    return ContextMessage.model_validate_json(row.context).caption
