# SPDX-License-Identifier: Apache-2.0
"""One of everything that claims to be a port."""

from __future__ import annotations

import pytest

from reviewer.adapters.storage import open_store
from reviewer.sealing.keys import SigningKey
from tests.contract.store_values import NOW

STORE_KEY = bytes(range(32))
LOG_KEY = SigningKey.from_raw(b"\x07" * 32)


@pytest.fixture
def store(tmp_path):
    """A fresh store of the log ``ws_test``."""
    made = open_store(
        tmp_path / "store.sqlite3", STORE_KEY, log_id="ws_test", signing_key=LOG_KEY, now=NOW
    )
    yield made
    made.close()


@pytest.fixture
def work(store):
    """A transaction that may write, never committed."""
    with store.write() as made:
        yield made
