# SPDX-License-Identifier: Apache-2.0
"""What comes out of the decoding process, once every number has been checked.

``ClearPixels`` and ``ClearPlainText`` are not yet paintable: the look service turns them into the
domain's ``ClearView`` and ``ClearText`` under a grant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from reviewer.domain.hashes import HashValue
from reviewer.domain.views import ReducedView

MediaKind = Literal["image", "video", "audio", "text"]

# The first page of a document is a picture that is drawn rather than decoded.
DOCUMENT: Final = "application/pdf"

KIND_OF_TYPE: dict[str, MediaKind] = {
    "image/jpeg": "image",
    "image/png": "image",
    "image/gif": "image",
    "image/webp": "image",
    "image/bmp": "image",
    "application/pdf": "image",
    "video/mp4": "video",
    "video/webm": "video",
    "video/quicktime": "video",
    "audio/mpeg": "audio",
    "audio/mp4": "audio",
    "audio/aac": "audio",
    "audio/ogg": "audio",
    "audio/webm": "audio",
    "audio/wav": "audio",
    "audio/flac": "audio",
    "text/plain": "text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a file is, by its content.

    Attributes:
        kind: what sort of thing it is.
        media_type: the type found in the bytes; one of ``KIND_OF_TYPE``.
        width: columns as stored, before any EXIF rotation; points of a page; 0 for text and sound.
        height: rows as stored, before any EXIF rotation; points of a page; 0 for text and sound.
        duration_ms: length of a video or a sound that says so.
        frames: number of frames of a video that says so.
        hashes: SHA-256 and MD5 always; for an image also pHash, and PDQ unless the picture is
            under 5 px on a side (PDQ is not defined there). None of a page: pages of writing look
            alike to both, and differ with whoever draws them. A picture with a side over 512
            has PDQ in both variants, with the reference tool's first.
        turned: PDQ (``NEAREST_512``) of the seven turned and mirrored forms of an image that has
            one, in the order of ``hashing.TURNS``; to look up, never to share.
    """

    kind: MediaKind
    media_type: str
    width: int
    height: int
    duration_ms: int | None
    frames: int | None
    hashes: tuple[HashValue, ...]
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """A picture at R1 and what the same decode hashes to.

    Attributes:
        view: as ``Questions.reduced`` gives it.
        exact: SHA-256 and MD5.
        luma: PDQ (``NEAREST_512``) of the grey picture, to be held against the one its colours
            gave, never to be shared; ``None`` where a second decode has to tell.
    """

    view: ReducedView
    exact: tuple[HashValue, ...]
    luma: HashValue | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearRun:
    """A run of video frames: 8-bit RGB, ``width * height * 3`` bytes each, without sound.

    Attributes:
        frame_ms: how long each frame is shown.
        next_ms: where the following run begins; ``None`` at the end.
    """

    width: int
    height: int
    frame_ms: int
    frames: tuple[bytes, ...] = field(repr=False)
    next_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearSamples:
    """A run of sound: 16-bit little-endian, one channel, limited, at a quarter of full volume.

    Attributes:
        rate_hz: samples a second.
        next_ms: where the following run begins; ``None`` at the end.
    """

    rate_hz: int
    samples: bytes = field(repr=False)
    next_ms: int | None
