# SPDX-License-Identifier: Apache-2.0
"""Witnessed logs, the gateway's own, and the two leads an incident takes."""

from __future__ import annotations

import json

import pytest
from house import slug
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from reviewer.domain.people import Role
from reviewer.gateway.accounts import people
from reviewer.gateway.store import incidents, logs
from reviewer.gateway.store.tables import bundles, groups, log_entries
from reviewer.gateway.store.tables import incidents as incidents_table
from reviewer.gateway.store.tables import logs as logs_table
from reviewer.sealing.audit_log import LogWriter, verify_log
from reviewer.sealing.keys import SigningKey, VerifyKey
from reviewer.sealing.notes import add_cosignature, cosignature_line


@pytest.fixture
def lead(house):
    return house.enrol(roles=(Role.LEAD,))


def own_records(lead):
    found = lead.get("/audit/logs/gateway/entries").json()["entries"]
    return [json.loads(each["record"]) for each in found]


def events_of(lead):
    return [each["event"] for each in own_records(lead)]


def test_segment_is_cosigned_and_verifies_with_the_witness(house, reviewer, lead):
    first = reviewer.push(0, reviewer.records(3))
    second = reviewer.push(3, reviewer.records(2))

    (info,) = [
        each for each in lead.get("/audit/logs").json()["logs"] if each["log"] == reviewer.id
    ]
    entries = lead.get(f"/audit/logs/{reviewer.id}/entries").json()["entries"]
    verified = verify_log(
        [(each["record"].encode(), bytes.fromhex(each["chain"])) for each in entries],
        log_id=reviewer.id,
        public_key=reviewer.key.public,
        checkpoints=[first.json()["cosigned"], info["checkpoint"]],
        witness_public=VerifyKey.from_text(reviewer.answer["witness_key"]),
    )
    assert (second.json()["size"], info["size"]) == (5, 5)
    assert (verified.failures, verified.size, verified.anchored_size) == ((), 5, 5)


def test_segment_sent_again_is_told_the_size(house, reviewer):
    entries = reviewer.records(3)
    cosigned = reviewer.push(0, entries).json()["cosigned"]

    again = reviewer.push(0, entries)
    nothing_new = reviewer.push(3, [])

    assert (slug(again), again.json()["size"]) == ((409, "audit-size-mismatch"), 3)
    assert nothing_new.json() == {"size": 3, "cosigned": cosigned}


def test_forked_log_is_refused_and_the_leads_are_told(house, reviewer, lead):
    reviewer.push(0, reviewer.records(2))
    copy = LogWriter.from_state(reviewer.log.state())
    reviewer.push(2, reviewer.records(2))
    reviewer.log = copy
    reviewer.records(2, actor="someone-else")

    forked = reviewer.push(4, reviewer.records(1))

    assert slug(forked) == (422, "audit-fork")
    assert own_records(lead)[-1]["event"] == "checkpoint_refused"
    assert own_records(lead)[-1]["detail"] == {"log": reviewer.id}


def test_changed_record_is_refused(house, reviewer):
    entries = reviewer.records(2)
    entries[1]["record"] = entries[1]["record"].replace("22:31", "22:32")

    assert slug(reviewer.push(0, entries)) == (422, "audit-fork")


def test_checkpoint_of_another_key_is_refused(house, reviewer):
    entries = reviewer.records(2)
    note = reviewer.log.checkpoint(SigningKey.generate())

    assert slug(reviewer.push(0, entries, note)) == (403, "signature-invalid")


def test_record_of_another_form_is_refused(house, reviewer):
    entries = reviewer.records(2)
    entries[1]["record"] = '{"active_ms":6400}'

    assert slug(reviewer.push(0, entries)) == (422, "schema")


def test_log_of_another_workstation_is_forbidden(house, reviewer):
    other = house.enrol()

    assert slug(other.post(f"/audit/logs/{reviewer.id}/entries", {})) == (422, "schema")
    body = {"old_size": 0, "entries": [], "checkpoint": "x"}
    assert slug(other.post(f"/audit/logs/{reviewer.id}/entries", body)) == (403, "forbidden")


