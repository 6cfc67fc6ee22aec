# SPDX-License-Identifier: Apache-2.0
"""A second of a video, small and without sound, for as long as it is held.

Runs in the decoding worker only.
"""

from __future__ import annotations

import cv2
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.containers import video_stream
from reviewer.media.limits import RUN_FRAME_MS, RUN_FRAMES, RUN_HEIGHT, RUN_MS, RUN_WIDTH
from reviewer.media.values import ClearRun
from reviewer.media.videos import frames_from, upright


class _Frames:
    """The frames of a run, of one size: a video may change its size on the way, a run does not."""

    def __init__(self, at_ms: int) -> None:
        self.at_ms = at_ms
        self.size = (0, 0)
        self.pixels: list[bytes] = []
        self._shown: VideoFrame | None = None

    @property
    def next_ms(self) -> int:
        """Return the moment the next frame stands for."""
        return self.at_ms + len(self.pixels) * RUN_FRAME_MS

    @property
    def is_full(self) -> bool:
        """Say whether the second is over."""
        return len(self.pixels) == RUN_FRAMES

    def show(self, frame: VideoFrame) -> None:
        """Add a frame; the same as before costs nothing."""
        if self._shown is frame:
            self.pixels.append(self.pixels[-1])
            return
        self._shown = frame
        is_lying = frame.rotation % 180 != 0
        width, height = (frame.height, frame.width) if is_lying else (frame.width, frame.height)
        scale = min(1.0, RUN_HEIGHT / height, RUN_WIDTH / width)
        width, height = max(1, round(width * scale)), max(1, round(height * scale))
        small = frame.reformat(
            width=height if is_lying else width,
            height=width if is_lying else height,
            format="rgb24",
            interpolation="AREA",
            threads=1,
        )
        pixels = upright(small.to_ndarray(), frame)
        if not self.pixels:
            self.size = (width, height)
        elif self.size != (width, height):
            pixels = np.asarray(cv2.resize(pixels, self.size), dtype=np.uint8)
        self.pixels.append(pixels.tobytes())


def run_from(container: InputContainer, at_ms: int) -> ClearRun:
    """Return the frames of the second that begins at ``at_ms``.

    A video with fewer frames a second repeats them, so that every frame is shown equally long.

    Raises:
        MediaUnreadable: ``corrupt`` when nothing can be decoded there.
    """
    found = _Frames(at_ms)
    latest: VideoFrame | None = None
    reached = 0
    for moment, frame in frames_from(container, video_stream(container), at_ms):
        while latest is not None and not found.is_full and found.next_ms < moment:
            found.show(latest)
        if found.is_full:
            break
        latest, reached = frame, moment
    # The last frame of a video is shown like any other; beyond it, or where the way from the key
    # frame was too long, there is nothing to show.
    if latest is None or (not found.pixels and reached + RUN_MS < at_ms):
        raise MediaUnreadable("corrupt", "no frame")
    is_full = found.is_full
    if not is_full:
        found.show(latest)
    return ClearRun(
        width=found.size[0],
        height=found.size[1],
        frame_ms=RUN_FRAME_MS,
        frames=tuple(found.pixels),
        next_ms=found.next_ms if is_full else None,
    )
