# SPDX-License-Identifier: Apache-2.0
"""Asks the person something outside the flow of a place.

Nothing here waits: an answer comes by callback, so no event loop runs inside another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Dialogs(Protocol):
    """Questions, messages and the system's picker of files and folders."""

    def ask(self, title: str, sentence: str, yes: str, then: Callable[[bool], object]) -> None:
        """Ask whether to go on; ``yes`` names what going on does."""

    def tell(self, title: str, sentence: str) -> None:
        """Say something that needs to be read before work goes on."""

    def pick_file(self, title: str, then: Callable[[Path | None], object]) -> None:
        """Let the person pick a file; ``None`` when they change their mind."""

    def pick_folder(self, title: str, then: Callable[[Path | None], object]) -> None:
        """Let the person pick a folder; ``None`` when they change their mind."""