def test_gateways_own_log_verifies_and_takes_a_leads_signature(house, platform, reviewer, lead):
    house.add_group(platform)
    (group,) = reviewer.groups()
    reviewer.decide(reviewer.entry(group))
    (info,) = [each for each in lead.get("/audit/logs").json()["logs"] if each["log"] == "gateway"]
    line = cosignature_line(info["checkpoint"], lead.key, name=lead.id)
    signed = add_cosignature(info["checkpoint"], line)

    answer = lead.post("/audit/logs/gateway:cosign", {"size": info["size"], "checkpoint": signed})

    entries = lead.get("/audit/logs/gateway/entries").json()["entries"]
    verified = verify_log(
        [(each["record"].encode(), bytes.fromhex(each["chain"])) for each in entries],
        log_id="gateway",
        public_key=VerifyKey.from_text(info["public_key"]),
        checkpoints=[answer.json()["cosigned"]],
        witness_public=lead.key.public,
    )
    assert (verified.failures, verified.anchored_size) == ((), info["size"])
    assert "decision_effective" in events_of(lead)


def test_cosignature_of_nobody_or_of_another_size_is_refused(house, lead):
    (info,) = [each for each in lead.get("/audit/logs").json()["logs"] if each["log"] == "gateway"]
    note = info["checkpoint"]

    unsigned = lead.post("/audit/logs/gateway:cosign", {"size": info["size"], "checkpoint": note})
    elsewhere = lead.post("/audit/logs/gateway:cosign", {"size": 9999, "checkpoint": note})

    assert slug(unsigned) == (403, "signature-invalid")
    assert slug(elsewhere) == (409, "audit-size-mismatch")


def test_log_entries_can_only_be_appended(house):
    def tamper(statement):
        return lambda c: c.execute(text(statement))

    for statement in ("UPDATE log_entries SET chain = 'x'", "DELETE FROM log_entries"):
        with pytest.raises(DBAPIError, match="append-only"):
            house.gateway.db.write(tamper(statement))


def test_name_behind_a_pseudonym_is_told_for_one_item_and_the_asking_logged(house, platform, lead):
    reviewer = house.enrol(name="R. Named")
    house.add_group(platform)
    (group,) = reviewer.groups()
    reviewer.decide(reviewer.entry(group))
    item_id = group["items"][0]["item_id"]
    asked = {"pseudonym": reviewer.person_id, "reason": "two decisions disagree here"}

    told = lead.post(f"/audit/items/{item_id}:resolve", asked)
    other = lead.post("/audit/items/i-other:resolve", asked)

    assert told.json() == {"display": "R. Named"}
    assert slug(other) == (404, "not-found")
    # The decision's delivery is recorded whenever it happens to be made.
    (record,) = [r for r in own_records(lead) if r["event"] == "pseudonym_resolved"]
    assert (record["item"], record["detail"]["subject"]) == (item_id, reviewer.person_id)
    assert lead.get(f"/audit/payloads/{record['payload_commit']}").json()["note"] == asked["reason"]


def test_names_never_reach_a_log(house, platform, lead):
    house.enrol(name="Zaphod Q. Beeblebrox")

    rows = house.gateway.db.read(lambda c: c.execute(select(log_entries.c.record)).scalars().all())
    assert [row for row in rows if "Zaphod" in row] == []


def proposed(house, **more):
    return house.gateway.db.write(
        lambda c: incidents.propose(c, house.gateway, "Attack under way", actor="admin", **more)
    )


def say(lead, incident_id, *, yes=True):
    body = {"incident_id": incident_id, "approve": yes}
    return lead.signed("POST", f"/incidents/{incident_id}:approve", body)


def state_of(someone, incident_id):
    (found,) = [
        each for each in someone.get("/incidents").json()["incidents"]
        if each["incident_id"] == incident_id
    ]  # fmt: skip
    return found["state"], found["approvals"], found["ending"]


def test_incident_takes_two_different_leads_and_goes_first(house, platform, reviewer, lead):
    second = house.enrol(roles=(Role.LEAD,))
    house.add_group(platform, due_ms=1)
    urgent = house.add_group(platform, category="violent_threat", queue="symbol.low")
    incident_id = proposed(house, category="violent_threat")

    say(lead, incident_id)
    say(lead, incident_id)
    after_one = state_of(reviewer, incident_id)
    say(second, incident_id)
    after_two = state_of(reviewer, incident_id)

    assert (after_one, after_two) == (("proposed", 1, False), ("active", 2, False))
    assert [each["group_id"] for each in reviewer.groups(want=1)] == [urgent]


def test_incident_is_ended_by_two_leads_and_tiers_go_back(house, platform, reviewer, lead):
    second = house.enrol(roles=(Role.LEAD,))
    house.add_group(platform, category="violent_threat")
    incident_id = proposed(house, category="violent_threat")
    for each in (lead, second):
        say(each, incident_id)

    house.gateway.db.write(
        lambda c: incidents.propose_end(c, house.gateway, incident_id, actor="admin")
    )
    say(lead, incident_id)
    after_one = state_of(reviewer, incident_id)
    say(second, incident_id)

    assert after_one == ("active", 1, True)
    assert state_of(reviewer, incident_id)[0] == "ended"
    tiers = house.gateway.db.read(lambda c: c.execute(select(groups.c.tier)).scalars().all())
    assert tiers == [2]


