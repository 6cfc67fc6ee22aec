# SPDX-License-Identifier: Apache-2.0
"""Makes what happened in a folder last: a file that came is there after a power cut."""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Write the folder's entries to the disk; raises ``OSError``."""
    if os.name == "nt":  # a folder cannot be opened there, and its entries need no syncing
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
