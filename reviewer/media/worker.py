# SPDX-License-Identifier: Apache-2.0
"""The decoding process: ``python -m reviewer.media.worker [MEMORY_BYTES]``.

It reads requests from its standard input and writes replies to its standard output until the
input ends. It opens nothing, writes nothing else and keeps nothing between requests; a crash
costs one item and this process. The limits set here need no privileges; the walls that do
(system call filter, no file system) are put up around the same process.
"""

from __future__ import annotations

import os
import sys
from io import FileIO
from typing import Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.media import framing
from reviewer.media.answers import answer
from reviewer.media.framing import FrameBroken, Request, Shape
from reviewer.media.limits import (
    MAX_BYTES,
    MAX_TYPE_CHARACTERS,
    WORKER_MEMORY_BYTES,
    WORKER_OPEN_FILES,
)

_FIRST_SPARE_FILE: Final = 3
_MOST_FILES: Final = 4096


def main(arguments: list[str]) -> int:
    """Serve until the caller closes the pipe; the exit status is for the caller's log."""
    requests, replies = _take_pipes()
    _lower_limits(int(arguments[0]) if arguments else WORKER_MEMORY_BYTES)
    try:
        while _serve_one(requests, replies):
            pass
    except FrameBroken:
        return 2
    except BrokenPipeError:
        return 0  # the caller is gone, and with it everyone who wanted the answer
    return 0


def _serve_one(requests: FileIO, replies: FileIO) -> bool:
    request = framing.read_request(requests, max_type=MAX_TYPE_CHARACTERS, max_data=MAX_BYTES)
    if request is None:
        return False
    status, shape, payload = _outcome(request)
    framing.write_reply(replies, request.number, status=status, shape=shape, payload=payload)
    return True


def _outcome(request: Request) -> tuple[int, Shape, bytes]:
    try:
        shape, payload = answer(request)
    except MediaUnreadable as exc:
        return framing.REASONS.index(exc.reason), Shape.NOTHING, b""
    except MemoryError:
        return framing.REASONS.index("too-large"), Shape.NOTHING, b""
    return 0, shape, payload


def _take_pipes() -> tuple[FileIO, FileIO]:
    """Move the pipes out of reach of libraries that print, and close all other files."""
    requests, replies = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    kept = sorted((requests, replies))
    os.closerange(_FIRST_SPARE_FILE, kept[0])
    os.closerange(kept[0] + 1, kept[1])
    os.closerange(kept[1] + 1, _MOST_FILES)
    return FileIO(requests, "rb"), FileIO(replies, "wb")


def _lower_limits(memory_bytes: int) -> None:
    """Give up what decoding does not need: memory beyond a bound, dumps, files."""
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    for limit, value in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, WORKER_OPEN_FILES),
    ):
        _, hard = resource.getrlimit(limit)
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (bound, bound))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
