# SPDX-License-Identifier: Apache-2.0
"""A video's frames as PDQ hashes: a frame a second, in stretches that fit one answer's time.

The frame of a second is the first that is shown in it. Frames are hashed at full size and as
stored: a turned video's hash is that of its pixels, as with pictures. A first pass over the key
frames alone costs a fraction and is enough to find what was sent in before. Runs in the decoding
worker only.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame

from reviewer.domain.errors import MediaUnreadable
from reviewer.media import pdq
from reviewer.media.containers import DAMAGE, Patience, moment_ms, seek_or_stay, video_stream
from reviewer.media.headers import check_size
from reviewer.media.limits import FINGERPRINT_STEP_MS, SOME_SECONDS, STRETCH_FRAMES
from reviewer.media.videos import decoded
from reviewer.media.vpdq import FrameHash, Stretch


def stretch_from(container: InputContainer, at_ms: int, *, key_frames_only: bool) -> Stretch:
    """Hash frames from ``at_ms`` on until the video, the time or the room of an answer ends.

    When the time is over it goes on to the next key frame, but not for as long again: there the
    following stretch can begin without decoding anything twice.

    Raises:
        MediaUnreadable: ``corrupt``, no frame of the video can be decoded; ``unsupported``, its
            frames are too small to hash; ``too-large``.
    """
    frames: list[FrameHash] = []
    patience, longest = Patience(), Patience(2 * SOME_SECONDS)
    wanted_ms, is_over = at_ms, False
    for moment, frame in _frames(container, at_ms, key_frames_only=key_frames_only):
        if frame is not None and moment >= wanted_ms:
            frames.append(_hashed(frame, moment))
            wanted_ms = moment - moment % FINGERPRINT_STEP_MS + FINGERPRINT_STEP_MS
        is_entry = frame is not None and frame.key_frame
        is_over = len(frames) == STRETCH_FRAMES or (
            patience.is_over if is_entry else frame is None and longest.is_over
        )
        if is_over:
            break
    if not frames and at_ms == 0 and not is_over:
        raise MediaUnreadable("corrupt", "no frame")
    # Where the way from the last place to enter took all the time, asking again would not help.
    is_cut = is_over and not frames
    return Stretch(
        frames=tuple(frames), next_ms=wanted_ms if is_over and frames else None, is_cut=is_cut
    )


def _frames(
    container: InputContainer, at_ms: int, *, key_frames_only: bool
) -> Iterator[tuple[int, VideoFrame | None]]:
    """Yield moment and frame, and after each packet nothing, so that the time can be looked at."""
    stream, moment = video_stream(container), 0
    if key_frames_only:
        stream.codec_context.skip_frame = "NONKEY"
    try:
        if at_ms:
            seek_or_stay(container, at_ms)
        for packet in container.demux(stream):
            for frame in decoded(packet):
                check_size(frame.width, frame.height)
                moment = moment if frame.pts is None else moment_ms(container, frame.pts, stream)
                yield moment, frame
            yield moment, None
    except MemoryError:
        raise
    except DAMAGE:
        return  # what was found before the damage is good


def _hashed(frame: VideoFrame, moment: int) -> FrameHash:
    rgb = np.asarray(frame.to_ndarray(format="rgb24", threads=1), dtype=np.uint8)
    found = pdq.full_pdq_of_rgb(rgb)
    if found is None:
        raise MediaUnreadable("unsupported", "too small")
    return FrameHash(pdq=found.value, quality=found.quality, at_ms=moment)
