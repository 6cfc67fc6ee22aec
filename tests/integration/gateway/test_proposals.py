# SPDX-License-Identifier: Apache-2.0
"""A hash enters a bank once two people agreed, the second without knowing of the first."""

from __future__ import annotations

import json
import secrets

import pytest
from house import slug
from sqlalchemy import func, insert, select, update

from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.people import Role
from reviewer.gateway.banks import rows
from reviewer.gateway.main import sweep
from reviewer.gateway.store.tables import (
    bank_entries,
    decisions,
    groups,
    items,
    log_entries,
    media,
    media_hashes,
)
from reviewer.gateway.store.tables import proposals as proposed

SECOND = "second:symbol.low"
PDQ = "f0" * 32
NEAR_PDQ = "f1" * 2 + "f0" * 30  # two bits away


@pytest.fixture
def second(house):
    return house.enrol(queues=("*", "second"), name="B. Person")


@pytest.fixture
def lead(house):
    return house.enrol(roles=(Role.LEAD,), queues=("*", "second"), name="C. Person")


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
    return [json.loads(row.record)["event"] for row in written]


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


# The path.


def test_first_decision_counts_at_once_and_its_hash_waits(house, platform, reviewer):
    house.add_group(platform)

    group, entry, outcome = propose(reviewer)

    assert outcome == ("accepted_pending_second", {"item_state": "closed"})
    assert [each["verdict"] for each in platform.decisions()] == ["violates"]
    row = group_row(house, group)
    assert (row.state, row.stage, row.queue) == ("available", "second", SECOND)
    assert states(house) == [("awaiting_second", "")]
    assert feed(reviewer)["changes"] == []
    assert reviewer.decide(entry)[entry["decision_id"]]["replayed"] is True


def test_second_who_agrees_puts_it_in_the_bank(house, platform, reviewer, second):
    house.add_group(platform)
    group, _, _ = propose(reviewer)

    outcome = second_look(second)

    assert outcome == ("accepted", {"item_state": "closed", "second": "agreed"})
    (change,) = feed(reviewer)["changes"]
    value = group["items"][0]["media"]["hashes"][0]
    assert (change["op"], change["state"], change["hash"]["value"]) == (
        "upsert",
        "active",
        value["value"],
    )
    assert (change["labels"], change["audience"], change["rev"]) == (["B1"], "member", 1)
    assert len(platform.decisions()) == 1  # the platform was told once
    assert group_row(house, group).state == "closed"
    assert events(house)[-2:] == ["second_agreed", "bank_entry_added"]


def test_second_is_shown_nothing_of_the_first(house, platform, reviewer, second):
    house.add_group(platform)
    propose(reviewer, labels=["B3"], severity="S4")

    (group,) = second.groups(queues=[SECOND])

    assert group["stage"] == "second"
    assert group["severity"] == "S1"  # as the platform scored it, not as the first person did
    said = json.dumps(group)
    for told in ("violates", "B3", "S4", reviewer.person_id, reviewer.id):
        assert told not in said
    assert [item["matches"] for item in group["items"]] == [[]]
    waits = second.get("/proposals").text
    for told in ("violates", "B3", "S4", reviewer.person_id, reviewer.id, group["group_id"]):
        assert told not in waits


def test_second_who_differs_is_settled_by_a_lead_and_the_platform_is_told(
    house, platform, reviewer, second, lead
):
    house.add_group(platform)
    group, first, _ = propose(reviewer)

    differs = second_look(second, "allowed")
    told = [each["verdict"] for each in platform.decisions()]
    row = group_row(house, group)
    settled = lead_look(lead, "allowed")

    assert differs == ("accepted", {"item_state": "escalated", "second": "disagreed"})
    assert (row.state, row.stage, row.queue) == ("available", "lead", "escalated")
    assert told == ["violates"]
    assert settled == ("accepted", {"item_state": "closed", "second": "refused"})
    found = platform.decisions()
    assert [each["verdict"] for each in found] == ["violates", "allowed"]
    assert found[1]["supersedes"] == first["decision_id"]
    assert feed(reviewer)["changes"] == []
    assert states(house) == [("refused", "")]


