# SPDX-License-Identifier: Apache-2.0
"""Makes short videos: 320x180, two to four seconds, with a sine tone.

H.264 where this build of FFmpeg can write it, else MPEG-4 part 2; one encoding thread and no
dates in the file, so that the same seed gives the same bytes on the same build.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.video import VideoStream
from PIL import Image, ImageOps

from reviewer.demo.content.canvas import Canvas, Colour, mixed
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.shapes import PALETTES, Palette

_WIDTH: Final = 320
_HEIGHT: Final = 180
_RATE: Final = 15
_SAMPLES_PER_S: Final = 44_100
_SAMPLES_PER_FRAME: Final = 1024


def write_video(path: Path, dice: Dice, variant: int, alteration: str | None) -> None:
    """Write the video of ``variant``, altered if asked, as MP4."""
    seconds = dice.number(2.0, 3.9)
    pitch_hz = dice.pick((220, 262, 294, 330, 392, 440))
    palette = PALETTES[variant % len(PALETTES)]
    scene = _SCENES[variant % len(_SCENES)]
    tempo = dice.number(0.7, 1.4)
    with av.open(str(path), "w", options={"fflags": "+bitexact"}) as container:
        picture = _video_stream(container, worse=alteration == "re-encode")
        sound = container.add_stream("aac", rate=_SAMPLES_PER_S, layout="mono")
        sound.codec_context.options = {"flags": "+bitexact"}
        for image in _frames(scene, palette, seconds, tempo):
            pixels = np.asarray(_altered(image, alteration))
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            container.mux(picture.encode(frame))
        container.mux(picture.encode())
        for tone in _tone(seconds, pitch_hz):
            container.mux(sound.encode(tone))
        container.mux(sound.encode())


def _video_stream(container: av.container.OutputContainer, *, worse: bool) -> VideoStream:
    is_h264 = "libx264" in av.codecs_available
    stream = container.add_stream("libx264" if is_h264 else "mpeg4", rate=_RATE)
    assert isinstance(stream, VideoStream)
    stream.width, stream.height, stream.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
    stream.codec_context.thread_count = 1
    stream.codec_context.options = {"flags": "+bitexact"}
    if is_h264:
        # With macroblock trees on, x264's result depends on where its memory happens to lie.
        stream.codec_context.options |= {"x264-params": "mbtree=0"}
        stream.codec_context.options |= {"crf": "36" if worse else "23", "preset": "veryfast"}
    else:
        stream.codec_context.bit_rate = 90_000 if worse else 400_000
    return stream


def _frames(scene: _Scene, palette: Palette, seconds: float, tempo: float) -> Iterator[Image.Image]:
    for number in range(round(seconds * _RATE)):
        canvas = Canvas(_WIDTH, _HEIGHT, palette[0])
        scene(canvas, palette, number / _RATE * tempo)
        yield canvas.finished()


def _altered(image: Image.Image, alteration: str | None) -> Image.Image:
    if alteration == "mirror":
        return ImageOps.mirror(image)
    if alteration == "border":
        inner = image.resize((_WIDTH - 24, _HEIGHT - 24), Image.Resampling.BILINEAR)
        return ImageOps.expand(inner, 12, (16, 16, 20))
    return image


def _tone(seconds: float, pitch_hz: int) -> Iterator[av.AudioFrame]:
    total = int(seconds * _SAMPLES_PER_S / _SAMPLES_PER_FRAME) * _SAMPLES_PER_FRAME
    for start in range(0, total, _SAMPLES_PER_FRAME):
        moments = np.arange(start, start + _SAMPLES_PER_FRAME) / _SAMPLES_PER_S
        wave = (0.2 * np.sin(math.tau * pitch_hz * moments)).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="fltp", layout="mono")
        frame.sample_rate = _SAMPLES_PER_S
        frame.pts = start
        frame.time_base = Fraction(1, _SAMPLES_PER_S)
        yield frame


def _ball(canvas: Canvas, palette: Palette, moment: float) -> None:
    canvas.box((0, 150), (_WIDTH, _HEIGHT), palette[1])
    x = 20 + (moment * 90) % (_WIDTH - 40)
    y = 138 - abs(math.sin(moment * 3)) * 100
    canvas.disc((x, y), 14, palette[4])


def _sunrise(canvas: Canvas, palette: Palette, moment: float) -> None:
    canvas.gradient(palette[2], palette[3], start=0, stop=130)
    canvas.disc((160, 140 - moment * 25), 24, (255, 240, 190))
    ridge = [(x, 120 + 14 * math.sin(x / 40)) for x in range(0, 329, 8)]
    canvas.polygon([*ridge, (328, 180), (0, 180)], palette[1])


def _wheel(canvas: Canvas, palette: Palette, moment: float) -> None:
    canvas.ring((160, 90), 70, palette[1], width=5)
    for spoke in range(8):
        angle = moment * 1.2 + spoke * math.tau / 8
        end = (160 + 66 * math.cos(angle), 90 + 66 * math.sin(angle))
        canvas.line([(160, 90), end], palette[2], width=2)
        canvas.disc(end, 9, palette[1 + spoke % 4])


def _growing(canvas: Canvas, palette: Palette, moment: float) -> None:
    for bar in range(8):
        share = min(1.0, max(0.0, moment * 0.9 - bar * 0.18))
        tall = share * (50 + 90 * abs(math.sin(bar * 1.7)))
        canvas.box((24 + bar * 35, 165 - tall), (48 + bar * 35, 165), palette[1 + bar % 4])
    canvas.line([(14, 166), (306, 166)], palette[1], width=2)


def _swell(canvas: Canvas, palette: Palette, moment: float) -> None:
    for band in range(6):
        base = 40 + band * 26
        crest = [(x, base + 9 * math.sin(x / 34 + moment * 2.5 + band)) for x in range(0, 329, 8)]
        canvas.polygon([*crest, (328, 180), (0, 180)], _tone_of(palette, band))


def _rain(canvas: Canvas, palette: Palette, moment: float) -> None:
    canvas.gradient(mixed(palette[1], (120, 140, 160), 0.5), palette[2], start=0, stop=180)
    for drop in range(70):
        x = (drop * 53.7) % _WIDTH
        y = (drop * 97.3 + moment * 160) % 170
        canvas.line([(x, y), (x - 2, y + 9)], (226, 234, 244), width=1)
    canvas.box((0, 164), (_WIDTH, _HEIGHT), palette[1])


def _tone_of(palette: Palette, band: int) -> Colour:
    return mixed(palette[1 + band % 4], palette[0], 0.15)


_Scene = Callable[[Canvas, Palette, float], None]
_SCENES: Final[tuple[_Scene, ...]] = (_ball, _sunrise, _wheel, _growing, _swell, _rain)
