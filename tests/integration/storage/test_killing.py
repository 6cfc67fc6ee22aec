# SPDX-License-Identifier: Apache-2.0
"""A process that dies, or meets the limit of its disk, leaves all of a transaction or nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap

import pytest

from tests.contract.store_values import NOW

PROLOGUE = """
import os, resource, signal, sys
from pathlib import Path
from reviewer.adapters.storage import open_store
from reviewer.domain.audit import AuditEvent
from reviewer.domain.errors import StoreUnusable
from tests.contract.conftest import LOG_KEY, STORE_KEY
from tests.contract.store_values import NOW, a_held_group, an_act

store = open_store(
    Path(sys.argv[1]), STORE_KEY, log_id="ws_test", signing_key=LOG_KEY, now=NOW
)

def decide(work, number):
    work.groups.put(a_held_group(f"group-{number}"))
    work.acts.add(an_act(number, group_id=f"group-{number}"))
    work.audit.append(AuditEvent.EXPORTED, NOW, actor="p1")
"""
DIES_INSIDE = """
with store.write() as work:
    decide(work, 1)
    work.commit()
with store.write() as work:
    decide(work, 2)
    os.kill(os.getpid(), signal.SIGKILL)
"""
DIES_AFTER = """
with store.write() as work:
    decide(work, 1)
    decide(work, 2)
    work.commit()
    os.kill(os.getpid(), signal.SIGKILL)
"""
KEEPS_DECIDING = """
for number in range(1, 100_000):
    with store.write() as work:
        decide(work, number)
        work.commit()
    print(number, flush=True)
"""
MEETS_THE_LIMIT = """
with store.write() as work:
    decide(work, 1)
    work.commit()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (Path(sys.argv[1] + "-wal").stat().st_size,) * 2)
try:
    with store.write() as work:
        decide(work, 2)
        work.facts.set("big", "x" * 1_000_000)
        work.commit()
except StoreUnusable as error:
    print(error.reason, flush=True)
os._exit(0)
"""


def _start(path, script):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROLOGUE + script), str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )


def _whole(store):
    """Return how many decisions there are, once groups, acts and records agree about it."""
    with store.read() as work:
        acts = sum(work.acts.counts().values())
        groups = [work.groups.get(f"group-{number}") for number in range(1, acts + 2)]
        records = [json.loads(record.record) for record in work.audit.records(1, acts + 2)]
        size = work.audit.size()
    assert [held is not None for held in groups] == [True] * acts + [False]
    assert [record["event"] for record in records] == ["exported"] * acts
    assert size == acts + 1
    return acts


@pytest.mark.parametrize(
    ("script", "expected"), [(DIES_INSIDE, 1), (DIES_AFTER, 2)], ids=["inside", "after"]
)
def test_killed_process_leaves_whole_transactions(opened, path, script, expected):
    with _start(path, script) as process:
        process.communicate(timeout=60)

    assert process.returncode == -9
    assert _whole(opened()) == expected


@pytest.mark.parametrize("after", [1, 7, 40])
def test_process_killed_at_any_moment_keeps_what_it_said_was_saved(opened, path, after):
    with _start(path, KEEPS_DECIDING) as process:
        said = [int(process.stdout.readline()) for _ in range(after)]
        process.kill()
        said += [int(line) for line in process.stdout.read().split("\n")[:-1]]

    # One more may have been committed, and its word lost.
    assert _whole(opened()) - said[-1] in {0, 1}


def test_limit_of_the_disk_saves_nothing_of_the_transaction(opened, path):
    with _start(path, MEETS_THE_LIMIT) as process:
        said, _ = process.communicate(timeout=60)

    assert said == "full\n"
    store = opened(now=NOW)
    assert _whole(store) == 1