def test_lead_who_agrees_with_the_first_puts_it_in_the_bank(
    house, platform, reviewer, second, lead
):
    house.add_group(platform)
    propose(reviewer)
    second_look(second, "allowed")

    (group,) = lead.groups(queues=["escalated"])
    outcome = lead.outcome(lead.entry(group, labels=["B3"]))

    assert outcome == ("accepted", {"item_state": "closed", "second": "agreed"})
    assert [each["verdict"] for each in platform.decisions()] == ["violates"]
    (change,) = feed(lead)["changes"]
    assert change["labels"] == ["B3"]


def test_lead_who_escalates_leaves_it_to_another(house, platform, reviewer, second, lead):
    house.add_group(platform)
    propose(reviewer)
    second_look(second, "allowed")
    (group,) = lead.groups(queues=["escalated"])
    entry, payload = lead.escalation(group)
    lead.decide(entry, payloads=[payload])
    other = house.enrol(roles=(Role.LEAD,))

    assert lead.groups(queues=["escalated"]) == []
    assert lead_look(other, "violates")[1]["second"] == "agreed"


def test_leads_decision_is_proposed_like_any_other(house, platform, reviewer, second, lead):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry, payload = reviewer.escalation(group)
    reviewer.decide(entry, payloads=[payload])
    (group,) = lead.groups(queues=["escalated"])

    outcome = lead.outcome(lead.entry(group, hashes=ticked(group)))

    assert outcome == ("accepted_pending_second", {"item_state": "closed"})
    assert group_row(house, group).queue == SECOND
    assert second_look(second)[1]["second"] == "agreed"


# Who may be the second.


def test_proposer_is_never_the_second_nor_the_lead(house, platform, second):
    proposer = house.enrol(roles=(Role.REVIEWER, Role.LEAD), queues=("*", "second"))
    house.add_group(platform)
    propose(proposer)

    assert proposer.groups(queues=[SECOND]) == []
    second_look(second, "allowed")
    assert proposer.groups(queues=["escalated"]) == []


def test_proposers_other_workstation_is_not_offered_it(house, platform):
    person = house.add_person(queues=("*", "second"))
    first, other = (type(house.enrol()).enrolled(house, house.code_for(person)) for _ in range(2))
    house.add_group(platform)
    propose(first)

    assert other.groups(queues=[SECOND]) == []


def test_second_is_not_the_lead_of_the_same_group(house, platform, reviewer, lead):
    house.add_group(platform)
    propose(reviewer)
    second_look(lead, "allowed")

    assert lead.groups(queues=["escalated"]) == []


def test_who_only_gave_an_opinion_on_it_is_not_the_second(house, platform, reviewer):
    house.add_group(platform, due_ms=house.clock.ms + 60_000)
    late = house.enrol(queues=("*", "second"))
    (theirs,) = late.groups()
    house.clock.advance(minutes=31)
    house.gateway.db.write(lambda c: sweep(c, house.gateway))
    house.token_lives_on(late, reviewer)
    propose(reviewer)
    assert late.outcome(late.entry(theirs))[0] == "superseded"  # and is told the first verdict

    assert late.groups(queues=[SECOND]) == []


def test_without_the_grant_nobody_is_offered_second_looks(house, platform, reviewer, second):
    other = house.enrol(queues=("*",))
    elsewhere = house.enrol(queues=("gore.low", "second"))
    house.add_group(platform)
    propose(reviewer)

    assert slug(other.lease(queues=[SECOND])) == (403, "forbidden")
    assert slug(elsewhere.lease(queues=[SECOND])) == (403, "forbidden")
    assert slug(second.lease(queues=["second"])) == (403, "forbidden")
    assert SECOND not in other.get("/session").json()["user"]["queues"]
    queues = {each["name"]: each for each in second.get("/queues").json()["queues"]}
    assert {"category": "symbol", "band": "low", "waiting": 1}.items() <= queues[SECOND].items()


