# SPDX-License-Identifier: Apache-2.0
"""What sound is heard through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Speaker(Protocol):
    """The machine's sound. May be called from any thread."""

    def play(self, samples: bytes, rate_hz: int, is_over: Callable[[], bool]) -> None:
        """Play 16-bit little-endian samples of one channel after what plays already.

        ``is_over`` is asked before each piece of at most 50 ms; it must not wait.  Returns once it
        can take more, at the latest when these have been heard.  Raises ``SoundUnavailable`` where
        there is nothing to play on.
        """

    def stop(self) -> None:
        """Be silent within 50 ms and forget what was not played.

        Once it has returned, nothing of a sound that was over before it was called is heard, even
        if ``play`` is called for it only then.
        """
