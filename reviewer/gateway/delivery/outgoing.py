# SPDX-License-Identifier: Apache-2.0
"""The folder form of the way back: one ``decisions.jsonl`` per platform, appended and synced.

A line is written before the database says so; after a crash in between, the tail of the file tells
that the line is there.  So each decision on each item stands in the file once.  A reader takes
whole lines; what follows the last line break is not yet written.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

from filelock import FileLock

from reviewer.domain.errors import StoreUnusable

TAIL_BYTES: Final = 4_194_304  # more than one batch of lines
NAME: Final = "decisions.jsonl"


class OutgoingFile:
    """One platform's ``decisions.jsonl``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME

    def append(self, bodies: Sequence[str]) -> None:
        """Append the bodies (one JSON object each) that are not there yet, durably.

        Raises:
            StoreUnusable: ``full``, or ``locked`` where the folder cannot be written.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Another gateway process of the same folder may deliver the same rows.
            with FileLock(self._folder / f".{NAME}.lock", mode=0o600):
                self._append(bodies)
        except OSError as error:
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            raise StoreUnusable("full" if is_full else "locked") from error

    def _append(self, bodies: Sequence[str]) -> None:
        with open(self._path, "a+b", opener=_private) as lines:
            present = _tail(lines)
            fresh = [body for body in bodies if body.encode() not in present]
            if fresh:
                lines.write("".join(f"{body}\n" for body in fresh).encode())
            # Also when nothing is new: what the last process wrote may not be on disk yet.
            lines.flush()
            os.fsync(lines.fileno())


def _tail(lines: BinaryIO) -> frozenset[bytes]:
    """Return the last whole lines; cut off a line that a crash left unfinished."""
    start = max(0, lines.seek(0, os.SEEK_END) - TAIL_BYTES)
    lines.seek(start)
    tail = lines.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    if whole != tail:
        lines.truncate(start + len(whole))
    return frozenset(whole.split(b"\n"))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
