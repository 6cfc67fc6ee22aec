# SPDX-License-Identifier: Apache-2.0
"""What comes out of the decoding process, once every number has been checked.

``ClearPixels`` and ``ClearPlainText`` are not yet paintable: the look service turns them into the
domain's ``ClearView`` and ``ClearText`` under a grant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reviewer.domain.hashes import HashValue

MediaKind = Literal["image", "video", "text"]

KIND_OF_TYPE: dict[str, MediaKind] = {
    "image/jpeg": "image",
    "image/png": "image",
    "image/gif": "image",
    "image/webp": "image",
    "image/bmp": "image",
    "video/mp4": "video",
    "video/webm": "video",
    "video/quicktime": "video",
    "text/plain": "text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a file is, by its content.

    Attributes:
        kind: what sort of thing it is.
        media_type: the type found in the bytes; one of ``KIND_OF_TYPE``.
        width: columns as stored, before any EXIF rotation; 0 for text.
        height: rows as stored, before any EXIF rotation; 0 for text.
        duration_ms: length of a video that says so.
        frames: number of frames of a video that says so.
        hashes: SHA-256 and MD5 always; for an image also pHash, and PDQ unless the picture is
            under 5 px on a side (PDQ is not defined there).
    """

    kind: MediaKind
    media_type: str
    width: int
    height: int
    duration_ms: int | None
    frames: int | None
    hashes: tuple[HashValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearPixels:
    """A picture at bounded size: 8-bit RGB, row-major, ``width * height * 3`` bytes."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearPlainText:
    """A text with its controls made visible.

    Attributes:
        text: plain characters, newline and tab the only controls.
        is_cut: the file goes on after ``text``.
    """

    text: str = field(repr=False)
    is_cut: bool
