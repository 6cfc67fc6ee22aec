# SPDX-License-Identifier: Apache-2.0
"""Banks over the wire: the feed, an entry's trail, what people and exchanges do to it."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from house import slug
from sharing import ON_SQLITE, events, feed, propose, second_look

from reviewer.domain.banks import BankKind
from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.people import Role
from reviewer.gateway.banks import foreign, hash_feed, rows
from reviewer.gateway.store import facts

NOW_MS = 1_795_250_000_000


@pytest.fixture
def entry_id(house, platform, reviewer, second):
    """An entry that two people agreed on."""
    house.add_group(platform)
    propose(reviewer)
    second_look(second)
    return feed(reviewer)["changes"][0]["entry_id"]


def act(workstation, entry_id, doing, act_id="a-1", reason="wrong_item", **more):
    body = {"act_id": act_id, "reason": reason, **more}
    return workstation.signed("POST", f"/banks/entries/{entry_id}:{doing}", body)


def digest_of(changes):
    lines = sorted(f"{each['entry_id']}:{each['rev']}\n" for each in changes)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def sha(number):
    return HashValue(kind=HashKind.SHA256, value=f"{number:064x}")


def put(house, *given, source="exchange-a", bank="local"):
    return house.gateway.db.write(lambda c: foreign.put_foreign(c, bank, source, given, NOW_MS))


def given(number, **more):
    return foreign.Foreign(value=sha(number), source_ref=f"ref-{number}", **more)


def banks_of(caller):
    return {each["bank_id"]: each for each in caller.get("/banks").json()["banks"]}


def test_a_new_gateway_has_a_bank_to_propose_to_and_one_of_harmless_content(house, reviewer):
    assert banks_of(reviewer) == {
        name: {"bank_id": name, "name": name, "kind": kind, "radius": 31, "entries": 0,
               "disputed": 0, "as_of": None}
        for name, kind in (("local", "block"), ("allow", "allow"))
    }  # fmt: skip


def test_feed_pages_to_a_digest_and_tells_each_entry_as_it_is(house, reviewer):
    put(house, *(given(number) for number in range(5)))
    house.gateway.db.write(lambda c: foreign.withdraw_foreign(c, "exchange-a", ["ref-1"], NOW_MS))

    pages, cursor, more = [], "", True
    while more:
        page = house.gateway.db.read(
            lambda c, at=cursor: hash_feed.page(c, "local", at, 1, NOW_MS, limit=2)
        )
        pages.append(page)
        cursor, more = page.cursor, page.more

    changes = [each.model_dump() for page in pages for each in page.changes]
    assert [each["rev"] for each in changes] == [1, 3, 4, 5, 6]
    assert [each["op"] for each in changes] == ["upsert"] * 4 + ["tombstone"]
    assert [page.digest for page in pages[:-1]] == [""] * 2
    assert pages[-1].digest == digest_of(changes[:-1])
    later = reviewer.get(f"/feeds/hashes/local?cursor={cursor}").json()
    assert (later["changes"], later["cursor"], later["more"]) == ([], cursor, False)
    assert later["digest"] == pages[-1].digest


@ON_SQLITE
def test_feed_refuses_a_cursor_of_elsewhere(house, reviewer):
    cursor = feed(reviewer)["cursor"]
    house.gateway.db.write(lambda c: facts.set_fact(c, "epoch", "1"))

    def asked(cursor, bank="local"):
        return slug(reviewer.get(f"/feeds/hashes/{bank}?cursor={cursor}"))

    old = hash_feed.feed.as_cursor("7.3.local")
    assert asked(cursor, "allow") == (400, "cursor-invalid")
    assert asked("nonsense") == (400, "cursor-invalid")
    assert asked(old) == (410, "cursor-expired")
    assert asked("", "nowhere") == (404, "not-found")


def test_readers_meet_every_change_of_many_writers(house, reviewer):
    """Positions are given in the order of commits, on either engine."""
    numbers = list(range(24))
    seen = {}

    def read(cursor):
        page = house.gateway.db.read(lambda c: hash_feed.page(c, "local", cursor, 1, NOW_MS))
        seen.update({each.entry_id: each.rev for each in page.changes})
        return page

    cursor = ""
    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(put, house, given(number)) for number in numbers]
        while not all(each.done() for each in writing):
            cursor = read(cursor).cursor
    page = read(cursor)

    assert sorted(seen.values()) == [number + 1 for number in numbers]
    lines = "".join(sorted(f"{name}:{rev}\n" for name, rev in seen.items()))
    assert page.digest == hashlib.sha256(lines.encode()).hexdigest()


@ON_SQLITE
def test_workstations_are_woken(house, platform, reviewer, second):
    cursor = reviewer.get("/events:poll").json()["cursor"]
    house.add_group(platform)
    propose(reviewer)
    second_look(second)

    woken = reviewer.get(f"/events:poll?cursor={cursor}").json()["events"]

    assert [(each["event"], each["detail"]) for each in woken] == [("bank", {"bank_id": "local"})]


def test_dispute_is_counted_once_a_person_and_matches_on(house, reviewer, second, entry_id):
    first = act(reviewer, entry_id, "dispute")
    again = act(reviewer, entry_id, "dispute")
    anew = act(reviewer, entry_id, "dispute", "a-2")
    other = act(second, entry_id, "dispute", "a-3", reason="protected")

    assert first.status_code == 200, first.text
    assert first.json() == again.json() == anew.json()
    assert (first.json()["entry"]["state"], first.json()["entry"]["disputes"]) == ("disputed", 1)
    found = other.json()
    assert (found["entry"]["disputes"], found["entry"]["rev"]) == (2, 3)
    assert [(each["event"], each["reason"]) for each in found["events"]] == [
        ("added", "agreed"),
        ("disputed", "wrong_item"),
        ("disputed", "protected"),
    ]
    (change,) = feed(reviewer)["changes"]
    assert (change["op"], change["state"], change["disputes"]) == ("upsert", "disputed", 2)
    assert banks_of(reviewer)["local"]["disputed"] == 1
    assert events(house)[-2:] == ["bank_entry_changed"] * 2


def test_lead_corrects_what_was_disputed_and_then_withdraws_it(house, lead, reviewer, entry_id):
    act(reviewer, entry_id, "dispute", reason="wrong_label")

    corrected = act(lead, entry_id, "correct", "a-2", "wrong_label", labels=["B3"]).json()
    withdrawn = act(lead, entry_id, "withdraw", "a-3", "appeal").json()
    repeated = act(lead, entry_id, "withdraw", "a-3", "appeal").json()
    again = act(lead, entry_id, "withdraw", "a-4", "appeal").json()

    entry = corrected["entry"]
    assert (entry["state"], entry["disputes"], entry["labels"]) == ("active", 0, ["B3"])
    assert (withdrawn["entry"]["op"], withdrawn["entry"]["rev"]) == ("tombstone", 4)
    assert withdrawn["entry"]["hash"] is not None  # its trail shows what it was
    assert withdrawn == repeated == again
    assert [each["by"] for each in withdrawn["events"]][1:] == [
        reviewer.person_id,
        lead.person_id,
        lead.person_id,
    ]
    assert slug(act(reviewer, entry_id, "dispute", "a-5")) == (410, "entry-withdrawn")
    page = feed(reviewer)
    assert [(each["op"], each["hash"]) for each in page["changes"]] == [("tombstone", None)]
    assert page["digest"] == digest_of([])


@ON_SQLITE
def test_only_leads_are_told_who_did_what(house, reviewer, lead, entry_id):
    shown = reviewer.get(f"/banks/entries/{entry_id}").json()["events"]
    told = lead.get(f"/banks/entries/{entry_id}").json()["events"]

    assert [each["by"] for each in shown] == [""]
    assert all(each["by"].startswith("p-") for each in told)


@ON_SQLITE
def test_acts_that_are_refused(house, platform, reviewer, lead, entry_id):
    assert slug(act(reviewer, entry_id, "withdraw")) == (403, "forbidden")
    assert slug(act(reviewer, entry_id, "correct", labels=["B1"])) == (403, "forbidden")
    assert slug(platform.get("/banks")) == (403, "forbidden")
    assert slug(act(lead, "he-none", "withdraw")) == (404, "not-found")
    assert slug(act(lead, entry_id, "correct", labels=["Z9"])) == (422, "label-unknown")
    for reason in ("because", "diverted"):
        refused = act(lead, entry_id, "withdraw", reason=reason)
        assert (slug(refused), refused.json()["where"]) == ((422, "schema"), "reason")
    body = {"act_id": "a-1", "reason": "appeal"}
    unsigned = lead.post(f"/banks/entries/{entry_id}:withdraw", body)
    forged = lead.signed("POST", f"/banks/entries/{entry_id}:withdraw", body, key=reviewer.key)
    assert slug(unsigned)[1] in ("schema", "signature-invalid")
    assert slug(forged) == (403, "signature-invalid")
    assert feed(lead)["changes"][0]["rev"] == 1
    act(lead, entry_id, "dispute")
    assert slug(act(lead, entry_id, "withdraw")) == (422, "idempotency-key-mismatch")


@ON_SQLITE
def test_withdrawn_hash_comes_back_when_two_people_agree_anew(
    house, platform, reviewer, second, lead
):
    text = "A harmless text that comes back."
    post = {"kind": "text", "category": "symbol", "severity": "S1", "text": text,
            "source": "user_report"}  # fmt: skip
    platform.post("/intake/items", {**post, "external_id": "p/1"})
    propose(reviewer)
    second_look(second)
    (before,) = feed(reviewer)["changes"]
    act(lead, before["entry_id"], "withdraw", reason="appeal")
    platform.post("/intake/items", {**post, "external_id": "p/2"})

    propose(reviewer)
    second_look(second)

    (after,) = feed(reviewer)["changes"]
    assert (after["entry_id"], after["op"], after["rev"]) == (before["entry_id"], "upsert", 3)


# What exchanges do.


def test_exchange_gives_what_others_know_and_takes_it_back(house, reviewer):
    bad = foreign.Foreign(
        value=HashValue(kind=HashKind.PDQ, value="f0" * 32, quality=49), source_ref="x"
    )
    local = foreign.Foreign(value=HashValue(kind=HashKind.PHASH, value="f0" * 8), source_ref="y")

    first = put(house, given(1), given(2, disputes=1), bad, local)
    again = put(house, given(1), given(2, disputes=1))
    changed = put(house, given(1, labels=("B1",)), given(2))
    other = put(house, given(1), source="exchange-b")

    assert [entry.source_ref for entry in first.added] == ["ref-1", "ref-2"]
    assert first.refused == {"quality": 1, "local-only": 1}
    assert (again.added, again.changed, again.known) == ((), 0, 2)
    assert (changed.changed, other.changed, other.known) == (2, 0, 1)
    one, two = feed(reviewer)["changes"]
    assert (one["labels"], one["source"], two["state"]) == (["B1"], "exchange-a", "active")

    house.gateway.db.write(
        lambda c: foreign.withdraw_foreign(c, "exchange-a", ["ref-1", "ref-9"], NOW_MS)
    )
    tombstone = feed(reviewer)["changes"][-1]
    back = put(house, given(1))

    assert (tombstone["op"], len(back.added)) == ("tombstone", 1)
    assert feed(reviewer)["changes"][-1]["state"] == "active"


@ON_SQLITE
def test_what_people_here_withdrew_does_not_come_back_by_an_exchange(house, reviewer, lead):
    (entry,) = put(house, given(1)).added
    act(lead, entry.entry_id, "withdraw", reason="protected")

    again = put(house, given(1), given(1, labels=("B1",)))

    assert (again.added, again.changed, again.known) == ((), 0, 1)
    assert feed(reviewer)["changes"][0]["op"] == "tombstone"


@ON_SQLITE
def test_dispute_elsewhere_of_our_own_entry_is_told(house, reviewer, lead, entry_id):
    value = HashValue(kind=HashKind.SHA256, value=feed(reviewer)["changes"][0]["hash"]["value"])
    disputed = foreign.Foreign(value=value, source_ref="r", disputes=2)

    put(house, disputed)
    corrected = act(lead, entry_id, "correct", reason="wrong_label", labels=["B1"]).json()

    # What others dispute is not ours to settle.
    assert (corrected["entry"]["state"], corrected["entry"]["disputes"]) == ("disputed", 2)


def test_hash_of_diverted_bytes_is_not_taken_from_an_exchange(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    reviewer.decide(reviewer.divert_entry(group))
    value = HashValue(kind=HashKind.SHA256, value=group["items"][0]["media"]["sha256"])

    found = put(house, foreign.Foreign(value=value, source_ref="r"))

    assert (found.added, found.refused) == ((), {"diverted": 1})


@ON_SQLITE
def test_bank_is_made_once(house):
    def make(name, radius=8):
        house.gateway.db.write(lambda c: rows.make(c, name, BankKind.BLOCK, radius))

    make("crisis-1")
    refused = []
    for name, radius in (("crisis-1", 8), ("a b", 8), ("", 8), ("x" * 65, 8), ("crisis-2", 32)):
        with pytest.raises(InputRefused) as error:
            make(name, radius)
        refused.append(error.value.reason)

    assert refused == ["bank-exists", "bank-name", "bank-name", "bank-name", "bank-radius"]


@ON_SQLITE
def test_nothing_of_a_bank_is_for_who_is_not_staff(house, platform, reviewer, entry_id):
    paths = ("/banks", "/proposals", "/feeds/hashes/local", f"/banks/entries/{entry_id}")

    assert {slug(platform.get(path)) for path in paths} == {(403, "forbidden")}
    admin = house.enrol(roles=(Role.ADMIN,))
    assert [admin.get(path).status_code for path in paths] == [200, 403, 200, 200]
    assert "p-" not in json.dumps(admin.get(paths[3]).json()["events"])