def test_forged_second_answer_of_the_proposer_is_refused(house, platform, reviewer):
    house.add_group(platform)
    group, _, _ = propose(reviewer)
    held = {"state": "leased", "lease_id": "ls-x", "last_lease_id": "ls-x", "generation": 2,
            "last_workstation": reviewer.id, "expires_ms": house.clock.ms + 60_000}  # fmt: skip
    where = groups.c.group_id == group["group_id"]
    house.gateway.db.write(lambda c: c.execute(update(groups).where(where).values(held)))

    forged = reviewer.entry({**group, "lease_id": "ls-x", "generation": 2})

    assert reviewer.outcome(forged) == ("rejected", {"problem": "forbidden"})
    assert feed(reviewer)["changes"] == []


# States around it.


def test_item_is_closed_to_who_decided_it_and_to_the_platform(house, platform, reviewer, second):
    house.add_group(platform)
    group, _, _ = propose(reviewer)
    asked = {"item_ids": [group["items"][0]["item_id"]]}

    mine = reviewer.post("/items:status", asked).json()["items"][0]["state"]
    theirs = second.post("/items:status", asked).json()["items"][0]["state"]
    external = house.gateway.db.read(lambda c: c.execute(select(items.c.external_id)).scalar_one())
    again = {"external_id": external, "kind": "text", "category": "symbol", "text": "x",
             "source": "user_report"}  # fmt: skip
    repeated = platform.post("/intake/items", again).json()

    assert (mine, theirs) == ("closed", "available")
    assert (repeated["state"], repeated["created"]) == ("closed", False)


def test_late_first_decision_is_proposed_too(house, platform, reviewer, second):
    house.add_group(platform)
    (group,) = reviewer.groups()
    house.clock.advance(minutes=31)
    house.gateway.db.write(lambda c: sweep(c, house.gateway))
    house.token_lives_on(reviewer, second)

    outcome = reviewer.outcome(reviewer.entry(group, hashes=ticked(group)))

    assert outcome[0] == "accepted_pending_second"
    assert len(second.groups(queues=[SECOND])) == 1


def test_second_look_that_ran_out_still_counts_and_is_given_on_when_revoked(
    house, platform, reviewer, second, lead
):
    house.add_group(platform)
    house.add_group(platform)
    propose(reviewer)
    propose(reviewer)
    kept, taken = second.groups(queues=[SECOND])
    house.clock.advance(minutes=31)
    house.gateway.db.write(lambda c: sweep(c, house.gateway))
    house.token_lives_on(reviewer, second, lead)
    revoked = lead.call("POST", f"/leases/{taken['group_id']}:revoke")

    late = second.outcome(second.entry(kept))
    opinion = second.outcome(second.entry(taken))

    assert revoked.status_code == 200
    assert late == ("accepted_late", {"item_state": "closed", "second": "agreed"})
    assert opinion[0] == "superseded"
    assert second_look(lead)[1]["second"] == "agreed"
    assert len(feed(lead)["changes"]) == 2


def test_resync_knows_the_outcome(house, platform, reviewer):
    house.add_group(platform)
    _, entry, _ = propose(reviewer)
    asked = {
        "epoch_seen": 1,
        "receipts": [
            {
                "sequence": entry["sequence"],
                "decision_id": entry["decision_id"],
                "outcome": "accepted_pending_second",
            }
        ],
        "audit_size": 0,
    }

    found = reviewer.post(f"/workstations/{reviewer.id}/resync", asked).json()

    assert (found["missing"], found["changed"]) == ([], [])


def test_only_the_decisions_that_hold_are_effective(house, platform, reviewer, second, lead):
    house.add_group(platform)
    propose(reviewer)
    second_look(second, "allowed")
    lead_look(lead, "allowed")

    asked = select(decisions.c.generation, decisions.c.effective).order_by(decisions.c.generation)
    found = house.gateway.db.read(lambda c: c.execute(asked).all())

    assert [tuple(row) for row in found] == [(1, True), (2, False), (3, True)]


