# SPDX-License-Identifier: Apache-2.0
"""Reads what a person types to search the banks by: words, or a hash of a named kind.

A kind is chosen or written before the hash, never guessed: SHA-256 and PDQ have as many digits.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import HashKind, HashValue

_KINDS: Final = {
    "pdq": HashKind.PDQ,
    "sha256": HashKind.SHA256,
    "sha-256": HashKind.SHA256,
    "md5": HashKind.MD5,
    "phash": HashKind.PHASH,
}
_PREFIX: Final = re.compile(r"\s*([A-Za-z0-9-]{3,8})\s*:\s*(.*)", re.DOTALL)
_DIGITS: Final = re.compile(r"[0-9A-Fa-f]{16,}")  # as long as the shortest hash
SEARCHED_KINDS: Final = (HashKind.PDQ, HashKind.SHA256, HashKind.MD5)


class Unclear(enum.Enum):
    """Why what was typed cannot be searched by as it stands."""

    KIND = enum.auto()  # it looks like a hash, and nobody said of which kind
    FORM = enum.auto()  # it is no hash of that kind
    LOCAL = enum.auto()  # banks do not hold this kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, read: a hash, or words, or why it is neither."""

    value: HashValue | None = None
    words: tuple[str, ...] = ()
    unclear: Unclear | None = None
    kind: HashKind | None = None


def read(text: str, chosen: HashKind | None = None) -> Typed:
    """Return what ``text`` asks for; a kind written before it counts over the ``chosen`` one."""
    kind, rest = chosen, text.strip()
    prefix = _PREFIX.fullmatch(text)
    if prefix is not None and prefix[1].lower() in _KINDS:
        kind, rest = _KINDS[prefix[1].lower()], prefix[2].strip()
    if kind is None:
        if _DIGITS.fullmatch(rest):
            return Typed(unclear=Unclear.KIND)
        return Typed(words=tuple(rest.split()))
    if kind not in SEARCHED_KINDS:
        return Typed(unclear=Unclear.LOCAL, kind=kind)
    if not rest:
        return Typed()
    try:
        return Typed(value=HashValue(kind=kind, value=rest.lower()), kind=kind)
    except InputRefused:
        return Typed(unclear=Unclear.FORM, kind=kind)
