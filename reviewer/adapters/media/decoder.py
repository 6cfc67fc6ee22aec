# SPDX-License-Identifier: Apache-2.0
"""The decoding process as the services' port."""

from __future__ import annotations

from typing import Final

from reviewer.domain.hashes import PERCEPTUAL, HashValue
from reviewer.domain.views import ContactSheet, Level, ReducedText, ReducedView, Walls, Waveform
from reviewer.media import values
from reviewer.media.decoder import DecoderProcess
from reviewer.media.hashing import agrees
from reviewer.media.limits import MAX_CLEAR_SIDE
from reviewer.ports.media import ClearPixels, ClearPlainText, ClearRun, ClearSamples, FirstLook


class ProcessDecoder:
    """One decoding process, started on first use; may be shared by threads."""

    def __init__(self, process: DecoderProcess | None = None) -> None:
        """Prepare; nothing runs yet.

        Args:
            process: the process to drive instead of one with the usual limits.
        """
        self._process: Final = DecoderProcess() if process is None else process

    def warm(self) -> None:
        """Start ahead of need."""
        self._process.warm()

    def walls(self) -> Walls:
        """Return which walls stand around the process, starting it if need be."""
        return self._process.walls()

    def hashes(self, untrusted: bytes, media_type: str) -> tuple[HashValue, ...]:
        """Return the hashes of these bytes."""
        return self._process.inspect(untrusted, media_type).hashes

    def first_look(
        self,
        untrusted: bytes,
        media_type: str,
        *,
        short_side: int,
        theirs: tuple[HashValue, ...],
    ) -> FirstLook:
        """Return a still picture at R1 with its hashes, decoded once if it agrees with ``theirs``.

        Where it does not agree, its colours are decoded to tell what it hashes to.
        """
        found = self._process.first_look(untrusted, media_type, short_side=short_side)
        if agrees(found.luma, theirs):
            kept = tuple(value for value in theirs if value.kind in PERCEPTUAL)
            return FirstLook(view=found.view, hashes=found.exact + kept)
        return FirstLook(view=found.view, hashes=self.hashes(untrusted, media_type))

    def reduced(
        self,
        untrusted: bytes,
        media_type: str,
        level: Level,
        *,
        at: int = 0,
        short_side: int = 8,
    ) -> ReducedView | ReducedText:
        """Return the view of ``level``, R1 to R3 (a text: R1, R2); ``short_side`` is R1's, 4-8."""
        return self._process.reduced(untrusted, media_type, level, at=at, short_side=short_side)

    def sheet(self, untrusted: bytes, media_type: str) -> ContactSheet:
        """Return the contact sheet of a video."""
        return self._process.sheet(untrusted, media_type)

    def waveform(self, untrusted: bytes, media_type: str) -> Waveform:
        """Return how loud the sound of a video or a sound file is."""
        return self._process.waveform(untrusted, media_type)

    def clear(
        self, untrusted: bytes, media_type: str, longest_side: int, *, at: int = 0
    ) -> ClearPixels | ClearPlainText:
        """Return the clear media, area-sampled to ``longest_side`` pixels."""
        side = min(longest_side, MAX_CLEAR_SIDE)
        found = self._process.clear(untrusted, media_type, side, at=at)
        if isinstance(found, values.ClearPixels):
            return ClearPixels(width=found.width, height=found.height, pixels=found.pixels)
        return ClearPlainText(text=found.text, is_cut=found.is_cut)

    def frames(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearRun:
        """Return about a second of a video from ``at_ms`` on, muted and at most 360 px high."""
        found = self._process.frames(untrusted, media_type, at_ms=at_ms)
        return ClearRun(
            width=found.width,
            height=found.height,
            frame_ms=found.frame_ms,
            frames=found.frames,
            next_ms=found.next_ms,
        )

    def samples(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearSamples:
        """Return about a second of sound from ``at_ms`` on."""
        found = self._process.samples(untrusted, media_type, at_ms=at_ms)
        return ClearSamples(rate_hz=found.rate_hz, samples=found.samples, next_ms=found.next_ms)

    def close(self) -> None:
        """End the process."""
        self._process.close()
