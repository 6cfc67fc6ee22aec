# SPDX-License-Identifier: Apache-2.0
"""Logs verify or say where not; leads read them without a way to sort by person."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reviewer.adapters.storage.connections import connect
from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import Cancelled, RuleBroken
from reviewer.domain.people import Role
from reviewer.sealing.notes import parse_note
from tests import builders


@pytest.fixture
def lead(bench, gateway):
    """Let one decision and one look happen, and the log be fetched by a lead."""
    gateway.roles = frozenset({Role.LEAD})
    gateway.adds(builders.a_group("g-1"))
    bench.turn()
    bench.workbench.look.begin_clear("g-1-i")
    bench.workbench.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    bench.sends()
    bench.clock.advance(minutes=11)
    bench.turn()
    gateway.logs_listed = (gateway.witnessed_log("ws-1", bench.key),)
    return bench.workbench.audit


def test_refresh_is_for_leads(bench):
    bench.turn()

    with pytest.raises(RuleBroken) as refused:
        bench.workbench.audit.refresh()

    assert refused.value.rule == "role"


def test_a_fetched_log_verifies_under_the_witness(lead, bench):
    (found,) = lead.refresh()

    assert (found.log, found.size, found.anchored, found.tail, found.failures) == (
        "ws-1",
        len(bench.records()),
        len(bench.records()),
        0,
        (),
    )
    assert lead.verifications() == (found,)


def test_another_key_for_a_known_log_is_named(lead, gateway, bench):
    lead.refresh()
    other = builders.SigningKey.generate()
    gateway.logs_listed = (replace(gateway.logs_listed[0], public_key=other.public.raw),)

    (found,) = lead.refresh()

    assert found.failures[0] == ("key", "ws-1#0")


def test_a_log_that_shrank_is_named(lead, gateway, bench):
    lead.refresh()
    del gateway.memory.logs["ws-1"][3:]
    gateway.logs_listed = (gateway.witnessed_log("ws-1", bench.key),)

    (found,) = lead.refresh()

    assert found.failures[0] == ("shrunk", "ws-1#3")


def test_the_gateways_own_log_is_cosigned(lead, gateway, bench):
    log = bench_log(gateway)
    gateway.logs_listed = (log,)

    (found,) = lead.refresh()

    assert found.failures == ()
    names = [each.name for each in parse_note(gateway.cosigned).signatures]
    assert names == ["gateway", "ws-1"]


def bench_log(gateway):
    """Return a short log of the gateway's own, signed by its log key."""
    from reviewer.domain.audit import AuditEntry, AuditEvent
    from reviewer.ports.store import StoredRecord, WitnessedLog
    from reviewer.sealing.audit_log import LogWriter

    writer = LogWriter("gateway")
    key = gateway.log_key
    entry = AuditEntry(
        event=AuditEvent.LOG_OPENED,
        at=gateway.clock.now().wall,
        detail={"log_key": key.public.public_text},
    )
    sealed = writer.append(entry)
    gateway.memory.logs["gateway"] = [
        StoredRecord(seq=0, record=sealed.record.decode(), chain=sealed.chain.hex())
    ]
    return WitnessedLog(log="gateway", public_key=key.public.raw, checkpoint=writer.checkpoint(key))


def test_lists_tell_the_day_and_no_look(lead):
    lead.refresh()

    rows = lead.find()

    assert {row.day for row in rows} == {"2026-03-04"}
    assert "clear_opened" not in {row.event for row in rows}
    assert [row.verdict for row in lead.find(events=frozenset({"decision_recorded"}))] == [
        "violates"
    ]


def test_the_history_of_an_item_tells_each_step_to_the_minute(lead):
    lead.refresh()

    steps = [(row.event, row.minute) for row in lead.history("g-1-i")]

    assert steps == [
        ("item_assigned", "2026-03-04T09:00Z"),
        ("clear_opened", "2026-03-04T09:00Z"),
        ("decision_recorded", "2026-03-04T09:00Z"),
        ("outcome_received", "2026-03-04T09:00Z"),
    ]


def test_export_can_be_written_and_is_itself_recorded(lead, bench, tmp_path):
    lead.refresh()

    folder = lead.export(tmp_path / "export")

    assert (folder / "records.jsonl").stat().st_size > 0
    assert json.loads(bench.records()[-1].record)["event"] == "exported"


