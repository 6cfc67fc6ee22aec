# SPDX-License-Identifier: Apache-2.0
"""A core dump taken after a clear look holds nothing of it; the search finds what is planted."""

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
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.memory_of_a_look", str(CLEAR_KEY), plant],
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
