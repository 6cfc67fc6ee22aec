# SPDX-License-Identifier: Apache-2.0
"""Where a person's own account is kept: one small document, sealed under a key of its own."""

from __future__ import annotations

from typing import Protocol


class PrivateFile(Protocol):
    """One document for its owner's eyes. ``StoreUnusable`` when the disk refuses."""

    def read(self) -> bytes | None:
        """Return the document, ``None`` when there is none.

        One that does not open, altered or without its key, is set aside under another name and
        raises ``StoreUnusable("damaged")``; after that there is none.
        """

    def write(self, document: bytes) -> None:
        """Keep the document instead of the former one; durable when this returns."""

    def start_anew(self, document: bytes) -> None:
        """Destroy the key, and with it everything kept so far; keep this under a new one."""