def test_a_changed_record_is_found_and_written_down_once(bench):
    bench.turn()
    tamper(bench, "UPDATE audit_records SET record = replace(record, 'p-1', 'p-2') WHERE seq = 1")

    first = bench.workbench.audit.own_verification()
    bench.workbench.audit.own_verification()

    events = [json.loads(each.record)["event"] for each in bench.records()]
    assert first.failures[0] == ("record", "ws-1#1")
    assert events.count("verify_failed") == 1


def tamper(bench, statement):
    """Change the store as someone would who has its key and takes its triggers away."""
    raw = connect(bench.folder / "store.sqlite3", b"k" * 32)
    raw.execute("DROP TRIGGER IF EXISTS audit_records_no_update")
    raw.execute(statement)
    raw.close()


def test_a_column_that_contradicts_its_fetched_record_is_named(lead, bench):
    lead.refresh()
    tamper(bench, "UPDATE witnessed_records SET item_id = 'g-9-i' WHERE seq = 3")

    (found,) = lead.refresh()

    assert found.failures == (("columns", "ws-1#3"),)


def test_a_log_that_is_being_fetched_is_shown_whole_or_not_at_all(lead, gateway, bench):
    during = []
    grown = len(bench.records())

    lead.refresh(lambda _log, _here, _of: during.append(lead.verifications()))

    shown = {(log.size, log.anchored, log.failures) for logs in during for log in logs}
    assert len(during) > 1
    assert shown == {(0, 0, ())}
    (after,) = lead.verifications()
    assert (after.size, after.anchored, after.failures) == (grown, grown, ())


def test_a_fetch_that_is_cancelled_leaves_what_was_whole(lead, gateway, bench):
    def cancel(_log, here, of):
        if here == of:
            raise Cancelled

    with pytest.raises(Cancelled):
        lead.refresh(cancel)

    assert [(log.size, log.failures) for log in lead.verifications()] == [(0, ())]
    assert [log.failures for log in lead.refresh()] == [()]


def test_records_the_log_gained_since_its_checkpoint_wait_for_the_next(lead, gateway, bench):
    listed = gateway.logs_listed
    size = len(gateway.memory.logs["ws-1"])
    bench.workbench.session.open()
    bench.turn()
    bench.clock.advance(minutes=11)
    bench.turn()

    (found,) = lead.refresh()

    assert len(gateway.memory.logs["ws-1"]) > size
    assert gateway.logs_listed == listed
    assert (found.size, found.tail, found.failures) == (size, 0, ())


def test_the_gateways_log_must_have_the_key_pinned_at_enrolment(lead, gateway):
    gateway.log_key = builders.SigningKey.generate()
    gateway.logs_listed = (bench_log(gateway),)

    (found,) = lead.refresh()

    assert (found.size, found.failures) == (0, (("key", "gateway#0"),))


def test_notes_and_names_are_for_leads(bench):
    bench.turn()

    with pytest.raises(RuleBroken):
        bench.workbench.audit.note("a" * 64)
    with pytest.raises(RuleBroken):
        bench.workbench.audit.resolve("it-1", "p-1", "a complaint about it")
    with pytest.raises(RuleBroken):
        bench.workbench.audit.revoke("g-1")
    with pytest.raises(RuleBroken):
        bench.workbench.incidents.approve("inc-1", approve=True)


def test_a_lead_takes_a_group_back_and_is_told_when_nobody_holds_it(lead, gateway, bench):
    gateway.adds(builders.a_group("g-2"))
    gateway.reissues("g-2")
    held = gateway.memory.shelves["g-2"].group.generation

    lead.revoke("g-2")
    with pytest.raises(RuleBroken) as refused:
        lead.revoke("g-9")

    assert gateway.memory.shelves["g-2"].group.generation == held + 1
    assert refused.value.rule == "not-leased"


def test_a_lead_reads_a_note_resolves_a_name_and_approves(lead, gateway, bench):
    assert lead.note("a" * 64) == "a note"
    assert lead.resolve("it-1", "p-1", "a complaint about it") == "Ada"
    bench.workbench.incidents.approve("inc-1", approve=False)
    assert gateway.approved == [("inc-1", False)]
