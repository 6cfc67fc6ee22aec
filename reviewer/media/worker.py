# SPDX-License-Identifier: Apache-2.0
"""The decoding process: ``python -m reviewer.media.worker [MEMORY_BYTES]``.

It loads what decoding needs, puts up its walls, says which stand, and only then reads requests
from its standard input and writes replies to its standard output until the input ends. It opens
nothing, writes nothing else and keeps nothing between requests; a crash costs one item and this
process. Where a required wall is missing it answers for texts alone.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from io import FileIO
from typing import Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.media import answers, framing, handover
from reviewer.media.framing import FrameBroken, Request, Shape
from reviewer.media.limits import (
    MAX_BYTES,
    MAX_SECONDS,
    MAX_TYPE_CHARACTERS,
    WORKER_MEMORY_BYTES,
)
from reviewer.media.walls import standing

_FIRST_SPARE_FILE: Final = 3
_MOST_FILES: Final = 4096

Answer = Callable[[Request], answers.Answer]


def main(arguments: list[str], answer: Answer = answers.answer) -> int:
    """Serve until the caller closes the line; the exit status is for the caller's log."""
    line, replies = _take_line()
    limited = standing.lower_limits(int(arguments[0]) if arguments else WORKER_MEMORY_BYTES)
    answers.preload()
    walls = standing.put_up(limited=limited)
    chosen = answers.answer_text if standing.walls_of(walls).missing else answer
    try:
        framing.write_hello(replies, walls)
        while _serve_one(line, replies, chosen):
            pass
    except FrameBroken:
        return 2
    except BrokenPipeError:
        return 0  # the caller is gone, and with it everyone who wanted the answer
    return 0


class _Line:
    """Where requests come from: a socket that can carry descriptors, or a plain pipe."""

    def __init__(self, descriptor: int) -> None:
        self._socket = socket.socket(fileno=descriptor) if handover.CAN_MAP else None
        self.stream: framing.RawReader = (
            socket.SocketIO(self._socket, "r") if self._socket else FileIO(descriptor, "rb")
        )

    def take(self, size: int) -> handover.Mapped:
        if self._socket is None:
            raise FrameBroken("nothing can be mapped here")
        return handover.take(self._socket, size)


def _serve_one(line: _Line, replies: FileIO, answer: Answer) -> bool:
    request = framing.read_request(
        line.stream, max_type=MAX_TYPE_CHARACTERS, max_data=MAX_BYTES, take=line.take
    )
    if request is None:
        return False
    _bound_processor_time()
    status, shape, payload = _outcome(request, answer)
    framing.write_reply(replies, request.number, status=status, shape=shape, payload=payload)
    return True


def _outcome(request: Request, answer: Answer) -> tuple[int, Shape, bytes]:
    try:
        shape, payload = answer(request)
    except MediaUnreadable as exc:
        return framing.REASONS.index(exc.reason), Shape.NOTHING, b""
    except MemoryError:
        return framing.REASONS.index("too-large"), Shape.NOTHING, b""
    return 0, shape, payload


def _bound_processor_time() -> None:
    """End the process when one request takes too much, even if the caller is gone by then."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS)  # its signal is not handled, so it kills


def _take_line() -> tuple[_Line, FileIO]:
    """Move both ends out of reach of libraries that print, and close all other files."""
    requests, replies = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for target in (0, 1, 2):
        os.dup2(nowhere, target)
    kept = sorted((requests, replies))
    os.closerange(_FIRST_SPARE_FILE, kept[0])
    os.closerange(kept[0] + 1, kept[1])
    os.closerange(kept[1] + 1, _MOST_FILES)
    return _Line(requests), FileIO(replies, "wb")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
