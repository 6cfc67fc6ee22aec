# SPDX-License-Identifier: Apache-2.0
"""A lead who decided, signed checkpoints, fetched every log, and left a store to be copied."""

from __future__ import annotations

import pytest

from reviewer.adapters.storage.connections import connect
from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.decisions import Verdict
from reviewer.domain.people import Role
from reviewer.ports.store import StoredRecord, WitnessedLog
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.keys import SigningKey
from reviewer.sealing.notes import add_cosignature
from tests import builders
from tests.fakes.clock import ManualClock
from tests.fakes.decoder import FakeDecoder
from tests.fakes.gateway import FakeGateway

STORE_KEY = b"k" * 32


@pytest.fixture
def bench(tmp_path):
    clock = ManualClock()
    gateway = FakeGateway(clock, roles=(Role.REVIEWER, Role.LEAD))
    made = builders.Bench(gateway, clock, tmp_path, SigningKey.generate(), FakeDecoder()).opens()
    yield made
    made.close()


@pytest.fixture
def lead(bench):
    """Two decisions and a look, all witnessed; the gateway's own log cosigned; both fetched."""
    gateway, work = bench.gateway, bench.workbench
    gateway.adds(builders.a_group("g-1"), builders.a_group("g-2"))
    bench.turn()
    work.look.begin_clear("g-1-i")
    work.review.decide("g-1", builders.a_draft(), Verdict.VIOLATES)
    work.review.decide("g-2", builders.a_draft(labels=("t1.a", "t1.b")), Verdict.VIOLATES)
    bench.sends()
    bench.clock.advance(minutes=11)
    bench.turn()
    own = gateway_log(gateway)
    gateway.logs_listed = (own, gateway.witnessed_log("ws-1", bench.key))
    work.audit.refresh()
    lines = gateway.cosigned.splitlines(keepends=True)
    cosigned = add_cosignature(own.checkpoint, lines[-1])
    gateway.logs_listed = (
        WitnessedLog(log=own.log, public_key=own.public_key, checkpoint=cosigned),
        gateway.logs_listed[1],
    )
    assert [log.failures for log in work.audit.refresh()] == [(), ()]
    return work.audit


def gateway_log(gateway):
    """Return a short log of the gateway's own, with an outcome and an item in it."""
    writer, key, at = LogWriter("gateway"), gateway.log_key, gateway.clock.now().wall
    entries = [
        AuditEntry(event=AuditEvent.LOG_OPENED, at=at, detail={"log_key": key.public.public_text}),
        AuditEntry(event=AuditEvent.ITEM_RECEIVED, at=at, item="g-1-i", queue="violence.low"),
        AuditEntry(event=AuditEvent.DELIVERED, at=at, decision_id="d-1", outcome="accepted"),
    ]
    sealed = [writer.append(entry) for entry in entries]
    gateway.memory.logs["gateway"] = [
        StoredRecord(seq=each.seq, record=each.record.decode(), chain=each.chain.hex())
        for each in sealed
    ]
    note = writer.checkpoint(key)
    return WitnessedLog(log="gateway", public_key=key.public.raw, checkpoint=note)


@pytest.fixture
def copy(bench, lead, tmp_path):
    """A decrypted copy of the lead's store, made as IT would with the key."""
    return plain_copy(tmp_path / "store.sqlite3", STORE_KEY, tmp_path / "copy.sqlite3")


def plain_copy(store, key, target):
    raw = connect(store, key)
    raw.execute(f"ATTACH DATABASE '{target}' AS plain KEY ''")
    raw.execute("SELECT sqlcipher_export('plain')").fetchall()
    raw.execute("DETACH DATABASE plain")
    raw.close()
    return target
