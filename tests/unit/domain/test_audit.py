# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta, timezone

import pytest

from reviewer.domain.audit import MUST_CARRY, AuditEntry, AuditEvent, AuditRecord
from reviewer.domain.errors import InputRefused, RuleBroken

AT = datetime(2026, 11, 21, 22, 31, 59, 999_999, tzinfo=UTC)
PREV = "0" * 64

WHOLE = {
    "v": 1,
    "log": "gw.example/ws_7f3a",
    "seq": 7,
    "ts": "2026-11-21T22:31Z",
    "event": "decision_recorded",
    "prev": PREV,
    "actor": "p_1",
    "role": "reviewer",
    "device": "ws_7f3a",
    "app": "0.1.0",
    "policy": "2026.3",
    "item": "it_1",
    "group": "g_1",
    "queue": "propaganda/S2",
    "verdict": "allowed_protected",
    "labels": ["E1", "P.news"],
    "severity": 0,
    "protected": ["journalism"],
    "decision_id": "0193b1c2-0000-7000-8000-000000000001",
    "outcome": "accepted",
    "reason": "context",
    "detail": {"group_gen": "3", "members_digest": "ab" * 32},
    "payload_commit": "cd" * 32,
}


def facts_for(event):
    """Return just what the table asks of this event."""
    names = MUST_CARRY[event]
    facts = {name: "x1" for name in names if "." not in name}
    detail = {name.removeprefix("detail."): "x1" for name in names if "." in name}
    return facts | ({"detail": detail} if detail else {})


def a_record(**changes):
    facts = {
        "log": "ws_1",
        "seq": 1,
        "prev": PREV,
        "event": AuditEvent.SESSION_CLOSED,
        "at": AT,
        "actor": "p_1",
        "device": "ws_1",
    }
    return AuditRecord(**(facts | changes))


@pytest.mark.parametrize("event", AuditEvent)
def test_event_needs_all_of_its_fields(event):
    facts = facts_for(event)

    assert AuditEntry(event=event, at=AT, **facts).event is event
    for name in facts:
        with pytest.raises(RuleBroken) as broken:
            AuditEntry(event=event, at=AT, **{key: facts[key] for key in facts if key != name})
        assert broken.value.rule == "audit-field"


@pytest.mark.parametrize("event", AuditEvent)
def test_event_needs_all_of_its_details(event):
    facts = facts_for(event)

    for name in facts.get("detail", {}):
        fewer = {key: value for key, value in facts["detail"].items() if key != name}
        with pytest.raises(RuleBroken) as broken:
            AuditEntry(event=event, at=AT, **(facts | {"detail": fewer}))
        assert str(broken.value) == f"{event.value} without detail.{name}"


def test_time_is_cut_to_the_minute_in_utc():
    paris = AT.astimezone(timezone(timedelta(hours=1)))

    record = a_record(at=paris)

    assert record.at == datetime(2026, 11, 21, 22, 31, tzinfo=UTC)
    assert record.to_json_dict()["ts"] == "2026-11-21T22:31Z"


def test_two_moments_of_one_minute_give_the_same_record():
    assert a_record(at=AT) == a_record(at=AT - timedelta(seconds=59, microseconds=999_999))


def test_time_without_zone_is_refused():
    with pytest.raises(RuleBroken) as broken:
        a_record(at=AT.replace(tzinfo=None))

    assert broken.value.rule == "audit-time"


@pytest.mark.parametrize(
    "key",
    [
        "active_ms",
        "duration",
        "duration_s",
        "look_duration",
        "mono",
        "mono_ns",
        "monotonic",
        "reveal_max",
        "elapsed",
        "time_elapsed",
    ],
)
def test_detail_that_would_measure_time_is_refused(key):
    with pytest.raises(RuleBroken) as broken:
        a_record(detail={key: "1"})

    assert broken.value.rule == "audit-timing"


