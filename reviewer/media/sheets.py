# SPDX-License-Identifier: Apache-2.0
"""The contact sheet of a video: at most nine scene changes, each at R1.

Places are looked at, not frames: each is a seek and one key frame, brought down to a tiny grey at
once. Of these the ones most unlike each other are kept. A video with few key frames is short, or
was recorded so that it cannot be entered in the middle; of such a one a bounded beginning is
decoded in passing. Runs in the decoding worker only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Level
from reviewer.media.containers import (
    DAMAGE,
    Patience,
    duration_ms,
    has_sound,
    moment_ms,
    opened,
    seek,
    video_stream,
)
from reviewer.media.handover import Mapped
from reviewer.media.limits import MAX_PACKETS, SHEET_CELLS, SHEET_PLACES
from reviewer.media.reduce import area_downsample, reduce_grey
from reviewer.media.videos import frames_from, grey_of, key_frame

_TINY: Final = (16, 16)
# Mean difference of two tiny greys, of 255, under which they are the same scene: noise of
# encoding stays under 1, the hand of a clock moving over a face is above.
_SAME: Final = 1.5

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cell:
    """A place of the video; ``grey`` is at R1, ``None`` where nothing could be decoded."""

    at_ms: int
    grey: Pixels | None
    tiny: Pixels | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A contact sheet, as ``domain.views.ContactSheet`` tells of it."""

    duration_ms: int | None
    has_sound: bool
    cells: tuple[Cell, ...]


def contact_sheet(data: Mapped, media_type: str) -> Sheet:
    """Return the scene changes of a video.

    Raises:
        MediaUnreadable: no frame of it can be decoded.
    """
    with opened(data, media_type) as container:
        with_sound = has_sound(container)
        stream = video_stream(container)
        length = duration_ms(container)
        places = _even(length) if length is not None else _listed_key_frames(container, stream)
        cells, missing = _key_cells(container, stream, places)
    if len(cells) < SHEET_CELLS:
        # From the beginning: what cannot be entered by seeking cannot be rewound by it either.
        with opened(data, media_type) as container:
            passing = _passing_cells(container, video_stream(container), length)
            cells = _merged(cells, passing)
    if not cells:
        raise MediaUnreadable("corrupt", "no frame")
    return Sheet(
        duration_ms=length, has_sound=with_sound, cells=_chosen(cells, _beyond(cells, missing))
    )


def _even(length: int) -> list[int]:
    """Return places spread evenly, each in the middle of its part but for the first."""
    return [length * (2 * number + 1) // (2 * SHEET_PLACES) for number in range(SHEET_PLACES)]


def _listed_key_frames(container: InputContainer, stream: VideoStream) -> list[int]:
    """Return moments of key frames of a video without a length, found without decoding."""
    moments = []
    try:
        seek(container, 0)
        for number, packet in enumerate(container.demux(stream)):
            if packet.is_keyframe and packet.pts is not None:
                moments.append(moment_ms(container, packet.pts, stream))
            if number > MAX_PACKETS:
                break
    except MemoryError:
        raise
    except DAMAGE:
        pass  # the moments before the damage are good
    wanted = np.linspace(0, max(0, len(moments) - 1), min(len(moments), SHEET_PLACES))
    return [moments[round(place)] for place in wanted]


def _key_cells(
    container: InputContainer, stream: VideoStream, places: Sequence[int]
) -> tuple[list[Cell], list[int]]:
    """Return a cell for each different key frame, and the places where none could be decoded."""
    patience = Patience()
    found: dict[int, Cell] = {}
    missing = []
    for place in places:
        if patience.is_over:
            break
        frame = key_frame(container, stream, place)
        if frame is None:
            missing.append(place)
            continue
        at_ms = place if frame.pts is None else moment_ms(container, frame.pts, stream)
        if at_ms not in found:
            found[at_ms] = _cell(at_ms, frame)
    return [found[at_ms] for at_ms in sorted(found)], missing


def _passing_cells(
    container: InputContainer, stream: VideoStream, length: int | None
) -> list[Cell]:
    """Return cells at even steps through a bounded beginning of the video."""
    step = max(1, (length or 0) // SHEET_PLACES)
    cells: list[Cell] = []
    wanted = 0
    for at_ms, frame in frames_from(container, stream, None):
        if at_ms < wanted or (cells and at_ms <= cells[-1].at_ms):
            continue
        cells.append(_cell(at_ms, frame))
        if len(cells) == 2 * SHEET_PLACES:  # no length to go by: look half as often
            cells = cells[::2]
            step = max(2 * step, (cells[-1].at_ms - cells[0].at_ms) // SHEET_PLACES)
        wanted = at_ms + step
    return cells


def _cell(at_ms: int, frame: VideoFrame) -> Cell:
    grey = grey_of(frame)
    return Cell(at_ms=at_ms, grey=reduce_grey(grey, Level.R1), tiny=area_downsample(grey, *_TINY))


def _merged(one: list[Cell], other: list[Cell]) -> list[Cell]:
    """Return the cells of both in the order of time, one for each moment."""
    by_moment = {cell.at_ms: cell for cell in (*other, *one)}
    return [by_moment[at_ms] for at_ms in sorted(by_moment)]


def _beyond(cells: list[Cell], missing: list[int]) -> list[int]:
    """Return the missing places that no decoded cell stands for."""
    return [place for place in missing if place > cells[-1].at_ms]


def _chosen(cells: list[Cell], missing: list[int]) -> tuple[Cell, ...]:
    """Return the cells most unlike each other, and one place in the part that is lost."""
    room = SHEET_CELLS - (1 if missing else 0)
    chosen = [0]
    distance = _distances(cells, 0)
    while len(chosen) < min(room, len(cells)):
        furthest = int(distance.argmax())
        if distance[furthest] < _SAME:
            break
        chosen.append(furthest)
        distance = np.minimum(distance, _distances(cells, furthest))
    kept = [cells[place] for place in sorted(chosen)]
    lost = [Cell(at_ms=missing[0], grey=None)] if missing else []
    return tuple(kept + lost)


def _distances(cells: list[Cell], place: int) -> npt.NDArray[np.float64]:
    """Return how unlike each cell is to one of them: the mean difference of the tiny greys."""
    tiny = _tiny(cells[place])
    return np.array(
        [
            np.abs(_tiny(cell) - tiny).mean()
            if cell.tiny is not None and _tiny(cell).shape == tiny.shape
            else 255.0
            for cell in cells
        ]
    )


def _tiny(cell: Cell) -> npt.NDArray[np.int16]:
    assert cell.tiny is not None
    return cell.tiny.astype(np.int16)
