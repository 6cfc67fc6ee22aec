# SPDX-License-Identifier: Apache-2.0
"""The decoding process as the services' port."""

from __future__ import annotations

from typing import Final

from reviewer.domain.hashes import HashValue
from reviewer.domain.views import Level, ReducedText, ReducedView
from reviewer.media import values
from reviewer.media.decoder import DecoderProcess
from reviewer.media.limits import MAX_CLEAR_SIDE
from reviewer.ports.media import ClearPixels, ClearPlainText


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

    def hashes(self, untrusted: bytes, media_type: str) -> tuple[HashValue, ...]:
        """Return the hashes of these bytes."""
        return self._process.inspect(untrusted, media_type).hashes

    def reduced(self, untrusted: bytes, media_type: str, level: Level) -> ReducedView | ReducedText:
        """Return the view of ``level`` (R1 or R2)."""
        return self._process.reduced(untrusted, media_type, level)

    def clear(
        self, untrusted: bytes, media_type: str, longest_side: int
    ) -> ClearPixels | ClearPlainText:
        """Return the clear media, area-sampled to ``longest_side`` pixels."""
        side = min(longest_side, MAX_CLEAR_SIDE)
        found = self._process.clear(untrusted, media_type, side)
        if isinstance(found, values.ClearPixels):
            return ClearPixels(width=found.width, height=found.height, pixels=found.pixels)
        return ClearPlainText(text=found.text, is_cut=found.is_cut)

    def close(self) -> None:
        """End the process."""
        self._process.close()
