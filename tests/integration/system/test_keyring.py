# SPDX-License-Identifier: Apache-2.0
"""Secrets in a real keyring of this test's own, and every way of not having one."""

from __future__ import annotations

import os
import subprocess
import sys

import keyring
import pytest
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend

from reviewer.adapters.system.keyring import KeyringSecrets
from reviewer.adapters.system.vaults import NoVaultError, Vault
from reviewer.demo.private_keyring import private_keyring, run_in_private_keyring
from reviewer.domain.errors import InputRefused, SecretsUnavailable
from tests.contract.secrets_suite import CHECKS

SUITE = "from tests.contract.secrets_suite import main; main()"
KEEP = "from reviewer.adapters.system.keyring import *; KeyringSecrets().set('key', b'kept')"
SHOW = "from reviewer.adapters.system.keyring import *; print(KeyringSecrets().get('key'))"
# Locks every collection as a person would, then asks.
ASK_LOCKED = """
import secretstorage
from reviewer.adapters.system.keyring import KeyringSecrets
from reviewer.domain.errors import SecretsUnavailable
KeyringSecrets().set("key", b"kept")
bus = secretstorage.dbus_init()
for collection in secretstorage.get_all_collections(bus):
    collection.lock()
bus.close()
try:
    print(KeyringSecrets().get("key"))
except SecretsUnavailable:
    print("unavailable")
"""
ASK = """
from reviewer.adapters.system.keyring import KeyringSecrets
from reviewer.domain.errors import SecretsUnavailable
try:
    print(KeyringSecrets().get("key"))
except SecretsUnavailable:
    print("unavailable")
"""


def _run(script, env):
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_real_keyring_keeps_the_contract():
    with private_keyring() as env:
        passed = _run(SUITE, env)

    assert passed == [check.__name__ for check in CHECKS]


def test_secret_outlives_the_process_that_set_it():
    with private_keyring() as env:
        _run(KEEP, env)
        shown = _run(SHOW, env)

    assert shown == ["b'kept'"]


def test_private_keyrings_know_nothing_of_each_other():
    with private_keyring() as env:
        _run(KEEP, env)
    with private_keyring() as env:
        shown = _run(SHOW, env)

    assert shown == ["None"]


def test_locked_keyring_is_unavailable():
    with private_keyring() as env:
        said = _run(ASK_LOCKED, env)

    assert said == ["unavailable"]


def test_bus_that_is_gone_is_unavailable():
    with private_keyring() as env:
        pass

    assert _run(ASK, env) == ["unavailable"]


def test_private_keyring_without_its_programs_is_unavailable(monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SecretsUnavailable), private_keyring():
        pass


def test_command_in_a_private_keyring_gives_its_exit_code():
    assert run_in_private_keyring([sys.executable, "-c", "raise SystemExit(7)"], os.environ) == 7


class PlainFile(null.Keyring):
    """A keyring of the kind that keeps no secret."""


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlainFile, ChainerBackend])
def test_keyring_that_cannot_be_trusted_is_not_used(backend, monkeypatch):
    monkeypatch.setattr(ChainerBackend, "backends", [null.Keyring(), PlainFile()])
    keyring.set_keyring(backend())

    for use in (
        lambda: Vault().kind(),
        lambda: Vault().get_passwords("reviewer", ["key"]),
        lambda: Vault().set_password("reviewer", "key", "secret"),
        lambda: Vault().delete_password("reviewer", "key"),
    ):
        with pytest.raises(NoVaultError):
            use()


def test_secret_too_long_for_some_keyring_is_refused_by_all():
    with pytest.raises(InputRefused):
        KeyringSecrets().set("key", bytes(901))
