# SPDX-License-Identifier: Apache-2.0
"""Decisions reach a real platform process once each, whoever is killed on the way."""

from __future__ import annotations

import dataclasses
import json
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from reviewer.demo.platform import RECEIVED
from reviewer.gateway.accounts.people import add_platform
from reviewer.gateway.delivery import loop
from reviewer.gateway.delivery.outgoing import NAME
from reviewer.gateway.delivery.webhook import WebhookClient
from reviewer.gateway.store.tables import people
from tests.integration.gateway_edges.house import (
    NOW_MS,
    a_house,
    deliveries,
    public_text,
    wait_for,
)

ROOT = Path(__file__).resolve().parents[3]
DELIVER = """
import sys, threading
from pathlib import Path
from reviewer.gateway.delivery import loop
from reviewer.gateway.main import open_gateway
{before}
loop.run_delivery(open_gateway(Path(sys.argv[1])), threading.Event())
"""
# The platform has answered, the gateway has not yet noted it.
DIE_BEFORE_NOTING = """
import os, signal
loop._settle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""
DIE_BEFORE_MARKING = """
import os, signal
loop._mark_written = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""


@contextmanager
def a_platform(folder, key, *more, port=0):
    """Run the platform; yield its address; it must end cleanly."""
    command = [sys.executable, "-m", "reviewer.demo.platform", "--port", str(port)]
    command += ["--folder", str(folder), "--public-key", public_text(key), *more]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().split()[-1] + "/decisions"
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=10) == 0
        finally:
            if process.poll() is None:
                process.kill()


def taken(folder):
    """Return (webhook id, decision id) of all the platform has, in order."""
    if not (folder / RECEIVED).exists():
        return []
    rows = [json.loads(line) for line in (folder / RECEIVED).read_text().splitlines()]
    return [(row["webhook_id"], row["body"]["decision_id"]) for row in rows]


def outgoing(house, platform_id=None):
    """Return the decision ids in a platform's file."""
    path = house.folder / loop.OUTGOING / (platform_id or house.platform_id) / NAME
    return [json.loads(line)["decision_id"] for line in path.read_text().splitlines()]


def start_delivering(house, before=""):
    """Deliver in a process of its own."""
    script = DELIVER.format(before=before)
    return subprocess.Popen([sys.executable, "-c", script, str(house.folder)], cwd=ROOT)


def all_delivered(house):
    """Say whether nothing waits any more."""
    return all(row["state"] == "delivered" for row in house.rows(deliveries, "state"))


class Clock:
    """A clock that a test moves."""

    def __init__(self):
        self.now_ms = NOW_MS

    def __call__(self):
        return self.now_ms


@pytest.fixture
def clock():
    """Return a clock that shows the platform's own time, so that signatures are fresh."""
    import time

    made = Clock()
    made.now_ms = time.time_ns() // 1_000_000
    return made


@pytest.fixture
def timed(tmp_path, decoder, clock):
    """Return a gateway whose clock a test moves."""
    with a_house(tmp_path / "gateway", decoder=decoder, now_ms=clock) as made:
        yield made


def use(house, url):
    """Give the platform its webhook."""
    house.change(people, where={"person_id": house.platform_id}, webhook_url=url)


def test_decisions_arrive_once_each_with_receipts_stored_and_logged(timed, tmp_path):
    made = [timed.decided(f"x-{number}") for number in range(5)]

    with a_platform(tmp_path / "shop", timed.gateway.keys.webhook) as url, WebhookClient() as http:
        use(timed, url)
        tried = [loop.deliver_due(timed.gateway, http) for _ in range(2)]
        told = httpx.get(url.replace("/decisions", "/count"), trust_env=False).json()

    rows = timed.rows(deliveries)
    receipts = {each.decision_id: each.detail["receipt"] for each in timed.log()}
    assert (tried, told) == ([5, 0], {"decisions": 5})
    assert sorted(name for _, name in taken(tmp_path / "shop")) == sorted(made)
    assert receipts == {row["decision_id"]: row["receipt"] for row in rows}
    assert all(len(row["receipt"]) == 64 and row["attempts"] == 1 for row in rows)
    assert sorted(outgoing(timed)) == sorted(made)
    assert timed.gateway.db.read(loop.counts) == loop.DeliveryCounts(waiting=0, delivered=5)


