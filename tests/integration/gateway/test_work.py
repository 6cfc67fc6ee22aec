# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

from house import slug


def test_person_enrols_leases_reads_and_decides(house, platform, reviewer):
    group_id = house.add_group(platform, b"a harmless text")

    (group,) = reviewer.groups()
    read = reviewer.media(group)
    entry = reviewer.entry(group)
    outcome = reviewer.outcome(entry)

    assert group["group_id"] == group_id
    assert read.status_code == 200
    assert read.content.startswith(b"a harmless text")
    assert outcome == ("accepted", {"item_state": "closed"})
    (told,) = platform.decisions()
    assert (told["decision_id"], told["verdict"], told["labels"]) == (
        entry["decision_id"],
        "violates",
        ["B1"],
    )


def test_session_says_who_and_what(house, reviewer):
    told = reviewer.get("/session").json()

    assert told["user"]["id"] == reviewer.person_id
    assert told["server"]["id"] == house.gateway.server_id
    assert told["bundles"] == {"policy": "2026-11-01.1"}


def test_no_token_is_unauthenticated(house):
    from house import Caller

    assert slug(Caller(house, "").get("/session")) == (401, "unauthenticated")
