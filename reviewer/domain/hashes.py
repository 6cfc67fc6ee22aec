# SPDX-License-Identifier: Apache-2.0
"""Hashes that travel: which kinds there are, and the one written form of each."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import InputRefused


class HashKind(enum.StrEnum):
    """The kind is always carried beside the value and never guessed from its length."""

    SHA256 = "sha256"
    MD5 = "md5"
    PDQ = "pdq"
    PHASH = "phash"  # ImageHash's; local only, never pre-ticked for sharing


# How a picture is brought to size before PDQ: as the reference tool does, or not at all, as the
# exchanges' Python package does (field.md iii). Up to 14 bits apart, so a bank is asked with both.
NEAREST_512: Final = "nearest-512"
FULL_SIZE: Final = "full"

# A plain picture matches everything plain: below this, exchanges drop a PDQ (field.md iii).
QUALITY_LEAST: Final = 50

# Of what a picture looks like; the others are of its bytes.
PERCEPTUAL: Final = frozenset({HashKind.PDQ, HashKind.PHASH})

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
        variant: how the picture was brought to size, for PDQ ``NEAREST_512`` or ``FULL_SIZE``;
            ``""`` otherwise.
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

    @property
    def is_too_plain(self) -> bool:
        """Say whether it is of so plain a picture that it would match other plain ones."""
        return self.quality is not None and self.quality < QUALITY_LEAST

    @property
    def is_shareable(self) -> bool:
        """Say whether it may be added to a bank: pHash stays here, a too plain PDQ harms."""
        return self.kind is not HashKind.PHASH and not self.is_too_plain
