# SPDX-License-Identifier: Apache-2.0
"""Lets one program at a time work on a profile.

The lock is the operating system's and ends with the process that holds it, however it ends; the
file that stays behind means nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from reviewer.domain.errors import StoreUnusable


class ProfileLock:
    """The right to work on one profile; whoever holds it keeps this object."""

    def __init__(self, path: Path) -> None:
        """Prepare; nothing is locked yet.

        Args:
            path: the lock file, in the profile's folder.
        """
        self._lock = FileLock(path, timeout=0, mode=0o600)

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            StoreUnusable: another program holds it (``in-use``), or the folder takes no lock
                (``unreachable``).
        """
        try:
            self._lock.acquire()
        except Timeout as exc:
            raise StoreUnusable("in-use") from exc
        except (OSError, NotImplementedError) as exc:
            raise StoreUnusable("unreachable") from exc

    def release(self) -> None:
        """Give the lock back; not holding it is fine."""
        self._lock.release(force=True)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
