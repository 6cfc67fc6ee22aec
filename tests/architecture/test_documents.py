# SPDX-License-Identifier: Apache-2.0
"""Documents agree with the project: links, dependencies, verbs, decisions."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from tests.architecture.files import ROOT, project_texts

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*?)\s*$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
VERBS = [
    *("help", "setup", "demo", "run", "check", "test", "gui"),
    *("screenshots", "bench", "soak", "strings", "lock"),
]
HEADS = ["Summary", "Context", "Decision", "Consequences", "Alternatives considered"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKED = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-dev.txt": [*PROJECT["dependencies"], *EXTRAS["dev"]],
    "requirements-bench.txt": [*PROJECT["dependencies"], *EXTRAS["bench"]],
}


def documents():
    return {path: text for path, text in project_texts().items() if path.suffix == ".md"}


def anchors(text):
    """Return the fragments the headings of a page answer to."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in HEADING.findall(text)
    }


def broken_links(path, text, root):
    """Return the links of a page below a root that lead nowhere in the tree."""
    broken = []
    for link in LINK.findall(CODE.sub("", text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (root / path).parent / name if name else root / path
        inside = target.exists() and target.resolve().is_relative_to(root.resolve())
        if not inside or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(f"{path}: {link}")
    return broken


def package(requirement):
    """Return the name in a requirement, as package indexes compare names."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def dependency_rows():
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return [row for row in rows if row[0] != "Name" and not set(row[0]) <= set("-: ")]


def test_links_lead_somewhere():
    found = [bad for path, text in documents().items() for bad in broken_links(path, text, ROOT)]

    assert found == []


def test_links_that_lead_nowhere_are_caught(tmp_path):
    (tmp_path / "other.md").write_text("# A heading, here\n", encoding="utf-8")
    page = (
        "[a](other.md) [b](other.md#a-heading-here) [c](https://example.org) `[d](gone.md)`\n"
        "[e](gone.md) [f](other.md#gone) [g](#gone) [h](../outside.md)\n"
    )
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    (tmp_path.parent / "outside.md").touch()

    assert broken_links(Path("page.md"), page, tmp_path) == [
        "page.md: gone.md",
        "page.md: other.md#gone",
        "page.md: #gone",
        "page.md: ../outside.md",
    ]


def test_every_dependency_is_justified_and_nothing_else_is():
    assert [package(row[0]) for row in dependency_rows()] == sorted(
        package(requirement) for requirement in PROJECT["dependencies"]
    ) + sorted(package(requirement) for requirement in EXTRAS["dev"]) + sorted(
        package(requirement) for requirement in EXTRAS["bench"]
    )


def test_every_justification_has_reason_licence_and_keeper():
    assert [row[0] for row in dependency_rows() if len(row) != 4 or not all(row)] == []


def test_stated_licences_are_those_in_the_packages():
    # The peers of the bench need not be installed where the tests run.
    peers = {package(requirement) for requirement in EXTRAS["bench"]}
    stated = {row[0]: row[2] for row in dependency_rows() if package(row[0]) not in peers}
    expressions = {name: metadata.metadata(name).get("License-Expression") for name in stated}

    wrong = {
        name: expression
        for name, expression in expressions.items()
        if expression and stated[name] != expression
    }
    assert wrong == {}


def test_makefile_verbs_are_the_ones_promised_and_all_explained():
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    targets = re.findall(r"^([a-z][\w-]*):", makefile, re.MULTILINE)

    explained = re.findall(r"^  (\w+) +\w.*\.$", said, re.MULTILINE)
    assert (explained, phony, targets) == (VERBS, VERBS, VERBS)


def test_build_server_runs_the_tests_and_nothing_cleverer():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[-1].endswith("exec make test")
    assert len(lines) == 3


@pytest.mark.parametrize("name", LOCKED)
def test_lock_pins_and_hashes_everything(name):
    text = (ROOT / "installer" / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", text).strip())

    assert [block.splitlines()[0] for block in blocks if "==" not in block] == []
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", LOCKED)
def test_lock_holds_every_dependency(name):
    text = (ROOT / "installer" / name).read_text(encoding="utf-8")
    locked = {package(line) for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)}

    assert {package(requirement) for requirement in LOCKED[name]} - locked == set()


def test_decisions_have_a_number_a_date_and_the_five_heads():
    wrong = []
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
        number = re.match(r"(\d{4})-[a-z0-9-]+$", page.stem)
        titled = number and re.match(rf"# {number[1]}\. \S", text)
        dated = re.search(r"^Date: (\d{4}-\d\d-\d\d|YYYY-MM-DD)$", text, re.MULTILINE)
        if heads != HEADS or not titled or not dated:
            wrong.append(page.name)

    assert wrong == []


def test_decision_numbers_are_used_once():
    numbers = [page.name[:4] for page in (ROOT / "docs" / "decisions").glob("*.md")]

    assert sorted(numbers) == sorted(set(numbers))


def test_licence_is_the_whole_apache_licence():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "Version 2.0, January 2004" in text
    assert len(text.splitlines()) == 202
