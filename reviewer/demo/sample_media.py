# SPDX-License-Identifier: Apache-2.0
"""The media of sample items: their bytes are their ids, and pictures are made from those."""

from __future__ import annotations

import math
import re
from typing import Final

from reviewer.demo.sample import POST, reduced_picture
from reviewer.demo.sample_desk import SampleDesk
from reviewer.domain.errors import MediaMissing
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.views import (
    ContactSheet,
    Level,
    ReducedText,
    ReducedView,
    SheetCell,
    Wall,
    Walls,
    Waveform,
)
from reviewer.ports.media import (
    BlobRecord,
    ClearPixels,
    ClearPlainText,
    ClearRun,
    ClearSamples,
    FirstLook,
)

WIDTH: Final = 640
HEIGHT: Final = 360
_LENGTH_MS: Final = 74_000
_CELLS: Final = 9
_PEAKS: Final = 200
_FRAME_MS: Final = 100


class SampleBytes:
    """Media at rest: nothing is, since the bytes of an item are its id."""

    def write(self, plain: bytes) -> tuple[str, bytes]:
        """Return a name for these bytes, and a key that opens nothing."""
        return plain.decode(), b"sample"

    def read(self, record: BlobRecord) -> bytes:
        """Return the bytes."""
        if record.wrapped_key is None:
            raise MediaMissing(record.item_id)
        return record.item_id.encode()

    def remove(self, file_name: str) -> None:
        """Do nothing: there is no file."""

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        """Return none."""
        del known
        return ()


class SampleDecoder:
    """Makes pictures, films and words from ids."""

    def __init__(self, desk: SampleDesk) -> None:
        self._desk = desk

    def warm(self) -> None:
        """Do nothing: there is no process."""

    def walls(self) -> Walls:
        """Return which walls stand, as the desk says."""
        missing = self._desk.missing_walls
        return Walls(standing=frozenset(Wall) - missing, missing=missing, absent=frozenset())

    def hashes(self, untrusted: bytes, media_type: str) -> tuple[HashValue, ...]:
        """Return what only this machine made."""
        del untrusted
        if _is_text(media_type):
            return ()
        return (HashValue(kind=HashKind.PHASH, value="d1c4b2e0997a3f10"),)

    def first_look(
        self,
        untrusted: bytes,
        media_type: str,
        *,
        short_side: int,
        theirs: tuple[HashValue, ...],
    ) -> FirstLook:
        """Return a picture at R1; it hashes to what the gateway says, and to what is made here."""
        view = self.reduced(untrusted, media_type, Level.R1, short_side=short_side)
        assert isinstance(view, ReducedView)
        return FirstLook(view=view, hashes=theirs + self.hashes(untrusted, media_type))

    def reduced(
        self,
        untrusted: bytes,
        media_type: str,
        level: Level,
        *,
        at: int = 0,
        short_side: int = 8,
    ) -> ReducedView | ReducedText:
        """Return the view of a level."""
        if not _is_text(media_type):
            picture = self._picture(untrusted, at)
            return reduced_picture(picture, WIDTH, HEIGHT, level, short_side)
        sentences = [each.strip() for each in re.findall(r"[^.]+\.", POST)]
        steps = [" ".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]
        return ReducedText(
            level=level,
            script="Latn",
            characters=len(POST),
            lines=POST.count("\n") + 1,
            excerpt=steps[at] if level is Level.R2 else "",
            step=at if level is Level.R2 else 0,
            steps=len(steps),
        )

    def sheet(self, untrusted: bytes, media_type: str) -> ContactSheet:
        """Return nine moments, the last of them unreadable."""
        del media_type
        moments = range(0, _LENGTH_MS, _LENGTH_MS // _CELLS)
        cells = []
        for number, at_ms in enumerate(moments):
            picture = self._picture(untrusted, at_ms)
            view = reduced_picture(picture, WIDTH, HEIGHT, Level.R1)
            cells.append(SheetCell(at_ms=at_ms, view=view if number < _CELLS - 1 else None))
        return ContactSheet(duration_ms=_LENGTH_MS, has_sound=True, cells=tuple(cells[:_CELLS]))

    def waveform(self, untrusted: bytes, media_type: str) -> Waveform:
        """Return waves that come and go."""
        del untrusted, media_type
        peaks = bytes(
            round(130 + 70 * math.sin(at / 9) + 50 * math.sin(at * 1.7)) for at in range(_PEAKS)
        )
        return Waveform(duration_ms=_LENGTH_MS, peaks=peaks)

    def clear(
        self, untrusted: bytes, media_type: str, longest_side: int, *, at: int = 0
    ) -> ClearPixels | ClearPlainText:
        """Return the picture or the words, whatever the longest side: they are small."""
        del longest_side
        if _is_text(media_type):
            return ClearPlainText(text=self._desk.text)
        return ClearPixels(width=WIDTH, height=HEIGHT, pixels=self._picture(untrusted, at))

    def frames(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearRun:
        """Return a second of a film."""
        del media_type
        moments = range(at_ms, at_ms + 1000, _FRAME_MS)
        following = at_ms + 1000
        return ClearRun(
            width=WIDTH,
            height=HEIGHT,
            frame_ms=_FRAME_MS,
            frames=tuple(self._picture(untrusted, at) for at in moments),
            next_ms=following if following < _LENGTH_MS else None,
        )

    def samples(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearSamples:
        """Return a second of silence."""
        del untrusted, media_type
        following = at_ms + 1000
        return ClearSamples(
            rate_hz=8000,
            samples=bytes(16_000),
            next_ms=following if following < _LENGTH_MS else None,
        )

    def close(self) -> None:
        """Do nothing: there is no process."""

    def _picture(self, untrusted: bytes, at: int) -> bytes:
        seed = untrusted.decode()
        return self._desk.clear(f"{seed}@{at}" if at else seed)


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/")
