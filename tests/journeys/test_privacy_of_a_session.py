# SPDX-License-Identifier: Apache-2.0
"""A whole session leaves nothing at the gateway that the protocol forbids there."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest

from reviewer.demo.player import NOTE
from tests.fakes import privacy
from tests.fakes.fault_proxy import Exchange
from tests.fakes.privacy import Evidence, violations
from tests.fakes.scene import CAPTION, PERSON, POST, Scene

RECORD = {"event": "exported", "ts": "2026-03-04T09:00Z"}
ENTRY = {"type": "decision", "decision_id": "d-1", "decided_at": "2026-03-04T09:00:00Z"}
FINE_ID = "01a200ec-ab01-70fb-ad55-0088c7d30b08"


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """Let a person do everything there is to do, and gather what the gateway has of it."""
    made_in = tmp_path_factory.getbasetemp() / "made"
    with Scene(tmp_path_factory.mktemp("session"), made_in) as scene:
        person = scene.enrols()
        person.does("clear", "cover", "support", "close", "decide 2")
        person.does("undo")
        undone = person.saved[-1]
        person.does("give-back", "decide", "note", "cover", "divert", "support", "close")
        person.does("synced")
        assert person.quits() == 0
        sent = [each for each in person.saved if each != undone]
        scene.delivers(sent[:1])
        scene.stage.stop_gateway()
        files = [*scene.stage.gateway_folder.glob("logs/*"), scene.stage.folder / "gateway.log"]
        yield Evidence(
            exchanges=[each for each in scene.proxy.exchanges if each.request],
            rows=privacy.rows_of(scene.stage.gateway_folder / "gateway.sqlite3"),
            logs="\n".join(path.read_text("utf-8") for path in files),
            notes=(NOTE,),
            display=PERSON,
            content=(CAPTION, POST),
            undone=(undone,),
        )


def _entries(session):
    bodies = [
        json.loads(each.request.partition(b"\r\n\r\n")[2] or b"{}") for each in session.exchanges
    ]
    return [entry for body in bodies for entry in body.get("entries", ()) if "type" in entry]


def _records(session):
    return [json.loads(row["record"]) for table, row in session.rows if table == "log_entries"]


def test_session_leaves_nothing_forbidden(session):
    assert violations(session) == set()


def test_session_held_everything_that_could_have_leaked(session):
    kinds = [entry["type"] for entry in _entries(session)]
    events = {record["event"] for record in _records(session)}
    tables = {table for table, _row in session.rows}

    assert sorted(kinds) == ["decision", "decision", "decision", "divert", "return"]
    assert events >= {"clear_opened", "decision_withdrawn", "diverted", "decision_recorded"}
    assert tables >= {"decisions", "payloads", "refusals", "log_entries", "people", "items"}
    assert any(CAPTION.encode() in exchange.answer for exchange in session.exchanges)
    assert any(PERSON.encode() in exchange.answer for exchange in session.exchanges)


def test_undone_decision_is_no_decision_at_the_gateway(session):
    (undone,) = session.undone
    stored = [row["decision_id"] for table, row in session.rows if table == "decisions"]
    told = [each["event"] for each in _records(session) if each.get("decision_id") == undone]

    # The log says that it was undone, as the protocol wants it; nothing else ever left.
    assert undone not in stored
    assert undone not in [entry["decision_id"] for entry in _entries(session)]
    assert told == ["decision_recorded", "decision_withdrawn"]


def test_a_look_is_recorded_without_how_long_or_how_much(session):
    looks = [each for each in _records(session) if each["event"] == "clear_opened"]

    assert looks
    assert {key for look in looks for key in look} <= {
        *("v", "log", "seq", "ts", "event", "prev", "actor", "role", "device", "app", "policy"),
        *("group", "item", "queue", "reason", "detail"),
    }


def test_giving_back_keeps_no_more_than_not_again_today(session):
    refused = [row for table, row in session.rows if table == "refusals"]
    returns = [entry for entry in _entries(session) if entry["type"] == "return"]

    assert [set(row) for row in refused] == [{"person_id", "group_id", "until_ms"}]
    assert [entry["reason"] for entry in returns] == ["returned"]
    assert {key for entry in returns for key in entry} == {
        *("type", "decision_id", "sequence", "group_id", "generation", "lease_id", "reason"),
    }


def _asked(body, path="/v1/decisions:batch"):
    sent = json.dumps(body).encode()
    return {
        "exchanges": [
            Exchange(at=0, request=b"POST " + path.encode() + b" HTTP/1.1\r\n\r\n" + sent)
        ]
    }


def _told(answer, path="/v1/queues"):
    request = b"GET " + path.encode() + b" HTTP/1.1\r\n\r\n"
    return {
        "exchanges": [Exchange(at=0, request=request, answer=b"HTTP/1.1 200 OK\r\n\r\n" + answer)]
    }


def _kept(table, **row):
    return {"rows": [(table, row)]}


PLANTED = {
    "duration": _asked({"entries": [ENTRY | {"duration_ms": 8100}]}),
    "active time": _asked({"entries": [ENTRY | {"active_ms": 8100}]}),
    "excluded queues": _asked({"exclude": {"categories": ["x"]}}, "/v1/leases"),
    "excluded in a query": {
        "exchanges": [Exchange(at=0, request=b"GET /v1/queues?exclude=x HTTP/1.1\r\n\r\n")]
    },
    "header": {
        "exchanges": [Exchange(at=0, request=b"GET /v1/x HTTP/1.1\r\nX-Active-Ms: 5\r\n\r\n")]
    },
    "measured": _asked({"entries": [ENTRY | {"t": 8.1}]}),
    "second": _asked({"entries": [ENTRY | {"decided_at": "2026-03-04T09:00:07Z"}]}),
    "epoch": _asked({"at": 1_772_614_807}),
    "fine id": _asked({"entries": [ENTRY | {"decision_id": FINE_ID}]}),
    "reason": _asked({"reason": "too-much-today"}, "/v1/leases:release"),
    "reason of a return": _asked({"entries": [{"type": "return", "reason": "break"}]}),
    "hash in a diversion": _asked({"entries": [{"type": "divert", "hashes": []}]}),
    "undone": _asked({"entries": [ENTRY | {"decision_id": "d-undone"}]}),
    "note": _asked({"entries": [ENTRY | {"why": NOTE}]}),
    "note in base64": _told(b'{"x":"' + base64.b64encode(NOTE.encode()) + b'"}'),
    "record with a second": _asked(
        {"entries": [{"record": json.dumps(RECORD | {"ts": "2026-03-04T09:00:07Z"})}]}
    ),
    "record with a monotonic time": _asked(
        {"entries": [{"record": json.dumps(RECORD | {"mono_s": 7})}]}
    ),
    "cover": _asked({"event": {"covered": True}}, "/v1/events"),
    "name in an answer": _told(json.dumps({"who": PERSON}).encode()),
    "budget in an answer": _told(b'{"budget_left": 3}'),
    "cause of a closed queue": _asked({"closed": ["x.high"], "why": "break"}, "/v1/session/queues"),
    "anything beside the bit": _asked({"closed": ["x.high"], "until": 3}, "/v1/session/queues"),
    "moment of a closed queue": _kept(
        "closed_queues", person_id="p", queue="x.high", until_ms=1_772_614_807_123
    ),
    "more in a closed queue's row": _kept(
        "closed_queues", person_id="p", queue="x.high", until_ms=86_400_000, cause="b"
    ),
    "column": _kept("decisions", entry=json.dumps(ENTRY), detail="{}", elapsed_ms=4),
    "second in a row": _kept(
        "decisions", entry=json.dumps(ENTRY | {"decided_at": "2026-03-04T09:00:07Z"}), detail="{}"
    ),
    "moment of a return": _kept(
        "refusals", person_id="p", group_id="g", until_ms=1_772_614_807_123
    ),
    "note in a row": _kept("payloads", sealed=NOTE.encode()),
    "name in a row": _kept("workstations", name=PERSON),
    "hash in a diverted record": _kept(
        "log_entries", record=json.dumps(RECORD | {"event": "diverted", "item": "a" * 64})
    ),
    "name in a log": {"logs": f"hello {PERSON}"},
    "content in a log": {"logs": f"took in {CAPTION} 3"},
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_checker_finds_what_is_planted(planted):
    clean = Evidence(
        exchanges=_asked({"entries": [ENTRY]})["exchanges"],
        rows=[],
        logs="",
        notes=(NOTE,),
        display=PERSON,
        content=(CAPTION,),
        undone=("d-undone",),
    )

    assert violations(clean) == set()
    assert violations(replace(clean, **planted)) != set()


def test_one_bit_for_each_queue_is_allowed():
    clean = Evidence(
        exchanges=_asked({"closed": ["symbol.high"]}, "/v1/session/queues")["exchanges"],
        rows=[
            ("closed_queues", {"person_id": "p", "queue": "symbol.high", "until_ms": 86_400_000})
        ],
        logs="",
    )

    assert violations(clean) == set()