def test_refused_deliveries_are_tried_again_later_under_the_same_id(
    timed, tmp_path, clock, expected_logs
):
    expected_logs.expect(r"not taken \(503\)")
    made = [timed.decided(f"x-{number}") for number in range(3)]
    more = ["--fail-first", "2"]

    with (
        a_platform(tmp_path / "shop", timed.gateway.keys.webhook, *more) as url,
        WebhookClient() as http,
    ):
        use(timed, url)
        tried = []
        for wait_ms in (0, 999, 2, 1_000, 1_000):
            clock.now_ms += wait_ms
            tried.append(loop.deliver_due(timed.gateway, http))

    # The first failure puts the whole platform off; the second one only later than the others.
    assert tried[:3] == [3, 0, 3]
    assert sorted(name for _, name in taken(tmp_path / "shop")) == sorted(made)
    assert sorted(taken(tmp_path / "shop")) == sorted(
        (row["delivery_id"], row["decision_id"]) for row in timed.rows(deliveries)
    )
    assert sorted(outgoing(timed)) == sorted(made)


def test_platform_that_is_down_and_comes_back_gets_everything_once(
    timed, tmp_path, clock, expected_logs
):
    expected_logs.expect(r"not taken \(0\)")
    key, made = timed.gateway.keys.webhook, [timed.decided("a")]

    with WebhookClient() as http:
        with a_platform(tmp_path / "shop", key) as url:
            use(timed, url)
            loop.deliver_due(timed.gateway, http)
        made += [timed.decided("b"), timed.decided("c")]
        loop.deliver_due(timed.gateway, http)
        (held,) = timed.gateway.db.read(loop.held_up)
        assert held == loop.Held(
            platform_id=timed.platform_id,
            waiting=2,
            ended="no answer",
            next_ms=clock.now_ms + 1_000,
        )
        clock.now_ms += 2_000
        with a_platform(tmp_path / "shop", key, port=int(url.split(":")[2].split("/")[0])):
            loop.deliver_due(timed.gateway, http)

    assert sorted(name for _, name in taken(tmp_path / "shop")) == sorted(made)
    assert all_delivered(timed)


def test_process_killed_after_the_platform_said_yes_delivers_once(tmp_path, decoder):
    with (
        a_house(tmp_path / "gateway", decoder=decoder) as house,
        a_platform(tmp_path / "shop", house.gateway.keys.webhook) as url,
    ):
        use(house, url)
        made = [house.decided("a"), house.decided("b")]

        killed = start_delivering(house, DIE_BEFORE_NOTING)
        assert killed.wait(timeout=30) == -signal.SIGKILL
        between = (taken(tmp_path / "shop"), house.log())
        second = start_delivering(house)
        try:
            wait_for(lambda: all_delivered(house))
        finally:
            second.kill()
            second.wait()

        assert (len(between[0]), between[1]) == (1, [])
        assert sorted(name for _, name in taken(tmp_path / "shop")) == sorted(made)
        assert house.events() == ["delivered"] * 2
        assert sorted(outgoing(house)) == sorted(made)


def test_process_killed_after_writing_the_file_writes_it_once(tmp_path, decoder):
    with a_house(tmp_path / "gateway", decoder=decoder) as house:
        made = [house.decided("a"), house.decided("b")]

        killed = start_delivering(house, DIE_BEFORE_MARKING)
        assert killed.wait(timeout=30) == -signal.SIGKILL
        second = start_delivering(house)
        try:
            wait_for(lambda: all_delivered(house))
        finally:
            second.kill()
            second.wait()

        assert sorted(outgoing(house)) == sorted(made)
        assert house.rows(deliveries, "receipt") == [{"receipt": loop.IN_FOLDER}] * 2


