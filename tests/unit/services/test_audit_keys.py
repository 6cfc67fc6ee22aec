# SPDX-License-Identifier: Apache-2.0
"""Another workstation's log counts under the key that the gateway's log says it enrolled with."""

from __future__ import annotations

import pytest

from reviewer.domain.audit import AuditEntry, AuditEvent
from reviewer.domain.people import Role
from reviewer.ports.store import StoredRecord
from reviewer.sealing.audit_log import LogWriter
from reviewer.sealing.keys import SigningKey

OTHER = SigningKey.from_raw(b"o" * 32)
STRANGER = SigningKey.from_raw(b"s" * 32)


@pytest.fixture
def lead(bench, gateway):
    gateway.roles = frozenset({Role.LEAD})
    bench.turn()
    return bench.workbench.audit


def writes(gateway, log, key, *entries):
    """Put a log into the gateway's memory; return it as a lead is told of it."""
    writer, at = LogWriter(log), gateway.clock.now().wall
    opening = {"event": AuditEvent.LOG_OPENED, "detail": {"log_key": key.public.public_text}}
    sealed = [writer.append(AuditEntry(at=at, **entry)) for entry in (opening, *entries)]
    gateway.memory.logs[log] = [
        StoredRecord(seq=each.seq, record=each.record.decode(), chain=each.chain.hex())
        for each in sealed
    ]
    return gateway.witnessed_log(log, key)


def enrolment(device, key):
    return {
        "event": AuditEvent.ENROLLED,
        "actor": "p-2",
        "device": device,
        "detail": {"log_key": key.public.public_text},
    }


def failures(lead, gateway, *enrolments, key=OTHER):
    """Return what a lead finds against the log of ``ws-2``, which comes with ``key``."""
    other = writes(gateway, "ws-2", key)
    gateway.logs_listed = (other, writes(gateway, "gateway", gateway.log_key, *enrolments))
    return {each.log: each.failures for each in lead.refresh()}["ws-2"]


def test_key_it_enrolled_with_is_good(lead, gateway):
    said = (enrolment("ws-3", STRANGER), enrolment("ws-2", OTHER))

    assert failures(lead, gateway, *said) == ()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([], id="never enrolled"),
        pytest.param([enrolment("ws-3", STRANGER)], id="another's key"),
        pytest.param([enrolment("ws-2", OTHER)], id="replaced log"),
        pytest.param([enrolment("ws-2", OTHER), enrolment("ws-2", STRANGER)], id="twice"),
    ],
)
def test_key_it_did_not_enrol_with_is_named_at_first_sight(lead, gateway, said):
    assert failures(lead, gateway, *said, key=STRANGER) == (("key", "ws-2#0"),)


def test_logs_are_not_judged_before_the_gateways_is_here(lead, gateway):
    gateway.logs_listed = (writes(gateway, "ws-2", OTHER),)

    (found,) = lead.refresh()

    assert found.failures == ()