def test_no_field_of_a_record_measures_time():
    words = ("active_ms", "duration", "mono", "reveal_max", "elapsed")

    assert [key for key in WHOLE if any(word in key for word in words)] == []
    assert {each.name for each in dataclasses.fields(AuditRecord)} - {"at"} == set(WHOLE) - {
        "v",
        "ts",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"actor": "A Person"},
        {"actor": "x" * 129},
        {"reason": "because\nof"},
        {"reason": "لأن"},
        {"labels": ("ok", "")},
        {"labels": ("x",) * 65},
        {"severity": 5},
        {"severity": -1},
        {"payload_commit": "ab"},
        {"detail": {"Key": "x"}},
        {"detail": {"key": ""}},
        {"detail": {"key": "é"}},
        {"detail": {"key": "x" * 257}},
        {"detail": {f"k{number}": "x" for number in range(17)}},
        {"seq": -1},
        {"seq": 2**53},
        {"prev": "00"},
        {"log": "a#b"},
    ],
)
def test_field_of_another_form_is_refused(changes):
    with pytest.raises(RuleBroken) as broken:
        a_record(**changes)

    assert broken.value.rule == "audit-form"


def test_log_opens_with_its_first_record_and_no_other():
    opening = {"event": AuditEvent.LOG_OPENED, "detail": {"log_key": "x"}}

    assert a_record(seq=0, **opening).seq == 0
    for changes in ({"seq": 0}, {"seq": 1, **opening}):
        with pytest.raises(RuleBroken) as broken:
            a_record(**changes)
        assert broken.value.rule == "audit-genesis"


def test_detail_cannot_be_changed_afterwards():
    given = {"note": "x"}
    record = a_record(detail=given)

    given["note"] = "y"

    assert dict(record.detail) == {"note": "x"}
    with pytest.raises(TypeError):
        record.detail["note"] = "y"


def test_record_writes_and_reads_back_whole():
    record = AuditRecord.from_json_dict(WHOLE)

    assert record.to_json_dict() == WHOLE
    assert AuditRecord.from_json_dict(record.to_json_dict()) == record
    assert len({record, AuditRecord.from_json_dict(WHOLE)}) == 1


def test_absent_fields_are_left_out():
    assert a_record().to_json_dict() == {
        "v": 1,
        "log": "ws_1",
        "seq": 1,
        "ts": "2026-11-21T22:31Z",
        "event": "session_closed",
        "prev": PREV,
        "actor": "p_1",
        "device": "ws_1",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"active_ms": 5},
        {"v": 2},
        {"v": True},
        {"v": "1"},
        {"seq": "7"},
        {"seq": True},
        {"seq": 7.0},
        {"ts": "2026-11-21T22:31:02Z"},
        {"ts": "2026-11-21T22:31+00:00"},
        {"ts": "2026-13-21T22:31Z"},
        {"ts": "٢٠٢٦-11-21T22:31Z"},
        {"event": "invented"},
        {"event": None},
        {"actor": ""},
        {"actor": None},
        {"actor": 5},
        {"labels": []},
        {"labels": "E1"},
        {"labels": [1]},
        {"severity": True},
        {"severity": "2"},
        {"severity": None},
        {"detail": {}},
        {"detail": None},
        {"detail": {"a": 1}},
        {"detail": {"duration": "1"}},
        {"payload_commit": ""},
        {"prev": "x" * 64},
        {"verdict": "not a code"},
    ],
)
def test_untrusted_record_of_another_form_is_refused(changes):
    with pytest.raises(InputRefused):
        AuditRecord.from_json_dict(WHOLE | changes)


@pytest.mark.parametrize("name", ["v", "log", "seq", "ts", "event", "prev", "actor", "detail"])
def test_untrusted_record_that_lacks_what_it_must_carry_is_refused(name):
    with pytest.raises(InputRefused):
        AuditRecord.from_json_dict({key: WHOLE[key] for key in WHOLE if key != name})


@pytest.mark.parametrize("untrusted", [None, [], "x", 5])
def test_untrusted_value_that_is_no_object_is_refused(untrusted):
    with pytest.raises(InputRefused):
        AuditRecord.from_json_dict(untrusted)
