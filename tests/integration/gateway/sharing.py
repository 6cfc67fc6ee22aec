# SPDX-License-Identifier: Apache-2.0
"""What people do about hashes, for the tests of proposals and banks."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import insert, select, update

from reviewer.domain.hashes import HashKind, HashValue
from reviewer.gateway.banks import rows
from reviewer.gateway.store.tables import groups, items, log_entries, media, media_hashes
from reviewer.gateway.store.tables import proposals as proposed

# For what is decided above the database; that both keep it alike, the tests beside it show.
ON_SQLITE = pytest.mark.parametrize("database_url", [None], ids=["sqlite"])
SECOND = "second:symbol.low"
PDQ = "f0" * 32
NEAR_PDQ = "f1" * 2 + "f0" * 30  # two bits away


def ticked(group, *kinds):
    return [
        {"item_id": item["item_id"], "hash": value}
        for item in group["items"]
        for value in item["media"]["hashes"]
        if value["kind"] in (kinds or ("sha256",))
    ]


def propose(reviewer, **changes):
    """Decide the next group with its hashes ticked; return it, the entry and the answer."""
    (group,) = reviewer.groups(want=1)
    entry = reviewer.entry(group, **{"hashes": ticked(group), **changes})
    return group, entry, reviewer.outcome(entry)


def second_look(workstation, verdict="violates"):
    (group,) = workstation.groups(queues=[SECOND])
    return workstation.outcome(answer(workstation, group, verdict))


def lead_look(workstation, verdict):
    (group,) = workstation.groups(queues=["escalated"])
    return workstation.outcome(answer(workstation, group, verdict))


def answer(workstation, group, verdict, **changes):
    changes |= {} if verdict == "violates" else {"labels": [], "severity": None}
    return workstation.entry(group, verdict=verdict, **changes)


def feed(caller, bank="local"):
    response = caller.get(f"/feeds/hashes/{bank}")
    assert response.status_code == 200, response.text
    return response.json()


def states(house):
    asked = select(proposed.c.state, proposed.c.reason).order_by(proposed.c.proposal_id)
    return sorted(tuple(row) for row in house.gateway.db.read(lambda c: c.execute(asked).all()))


def group_row(house, group):
    asked = select(groups).where(groups.c.group_id == group["group_id"])
    return house.gateway.db.read(lambda c: c.execute(asked).one())


def events(house):
    asked = select(log_entries.c.record).where(log_entries.c.log == "gateway")
    written = house.gateway.db.read(lambda c: c.execute(asked.order_by(log_entries.c.seq)).all())
    found = [json.loads(row.record)["event"] for row in written]
    return [event for event in found if event != "delivered"]  # by a thread of its own


def has_hashes(house, group_id, *hashes):
    """Give a group's media these hashes beside their digest."""

    def write(connection):
        rows_ = connection.execute(
            select(media.c.media_id, media.c.hashes)
            .join(items, items.c.media_id == media.c.media_id)
            .where(items.c.group_id == group_id)
        ).all()
        for row in rows_:
            every = [*json.loads(row.hashes), *hashes]
            connection.execute(
                update(media)
                .where(media.c.media_id == row.media_id)
                .values(hashes=json.dumps(every))
            )
            connection.execute(
                insert(media_hashes),
                [
                    {"media_id": row.media_id, "kind": each["kind"], "value": each["value"]}
                    for each in every
                ],
            )

    house.gateway.db.write(write)


def pdq(value=PDQ, quality=80):
    return {"kind": "pdq", "value": value, "quality": quality, "variant": "nearest-512"}


def allows(house, kind, value):
    def write(connection):
        rows.locked(connection)
        made = HashValue(kind=HashKind(kind), value=value)
        rows.add(connection, "allow", made, rows.Event(event="added", actor="console"), 1)

    house.gateway.db.write(write)