def test_one_no_closes_the_proposal(house, reviewer, lead):
    incident_id = proposed(house)

    say(lead, incident_id, yes=False)

    assert state_of(reviewer, incident_id)[0] == "ended"
    assert slug(say(lead, incident_id)) == (409, "duplicate")


def test_incident_is_acknowledged_by_each_workstation(house, reviewer, lead):
    second = house.enrol(roles=(Role.LEAD,))
    incident_id = proposed(house)
    for each in (lead, second):
        say(each, incident_id)

    for _ in range(2):
        assert reviewer.post(f"/incidents/{incident_id}:ack", b"").status_code == 200

    acks = house.gateway.db.read(lambda c: incidents.acknowledgements(c, incident_id))
    assert acks == (reviewer.id,)


def test_end_of_an_incident_is_acknowledged_too(house, reviewer, lead):
    second = house.enrol(roles=(Role.LEAD,))
    incident_id = proposed(house)
    for each in (lead, second):
        say(each, incident_id)
    reviewer.post(f"/incidents/{incident_id}:ack", b"")
    house.gateway.db.write(
        lambda c: incidents.propose_end(c, house.gateway, incident_id, actor="admin")
    )
    for each in (lead, second):
        say(each, incident_id)
    before = house.gateway.db.read(lambda c: incidents.acknowledgements(c, incident_id))

    reviewer.post(f"/incidents/{incident_id}:ack", b"")

    after = house.gateway.db.read(lambda c: incidents.acknowledgements(c, incident_id))
    assert (before, after) == ((), (reviewer.id,))


def test_newest_incidents_are_listed_newest_last_and_open_ones_always(house, reviewer):
    def many(connection):
        made = []
        for _ in range(60):
            house.clock.advance(minutes=1)
            made.append(incidents.propose(connection, house.gateway, "Drill", actor="admin"))
        ended = incidents_table.c.incident_id.in_(made[1:])
        connection.execute(update(incidents_table).where(ended).values(state="ended"))
        return made

    made = house.gateway.db.write(many)
    house.token_lives_on(reviewer)

    listed = [each["incident_id"] for each in reviewer.get("/incidents").json()["incidents"]]
    assert listed == [made[0], *made[-49:]]


def test_changed_roles_count_at_once_and_are_logged(house, reviewer):
    before = slug(reviewer.get("/audit/logs"))

    house.gateway.db.write(
        lambda c: people.change_roles(
            c, house.gateway, reviewer.person_id, {Role.LEAD, Role.REVIEWER}, actor="admin"
        )
    )

    record = own_records(reviewer)[-1]
    assert before == (403, "forbidden")
    assert (record["event"], record["detail"]) == (
        "role_changed",
        {"subject": reviewer.person_id, "from": "reviewer", "to": "lead reviewer"},
    )


def test_lead_takes_a_group_from_whoever_holds_it(house, platform, reviewer, lead):
    group_id = house.add_group(platform)
    (group,) = reviewer.groups()

    first, again = (lead.post(f"/leases/{group_id}:revoke", b"") for _ in range(2))

    (event,) = reviewer.get("/feeds/items").json()["events"]
    record = own_records(lead)[-1]
    assert (first.status_code, slug(again)) == (200, (404, "not-found"))
    assert (event["event"], event["group_id"]) == ("lease_revoked", group_id)
    assert (record["event"], record["actor"], record["group"]) == (
        "lease_revoked",
        lead.person_id,
        group_id,
    )
    assert reviewer.outcome(reviewer.entry(group))[0] == "superseded"
    assert [each["group_id"] for each in house.enrol().groups()] == [group_id]


def test_own_log_is_anchored_by_the_sweep(house):
    from reviewer.gateway.main import sweep

    house.gateway.db.write(lambda c: sweep(c, house.gateway))

    assert house.gateway.db.read(logs.own_is_ahead) is False


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [(logs_table, "state", "x"), (logs_table, "checkpoint", "x"), (bundles, "body", b"x")],
)
def test_damage_in_the_gateways_own_rows_is_not_called_the_workstations_fault(
    house, platform, reviewer, lead, table, column, value
):
    house.add_group(platform)
    entry = reviewer.entry(reviewer.groups()[0])
    house.gateway.db.write(lambda c: c.execute(update(table).values({column: value})))

    answer = lead.get("/audit/logs") if column == "checkpoint" else reviewer.send(entry)

    assert slug(answer) == (503, "overloaded")
