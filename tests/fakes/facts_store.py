# SPDX-License-Identifier: Apache-2.0
"""A store that holds facts and nothing else, for services that ask for no more."""

from __future__ import annotations

import json
from contextlib import contextmanager
from types import SimpleNamespace

from reviewer.domain.people import Person, Role
from reviewer.ports.queue_api import Incident
from reviewer.services.desk import FACT_MOMENT, Desk, keep_incidents, keep_person
from reviewer.services.gateway_time import write_moment
from reviewer.services.notices import Notices
from tests import builders
from tests.fakes.clock import CountedRandom

BANDS = ("low", "medium", "high", "unscored")


class FakeFacts(dict):
    def set(self, name, value):
        self[name] = value


class FactsStore:
    """Transactions over one dictionary."""

    def __init__(self):
        self.facts = FakeFacts()

    @contextmanager
    def read(self):
        yield SimpleNamespace(facts=self.facts, commit=lambda: None)

    write = read

    def has_person(self, categories=("violence",)):
        queues = tuple(f"{category}.{band}" for category in categories for band in BANDS)
        person = Person(
            person_id="p-1", display="Ada", roles=frozenset({Role.REVIEWER}), queues=queues
        )
        keep_person(self.facts, person)
        return self

    def has_incident(self, *, on, category="violence"):
        found = Incident(
            incident_id="i-1",
            title="t",
            state="active",
            target_min=60,
            approvals=2,
            approvals_needed=2,
            ending=False,
            category=category,
        )
        keep_incidents(self.facts, (found,) if on else ())

    def hears_time(self, clock, at):
        """Let the gateway tell the time."""
        self.facts.set(FACT_MOMENT, write_moment(clock.now(), at))


def facts_desk(store, clock):
    """Return the desk of a profile that has facts alone."""
    return Desk(
        store=store,
        cache=None,
        clock=clock,
        random=CountedRandom(),
        notices=Notices(),
        read_policy=lambda written: builders.policy_from(json.loads(written)),
        gateway_url="https://gateway.example",
        workstation_id="ws-1",
        person_id="p-1",
        app_version="1",
        payload_key=b"",
        durable=True,
    )
