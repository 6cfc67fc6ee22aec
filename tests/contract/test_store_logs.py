# SPDX-License-Identifier: Apache-2.0
"""What every Store does with its own log, and with the logs a lead has fetched."""

from __future__ import annotations

import json

import pytest

from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import InputRefused, RuleBroken, TamperEvidence
from reviewer.ports.store import StoredRecord, WitnessedLog
from reviewer.sealing.audit_log import verify_log
from reviewer.sealing.keys import SigningKey
from reviewer.sealing.notes import add_cosignature, cosignature_line, parse_note
from tests.contract.conftest import LOG_KEY
from tests.contract.store_values import NOW, a_witnessed_record, at

WITNESS = SigningKey.from_raw(b"\x09" * 32)


def _export(work, seconds=0):
    return work.audit.append(AuditEvent.EXPORTED, at(seconds), actor="p1")


def _cosigned(note):
    return add_cosignature(note, cosignature_line(note, WITNESS, name="gateway"))


# Its own


def test_new_log_begins_by_naming_its_key(work):
    (first,) = work.audit.records(0, 10)

    assert json.loads(first.record) == {
        "v": 1,
        "log": "ws_test",
        "seq": 0,
        "ts": "2026-03-04T05:06Z",
        "event": "log_opened",
        "prev": "0" * 64,
        "detail": {"log_key": LOG_KEY.public.public_text},
    }


def test_records_come_back_in_order_as_they_were_sealed(work):
    sealed = [_export(work, seconds) for seconds in range(5)]

    assert work.audit.size() == 6
    assert work.audit.records(1, 100) == tuple(sealed)
    assert work.audit.records(3, 2) == tuple(sealed[2:4])
    assert work.audit.records(6, 2) == ()


def test_log_verifies_with_its_checkpoints_across_transactions(store):
    for _ in range(3):
        with store.write() as work:
            _export(work)
            work.audit.checkpoint()
            work.commit()

    with store.read() as work:
        records = [(r.record.encode(), bytes.fromhex(r.chain)) for r in work.audit.records(0, 99)]
        notes = work.audit.checkpoints()
    found = verify_log(records, log_id="ws_test", public_key=LOG_KEY.public, checkpoints=notes)

    assert (found.size, found.anchored_size, found.failures) == (4, 4, ())


def test_record_that_breaks_a_rule_is_not_kept(work):
    with pytest.raises(RuleBroken):
        work.audit.append(AuditEvent.EXPORTED, NOW)

    assert work.audit.size() == 1


def test_rolled_back_record_leaves_no_trace_in_the_chain(store):
    with store.write() as work:
        _export(work, 60)
    with store.write() as work:
        kept = _export(work, 120)
        work.commit()
    with store.read() as work:
        genesis, stored = work.audit.records(0, 9)

    assert stored == kept
    assert json.loads(kept.record)["prev"] == genesis.chain


def test_checkpoint_is_kept_once_per_size(work):
    first, again = work.audit.checkpoint(), work.audit.checkpoint()
    _export(work)
    second = work.audit.checkpoint()

    assert first == again
    assert work.audit.checkpoints() == (first, second)
    assert [parse_note(note).checkpoint.size for note in (first, second)] == [1, 2]


def test_cosigned_checkpoint_takes_the_place_of_its_own(work):
    first = work.audit.checkpoint()
    _export(work)
    second = work.audit.checkpoint()
    unwitnessed = work.audit.witnessed_size()

    work.audit.keep_cosigned(_cosigned(first))
    work.audit.checkpoint()

    assert work.audit.checkpoints() == (_cosigned(first), second)
    assert (unwitnessed, work.audit.witnessed_size()) == (0, 1)


def test_checkpoint_of_the_same_size_keeps_its_cosignature(work):
    cosigned = _cosigned(work.audit.checkpoint())
    work.audit.keep_cosigned(cosigned)

    work.audit.checkpoint()

    assert work.audit.checkpoints() == (cosigned,)


def test_cosigned_note_about_another_tree_is_evidence(store):
    with store.write() as work:
        _export(work)
        note = work.audit.checkpoint()
    with store.write() as work:
        work.audit.append(AuditEvent.EXPORTED, NOW, actor="p2")
        own = work.audit.checkpoint()

        with pytest.raises(TamperEvidence) as refused:
            work.audit.keep_cosigned(_cosigned(note))

        assert (refused.value.what, refused.value.where) == ("root", "ws_test#2")
        assert work.audit.checkpoints() == (own,)


def test_what_is_no_note_is_refused(work):
    with pytest.raises(InputRefused):
        work.audit.keep_cosigned("hello")


