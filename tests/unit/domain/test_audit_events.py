# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import dataclasses

from reviewer.domain.audit import AuditEntry
from reviewer.domain.audit_events import MUST_CARRY, AuditEvent


def test_table_names_every_event():
    assert set(MUST_CARRY) == set(AuditEvent)


def test_table_names_only_fields_there_are():
    fields = {each.name for each in dataclasses.fields(AuditEntry)}

    assert {name for names in MUST_CARRY.values() for name in names if "." not in name} <= fields
