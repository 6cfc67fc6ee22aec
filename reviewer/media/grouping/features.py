# SPDX-License-Identifier: Apache-2.0
"""What is known of an item when it arrives, as far as likeness goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import NEAREST_512, QUALITY_LEAST, HashKind, HashValue
from reviewer.media.grouping.landmarks import Pieces, pieces_of
from reviewer.media.grouping.tones import FORMS, Tones
from reviewer.media.grouping.traits import PDQ_BYTES, Forms, Traits
from reviewer.media.grouping.wording import plain
from reviewer.media.hashing import TURNS
from reviewer.media.vpdq import FrameHash


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture that hashes can speak for.

    Attributes:
        forms: PDQ (``nearest-512``) as it is and in the seven turned forms, (8, 4) words.
        traits: what it shows, coarsely.
    """

    forms: Forms
    traits: Traits

    @cached_property
    def pieces(self) -> Pieces:
        """Return the pieces of the landmarks, by which this picture is found."""
        return pieces_of(self.traits.landmarks.descriptors)

    def parts(self) -> tuple[tuple[Forms, Tones], ...]:
        """Return forms and tones of the whole picture, and of its core if it has one."""
        whole, core = (self.forms, self.traits.tones), self.traits.core
        return (whole,) if core is None else (whole, (core.forms, core.tones))


@dataclass(frozen=True, eq=False)
class Features:
    """An item: the digest of its bytes, and a picture, frames or words where it has them.

    What hashes cannot speak for has the digest alone, and is alike only what has the same bytes:
    a plain picture, one of low PDQ quality, a damaged one, a page, a sound.
    """

    sha256: str
    picture: Picture | None = None
    frames: tuple[FrameHash, ...] = ()
    text: str | None = None

    @cached_property
    def words(self) -> str:
        """Return the text in plain form; empty without one."""
        return "" if self.text is None else plain(self.text)

    def hashes_to_index(self) -> tuple[bytes, ...]:
        """Return the PDQ hashes by which others are to find this item."""
        parts = () if self.picture is None else self.picture.parts()
        return tuple(forms[0].tobytes() for forms, _ in parts)

    def hashes_to_ask(self) -> tuple[bytes, ...]:
        """Return the PDQ hashes, turned and not, by which this item finds others."""
        parts = () if self.picture is None else self.picture.parts()
        return tuple(form.tobytes() for forms, _ in parts for form in forms)

    @classmethod
    def of_picture(
        cls, hashes: Sequence[HashValue], turned: Sequence[str], traits: Traits | None
    ) -> Features:
        """Return what an inspection found of a picture, or of anything without frames or words.

        Raises:
            InputRefused: ``hash-missing``: there is no SHA-256, or a PDQ without its turned forms.
        """
        sha256 = _sha256(hashes)
        found = next(
            (each for each in hashes if each.kind is HashKind.PDQ and each.variant == NEAREST_512),
            None,
        )
        if found is None or traits is None or traits.is_plain:
            return cls(sha256)
        if (found.quality or 0) < QUALITY_LEAST:
            return cls(sha256)
        if len(turned) != len(TURNS):
            raise InputRefused("hash-missing", "turned")
        packed = b"".join(map(bytes.fromhex, (found.value, *turned)))
        if len(packed) != FORMS * PDQ_BYTES:
            raise InputRefused("hash-form", "turned")
        return cls(sha256, Picture(np.frombuffer(packed, np.uint64).reshape(FORMS, -1), traits))

    @classmethod
    def of_video(cls, hashes: Sequence[HashValue], frames: Sequence[FrameHash]) -> Features:
        """Return what an inspection and the frames of a video tell.

        Raises:
            InputRefused: ``hash-missing``: there is no SHA-256.
        """
        return cls(_sha256(hashes), frames=tuple(frames))

    @classmethod
    def of_text(cls, hashes: Sequence[HashValue], text: str) -> Features:
        """Return what a text tells.

        Raises:
            InputRefused: ``hash-missing``: there is no SHA-256.
        """
        return cls(_sha256(hashes), text=text)


def _sha256(hashes: Sequence[HashValue]) -> str:
    for each in hashes:
        if each.kind is HashKind.SHA256:
            return each.value
    raise InputRefused("hash-missing", "sha256")
