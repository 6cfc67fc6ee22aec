# SPDX-License-Identifier: Apache-2.0
"""Shipped files are found in a checkout and in an installed package, and nowhere else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.settings import resources
from reviewer.settings.resources import resource

CHECKOUT = Path(__file__).resolve().parents[3]


def test_resource_is_found_beside_the_package_in_a_checkout():
    assert resource("icons") == CHECKOUT / "resources" / "icons"


def test_resource_is_found_inside_an_installed_package(tmp_path):
    package = tmp_path / "reviewer"
    (package / "_resources").mkdir(parents=True)
    (package / "_resources" / "note.txt").write_text("shipped", encoding="utf-8")
    for name in ("settings", "domain"):
        shutil.copytree(CHECKOUT / "reviewer" / name, package / name)
    shutil.copy(CHECKOUT / "reviewer" / "__init__.py", package)
    code = (
        "from reviewer.settings.resources import resource; print(resource('note.txt').read_text())"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert run.stdout == "shipped\n"


def test_resource_that_is_missing_is_refused_by_name():
    with pytest.raises(InputRefused) as refused:
        resource("icons", "no-such.svg")

    assert (refused.value.reason, refused.value.where) == ("missing", "icons/no-such.svg")


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("icons", "..", "..", "Makefile")])
def test_resource_outside_the_folder_is_refused(parts):
    with pytest.raises(InputRefused) as refused:
        resource(*parts)

    assert refused.value.reason == "path-outside"


def test_resource_absolute_path_is_refused():
    with pytest.raises(InputRefused) as refused:
        resource(str(Path(resources.__file__).resolve()))

    assert refused.value.reason == "path-outside"
