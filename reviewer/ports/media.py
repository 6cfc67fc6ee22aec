# SPDX-License-Identifier: Apache-2.0
"""Media bytes at rest, and the decoder that turns them into views."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from reviewer.domain.hashes import HashValue
from reviewer.domain.views import Level, ReducedText, ReducedView


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


class MediaDecoder(Protocol):
    """The decoding process. Every method raises ``MediaUnreadable``."""

    def warm(self) -> None:
        """Start ahead of need."""

    def hashes(self, untrusted: bytes, media_type: str) -> tuple[HashValue, ...]:
        """Return the hashes of these bytes."""

    def reduced(self, untrusted: bytes, media_type: str, level: Level) -> ReducedView | ReducedText:
        """Return the view of ``level`` (R1 or R2)."""

    def clear(
        self, untrusted: bytes, media_type: str, longest_side: int
    ) -> ClearPixels | ClearPlainText:
        """Return the clear media, area-sampled to ``longest_side`` pixels."""

    def close(self) -> None:
        """End the process."""
