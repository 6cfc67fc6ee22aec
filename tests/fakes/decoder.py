# SPDX-License-Identifier: Apache-2.0
"""A decoder that decodes nothing: what it returns tells which bytes it was given."""

from __future__ import annotations

import hashlib

from reviewer.domain.errors import MediaUnreadable
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
from reviewer.ports.media import ClearPixels, ClearPlainText, ClearRun, ClearSamples, FirstLook

RUNS = 3
"""How many runs of a second every film and every sound here has."""


class FakeDecoder:
    """Stands in for the decoding process.

    Attributes:
        asked: what was asked for, in order: (method, at, short side or level).
        breaks: everything clear fails.
        on_clear: called before anything clear is returned.
        text: what a text holds; its sentences are its lines.
    """

    def __init__(self):
        self.clear_calls = 0
        self.asked = []
        self.breaks = False
        self.on_clear = None
        self.is_closed = False
        self.text = ""
        self.missing = frozenset()

    def warm(self):
        pass

    def walls(self):
        return Walls(
            standing=frozenset(Wall) - self.missing, missing=self.missing, absent=frozenset()
        )

    def hashes(self, untrusted, media_type):
        digest = hashlib.sha256(untrusted).hexdigest()
        return (HashValue(kind=HashKind.SHA256, value=digest),)

    def first_look(self, untrusted, media_type, *, short_side, theirs):
        view = self.reduced(untrusted, media_type, Level.R1, short_side=short_side)
        self.asked[-1] = ("first_look", Level.R1, 0, short_side)
        return FirstLook(view=view, hashes=self.hashes(untrusted, media_type))

    def reduced(self, untrusted, media_type, level, *, at=0, short_side=8):
        self.asked.append(("reduced", level, at, short_side))
        if media_type.startswith("text/"):
            lines = self.text.splitlines()
            return ReducedText(
                level=level,
                script="Latn",
                characters=len(self.text),
                lines=len(lines),
                excerpt=lines[at] if level.value > 1 else "",
                step=at,
                steps=len(lines),
            )
        return ReducedView(level=level, width=1, height=1, pixels=untrusted[:1], shown_width=32)

    def sheet(self, untrusted, media_type):
        view = ReducedView(level=1, width=1, height=1, pixels=untrusted[:1], shown_width=32)
        cells = (SheetCell(at_ms=0, view=view), SheetCell(at_ms=1000, view=None))
        return ContactSheet(duration_ms=RUNS * 1000, has_sound=True, cells=cells)

    def waveform(self, untrusted, media_type):
        return Waveform(duration_ms=RUNS * 1000, peaks=untrusted[:1])

    def clear(self, untrusted, media_type, longest_side, *, at=0):
        self._is_clear("clear", at)
        if media_type.startswith("text/"):
            return ClearPlainText(text=self.text)
        return ClearPixels(width=1, height=1, pixels=untrusted[:3])

    def frames(self, untrusted, media_type, *, at_ms):
        self._is_clear("frames", at_ms)
        return ClearRun(
            width=1, height=1, frame_ms=500, frames=(untrusted[:3],) * 2, next_ms=_next(at_ms)
        )

    def samples(self, untrusted, media_type, *, at_ms):
        self._is_clear("samples", at_ms)
        return ClearSamples(rate_hz=8000, samples=untrusted[:2], next_ms=_next(at_ms))

    def close(self):
        self.is_closed = True

    def _is_clear(self, method, at):
        self.clear_calls += 1
        self.asked.append((method, at))
        if self.on_clear is not None:
            self.on_clear()
        if self.breaks:
            raise MediaUnreadable("corrupt")


def _next(at_ms):
    return at_ms + 1000 if at_ms + 1000 < RUNS * 1000 else None
