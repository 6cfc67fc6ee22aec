# SPDX-License-Identifier: Apache-2.0
"""One program at a time, also after one was killed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reviewer.adapters.system.lock import ProfileLock
from reviewer.domain.errors import StoreUnusable

HOLDER = """
import sys
from pathlib import Path
from reviewer.adapters.system.lock import ProfileLock
lock = ProfileLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def _reason(path):
    with pytest.raises(StoreUnusable) as refused:
        ProfileLock(path).acquire()
    return refused.value.reason


def test_lock_is_held_by_one_and_given_back(tmp_path):
    path = tmp_path / "lock"
    first = ProfileLock(path)

    with first:
        reason = _reason(path)
    with ProfileLock(path):
        pass
    first.release()

    assert reason == "in-use"


def test_lock_of_a_killed_process_is_free(tmp_path):
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        held = holder.stdout.readline()
        reason = _reason(path)
        holder.kill()

    with ProfileLock(path):
        pass
    assert (held, reason) == ("held\n", "in-use")


def test_lock_in_a_folder_that_is_none_is_unreachable(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    assert _reason(tmp_path / "file" / "lock") == "unreachable"
