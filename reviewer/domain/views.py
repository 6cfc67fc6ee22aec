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
    """How much of an item is shown; wellbeing.md i.d."""

    R0 = 0  # covered: no decoded pixels in the window
    R1 = 1  # gist suppressed: 4 to 8 px on the short side, at most 16 on the long side, grey
    R2 = 2  # gist: 32 px on the short side, grey
    R3 = 3  # abstracted detail: 256 px, edges kept, faces masked, grey; only while held
    R4 = 4  # clear: only while held


@dataclass(frozen=True, slots=True, kw_only=True)
class ReducedView:
    """A view with no way back to the original.

    Attributes:
        level: R1, R2 or R3.
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
        level: R1 (no words of the text: script and length only) or R2 (one step of it).
        script: ISO 15924 code of the prevailing script, e.g. ``Arab``.
        characters: length of the whole text.
        lines: number of lines of the whole text.
        excerpt: the step's sentences; empty at R1.
        step: which step of three sentences, from 0.
        steps: how many steps there are.
    """

    level: Level
    script: str
    characters: int
    lines: int
    excerpt: str = field(default="", repr=False)
    step: int = 0
    steps: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """One picture of a contact sheet; ``view`` is R1, or ``None`` where none could be decoded."""

    at_ms: int
    view: ReducedView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSheet:
    """At most nine scene changes of a video, in the order of time, each at R1.

    Attributes:
        duration_ms: ``None`` when the file does not say.
        has_sound: there is a sound track that can be decoded.
    """

    duration_ms: int | None
    has_sound: bool
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waveform:
    """How loud a sound is over its length: nothing that could be listened to.

    Attributes:
        duration_ms: length of what was measured.
        peaks: loudest moment of each of at most 200 equal parts, 0 to 255.
    """

    duration_ms: int
    peaks: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Permission for one held look. Issued by the look service alone."""

    grant_id: GrantId
    item_id: str
    level: Level
    expires_at_s: float  # boot-time clock, seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailView:
    """An R3 view for as long as it is held; it is still a reduced view, under a grant."""

    grant: Grant
    view: ReducedView


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearFrames:
    """A short run of a video, without sound, under a grant.

    Attributes:
        height: at most 360.
        frame_ms: how long each frame is shown.
        frames: RGB, 8 bit, ``width * height * 3`` bytes each.
        next_ms: where the following run begins; ``None`` at the end.
    """

    grant: Grant
    width: int
    height: int
    frame_ms: int
    frames: tuple[bytes, ...] = field(repr=False)
    next_ms: int | None


class Wall(enum.StrEnum):
    """A wall around the process that decodes; deploy_security.md C."""

    RLIMITS = "rlimits"  # memory, processor time, files, output, core dumps
    NO_NEW_PRIVS = "no_new_privs"
    SECCOMP = "seccomp"
    LANDLOCK = "landlock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """Which walls stand around the process that decodes.

    Attributes:
        standing: the walls the process put up and proved.
        missing: required walls that could not be put up; any of them means text only.
        absent: walls that are wanted where the system has them, and are not there.
    """

    standing: frozenset[Wall]
    missing: frozenset[Wall]
    absent: frozenset[Wall]
