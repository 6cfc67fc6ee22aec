# SPDX-License-Identifier: Apache-2.0
"""What copiers lay over or around a picture: a caption, a logo, the screen of a telephone."""

from __future__ import annotations

import math
from typing import Final

from PIL import Image, ImageDraw

from reviewer.demo.content import fonts
from reviewer.demo.content.canvas import Colour
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.phrases import LANGUAGES, PHRASEBOOKS

_DARK: Final[Colour] = (24, 24, 28)
_LIGHT: Final[Colour] = (250, 250, 246)


def captioned(image: Image.Image, share: float, dice: Dice) -> Image.Image:
    """Lay a band with words over ``share`` of the height, mostly at the foot."""
    book = PHRASEBOOKS[fonts.drawable(dice.pick(LANGUAGES))]
    band = round(image.height * share)
    top = 0 if dice.happens(0.3) else image.height - band
    ink, paper = (_DARK, _LIGHT) if dice.happens(0.5) else (_LIGHT, _DARK)
    copy = image.copy()
    draw = ImageDraw.Draw(copy)
    draw.rectangle((0, top, image.width, top + band), fill=paper)
    draw.text(
        (image.width / 2, top + band / 2), dice.pick(book.added), fill=ink, anchor="mm",
        font=fonts.typeface(round(band * 0.55), book.language),
        direction=fonts.direction(book.language),
    )  # fmt: skip
    return copy


def stamped(image: Image.Image, share: float, dice: Dice) -> Image.Image:
    """Stamp a round logo as high as ``share`` of the shorter side into a corner."""
    side = max(8, round(min(image.size) * share))
    colour = dice.pick(((200, 60, 60), (40, 90, 160), (250, 250, 246), (30, 30, 34)))
    opacity = dice.whole(150, 255)
    logo = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(logo)
    draw.ellipse((0, 0, side - 1, side - 1), fill=(*colour, opacity))
    petals = dice.whole(3, 6)
    for petal in range(petals):
        angle = math.tau * petal / petals
        x, y = side / 2 * (1 + 0.5 * math.cos(angle)), side / 2 * (1 + 0.5 * math.sin(angle))
        reach = side * 0.14
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=(240, 220, 150, opacity))
    margin = round(side * 0.3)
    left = margin if dice.happens(0.5) else image.width - side - margin
    top = margin if dice.happens(0.5) else image.height - side - margin
    copy = image.copy()
    copy.paste(logo, (left, top), logo)
    return copy


def on_a_phone(image: Image.Image, share: float, dice: Dice) -> Image.Image:
    """Show the picture on a telephone, its width the screen's, as a screenshot has it.

    The picture takes ``share`` of the height; above it a bar with the hour and the battery and a
    line with the poster's name, below it buttons.
    """
    ink, paper = (_DARK, _LIGHT) if dice.happens(0.5) else (_LIGHT, _DARK)
    width = image.width
    height = round(image.height / share)
    room = height - image.height
    bar, head = round(room * 0.25), round(room * 0.3)
    screen = Image.new("RGB", (width, height), paper)
    screen.paste(image, (0, bar + head))
    draw = ImageDraw.Draw(screen)
    edge = round(width * 0.04)
    hour = f"{dice.whole(7, 22):02d}:{dice.whole(0, 59):02d}"
    draw.text((edge, bar / 2), hour, ink, fonts.typeface(max(8, round(bar * 0.5)), "en"), "lm")
    battery = (width - edge - bar * 0.8, bar * 0.3, width - edge, bar * 0.7)
    draw.rectangle(battery, outline=ink, width=max(1, bar // 16))
    reach = head * 0.32
    middle = bar + head / 2
    shade = dice.pick(((210, 120, 90), (90, 150, 120), (110, 110, 190)))
    draw.ellipse((edge, middle - reach, edge + 2 * reach, middle + reach), fill=shade)
    name = f"someone_{dice.whole(10, 999)}"
    size = max(8, round(head * 0.3))
    draw.text((edge + 3 * reach, middle), name, ink, fonts.typeface(size, "en"), "lm")
    foot = bar + head + image.height
    for button in range(4):
        x, y = width * (button + 0.5) / 4, foot + (height - foot) / 2
        ring = (height - foot) * 0.22
        draw.ellipse((x - ring, y - ring, x + ring, y + ring), outline=ink, width=max(1, bar // 12))
    return screen
