# SPDX-License-Identifier: Apache-2.0
"""The import contracts hold, and each of them breaks when it is broken."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.files import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

PLANTED = {
    "Dependencies point inwards": ("domain", "import reviewer.services"),
    "Inside the GUI: shell, then views, then view models and widgets, then foundation": (
        "gui/widgets",
        "import reviewer.gui.viewmodels",
    ),
    "Adapters do not know each other": ("adapters/storage", "import reviewer.adapters.system"),
    "Ports know the domain alone": ("ports", "import reviewer.settings"),
    "The gateway does not use the workstation": ("gateway/store", "import reviewer.ports"),
    "Services see messages and media through ports": ("services", "import reviewer.wire"),
    "Only the GUI, the demo and the bench import Qt": ("sealing", "import PySide6.QtCore"),
    "The GUI touches no storage, network, codec or keyring library": ("gui/views", "import httpx"),
    "Domain, ports and diagnostics use the standard library alone": ("ports", "import pydantic"),
}


@pytest.fixture
def copy(tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "reviewer", tmp_path / "reviewer", ignore=shutil.ignore_patterns("__pycache__")
    )
    return tmp_path


def broken(folder):
    """Return the names of the contracts broken in a tree, and whether the check failed."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "300", "PATH": ""},
    )
    names = [contract["name"] for contract in CONTRACTS]
    said = {
        name: re.search(rf"^{re.escape(name)}\s*(KEPT|BROKEN)", run.stdout, re.MULTILINE)
        for name in names
    }
    assert None not in said.values(), run.stdout + run.stderr
    return {name for name, state in said.items() if state[1] == "BROKEN"}, run.returncode != 0


def test_contracts_hold(copy):
    assert broken(copy) == (set(), False)


def test_contracts_break_when_a_forbidden_import_is_planted(copy):
    for number, (package, line) in enumerate(PLANTED.values()):
        (copy / "reviewer" / package / f"planted_{number}.py").write_text(line, encoding="utf-8")

    assert broken(copy) == (set(PLANTED), True)


def test_contracts_break_for_one_planted_import_alone(copy):
    (copy / "reviewer" / "sealing" / "planted.py").write_text("import PySide6", encoding="utf-8")

    assert broken(copy) == ({"Only the GUI, the demo and the bench import Qt"}, True)


@pytest.mark.parametrize(
    ("package", "contract"),
    [
        ("newcomer", "Dependencies point inwards"),
        (
            "gui/newcomer",
            "Inside the GUI: shell, then views, then view models and widgets, then foundation",
        ),
        ("adapters/newcomer", "Adapters do not know each other"),
    ],
)
def test_contracts_break_for_a_package_nobody_placed(copy, package, contract):
    (copy / "reviewer" / package).mkdir()
    (copy / "reviewer" / package / "__init__.py").touch()

    assert broken(copy) == ({contract}, True)


def test_every_contract_has_its_planted_import():
    assert {contract["name"] for contract in CONTRACTS} == set(PLANTED)
