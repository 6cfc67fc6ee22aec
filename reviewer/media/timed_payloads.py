# SPDX-License-Identifier: Apache-2.0
"""The contents of replies about video and sound: packed by the worker, checked by the caller.

As in ``payloads``: whatever the worker says is ``untrusted_`` until it has been held against the
request. Standard library only.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reviewer.domain.views import ContactSheet, Level, ReducedView, SheetCell, Waveform
from reviewer.media.framing import Shape
from reviewer.media.limits import (
    HIGHEST_RATE_HZ,
    LONG_SIDE,
    LOUDEST_SAMPLE,
    LOWEST_RATE_HZ,
    MAX_DURATION_MS,
    PEAKS,
    RUN_FRAME_MS,
    RUN_FRAMES,
    RUN_HEIGHT,
    RUN_MS,
    RUN_WIDTH,
    SHEET_CELLS,
    SHORT_SIDE,
    SHOWN_SIDE,
    STRETCH_FRAMES,
)
from reviewer.media.payloads import require
from reviewer.media.values import ClearRun, ClearSamples
from reviewer.media.vpdq import FrameHash, Stretch

_UNKNOWN: Final = -1

_SHEET: Final = struct.Struct(">qBB")  # length or -1 · has sound · cells
_CELL: Final = struct.Struct(">qBB")  # moment · width · height; 0 by 0 where nothing was decoded
_WAVEFORM: Final = struct.Struct(">qB")  # length · peaks
_RUN: Final = struct.Struct(">IIIBq")  # width · height · time of a frame · frames · next or -1
_SAMPLES: Final = struct.Struct(">IIq")  # samples a second · samples · next or -1

_STRETCH: Final = struct.Struct(">IqB")  # frames · next or -1 · is cut
_FRAME_HASH: Final = struct.Struct(">qB32s")  # moment · quality · PDQ

SHEET_BYTES: Final = _SHEET.size + SHEET_CELLS * (
    _CELL.size + LONG_SIDE[Level.R1] * SHORT_SIDE[Level.R1]
)
WAVEFORM_BYTES: Final = _WAVEFORM.size + PEAKS
RUN_BYTES: Final = _RUN.size + RUN_FRAMES * RUN_WIDTH * RUN_HEIGHT * 3
SAMPLES_BYTES: Final = _SAMPLES.size + 2 * HIGHEST_RATE_HZ * RUN_MS // 1000
STRETCH_BYTES: Final = _STRETCH.size + STRETCH_FRAMES * _FRAME_HASH.size


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedCell:
    """One cell as the worker has it; ``width`` is 0 where nothing could be decoded."""

    at_ms: int
    width: int = 0
    height: int = 0
    pixels: bytes = field(default=b"", repr=False)


def pack_sheet(duration_ms: int | None, cells: Sequence[PackedCell], *, has_sound: bool) -> bytes:
    """Lay out a contact sheet."""
    head = _SHEET.pack(_UNKNOWN if duration_ms is None else duration_ms, has_sound, len(cells))
    return head + b"".join(
        _CELL.pack(cell.at_ms, cell.width, cell.height) + cell.pixels for cell in cells
    )


def read_sheet(shape: Shape, untrusted: bytes) -> ContactSheet:
    """Check a contact sheet: how many cells, in which order, each within R1."""
    require(shape is Shape.SHEET and len(untrusted) >= _SHEET.size)
    untrusted_duration, untrusted_sound, untrusted_count = _SHEET.unpack_from(untrusted)
    require(untrusted_duration == _UNKNOWN or 1 <= untrusted_duration <= MAX_DURATION_MS)
    require(untrusted_sound in (0, 1) and 1 <= untrusted_count <= SHEET_CELLS)
    cells: list[SheetCell] = []
    rest = memoryview(untrusted)[_SHEET.size :]
    for _ in range(untrusted_count):
        cell, rest = _cell(rest)
        require(not cells or cells[-1].at_ms < cell.at_ms)
        cells.append(cell)
    require(not rest)
    return ContactSheet(
        duration_ms=None if untrusted_duration == _UNKNOWN else untrusted_duration,
        has_sound=bool(untrusted_sound),
        cells=tuple(cells),
    )


def _cell(untrusted: memoryview) -> tuple[SheetCell, memoryview]:
    require(len(untrusted) >= _CELL.size)
    untrusted_at, untrusted_width, untrusted_height = _CELL.unpack_from(untrusted)
    require(0 <= untrusted_at <= MAX_DURATION_MS)
    rest = untrusted[_CELL.size :]
    if untrusted_width == 0 and untrusted_height == 0:
        return SheetCell(at_ms=untrusted_at, view=None), rest
    short, long = sorted((untrusted_width, untrusted_height))
    require(1 <= short <= SHORT_SIDE[Level.R1] and long <= LONG_SIDE[Level.R1])
    size = short * long
    require(len(rest) >= size)
    view = ReducedView(
        level=Level.R1,
        width=untrusted_width,
        height=untrusted_height,
        pixels=bytes(rest[:size]),
        shown_width=SHOWN_SIDE[Level.R1],
    )
    return SheetCell(at_ms=untrusted_at, view=view), rest[size:]


def pack_waveform(duration_ms: int, peaks: bytes) -> bytes:
    """Lay out a waveform."""
    return _WAVEFORM.pack(duration_ms, len(peaks)) + peaks


def read_waveform(shape: Shape, untrusted: bytes) -> Waveform:
    """Check a waveform."""
    require(shape is Shape.WAVEFORM and len(untrusted) > _WAVEFORM.size)
    untrusted_duration, untrusted_count = _WAVEFORM.unpack_from(untrusted)
    require(1 <= untrusted_duration <= MAX_DURATION_MS)
    require(1 <= untrusted_count <= PEAKS and len(untrusted) == _WAVEFORM.size + untrusted_count)
    return Waveform(duration_ms=untrusted_duration, peaks=untrusted[_WAVEFORM.size :])


def pack_run(run: ClearRun) -> bytes:
    """Lay out a run of frames."""
    next_ms = _UNKNOWN if run.next_ms is None else run.next_ms
    head = _RUN.pack(run.width, run.height, run.frame_ms, len(run.frames), next_ms)
    return head + b"".join(run.frames)


def read_run(shape: Shape, untrusted: bytes, at_ms: int) -> ClearRun:
    """Check a run of frames: their size, their number, and that it moves on."""
    require(shape is Shape.FRAMES and len(untrusted) > _RUN.size)
    untrusted_width, untrusted_height, untrusted_frame_ms, untrusted_count, untrusted_next = (
        _RUN.unpack_from(untrusted)
    )
    require(1 <= untrusted_width <= RUN_WIDTH and 1 <= untrusted_height <= RUN_HEIGHT)
    require(untrusted_frame_ms == RUN_FRAME_MS and 1 <= untrusted_count <= RUN_FRAMES)
    most = at_ms + RUN_FRAMES * RUN_FRAME_MS
    require(untrusted_next == _UNKNOWN or at_ms < untrusted_next <= most)
    size = untrusted_width * untrusted_height * 3
    require(len(untrusted) == _RUN.size + untrusted_count * size)
    return ClearRun(
        width=untrusted_width,
        height=untrusted_height,
        frame_ms=RUN_FRAME_MS,
        frames=tuple(
            untrusted[_RUN.size + number * size : _RUN.size + (number + 1) * size]
            for number in range(untrusted_count)
        ),
        next_ms=None if untrusted_next == _UNKNOWN else untrusted_next,
    )


def pack_samples(run: ClearSamples) -> bytes:
    """Lay out a run of sound."""
    next_ms = _UNKNOWN if run.next_ms is None else run.next_ms
    return _SAMPLES.pack(run.rate_hz, len(run.samples) // 2, next_ms) + run.samples


def read_samples(shape: Shape, untrusted: bytes, at_ms: int) -> ClearSamples:
    """Check a run of sound: its length, and that no sample is over a quarter of full volume."""
    require(shape is Shape.SAMPLES and len(untrusted) > _SAMPLES.size)
    untrusted_rate, untrusted_count, untrusted_next = _SAMPLES.unpack_from(untrusted)
    require(LOWEST_RATE_HZ <= untrusted_rate <= HIGHEST_RATE_HZ)
    require(1 <= untrusted_count <= untrusted_rate * RUN_MS // 1000)
    require(untrusted_next in (_UNKNOWN, at_ms + RUN_MS))
    samples = untrusted[_SAMPLES.size :]
    require(len(samples) == 2 * untrusted_count)
    heard = array("h", samples)
    if sys.byteorder == "big":
        heard.byteswap()
    lowest, highest = min(heard), max(heard)
    require(lowest >= -LOUDEST_SAMPLE and highest <= LOUDEST_SAMPLE)
    return ClearSamples(
        rate_hz=untrusted_rate,
        samples=samples,
        next_ms=None if untrusted_next == _UNKNOWN else untrusted_next,
    )


def pack_stretch(stretch: Stretch) -> bytes:
    """Lay out the hashes of a stretch of a video."""
    next_ms = _UNKNOWN if stretch.next_ms is None else stretch.next_ms
    return _STRETCH.pack(len(stretch.frames), next_ms, stretch.is_cut) + b"".join(
        _FRAME_HASH.pack(each.at_ms, each.quality, bytes.fromhex(each.pdq))
        for each in stretch.frames
    )


def read_stretch(shape: Shape, untrusted: bytes, at_ms: int) -> Stretch:
    """Check a stretch of hashes: how many, that time runs on, and that the next begins after."""
    require(shape is Shape.STRETCH and len(untrusted) >= _STRETCH.size)
    untrusted_count, untrusted_next, untrusted_cut = _STRETCH.unpack_from(untrusted)
    require(untrusted_count <= STRETCH_FRAMES and untrusted_cut in (0, 1))
    require(len(untrusted) == _STRETCH.size + untrusted_count * _FRAME_HASH.size)
    frames: list[FrameHash] = []
    earliest = at_ms
    for untrusted_at, untrusted_quality, value in _FRAME_HASH.iter_unpack(
        untrusted[_STRETCH.size :]
    ):
        require(earliest <= untrusted_at <= MAX_DURATION_MS and untrusted_quality <= 100)
        frames.append(FrameHash(pdq=value.hex(), quality=untrusted_quality, at_ms=untrusted_at))
        earliest = untrusted_at + 1
    # It moves on, or it ends; and it is cut only where it ends.
    goes_on = bool(frames) and earliest <= untrusted_next <= MAX_DURATION_MS and not untrusted_cut
    require(untrusted_next == _UNKNOWN or goes_on)
    return Stretch(
        frames=tuple(frames),
        next_ms=None if untrusted_next == _UNKNOWN else untrusted_next,
        is_cut=bool(untrusted_cut),
    )
