# SPDX-License-Identifier: Apache-2.0
"""Takes out of a line of text what must never be written down.

Keys, tokens, digests and addresses are recognised by shape, so the rule errs on the side of taking
too much: a long word lost from a log costs little, a token kept in one costs a session.  Ids in
the form of a UUID stay, because a log without ids explains nothing.
"""

from __future__ import annotations

import re
from typing import Final

REDACTED: Final = "[redacted]"

_ASSIGNED: Final = re.compile(
    r"""(?ix) (?<![\w.-]) (?!(?:status|exit|error|key)_code\b)
        ([\w.-]*(?:secret|code|token|password|passphrase)["']?\s*=\s*
        |[\w.-]*(?:secret|token|password|passphrase|authorization|cookie)["']?\s*:\s*)
        \S.*"""
)
_BEARER: Final = re.compile(r"(?i)\b(bearer|basic|digest)\s+[\w.~+/=-]{6,}")
_EMAIL: Final = re.compile(r"[\w.+%-]+@[\w.-]+")
_RUN: Final = re.compile(r"[A-Za-z0-9+/_=-]{17,}")
_UUID: Final = re.compile(r"(?i)(?:[a-z]{1,8}_)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CONTROL: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def redact(text: str) -> str:
    """Return one line without secrets, addresses or control characters."""
    line = _CONTROL.sub(lambda found: ascii(found.group())[1:-1], text)
    line = _ASSIGNED.sub(lambda found: found.group(1) + REDACTED, line)
    line = _BEARER.sub(lambda found: f"{found.group(1)} {REDACTED}", line)
    line = _EMAIL.sub(REDACTED, line)
    return _RUN.sub(_unless_uuid, line)


def _unless_uuid(found: re.Match[str]) -> str:
    run = found.group()
    return run if _UUID.fullmatch(run) else REDACTED
