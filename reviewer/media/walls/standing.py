# SPDX-License-Identifier: Apache-2.0
"""Puts the walls up in their order, proves each, and says which stand.

Limits come first, because they also bound the loading of libraries; the others come after
everything that reads a file has been loaded. A wall counts when what it forbids was tried and
failed. Linux only: elsewhere every required wall is missing, and only text is opened.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reviewer.domain.views import Wall, Walls
from reviewer.media.limits import WORKER_OPEN_FILES
from reviewer.media.walls import landlock, seccomp
from reviewer.media.walls.kernel import (
    PR_GET_NO_NEW_PRIVS,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    prctl,
)

REQUIRED: Final = frozenset({Wall.RLIMITS, Wall.NO_NEW_PRIVS, Wall.SECCOMP})


def walls_of(standing: frozenset[Wall]) -> Walls:
    """Return what standing walls amount to."""
    return Walls(
        standing=standing,
        missing=REQUIRED - standing,
        absent=frozenset(Wall) - REQUIRED - standing,
    )


def lower_limits(memory_bytes: int) -> bool:
    """Give up memory beyond a bound, dumps, writing files and more than a few open ones."""
    if sys.platform == "win32":
        return False
    import resource  # not on Windows

    bounds = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: WORKER_OPEN_FILES,
    }
    for limit, value in bounds.items():
        _, hard = resource.getrlimit(limit)
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (bound, bound))
    return all(0 <= resource.getrlimit(limit)[1] <= most for limit, most in bounds.items())


def put_up(*, limited: bool) -> frozenset[Wall]:
    """Put up the other walls for good; return those that stand.

    Args:
        limited: ``lower_limits`` did its part.
    """
    found = {Wall.RLIMITS} if limited else set()
    if sys.platform != "linux":
        return frozenset(found)
    prctl(PR_SET_DUMPABLE, 0)  # nobody else's debugger, and no memory in a dump
    if _threads() != 1:
        return frozenset(found)  # Landlock and no_new_privs would bind this thread alone
    for wall, build in _IN_ORDER.items():
        # A kernel that refuses leaves the wall down, and what is missing is told; the caller
        # then opens nothing that a wall should have been around.
        with contextlib.suppress(OSError):
            if build():
                found.add(wall)
    return frozenset(found)


def _no_new_privs() -> bool:
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    return prctl(PR_GET_NO_NEW_PRIVS) == 1


def _landlock() -> bool:
    return landlock.put_up() and _is_refused(lambda: os.close(os.open("/", os.O_RDONLY)))


def _seccomp() -> bool:
    return seccomp.put_up() and _is_refused(lambda: socket.socket().close())


_IN_ORDER: Final = {
    Wall.NO_NEW_PRIVS: _no_new_privs,
    Wall.LANDLOCK: _landlock,
    Wall.SECCOMP: _seccomp,
}


def _threads() -> int:
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    return False
