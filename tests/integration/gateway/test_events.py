# SPDX-License-Identifier: Apache-2.0
"""Feeds and wake-ups: nothing skipped, nothing before a restore taken for now."""

from __future__ import annotations

import json
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
from house import House, slug, starter_body

from reviewer.gateway.accounts import people
from reviewer.gateway.store import feed


def poll(someone, cursor="", wait=0):
    answer = someone.get(f"/events:poll?cursor={cursor}&wait={wait}").json()
    return [(each["event"], each["detail"]) for each in answer["events"]], answer["cursor"]


def test_poll_begins_now_and_tells_what_comes_after(house, reviewer):
    nothing, cursor = poll(reviewer)

    house.publish(starter_body(version="2026-12-01.1"))
    found, after = poll(reviewer, cursor, wait=20)

    assert nothing == []
    assert found == [("bundle", {"kind": "policy", "version": "2026-12-01.1"})]
    assert poll(reviewer, after) == ([], after)


def test_poll_wakes_the_one_workstation_whose_group_changed(house, platform, reviewer):
    other = house.enrol()
    group_id = house.add_group(platform)
    reviewer.groups()
    (_, mine), (_, theirs) = poll(reviewer), poll(other)

    house.gateway.db.write(
        lambda c: people.revoke_lease(c, house.gateway, group_id, actor="lead-1")
    )

    assert poll(reviewer, mine, wait=20)[0] == [("items", {})]
    assert poll(other, theirs)[0] == []


def test_stream_sends_a_heartbeat_at_once_and_then_what_comes(house, reviewer):
    headers = {"Authorization": f"Bearer {reviewer.token}"}

    with httpx.stream("GET", f"{house.url}/rq/v1/events", headers=headers, timeout=20) as response:
        lines = response.iter_lines()
        first = [next(lines) for _ in range(4)]
        house.publish(starter_body(version="2026-12-01.1"))
        second = [next(lines) for _ in range(4)]
        house.gateway.db.write(
            lambda c: people.revoke_workstation(c, house.gateway, reviewer.id, actor="admin")
        )
        rest = list(lines)

    assert first[1] == "event: heartbeat"
    assert second[1] == "event: bundle"
    assert json.loads(second[2].removeprefix("data: "))["detail"]["version"] == "2026-12-01.1"
    assert rest[-3] == "event: revoked"


def test_stream_goes_on_from_the_last_event(house, reviewer):
    _, cursor = poll(reviewer)
    house.publish(starter_body(version="2026-12-01.1"))
    headers = {"Authorization": f"Bearer {reviewer.token}", "Last-Event-ID": cursor}

    with httpx.stream("GET", f"{house.url}/rq/v1/events", headers=headers, timeout=20) as response:
        lines = response.iter_lines()
        found = [next(lines) for _ in range(8)]

    assert found[5] == "event: bundle"


def test_stream_with_a_cursor_that_was_never_given_is_refused(house, reviewer):
    assert slug(reviewer.get("/events", **{"Last-Event-ID": "x"})) == (400, "cursor-invalid")


def test_reader_skips_nothing_while_many_write(unserved):
    """With a plain sequence a row committed late would be passed over (sync.md 0.10)."""
    db, wanted = unserved.gateway.db, 6 * 80
    done = threading.Event()

    def write(writer):
        for number in range(80):
            db.write(lambda c, body={"n": f"{writer}-{number}"}: feed.append(c, "t", body))

    def read():
        cursor, seen = "", []
        while True:
            ended = done.is_set()
            page = db.read(lambda c, at=cursor: feed.read(c, ["t"], at, 1, 50))
            cursor = page.cursor
            seen += [row.body["n"] for row in page.rows]
            if ended and not page.rows:
                return seen

    with ThreadPoolExecutor(7) as pool:
        reader = pool.submit(read)
        list(pool.map(write, range(6)))
        done.set()
        seen = reader.result()

    assert (len(seen), len(set(seen))) == (wanted, wanted)
    unserved.gateway.db.close()


def test_restored_gateway_is_told_apart_and_gets_its_decisions_again(tmp_path):
    house = House(tmp_path / "gateway", None)
    house.make()
    with house.listening():
        platform, reviewer = house.add_platform(), house.enrol()
        house.add_group(platform)
        (group,) = reviewer.groups()
    shutil.copytree(house.folder, tmp_path / "backup")
    with house.listening():
        entry = reviewer.entry(group)
        reviewer.decide(entry)
        cursor = reviewer.get("/feeds/items").json()["cursor"]
        _, events_cursor = poll(reviewer)

    for name in ("gateway.sqlite3", "gateway.sqlite3-wal", "gateway.sqlite3-shm"):
        (house.folder / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup/gateway.sqlite3", house.folder / "gateway.sqlite3")

    with house.listening():
        epoch = reviewer.get("/session").headers["rq-epoch"]
        old_feed = reviewer.get(f"/feeds/items?cursor={cursor}")
        woken, _ = poll(reviewer, events_cursor)
        receipt = {"sequence": 1, "decision_id": entry["decision_id"], "outcome": "accepted"}
        body = {"epoch_seen": 1, "receipts": [receipt], "audit_size": 0}
        missing = reviewer.post(f"/workstations/{reviewer.id}/resync", body).json()["missing"]
        outcome = reviewer.outcome(entry)

        assert epoch == "2"
        assert slug(old_feed) == (409, "resync-required")
        assert woken == [("resync", {})]
        assert missing == [entry["decision_id"]]
        assert outcome == ("accepted", {"item_state": "closed"})