def test_platform_without_webhook_is_done_with_the_file(timed):
    made = [timed.decided("a"), timed.decided("b")]

    with WebhookClient() as http:
        loop.deliver_due(timed.gateway, http)

    assert sorted(outgoing(timed)) == sorted(made)
    assert [each.detail["receipt"] for each in timed.log()] == [loop.IN_FOLDER] * 2


async def nothing():
    for part in (b"",):
        yield part


def in_process(timed, answers):
    """Deliver what is due to a platform that is a function of the decision id; return who asked."""
    asked = []

    def platform(request):
        name = json.loads(request.content)["decision_id"]
        asked.append(name)
        return httpx.Response(answers(name), content=nothing())

    with WebhookClient(httpx.MockTransport(platform)) as http:
        loop.deliver_due(timed.gateway, http)
    return asked


def test_platform_that_is_down_keeps_no_other_waiting(timed, expected_logs):
    expected_logs.expect(r"not taken \(503\)")
    use(timed, "https://down.example/")
    other, _ = timed.gateway.db.write(
        lambda writing: add_platform(
            writing, timed.gateway, "up", "https://up.example/", actor="test"
        )
    )
    for number in range(loop.BATCH):
        timed.decided(f"x-{number}", f"down-{number:03}")
    timed.decided("y", "up-1", platform_id=other, next_ms=1)

    first = in_process(timed, lambda name: 503 if name.startswith("down") else 200)
    second = in_process(timed, lambda name: 503 if name.startswith("down") else 200)

    assert (first, second) == (["down-000"], ["up-1"])


@pytest.mark.parametrize("status", [400, 500])
def test_decision_a_platform_never_takes_keeps_no_other_waiting(
    timed, clock, expected_logs, status
):
    expected_logs.expect(rf"not taken \({status}\)")
    use(timed, "https://platform.example/")
    for name in ("a", "b", "c"):
        timed.decided(name, name)

    for _ in range(4):
        in_process(timed, lambda name: status if name == "a" else 200)
        clock.now_ms += 60_000

    waiting = [row["decision_id"] for row in timed.rows(deliveries) if row["state"] == "waiting"]
    assert waiting == ["a"]


def test_wait_doubles_up_to_an_hour(timed, clock, expected_logs):
    expected_logs.expect("not taken")
    use(timed, "https://platform.example/")
    timed.decided("a", "a")
    waits = []

    for _ in range(14):
        in_process(timed, lambda _: 400)
        next_ms = timed.row(deliveries)["next_ms"]
        waits.append((next_ms - clock.now_ms) // 1000)
        clock.now_ms = next_ms

    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600]


def test_address_that_no_name_can_have_keeps_no_other_platform_waiting(timed, expected_logs):
    expected_logs.expect("not taken")
    use(timed, "https://platform..example/")
    timed.decided("x-1")
    other = timed.gateway.db.write(
        lambda connection: add_platform(connection, timed.gateway, "other", actor="test")
    )[0]
    timed.decided("x-2", platform_id=other)

    with WebhookClient() as http:
        loop.deliver_due(timed.gateway, http)

    states = {row["item_id"]: row["state"] for row in timed.rows(deliveries)}
    assert states == {"it-x-1": "waiting", "it-x-2": "delivered"}


def test_round_that_fails_of_a_bug_is_not_the_last(house, expected_logs):
    expected_logs.expect("a round of delivery failed")
    house.decided("x-1")
    rounds, stop = [], threading.Event()

    def clock():
        rounds.append(1)
        if len(rounds) == 1:
            raise ZeroDivisionError
        return NOW_MS

    flawed = dataclasses.replace(house.gateway, now_ms=clock)
    delivering = threading.Thread(target=loop.run_delivery, args=(flawed, stop))
    delivering.start()
    try:
        wait_for(lambda: all_delivered(house))
    finally:
        stop.set()
        delivering.join(10)

    assert outgoing(house) == [house.rows(deliveries)[0]["decision_id"]]
