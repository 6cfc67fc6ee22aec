# SPDX-License-Identifier: Apache-2.0
"""A lead in a second process sees a reviewer's decisions, verified; one flipped byte is named."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from reviewer.sealing.canonical import canonical


@pytest.fixture
def reviewer(scene):
    """A reviewer's own log after a few decisions that the gateway has witnessed."""
    with_window = scene.enrols()
    with_window.does("decide 3", "synced")
    assert with_window.quits() == 0
    return with_window


@pytest.fixture
def lead(scene, reviewer):
    """Commands of a lead's workstation, each a process of its own."""
    enrolment = scene.stage.add_person("Lead", "lead")
    home = str(scene.folder / "lead")

    def runs(*words):
        return subprocess.run(
            [sys.executable, "-m", "reviewer.cli", *words, "--home", home],
            env=scene.env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    enrolled = runs("enrol", enrolment.gateway_url, enrolment.code)
    assert enrolled.returncode == 0, enrolled.stderr
    return runs


def test_a_lead_sees_verifies_and_exports_what_a_reviewer_decided(reviewer, lead, tmp_path):
    fetched = lead("audit", "fetch")
    shown = lead("audit", "show", "--json", "--limit", "500")
    verified = lead("audit", "verify")
    exported = lead("audit", "export", str(tmp_path / "export"))
    checked = lead("audit", "verify", "--export", str(tmp_path / "export"))

    results = (fetched, shown, verified, exported, checked)
    assert [each.returncode for each in results] == [0] * 5, [each.stderr for each in results]
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    recorded = [row for row in rows if row["event"] == "decision_recorded"]
    effective = [row for row in rows if row["event"] == "decision_effective"]
    assert (len(recorded), len(effective)) == (3, 3)
    assert all("records hold" in line for line in verified.stdout.splitlines())
    assert "DOES NOT HOLD" not in checked.stdout

    name = flip_a_verdict(tmp_path / "export")
    refused = lead("audit", "verify", "--export", str(tmp_path / "export"))

    assert refused.returncode == 1
    assert f"DOES NOT HOLD: record {name} was altered" in refused.stdout


def flip_a_verdict(folder):
    """Change one byte in the first decision of an export; return the record's name."""
    path = folder / "records.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    place, line = next(
        (place, line) for place, line in enumerate(lines) if b"decision_recorded" in line
    )
    value = json.loads(line)
    value["record"] = value["record"].replace('"ts":"2', '"ts":"3')
    lines[place] = canonical(value) + b"\n"
    path.write_bytes(b"".join(lines))
    return f"{value['log']}#{value['seq']}"


def test_a_reviewer_may_not_fetch(scene, reviewer):
    home = str(scene.folder / "workstation")
    done = subprocess.run(
        [sys.executable, "-m", "reviewer.cli", "audit", "fetch", "--home", home],
        env=scene.env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Only a lead may do this.\n")
