# SPDX-License-Identifier: Apache-2.0
"""What the decoding process can be asked, and how each answer is checked.

Nothing is decoded here, and no decoding library is imported.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import ContactSheet, Level, ReducedText, ReducedView, Waveform
from reviewer.media import found_payloads, payloads, timed_payloads
from reviewer.media.framing import Act, Shape
from reviewer.media.hashing import exact_hashes
from reviewer.media.limits import (
    FINGERPRINT_FRAMES,
    LEAST_SHORT_SIDE,
    MAX_AT,
    MAX_BYTES,
    MAX_CLEAR_SIDE,
    SHORT_SIDE,
)
from reviewer.media.values import (
    ClearPixels,
    ClearPlainText,
    ClearRun,
    ClearSamples,
    FirstLook,
    Inspection,
)
from reviewer.media.vpdq import Stretch

Answer = TypeVar("Answer")


class Questions(ABC):
    """Every question; whoever has a worker to ask supplies ``_ask``."""

    def warm(self) -> None:
        """Let the worker load its libraries, so that the first item does not wait for them.

        Raises:
            MediaUnreadable: the worker cannot run here.
        """
        self._ask(Act.WARM, b"", "", payloads.read_nothing, max_payload=0)

    def inspect(self, data: bytes, declared_type: str) -> Inspection:
        """Find out what a file is, and hash it.

        Raises:
            MediaUnreadable: the file cannot be decoded safely.
        """
        require_bytes_within_bounds(data)
        exact = exact_hashes(data)
        return self._ask(
            Act.INSPECT,
            data,
            declared_type,
            lambda shape, untrusted: found_payloads.read_inspection(shape, untrusted, exact),
            max_payload=found_payloads.INSPECTION_BYTES,
        )

    def first_look(
        self, data: bytes, declared_type: str, *, short_side: int = SHORT_SIDE[Level.R1]
    ) -> FirstLook:
        """Return the view of a still picture at R1 and its hashes, from one decode.

        The exact hashes are computed here while the worker decodes.

        Args:
            data: the file.
            declared_type: what its sender calls it.
            short_side: pixels on the short side, 4 to 8.

        Raises:
            MediaUnreadable: the file cannot be decoded safely, or is no still picture.
        """
        _require_short_side(short_side)
        with ThreadPoolExecutor(1) as beside:
            exact = beside.submit(exact_hashes, data)
            view, luma = self._ask(
                Act.FIRST_LOOK,
                data,
                declared_type,
                lambda shape, untrusted: found_payloads.read_first_look(
                    shape, untrusted, short_side
                ),
                max_payload=found_payloads.FIRST_LOOK_BYTES,
                side=short_side,
            )
            return FirstLook(view=view, exact=exact.result(), luma=luma)

    def reduced(
        self,
        data: bytes,
        declared_type: str,
        level: Level,
        *,
        at: int = 0,
        short_side: int = SHORT_SIDE[Level.R1],
    ) -> ReducedView | ReducedText:
        """Return the view of ``level``, R1 to R3, upright; of a text R1 or R2.

        Args:
            data: the file.
            declared_type: what its sender calls it.
            level: how much of it.
            at: a moment of a video or an animation in milliseconds, a step of a text. A video at R1
                without a moment gives its representative frame.
            short_side: pixels on the short side at R1, 4 to 8.

        Raises:
            MediaUnreadable: the file cannot be decoded safely.
        """
        if level not in SHORT_SIDE:
            raise ValueError(f"{level!r} is not a reduced level")
        _require_short_side(short_side)
        side = short_side if level is Level.R1 else SHORT_SIDE[level]
        return self._ask(
            Act.REDUCED,
            data,
            declared_type,
            lambda shape, untrusted: payloads.read_reduced(shape, untrusted, level, side),
            max_payload=payloads.reduced_bytes(level),
            level=level,
            side=side,
            at=_moment(at),
        )

    def sheet(self, data: bytes, declared_type: str) -> ContactSheet:
        """Return the contact sheet of a video.

        Raises:
            MediaUnreadable: the file cannot be decoded safely, or is no video.
        """
        return self._ask(
            Act.SHEET,
            data,
            declared_type,
            timed_payloads.read_sheet,
            max_payload=timed_payloads.SHEET_BYTES,
        )

    def waveform(self, data: bytes, declared_type: str) -> Waveform:
        """Return how loud the sound of a video or a sound file is.

        Raises:
            MediaUnreadable: the file cannot be decoded safely, or has no sound.
        """
        return self._ask(
            Act.WAVEFORM,
            data,
            declared_type,
            timed_payloads.read_waveform,
            max_payload=timed_payloads.WAVEFORM_BYTES,
        )

    def clear(
        self, data: bytes, declared_type: str, max_side: int, *, at: int = 0
    ) -> ClearPixels | ClearPlainText:
        """Return the picture, upright, with no side over ``max_side`` (1 to 4 096), or the text.

        Raises:
            MediaUnreadable: the file cannot be decoded safely.
        """
        if not 1 <= max_side <= MAX_CLEAR_SIDE:
            raise ValueError(f"max_side must be 1 to {MAX_CLEAR_SIDE}, not {max_side}")
        return self._ask(
            Act.CLEAR,
            data,
            declared_type,
            lambda shape, untrusted: payloads.read_clear(shape, untrusted, max_side),
            max_payload=payloads.clear_bytes(max_side),
            side=max_side,
            at=_moment(at),
        )

    def frames(self, data: bytes, declared_type: str, *, at_ms: int) -> ClearRun:
        """Return about a second of a video from ``at_ms`` on, at most 360 px high.

        Raises:
            MediaUnreadable: nothing can be decoded safely there, or it is no video.
        """
        moment = _moment(at_ms)
        return self._ask(
            Act.FRAMES,
            data,
            declared_type,
            lambda shape, untrusted: timed_payloads.read_run(shape, untrusted, moment),
            max_payload=timed_payloads.RUN_BYTES,
            at=moment,
        )

    def samples(self, data: bytes, declared_type: str, *, at_ms: int) -> ClearSamples:
        """Return a second of sound from ``at_ms`` on.

        Raises:
            MediaUnreadable: nothing can be decoded safely there, or there is no sound.
        """
        moment = _moment(at_ms)
        return self._ask(
            Act.SAMPLES,
            data,
            declared_type,
            lambda shape, untrusted: timed_payloads.read_samples(shape, untrusted, moment),
            max_payload=timed_payloads.SAMPLES_BYTES,
            at=moment,
        )

    def fingerprint(
        self, data: bytes, declared_type: str, *, at_ms: int = 0, key_frames_only: bool = False
    ) -> Stretch:
        """Return the hashes of a video's frames from ``at_ms`` on, about eight seconds of work.

        ``next_ms`` of the answer is where to ask on.

        Args:
            data: the file.
            declared_type: what its sender calls it.
            at_ms: where to begin, milliseconds.
            key_frames_only: hash the key frames alone, for a quick first pass.

        Raises:
            MediaUnreadable: the file cannot be decoded safely, or is no video.
        """
        moment = _moment(at_ms)
        return self._ask(
            Act.KEY_FINGERPRINT if key_frames_only else Act.FINGERPRINT,
            data,
            declared_type,
            lambda shape, untrusted: timed_payloads.read_stretch(shape, untrusted, moment),
            max_payload=timed_payloads.STRETCH_BYTES,
            at=moment,
        )

    def whole_fingerprint(
        self, data: bytes, declared_type: str, *, key_frames_only: bool = False
    ) -> Stretch:
        """Return the hashes of a whole video; it is cut after ``FINGERPRINT_FRAMES``.

        Others who need the worker get their turn between stretches.

        Raises:
            MediaUnreadable: as ``fingerprint``.
        """
        found = self.fingerprint(data, declared_type, key_frames_only=key_frames_only)
        frames = list(found.frames)
        while found.next_ms is not None and len(frames) < FINGERPRINT_FRAMES:
            found = self.fingerprint(
                data, declared_type, at_ms=found.next_ms, key_frames_only=key_frames_only
            )
            frames += found.frames
        return Stretch(
            frames=tuple(frames[:FINGERPRINT_FRAMES]),
            next_ms=None,
            is_cut=found.is_cut or found.next_ms is not None or len(frames) > FINGERPRINT_FRAMES,
        )

    @abstractmethod
    def _ask(
        self,
        act: Act,
        data: bytes,
        declared_type: str,
        read: Callable[[Shape, bytes], Answer],
        *,
        max_payload: int,
        level: int = 0,
        side: int = 0,
        at: int = 0,
    ) -> Answer:
        """Ask the worker and return what ``read`` makes of its answer."""


def require_bytes_within_bounds(data: bytes) -> None:
    """Refuse a file before it is sent; raises ``MediaUnreadable``: ``too-large``."""
    if len(data) > MAX_BYTES:
        raise MediaUnreadable("too-large")


def _require_short_side(short_side: int) -> None:
    if not LEAST_SHORT_SIDE <= short_side <= SHORT_SIDE[Level.R1]:
        raise ValueError(f"short_side must be 4 to 8, not {short_side}")


def _moment(at: int) -> int:
    if not 0 <= at <= MAX_AT:
        raise ValueError(f"a moment must be 0 to {MAX_AT}, not {at}")
    return at
