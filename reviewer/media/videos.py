# SPDX-License-Identifier: Apache-2.0
"""Single frames of a video: a representative one, or the one at a moment.

Nothing here decodes a whole video: a seek goes to a key frame, and what is decoded from there on
is bounded in pixels. Runs in the decoding worker only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.containers import (
    DAMAGE,
    Patience,
    duration_ms,
    moment_ms,
    seek,
    seek_or_stay,
    video_stream,
)
from reviewer.media.headers import check_size
from reviewer.media.limits import MAX_DECODED_PIXELS, MAX_PACKETS

Pixels = npt.NDArray[np.uint8]

# wellbeing.md i.d: a frame near the beginning, but past the titles and the black.
_WHERE: Final = 0.1
# Streams that flag no key frame at all are decoded from wherever they were entered.
_PACKETS_WITHOUT_KEY: Final = 250


def representative_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """Return the key frame before a tenth of the video, or the first that can be decoded.

    Raises:
        MediaUnreadable: there is none.
    """
    length = duration_ms(container)
    frame = None
    if length is not None:
        frame = key_frame(container, stream, int(length * _WHERE))
    if frame is None:
        frame = key_frame(container, stream, 0) or first_frame(container, stream)
    return frame


def frame_at(container: InputContainer, at_ms: int) -> VideoFrame:
    """Return the frame shown at a moment; the nearest earlier one if that is too far to decode.

    Raises:
        MediaUnreadable: there is none.
    """
    stream = video_stream(container)
    found = None
    for moment, frame in frames_from(container, stream, at_ms):
        if found is not None and moment > at_ms:
            break
        found = frame
    if found is None:
        found = first_frame(container, stream)
    return found


def frames_from(
    container: InputContainer, stream: VideoStream, at_ms: int | None
) -> Iterator[tuple[int, VideoFrame]]:
    """Yield moment and frame from the key frame before ``at_ms`` on; ``None`` is without a seek.

    It ends with the video, with damage, or at the bounds of pixels, packets and time. Each frame
    has been checked for size; its moment is in milliseconds from the beginning.
    """
    patience, pixels, moment = Patience(), 0, 0
    try:
        if at_ms is not None:
            seek_or_stay(container, at_ms)
        for number, packet in enumerate(container.demux(stream)):
            for frame in decoded(packet):
                check_size(frame.width, frame.height)
                moment = moment if frame.pts is None else moment_ms(container, frame.pts, stream)
                yield moment, frame
                pixels += frame.width * frame.height
            if pixels > MAX_DECODED_PIXELS or number > MAX_PACKETS or patience.is_over:
                return
    except MemoryError:
        raise
    except DAMAGE:
        return


def key_frame(container: InputContainer, stream: VideoStream, at_ms: int) -> VideoFrame | None:
    """Return the key frame at or before a moment, or ``None`` if that part cannot be decoded.

    One packet is decoded, and the decoder emptied, so that nothing after it is waited for.
    """
    try:
        seek(container, at_ms)
        for number, packet in enumerate(container.demux(stream)):
            if packet.size and packet.is_keyframe:
                frames = [*stream.codec_context.decode(packet), *stream.codec_context.decode(None)]
                stream.codec_context.flush_buffers()
                if frames:
                    check_size(frames[0].width, frames[0].height)
                return frames[0] if frames else None
            if number > _PACKETS_WITHOUT_KEY:
                return None
    except MemoryError:
        raise
    except DAMAGE:
        return None
    return None


def first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """Return the first frame that can be decoded at all.

    Raises:
        MediaUnreadable: ``corrupt``, there is none.
    """
    found = next(frames_from(container, stream, 0), None)
    if found is None:
        raise MediaUnreadable("corrupt", "no frame")
    return found[1]


def grey_of(frame: VideoFrame) -> Pixels:
    """Return the frame in grey, upright."""
    return upright(frame.to_ndarray(format="gray", threads=1), frame)


def rgb_of(frame: VideoFrame) -> Pixels:
    """Return the frame in RGB, upright."""
    return upright(frame.to_ndarray(format="rgb24", threads=1), frame)


def upright(pixels: npt.NDArray[np.generic], frame: VideoFrame) -> Pixels:
    """Turn pixels as the frame says it was held."""
    turned = np.rot90(pixels, k=frame.rotation // 90 % 4)
    return np.ascontiguousarray(turned, dtype=np.uint8)


def decoded(packet: av.Packet[VideoStream]) -> list[VideoFrame]:
    """Decode a packet; a damaged one costs itself and no more."""
    try:
        return packet.decode()
    except av.InvalidDataError:
        return []
