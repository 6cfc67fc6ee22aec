# SPDX-License-Identifier: Apache-2.0
"""Meets the errors nobody caught: writes them down, keeps their contents out, says so calmly.

A report names kinds and places, never values (see ``tracebacks``).  The operating system is asked
to write no core dump, because a dump holds whatever was on the screen.  This is the one place
that catches everything: a failure to report a failure must not become a third one.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from reviewer.diagnostics.tracebacks import describe
from reviewer.domain.errors import Cancelled

CRASHES_NAME: Final = "crashes.log"
FORMER_CRASHES_NAME: Final = "crashes.former.log"
FAULTS_NAME: Final = "faults.log"
_MOST_BYTES: Final = 500_000

_log = logging.getLogger(__name__)


class Crashes:
    """The hooks of one process."""

    def __init__(self, folder: Path, on_crash: Callable[[Path], object] | None = None) -> None:
        self._report = folder / CRASHES_NAME
        self._former = folder / FORMER_CRASHES_NAME
        self._on_crash = on_crash
        self._reporting = threading.RLock()
        self._telling = False
        self._faults: TextIO = _private(folder / FAULTS_NAME)
        faulthandler.enable(self._faults)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def close(self) -> None:
        """Give the interpreter its own hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        faulthandler.disable()
        self._faults.close()

    def report(self, error: BaseException, where: str) -> None:
        """Write down an error that nobody caught, and tell the person once at a time.

        Args:
            error: what rose to the top.
            where: the place it rose from, in a few words, e.g. ``a background job``.
        """
        if isinstance(error, Cancelled):
            return
        try:
            with self._reporting:
                self._write([f"{_now()} in {where}", *describe(error), ""])
                _log.critical("A bug was met in %s; see %s.", where, CRASHES_NAME)
                self._tell()
        except Exception as failure:  # noqa: BLE001  # see the module's rule
            self._last_words(type(failure).__qualname__)

    def _write(self, lines: list[str]) -> None:
        if self._report.exists() and self._report.stat().st_size > _MOST_BYTES:
            self._report.replace(self._former)
        with _private(self._report) as report:
            report.write("\n".join(lines) + "\n")

    def _tell(self) -> None:
        if self._on_crash is None or self._telling:
            return  # a bug in the dialog about bugs is written down, and that is enough
        self._telling = True
        try:
            self._on_crash(self._report)
        finally:
            self._telling = False

    @staticmethod
    def _last_words(kind: str) -> None:
        if sys.stderr is not None:  # a windowed program on Windows has none
            sys.stderr.write(f"A bug was met, and reporting it failed ({kind}).\n")

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return  # Ctrl+C is a wish, not a bug
        self.report(error.with_traceback(traceback), "the main thread")

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self.report(args.exc_value, "a thread")

    def _unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, "a finaliser")


_PR_SET_DUMPABLE: Final = 4  # linux/prctl.h


def watch(folder: Path, on_crash: Callable[[Path], object] | None = None) -> Crashes:
    """Report every uncaught error of this process into ``folder``, and forbid core dumps.

    ``on_crash`` is called with the report's path, on the thread where the error rose.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    forbid_core_dumps()
    return Crashes(folder, on_crash)


def forbid_core_dumps() -> None:
    """Ask the operating system to write no core dump of this process or its children.

    On Linux no other process of the same account may read this one's memory either.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _private(path: Path) -> TextIO:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return os.fdopen(descriptor, "a", encoding="utf-8")


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
