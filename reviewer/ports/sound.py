# SPDX-License-Identifier: Apache-2.0
"""What sound is heard through."""

from __future__ import annotations

from typing import Protocol


class Speaker(Protocol):
    """The machine's sound. May be called from any thread."""

    def play(self, samples: bytes, rate_hz: int) -> None:
        """Play 16-bit little-endian samples of one channel after what plays already.

        Returns once it can take more, at the latest when these have been heard; after ``stop`` it
        returns at once.  Raises ``SoundUnavailable`` where there is nothing to play on.
        """

    def stop(self) -> None:
        """Be silent within 50 ms and forget what was not played; silence stays silence."""
