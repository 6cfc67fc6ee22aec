# SPDX-License-Identifier: Apache-2.0
"""Writes a traceback that tells where, and of what kind, but nothing of what was in memory.

No local values, no source lines, no folders of the person's machine.  The message is kept for our
own errors only, which carry facts by design; a library's message may quote what it was given.
"""

from __future__ import annotations

from pathlib import PurePath
from types import TracebackType
from typing import Final

from reviewer.diagnostics.redaction import redact
from reviewer.domain.errors import ReviewerError

_MOST_FRAMES: Final = 100
_MOST_CAUSES: Final = 10
_ROOTS: Final = ("site-packages", "dist-packages", "reviewer", "tests")


def describe(error: BaseException) -> list[str]:
    """Return the lines of a report on an error and what led to it, the cause first."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain and len(chain) < _MOST_CAUSES:
        chain.append(current)
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    lines: list[str] = []
    for link in reversed(chain):
        if lines:
            lines.append("which led to:")
        lines += [*_frames(link.__traceback__), _headline(link)]
        if isinstance(link, BaseExceptionGroup):
            lines += [f"  | {line}" for part in link.exceptions for line in describe(part)]
    return lines


def code_path(path: str) -> str:
    """Return a source path as seen from the package it belongs to."""
    parts = PurePath(path.replace("\\", "/")).parts
    for root in _ROOTS:
        if root in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at + root.endswith("-packages") :])
    return parts[-1] if parts else ""


def _frames(traceback: TracebackType | None) -> list[str]:
    frames: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(
            f"  at {code_path(code.co_filename)}:{traceback.tb_lineno} in {code.co_qualname}"
        )
        traceback = traceback.tb_next
    if len(frames) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        frames[half:-half] = [f"  and {len(frames) - 2 * half} frames between"]
    return frames


def _headline(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, ReviewerError) and str(error):
        return f"{name}: {redact(str(error))}"
    return name
