# SPDX-License-Identifier: Apache-2.0
"""One bit per person and queue until midnight, and nothing that tells why."""

from __future__ import annotations

from house import HOUR_MS, START_MS, slug
from sqlalchemy import select

from reviewer.gateway.store import lease_ends
from reviewer.gateway.store.tables import closed_queues, log_entries

DAY_MS = 24 * HOUR_MS


def closes(workstation, *queues):
    response = workstation.call("PUT", "/session/queues", {"closed": list(queues)})
    assert (response.status_code, response.json()) == (200, {})


def told(workstation):
    return workstation.get("/session").json()["closed_queues"]


def rows(house):
    with_all = select(closed_queues).order_by(closed_queues.c.queue)
    return [tuple(row) for row in house.gateway.db.read(lambda c: c.execute(with_all).all())]


def test_a_second_workstation_starts_from_what_the_first_said(house):
    person_id = house.add_person()
    first, second = (
        type(house.enrol()).enrolled(house, house.code_for(person_id)) for _ in range(2)
    )
    other = house.enrol()

    closes(first, "symbol.high", "symbol.medium")

    assert told(second) == told(first) == ["symbol.high", "symbol.medium"]
    assert told(other) == []


def test_what_is_said_replaces_what_was_said(house, reviewer):
    closes(reviewer, "symbol.high", "symbol.medium")
    closes(reviewer, "symbol.medium", "symbol.medium")

    assert told(reviewer) == ["symbol.medium"]

    closes(reviewer)

    assert told(reviewer) == []


def test_a_queue_that_is_not_the_persons_is_not_kept(house):
    reviewer = house.enrol(queues=("symbol.low",))

    closes(reviewer, "symbol.low", "symbol.high", "no.such")

    assert told(reviewer) == ["symbol.low"]


def test_the_bit_ends_at_midnight_and_is_deleted(house, reviewer):
    closes(reviewer, "symbol.high")
    midnight = START_MS - START_MS % DAY_MS + DAY_MS

    house.clock.ms = midnight - 1
    house.token_lives_on(reviewer)
    assert told(reviewer) == ["symbol.high"]

    house.clock.ms = midnight
    house.token_lives_on(reviewer)
    assert told(reviewer) == []

    house.gateway.db.write(lambda c: lease_ends.sweep(c, house.clock.ms))
    assert rows(house) == []


def test_a_row_says_no_more_than_which_queue_until_which_midnight(house, reviewer):
    closes(reviewer, "symbol.high")
    house.clock.advance(hours=1)
    house.token_lives_on(reviewer)
    closes(reviewer, "symbol.high", "symbol.low")
    midnight = START_MS - START_MS % DAY_MS + DAY_MS

    assert rows(house) == [
        (reviewer.person_id, "symbol.high", midnight),
        (reviewer.person_id, "symbol.low", midnight),
    ]


def test_nothing_of_it_is_logged(house, reviewer):
    before = house.gateway.db.read(lambda c: c.execute(select(log_entries)).all())

    closes(reviewer, "symbol.high")

    after = house.gateway.db.read(lambda c: c.execute(select(log_entries)).all())
    assert after == before


def test_what_is_no_list_of_queues_is_refused(house, reviewer):
    for body in ({}, {"closed": "symbol.high"}, {"closed": [""]}, {"closed": ["x"] * 501}):
        response = reviewer.call("PUT", "/session/queues", body)
        assert slug(response) == (422, "schema")
