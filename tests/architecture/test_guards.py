# SPDX-License-Identifier: Apache-2.0
"""The guards around every test do their work: each is shown a test that must fail, or must not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

from tests.architecture.files import ROOT

PLANTED = """
import logging, os, sys, threading, warnings
from pathlib import Path
import keyring, keyring.backends.fail, keyring.backends.null, keyring.errors
import pytest


def test_unannounced_warning_must_fail():
    logging.getLogger("x").warning("disk is full")


def test_announced_warning_that_never_comes_must_fail(expected_logs):
    expected_logs.expect("disk is full")


def test_python_warning_must_fail():
    warnings.warn("old", DeprecationWarning)


def test_error_in_a_thread_must_fail():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()


def test_announced_warning_passes(expected_logs):
    expected_logs.expect("disk is .ull")
    logging.getLogger("x").warning("disk is %s", "full")


@pytest.mark.parametrize("turn", [1, 2])
def test_home_is_empty(turn):
    folders = [".cache", ".config", ".local", "AppData", "run"]
    assert sorted(os.listdir(Path.home())) == folders
    Path.home().joinpath("left").touch()


def test_keyring_is_none():
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.set_password("reviewer", "somebody", "x")


def test_keyring_may_be_chosen():
    keyring.set_keyring(keyring.backends.null.Keyring())


def test_keyring_is_forgotten():
    assert type(keyring.get_keyring()) is keyring.backends.fail.Keyring


def test_display_is_not_wanted():
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_window_may_be_left(qapp):
    from PySide6.QtWidgets import QWidget

    sys.left = QWidget()
    sys.left.show()


def test_window_left_is_destroyed():
    import shiboken6

    assert not shiboken6.isValid(sys.left)
"""


def test_guards_fail_what_must_fail_and_nothing_else(tmp_path):
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_planted.py").write_text(PLANTED, encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    names = re.findall(r"^def (test_\w+)", PLANTED, re.MULTILINE)
    tried = set(re.findall(r"^[A-Z]+ tests/test_planted.py::(\w+)", run.stdout, re.MULTILINE))
    bad = re.findall(r"^(?:FAILED|ERROR) tests/test_planted.py::(\w+)", run.stdout, re.MULTILINE)
    assert tried == set(names)
    assert set(bad) == {name for name in names if name.endswith("_must_fail")}
