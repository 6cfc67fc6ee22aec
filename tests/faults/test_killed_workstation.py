# SPDX-License-Identifier: Apache-2.0
"""Nothing the window called saved is lost or doubled, whichever process dies, and when."""

from __future__ import annotations


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
