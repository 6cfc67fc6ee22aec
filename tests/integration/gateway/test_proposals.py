# SPDX-License-Identifier: Apache-2.0
"""A hash enters a bank once two people agreed, the second without knowing of the first."""

from __future__ import annotations

import json

from house import slug
from sharing import (
    ON_SQLITE,
    SECOND,
    events,
    feed,
    group_row,
    lead_look,
    propose,
    second_look,
    states,
    ticked,
)
from sqlalchemy import select, update

from reviewer.domain.people import Role
from reviewer.gateway.main import sweep
from reviewer.gateway.store.tables import decisions, groups, items

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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
def test_proposers_other_workstation_is_not_offered_it(house, platform):
    person = house.add_person(queues=("*", "second"))
    first, other = (type(house.enrol()).enrolled(house, house.code_for(person)) for _ in range(2))
    house.add_group(platform)
    propose(first)

    assert other.groups(queues=[SECOND]) == []


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
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


@ON_SQLITE
def test_audience_the_policy_does_not_know_is_refused(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry = reviewer.entry(group, hashes=ticked(group), audience="everybody")

    assert reviewer.outcome(entry) == ("rejected", {"problem": "schema", "where": "audience"})
