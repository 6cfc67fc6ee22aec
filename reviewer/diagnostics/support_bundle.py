# SPDX-License-Identifier: Apache-2.0
"""Packs what a helper needs to understand a failure: logs, versions, names of settings.

Only files with the names this package writes are taken, never through a link, and every line is
redacted again on its way in, because a file on disk may have been written by anyone.  Values of
settings, the store, the cache and the keyring are out of reach from here on purpose.
"""

from __future__ import annotations

import json
import os
import platform
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from reviewer import __version__
from reviewer.diagnostics.crashes import CRASHES_NAME, FAULTS_NAME, FORMER_CRASHES_NAME
from reviewer.diagnostics.logs import LOG_NAME
from reviewer.diagnostics.redaction import redact
from reviewer.diagnostics.tracebacks import code_path
from reviewer.domain.errors import InputRefused

_OURS: Final = re.compile(
    rf"{re.escape(LOG_NAME)}(\.\d)?|"
    + "|".join(re.escape(name) for name in (CRASHES_NAME, FORMER_CRASHES_NAME, FAULTS_NAME))
)
_MOST_BYTES: Final = 2_000_000
_FRAME: Final = re.compile(r"  at ([\w./-]+):(\d{1,6}) in ([\w.<>]+)")
_FAULT_FRAME: Final = re.compile(r'  File "([^"]+)", line (\d{1,6}) in ([\w.<>]+)')


def build(folder: Path, target: Path, *, facts: Mapping[str, str]) -> Path:
    """Write the bundle for the logs in ``folder`` to ``target`` and return ``target``.

    Args:
        folder: the log folder.
        target: the zip file to make; an existing one is replaced.
        facts: short facts to add, e.g. versions and names of changed settings; never content.

    Raises:
        InputRefused: the bundle cannot be written there (``unwritable``).
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with (
            os.fdopen(descriptor, "wb") as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle,
        ):
            bundle.writestr("facts.json", _facts(facts))
            for log in _logs(folder):
                bundle.writestr(log.name, _clean(log))
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputRefused("unwritable", target.name) from error
    return target


def _facts(facts: Mapping[str, str]) -> str:
    own = {
        "reviewer": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
    told = {redact(name): redact(fact) for name, fact in facts.items()}
    return json.dumps(told | own, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _logs(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _OURS.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            yield path


def _clean(log: Path) -> str:
    """Return the redacted end of a log file."""
    with log.open("rb") as stream:
        skipped = max(0, log.stat().st_size - _MOST_BYTES)
        stream.seek(skipped)
        lines = stream.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    # The first line after a jump is half a line, and half a token might not look like one.
    return "".join(f"{_clean_line(line)}\n" for line in (lines[1:] if skipped else lines))


def _clean_line(line: str) -> str:
    frame = _FRAME.fullmatch(line) or _FAULT_FRAME.fullmatch(line)
    if frame is None:
        return redact(line)
    # A frame is code, not data; shortening its path takes the person's folders out of it.
    return f"  at {code_path(frame.group(1))}:{frame.group(2)} in {frame.group(3)}"
