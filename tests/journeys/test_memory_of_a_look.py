# SPDX-License-Identifier: Apache-2.0
"""What a core dump taken after a look would hold is searched: nothing of it, unless it is planted.

No dump is written: the program and its decoding process forbid them, where a dump goes is the
machine's choice, and a debugger is no dependency.  Read instead is ``/proc/PID/mem`` of every
mapping a process may write to, from without for the decoding process: the kernel writes the private
ones of these to a dump and nothing that was decoded lies elsewhere (core(5), coredump_filter).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(300)
CLEAR_KEY = ord("4")


def searched(plant):
    """Return how often a process found each form of the canary in its own memory."""
    return told_by("memory_of_a_look", str(CLEAR_KEY), plant)


def told_by(script, *words):
    done = subprocess.run(
        [sys.executable, "-m", f"tests.journeys.{script}", *words],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_memory_holds_no_clear_pixels_once_it_is_covered():
    assert searched("nothing") == {"rgb": 0, "rgb32": 0, "grey": 0}


@pytest.mark.parametrize(("plant", "form"), [("picture", "rgb32"), ("bytes", "rgb")])
def test_what_is_kept_is_found(plant, form):
    assert searched(plant)[form] > 0


def test_pixels_are_found_while_they_are_held():
    found = searched("while-held")

    assert found["rgb32"] > 0
    assert found["grey"] > 0


LOOKS = ("clear", "detail", "play")


def test_what_the_decoding_process_made_is_nowhere_once_it_is_wiped():
    clean = {"before": False, "held": True, "after": False, "worker": False}

    assert told_by("memory_of_a_decoding", "nothing") == dict.fromkeys(LOOKS, clean)


def test_what_either_process_keeps_of_a_decoding_is_found():
    kept = {"before": False, "held": True, "after": True, "worker": True}

    assert told_by("memory_of_a_decoding", "planted") == dict.fromkeys(LOOKS, kept)
