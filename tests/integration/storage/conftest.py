# SPDX-License-Identifier: Apache-2.0
"""A store on a real disk, and ways to open it again."""

from __future__ import annotations

import pytest

from reviewer.adapters.storage import open_store
from tests.contract.conftest import LOG_KEY, STORE_KEY
from tests.contract.store_values import NOW


@pytest.fixture
def path(tmp_path):
    """Where the store is."""
    return tmp_path / "store.sqlite3"


@pytest.fixture
def opened(path):
    """Open the store, again and again; each is closed at the end."""
    stores = []

    def make(**values):
        given = {"key": STORE_KEY, "log_id": "ws_test", "signing_key": LOG_KEY, "now": NOW}
        store = open_store(path, **(given | values))
        stores.append(store)
        return store

    yield make
    for store in stores:
        store.close()
