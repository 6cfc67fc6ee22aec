# SPDX-License-Identifier: Apache-2.0
"""What every test gets: a home of its own, no keyring, no display, and no silent warnings.

Nothing here imports Qt or the keyring library for a test that has not done so itself, so that the
core can be tested with neither installed.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys

import pytest
from hypothesis import settings


def pytest_addoption(parser):
    parser.addoption("--onscreen", action="store_true", help="show the windows on this display")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    # Before any QApplication: without a display, an unset platform aborts the whole run.
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The keyring library reads this when it is first imported, here and in child processes.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    # Examples are not timed: on a busy machine that tells more about the machine than the code.
    settings.register_profile("house", deadline=None, print_blob=True)
    settings.load_profile("house")


@pytest.fixture(autouse=True)
def _fresh_home(tmp_path_factory, monkeypatch):
    """Give the test empty user folders, so that it neither reads nor leaves anything."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, folder in {
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_CACHE_HOME": ".cache",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_RUNTIME_DIR": "run",
        "XDG_STATE_HOME": ".local/state",
    }.items():
        (home / folder).mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(name, str(home / folder))


@pytest.fixture(autouse=True)
def _no_real_keyring(monkeypatch):
    """Leave no way to the person's own keyring; a test that wants one sets its own backend."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    _forget_keyring()
    yield
    _forget_keyring()


def _forget_keyring():
    keyring = sys.modules.get("keyring")
    if keyring is not None:
        from keyring.backends.fail import Keyring

        keyring.set_keyring(Keyring())


class ExpectedLogs:
    """The warnings a test says will be logged."""

    def __init__(self):
        self.patterns = []

    def expect(self, pattern):
        """Accept messages in which ``pattern`` is found; at least one must come."""
        self.patterns.append(re.compile(pattern))


class _Listener(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def expected_logs():
    """Say which warnings this test provokes: ``expected_logs.expect("disk is full")``."""
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def _no_unexpected_logs(expected_logs):
    """Fail a test that logs a warning it did not announce, or announces one that never comes."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    patterns = expected_logs.patterns
    unexpected = [said for said in listener.heard if not any(p.search(said) for p in patterns)]
    missing = [p.pattern for p in patterns if not any(p.search(said) for said in listener.heard)]
    assert (unexpected, missing) == ([], [])


@pytest.fixture(autouse=True)
def _no_qt_leftovers(request):
    """Destroy what a window test left behind while the application still exists."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    # What is still here stays, imported modules above all: going through it after each of hundreds
    # of tests would be a third of their time.
    gc.freeze()
    assert QApplication.topLevelWidgets() == []
