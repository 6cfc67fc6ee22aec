# SPDX-License-Identifier: Apache-2.0
"""Sets pages of text: a letter, a two-column sheet, a timetable, a list and a poster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image

from reviewer.demo.content import fonts
from reviewer.demo.content.canvas import Canvas, Colour, mixed
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.phrases import LANGUAGES, PHRASEBOOKS, TOPICS, Phrasebook

_PAPERS: Final[tuple[Colour, ...]] = (
    (252, 251, 247), (246, 239, 222), (238, 244, 248), (250, 240, 240), (40, 46, 58),
    (236, 246, 234),
)  # fmt: skip
_ACCENTS: Final[tuple[Colour, ...]] = (
    (176, 70, 60), (40, 110, 140), (90, 120, 50), (150, 100, 40), (110, 80, 150),
)  # fmt: skip


@dataclass(slots=True)
class _Sheet:
    """A page being set from the top down.

    Attributes:
        y: where the next line goes.
    """

    canvas: Canvas
    book: Phrasebook
    ink: Colour
    accent: Colour
    size: float
    y: float

    def heading(self, words: str, scale: float) -> None:
        """Set a heading across the page."""
        margin = self.canvas.width * 0.08
        self.lines(words, margin, self.canvas.width - margin, self.accent, scale)
        self.y += self.size * 0.5

    def lines(
        self, words: str, left: float, right: float, colour: Colour, scale: float = 1
    ) -> None:
        """Set ``words`` between two edges, broken at spaces, until the page ends."""
        size = self.size * scale
        is_right = self.book.language == "ar"
        for line in _broken(words, right - left, size, self.book.language):
            if self.y + size * 1.6 > self.canvas.height:
                return
            at = (right if is_right else left, self.y)
            anchor = "ra" if is_right else "la"
            self.canvas.text(
                at, line, colour, size=size, language=self.book.language, anchor=anchor
            )
            self.y += size * 1.5


def _broken(words: str, room: float, size: float, language: str) -> list[str]:
    face = fonts.typeface(round(size), language)
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and face.getlength(longer) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def page(dice: Dice, variant: int, width: int, height: int) -> Image.Image:
    """Return a page; consecutive variants differ in layout, language and paper."""
    book = PHRASEBOOKS[fonts.drawable(LANGUAGES[variant % len(LANGUAGES)])]
    paper = _PAPERS[(variant * 5 + variant // 6) % len(_PAPERS)]
    is_dark = sum(paper) < 380
    ink = (228, 228, 222) if is_dark else (44, 44, 50)
    accent = dice.pick(_ACCENTS)
    canvas = Canvas(width, height, paper)
    sheet = _Sheet(
        canvas, book, ink, mixed(accent, (255, 255, 255), 0.4) if is_dark else accent,
        min(width, height) / dice.number(24, 34), height * 0.07,
    )  # fmt: skip
    _LAYOUTS[variant % len(_LAYOUTS)](sheet, dice)
    return canvas.finished()


def _letter(sheet: _Sheet, dice: Dice) -> None:
    width = sheet.canvas.width
    sheet.heading(sheet.book.caption(dice, "page"), 1.5)
    sheet.canvas.box((width * 0.08, sheet.y), (width * 0.92, sheet.y + 2), sheet.accent)
    sheet.y += sheet.size
    for topic in dice.shuffled(TOPICS)[: dice.whole(2, 5)]:
        sheet.lines(sheet.book.post(dice, topic, 0), width * 0.08, width * 0.92, sheet.ink)
        sheet.y += sheet.size * 0.9


def _columns(sheet: _Sheet, dice: Dice) -> None:
    width, height = sheet.canvas.width, sheet.canvas.height
    sheet.canvas.box((0, 0), (width, height * 0.16), sheet.accent)
    title = sheet.book.caption(dice, "landscape")
    paper = (252, 250, 244)
    sheet.y = height * 0.05
    sheet.lines(title, width * 0.06, width * 0.94, paper, 1.2)
    for left in (0.06, 0.53):
        sheet.y = height * 0.22
        for topic in dice.shuffled(TOPICS)[:3]:
            words = sheet.book.post(dice, topic, 1)
            sheet.lines(words, width * left, width * (left + 0.41), sheet.ink, 0.85)
            sheet.y += sheet.size * 0.8


def _timetable(sheet: _Sheet, dice: Dice) -> None:
    width, height = sheet.canvas.width, sheet.canvas.height
    sheet.heading(sheet.book.caption(dice, "page"), 1.4)
    columns, rows, marked = dice.whole(3, 8), dice.whole(6, 15), dice.number(0.1, 0.4)
    top = sheet.y + sheet.size
    tall = (height * 0.95 - top) / rows
    wide = width * 0.86 / columns
    for row in range(rows):
        y = top + row * tall
        if row % 2 == 0:
            band = mixed(sheet.accent, sheet.ink, 0.2)
            sheet.canvas.box((width * 0.07, y), (width * 0.93, y + tall), band, opacity=40)
        for column in range(columns):
            hour = f"{6 + row:02d}:{(column * dice.pick((7, 8, 9))) % 60:02d}"
            left = width * 0.07 + wide * column
            if dice.happens(marked):
                sheet.canvas.box((left, y), (left + wide, y + tall), sheet.accent, opacity=130)
            spot = (left + wide / 2, y + tall / 2)
            size = min(sheet.size, tall * 0.6, wide * 0.28)
            sheet.canvas.text(spot, hour, sheet.ink, size=size, language="en", anchor="mm")


def _list(sheet: _Sheet, dice: Dice) -> None:
    width = sheet.canvas.width
    sheet.heading(sheet.book.caption(dice, "page"), 1.5)
    is_right = sheet.book.language == "ar"
    mark = width * (0.91 if is_right else 0.09)
    left, right = (0.08, 0.86) if is_right else (0.14, 0.92)
    for place in range(dice.whole(5, 9)):
        subject = dice.pick(("landscape", "shapes", "chart", "clip"))
        if sheet.y + sheet.size * 2 > sheet.canvas.height:
            return
        middle = (mark, sheet.y + sheet.size * 0.55)
        if place % 3:
            sheet.canvas.disc(middle, sheet.size * 0.3, sheet.accent)
        else:
            sheet.canvas.ring(middle, sheet.size * 0.36, sheet.accent, width=2)
        words = sheet.book.caption(dice, subject)
        sheet.lines(words, width * left, width * right, sheet.ink)
        sheet.y += sheet.size * 0.6


def _poster(sheet: _Sheet, dice: Dice) -> None:
    width, height = sheet.canvas.width, sheet.canvas.height
    centre = (width * dice.number(0.2, 0.8), height * dice.number(0.55, 0.85))
    for step in range(4):
        radius = min(width, height) * (0.5 - 0.1 * step)
        sheet.canvas.disc(centre, radius, sheet.accent, opacity=34)
    sheet.y = height * 0.12
    sheet.heading(sheet.book.caption(dice, "landscape"), 2.6)
    words = sheet.book.post(dice, "fair", dice.whole(0, 1))
    sheet.lines(words, width * 0.08, width * 0.92, sheet.ink, 1.35)


_Layout = Callable[[_Sheet, Dice], None]
_LAYOUTS: Final[tuple[_Layout, ...]] = (_letter, _timetable, _columns, _poster, _list)
