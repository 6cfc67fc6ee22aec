# SPDX-License-Identifier: Apache-2.0
"""What may be painted of an item, and the permission a clear look needs.

``ReducedView`` and ``ClearView`` are different types on purpose: a widget that accepts the first
cannot be handed the second by mistake.  A ``ClearView`` needs a ``Grant``, and only
``reviewer.services.look`` issues one (``tests/architecture`` forbids other callers).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import NewType

GrantId = NewType("GrantId", str)


class Level(enum.IntEnum):
    """How much of an item is shown; wellbeing.md i.d. R3 arrives with the sandbox."""

    R0 = 0  # covered: no decoded pixels in the window
    R1 = 1  # gist suppressed: 8 px on the short side, at most 16 on the long side, grey
    R2 = 2  # gist: 32 px on the short side, grey
    R4 = 4  # clear: only while held


@dataclass(frozen=True, slots=True, kw_only=True)
class ReducedView:
    """A view with no way back to the original.

    Attributes:
        level: R1 or R2.
        width: columns of ``pixels``.
        height: rows of ``pixels``.
        pixels: 8-bit grey, row-major, ``width * height`` bytes, no padding.
        shown_width: longest side in logical pixels at which it may be painted.
    """

    level: Level
    width: int
    height: int
    pixels: bytes = field(repr=False)
    shown_width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReducedText:
    """A text shown in part.

    Attributes:
        level: R1 (no words of the text: script and length only) or R2 (the first sentences).
        script: ISO 15924 code of the prevailing script, e.g. ``Arab``.
        characters: length of the whole text.
        lines: number of lines of the whole text.
        excerpt: empty at R1.
    """

    level: Level
    script: str
    characters: int
    lines: int
    excerpt: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Permission for one held, clear look. Issued by the look service alone."""

    grant_id: GrantId
    item_id: str
    expires_at_s: float  # boot-time clock, seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearView:
    """Clear pixels (RGB, 8 bit, row-major, ``width * height * 3`` bytes) under a grant."""

    grant: Grant
    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearText:
    """The whole text, as plain characters, under a grant."""

    grant: Grant
    text: str = field(repr=False)
