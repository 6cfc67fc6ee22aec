# SPDX-License-Identifier: Apache-2.0
"""Nothing the window called saved is lost or doubled, whichever process dies, and when."""

from __future__ import annotations

import random

import pytest

from tests.fakes import fault_proxy
from tests.fakes.scene import wait_until


def test_ten_decided_without_a_gateway_and_killed_arrive_once(scene):
    workstation = scene.enrols("--decide", "2", url=scene.stage.gateway_url)
    workstation.waits_for("done decide").does("stocked 10")
    scene.stage.stop_gateway()
    workstation.says("decide 10").waits_for("saved", 12).kill()
    saved = workstation.saved

    again = scene.opens("--then", "wait").waits_for("ready")
    scene.stage.start_gateway()
    again.does("again", "synced", "export")

    assert again.quits() == 0
    assert len(saved) == 12
    scene.proves(saved)
    assert scene.own_log(again) == saved


def test_workstation_killed_while_it_sends_sends_again_and_once(scene):
    dice = random.Random(7)
    scene.proxy.breaks(fault_proxy.slow(0.2))
    workstation = scene.enrols().does("stocked 10")
    saved = []

    for _ in range(3):
        before = len(scene.batches())
        workstation.does("decide")
        # The undo window passes; the batch is on its way or its answer is.
        wait_until(lambda seen=before: len(scene.batches()) > seen, "nothing was sent")
        scene.proxy.pause(dice.uniform(0.0, 0.4))
        saved += workstation.kill().saved
        workstation = scene.opens().waits_for("ready")
    scene.proxy.lifts()
    workstation.does("again", "synced", "export")

    assert workstation.quits() == 0
    assert len(saved) == 3
    scene.proves(saved)
    assert scene.own_log(workstation) == saved


def test_gateway_killed_after_it_took_a_batch_takes_it_once(scene):
    workstation = scene.enrols().does("stocked 10", "synced")

    scene.proxy.breaks(fault_proxy.only(":batch", fault_proxy.drops_answer))
    workstation.does("decide 2")
    wait_until(lambda: len(scene.account()["gateway"]) == 2, "the gateway took nothing")
    scene.stage.stop_gateway(kill=True)
    scene.stage.start_gateway()
    scene.proxy.lifts()
    workstation.does("again", "synced")

    assert workstation.quits() == 0
    scene.proves(workstation.saved)


def test_platform_killed_between_deliveries_takes_each_once(scene):
    workstation = scene.enrols("--decide", "2").waits_for("done decide").does("synced")
    scene.delivers(workstation.saved)

    scene.stage.stop_platform(kill=True)
    workstation.does("decide 2", "synced")
    scene.stage.start_platform()

    assert workstation.quits() == 0
    scene.proves(workstation.saved)


def test_import_killed_in_the_middle_lands_whole_when_it_is_repeated(scene):
    queue = scene.more_posts(300)
    command = ["import", str(queue), "--platform", scene.stage.platform_id]
    before = scene.items()

    importing = scene.gateway_process(*command)
    wait_until(lambda: scene.items() > before, "nothing was taken in")
    importing.kill()
    importing.wait(20)
    landed = scene.items() - before
    scene.stage.gateway(*command)

    assert landed < 300
    assert scene.items() - before == 300
    assert (
        scene.rows("select item_id from items where group_id not in (select group_id from groups)")
        == []
    )
    assert scene.unproved() == []


@pytest.mark.soak
def test_workstation_killed_at_any_moment_of_a_long_day_loses_nothing(scene):
    dice = random.Random(11)
    saved = []
    workstation = scene.enrols().does("stocked 15")

    for _ in range(12):
        workstation.says("decide 3")
        scene.proxy.pause(dice.uniform(0.2, 5.0))
        saved += workstation.kill().saved
        workstation = scene.opens().waits_for("ready").does("synced")
    workstation.does("export")
    logged = scene.own_log(workstation)

    # A kill may fall between the commit and the word "saved": that decision counts all the same.
    assert workstation.quits() == 0
    assert set(saved) <= set(logged)
    scene.proves(logged)
