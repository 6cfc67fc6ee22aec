# SPDX-License-Identifier: Apache-2.0
"""The hash banks as the window asks for them; ``reviewer.services.hashes`` fits here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.domain.hashes import HashValue
    from reviewer.ports.banks import EntryFilter, KeptBank, Proposal, Trail
    from reviewer.services.hashes import FileHashes, Found


class HashCalls(Protocol):
    """The copies of the banks: lane NETWORK, since a search may take its time.

    ``of_file``: lane MEDIA.
    """

    def banks(self) -> tuple[KeptBank, ...]:
        """Return the banks, and how fresh their copies are."""

    def sources(self) -> tuple[str, ...]:
        """Return the exchanges that entries came from."""

    def find(self, wanted: EntryFilter, *, limit: int, offset: int = 0) -> tuple[Found, ...]:
        """Return entries, the newest first."""

    def near(self, values: Sequence[HashValue]) -> tuple[Found, ...]:
        """Return the entries that these hashes of one file match, nearest first."""

    def of_file(self, path: Path) -> FileHashes:
        """Return how a file hashes; nothing of it is kept."""

    def trail(self, entry_id: str) -> Trail:
        """Return an entry as the gateway has it now, and how it came there."""

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the hashes that wait, or were settled lately."""

    def dispute(self, entry_id: str, reason: str) -> None:
        """Say that an entry is wrong."""

    def withdraw(self, entry_id: str, reason: str) -> None:
        """Take an entry out of use (leads)."""

    def correct(self, entry_id: str, reason: str, labels: Sequence[str]) -> None:
        """Put the right labels on an entry (leads)."""
