# SPDX-License-Identifier: Apache-2.0
"""Media bytes at rest, and the decoder that turns them into views."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from reviewer.domain.hashes import HashValue
from reviewer.domain.views import ContactSheet, Level, ReducedText, ReducedView, Walls, Waveform


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobRecord:
    """One sealed blob on this machine; the digests stay inside the encrypted store.

    Attributes:
        file_name: random, says nothing.
        wrapped_key: the blob's own key under the profile key; ``None`` once destroyed.
        size: plain bytes.
        received: plain bytes written so far; complete when equal to ``size``.
    """

    media_id: str
    item_id: str
    group_id: str
    file_name: str
    wrapped_key: bytes | None = field(repr=False)
    size: int
    received: int


class BlobCache(Protocol):
    """Sealed blobs in a private folder. Wrapped keys live in the store, bytes in files."""

    def write(self, plain: bytes) -> tuple[str, bytes]:
        """Seal ``plain`` under a fresh random key; return (file name, wrapped key).

        The file is complete and synced before this returns; raises ``StoreUnusable("full")``.
        """

    def read(self, record: BlobRecord) -> bytes:
        """Return the plain bytes; ``MediaMissing`` when shredded, ``MediaUnreadable`` if wrong."""

    def remove(self, file_name: str) -> None:
        """Delete the file (its key is destroyed in the store first); absent is fine."""

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        """Return file names in the folder that ``known`` does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearPixels:
    """Decoded clear pixels (RGB, 8 bit), not yet under a grant."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearPlainText:
    """Decoded clear text, not yet under a grant.

    Attributes:
        is_cut: the file goes on after ``text``.
    """

    text: str = field(repr=False)
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearRun:
    """A decoded run of video frames (RGB, 8 bit, at most 360 px high), not yet under a grant.

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
    """A decoded run of sound, not yet under a grant.

    Attributes:
        rate_hz: samples a second.
        samples: 16-bit little-endian, one channel, limited and at a quarter of full volume.
        next_ms: where the following run begins; ``None`` at the end.
    """

    rate_hz: int
    samples: bytes = field(repr=False)
    next_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """A still picture at R1, and its hashes from the same bytes.

    Attributes:
        hashes: as ``MediaDecoder.hashes`` gives them; the gateway's own perceptual ones where the
            picture agrees with them.
    """

    view: ReducedView
    hashes: tuple[HashValue, ...]


class MediaDecoder(Protocol):
    """The decoding process. Every method but ``walls`` raises ``MediaUnreadable``.

    ``untrusted`` may be large: a decoder keeps what it needs to answer again about the same bytes
    object without handing them over anew. ``at`` is a moment in milliseconds for a video, a step
    for a text, and immaterial for a picture.
    """

    def warm(self) -> None:
        """Start ahead of need."""

    def walls(self) -> Walls:
        """Return which walls stand around the process, starting it if need be."""

    def hashes(self, untrusted: bytes, media_type: str) -> tuple[HashValue, ...]:
        """Return the hashes of these bytes."""

    def first_look(
        self,
        untrusted: bytes,
        media_type: str,
        *,
        short_side: int,
        theirs: tuple[HashValue, ...],
    ) -> FirstLook:
        """Return a still picture at R1 with its hashes, decoded once if it agrees with ``theirs``.

        ``theirs`` are the gateway's hashes, with PDQ among them.
        """

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

    def sheet(self, untrusted: bytes, media_type: str) -> ContactSheet:
        """Return the contact sheet of a video."""

    def waveform(self, untrusted: bytes, media_type: str) -> Waveform:
        """Return how loud the sound of a video or a sound file is."""

    def clear(
        self, untrusted: bytes, media_type: str, longest_side: int, *, at: int = 0
    ) -> ClearPixels | ClearPlainText:
        """Return the clear media, area-sampled to ``longest_side`` pixels."""

    def frames(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearRun:
        """Return about a second of a video from ``at_ms`` on, muted and at most 360 px high."""

    def samples(self, untrusted: bytes, media_type: str, *, at_ms: int) -> ClearSamples:
        """Return about a second of sound from ``at_ms`` on."""

    def close(self) -> None:
        """End the process."""
