# SPDX-License-Identifier: Apache-2.0
"""The real process: says where it listens, answers, delivers, and ends when told to."""

from __future__ import annotations

import signal
import subprocess
import sys

import httpx
import pytest
from house import House

from reviewer.domain.errors import InputRefused
from reviewer.gateway.main import init_gateway, open_gateway, run

PROGRAM = """
import sys, pathlib
from reviewer.gateway.main import run
run(pathlib.Path(sys.argv[1]), port=0)
"""


def test_process_says_where_it_listens_and_ends_on_sigterm(tmp_path, database_url):
    house = House(tmp_path / "gateway", database_url)
    house.make()
    house.gateway.db.close()

    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(house.folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        line = process.stdout.readline()
        url = line.removeprefix("gateway: listening on ").strip()
        ready = httpx.get(f"{url}/health/ready", timeout=20)
        found = httpx.get(f"{url}/.well-known/review-queue", timeout=20)
        process.send_signal(signal.SIGTERM)
        code = process.wait(20)
    finally:
        process.kill()
        process.stdout.close()
        process.wait()

    assert url.startswith("http://127.0.0.1:")
    assert (ready.status_code, found.json()["server_id"]) == (200, house.gateway.server_id)
    # uvicorn ends gracefully and then hands the signal on.
    assert code in (0, -signal.SIGTERM)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "gateway.example"])
def test_other_machines_are_served_over_tls_only(tmp_path, host):
    with pytest.raises(InputRefused) as refused:
        run(tmp_path, host=host)

    assert refused.value.reason == "tls-needed"


def test_folder_without_a_gateway_is_refused(tmp_path):
    with pytest.raises(InputRefused) as refused:
        open_gateway(tmp_path)

    assert refused.value.reason == "keys-missing"


def test_gateway_is_made_once(tmp_path):
    init_gateway(tmp_path / "gateway").db.close()

    with pytest.raises(InputRefused) as refused:
        init_gateway(tmp_path / "gateway")

    assert refused.value.reason == "exists"


def test_text_goes_all_the_way_from_platform_to_platform(house, platform, reviewer):
    """Intake with the real decoding process, lease, media, decision, and the way back."""
    item = {
        "external_id": "post/1",
        "kind": "text",
        "media_type": "text/plain",
        "text": "A harmless note about the weather.",
        "category": "symbol",
        "severity": "S1",
    }

    taken = platform.post("/intake/items", item).json()
    again = platform.post("/intake/items", item).json()
    (group,) = reviewer.groups()
    read = reviewer.media(group).text
    outcome = reviewer.outcome(reviewer.entry(group))

    assert (taken["state"], taken["created"], again["created"]) == ("available", True, False)
    assert read == item["text"]
    assert outcome == ("accepted", {"item_state": "closed"})
    assert [each["external_id"] for each in platform.decisions()] == ["post/1"]
