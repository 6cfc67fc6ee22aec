# SPDX-License-Identifier: Apache-2.0
"""Keeps the log: a few small files that tell the story of a session in about a page each.

Every line passes the redacting formatter, whichever library wrote it.  Messages are single lines,
so that nobody can forge an entry by putting a line break into a title.  Times are UTC.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from dataclasses import dataclass
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from reviewer.diagnostics.redaction import redact
from reviewer.diagnostics.tracebacks import describe

LOG_NAME: Final = "reviewer.log"
_MOST_BYTES: Final = 1_000_000
_KEPT_FILES: Final = 4
# These tell of every request or step at INFO; a page would not hold a session.
_CHATTY: Final = ("httpx", "httpcore", "alembic")


class RedactingFormatter(logging.Formatter):
    """Formats a record as one redacted line, followed by a traceback without values."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the text of a record.

        ``record.exc_text`` is neither read nor set: another handler may have left an
        unredacted traceback there, and must not get ours.
        """
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        stamp = f"{moment}.{int(record.msecs):03d}Z {record.levelname} {record.name}: "
        lines = [stamp + redact(record.getMessage())]
        if record.exc_info and record.exc_info[1] is not None:
            lines += describe(record.exc_info[1])
        return "\n".join(lines)


class _PrivateFile(RotatingFileHandler):
    """A log file that only its owner can read, and that never interrupts the work."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's own name
        """Say once per record that the log cannot be written, without quoting the record."""
        sys.stderr.write(f"The log could not be written ({record.name}).\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """The running log.

    Attributes:
        folder: where the files are.
    """

    folder: Path
    _handlers: tuple[logging.Handler, ...]
    _former_level: int

    def close(self) -> None:
        """Stop logging here and close the files."""
        root = logging.getLogger()
        for handler in self._handlers:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(self._former_level)


def start(folder: Path, *, level: int = logging.INFO, to_stderr: bool = True) -> Logs:
    """Log everything from ``level`` upwards to files in ``folder`` and to standard error."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [
        _PrivateFile(
            folder / LOG_NAME, maxBytes=_MOST_BYTES, backupCount=_KEPT_FILES, encoding="utf-8"
        )
    ]
    if to_stderr and sys.stderr is not None:
        handlers.append(logging.StreamHandler())
    for library in _CHATTY:
        logging.getLogger(library).setLevel(logging.WARNING)
    root = logging.getLogger()
    logs = Logs(folder=folder, _handlers=tuple(handlers), _former_level=root.level)
    for handler in handlers:
        handler.setFormatter(RedactingFormatter())
        root.addHandler(handler)
    root.setLevel(level)
    return logs
