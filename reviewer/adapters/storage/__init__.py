# SPDX-License-Identifier: Apache-2.0
"""The encrypted store of one profile, in one SQLCipher file."""

from __future__ import annotations

from reviewer.adapters.storage.opening import open_store, set_aside
from reviewer.adapters.storage.store import SqlStore

__all__ = ["SqlStore", "open_store", "set_aside"]
