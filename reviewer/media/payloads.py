# SPDX-License-Identifier: Apache-2.0
"""The contents of a reply: packed by the worker, checked by the caller.

A worker may have been taken over by the file it decodes. Whatever it says is ``untrusted_`` until
a ``read_`` function here has held it against the request, and a worker caught out is replaced
(``MediaUnreadable("lied")``). Standard library only.
"""

from __future__ import annotations

import re
import struct
from typing import Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level, ReducedText, ReducedView
from reviewer.media.framing import REASONS, Reply, Shape
from reviewer.media.limits import (
    EXCERPT_CHARACTERS,
    LONG_SIDE,
    MAX_CLEAR_TEXT_BYTES,
    MAX_TEXT_BYTES,
    SHORT_SIDE,
    SHOWN_SIDE,
    STEPPED_CHARACTERS,
)
from reviewer.media.texts import visible
from reviewer.media.values import ClearPixels, ClearPlainText

_SIZE: Final = struct.Struct(">II")
_REDUCED_TEXT: Final = struct.Struct(">4sIIII")
_CLEAR_TEXT: Final = struct.Struct(">B")

# Four bytes of UTF-8 for each character at most.
_TEXT_BYTES: Final = _REDUCED_TEXT.size + 4 * EXCERPT_CHARACTERS


def reduced_bytes(level: Level) -> int:
    """Return the largest honest payload for a reduced view or a step of a text."""
    return max(_SIZE.size + LONG_SIDE[level] * SHORT_SIDE[level], _TEXT_BYTES)


def clear_bytes(max_side: int) -> int:
    """Return the largest honest payload for a clear picture or text."""
    return max(_SIZE.size + 3 * max_side * max_side, _CLEAR_TEXT.size + MAX_CLEAR_TEXT_BYTES)


def accepted(reply: Reply) -> tuple[Shape, bytes]:
    """Return the shape and payload of a success.

    Raises:
        MediaUnreadable: what the worker reports, or ``lied``.
    """
    require(reply.untrusted_status < len(REASONS) and reply.untrusted_shape in tuple(Shape))
    if reply.untrusted_status:
        raise MediaUnreadable(REASONS[reply.untrusted_status])
    return Shape(reply.untrusted_shape), reply.untrusted_payload


def read_nothing(shape: Shape, untrusted: bytes) -> None:
    """Check that a reply without content has none."""
    require(shape is Shape.NOTHING and not untrusted)


def pack_pixels(width: int, height: int, pixels: bytes) -> bytes:
    """Lay out a picture."""
    return _SIZE.pack(width, height) + pixels


def read_reduced(
    shape: Shape, untrusted: bytes, level: Level, short_side: int | None = None
) -> ReducedView | ReducedText:
    """Check a reduced view or text against the bounds of its level, or a smaller short side."""
    if shape is Shape.TEXT:
        return _reduced_text(untrusted, level)
    require(shape is Shape.PIXELS)
    width, height, pixels = read_pixels(untrusted, channels=1, max_side=LONG_SIDE[level])
    require(min(width, height) <= (short_side or SHORT_SIDE[level]))
    return ReducedView(
        level=level, width=width, height=height, pixels=pixels, shown_width=SHOWN_SIDE[level]
    )


def read_clear(shape: Shape, untrusted: bytes, max_side: int) -> ClearPixels | ClearPlainText:
    """Check a clear picture against the size that was asked for, or a whole text."""
    if shape is Shape.TEXT:
        return _clear_text(untrusted)
    require(shape is Shape.PIXELS)
    width, height, pixels = read_pixels(untrusted, channels=3, max_side=max_side)
    return ClearPixels(width=width, height=height, pixels=pixels)


def pack_reduced_text(
    script: str, characters: int, lines: int, *, step: int, steps: int, excerpt: str
) -> bytes:
    """Lay out a text shown in part."""
    head = _REDUCED_TEXT.pack(script.encode(), characters, lines, step, steps)
    return head + excerpt.encode()


def pack_clear_text(text: str, *, is_cut: bool) -> bytes:
    """Lay out a whole text."""
    return _CLEAR_TEXT.pack(is_cut) + text.encode()


def require(holds: bool) -> None:  # noqa: FBT001 a claim, read as one
    """Believe a claim, or call the worker a liar."""
    if not holds:
        raise MediaUnreadable("lied")


def read_pixels(untrusted: bytes, *, channels: int, max_side: int) -> tuple[int, int, bytes]:
    """Check a picture against its own size and the largest side it may have."""
    require(len(untrusted) >= _SIZE.size)
    untrusted_width, untrusted_height = _SIZE.unpack_from(untrusted)
    require(1 <= untrusted_width <= max_side and 1 <= untrusted_height <= max_side)
    pixels = untrusted[_SIZE.size :]
    require(len(pixels) == untrusted_width * untrusted_height * channels)
    return untrusted_width, untrusted_height, pixels


def _reduced_text(untrusted: bytes, level: Level) -> ReducedText:
    """Check a text shown in part: no word of it at R1, and nothing that deceives at R2."""
    require(len(untrusted) >= _REDUCED_TEXT.size)
    script, untrusted_characters, untrusted_lines, untrusted_step, untrusted_steps = (
        _REDUCED_TEXT.unpack_from(untrusted)
    )
    require(re.fullmatch(rb"[A-Z][a-z]{3}", script) is not None)
    require(untrusted_lines <= untrusted_characters + 1 <= MAX_TEXT_BYTES + 1)
    require(untrusted_step < untrusted_steps <= STEPPED_CHARACTERS)
    require(level is Level.R2 or untrusted_step == 0)
    excerpt = _plain(untrusted[_REDUCED_TEXT.size :])
    require(len(excerpt) <= (EXCERPT_CHARACTERS if level is Level.R2 else 0))
    return ReducedText(
        level=level,
        script=script.decode(),
        characters=untrusted_characters,
        lines=untrusted_lines,
        excerpt=excerpt,
        step=untrusted_step,
        steps=untrusted_steps,
    )


def _clear_text(untrusted: bytes) -> ClearPlainText:
    require(1 <= len(untrusted) <= _CLEAR_TEXT.size + MAX_CLEAR_TEXT_BYTES)
    require(untrusted[0] in (0, 1))
    return ClearPlainText(text=_plain(untrusted[_CLEAR_TEXT.size :]), is_cut=bool(untrusted[0]))


def _plain(untrusted: bytes) -> str:
    """Return the text if it is UTF-8 and the worker has made its controls visible."""
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise MediaUnreadable("lied") from exc
    require(visible(text) == text)
    return text
