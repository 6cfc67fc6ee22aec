# SPDX-License-Identifier: Apache-2.0
"""What the world does to a workstation, each told in a plain sentence and survived."""

from __future__ import annotations

import signal

import pytest

from reviewer.domain.errors import RuleBroken, StoreUnusable, WrongGateway
from reviewer.gui.foundation.wording import describe
from tests.fakes.scene import wait_until

A_DAY_FAST = """
from dataclasses import replace
from datetime import timedelta
from reviewer.adapters.system import clock
right = clock.SystemClock.now
def wrong(self):
    now = right(self)
    return replace(now, wall=now.wall + timedelta(days=1))
clock.SystemClock.now = wrong
"""
# A soft limit that any writing to a file meets: what a full disk or a used-up quota does.
DISK_FILLS_ON_A_SIGNAL = """
import os, resource, signal, sys
sys.stderr = open(os.devnull, "w")
free = resource.getrlimit(resource.RLIMIT_FSIZE)
signal.signal(signal.SIGUSR1, lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (1, free[1])))
signal.signal(signal.SIGUSR2, lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, free))
"""


def test_clock_a_day_off_is_told_and_changes_nothing_else(scene):
    workstation = scene.enrols("--decide", "1", before=A_DAY_FAST).waits_for("done decide")

    workstation.does("synced", "attention", "screen")

    assert any("clock" in sentence for sentence in workstation.told("screen"))
    assert workstation.quits() == 0
    scene.proves(workstation.saved)


def test_full_disk_is_never_called_saved_and_loses_nothing(scene):
    workstation = scene.enrols("--decide", "1", before=DISK_FILLS_ON_A_SIGNAL)
    workstation.waits_for("done decide").does("synced")
    before = workstation.saved

    workstation.process.send_signal(signal.SIGUSR1)
    workstation.does("try")
    told, saved = workstation.told("screen"), workstation.saved
    workstation.process.send_signal(signal.SIGUSR2)
    workstation.does("allow").waits_for("saved", 2).does("again", "synced")

    assert describe(StoreUnusable("full")) in told
    assert saved == before
    assert workstation.quits() == 0
    scene.proves(workstation.saved)


@pytest.fixture
def profile(scene):
    """Return the folder of a profile that was worked on and left."""
    workstation = scene.enrols("--decide", "1", "--sync").waits_for("done synced")
    assert workstation.quits() == 0
    (folder,) = (scene.folder / "workstation" / "profiles").iterdir()
    return folder


def test_damaged_store_is_moved_aside_and_another_enrolment_begins_another_log(scene, profile):
    store = profile / "store.sqlite3"
    spoiled = b"spoiled " * (store.stat().st_size // 8)
    store.write_bytes(spoiled)

    first = scene.opens("--then", "quit").waits_for("trouble")
    assert first.quits() == 3
    second = scene.opens("--then", "quit", "--profile", profile.name).waits_for("trouble")
    assert second.quits() == 3
    fresh = scene.enrols("--decide", "1", "--sync").waits_for("done synced")

    (aside,) = profile.glob("store.sqlite3.damaged-*")
    assert aside.read_bytes() == spoiled
    assert not store.exists()
    assert any("moved aside and nothing was deleted" in said for said in first.told("trouble"))
    assert describe(StoreUnusable("enrol-again")) in second.told("trouble")
    assert fresh.quits() == 0
    assert len(scene.rows("select log from logs where log <> 'gateway'")) == 2
    assert scene.unproved() == []


def test_another_server_at_the_address_is_told_nothing(scene, profile):
    impostor = scene.another_gateway()
    before = len(scene.proxy.exchanges)
    scene.proxy.leads_to(impostor)

    workstation = scene.opens().waits_for("ready").does("state wrong_gateway", "decide", "screen")

    asked = {each.endpoint for each in scene.proxy.exchanges[before:]}
    assert asked == {"GET /.well-known/review-queue"}
    assert any("Wrong gateway, nothing sent" in said for said in workstation.told("screen"))
    assert "Nothing was sent to it" in describe(WrongGateway())
    scene.proxy.leads_to(scene.stage.gateway_url)
    workstation.does("again", "synced")
    assert workstation.quits() == 0


def test_second_window_on_a_profile_is_refused_in_words(scene):
    first = scene.enrols().waits_for("ready")

    second = scene.opens().waits_for("trouble")

    assert second.quits() == 3
    assert describe(StoreUnusable("in-use")) in second.told("trouble")
    assert first.does("decide", "synced").quits() == 0


def test_profile_without_a_keyring_works_online_only_and_ends_with_the_process(scene):
    no_keyring = {**scene.env, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    del no_keyring["DBUS_SESSION_BUS_ADDRESS"]
    code = scene.code()
    workstation = scene.opens("--in-memory", "--enrol", scene.proxy.url, code, env=no_keyring)

    workstation.does("decide", "synced")
    scene.proxy.refuses()
    workstation.does("again", "state offline", "try")
    saved, told = workstation.saved, workstation.told("screen")
    scene.proxy.listens()
    workstation.does("again", "synced")

    assert len(saved) == 1
    assert describe(RuleBroken("online-only")) in told
    assert workstation.quits() == 0
    assert list((scene.folder / "workstation" / "profiles").iterdir()) == []
    again = scene.opens(env=no_keyring).waits_for("trouble")
    assert again.quits() == 3
    wait_until(lambda: len(scene.account()["gateway"]) == 1, "the decision is not there")
