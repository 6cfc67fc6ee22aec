# SPDX-License-Identifier: Apache-2.0
"""Every abuse case names a test, and every test it names is there."""

from __future__ import annotations

import ast
import re

from tests.architecture.files import ROOT

TABLE = ROOT / "docs" / "abuse-cases.md"
ROW = re.compile(r"^\| (\d+) \|.*\| ([^|]*) \|$", re.MULTILINE)
NAMED = re.compile(r"`([^`]+)::([^`]+)`")


def cases(text):
    """Return the tests that each case names, by its number."""
    return {int(number): NAMED.findall(tests) for number, tests in ROW.findall(text)}


def absent(named):
    """Return which of these tests are nowhere."""
    return [f"{path}::{name}" for path, name in named if name not in _tests_in(ROOT / path)]


def _tests_in(path):
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}


def test_every_abuse_case_is_here_and_names_a_test():
    found = cases(TABLE.read_text(encoding="utf-8"))

    assert sorted(found) == list(range(1, 28))
    assert [number for number, tests in found.items() if not tests] == []


def test_every_named_test_exists():
    named = [test for tests in cases(TABLE.read_text(encoding="utf-8")).values() for test in tests]

    assert absent(named) == []


def test_named_test_that_is_nowhere_is_found():
    this = "tests/architecture/test_abuse_cases.py"
    (named,) = cases(
        f"| 1 | abuse | wall | `{this}::test_gone` `tests/gone.py::test_it` |"
    ).values()

    assert absent(named) == [f"{this}::test_gone", "tests/gone.py::test_it"]
