# SPDX-License-Identifier: Apache-2.0
"""Schemathesis sends what the OpenAPI document allows and what it forbids, and finds nothing.

Every route meets every edge of its document on PostgreSQL, the stricter engine, and random requests
on SQLite.  ``make soak`` sends both to both, and a hundred times as many.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from sharing import propose, second_look

from reviewer.domain.people import Role

STAFF_PATHS = [
    r"/rq/v1/(audit|incidents|bundles|workstations)",
    r"/(health|\.well-known)|/rq/v1/(session|enrolments|events:poll|queues)",
    r"/rq/v1/(leases|groups|decisions|items:status|items/\{item_id\}/media|feeds/items)",
    r"/rq/v1/(banks|feeds/hashes|proposals)",
]
# Signing out would end the run; the stream of events has no end.
STAFF_WITHOUT = ("--exclude-path", "/rq/v1/events", "--exclude-method", "DELETE")
PLATFORM_PATHS = r"/rq/v1/(intake|feeds/decisions|items/\{item_id\}:withdraw)"
# Refusals that depend on what is stored, not on the form of what was sent.
CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "401", "403", "404", "409", "410", "416", "422", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "409", "413", "422", "429"]
"""


def phases(house):
    """Return what is sent to a gateway, by its engine."""
    return "fuzzing" if house.database_url is None else "examples,coverage"


def fuzz(house, token, folder, *selection, sent=None, most=5, within_s=110):
    """Send requests; the gateway must answer each as its document says."""
    config = folder / "schemathesis.toml"
    config.write_text(CONFIG)
    command = [
        *(sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"),
        *("--config-file", str(config), "run", f"{house.url}/rq/v1/openapi.json"),
        *("--checks", "all", "--max-examples", str(most), "--workers", "1", "--seed", "1"),
        *("--phases", sent or phases(house), "--no-color", "--request-timeout", "30"),
        *("--header", f"Authorization: Bearer {token}"),
        *selection,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=folder, timeout=within_s, check=False
    )
    assert done.returncode == 0, done.stdout[-12_000:] + done.stderr[-2000:]


@pytest.fixture
def worked_in(house, platform, expected_logs):
    """A gateway with something of everything in it."""
    lead = house.enrol(roles=(Role.REVIEWER, Role.LEAD))
    for _ in range(3):
        house.add_group(platform)
    group, *_ = lead.groups(want=1)
    lead.decide(lead.entry(group))
    lead.push(0, lead.records(3))
    propose(lead)
    second = house.enrol(queues=("*", "second"))
    second_look(second)
    # One of the things it sends is no HTTP at all.
    expected_logs.expect("Invalid HTTP request received")
    return house, lead, platform


@pytest.mark.parametrize("paths", STAFF_PATHS)
def test_staff_routes_keep_to_their_document(worked_in, tmp_path, paths):
    house, lead, _ = worked_in

    fuzz(house, lead.token, tmp_path, "--include-path-regex", paths, *STAFF_WITHOUT)


def test_platform_routes_keep_to_their_document(worked_in, tmp_path):
    house, _, platform = worked_in

    fuzz(house, platform.token, tmp_path, "--include-path-regex", PLATFORM_PATHS)


@pytest.mark.soak
@pytest.mark.parametrize("paths", [*STAFF_PATHS, PLATFORM_PATHS])
def test_routes_keep_to_their_document_for_long(worked_in, tmp_path, paths):
    house, lead, platform = worked_in
    token, without = (
        (platform.token, ()) if paths == PLATFORM_PATHS else (lead.token, STAFF_WITHOUT)
    )

    fuzz(
        *(house, token, tmp_path, "--include-path-regex", paths, *without),
        sent="examples,coverage,fuzzing",
        most=500,
        within_s=3500,
    )
