# SPDX-License-Identifier: Apache-2.0
"""The folder form of the way back: one ``decisions.jsonl`` per platform, appended and synced.

A line is written before the database says so; after a crash in between, the tail of the file tells
that the line is there.  So each decision on each item stands in the file once.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from reviewer.domain.errors import StoreUnusable

TAIL_BYTES: Final = 4_194_304  # more than one batch of lines


class OutgoingFile:
    """One platform's ``decisions.jsonl``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = folder / "decisions.jsonl"

    def append(self, bodies: list[str]) -> None:
        """Append the bodies (one JSON object each) that are not there yet, durably.

        Raises:
            StoreUnusable: ``full``; a torn last line is ended and written again the next time.
        """
        present = self._tail()
        fresh = [body for body in bodies if body not in present]
        if not fresh:
            return
        try:
            with self._path.open("ab") as lines:
                if present and not self._ends_with_newline():
                    lines.write(b"\n")
                lines.write("".join(f"{body}\n" for body in fresh).encode())
                lines.flush()
                os.fsync(lines.fileno())
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise StoreUnusable("full") from error
            raise

    def _tail(self) -> frozenset[str]:
        if not self._path.exists():
            return frozenset()
        with self._path.open("rb") as lines:
            lines.seek(max(0, self._path.stat().st_size - TAIL_BYTES))
            return frozenset(lines.read().decode(errors="replace").split("\n"))

    def _ends_with_newline(self) -> bool:
        with self._path.open("rb") as lines:
            lines.seek(-1, os.SEEK_END)
            return lines.read(1) == b"\n"
