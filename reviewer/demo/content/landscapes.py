# SPDX-License-Identifier: Apache-2.0
"""Draws landscapes: sky, sun, and one of eight kinds of ground at one of seven hours."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from reviewer.demo.content.canvas import Canvas, Colour, Point, mixed
from reviewer.demo.content.dice import Dice


@dataclass(frozen=True, slots=True)
class Hour:
    """The light of one time of day.

    Attributes:
        zenith: the sky's colour at the top.
        haze: the sky's colour at the horizon, which distant ground takes on.
        sun: the colour of sun or moon.
        ground: the colour of near ground.
        height: how high the sun stands, from 0 at the horizon to 1 at the top.
    """

    zenith: Colour
    haze: Colour
    sun: Colour
    ground: Colour
    height: float


_HOURS: Final = (
    Hour((74, 144, 217), (206, 230, 246), (255, 250, 220), (62, 112, 58), 0.75),
    Hour((58, 62, 120), (248, 158, 104), (255, 214, 130), (52, 56, 70), 0.18),
    Hour((120, 170, 200), (246, 232, 214), (255, 244, 206), (94, 122, 74), 0.40),
    Hour((14, 20, 48), (46, 66, 110), (236, 238, 246), (16, 26, 40), 0.65),
    Hour((150, 160, 172), (214, 218, 222), (240, 240, 236), (84, 98, 90), 0.55),
    Hour((92, 70, 134), (246, 186, 190), (255, 236, 220), (70, 74, 104), 0.25),
    Hour((40, 120, 190), (250, 226, 160), (255, 246, 190), (128, 116, 52), 0.50),
)


def landscape(dice: Dice, variant: int, width: int, height: int) -> Image.Image:
    """Return a landscape; consecutive variants differ in ground and hour."""
    hour = _HOURS[(variant + variant // len(_GROUNDS)) % len(_HOURS)]
    ground = _GROUNDS[variant % len(_GROUNDS)]
    canvas = Canvas(width, height, hour.haze)
    horizon = height * dice.number(0.42, 0.68)
    _sky(canvas, dice, hour, horizon)
    ground(canvas, dice, hour, horizon)
    return _grained(canvas.finished(), dice)


def _sky(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    canvas.gradient(hour.zenith, hour.haze, start=0, stop=horizon + 2)
    if hour.zenith[2] < 60:
        for _ in range(140):
            star = (dice.number(0, canvas.width), dice.number(0, horizon * 0.9))
            canvas.disc(star, dice.number(0.5, 1.6), (226, 230, 246))
    radius = min(canvas.width, canvas.height) * dice.number(0.035, 0.08)
    sun = (canvas.width * dice.number(0.1, 0.9), horizon * (1 - hour.height) + radius)
    for step in range(8, 0, -1):
        canvas.disc(sun, radius * (1 + step * 0.35), hour.sun, opacity=12)
    canvas.disc(sun, radius, hour.sun)
    for _ in range(dice.whole(0, 5)):
        _cloud(canvas, dice, hour, horizon)


def _cloud(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    colour = mixed(hour.haze, (255, 255, 255), 0.5)
    length = canvas.width * dice.number(0.08, 0.24)
    x, y = dice.number(0, canvas.width), horizon * dice.number(0.1, 0.75)
    for _ in range(14):
        share = dice.number(-1, 1)
        puff = length * 0.22 * (1.1 - abs(share)) * dice.number(0.6, 1.1)
        canvas.disc((x + share * length / 2, y - puff * 0.4), puff, colour, opacity=110)


def _ridge(dice: Dice, width: int, base: float, rise: float, rough: float) -> list[Point]:
    waves = [
        (dice.number(0.6, 1.6) * turns, dice.number(0, math.tau), rough**level)
        for level, turns in enumerate((1, 2.1, 4.3, 9.1, 19))
    ]
    points: list[Point] = []
    for x in range(0, width + 8, 8):
        swell = sum(s * math.sin(math.tau * t * x / width + p) for t, p, s in waves)
        points.append((x, base - rise * (0.5 + swell / 3)))
    return points


def _layer(canvas: Canvas, ridge: list[Point], colour: Colour) -> None:
    canvas.polygon([*ridge, (canvas.width + 8, canvas.height), (0, canvas.height)], colour)


def _hills(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    layers = dice.whole(3, 6)
    room = canvas.height - horizon
    for layer in range(layers):
        near = (layer + 1) / layers
        base = horizon + room * 0.75 * layer / layers
        ridge = _ridge(dice, canvas.width, base, canvas.height * 0.12, 0.35)
        _layer(canvas, ridge, mixed(hour.haze, hour.ground, 0.25 + 0.75 * near))


def _mountains(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    stone = mixed(hour.ground, (110, 112, 130), 0.6)
    for layer in range(3):
        shade = mixed(hour.haze, stone, 0.3 + 0.3 * layer)
        base = horizon + canvas.height * 0.08 * layer
        _layer(canvas, _range_of_peaks(canvas, dice, base, shade, hour), shade)
    _layer(canvas, _ridge(dice, canvas.width, canvas.height * 0.86, 40, 0.4), hour.ground)


def _range_of_peaks(
    canvas: Canvas, dice: Dice, base: float, shade: Colour, hour: Hour
) -> list[Point]:
    outline: list[Point] = [(0, base)]
    x = -canvas.width * 0.1
    snow = mixed(hour.haze, (255, 255, 255), 0.6)
    while x < canvas.width:
        half = canvas.width * dice.number(0.08, 0.2)
        top = base - half * dice.number(0.8, 1.5)
        peak = (x + half, top)
        canvas.polygon([(x, base), peak, (x + 2 * half, base)], shade)
        cut = (base - top) * 0.28
        reach = half * 0.28
        teeth = [(peak[0] + reach * s, top + cut * d) for s, d in _SNOW_EDGE]
        canvas.polygon([peak, *teeth], snow, opacity=220)
        x += half * dice.number(0.9, 1.5)
    outline.append((canvas.width + 8, base))
    return outline


_SNOW_EDGE: Final = ((1, 1), (0.5, 0.7), (0.1, 1.2), (-0.3, 0.75), (-1, 1))


def _sea(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    deep = mixed(hour.zenith, (10, 60, 90), 0.5)
    shallow = mixed(hour.haze, deep, 0.35)
    canvas.gradient(shallow, deep, start=horizon, stop=canvas.height)
    for _ in range(160):
        share = dice.number(0, 1) ** 2
        y = horizon + share * (canvas.height - horizon)
        length = canvas.width * (0.01 + 0.05 * share)
        x = dice.number(0, canvas.width)
        tone = mixed(deep, hour.sun, dice.number(0.2, 0.6))
        canvas.line([(x, y), (x + length, y)], tone, width=1 + 2 * share)
    for _ in range(dice.whole(1, 3)):
        _boat(canvas, dice, horizon)


def _boat(canvas: Canvas, dice: Dice, horizon: float) -> None:
    size = canvas.height * dice.number(0.04, 0.11)
    x = canvas.width * dice.number(0.1, 0.9)
    y = horizon + size * dice.number(0.4, 2)
    hull = [(x - size, y), (x + size, y), (x + size * 0.6, y + size * 0.4),
            (x - size * 0.6, y + size * 0.4)]  # fmt: skip
    canvas.polygon(hull, (96, 62, 44))
    canvas.polygon([(x, y - 4), (x, y - size * 2), (x + size * 0.9, y - 4)], (246, 242, 232))
    canvas.polygon(
        [(x - 4, y - 4), (x - 4, y - size * 1.6), (x - size * 0.7, y - 4)], (226, 218, 204)
    )


def _dunes(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    sand = mixed((226, 178, 112), hour.ground, 0.25)
    for layer in range(4):
        base = horizon + (canvas.height - horizon) * layer / 4
        ridge = _ridge(dice, canvas.width, base, canvas.height * 0.1, 0.12)
        lit = mixed(hour.haze, sand, 0.4 + 0.2 * layer)
        _layer(canvas, ridge, lit)
        lee = [(x, y + 6 + canvas.height * 0.05 * (x / canvas.width)) for x, y in ridge]
        _layer(canvas, lee, mixed(lit, (90, 60, 40), 0.14))


def _lake(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    ridge = _ridge(dice, canvas.width, horizon, canvas.height * 0.2, 0.5)
    shade = mixed(hour.haze, hour.ground, 0.6)
    _layer(canvas, ridge, shade)
    water = mixed(hour.zenith, hour.haze, 0.4)
    canvas.gradient(hour.haze, water, start=horizon, stop=canvas.height)
    mirrored = [(x, horizon + (horizon - y) * 0.7) for x, y in ridge]
    outline = [(0.0, horizon), *mirrored, (canvas.width + 8.0, horizon)]
    canvas.polygon(outline, mixed(shade, water, 0.45))
    for _ in range(40):
        y = dice.number(horizon + 4, canvas.height)
        x = dice.number(0, canvas.width)
        canvas.line([(x, y), (x + canvas.width * 0.08, y)], mixed(water, hour.sun, 0.25), width=1)


def _town(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    canvas.box((0, horizon), (canvas.width, canvas.height), mixed(hour.ground, hour.haze, 0.3))
    for layer in range(3):
        x = -canvas.width * 0.05
        foot = horizon + (canvas.height - horizon) * (0.25 + 0.3 * layer)
        while x < canvas.width:
            wide = canvas.width * dice.number(0.05, 0.12)
            _house(canvas, dice, hour, (x, foot, wide, 0.35 + 0.3 * layer))
            x += wide * dice.number(1.0, 1.5)


def _house(
    canvas: Canvas, dice: Dice, hour: Hour, place: tuple[float, float, float, float]
) -> None:
    x, foot, wide, near = place
    wall = dice.pick(((222, 196, 160), (196, 120, 96), (232, 226, 212), (150, 164, 176)))
    wall = mixed(hour.haze, mixed(wall, hour.ground, 0.25), near)
    tall = wide * dice.number(0.8, 2.2)
    canvas.box((x, foot), (x + wide, foot - tall), wall)
    roof = [
        (x - 4, foot - tall),
        (x + wide / 2, foot - tall - wide * 0.4),
        (x + wide + 4, foot - tall),
    ]
    canvas.polygon(roof, mixed(wall, (120, 50, 40), 0.5))
    pane = wide / 7
    lit = (250, 222, 140) if sum(hour.zenith) < 250 else mixed(wall, (40, 60, 90), 0.6)
    for row in range(int(tall / (pane * 2.2))):
        for column in range(3):
            left = x + pane * (1 + column * 2)
            top = foot - tall + pane * (0.8 + row * 2.2)
            canvas.box((left, top), (left + pane, top + pane * 1.2), lit)


def _meadow(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    grass = mixed(hour.ground, (96, 160, 70), 0.4)
    _layer(canvas, _ridge(dice, canvas.width, horizon, 60, 0.3), mixed(hour.haze, grass, 0.5))
    canvas.gradient(mixed(hour.haze, grass, 0.7), grass, start=horizon, stop=canvas.height)
    for _ in range(dice.whole(3, 9)):
        _tree(canvas, dice, grass, horizon)
    bloom = dice.pick(((240, 210, 80), (224, 90, 110), (250, 250, 250), (150, 110, 210)))
    for _ in range(260):
        share = dice.number(0, 1) ** 0.7
        y = horizon + 8 + share * (canvas.height - horizon)
        canvas.disc((dice.number(0, canvas.width), y), 1 + 4 * share, bloom)


def _tree(canvas: Canvas, dice: Dice, grass: Colour, horizon: float) -> None:
    share = dice.number(0.05, 0.7)
    foot = horizon + share * (canvas.height - horizon)
    size = canvas.height * (0.06 + 0.16 * share)
    x = dice.number(0, canvas.width)
    canvas.box((x - size * 0.06, foot), (x + size * 0.06, foot - size), (84, 62, 46))
    leaf = mixed(grass, dice.pick(((30, 80, 40), (150, 110, 30), (60, 110, 50))), 0.6)
    for _ in range(9):
        spot = (x + size * dice.number(-0.35, 0.35), foot - size * dice.number(0.8, 1.4))
        canvas.disc(spot, size * dice.number(0.2, 0.34), mixed(leaf, grass, dice.number(0, 0.4)))


def _road(canvas: Canvas, dice: Dice, hour: Hour, horizon: float) -> None:
    _hills(canvas, dice, hour, horizon - canvas.height * 0.05)
    field = mixed(hour.ground, (170, 150, 70), 0.4)
    canvas.gradient(mixed(hour.haze, field, 0.6), field, start=horizon, stop=canvas.height)
    end = canvas.width * dice.number(0.25, 0.75)
    foot = canvas.width * dice.number(0.3, 0.7)
    half = canvas.width * dice.number(0.15, 0.3)
    bottom = float(canvas.height)
    canvas.polygon(
        [(end - 3, horizon), (end + 3, horizon), (foot + half, bottom), (foot - half, bottom)],
        mixed((92, 92, 98), hour.haze, 0.2),
    )
    for step in range(9):
        near, far = ((step + share) ** 2 / 81 for share in (0.0, 0.4))
        points = [(end + (foot - end) * s, horizon + (bottom - horizon) * s) for s in (near, far)]
        canvas.line(points, (236, 232, 214), width=1 + 9 * near)


_Ground = Callable[[Canvas, Dice, Hour, float], None]
_GROUNDS: Final[tuple[_Ground, ...]] = (
    _hills, _sea, _meadow, _mountains, _town, _lake, _dunes, _road,
)  # fmt: skip


def _grained(image: Image.Image, dice: Dice) -> Image.Image:
    """Return the image with a trace of grain, so that it compresses as a photograph does."""
    tile = np.random.default_rng(dice.whole(0, 2**31)).integers(-5, 6, (256, 256, 1), np.int16)
    rows, columns = image.height // 256 + 1, image.width // 256 + 1
    grain = np.tile(tile, (rows, columns, 1))[: image.height, : image.width]
    pixels = np.asarray(image, np.int16) + grain
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
