# SPDX-License-Identifier: Apache-2.0
"""``contact-sheet``: a 17-minute 720p recording to its sheet, beside the same by cv2.VideoCapture.

The recording is one minute encoded and its packets repeated.  The peer looks at the same places
and brings each down to the same sizes; it is given the file, we are given its bytes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import av
import cv2
import numpy as np
import numpy.typing as npt
from av.video.stream import VideoStream

from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row, median
from reviewer.domain.views import Level
from reviewer.media.decoder import DecoderProcess
from reviewer.media.limits import SHEET_PLACES
from reviewer.media.reduce import area_downsample, reduce_grey

MINUTES: Final = 17
OF_PEER: Final = 0.1
_WIDTH, _HEIGHT, _RATE, _SECONDS = 1280, 720, 30, 60
_BIT_RATE: Final = 4_700_000
_KEY_EVERY: Final = "250"
_SCENE_S: Final = 7
_ROUNDS: Final = 3
_TINY: Final = (16, 16)


def measure(places: Places) -> list[Row]:
    """Return the row of this measurement."""
    found = places.asked("sheets")
    places.say(
        f"  {found['megabytes']:.0f} MB, {found['cells']} cells; the worker's own part of ours: "
        f"{median(found['inside_ms']):.0f} ms"
    )
    row = Row(
        name="contact-sheet, ms",
        ours=median(found["ours_ms"]),
        peer=median(found["peer_ms"]),
        target=OF_PEER,
        of_ratio=True,
    )
    return [row]


def main(_words: Sequence[str]) -> dict[str, Any]:
    """Make the recording and time both."""
    from reviewer.media.sheets import contact_sheet

    with tempfile.TemporaryDirectory(prefix="reviewer-sheet-") as folder:
        path = recording(Path(folder))
        data = path.read_bytes()
        ours_ms, peer_ms, inside_ms = [], [], []
        with DecoderProcess() as decoder:
            decoder.warm()
            for _ in range(_ROUNDS):
                began = time.perf_counter()
                sheet = decoder.sheet(data, "video/mp4")
                ours_ms.append(1000 * (time.perf_counter() - began))
                began = time.perf_counter()
                contact_sheet(data, "video/mp4")
                inside_ms.append(1000 * (time.perf_counter() - began))
                began = time.perf_counter()
                _peer(path)
                peer_ms.append(1000 * (time.perf_counter() - began))
    return {
        "ours_ms": ours_ms,
        "peer_ms": peer_ms,
        "inside_ms": inside_ms,
        "megabytes": len(data) / 1e6,
        "cells": len(sheet.cells),
    }


def recording(folder: Path) -> Path:
    """Write the recording and return its path."""
    minute, whole = folder / "minute.mp4", folder / "whole.mp4"
    with av.open(str(minute), "w") as output:
        stream = output.add_stream("libx264", rate=_RATE)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        stream.bit_rate = _BIT_RATE
        stream.options = {"preset": "ultrafast", "g": _KEY_EVERY}
        for plane in _planes():
            frame = av.VideoFrame.from_ndarray(plane, format="yuv420p")
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with av.open(str(whole), "w") as output:
        repeated = None
        for turn in range(MINUTES):
            with av.open(str(minute)) as source:
                picture = source.streams.video[0]
                if repeated is None:
                    repeated = output.add_stream_from_template(picture)
                base = picture.time_base
                assert base is not None
                shift = round(turn * _SECONDS / base)
                for packet in source.demux(picture):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                    packet.stream = repeated
                    output.mux(packet)
    minute.unlink()
    return whole


def _planes() -> Iterator[npt.NDArray[np.uint8]]:
    """Yield frames with grain that pan over another pattern every few seconds."""
    dice = np.random.default_rng(5)
    grain = dice.integers(0, 24, (_HEIGHT + 64, _WIDTH + 64), dtype=np.uint8)
    for number in range(_SECONDS * _RATE):
        scene = number // (_SCENE_S * _RATE)
        across = np.arange(_WIDTH)[None, :] * (scene % 3 + 1) + number * 3
        down = np.arange(_HEIGHT)[:, None] * (scene % 4 + 1)
        light = ((across ^ down if scene % 2 else across + down) >> 2) % (150 + 10 * scene)
        left, top = dice.integers(0, 64, 2)
        noise = grain[top : top + _HEIGHT, left : left + _WIDTH]
        luma = (light.astype(np.uint8) + noise).astype(np.uint8)
        chroma = np.full((_HEIGHT // 2, _WIDTH), 128 + 8 * (scene % 5), dtype=np.uint8)
        yield np.concatenate([luma, chroma])


def _peer(path: Path) -> int:
    capture = cv2.VideoCapture(str(path))
    length = 1000 * capture.get(cv2.CAP_PROP_FRAME_COUNT) / capture.get(cv2.CAP_PROP_FPS)
    seen = 0
    for number in range(SHEET_PLACES):
        capture.set(cv2.CAP_PROP_POS_MSEC, length * (2 * number + 1) / (2 * SHEET_PLACES))
        is_there, frame = capture.read()
        if is_there:
            grey = np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
            seen += reduce_grey(grey, Level.R1).size + area_downsample(grey, *_TINY).size
    capture.release()
    return seen


if __name__ == "__main__":
    child_main(main)
