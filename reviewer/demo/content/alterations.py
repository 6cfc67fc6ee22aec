# SPDX-License-Identifier: Apache-2.0
"""Alters copies the way people do to slip past matching: six ways, each in several strengths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from reviewer.demo.content import fonts
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.phrases import LANGUAGES, PHRASEBOOKS

_LONGEST: Final = 1600
_SMALLEST: Final = 640


def altered(image: Image.Image, alteration: str, dice: Dice) -> Image.Image:
    """Return an altered copy between 640 and 1600 pixels on its longest side."""
    working = image.copy()
    working.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BILINEAR, reducing_gap=2.0)
    changed = _ALTERATIONS[alteration](working, dice)
    changed.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BILINEAR)
    return changed


def _cropped(image: Image.Image, dice: Dice) -> Image.Image:
    left, top, right, bottom = (dice.number(0.02, 0.09) for _ in range(4))
    box = (
        round(image.width * left), round(image.height * top),
        round(image.width * (1 - right)), round(image.height * (1 - bottom)),
    )  # fmt: skip
    return _restored(image.crop(box))


def _resized(image: Image.Image, dice: Dice) -> Image.Image:
    share = dice.number(0.5, 0.9)
    size = (round(image.width * share), round(image.height * share))
    return _restored(image.resize(size, Image.Resampling.BILINEAR))


def _mirrored(image: Image.Image, _dice: Dice) -> Image.Image:
    return ImageOps.mirror(image)


def _bordered(image: Image.Image, dice: Dice) -> Image.Image:
    width = round(min(image.size) * dice.number(0.02, 0.07))
    colour = dice.pick(((255, 255, 255), (0, 0, 0), (230, 220, 190), (60, 70, 90)))
    return ImageOps.expand(image, width, colour)


def _captioned(image: Image.Image, dice: Dice) -> Image.Image:
    book = PHRASEBOOKS[fonts.drawable(dice.pick(LANGUAGES))]
    band = round(image.height * dice.number(0.07, 0.12))
    top = 0 if dice.happens(0.3) else image.height - band
    light = dice.happens(0.5)
    copy = image.copy()
    draw = ImageDraw.Draw(copy)
    ink, paper = ((24, 24, 28), (250, 250, 246)) if light else ((250, 250, 246), (24, 24, 28))
    draw.rectangle((0, top, image.width, top + band), fill=paper)
    draw.text(
        (image.width / 2, top + band / 2), dice.pick(book.added), fill=ink, anchor="mm",
        font=fonts.typeface(round(band * 0.55), book.language),
        direction=fonts.direction(book.language),
    )  # fmt: skip
    return copy


def _recoloured(image: Image.Image, dice: Dice) -> Image.Image:
    way = dice.whole(0, 3)
    if way == 0:
        return ImageOps.grayscale(image).convert("RGB")
    if way == 1:
        return ImageEnhance.Color(image).enhance(dice.number(1.5, 2.2))
    if way == 2:
        return ImageEnhance.Brightness(image).enhance(dice.pick((0.7, 0.8, 1.2, 1.35)))
    red, green, blue = image.split()
    shift = dice.pick(((1.12, 1.0, 0.82), (0.85, 1.0, 1.12), (1.05, 0.9, 1.05)))
    bands = [
        band.point([min(255, round(level * factor)) for level in range(256)])
        for band, factor in zip((red, green, blue), shift, strict=True)
    ]
    return Image.merge("RGB", bands)


def _restored(image: Image.Image) -> Image.Image:
    """Return the image no smaller than the smallest picture of the queue."""
    longest = max(image.size)
    if longest >= _SMALLEST:
        return image
    size = (round(image.width * _SMALLEST / longest), round(image.height * _SMALLEST / longest))
    return image.resize(size, Image.Resampling.BICUBIC)


_Alteration = Callable[[Image.Image, Dice], Image.Image]
_ALTERATIONS: Final[dict[str, _Alteration]] = {
    "crop": _cropped,
    "re-encode": _resized,
    "mirror": _mirrored,
    "border": _bordered,
    "caption": _captioned,
    "recolour": _recoloured,
}
