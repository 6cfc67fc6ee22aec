# SPDX-License-Identifier: Apache-2.0
"""A profile from its code to its first settled decision, with nothing faked but the keyring."""

from __future__ import annotations

import re
import threading
import time

import pytest

from reviewer.adapters.system.keyring import MemorySecrets
from reviewer.bootstrap.composing import open_workbench
from reviewer.bootstrap.profiles import enrol, profiles
from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.errors import GatewayRefused, InputRefused, SecretsUnavailable, StoreUnusable
from reviewer.domain.items import Severity
from reviewer.domain.views import ClearText
from tests.fakes.real_gateway import CODE, RealGateway


class DurableSecrets(MemorySecrets):
    """A keyring that outlives the process, as far as the program can tell."""

    durable = True


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    items = folder / "items"
    items.mkdir()
    (items / "one.txt").write_text("The river rose in the night.", encoding="utf-8")
    made = RealGateway(folder / "gateway")
    made.command("import", str(items))
    yield made
    made.close()


@pytest.fixture
def code(gateway):
    added = gateway.command(
        "add-person", "Ada", "--role", "reviewer", "--role", "lead", "--queue", "*"
    )
    person = re.search(r"\bp-[0-9a-z]+\b", added)[0]
    return CODE.search(gateway.command("enrol", person))[0]


def eventually(holds, *, within_s=60.0):
    until = time.monotonic() + within_s
    waiting = threading.Event()
    while not holds():
        assert time.monotonic() < until, "it did not come to that"
        waiting.wait(0.05)


def test_a_decision_goes_from_the_code_to_the_gateway_and_back(gateway, code, tmp_path):
    secrets = DurableSecrets()
    name = enrol(gateway.url, code, home=tmp_path, secrets=secrets)
    workbench = open_workbench(name, home=tmp_path, secrets=secrets)
    workbench.sync.start()

    eventually(lambda: workbench.queue.next_group() is not None)
    opened = workbench.queue.next_group()
    item_id = opened.group.items[0].item_id
    seen = workbench.look.begin_clear(item_id, "identify")
    workbench.look.end(seen.grant.grant_id)
    policy = workbench.session.policy()
    label = next(code for code in policy.labels if not code.needs_text)
    draft = Draft(labels=(label.code,), severity=Severity.S1, protected=("none",))
    workbench.review.decide(opened.group.group_id, draft, Verdict.VIOLATES)
    eventually(lambda: workbench.sync.status().waiting == 0)

    assert isinstance(seen, ClearText)
    assert workbench.attention.rows() == ()
    assert {each.failures for each in workbench.audit.refresh()} == {()}
    workbench.close()

    again = open_workbench(name, home=tmp_path, secrets=secrets)
    found = again.audit.own_verification()
    assert (found.failures, found.tail) == ((), 1)
    assert [each.display for each in profiles(tmp_path)] == ["Ada"]
    with pytest.raises(StoreUnusable) as refused:
        open_workbench(name, home=tmp_path, secrets=secrets)
    assert refused.value.reason == "in-use"
    again.close()


def test_a_code_works_once(gateway, code, tmp_path):
    enrol(gateway.url, code, home=tmp_path, secrets=MemorySecrets())

    with pytest.raises(GatewayRefused) as refused:
        enrol(gateway.url, code, home=tmp_path, secrets=MemorySecrets())

    assert (refused.value.problem, refused.value.extra["why"]) == ("enrolment-refused", "used")


def test_a_profile_whose_keys_are_gone_does_not_open(gateway, code, tmp_path):
    name = enrol(gateway.url, code, home=tmp_path, secrets=MemorySecrets())

    with pytest.raises(SecretsUnavailable):
        open_workbench(name, home=tmp_path, secrets=MemorySecrets())


def test_a_profile_that_is_not_there_does_not_open(tmp_path):
    with pytest.raises(InputRefused):
        open_workbench("nobody", home=tmp_path, secrets=MemorySecrets())