def test_failure_in_the_middle_leaves_nothing(
    house, platform, reviewer, monkeypatch, expected_logs
):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry = reviewer.entry(group, hashes=ticked(group))

    def broken(*_):
        raise ArithmeticError

    with monkeypatch.context() as patched:
        patched.setattr("reviewer.gateway.store.logs.append_all", broken)
        expected_logs.expect("request .* failed")
        assert reviewer.send(entry).status_code == 500
    between = (states(house), platform.decisions(), group_row(house, group).state)

    assert between == ([], [], "leased")
    assert reviewer.outcome(entry)[0] == "accepted_pending_second"
    assert states(house) == [("awaiting_second", "")]


# What goes away.


def withdraw(platform, group):
    item = group["items"][0]["item_id"]
    return platform.post(f"/items/{item}:withdraw", {"reason": "mistake"})


def test_withdrawn_item_takes_its_proposal_along(house, platform, reviewer, second):
    house.add_group(platform)
    group, _, _ = propose(reviewer)

    assert withdraw(platform, group).status_code == 200

    assert states(house) == [("withdrawn", "item-withdrawn")]
    assert second.groups(queues=[SECOND]) == []
    assert events(house)[-2:] == ["item_withdrawn", "hash_stopped"]


def test_group_without_a_question_left_is_closed_and_its_holder_told(
    house, platform, reviewer, second
):
    house.add_group(platform, members=2)
    (group,) = reviewer.groups()
    one = ticked({"items": group["items"][:1]})
    reviewer.decide(reviewer.entry(group, hashes=one))
    (held,) = second.groups(queues=[SECOND])

    withdraw(platform, group)

    assert group_row(house, group).state == "closed"
    told = second.get("/feeds/items").json()["events"]
    assert [each["event"] for each in told] == ["withdrawn", "lease_revoked"]
    assert second.outcome(second.entry(held))[0] == "superseded"
    assert len(platform.decisions()) == 2


def test_diverted_item_has_no_proposal_and_no_second_reads_its_hash(
    house, platform, reviewer, second
):
    house.add_group(platform)
    group, _, _ = propose(reviewer)
    value = group["items"][0]["media"]["sha256"]
    (held,) = second.groups(queues=[SECOND])

    outcome = second.outcome(second.divert_entry(held))

    assert outcome == ("accepted", {"item_state": "diverted"})
    assert states(house) == [("withdrawn", "diverted")]
    assert value not in reviewer.get("/proposals").text
    assert [each["type"] for each in platform.decisions()] == ["decision", "diversion"]


def test_diversion_takes_an_entry_of_the_same_bytes_out_of_the_bank(
    house, platform, reviewer, second
):
    house.add_group(platform)
    group, _, _ = propose(reviewer)
    (held,) = second.groups(queues=[SECOND])
    second.decide(second.entry(held))
    cursor = feed(reviewer)["cursor"]
    (entry_id,) = (each["entry_id"] for each in feed(reviewer)["changes"])

    assert reviewer.outcome(reviewer.divert_entry(group))[0] == "accepted_late"

    page = reviewer.get(f"/feeds/hashes/local?cursor={cursor}").json()
    (change,) = page["changes"]
    assert (change["op"], change["rev"], change["hash"]) == ("tombstone", 2, None)
    trail = reviewer.get(f"/banks/entries/{entry_id}").json()
    assert trail["entry"]["hash"] is None
    assert [each["reason"] for each in trail["events"]] == ["agreed", "diverted"]


def test_platform_that_flags_the_same_bytes_takes_the_entry_out(house, platform, reviewer, second):
    text = "A harmless text that somebody flags twice."
    post = {"external_id": "p/1", "kind": "text", "category": "symbol", "severity": "S1",
            "text": text, "source": "user_report"}  # fmt: skip
    platform.post("/intake/items", post)
    propose(reviewer)
    second_look(second)

    flagged = {**post, "external_id": "p/2", "diversion": True}
    assert platform.post("/intake/items", flagged).json()["state"] == "diverted"

    (change,) = feed(reviewer)["changes"]
    assert (change["op"], change["hash"]) == ("tombstone", None)


# Poisoning.


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


def test_audience_the_policy_does_not_know_is_refused(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry = reviewer.entry(group, hashes=ticked(group), audience="everybody")

    assert reviewer.outcome(entry) == ("rejected", {"problem": "schema", "where": "audience"})
