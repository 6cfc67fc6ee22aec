# SPDX-License-Identifier: Apache-2.0
"""One representative frame of a video, and what its container says of it.

The demuxer is named by the sniffed type, so a playlist or an index of other files is never
followed, and only the decoders listed here are opened. One thread, because a time-out must be
able to end everything. Runs in the decoding worker only.
"""

from __future__ import annotations

import io
import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.handover import Mapped
from reviewer.media.headers import check_size
from reviewer.media.limits import MAX_DURATION_MS, MAX_FRAMES, MAX_PIXELS

_DEMUXER: Final = {"video/mp4": "mov", "video/quicktime": "mov", "video/webm": "matroska"}
_DECODERS: Final = ("h264", "hevc", "vp8", "vp9", "av1", "libdav1d", "mpeg4", "mjpeg")
_OPTIONS: Final = {
    "codec_whitelist": ",".join((*_DECODERS, "aac", "mp3", "opus", "vorbis", "pcm_s16le")),
    "enable_drefs": "0",  # a box of a MOV may name another file
    "max_streams": "32",
}
# wellbeing.md i.d: a frame near the beginning, but past the titles and the black.
_WHERE: Final = 0.1
# What a damaged container makes PyAV raise beside its own errors.
_DAMAGE: Final = (av.FFmpegError, ValueError, OverflowError, ArithmeticError, LookupError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """What a video says of itself, beside its first decoded frame.

    Attributes:
        width: columns of the frame as stored.
        height: rows of the frame as stored.
        duration_ms: ``None`` if it does not say, or says nonsense.
        frames: ``None`` if it does not say.
        frame: the representative frame.
    """

    width: int
    height: int
    duration_ms: int | None
    frames: int | None
    frame: VideoFrame


@contextmanager
def opened(data: Mapped, media_type: str) -> Iterator[Video]:
    """Open a video at its representative frame; the frame is gone when the block ends.

    Raises:
        MediaUnreadable: ``corrupt``, ``unsupported`` or ``too-large``.
    """
    # Kept until the container is closed, which reads from it.
    source = data if isinstance(data, mmap.mmap) else io.BytesIO(data)
    try:
        with av.open(source, mode="r", format=_DEMUXER[media_type], options=_OPTIONS) as container:
            yield _read(container)
    except MemoryError:  # av.MemoryError is both; memory has its own reason
        raise
    except _DAMAGE as exc:
        raise MediaUnreadable("corrupt") from exc


def grey_of(frame: VideoFrame) -> npt.NDArray[np.uint8]:
    """Return the frame in grey, upright."""
    return _upright(frame.to_ndarray(format="gray", threads=1), frame)


def rgb_of(frame: VideoFrame) -> npt.NDArray[np.uint8]:
    """Return the frame in RGB, upright."""
    return _upright(frame.to_ndarray(format="rgb24", threads=1), frame)


def _read(container: InputContainer) -> Video:
    if not container.streams.video:
        raise MediaUnreadable("unsupported", "no picture")
    stream = container.streams.video[0]
    context = stream.codec_context
    # There is no context when FFmpeg does not know the codec, although the type says there is.
    if getattr(context, "name", None) not in _DECODERS:
        raise MediaUnreadable("unsupported", "codec")
    check_size(context.width, context.height)
    context.options = {"max_pixels": str(MAX_PIXELS)}  # a frame may be larger than its container
    context.thread_count = 1
    context.skip_frame = "NONKEY"
    frame = _representative_frame(container, stream)
    check_size(frame.width, frame.height)
    return Video(
        width=frame.width,
        height=frame.height,
        duration_ms=_duration_ms(container),
        frames=stream.frames if 0 < stream.frames <= MAX_FRAMES else None,
        frame=frame,
    )


def _representative_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    duration_ms = _duration_ms(container)
    if duration_ms is not None:
        frame = _key_frame_before(container, stream, int(duration_ms * 1000 * _WHERE))
        if frame is not None:
            return frame
    frame = _key_frame_before(container, stream, 0)
    if frame is None:
        raise MediaUnreadable("corrupt", "no frame")
    return frame


def _key_frame_before(
    container: InputContainer, stream: VideoStream, microseconds: int
) -> VideoFrame | None:
    """Return the key frame at or before a time, or ``None`` if that part cannot be decoded."""
    try:
        container.seek(microseconds)
        return next(container.decode(stream), None)
    except MemoryError:
        raise
    except _DAMAGE:
        return None


def _duration_ms(container: InputContainer) -> int | None:
    if container.duration is None:
        return None
    milliseconds = container.duration * 1000 // av.time_base
    return milliseconds if 0 < milliseconds <= MAX_DURATION_MS else None


def _upright(pixels: npt.NDArray[np.generic], frame: VideoFrame) -> npt.NDArray[np.uint8]:
    turned = np.rot90(pixels, k=frame.rotation // 90 % 4)
    return np.ascontiguousarray(turned, dtype=np.uint8)
