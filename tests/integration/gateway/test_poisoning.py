# SPDX-License-Identifier: Apache-2.0
"""A hash that would speak for what nobody looked at is stopped before a second person is asked."""

from __future__ import annotations

import secrets

import pytest
from sharing import (
    NEAR_PDQ,
    ON_SQLITE,
    SECOND,
    allows,
    events,
    feed,
    group_row,
    has_hashes,
    pdq,
    propose,
    second_look,
    states,
    ticked,
)
from sqlalchemy import func, insert, select

from reviewer.gateway.store.tables import bank_entries, items


def test_hash_in_an_allow_bank_is_stopped_and_the_rest_goes_on(house, platform, reviewer):
    has_hashes(house, house.add_group(platform), pdq())
    allows(house, "pdq", NEAR_PDQ)

    group, _, outcome = propose_all(reviewer)

    item_id = group["items"][0]["item_id"]
    stopped = [{"item_id": item_id, "kind": "pdq", "reason": "allow-bank"}]
    assert outcome == ("accepted_pending_second", {"item_state": "closed", "stopped": stopped})
    assert states(house) == [("awaiting_second", ""), ("stopped", "allow-bank")]
    assert "hash_stopped" in events(house)


def propose_all(reviewer):
    (group,) = reviewer.groups(want=1)
    entry = reviewer.entry(group, hashes=ticked(group, "sha256", "pdq", "phash"))
    return group, entry, reviewer.outcome(entry)


@ON_SQLITE
@pytest.mark.parametrize(
    ("hashes", "reasons"),
    [
        ([pdq(quality=49)], {("pdq", "quality")}),
        ([pdq(quality=0)], {("pdq", "plain"), ("sha256", "plain")}),
        ([{"kind": "phash", "value": "0f" * 8}], {("phash", "local-only")}),
        ([pdq(quality=50)], set()),
    ],
)
def test_hash_that_says_nothing_is_stopped(house, platform, reviewer, hashes, reasons):
    has_hashes(house, house.add_group(platform), *hashes)

    _, _, (outcome, detail) = propose_all(reviewer)

    assert {(each["kind"], each["reason"]) for each in detail.get("stopped", [])} == reasons
    is_all = len(reasons) == len(hashes) + 1
    assert outcome == ("accepted" if is_all else "accepted_pending_second")


@ON_SQLITE
def test_decision_whose_every_hash_is_stopped_asks_nobody(house, platform, reviewer, second):
    house.add_group(platform)
    (group,) = reviewer.groups()
    allows(house, "sha256", group["items"][0]["media"]["sha256"])

    outcome, detail = reviewer.outcome(reviewer.entry(group, hashes=ticked(group)))

    assert (outcome, detail["stopped"][0]["reason"]) == ("accepted", "allow-bank")
    assert second.groups(queues=[SECOND]) == []
    assert group_row(house, group).state == "closed"


@pytest.mark.parametrize(("copies", "is_stopped"), [(999, False), (1000, True)])
def test_hash_that_matches_a_thousand_items_is_stopped(
    house, platform, reviewer, copies, is_stopped
):
    has_hashes(house, house.add_group(platform), pdq())
    crowd = house.add_group(platform, queue="gore.high")
    has_hashes(house, crowd, pdq(NEAR_PDQ))

    def write(connection):
        row = dict(
            connection.execute(select(items).where(items.c.group_id == crowd)).one()._mapping
        )
        copied = [{**row, "item_id": f"i-{n}", "external_id": f"x/{n}"} for n in range(copies - 1)]
        connection.execute(insert(items), copied)

    house.gateway.db.write(write)

    _, _, (_, detail) = propose_all(reviewer)

    assert [each["reason"] for each in detail.get("stopped", [])] == ["too-common"] * is_stopped


@ON_SQLITE
def test_hash_allowed_meanwhile_does_not_enter_the_bank(house, platform, reviewer, second):
    house.add_group(platform)
    group, _, _ = propose(reviewer)
    allows(house, "sha256", group["items"][0]["media"]["sha256"])

    second_look(second)

    assert feed(reviewer)["changes"] == []
    assert states(house) == [("withdrawn", "allow-bank")]


def test_hash_is_in_a_bank_and_proposed_only_once(house, platform, reviewer, second):
    for _ in range(3):
        has_hashes(house, house.add_group(platform, content=secrets.token_bytes(4)), pdq())
    one, two, three = reviewer.groups()

    def tick(group):
        return reviewer.outcome(reviewer.entry(group, hashes=ticked(group, "pdq")))

    first, waits = tick(one), tick(two)
    second_look(second)
    known = tick(three)

    def told(group, reason):
        return [{"item_id": group["items"][0]["item_id"], "kind": "pdq", "reason": reason}]

    assert first == ("accepted_pending_second", {"item_state": "closed"})
    assert waits == ("accepted", {"item_state": "closed", "known": told(two, "proposed")})
    assert known == ("accepted", {"item_state": "closed", "known": told(three, "in-bank")})
    count = select(func.count()).select_from(bank_entries)
    assert house.gateway.db.read(lambda c: c.execute(count).scalar_one()) == 1
