# SPDX-License-Identifier: Apache-2.0
"""What becomes of a decision when something else happened to its group first."""

from __future__ import annotations

import json

import pytest
from house import digest_of, starter_body
from sqlalchemy import select, update

from reviewer.domain.people import Role
from reviewer.gateway.admin import commands
from reviewer.gateway.main import sweep
from reviewer.gateway.store import facts
from reviewer.gateway.store.tables import decisions, groups, items, media


def stored(house, entry):
    return house.gateway.db.read(
        lambda c: c.execute(
            select(decisions).where(decisions.c.decision_id == entry["decision_id"])
        ).first()
    )


def state_of(house, group_id):
    return house.gateway.db.read(
        lambda c: c.execute(select(groups.c.state).where(groups.c.group_id == group_id)).scalar()
    )


def swept(house, **time):
    house.clock.advance(**time)
    house.gateway.db.write(lambda c: sweep(c, house.gateway))


def test_replay_returns_the_stored_outcome(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry = reviewer.entry(group)

    first = reviewer.decide(entry)[entry["decision_id"]]
    again = reviewer.decide(entry)[entry["decision_id"]]

    assert (first["replayed"], again["replayed"]) == (False, True)
    assert {**again, "replayed": False} == first
    assert len(platform.decisions()) == 1


def test_id_used_for_another_content_is_rejected_and_the_original_stays(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry = reviewer.entry(group)
    reviewer.decide(entry)

    outcome = reviewer.outcome({**entry, "verdict": "allowed"})

    assert outcome == ("rejected", {"problem": "decision-id-reused"})
    assert stored(house, entry).outcome == "accepted"


def test_sequence_used_twice_is_rejected(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry = reviewer.entry(group)
    reviewer.decide(entry)

    copied = {**entry, "decision_id": "d-of-a-copied-profile"}

    assert reviewer.outcome(copied) == (
        "rejected",
        {"problem": "decision-id-reused", "why": "sequence-reused"},
    )


def test_expired_lease_nobody_else_was_given_counts_late(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()

    swept(house, minutes=31)

    house.token_lives_on(reviewer)
    outcome = reviewer.outcome(reviewer.entry(group))

    assert outcome == ("accepted_late", {"item_state": "closed"})


def test_expired_lease_is_given_to_nobody_while_it_may_be_opened_offline(house, platform, reviewer):
    house.add_group(platform)
    other = house.enrol()
    reviewer.groups()

    swept(house, minutes=31)

    house.token_lives_on(other)
    assert other.lease().json()["reason_short"] == "queue-empty"


def test_expired_lease_is_given_on_when_its_answer_is_owed(house, platform, reviewer):
    group_id = house.add_group(platform, due_ms=house.clock.ms + 60_000)
    other = house.enrol()
    reviewer.groups()

    swept(house, minutes=31)
    house.token_lives_on(other)

    (given,) = other.groups()
    assert (given["group_id"], given["generation"]) == (group_id, 2)


def test_decision_on_a_group_given_to_another_is_kept_as_opinion(house, platform, reviewer):
    house.add_group(platform, due_ms=house.clock.ms + 60_000)
    other = house.enrol()
    (mine,) = reviewer.groups()
    swept(house, minutes=31)
    house.token_lives_on(reviewer, other)
    (theirs,) = other.groups()

    before = reviewer.outcome(reviewer.entry(mine))
    effective = other.outcome(other.entry(theirs, verdict="allowed", labels=[], severity=None))

    assert before == ("superseded", {"recorded_as": "opinion"})
    assert effective == ("accepted", {"item_state": "closed"})
    assert [each["verdict"] for each in platform.decisions()] == ["allowed"]


def test_opinion_after_the_fact_says_whether_it_agrees(house, platform, reviewer):
    house.add_group(platform, due_ms=house.clock.ms + 60_000)
    other = house.enrol()
    (mine,) = reviewer.groups()
    swept(house, minutes=31)
    house.token_lives_on(reviewer, other)
    (theirs,) = other.groups()
    other.decide(other.entry(theirs))

    outcome = reviewer.outcome(reviewer.entry(mine))

    assert outcome == (
        "superseded",
        {"recorded_as": "opinion", "effective": "violates", "agrees": True},
    )


def test_expired_lease_is_taken_up_again_by_renewing(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    swept(house, minutes=31)
    house.token_lives_on(reviewer)
    ref = {name: group[name] for name in ("group_id", "lease_id", "generation")}

    answer = reviewer.post("/leases:renew", {"workstation_id": reviewer.id, "leases": [ref]})

    assert answer.json()["results"] == [
        {
            "group_id": group["group_id"],
            "result": "renewed",
            "expires_in_ms": 1_800_000,
            "offline_until_in_ms": 86_400_000,
        }
    ]
    assert reviewer.outcome(reviewer.entry(group)) == ("accepted", {"item_state": "closed"})


def test_revoked_lease_is_told_and_makes_the_decision_an_opinion(house, platform, reviewer):
    group_id = house.add_group(platform)
    (group,) = reviewer.groups()

    words = ["revoke", group_id, "--folder", str(house.folder)]
    status, again = commands.main(words), commands.main(words)

    assert (status, again) == (0, 2)  # nobody holds it any more
    assert reviewer.outcome(reviewer.entry(group))[0] == "superseded"
    (event,) = reviewer.get("/feeds/items").json()["events"]
    assert (event["event"], event["group_id"]) == ("lease_revoked", group_id)


def test_withdrawn_item_ends_the_group_and_the_decision_is_kept(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    item_id = group["items"][0]["item_id"]

    withdrawn = platform.post(f"/items/{item_id}:withdraw", {"reason": "mistake"})
    outcome = reviewer.outcome(reviewer.entry(group))

    assert withdrawn.json() == {"item_id": item_id, "state": "withdrawn"}
    assert outcome == ("withdrawn", {"recorded_as": "opinion", "why": "withdrawn"})
    assert reviewer.media(group).status_code == 410
    assert platform.decisions() == []


def test_group_that_lost_a_member_is_decided_for_the_rest(house, platform, reviewer):
    house.add_group(platform, members=3)
    (group,) = reviewer.groups()
    gone = group["items"][0]["item_id"]
    platform.post(f"/items/{gone}:withdraw", {})

    outcome = reviewer.outcome(reviewer.entry(group))

    assert outcome == ("accepted", {"item_state": "closed"})
    left = sorted(each["item_id"] for each in group["items"][1:])
    assert sorted(each["item_id"] for each in platform.decisions()) == left


def test_member_withdrawn_before_the_lease_and_one_after_ask_for_nothing(house, platform, reviewer):
    group_id = house.add_group(platform, members=3)
    (first,) = reviewer.groups()
    reviewer.outcome(reviewer.return_entry(first))
    platform.post(f"/items/{first['items'][0]['item_id']}:withdraw", {})
    other = house.enrol()
    (group,) = other.groups()
    platform.post(f"/items/{group['items'][0]['item_id']}:withdraw", {})

    outcome = other.outcome(other.entry(group))

    assert group["group_id"] == group_id
    assert [len(each["items"]) for each in (first, group)] == [3, 2]
    assert outcome == ("accepted", {"item_state": "closed"})
    assert [each["item_id"] for each in platform.decisions()] == [group["items"][1]["item_id"]]


def test_item_that_was_never_shown_is_not_decided(house, platform, reviewer):
    group_id = house.add_group(platform, members=2)
    (group,) = reviewer.groups()
    house.add_member(platform, group_id)
    platform.post(f"/items/{group['items'][0]['item_id']}:withdraw", {})

    outcome = reviewer.outcome(reviewer.entry(group))

    assert outcome == ("needs_reconfirm", {"why": "evidence-changed"})


def test_other_member_list_must_be_confirmed_again(house, platform, reviewer):
    group_id = house.add_group(platform)
    (group,) = reviewer.groups()
    house.add_member(platform, group_id)
    entry = reviewer.entry(group)

    first, again = (reviewer.decide(entry)[entry["decision_id"]] for _ in range(2))
    now = first["group"]
    looked_again = reviewer.entry(now, supersedes=entry["decision_id"])

    assert (first["outcome"], first["detail"]) == ("needs_reconfirm", {"why": "evidence-changed"})
    assert again == {**first, "replayed": True}
    assert (now["generation"], now["lease_id"]) == (group["generation"], group["lease_id"])
    assert (len(now["items"]), now["member_digest"]) == (2, digest_of(now))
    assert reviewer.outcome(looked_again) == ("accepted", {"item_state": "closed"})
    assert len(platform.decisions()) == 2


def test_group_as_it_is_now_is_for_its_holder_only(house, platform, reviewer):
    group_id = house.add_group(platform)
    (group,) = reviewer.groups()
    house.add_member(platform, group_id)
    entry = reviewer.entry(group)
    reviewer.decide(entry)

    commands.main(["revoke", group_id, "--folder", str(house.folder)])
    again = reviewer.decide(entry)[entry["decision_id"]]

    assert (again["outcome"], again["group"]) == ("needs_reconfirm", None)


def test_resync_brings_the_group_as_it_is_now(house, platform, reviewer):
    group_id = house.add_group(platform)
    (group,) = reviewer.groups()
    house.add_member(platform, group_id)
    entry = reviewer.entry(group)
    reviewer.decide(entry)
    asked = {"epoch_seen": 1, "unanswered": [entry["decision_id"]], "audit_size": 0}

    (known,) = reviewer.post(f"/workstations/{reviewer.id}/resync", asked).json()["known"]

    assert len(known["group"]["items"]) == 2


def test_escalation_is_decided_by_a_lead(house, platform, reviewer):
    house.add_group(platform)
    lead = house.enrol(roles=(Role.LEAD,))
    (group,) = reviewer.groups()
    entry, payload = reviewer.escalation(group)

    outcome = reviewer.outcome(entry, payloads=[payload])
    (escalated,) = lead.groups(queues=["escalated"])
    note = lead.get(f"/audit/payloads/{entry['payload_commit']}").json()["note"]
    decided = lead.outcome(lead.entry(escalated, verdict="allowed", labels=[], severity=None))

    assert outcome == ("accepted", {"item_state": "escalated"})
    assert escalated["stage"] == "lead"
    assert note == "I cannot tell what this emblem stands for."
    assert decided == ("accepted", {"item_state": "closed"})
    assert [each["verdict"] for each in platform.decisions()] == ["allowed"]


def test_diversion_locks_the_items_and_tells_the_platform(house, platform, reviewer):
    house.add_group(platform, members=2)
    (group,) = reviewer.groups()

    outcome = reviewer.outcome(reviewer.divert_entry(group))

    assert outcome == ("accepted", {"item_state": "diverted"})
    assert reviewer.media(group).status_code == 410
    told = platform.decisions()
    assert [(each["type"], each["verdict"]) for each in told] == [("diversion", "")] * 2
    states = house.gateway.db.read(lambda c: c.execute(select(items.c.state)).scalars().all())
    assert states == ["diverted", "diverted"]


def test_diversion_locks_the_same_bytes_wherever_they_wait(house, platform, reviewer):
    first, second = house.add_group(platform), house.add_group(platform)
    other = house.enrol()

    def share_bytes(connection):
        media_id = select(items.c.media_id).where(items.c.group_id == first).scalar_subquery()
        connection.execute(
            update(items).where(items.c.group_id == second).values(media_id=media_id)
        )

    house.gateway.db.write(share_bytes)
    group = next(each for each in reviewer.groups() if each["group_id"] == first)

    outcome = reviewer.outcome(reviewer.divert_entry(group))

    assert outcome == ("accepted", {"item_state": "diverted"})
    assert [state_of(house, each) for each in (first, second)] == ["diverted", "diverted"]
    assert other.groups() == []
    assert [each["type"] for each in platform.decisions()] == ["diversion", "diversion"]


def test_late_diversion_locks_all_the_same_and_tells_who_holds_it(house, platform, reviewer):
    group_id = house.add_group(platform, due_ms=house.clock.ms + 60_000)
    other = house.enrol()
    (mine,) = reviewer.groups()
    swept(house, minutes=31)
    house.token_lives_on(reviewer, other)
    other.groups()

    outcome = reviewer.outcome(reviewer.divert_entry(mine))

    assert outcome == ("accepted_late", {"item_state": "diverted"})
    assert state_of(house, group_id) == "diverted"
    (event,) = other.get("/feeds/items").json()["events"]
    assert event["event"] == "diverted"


def test_returned_group_goes_to_others_and_not_to_the_same_person_today(house, platform, reviewer):
    group_id = house.add_group(platform)
    other = house.enrol()
    (group,) = reviewer.groups()

    outcome = reviewer.outcome(reviewer.return_entry(group))

    assert outcome == ("accepted", {})
    assert reviewer.groups() == []
    assert [each["group_id"] for each in other.groups()] == [group_id]


def test_returned_group_is_offered_again_tomorrow(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    reviewer.decide(reviewer.return_entry(group))

    swept(house, hours=24)
    house.token_lives_on(reviewer)

    assert len(reviewer.groups()) == 1


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"policy_version": "1999-01-01.1"}, {"problem": "policy-unknown"}),
        ({"labels": ["Z9"]}, {"problem": "label-unknown"}),
        ({"labels": []}, {"problem": "schema", "missing": ["label"]}),
        ({"severity": None}, {"problem": "schema", "missing": ["severity"]}),
        ({"protected": ["none", "art"]}, None),
        ({"group_id": "g-unknown"}, {"problem": "not-found"}),
        ({"decided_at": "2026-11-21T22:31:02Z"}, {"problem": "schema", "where": "decided_at"}),
        ({"verdict": "perhaps"}, {"problem": "schema", "where": "decision.verdict"}),
        ({"generation": "1"}, None),
        ({"policy_version": "a\x00b"}, {"problem": "schema", "where": "text"}),
        ({"decision_id": "-dash"}, {"problem": "schema", "where": "decision_id"}),
    ],
)
def test_entry_that_cannot_succeed_is_rejected_alone(house, platform, reviewer, changes, detail):
    house.add_group(platform)
    house.add_group(platform)
    first, second = reviewer.groups()
    bad = reviewer.entry(first, **changes)
    good = reviewer.entry(second)

    results = reviewer.decide(bad, good)

    if detail is not None:
        assert results[bad["decision_id"]]["detail"] == detail
        assert results[bad["decision_id"]]["outcome"] == "rejected"
    assert results[good["decision_id"]]["outcome"] == "accepted"


def test_hash_that_is_not_the_gateways_is_rejected(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    item = group["items"][0]
    ticked = {"item_id": item["item_id"], "hash": {"kind": "sha256", "value": "a" * 64}}

    refused = reviewer.outcome(reviewer.entry(group, hashes=[ticked]))
    ticked["hash"]["value"] = item["media"]["sha256"]
    taken = reviewer.outcome(reviewer.entry(group, hashes=[ticked]))

    assert refused == (
        "rejected",
        {"problem": "hash-mismatch", "item_id": item["item_id"], "kind": "sha256"},
    )
    assert taken == ("accepted_pending_second", {"item_state": "closed"})


@pytest.mark.parametrize(
    ("kept", "reason"),
    [
        ({"kind": "phash", "value": "a" * 16}, "local-only"),
        ({"kind": "pdq", "value": "a" * 64, "quality": 49, "variant": "nearest-512"}, "quality"),
    ],
)
def test_hash_that_would_do_harm_in_a_bank_is_stopped(house, platform, reviewer, kept, reason):
    house.add_group(platform)
    house.gateway.db.write(
        lambda connection: connection.execute(update(media).values(hashes=json.dumps([kept])))
    )
    (group,) = reviewer.groups()
    item_id = group["items"][0]["item_id"]
    # Its quality is the gateway's word, whatever an entry says.
    ticked = {"item_id": item_id, "hash": kept | ({"quality": 100} if "quality" in kept else {})}

    taken = reviewer.outcome(reviewer.entry(group, hashes=[ticked]))

    stopped = {"item_id": item_id, "kind": kept["kind"], "reason": reason}
    assert taken == ("accepted", {"item_state": "closed", "stopped": [stopped]})


def test_label_whose_meaning_changed_must_be_confirmed_again(house, platform, reviewer):
    house.add_group(platform)
    house.add_group(platform)
    first, second = reviewer.groups()
    body = starter_body(version="2026-12-01.1")
    body["labels"][0]["clause"] = "9.9"
    house.publish(body)

    affected = reviewer.outcome(reviewer.entry(first))
    other = reviewer.outcome(reviewer.entry(second, labels=["B2"]))

    assert affected == (
        "needs_reconfirm",
        {"why": "policy-changed", "policy_now": "2026-12-01.1", "changed_labels": ["B1"]},
    )
    assert other == ("accepted", {"item_state": "closed"})


def test_confirmed_again_supersedes_and_an_unknown_predecessor_waits(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    first = reviewer.entry(group, member_digest="a" * 64)
    second = reviewer.entry(group, supersedes=first["decision_id"])

    too_early = reviewer.outcome(second)
    reviewer.decide(first)
    in_order = reviewer.outcome(second)

    assert too_early == ("deferred", {"why": "predecessor-unknown"})
    assert in_order == ("accepted", {"item_state": "closed"})


def test_field_the_api_does_not_have_is_not_kept(house, platform, reviewer):
    house.add_group(platform)
    (group,) = reviewer.groups()
    entry = reviewer.entry(group, active_ms=6400, reveal_max=4)

    reviewer.decide(entry)

    kept = stored(house, entry).entry
    assert ("active_ms" in kept, "reveal_max" in kept) == (False, False)


def test_signature_of_another_key_is_refused(house, platform, reviewer):
    from house import slug

    house.add_group(platform)
    (group,) = reviewer.groups()
    other = house.enrol()

    refused = reviewer.send(reviewer.entry(group), key=other.key)

    assert slug(refused) == (403, "signature-invalid")


def test_durable_is_moved_by_a_backup_and_back_by_a_late_arrival(house, platform, reviewer):
    house.add_group(platform)
    house.add_group(platform)
    first, second = reviewer.groups()
    early, late = reviewer.entry(first), reviewer.entry(second)
    before = reviewer.send(late).json()["durable_through_seq"]
    through = house.gateway.db.read(facts.newest_sequences)
    house.gateway.db.write(lambda c: facts.mark_durable(c, through))

    backed_up = reviewer.get("/session").json()["durable_through_seq"]
    after = reviewer.send(early).json()["durable_through_seq"]

    assert (before, backed_up, after) == (0, 2, 0)


def test_resync_compares_outcomes(house, platform, reviewer):
    house.add_group(platform)
    house.add_group(platform)
    first, second = reviewer.groups()
    known = reviewer.entry(first)
    reviewer.decide(known)
    lease = {name: second[name] for name in ("group_id", "lease_id", "generation")}
    body = {
        "epoch_seen": 1,
        "receipts": [
            {"sequence": 1, "decision_id": known["decision_id"], "outcome": "superseded"},
            {"sequence": 7, "decision_id": "d-lost", "outcome": "accepted"},
            {"sequence": 8, "decision_id": "d-never-stored", "outcome": "rejected"},
        ],
        "unanswered": [known["decision_id"], "d-unknown"],
        "leases": [lease, {**lease, "generation": 9}],
        "audit_size": 0,
    }

    answer = reviewer.post(f"/workstations/{reviewer.id}/resync", body).json()

    replayed = {
        "decision_id": known["decision_id"],
        "outcome": "accepted",
        "replayed": True,
        "detail": {"item_state": "closed"},
        "group": None,
    }
    assert answer == {
        "epoch": 1,
        "missing": ["d-lost"],
        "changed": [replayed],
        "known": [replayed],
        "leases": [
            {"group_id": second["group_id"], "held": True},
            {"group_id": second["group_id"], "held": False},
        ],
        "audit_size": 0,
        "durable_through_seq": 0,
    }


def test_batch_sent_from_many_threads_is_recorded_once(house, platform, reviewer):
    from concurrent.futures import ThreadPoolExecutor

    for _ in range(5):
        house.add_group(platform)
    entries = [reviewer.entry(group) for group in reviewer.groups()]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: reviewer.send(*entries).json()["results"], range(16)))

    outcomes = {each["outcome"] for results in answers for each in results}
    assert outcomes == {"accepted"}
    assert sum(not each["replayed"] for results in answers for each in results) == 5
    assert len(platform.decisions()) == 5


def test_refused_entry_names_are_told_apart(house, reviewer):
    from house import slug

    nameless = reviewer.send({"type": "decision", "decision_id": {"a": 1}})

    assert slug(nameless) == (422, "schema")
