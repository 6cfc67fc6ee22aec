# SPDX-License-Identifier: Apache-2.0
"""Opening containers of video and sound so that nothing but these bytes is ever read.

The demuxer is named by the sniffed type, so a playlist or an index of other files is never
followed, and only the decoders listed here are opened. One thread, because a time-out must be
able to end everything. Runs in the decoding worker only.
"""

from __future__ import annotations

import io
import mmap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Discard, Stream
from av.video.stream import VideoStream

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.handover import Mapped
from reviewer.media.headers import check_size
from reviewer.media.limits import MAX_DURATION_MS, MAX_PIXELS, SOME_SECONDS

_DEMUXER: Final = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/webm": "matroska",
    "audio/mp4": "mov",
    "audio/webm": "matroska",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/flac": "flac",
}
_VIDEO_DECODERS: Final = ("h264", "hevc", "vp8", "vp9", "av1", "libdav1d", "mpeg4", "mjpeg")
_SOUND_DECODERS: Final = (
    "aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "flac", "alac",
    "pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le",
)  # fmt: skip
_OPTIONS: Final = {
    "codec_whitelist": ",".join((*_VIDEO_DECODERS, *_SOUND_DECODERS)),
    "enable_drefs": "0",  # a box of a MOV may name another file
    "max_streams": "32",
}
# What a damaged container makes PyAV raise beside its own errors.
DAMAGE: Final = (av.FFmpegError, ValueError, OverflowError, ArithmeticError, LookupError)

_AnyStream = TypeVar("_AnyStream", bound=Stream)


class Patience:
    """A bound on the time one answer takes: some answer comes before the caller gives up."""

    def __init__(self, seconds: float = SOME_SECONDS) -> None:
        """Begin to count ``seconds``."""
        self._ends_at = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Say whether it is time to answer with what there is."""
        return time.monotonic() > self._ends_at


@contextmanager
def opened(data: Mapped, media_type: str) -> Iterator[InputContainer]:
    """Open a container; everything read from it is gone when the block ends.

    Raises:
        MediaUnreadable: ``corrupt``; what damage raises inside the block becomes that as well.
    """
    # Either shares the bytes; kept until the container that reads it is closed.
    source = data if isinstance(data, mmap.mmap) else io.BytesIO(data)
    try:
        with av.open(source, mode="r", format=_DEMUXER[media_type], options=_OPTIONS) as container:
            yield container
    except MemoryError:  # av.MemoryError is both; memory has its own reason
        raise
    except DAMAGE as exc:
        raise MediaUnreadable("corrupt") from exc


def video_stream(container: InputContainer) -> VideoStream:
    """Return the first stream of moving pictures, ready to decode.

    Raises:
        MediaUnreadable: ``unsupported``, ``corrupt`` or ``too-large``.
    """
    stream = next((each for each in container.streams.video if not _is_cover(each)), None)
    if stream is None:
        raise MediaUnreadable("unsupported", "no picture")
    context = stream.codec_context
    # There is no context when FFmpeg does not know the codec, although the type says there is.
    if getattr(context, "name", None) not in _VIDEO_DECODERS:
        raise MediaUnreadable("unsupported", "codec")
    check_size(context.width, context.height)
    context.options = {"max_pixels": str(MAX_PIXELS)}  # a frame may be larger than its container
    context.thread_count = 1
    return _alone(container, stream)


def sound_stream(container: InputContainer) -> AudioStream:
    """Return the first stream of sound, ready to decode.

    Raises:
        MediaUnreadable: ``unsupported``.
    """
    if not has_sound(container):
        raise MediaUnreadable("unsupported", "no sound")
    stream = container.streams.audio[0]
    stream.codec_context.thread_count = 1
    return _alone(container, stream)


def has_sound(container: InputContainer) -> bool:
    """Tell whether there is sound that can be decoded."""
    streams = container.streams.audio
    context = streams[0].codec_context if streams else None
    return getattr(context, "name", None) in _SOUND_DECODERS


def duration_ms(container: InputContainer) -> int | None:
    """Return the length a container claims; ``None`` if it does not say, or says nonsense."""
    if container.duration is None:
        return None
    milliseconds = container.duration * 1000 // av.time_base
    return milliseconds if 0 < milliseconds <= MAX_DURATION_MS else None


def moment_ms(container: InputContainer, ticks: int, stream: Stream) -> int:
    """Return a stream's time in whole milliseconds from the beginning; never negative."""
    return int(exact_moment_ms(container, ticks, stream))


def exact_moment_ms(container: InputContainer, ticks: int, stream: Stream) -> float:
    """Return a stream's time in milliseconds from the beginning; never negative."""
    base = stream.time_base
    if base is None:
        return 0.0
    beginning = 1000 * (container.start_time or 0) / av.time_base
    return min(float(MAX_DURATION_MS), max(0.0, float(ticks * base * 1000) - beginning))


def seek(container: InputContainer, milliseconds: int) -> None:
    """Go to the key frame at or before a moment, counted from the beginning."""
    container.seek(milliseconds * 1000 + (container.start_time or 0))


def seek_or_stay(container: InputContainer, milliseconds: int) -> None:
    """Go there, or where the container knows of no place to enter it, read on from where it is."""
    try:
        seek(container, milliseconds)
    except MemoryError:
        raise
    except DAMAGE:
        return


def _is_cover(stream: VideoStream) -> bool:
    """Tell the picture on the sleeve of a sound file from a video."""
    return bool(stream.disposition & stream.disposition.__class__.attached_pic)


def _alone(container: InputContainer, stream: _AnyStream) -> _AnyStream:
    """Let the demuxer pass over every other stream without reading it."""
    for other in container.streams:
        if other.index != stream.index:
            other.discard = Discard.all
    return stream
