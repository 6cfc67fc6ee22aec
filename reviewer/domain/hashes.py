# SPDX-License-Identifier: Apache-2.0
"""Hashes that travel: which kinds there are, and the one written form of each."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from reviewer.domain.errors import InputRefused


class HashKind(enum.StrEnum):
    """The kind is always carried beside the value and never guessed from its length."""

    SHA256 = "sha256"
    MD5 = "md5"
    PDQ = "pdq"
    PHASH = "phash"  # ImageHash's; local only, never pre-ticked for sharing


HEX_DIGITS: dict[HashKind, int] = {
    HashKind.SHA256: 64,
    HashKind.MD5: 32,
    HashKind.PDQ: 64,
    HashKind.PHASH: 16,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HashValue:
    """One hash in its interchange form.

    Attributes:
        kind: the kind.
        value: lower-case hex of exactly ``HEX_DIGITS[kind]`` digits.
        quality: 0-100 for PDQ (field.md iii), ``None`` for the others.
        variant: how the picture was brought to size, ``nearest-512`` for PDQ; ``""`` otherwise.
    """

    kind: HashKind
    value: str
    quality: int | None = None
    variant: str = ""

    def __post_init__(self) -> None:
        digits = HEX_DIGITS[self.kind]
        if re.fullmatch(f"[0-9a-f]{{{digits}}}", self.value) is None:
            raise InputRefused("hash-form", self.kind.value)
        if self.quality is not None and not 0 <= self.quality <= 100:
            raise InputRefused("hash-quality", self.kind.value)
