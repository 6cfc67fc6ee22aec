# SPDX-License-Identifier: Apache-2.0
"""What is closed for a person is not offered, not opened, not asked for, and given back."""

from __future__ import annotations

import json

import pytest

from reviewer.domain.errors import RuleBroken
from reviewer.domain.items import LocalState
from reviewer.services.desk import FACT_PERSON
from tests import builders


def severe(name, **more):
    return builders.a_group(name, queue="violence.high", severity=4, **more)


@pytest.fixture
def ready(bench, gateway):
    """Hold one light group that is due later, and have another kind ready to be added."""
    gateway.adds(builders.a_group("g-light"))
    bench.turn()
    return bench


def holds(bench, group):
    with bench.store.write() as work:
        held = work.groups.get("g-light")
        work.groups.put(type(held)(group=group, state=LocalState.READY, expires=held.expires,
                                   offline_until=held.offline_until))  # fmt: skip
        person = json.loads(work.facts.get(FACT_PERSON))
        person["queues"] = ["violence.high", "violence.low"]
        work.facts.set(FACT_PERSON, json.dumps(person))
        work.commit()


def test_what_is_closed_is_passed_over_and_does_not_open(ready):
    holds(ready, severe("g-first", due_at=builders.DUE - builders.seconds(60)))
    ready.workbench.wellbeing.set_bad_day(on=True)

    assert ready.workbench.queue.next_group().group.group_id == "g-light"
    with pytest.raises(RuleBroken, match="closed-now"):
        ready.workbench.queue.open("g-first")


def test_what_is_closed_for_the_day_is_given_back_and_the_gateway_told(ready, gateway):
    holds(ready, severe("g-first"))
    ready.workbench.queue.open("g-light")
    ready.workbench.wellbeing.set_opt_outs(frozenset())
    ready.workbench.wellbeing.set_bad_day(on=True)
    ready.turn()

    assert ready.held("g-first").state is LocalState.RETURNED
    assert ready.held("g-light").state is LocalState.READY
    assert gateway.closed_queues == ("violence.high",)


def test_what_another_workstation_said_is_closed_here_too(ready, gateway):
    gateway.closed_queues = ("violence.low",)
    ready.clock.advance(seconds=61)
    ready.turn()

    assert ready.workbench.wellbeing.state().closed_today == {"violence.low"}
