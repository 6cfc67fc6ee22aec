# SPDX-License-Identifier: Apache-2.0
"""Who may ask what, and how one comes to be allowed to ask."""

from __future__ import annotations

import secrets

import pytest
from house import Caller, slug

from reviewer.domain.people import Role
from reviewer.gateway.accounts import people
from reviewer.gateway.api import limits
from reviewer.gateway.store import people as rows
from reviewer.sealing.keys import SigningKey

# Every route, and the roles that get through to it; the fifth column is who does not need a token.
REVIEWER, LEAD, ADMIN, PLATFORM = Role.REVIEWER, Role.LEAD, Role.ADMIN, Role.PLATFORM
STAFF = {REVIEWER, LEAD, ADMIN}
ROUTES = {
    ("GET", "/.well-known/review-queue"): None,
    ("GET", "/health"): None,
    ("GET", "/health/ready"): None,
    ("POST", "/rq/v1/enrolments"): None,
    ("POST", "/rq/v1/session:refresh"): None,
    ("GET", "/rq/v1/session"): STAFF,
    ("DELETE", "/rq/v1/session"): STAFF,
    ("PUT", "/rq/v1/session/queues"): STAFF,
    ("GET", "/rq/v1/bundles"): STAFF,
    ("GET", "/rq/v1/bundles/{kind}/{version}"): STAFF,
    ("GET", "/rq/v1/queues"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/leases"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/leases:renew"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/leases:release"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/leases/{group_id}:revoke"): {LEAD},
    ("POST", "/rq/v1/items:status"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/decisions:batch"): {REVIEWER, LEAD},
    ("GET", "/rq/v1/items/{item_id}/media/{media_id}"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/workstations/{workstation_id}/resync"): STAFF,
    ("GET", "/rq/v1/feeds/items"): STAFF,
    ("POST", "/rq/v1/audit/logs/{log}/entries"): STAFF,
    ("GET", "/rq/v1/audit/logs"): {LEAD},
    ("GET", "/rq/v1/audit/logs/{log}/entries"): {LEAD},
    ("POST", "/rq/v1/audit/logs/gateway:cosign"): {LEAD},
    ("GET", "/rq/v1/audit/payloads/{commit}"): {LEAD},
    ("POST", "/rq/v1/audit/items/{item_id}:resolve"): {LEAD},
    ("GET", "/rq/v1/incidents"): STAFF,
    ("POST", "/rq/v1/incidents/{incident_id}:approve"): {LEAD},
    ("POST", "/rq/v1/incidents/{incident_id}:ack"): STAFF,
    ("GET", "/rq/v1/banks"): STAFF,
    ("GET", "/rq/v1/feeds/hashes/{bank_id}"): STAFF,
    ("GET", "/rq/v1/banks/entries/{entry_id}"): STAFF,
    ("POST", "/rq/v1/banks/entries/{entry_id}:dispute"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/banks/entries/{entry_id}:withdraw"): {LEAD},
    ("POST", "/rq/v1/banks/entries/{entry_id}:correct"): {LEAD},
    ("GET", "/rq/v1/proposals"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/groups/{group_id}:split"): {REVIEWER, LEAD},
    ("POST", "/rq/v1/groups/{group_id}:join"): {REVIEWER, LEAD},
    ("GET", "/rq/v1/events"): STAFF,
    ("GET", "/rq/v1/events:poll"): STAFF,
    ("POST", "/rq/v1/intake/items"): {PLATFORM},
    ("PUT", "/rq/v1/intake/items/{item_id}/media"): {PLATFORM},
    ("POST", "/rq/v1/items/{item_id}:withdraw"): {PLATFORM},
    ("GET", "/rq/v1/feeds/decisions"): {PLATFORM},
}


def filled(path):
    parts = [("x" if part.startswith("{") and part.endswith("}") else part) for part in
             path.replace("}:", "}/:").split("/")]  # fmt: skip
    return "/".join(parts).replace("/:", ":")


def test_table_of_routes_is_the_document(house, reviewer):
    document = reviewer.get("/openapi.json").json()

    documented = {
        (method.upper(), path) for path, each in document["paths"].items() for method in each
    }
    assert documented == set(ROUTES)


def test_route_lets_only_its_roles_through(house, platform):
    callers = {role: house.enrol(roles=(role,)) for role in (REVIEWER, LEAD, ADMIN)}
    callers[PLATFORM] = platform
    nobody = Caller(house, "not-a-token")
    wrong = []

    for (method, path), roles in ROUTES.items():
        if roles is None or path.endswith("/events"):
            continue
        if slug(nobody.call(method, filled(path)))[1] != "unauthenticated":
            wrong.append((method, path, "nobody"))
        for role, caller in callers.items():
            if method == "DELETE" and role in roles:
                continue
            response = caller.call(method, filled(path), b"x" if method != "GET" else None)
            refused = response.status_code == 403 and "forbidden" in response.text
            own = ("{log}" in path and method == "POST") or "{workstation_id}" in path
            if refused != (role not in roles) and not own:
                wrong.append((method, path, role.value, response.status_code))

    assert wrong == []


def test_stream_of_events_is_not_for_platforms(house, platform):
    assert slug(platform.get("/events")) == (403, "forbidden")


@pytest.mark.parametrize("make_old", [False, True])
def test_code_enrols_once(house, make_old):
    code = house.code_for(house.add_person())
    if make_old:
        house.clock.advance(hours=25)
    body = {"code": code, "device_key": SigningKey.generate().public.public_text}

    first = Caller(house, "").post("/enrolments", body)
    second = Caller(house, "").post("/enrolments", body)

    if make_old:
        assert slug(first) == (403, "enrolment-refused")
        assert first.json()["why"] == "expired"
    else:
        assert first.status_code == 200
        assert (slug(second), second.json()["why"]) == ((403, "enrolment-refused"), "used")


def test_unknown_code_is_named_and_guessing_is_slowed(house):
    body = {"code": "0" * 12, "device_key": SigningKey.generate().public.public_text}

    answers = [Caller(house, "").post("/enrolments", body) for _ in range(25)]

    assert answers[0].json()["why"] == "unknown"
    assert slug(answers[-1]) == (429, "rate-limited")
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_access_token_lives_a_quarter_of_an_hour(house, reviewer):
    house.clock.advance(minutes=16)

    assert slug(reviewer.get("/session")) == (401, "unauthenticated")


def test_lost_answer_to_a_refresh_signs_nobody_out(house, reviewer):
    first = reviewer.refresh_token
    lost = reviewer.refresh(first)

    again = reviewer.refresh(first)

    assert (lost.status_code, again.status_code) == (200, 200)
    assert reviewer.get("/session").status_code == 200


def test_spent_refresh_token_ends_the_family(house, reviewer):
    first = reviewer.refresh_token
    reviewer.refresh()
    reviewer.refresh()

    stolen = reviewer.refresh(first)

    assert slug(stolen) == (401, "unauthenticated")
    assert slug(reviewer.refresh()) == (401, "unauthenticated")
    assert slug(reviewer.get("/session")) == (401, "unauthenticated")


def test_refresh_token_is_bound_to_its_workstation(house, reviewer):
    other = house.enrol()

    assert slug(other.refresh(reviewer.refresh_token)) == (401, "unauthenticated")
    assert reviewer.get("/session").status_code == 200


def test_signed_out_workstation_gives_its_groups_to_others(house, platform, reviewer):
    group_id = house.add_group(platform)
    other = house.enrol()
    reviewer.groups()

    ended = reviewer.call("DELETE", "/session")

    assert ended.status_code == 200
    assert slug(reviewer.get("/session")) == (401, "unauthenticated")
    assert [each["group_id"] for each in other.groups()] == [group_id]


def test_revoked_workstation_is_told_so_everywhere_and_loses_its_leases(house, platform, reviewer):
    group_id = house.add_group(platform)
    other = house.enrol()
    reviewer.groups()

    house.gateway.db.write(
        lambda c: people.revoke_workstation(c, house.gateway, reviewer.id, actor="admin")
    )

    assert slug(reviewer.get("/session")) == (403, "workstation-revoked")
    assert slug(reviewer.refresh()) == (403, "workstation-revoked")
    assert [(each["group_id"], each["generation"]) for each in other.groups()] == [(group_id, 3)]


def test_queue_without_grant_is_forbidden(house, platform):
    reviewer = house.enrol(queues=("graphic_violence.high",))
    house.add_group(platform)

    assert slug(reviewer.lease(queues=["symbol.low"])) == (403, "forbidden")
    assert slug(reviewer.lease(queues=["escalated"])) == (403, "forbidden")


def test_grant_taken_back_ends_the_lease_at_its_next_renewal(house, platform):
    reviewer = house.enrol(queues=("symbol.low",))
    house.add_group(platform)
    (group,) = reviewer.groups()
    ref = {name: group[name] for name in ("group_id", "lease_id", "generation")}

    house.gateway.db.write(
        lambda c: people.withdraw_grant(
            c, house.gateway, reviewer.person_id, "symbol.low", actor="admin"
        )
    )
    answer = reviewer.post("/leases:renew", {"workstation_id": reviewer.id, "leases": [ref]})

    assert [each["result"] for each in answer.json()["results"]] == ["lost"]


def test_other_workstation_in_a_request_is_forbidden(house, platform, reviewer):
    other = house.enrol()
    body = {"workstation_id": other.id, "want": 1, "queues": ["symbol.low"]}

    assert slug(reviewer.post("/leases", body, Idempotency_Key="k")) == (403, "forbidden")


def test_calls_beyond_the_rate_wait(house, reviewer, monkeypatch):
    monkeypatch.setitem(limits.RATES, "lease", limits.Rate(per_minute=60, burst=5))
    body = {"workstation_id": reviewer.id, "leases": [
        {"group_id": "g", "lease_id": "l", "generation": 1}]}  # fmt: skip

    codes = [reviewer.post("/leases:renew", body).status_code for _ in range(6)]
    house.clock.advance(minutes=1)
    later = reviewer.post("/leases:renew", body).status_code

    assert (codes, later) == ([200] * 5 + [429], 200)


def test_every_answer_names_the_server(house, reviewer):
    nowhere = f"/rq/v1/{secrets.token_hex(4)}"

    for response in (reviewer.get("/session"), reviewer.get(nowhere), Caller(house, "").get("/x")):
        named = {name.lower() for name in response.headers}
        assert {"rq-server-id", "rq-epoch", "rq-now", "x-request-id"} <= named


def test_damaged_roles_stop_their_person_alone_and_are_logged(house, expected_logs):
    expected_logs.expect(r"^ERROR .*: The roles of p-[0-9a-f]{16} cannot be read; set them anew\.$")
    struck, other = house.enrol(), house.enrol()
    person_id = struck.get("/session").json()["user"]["id"]
    answers = set()

    for damaged in ("", "[", '"lead"', '["nobody"]', "[[]]", "7", '{"lead": 1}'):
        house.gateway.db.write(lambda c, damaged=damaged: rows.change(c, person_id, roles=damaged))
        refused = struck.get("/session")
        answers.add((*slug(refused), refused.headers["Retry-After"]))

    assert answers == {(503, "overloaded", "5")}
    assert other.get("/session").status_code == 200
