# SPDX-License-Identifier: Apache-2.0
"""Plays samples on the machine's sound device, through PortAudio.

Samples are handed over in pieces of 20 ms, so that a stop is heard at the next one: the device has
at most the piece that is being written, and its own low-latency buffer, which a stop drops.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final

from reviewer.domain.errors import SoundUnavailable

PIECE_MS: Final = 20
_BYTES: Final = 2  # one 16-bit sample


class SystemSpeaker:
    """The default output device; opened for the first sound, let go with each stop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stream: Any = None
        self._rate_hz = 0

    def play(self, samples: bytes, rate_hz: int, is_over: Callable[[], bool]) -> None:
        """Play ``samples`` after what plays already; ends early when they are over."""
        with self._lock:
            if not is_over():
                self._make_ready(rate_hz)
        piece = max(1, rate_hz * PIECE_MS // 1000) * _BYTES
        for start in range(0, len(samples), piece):
            # Asked under the lock that a stop takes: what it did not see, it waits for.
            with self._lock:
                if is_over():
                    return
                self._make_ready(rate_hz)
                self._write(samples[start : start + piece])

    def stop(self) -> None:
        """Be silent; what waits in the device is dropped."""
        with self._lock:
            self._close()

    def _make_ready(self, rate_hz: int) -> None:
        if self._stream is None or self._rate_hz != rate_hz:
            self._close()
            self._stream, self._rate_hz = _open(rate_hz), rate_hz

    def _write(self, piece: bytes) -> None:
        try:
            self._stream.write(piece)
        except _errors() as exc:
            self._close()
            raise SoundUnavailable from exc

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.abort()
            stream.close()


def _errors() -> tuple[type[Exception], ...]:
    import sounddevice

    return sounddevice.PortAudioError, OSError, ValueError


def _open(rate_hz: int) -> Any:  # noqa: ANN401  the library has no types
    try:
        import sounddevice  # late: it looks for PortAudio and devices when it is imported
    except (ImportError, OSError) as exc:
        raise SoundUnavailable from exc
    try:
        stream = sounddevice.RawOutputStream(
            samplerate=rate_hz, channels=1, dtype="int16", latency="low"
        )
        stream.start()
    except _errors() as exc:
        raise SoundUnavailable from exc
    return stream
