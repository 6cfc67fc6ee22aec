# SPDX-License-Identifier: Apache-2.0
"""Whatever the network does, everything arrives once after it, and nobody is hammered meanwhile."""

from __future__ import annotations

import pytest

from tests.fakes import fault_proxy
from tests.fakes.scene import Scene, wait_until

# What the window may say while the gateway cannot be talked to; a fault that lets requests through
# slowly, or lets them through and loses the answer, is met while syncing too.
AWAY = {"offline", "busy"}
BURST = 2

FAULTS = {
    "nobody there": None,
    "reset": fault_proxy.reset,
    "cut in the headers": fault_proxy.cut_after(40),
    "cut in the body": fault_proxy.cut_after(300),
    "every answer lost": fault_proxy.drops_answer,
    "answers to batches lost": fault_proxy.only(":batch", fault_proxy.drops_answer),
    "login page": fault_proxy.login_page,
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    made_in = tmp_path_factory.getbasetemp() / "made"
    with Scene(tmp_path_factory.mktemp("network"), made_in) as opened:
        opened.workstation = opened.enrols()
        opened.workstation.does("stocked 10", "decide", "synced")
        yield opened


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_fault_is_told_in_words_and_everything_arrives_once(scene, fault):
    workstation, proxy = scene.workstation, scene.proxy
    before = len(workstation.told("state"))

    proxy.breaks(fault or fault_proxy.reset)
    if fault is None:
        proxy.refuses()
    workstation.does("decide 2")
    shown = wait_until(lambda: _away(workstation, before), "the window said nothing")
    asked = _hammered_for(proxy, 4.0)
    if fault is None:
        proxy.listens()
    proxy.lifts()
    workstation.does("again", "synced")

    assert shown <= {"Offline", "The gateway is busy"}
    assert asked == {}
    _proves(scene)


def test_slow_network_delays_and_loses_nothing(scene):
    scene.proxy.breaks(fault_proxy.slow(0.7))

    scene.workstation.does("decide 2")
    scene.delivers(scene.workstation.saved)
    scene.proxy.lifts()
    scene.workstation.does("again", "synced")

    _proves(scene)


def test_black_hole_keeps_the_window_at_work_and_loses_nothing(scene):
    scene.proxy.breaks(fault_proxy.black_hole)

    scene.workstation.does("decide 2")
    wait_until(lambda: scene.proxy.since()[0], "nothing was sent into the hole")
    asked = _hammered_for(scene.proxy, 3.0)
    scene.proxy.lifts()
    scene.workstation.does("again", "synced")

    assert asked == {}
    _proves(scene)


def _away(workstation, before):
    """Return the sentences shown since, once the window says that it cannot reach the gateway."""
    states = [line.split(" ", 2) for line in workstation.told("state")[before:]]
    return {words.partition(",")[0] for state, _waiting, words in states if state in AWAY}


def _hammered_for(proxy, seconds):
    """Return the endpoints asked more than once a second while the fault lasted."""
    wait_until(lambda: proxy.since()[1] > seconds, "time stands still")
    counts, lasted = proxy.since()
    return {name: count for name, count in counts.items() if count > lasted + BURST}


def _proves(scene):
    """Assert that every decision is once at the gateway and the platform."""
    saved = scene.workstation.saved
    scene.delivers(saved)

    found = scene.account()
    once = dict.fromkeys(saved, 1)
    assert [found[place] for place in ("gateway", "platform", "gateway log")] == [once] * 3
