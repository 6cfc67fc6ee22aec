# SPDX-License-Identifier: Apache-2.0
"""What is kept of media so that later items are found alike; made once, when the bytes come.

A picture keeps its PDQ in eight forms and its traits, a video its frames' hashes, a text a few
numbers its words give: the words themselves stay sealed.  Nothing is kept of what cannot be decoded
or was set aside as suspected child-abuse material.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from reviewer.domain.errors import InputRefused, MediaUnreadable, StoreUnusable
from reviewer.domain.hashes import QUALITY_LEAST
from reviewer.media.decoder import DecoderProcess
from reviewer.media.grouping.features import Features, Picture
from reviewer.media.grouping.landmarks import Pieces
from reviewer.media.grouping.sketches import sketch
from reviewer.media.grouping.tones import FORMS
from reviewer.media.grouping.traits import pack_traits, read_traits
from reviewer.media.limits import FINGERPRINT_FRAMES
from reviewer.media.values import Inspection
from reviewer.media.vpdq import FrameHash

_PICTURE: Final = b"P"
_VIDEO: Final = b"V"
_TEXT: Final = b"T"
_FORMS_BYTES: Final = FORMS * 32
_FRAME: Final = struct.Struct(">32sBI")  # PDQ · quality · milliseconds
_KEY: Final = np.dtype("<u4")


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What is kept of one picture, video or text, as it was kept.

    Attributes:
        keys: the sketch of a text.
    """

    picture: Picture | None = None
    frames: tuple[FrameHash, ...] = ()
    keys: Pieces | None = None

    def features(self, sha256: str, text: str | None) -> Features:
        """Return it to be compared; a text needs its words again."""
        return Features(sha256, picture=self.picture, frames=self.frames, text=text)

    def sketch(self) -> Pieces:
        """Return the numbers that alike items have in common."""
        return sketch(Features("", picture=self.picture)) if self.keys is None else self.keys


def features_of(decoder: DecoderProcess, clear: bytes, seen: Inspection) -> Features:
    """Return what is known of decoded bytes; a video is decoded once more, frame by frame.

    Raises:
        InputRefused: the inspection has no digest.
    """
    if seen.kind == "text":
        try:
            return Features.of_text(seen.hashes, clear.decode())
        except UnicodeDecodeError:
            return Features.of_text(seen.hashes, "")
    if seen.kind == "video":
        try:
            frames = decoder.whole_fingerprint(clear, seen.media_type).frames
        except MediaUnreadable:
            frames = ()  # it is shown and decided nonetheless; only its copies are not found
        return Features.of_video(seen.hashes, frames)
    traits = read_traits(seen.traits) if seen.traits else None
    return Features.of_picture(seen.hashes, seen.turned, traits)


def pack(features: Features) -> bytes:
    """Lay out what is kept; empty if nothing but the digest tells anything."""
    if features.picture is not None:
        forms = np.ascontiguousarray(features.picture.forms).tobytes()
        return _PICTURE + forms + pack_traits(features.picture.traits)
    if features.frames:
        frames = features.frames[:FINGERPRINT_FRAMES]
        return _VIDEO + b"".join(
            _FRAME.pack(bytes.fromhex(each.pdq), each.quality, each.at_ms) for each in frames
        )
    keys = sketch(features)
    return _TEXT + keys.astype(_KEY).tobytes() if len(keys) else b""


def unpack(kept: bytes) -> Trace:
    """Read what was kept.

    Raises:
        StoreUnusable: ``damaged``: it is not in the form of ``pack``.
    """
    kind, rest = kept[:1], kept[1:]
    try:
        if kind == _PICTURE:
            forms = np.frombuffer(rest[:_FORMS_BYTES], dtype=np.uint64).reshape(FORMS, -1)
            return Trace(picture=Picture(forms, read_traits(rest[_FORMS_BYTES:])))
        if kind == _VIDEO:
            return Trace(frames=tuple(_frames(rest)))
        if kind == _TEXT:
            return Trace(keys=np.frombuffer(rest, dtype=_KEY))
    except (InputRefused, ValueError, struct.error) as error:
        raise StoreUnusable("damaged", "trace") from error
    raise StoreUnusable("damaged", "trace")


def telling(frames: tuple[FrameHash, ...]) -> tuple[bytes, ...]:
    """Return the different hashes of the frames that say something."""
    good = (each.pdq for each in frames if each.quality >= QUALITY_LEAST)
    return tuple(map(bytes.fromhex, dict.fromkeys(good)))


def _frames(packed: bytes) -> Iterator[FrameHash]:
    for pdq, quality, at_ms in _FRAME.iter_unpack(packed):
        yield FrameHash(pdq=pdq.hex(), quality=quality, at_ms=at_ms)
