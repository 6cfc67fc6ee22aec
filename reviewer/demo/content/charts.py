# SPDX-License-Identifier: Apache-2.0
"""Draws charts of made-up figures: eight kinds, with title, axes and labels."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image

from reviewer.demo.content import fonts
from reviewer.demo.content.canvas import Canvas, Colour, Point, mixed
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.phrases import LANGUAGES, PHRASEBOOKS
from reviewer.demo.content.shapes import PALETTES, Palette

_GREY: Final = (128, 128, 128)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The part of the picture where the figures stand, and how to write beside it."""

    canvas: Canvas
    language: str
    ink: Colour
    size: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> Point:
        """Return the middle of the plot."""
        return self.at(0.5, 0.5)

    def at(self, across: float, up: float) -> Point:
        """Return the point a share ``across`` and ``up`` from the lower left corner."""
        return (
            self.left + (self.right - self.left) * across,
            self.bottom - (self.bottom - self.top) * up,
        )

    def label(self, at: Point, words: str, *, anchor: str, scale: float = 1) -> None:
        """Write a small label."""
        self.canvas.text(
            at, words, self.ink, size=self.size * scale, language=self.language, anchor=anchor
        )


def chart(dice: Dice, variant: int, width: int, height: int) -> Image.Image:
    """Return a chart; consecutive variants differ in kind, words and palette."""
    book = PHRASEBOOKS[fonts.drawable(LANGUAGES[variant % len(LANGUAGES)])]
    palette = PALETTES[(variant * 3 + variant // len(_KINDS)) % len(PALETTES)]
    ink = (40, 44, 52) if sum(palette[0]) > 380 else (230, 230, 226)
    canvas = Canvas(width, height, palette[0])
    plot = _Plot(
        canvas, book.language, ink, min(width, height) / 28,
        width * 0.1, height * 0.18, width * 0.95, height * 0.88,
    )  # fmt: skip
    plot.label((width / 2, height * 0.08), dice.pick(book.charts), anchor="mm", scale=1.7)
    _KINDS[variant % len(_KINDS)](plot, dice, palette)
    return canvas.finished()


def _axes(plot: _Plot, dice: Dice, steps: int) -> None:
    unit = dice.pick((5, 10, 20, 25, 50))
    faint = mixed(plot.ink, _GREY, 0.7)
    for line in range(6):
        start, stop = plot.at(0, line / 5), plot.at(1, line / 5)
        plot.canvas.line([start, stop], faint if line else plot.ink, width=1 if line else 2)
        beside = (start[0] - plot.size * 0.4, start[1])
        plot.label(beside, str(line * unit), anchor="rm", scale=0.8)
    months = PHRASEBOOKS[plot.language].months
    for step in range(steps):
        x, y = plot.at((step + 0.5) / steps, 0)
        scale = 0.6 if steps > 8 else 0.75
        plot.label((x, y + plot.size * 0.9), months[step % 12], anchor="mm", scale=scale)


def _walk(dice: Dice, steps: int) -> list[float]:
    """Return ``steps`` shares that wander, as measured figures do."""
    share = dice.number(0.2, 0.8)
    walk = []
    for _ in range(steps):
        share = min(0.95, max(0.06, share + dice.number(-0.24, 0.24)))
        walk.append(share)
    return walk


def _bars(plot: _Plot, dice: Dice, palette: Palette) -> None:
    steps = dice.pick((5, 6, 8, 12))
    _axes(plot, dice, steps)
    colour = dice.pick(palette[1:])
    for step, share in enumerate(_walk(dice, steps)):
        plot.canvas.box(
            plot.at((step + 0.18) / steps, 0), plot.at((step + 0.82) / steps, share), colour
        )


def _grouped(plot: _Plot, dice: Dice, palette: Palette) -> None:
    steps = dice.whole(4, 6)
    _axes(plot, dice, steps)
    rows = dice.whole(2, 3)
    for row in range(rows):
        for step, share in enumerate(_walk(dice, steps)):
            left = (step + 0.12 + 0.76 * row / rows) / steps
            right = (step + 0.12 + 0.76 * (row + 0.92) / rows) / steps
            plot.canvas.box(plot.at(left, 0), plot.at(right, share), palette[1 + row])


def _stacked(plot: _Plot, dice: Dice, palette: Palette) -> None:
    steps = dice.whole(5, 12)
    _axes(plot, dice, steps)
    for step in range(steps):
        floor = 0.0
        for row in range(3):
            roof = floor + dice.number(0.06, 0.31)
            plot.canvas.box(
                plot.at((step + 0.15) / steps, floor),
                plot.at((step + 0.85) / steps, roof),
                palette[1 + row],
            )
            floor = roof


def _lines(plot: _Plot, dice: Dice, palette: Palette) -> None:
    steps = dice.pick((6, 8, 12))
    _axes(plot, dice, steps)
    for row in range(dice.whole(1, 4)):
        points = [
            plot.at((step + 0.5) / steps, share) for step, share in enumerate(_walk(dice, steps))
        ]
        plot.canvas.line(points, palette[1 + row], width=plot.size * 0.18)
        for point in points:
            plot.canvas.disc(point, plot.size * 0.24, palette[1 + row])


def _area(plot: _Plot, dice: Dice, palette: Palette) -> None:
    steps = dice.whole(6, 12)
    _axes(plot, dice, steps)
    for row in range(dice.whole(2, 3)):
        shares = [share * (0.95 - 0.28 * row) for share in _walk(dice, steps)]
        points = [plot.at(step / (steps - 1), share) for step, share in enumerate(shares)]
        plot.canvas.polygon([plot.at(0, 0), *points, plot.at(1, 0)], palette[1 + row], opacity=190)


def _ring(plot: _Plot, dice: Dice, palette: Palette) -> None:
    parts = [dice.number(0.4, 2) for _ in range(dice.whole(3, 6))]
    radius = min(plot.bottom - plot.top, (plot.right - plot.left) * 0.8) * 0.46
    slack = 0.5 - 1.2 * radius / (plot.right - plot.left)
    x, y = plot.at(0.5 + slack * dice.pick((-1, 0, 1)), 0.5)
    angle = dice.number(0, 360)
    months = PHRASEBOOKS[plot.language].months
    for place, part in enumerate(parts):
        sweep = 360 * part / sum(parts)
        tone = mixed(palette[1 + place % 4], _GREY, 0.25 * (place // 4))
        plot.canvas.slice((x, y), radius, tone, start=angle, stop=angle + sweep)
        middle = math.radians(angle + sweep / 2)
        spot = (x + math.cos(middle) * radius * 1.14, y + math.sin(middle) * radius * 1.1)
        plot.label(spot, months[place], anchor="mm", scale=0.8)
        angle += sweep
    if dice.happens(0.6):
        plot.canvas.disc((x, y), radius * 0.5, palette[0])


def _scatter(plot: _Plot, dice: Dice, palette: Palette) -> None:
    _axes(plot, dice, 6)
    for row in range(dice.whole(1, 3)):
        slope, start, spread = dice.number(-0.6, 0.6), dice.number(0.3, 0.7), dice.number(0.03, 0.2)
        for _ in range(dice.whole(25, 70)):
            across = dice.number(0.02, 0.98)
            up = start + slope * (across - 0.5) + dice.number(-spread, spread)
            spot = plot.at(across, min(0.97, max(0.03, up)))
            plot.canvas.disc(spot, plot.size * 0.3, palette[1 + row], opacity=190)


def _squares(plot: _Plot, dice: Dice, palette: Palette) -> None:
    columns, rows = dice.whole(7, 12), dice.whole(4, 7)
    months = PHRASEBOOKS[plot.language].months
    tilt = dice.number(-1, 1)
    for column in range(columns):
        x, y = plot.at((column + 0.5) / columns, 0)
        plot.label((x, y + plot.size * 0.9), months[column], anchor="mm", scale=0.5)
        for row in range(rows):
            share = 0.5 + 0.4 * math.sin(column * 0.6 + tilt * row * 2) + dice.number(-0.2, 0.2)
            tone = mixed(palette[3], palette[1], min(1, max(0, share)))
            plot.canvas.box(
                plot.at((column + 0.04) / columns, (row + 0.05) / rows),
                plot.at((column + 0.96) / columns, (row + 0.95) / rows),
                tone,
            )


_Kind = Callable[[_Plot, Dice, Palette], None]
_KINDS: Final[tuple[_Kind, ...]] = (
    _bars, _lines, _ring, _stacked, _scatter, _area, _grouped, _squares,
)  # fmt: skip
