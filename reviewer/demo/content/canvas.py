# SPDX-License-Identifier: Apache-2.0
"""A surface to draw on, twice as fine as the picture that leaves it.

Pillow draws polygons without smoothing; drawing at double size and halving is cheaper than
smoothing by hand.  Pictures above two million pixels are drawn at their own size: at that size
nobody sees the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw

from reviewer.demo.content import fonts

Colour = tuple[int, int, int]
Point = tuple[float, float]

_FINE_LIMIT: Final = 2_000_000


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour lying ``share`` of the way from ``first`` to ``second``."""
    red, green, blue = (
        max(0, min(255, round(a + (b - a) * share))) for a, b in zip(first, second, strict=True)
    )
    return red, green, blue


class Canvas:
    """A picture being drawn; every coordinate is in pixels of the finished picture."""

    def __init__(self, width: int, height: int, colour: Colour) -> None:
        self.width = width
        self.height = height
        self._scale = 2 if width * height <= _FINE_LIMIT else 1
        size = (width * self._scale, height * self._scale)
        self._image = Image.new("RGB", size, colour)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def finished(self) -> Image.Image:
        """Return the picture at its own size."""
        return self._image.reduce(self._scale) if self._scale > 1 else self._image

    def gradient(self, top: Colour, bottom: Colour, *, start: float, stop: float) -> None:
        """Fill the rows from ``start`` to ``stop`` with a vertical gradient."""
        first, last = round(start * self._scale), round(stop * self._scale)
        strip = Image.new("RGB", (1, 64))
        for row in range(64):
            strip.putpixel((0, row), mixed(top, bottom, row / 63))
        size = (self._image.width, max(1, last - first))
        self._image.paste(strip.resize(size, Image.Resampling.BILINEAR), (0, first))

    def polygon(self, points: Sequence[Point], colour: Colour, *, opacity: int = 255) -> None:
        """Fill the polygon through ``points``."""
        self._draw.polygon([self._at(point) for point in points], fill=(*colour, opacity))

    def disc(self, centre: Point, radius: float, colour: Colour, *, opacity: int = 255) -> None:
        """Fill a circle."""
        x, y = centre
        corners = (self._at((x - radius, y - radius)), self._at((x + radius, y + radius)))
        self._draw.ellipse(corners, fill=(*colour, opacity))

    def ring(self, centre: Point, radius: float, colour: Colour, *, width: float) -> None:
        """Draw a circle's outline inwards from ``radius``."""
        x, y = centre
        corners = (self._at((x - radius, y - radius)), self._at((x + radius, y + radius)))
        self._draw.ellipse(corners, outline=colour, width=self._thick(width))

    def slice(
        self, centre: Point, radius: float, colour: Colour, *, start: float, stop: float
    ) -> None:
        """Fill the part of a circle between two angles in degrees, clockwise from three o'clock."""
        x, y = centre
        corners = (self._at((x - radius, y - radius)), self._at((x + radius, y + radius)))
        self._draw.pieslice(corners, start, stop, fill=colour)

    def arc(
        self,
        centre: Point,
        radius: float,
        colour: Colour,
        *,
        angles: tuple[float, float],
        width: float,
    ) -> None:
        """Draw the part of a circle's outline between two angles in degrees."""
        x, y = centre
        corners = (self._at((x - radius, y - radius)), self._at((x + radius, y + radius)))
        self._draw.arc(corners, *angles, fill=colour, width=self._thick(width))

    def box(self, corner: Point, opposite: Point, colour: Colour, *, opacity: int = 255) -> None:
        """Fill the upright rectangle between two corners in any order."""
        (left, top), (right, bottom) = self._at(corner), self._at(opposite)
        corners = (min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        self._draw.rectangle(corners, fill=(*colour, opacity))

    def line(self, points: Sequence[Point], colour: Colour, *, width: float = 1) -> None:
        """Draw a line through ``points``."""
        places = [self._at(point) for point in points]
        self._draw.line(places, fill=colour, width=self._thick(width), joint="curve")

    def text(
        self, at: Point, words: str, colour: Colour, *, size: float, language: str, anchor: str
    ) -> None:
        """Write one line; ``anchor`` is Pillow's two letters, for example ``la`` or ``mm``."""
        typeface = fonts.typeface(round(size * self._scale), language)
        x, y = self._at(at)
        self._draw.text(
            (x, y), words, fill=colour, font=typeface, anchor=anchor,
            direction=fonts.direction(language),
        )  # fmt: skip

    def _at(self, point: Point) -> Point:
        return point[0] * self._scale, point[1] * self._scale

    def _thick(self, width: float) -> int:
        return max(1, round(width * self._scale))
