# SPDX-License-Identifier: Apache-2.0
"""The caller's side of the decoding process: bytes in, checked values out.

Nothing is decoded in this process, and no decoding library is imported here. Every request has a
time-out; a worker that dies, is late or lies is killed and replaced at the next request, and
the item it was working on is reported as ``MediaUnreadable``.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from reviewer.domain.errors import Cancelled, MediaUnreadable
from reviewer.domain.views import Walls
from reviewer.domain.wiping import wipe_bytes
from reviewer.media import payloads
from reviewer.media.framing import Act, Request, Shape
from reviewer.media.handover import CAN_MAP, INLINE_MOST, SealedMemory
from reviewer.media.limits import (
    DOCUMENT_MARK,
    MAX_DOCUMENT_SECONDS,
    MAX_SECONDS,
    MAX_TYPE_CHARACTERS,
    REQUESTS_PER_WORKER,
    WORKER_MEMORY_BYTES,
)
from reviewer.media.process import WorkerProcess, default_command
from reviewer.media.questions import Answer, Questions, require_bytes_within_bounds
from reviewer.media.values import ClearRun, ClearSamples
from reviewer.media.vpdq import Stretch
from reviewer.media.walls.standing import walls_of

_log = logging.getLogger(__name__)

# Asked about the same bytes many times in a row, until there is no more.
_IN_RUNS = (ClearRun, ClearSamples, Stretch)


class DecoderProcess(Questions):
    """A decoding process that is always there.

    May be shared by threads; requests wait their turn. ``close`` ends a running request, which
    then raises ``Cancelled``.
    """

    def __init__(
        self,
        *,
        command: Sequence[str] | None = None,
        timeout_s: float = MAX_SECONDS,
        memory_bytes: int = WORKER_MEMORY_BYTES,
        requests_per_worker: int = REQUESTS_PER_WORKER,
    ) -> None:
        """Prepare; nothing runs before ``start`` or the first request.

        Args:
            command: what to start instead of our worker.
            timeout_s: seconds one request may take, starting of the worker included.
            memory_bytes: address space of the worker.
            requests_per_worker: a worker is replaced after so many.
        """
        self._command = tuple(command) if command is not None else default_command(memory_bytes)
        self._timeout_s = timeout_s
        self._requests_per_worker = requests_per_worker
        self._turn = threading.Lock()
        self._state = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._memory: SealedMemory | None = None
        self._asked = 0
        self._is_closed = False
        self._numbers = itertools.count(1)

    def __enter__(self) -> Self:
        """Start the worker."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the worker."""
        self.close()

    def start(self) -> None:
        """Start the worker without waiting for it; also after ``close``."""
        with self._turn:
            with self._state:
                self._is_closed = False
            self._ready_worker()

    def close(self) -> None:
        """End the worker now, whatever it does."""
        with self._state:
            self._is_closed = True
            if self._worker is not None:
                self._worker.end()
        with self._turn:
            self._drop_worker()
            self._forget()

    def walls(self) -> Walls:
        """Return which walls stand around the worker, starting one if there is none.

        Where a required one is missing, everything but text is ``MediaUnreadable("no-walls")``.

        Raises:
            MediaUnreadable: the worker cannot run here.
        """
        with self._turn:
            try:
                return walls_of(self._ready_worker().walls(self._timeout_s))
            except MediaUnreadable as exc:
                self._learn_from(exc)
                raise

    def _ask(
        self,
        act: Act,
        data: bytes,
        declared_type: str,
        read: Callable[[Shape, bytes], Answer],
        *,
        max_payload: int,
        level: int = 0,
        side: int = 0,
        at: int = 0,
    ) -> Answer:
        require_bytes_within_bounds(data)
        request = Request(
            number=next(self._numbers),
            act=act,
            level=level,
            side=side,
            at=at,
            declared_type=declared_type[:MAX_TYPE_CHARACTERS],
            data=data,
        )
        with self._turn:
            try:
                return self._exchange(request, read, max_payload)
            except MediaUnreadable as exc:
                self._learn_from(exc)
                raise

    def _exchange(
        self, request: Request, read: Callable[[Shape, bytes], Answer], max_payload: int
    ) -> Answer:
        worker = self._ready_worker()
        self._asked += 1
        goes_on = False
        try:
            reply = worker.ask(
                request,
                self._sealed(request.data[:]),
                max_payload=max_payload,
                timeout_s=self._seconds_for(worker, request),
            )
            if self._asked >= self._requests_per_worker:
                self._replace_worker()
            shape, untrusted_payload = payloads.accepted(reply)
            try:
                found = read(shape, untrusted_payload)
            finally:
                wipe_bytes(untrusted_payload)  # what was read of it is a copy
            goes_on = isinstance(found, _IN_RUNS) and found.next_ms is not None
            return found
        finally:
            if not goes_on:
                self._forget()  # what was looked at is not kept for the next look

    def _seconds_for(self, worker: WorkerProcess, request: Request) -> float:
        """Return how long a request may take; a document's time does not run while one starts."""
        if request.data[: len(DOCUMENT_MARK)] != DOCUMENT_MARK:
            return self._timeout_s
        worker.walls(self._timeout_s)
        return min(self._timeout_s, MAX_DOCUMENT_SECONDS)

    def _sealed(self, data: bytes) -> SealedMemory | None:
        """Return the memory that holds ``data``, made once while the same bytes are asked about."""
        if not CAN_MAP or len(data) <= INLINE_MOST:
            return None
        if self._memory is None or self._memory.data is not data:
            self._forget()
            try:
                self._memory = SealedMemory(data)
            except OSError as exc:
                raise MediaUnreadable("too-large") from exc
        return self._memory

    def _forget(self) -> None:
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def _learn_from(self, error: MediaUnreadable) -> None:
        """Replace a worker that failed, rather than the file it was given."""
        if error.reason not in ("worker-died", "too-slow", "lied"):
            return
        self._drop_worker()
        if self._is_closed:
            raise Cancelled from error
        _log.warning("decoding worker replaced: %s", error.reason)
        # Ahead of need; what hinders it is told at the next request.
        with contextlib.suppress(MediaUnreadable, Cancelled):
            self._replace_worker()

    def _ready_worker(self) -> WorkerProcess:
        """Return a worker that can be asked, starting one if there is none."""
        worker = self._worker
        return worker if worker is not None and worker.is_ready() else self._replace_worker()

    def _replace_worker(self) -> WorkerProcess:
        """Start a worker in place of the one there is; it loads what it needs by itself."""
        self._drop_worker()
        with self._state:
            if self._is_closed:
                raise Cancelled
            try:
                self._worker = WorkerProcess(self._command)
            except OSError as exc:
                raise MediaUnreadable("worker-died") from exc
            self._asked = 0
            return self._worker

    def _drop_worker(self) -> None:
        with self._state:
            if self._worker is not None:
                self._worker.release()
                self._worker = None
