# SPDX-License-Identifier: Apache-2.0
"""Secrets in memory keep the contract; the keyring's are tested where a keyring is."""

from __future__ import annotations

import pytest

from reviewer.adapters.system.keyring import KeyringSecrets, MemorySecrets
from tests.contract.secrets_suite import CHECKS


@pytest.mark.parametrize("check", CHECKS)
def test_memory_secrets_keep_the_contract(check):
    check(MemorySecrets())


def test_only_the_keyring_is_durable():
    assert (KeyringSecrets().durable, MemorySecrets().durable) == (True, False)