# Others'


def _record(seq, **fields):
    values = {"v": 1, "seq": seq, "ts": "2026-03-04T05:06Z", "event": "exported"}
    return a_witnessed_record(seq, json.dumps(values | fields))


def test_witnessed_log_is_kept_and_replaced(work):
    old = WitnessedLog(log="ws_b", public_key=b"\x01" * 32, checkpoint="one")
    new = WitnessedLog(log="ws_b", public_key=b"\x02" * 32, checkpoint="two")
    other = WitnessedLog(log="gateway", public_key=b"\x03" * 32, checkpoint="three")

    for log in (old, other, new):
        work.witnessed.put_log(log)

    assert work.witnessed.logs() == (other, new)


def test_witnessed_records_come_back_in_order(work):
    records = [_record(seq) for seq in range(5)]

    work.witnessed.append("ws_b", records[:2])
    work.witnessed.append("ws_b", iter(records[2:]))
    work.witnessed.append("ws_c", records[:1])

    assert (work.witnessed.size("ws_b"), work.witnessed.size("nobody")) == (5, 0)
    assert work.witnessed.records("ws_b", 0, 99) == tuple(records)
    assert work.witnessed.records("ws_b", 2, 2) == tuple(records[2:4])


@pytest.mark.parametrize("seq", [0, 2])
def test_witnessed_record_out_of_order_breaks_a_rule(work, seq):
    work.witnessed.append("ws_b", [_record(0)])

    with pytest.raises(RuleBroken) as refused:
        work.witnessed.append("ws_b", [_record(seq)])

    assert refused.value.rule == "log-gap"


@pytest.mark.parametrize(
    "text", ["no json", "[]", '{"event": 7, "labels": "x", "ts": null}', "", "{"]
)
def test_record_that_makes_no_sense_is_kept_as_it_came(work, text):
    record = a_witnessed_record(0, text)

    work.witnessed.append("ws_b", [record])

    assert work.witnessed.find() == (("ws_b", record),)


def test_record_that_is_no_text_is_refused(work):
    with pytest.raises(InputRefused) as refused:
        work.witnessed.append("ws_b", [StoredRecord(seq=0, record="half \ud800", chain="")])

    assert (refused.value.reason, refused.value.where) == ("record-text", "ws_b#0")


@pytest.fixture
def fetched(work):
    """Two fetched logs of three records each, newest last in each."""
    work.witnessed.append(
        "ws_a",
        [
            _record(0, ts="2026-03-01T10:00Z", event="log_opened"),
            _record(1, ts="2026-03-02T10:00Z", queue="q1", item="i1", labels=["gore", "other"]),
            _record(2, ts="2026-03-03T10:00Z", queue="q2", outcome="accepted", labels=["gore"]),
        ],
    )
    work.witnessed.append(
        "ws_b",
        [
            _record(0, ts="2026-03-01T09:00Z", event="log_opened"),
            _record(1, ts="2026-03-02T11:00Z", queue="q1", outcome="rejected", item="i2"),
            _record(2, ts="2026-03-03T10:00Z", event="diverted", item="i1"),
        ],
    )
    return work.witnessed


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["b2", "a2", "b1", "a1", "a0", "b0"]),
        ({"limit": 2}, ["b2", "a2"]),
        ({"limit": 2, "offset": 3}, ["a1", "a0"]),
        ({"events": frozenset({"log_opened", "diverted"})}, ["b2", "a0", "b0"]),
        ({"day_from": "2026-03-02"}, ["b2", "a2", "b1", "a1"]),
        ({"day_to": "2026-03-02"}, ["b1", "a1", "a0", "b0"]),
        ({"day_from": "2026-03-02", "day_to": "2026-03-02"}, ["b1", "a1"]),
        ({"queue": "q1"}, ["b1", "a1"]),
        ({"label": "gore"}, ["a2", "a1"]),
        ({"label": "gor"}, []),
        ({"label": "g%"}, []),
        ({"label": "x' OR '1'='1"}, []),
        ({"queue": "q1' --"}, []),
        ({"day_from": "' OR 1=1 --", "outcome": '"; DROP TABLE witnessed_records'}, []),
        ({"outcome": "rejected"}, ["b1"]),
        ({"item_id": "i1"}, ["b2", "a1"]),
        ({"item_id": "i1", "label": "gore", "queue": "q1"}, ["a1"]),
        ({"item_id": "i1", "outcome": "accepted"}, []),
    ],
)
def test_records_are_found_newest_first(fetched, asked, expected):
    found = fetched.find(**asked)

    assert [f"{log[-1]}{record.seq}" for log, record in found] == expected
