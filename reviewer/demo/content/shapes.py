# SPDX-License-Identifier: Apache-2.0
"""Draws geometric patterns: ten designs in seven palettes.

No crosses, stars or three plain bands: nothing that could be read as an emblem or a flag.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from PIL import Image

from reviewer.demo.content.canvas import Canvas, Colour, Point, mixed
from reviewer.demo.content.dice import Dice

Palette = tuple[Colour, ...]

PALETTES: Final[tuple[Palette, ...]] = (
    ((244, 238, 226), (38, 70, 83), (42, 157, 143), (233, 196, 106), (231, 111, 81)),
    ((24, 28, 44), (94, 116, 170), (170, 196, 224), (238, 200, 150), (200, 120, 120)),
    ((250, 250, 246), (64, 78, 77), (155, 191, 133), (212, 222, 149), (99, 130, 150)),
    ((255, 246, 236), (96, 56, 88), (200, 100, 120), (246, 176, 140), (130, 160, 190)),
    ((236, 244, 246), (20, 90, 110), (60, 150, 170), (150, 206, 206), (250, 190, 90)),
    ((46, 40, 36), (150, 110, 80), (214, 178, 130), (240, 224, 196), (120, 140, 110)),
    ((240, 240, 250), (90, 80, 160), (150, 130, 210), (200, 190, 240), (110, 190, 170)),
)


def shapes(dice: Dice, variant: int, width: int, height: int) -> Image.Image:
    """Return a pattern; consecutive variants differ in design and palette."""
    palette = PALETTES[(variant + variant // len(_DESIGNS)) % len(PALETTES)]
    canvas = Canvas(width, height, palette[0])
    _DESIGNS[variant % len(_DESIGNS)](canvas, dice, palette)
    return canvas.finished()


def _bubbles(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    for _ in range(dice.whole(18, 60)):
        centre = (dice.number(0, canvas.width), dice.number(0, canvas.height))
        radius = min(canvas.width, canvas.height) * dice.number(0.02, 0.22)
        canvas.disc(centre, radius, dice.pick(palette[1:]), opacity=dice.whole(120, 255))


def _triangles(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    side = canvas.width / dice.whole(4, 11)
    for row in range(int(canvas.height / side) + 1):
        for column in range(int(canvas.width / side) + 1):
            x, y = column * side, row * side
            corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
            turn = dice.whole(0, 3)
            corners = corners[turn:] + corners[:turn]
            canvas.polygon(corners[:3], dice.pick(palette))


def _ripples(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    longest = max(canvas.width, canvas.height)
    for _ in range(dice.whole(2, 4)):
        centre = (dice.number(0, canvas.width), dice.number(0, canvas.height))
        colour = dice.pick(palette[1:])
        for turn in range(dice.whole(5, 14)):
            canvas.ring(centre, longest * 0.04 * (turn + 1), colour, width=longest * 0.012)


def _mosaic(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    regions = [(0.0, 0.0, float(canvas.width), float(canvas.height))]
    for _ in range(dice.whole(5, 7)):
        regions = [part for region in regions for part in _halves(dice, region)]
    for left, top, right, bottom in regions:
        canvas.box((left + 3, top + 3), (right - 3, bottom - 3), dice.pick(palette[1:]))


def _halves(
    dice: Dice, region: tuple[float, float, float, float]
) -> list[tuple[float, float, float, float]]:
    left, top, right, bottom = region
    share = dice.number(0.3, 0.7)
    if max(right - left, bottom - top) < 60:
        return [region]
    if right - left > bottom - top:
        middle = left + (right - left) * share
        return [(left, top, middle, bottom), (middle, top, right, bottom)]
    middle = top + (bottom - top) * share
    return [(left, top, right, middle), (left, middle, right, bottom)]


def _waves(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    bands = dice.whole(7, 13)
    turns, phase = dice.number(0.8, 3), dice.number(0, math.tau)
    swing = canvas.height * dice.number(0.02, 0.07)
    for band in range(bands):
        base = canvas.height * band / bands
        ridge: list[Point] = [
            (x, base + swing * math.sin(math.tau * turns * x / canvas.width + phase + band * 0.5))
            for x in range(0, canvas.width + 8, 8)
        ]
        edge = [(canvas.width + 8.0, float(canvas.height)), (0.0, float(canvas.height))]
        canvas.polygon([*ridge, *edge], palette[1 + band % (len(palette) - 1)])


def _arcs(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    side = canvas.width / dice.whole(5, 10)
    colour = dice.pick(palette[1:])
    for row in range(int(canvas.height / side) + 1):
        for column in range(int(canvas.width / side) + 1):
            x, y = column * side, row * side
            turn = dice.happens(0.5)
            first = ((x, y), (0.0, 90.0)) if turn else ((x + side, y), (90.0, 180.0))
            other = (x + side, y + side) if turn else (x, y + side)
            second = (other, (180.0, 270.0) if turn else (270.0, 360.0))
            for centre, angles in (first, second):
                canvas.arc(centre, side * 0.58, colour, angles=angles, width=side * 0.16)


def _spiral(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    centre = (canvas.width * dice.number(0.35, 0.65), canvas.height * dice.number(0.35, 0.65))
    dots = dice.whole(220, 420)
    angle = dice.pick((2.39996, 2.2, 2.6))
    for dot in range(dots):
        reach = math.hypot(canvas.width, canvas.height) * 0.5 * math.sqrt(dot / dots)
        place = (
            centre[0] + reach * math.cos(dot * angle),
            centre[1] + reach * math.sin(dot * angle),
        )
        size = 3 + min(canvas.width, canvas.height) * 0.016 * dot / dots
        canvas.disc(place, size, palette[1 + dot % (len(palette) - 1)])


def _honeycomb(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    radius = canvas.width / dice.whole(9, 20)
    tall = radius * math.sqrt(3)
    light = dice.number(0, math.tau)
    for row in range(int(canvas.height / tall) + 2):
        for column in range(int(canvas.width / (radius * 1.5)) + 2):
            x = column * radius * 1.5
            y = row * tall + (tall / 2 if column % 2 else 0)
            corners = [
                (x + radius * 0.94 * math.cos(k * math.pi / 3),
                 y + radius * 0.94 * math.sin(k * math.pi / 3))
                for k in range(6)
            ]  # fmt: skip
            glow = 0.5 + 0.5 * math.sin(light + x / canvas.width * 4 + y / canvas.height * 3)
            tone = mixed(palette[1], palette[3], glow)
            canvas.polygon(corners, dice.pick((tone, tone, tone, palette[4])))


def _weave(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    pitch = canvas.width / dice.whole(8, 16)
    for row in range(int(canvas.height / pitch) + 1):
        for column in range(int(canvas.width / pitch) + 1):
            x, y = column * pitch, row * pitch
            gap = pitch * 0.14
            across = (row + column) % 2 == 0
            tone = palette[1 + (row if across else column) % (len(palette) - 1)]
            inset = (0.0, gap) if across else (gap, 0.0)
            canvas.box(
                (x + inset[0], y + inset[1]), (x + pitch - inset[0], y + pitch - inset[1]), tone
            )


def _shards(canvas: Canvas, dice: Dice, palette: Palette) -> None:
    for _ in range(dice.whole(14, 34)):
        x, y = dice.number(0, canvas.width), dice.number(0, canvas.height)
        corners = dice.whole(3, 6)
        reach = min(canvas.width, canvas.height) * dice.number(0.06, 0.3)
        start = dice.number(0, math.tau)
        points = [
            (x + reach * math.cos(start + math.tau * k / corners),
             y + reach * math.sin(start + math.tau * k / corners))
            for k in range(corners)
        ]  # fmt: skip
        canvas.polygon(points, dice.pick(palette[1:]), opacity=dice.whole(110, 230))


_Design = Callable[[Canvas, Dice, Palette], None]
_DESIGNS: Final[tuple[_Design, ...]] = (
    _bubbles, _triangles, _ripples, _mosaic, _waves, _arcs, _spiral, _honeycomb, _weave, _shards,
)  # fmt: skip
