# SPDX-License-Identifier: Apache-2.0
"""The contents of a reply: packed by the worker, checked by the caller.

A worker may have been taken over by the file it decodes. Whatever it says is ``untrusted_`` until
a ``read_`` function here has held it against the request, and a worker caught out is replaced
(``MediaUnreadable("lied")``). Standard library only.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.views import Level, ReducedText, ReducedView
from reviewer.media.framing import REASONS, Reply, Shape
from reviewer.media.hashing import PDQ_VARIANT
from reviewer.media.limits import (
    EXCERPT_CHARACTERS,
    LONG_SIDE,
    MAX_CLEAR_TEXT_BYTES,
    MAX_DURATION_MS,
    MAX_FRAMES,
    MAX_PIXELS,
    MAX_SIDE,
    MAX_TEXT_BYTES,
    SHORT_SIDE,
    SHOWN_SIDE,
    STEPPED_CHARACTERS,
)
from reviewer.media.texts import visible
from reviewer.media.values import DOCUMENT, KIND_OF_TYPE, ClearPixels, ClearPlainText, Inspection

_TYPES: Final = tuple(KIND_OF_TYPE)
_UNKNOWN: Final = -1
_NO_QUALITY: Final = 255
_TIMED: Final = ("video", "audio")

# type · width · height · duration · frames · PDQ quality or 255 · PDQ · has pHash · pHash
_INSPECTION: Final = struct.Struct(">BIIqqB32sB8s")
_SIZE: Final = struct.Struct(">II")
_REDUCED_TEXT: Final = struct.Struct(">4sIIII")
_CLEAR_TEXT: Final = struct.Struct(">B")

INSPECTION_BYTES: Final = _INSPECTION.size
# Four bytes of UTF-8 for each character at most.
_TEXT_BYTES: Final = _REDUCED_TEXT.size + 4 * EXCERPT_CHARACTERS


def reduced_bytes(level: Level) -> int:
    """Return the largest honest payload for a reduced view or a step of a text."""
    return max(_SIZE.size + LONG_SIDE[level] * SHORT_SIDE[level], _TEXT_BYTES)


def clear_bytes(max_side: int) -> int:
    """Return the largest honest payload for a clear picture or text."""
    return max(_SIZE.size + 3 * max_side * max_side, _CLEAR_TEXT.size + MAX_CLEAR_TEXT_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the worker learnt of a file; the exact hashes are the caller's own."""

    media_type: str
    width: int
    height: int
    duration_ms: int | None = None
    frames: int | None = None
    hashes: tuple[HashValue, ...] = ()


def pack_found(found: Found) -> bytes:
    """Lay out what was learnt."""
    by_kind = {value.kind: value for value in found.hashes}
    pdq, phash = by_kind.get(HashKind.PDQ), by_kind.get(HashKind.PHASH)
    return _INSPECTION.pack(
        _TYPES.index(found.media_type),
        found.width,
        found.height,
        _UNKNOWN if found.duration_ms is None else found.duration_ms,
        _UNKNOWN if found.frames is None else found.frames,
        _NO_QUALITY if pdq is None or pdq.quality is None else pdq.quality,
        bytes(32) if pdq is None else bytes.fromhex(pdq.value),
        phash is not None,
        bytes(8) if phash is None else bytes.fromhex(phash.value),
    )


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


def read_inspection(shape: Shape, untrusted: bytes, exact: tuple[HashValue, ...]) -> Inspection:
    """Check an inspection and put the exact hashes before the perceptual ones."""
    require(shape is Shape.INSPECTION and len(untrusted) == _INSPECTION.size)
    (
        untrusted_type,
        untrusted_width,
        untrusted_height,
        untrusted_duration,
        untrusted_frames,
        untrusted_quality,
        pdq,
        untrusted_has_phash,
        phash,
    ) = _INSPECTION.unpack(untrusted)
    require(untrusted_type < len(_TYPES))
    media_type = _TYPES[untrusted_type]
    kind = KIND_OF_TYPE[media_type]
    is_hashed = kind == "image" and media_type != DOCUMENT
    _require_stored_size(untrusted_width, untrusted_height, has_pixels=kind in ("image", "video"))
    require(_UNKNOWN <= untrusted_duration <= (MAX_DURATION_MS if kind in _TIMED else _UNKNOWN))
    require(_UNKNOWN <= untrusted_frames <= (MAX_FRAMES if kind == "video" else _UNKNOWN))
    # A damaged picture has neither hash; a whole one has pHash, and may be too small for PDQ.
    require(
        untrusted_quality == _NO_QUALITY or (bool(untrusted_has_phash) and untrusted_quality <= 100)
    )
    require(untrusted_has_phash == 0 or (untrusted_has_phash == 1 and is_hashed))
    hashes = list(exact)
    if untrusted_quality != _NO_QUALITY:
        hashes.append(
            HashValue(
                kind=HashKind.PDQ,
                value=pdq.hex(),
                quality=untrusted_quality,
                variant=PDQ_VARIANT,
            )
        )
    if untrusted_has_phash:
        hashes.append(HashValue(kind=HashKind.PHASH, value=phash.hex()))
    return Inspection(
        kind=kind,
        media_type=media_type,
        width=untrusted_width,
        height=untrusted_height,
        duration_ms=None if untrusted_duration == _UNKNOWN else untrusted_duration,
        frames=None if untrusted_frames == _UNKNOWN else untrusted_frames,
        hashes=tuple(hashes),
    )


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


def _require_stored_size(untrusted_width: int, untrusted_height: int, *, has_pixels: bool) -> None:
    if has_pixels:
        require(1 <= untrusted_width <= MAX_SIDE and 1 <= untrusted_height <= MAX_SIDE)
        require(untrusted_width * untrusted_height <= MAX_PIXELS)
    else:
        require(untrusted_width == 0 and untrusted_height == 0)


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
