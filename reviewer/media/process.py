# SPDX-License-Identifier: Apache-2.0
"""One decoding process from its start to its end.

Its end is always a kill of its whole process group: it keeps nothing worth saving, and a worker
that was taken over must not get a last word. It is reaped only then, so that the group's id can
never have passed to somebody else.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Final, cast

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Wall
from reviewer.media import framing
from reviewer.media.framing import FrameBroken, RawWriter, Reply, Request
from reviewer.media.handover import CAN_MAP, SealedMemory
from reviewer.media.limits import MAX_PIXELS, MAX_SIDE

# What Linux lets a pipe have while a person's pipes are few (pipe(7), pipe-user-pages-soft): a
# clear picture of 8 MB then takes few turns of both sides.
_REPLY_PIPE: Final = 1 << 20
TUNED: Final = {
    # Each thread of a numerical library reserves memory that the limit counts.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # A decoded picture fills tens of megabytes once; in huge pages the kernel hands them over five
    # hundred times less often, which is up to half of the time of a large JPEG in colour.
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}
_PACKAGE_PARENT: Final = Path(__file__).resolve().parents[2]


class WorkerProcess:
    """A running worker; one request at a time, in one thread at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start ``command`` with an environment of its own and no terminal."""
        ours, theirs = socket.socketpair() if CAN_MAP else (None, None)
        try:
            self._process = subprocess.Popen(  # the command is ours, never a file's
                list(command),
                stdin=subprocess.PIPE if theirs is None else theirs.fileno(),
                stdout=subprocess.PIPE,
                # What libraries print of a hostile file is the file's words; nobody reads them.
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd=Path(sys.executable).anchor,
                env=_environment(),
                start_new_session=True,
            )
        except OSError:
            if ours is not None:
                ours.close()
            raise
        finally:
            if theirs is not None:
                theirs.close()
        self._line = ours
        self._input = cast(
            "RawWriter", self._process.stdin if ours is None else socket.SocketIO(ours, "w")
        )
        self._output = cast("FileIO", self._process.stdout)
        _widen(self._output)
        self._ending = threading.Lock()
        self._has_ended = False
        self._in_time = True
        self._walls: frozenset[Wall] | None = None

    @property
    def pid(self) -> int:
        """The process id, for diagnostics."""
        return self._process.pid

    def is_ready(self) -> bool:
        """Tell whether it can be asked: alive, and silent since its last reply."""
        if self._has_ended:
            return False
        if sys.platform == "win32" or self._walls is None:
            return self._process.poll() is None
        waiting = select.poll()
        waiting.register(self._output, select.POLLIN)
        return not waiting.poll(0)

    def walls(self, timeout_s: float) -> frozenset[Wall]:
        """Return which walls stand, waiting until the worker has put them up.

        Raises:
            MediaUnreadable: as for ``ask``.
        """
        if self._walls is None:
            with self._in_good_time(timeout_s):
                self._walls = framing.read_hello(self._output)
        return self._walls

    def ask(
        self,
        request: Request,
        memory: SealedMemory | None,
        *,
        max_payload: int,
        timeout_s: float,
    ) -> Reply:
        """Send a request and return the reply, not yet believed.

        After any error raised here the worker has ended.

        Args:
            request: what is asked.
            memory: what holds its data, where it is to be mapped.
            max_payload: bytes of the largest honest reply.
            timeout_s: seconds it may take, the rest of the worker's start included.

        Raises:
            MediaUnreadable: ``worker-died``, ``too-slow`` or ``lied``.
        """
        give = None
        if memory is not None and self._line is not None:
            give = partial(memory.give, self._line)
        with self._in_good_time(timeout_s):
            if self._walls is None:
                self._walls = framing.read_hello(self._output)
            framing.write_request(self._input, request, give)
            reply = framing.read_reply(self._output, max_payload=max_payload)
        if reply is None or reply.untrusted_number != request.number:
            raise MediaUnreadable("lied")
        return reply

    @contextlib.contextmanager
    def _in_good_time(self, timeout_s: float) -> Iterator[None]:
        watchdog = threading.Timer(timeout_s, self._expire)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield
        except (FrameBroken, OSError) as exc:
            reason = "worker-died" if self._in_time else "too-slow"
            raise MediaUnreadable(reason) from exc
        finally:
            watchdog.cancel()
            watchdog.join()  # so that it cannot end the worker during the next request

    def end(self) -> None:
        """Kill the process and everything it started; may be called from any thread, twice."""
        with self._ending:
            if self._has_ended:
                return
            self._has_ended = True
            self._kill_group()
            self._process.wait()

    def release(self) -> None:
        """End it and close the pipes; only from the thread that asks."""
        self.end()
        if self._line is not None:
            self._line.close()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._output.close()

    def _expire(self) -> None:
        self._in_time = False
        self.end()

    def _kill_group(self) -> None:
        if sys.platform == "win32":
            self._process.kill()
            return
        # Nothing to kill is what is wanted; macOS says "not permitted" of a group of the dead.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _widen(pipe: FileIO) -> None:
    """Let a pipe hold more where that is granted; one of the usual size is slower and no worse."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _REPLY_PIPE)


def default_command(memory_bytes: int) -> tuple[str, ...]:
    """Return the command that starts our worker with this interpreter."""
    return (sys.executable, "-s", "-P", "-B", "-m", "reviewer.media.worker", str(memory_bytes))


def _environment() -> dict[str, str]:
    """Return what the worker needs and nothing of the caller's own."""
    environment = {
        "PYTHONPATH": str(_PACKAGE_PARENT),
        "LC_ALL": "C.UTF-8",
        # OpenCV reads these when it is imported; they stand behind our own check of the header.
        "OPENCV_IO_MAX_IMAGE_PIXELS": str(MAX_PIXELS),
        "OPENCV_IO_MAX_IMAGE_WIDTH": str(MAX_SIDE),
        "OPENCV_IO_MAX_IMAGE_HEIGHT": str(MAX_SIDE),
        "OPENCV_LOG_LEVEL": "SILENT",
        # What was decoded does not lie about in the worker afterwards: glibc overwrites with this
        # byte what is freed (mallopt(3)), all but pieces of less than a kilobyte.
        "MALLOC_PERTURB_": "165",
        **TUNED,
    }
    if "SYSTEMROOT" in os.environ:  # Windows starts no interpreter without it
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return environment
