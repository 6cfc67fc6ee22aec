# SPDX-License-Identifier: Apache-2.0
"""How loud a sound is over its length, and a second of it to be heard.

A long sound is measured in samples: a seek and a fifth of a second for each peak, so that an
hour costs no more than a few minutes do. Runs in the decoding worker only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.containers import (
    DAMAGE,
    Patience,
    duration_ms,
    exact_moment_ms,
    seek_or_stay,
    sound_stream,
)
from reviewer.media.limits import (
    HIGHEST_RATE_HZ,
    LOWEST_RATE_HZ,
    MAX_PACKETS,
    MEASURED_WHOLE_MS,
    PEAKS,
    RUN_MS,
)
from reviewer.media.values import ClearSamples

Floats = npt.NDArray[np.float32]

_SAMPLE_MS: Final = 200
# AAC and Opus need what comes before to sound right: 80 ms and less.
_RUN_UP_MS: Final = 100
# Where a length is not known, peaks are gathered this finely and folded at the end.
_FINE_MS: Final = 50
# The limiter leaves what is under half of full volume alone and lets nothing over it; the whole is
# then turned down to a quarter (wellbeing.md WB-14).
_KNEE: Final = 0.5
_VOLUME: Final = 0.25
_FULL: Final = 32_767


def waveform(container: InputContainer) -> tuple[int, bytes]:
    """Return the measured length in milliseconds, and the loudest moment of each equal part.

    Raises:
        MediaUnreadable: there is no sound that can be decoded.
    """
    stream = sound_stream(container)
    length = duration_ms(container)
    if length is None or length <= MEASURED_WHOLE_MS:
        return _measured(container, stream)
    return length, _sampled(container, stream, length)


def samples_from(container: InputContainer, at_ms: int) -> ClearSamples:
    """Return the second that begins at ``at_ms``: one channel, limited, at a quarter.

    Raises:
        MediaUnreadable: there is no sound that can be decoded there.
    """
    stream = sound_stream(container)
    rate = min(HIGHEST_RATE_HZ, max(LOWEST_RATE_HZ, stream.codec_context.sample_rate or 0))
    pieces: list[Floats] = []
    wanted, got, is_last = rate * RUN_MS // 1000, 0, True
    for moment, heard in _heard_from(container, stream, max(0, at_ms - _RUN_UP_MS), rate):
        early = 0 if pieces else max(0, round((at_ms - moment) * rate / 1000))
        if early >= len(heard):
            continue
        pieces.append(heard[early:])
        got += len(heard) - early
        if got >= wanted:
            is_last = False
            break
    if not pieces:
        raise MediaUnreadable("corrupt", "no sound")
    return ClearSamples(
        rate_hz=rate,
        samples=_quiet(np.concatenate(pieces)[:wanted]),
        next_ms=None if is_last else at_ms + RUN_MS,
    )


def _measured(container: InputContainer, stream: AudioStream) -> tuple[int, bytes]:
    """Decode from the beginning as far as time allows, and return what was measured."""
    rate = LOWEST_RATE_HZ
    part = rate * _FINE_MS // 1000
    fine: list[float] = []
    rest = np.zeros(0, dtype=np.float32)
    heard_samples = 0
    for _, heard in _heard_from(container, stream, 0, rate):
        heard_samples += len(heard)
        rest = np.concatenate([rest, np.abs(heard)])
        whole = len(rest) // part
        fine.extend(rest[: whole * part].reshape(whole, part).max(axis=1).tolist())
        rest = rest[whole * part :]
    if len(rest):
        fine.append(float(rest.max()))
    if not fine:
        raise MediaUnreadable("corrupt", "no sound")
    return max(1, heard_samples * 1000 // rate), _levels(_folded(fine))


def _sampled(container: InputContainer, stream: AudioStream, length: int) -> bytes:
    """Listen for a moment in each part; where time or the file ends, the last peak stands."""
    patience = Patience()
    peaks: list[float | None] = [None] * PEAKS
    # Every fourth part first, so that running out of time costs fineness and not the end.
    for part in (part for first in (0, 2, 1, 3) for part in range(first, PEAKS, 4)):
        if patience.is_over:
            break
        at_ms = length * (2 * part + 1) // (2 * PEAKS) - _SAMPLE_MS // 2
        peaks[part] = _loudest(container, stream, at_ms)
    if all(peak is None for peak in peaks):
        raise MediaUnreadable("corrupt", "no sound")
    found, latest = [], 0.0
    for peak in peaks:
        latest = latest if peak is None else peak
        found.append(latest)
    return _levels(found)


def _loudest(container: InputContainer, stream: AudioStream, at_ms: int) -> float | None:
    """Return the peak of a fifth of a second; nothing where nothing can be decoded."""
    peak: float | None = None
    heard_samples = 0
    for _, heard in _heard_from(container, stream, at_ms, LOWEST_RATE_HZ):
        peak = max(peak or 0.0, float(np.abs(heard).max(initial=0.0)))
        heard_samples += len(heard)
        if heard_samples >= LOWEST_RATE_HZ * _SAMPLE_MS // 1000:
            break
    return peak


def _heard_from(
    container: InputContainer, stream: AudioStream, at_ms: int, rate: int
) -> Iterator[tuple[float, Floats]]:
    """Yield moment and samples of one channel from about ``at_ms`` on, to the end or the bounds."""
    patience, moment, channel = Patience(), float(at_ms), _OneChannel(rate)
    try:
        seek_or_stay(container, at_ms)
        for number, packet in enumerate(container.demux(stream)):
            for frame in _decoded(packet):
                if frame.pts is not None:
                    moment = exact_moment_ms(container, frame.pts, stream)
                for heard in channel.of(frame):
                    yield moment, heard
                    moment += len(heard) * 1000 / rate
            if number > MAX_PACKETS or patience.is_over:
                return
        yield from ((moment, heard) for heard in channel.rest())
    except MemoryError:
        raise
    except DAMAGE:
        return


class _OneChannel:
    """Mixes frames down to one channel at one rate, whatever form they come in."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._form: tuple[str, str, int] | None = None
        self._resampler: AudioResampler | None = None

    def of(self, frame: AudioFrame) -> Iterator[Floats]:
        """Yield the samples of a frame; a stream may change its form between two of them."""
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form or self._resampler is None:
            self._form = form
            self._resampler = AudioResampler(format="flt", layout="mono", rate=self._rate)
        frame.pts = None  # a jump in time is silence to a resampler, as long as the file claims
        for mixed in self._resampler.resample(frame):
            yield _samples_of(mixed)

    def rest(self) -> Iterator[Floats]:
        """Yield what the last conversion held back."""
        if self._resampler is not None:
            for mixed in self._resampler.resample(None):
                yield _samples_of(mixed)


def _samples_of(frame: AudioFrame) -> Floats:
    return np.nan_to_num(frame.to_ndarray().reshape(-1).astype(np.float32, copy=False))


def _decoded(packet: av.Packet[AudioStream]) -> list[AudioFrame]:
    """Decode a packet; a damaged one costs itself and no more."""
    try:
        return packet.decode()
    except av.InvalidDataError:
        return []


def _folded(fine: list[float]) -> list[float]:
    """Return at most ``PEAKS`` equal parts, each as loud as its loudest."""
    parts = np.array_split(np.array(fine), min(PEAKS, len(fine)))
    return [float(part.max()) for part in parts]


def _levels(peaks: list[float]) -> bytes:
    """Return peaks of 0 to 1 as bytes."""
    return bytes(min(255, round(255 * peak)) for peak in peaks)


def _quiet(samples: Floats) -> bytes:
    """Return samples limited and turned down: louder than half bends smoothly towards full."""
    loud = np.abs(samples)
    room = 1 - _KNEE
    limited = np.where(loud > _KNEE, _KNEE + room * np.tanh((loud - _KNEE) / room), loud)
    turned_down = np.copysign(limited, samples) * _VOLUME * _FULL
    return turned_down.astype("<i2").tobytes()
