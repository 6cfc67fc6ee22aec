# SPDX-License-Identifier: Apache-2.0
"""Alters copies the way people do to slip past matching: fourteen ways, each in several strengths.

What a strength means is written beside each way. What is not the strength, such as where a crop
is taken or which words a caption has, comes from the dice.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from reviewer.demo.content import additions
from reviewer.demo.content.dice import Dice

_LONGEST: Final = 1600
_SMALLEST: Final = 640
_QUARTERS: Final = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


def altered(image: Image.Image, alteration: str, dice: Dice) -> Image.Image:
    """Return a copy altered in some strength, between 640 and 1600 pixels on its longest side."""
    working = image.copy()
    working.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BILINEAR, reducing_gap=2.0)
    changed = changed_by(working, alteration, dice.pick(strengths(alteration)), dice)
    changed.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BILINEAR)
    return _restored(changed)


def changed_by(image: Image.Image, alteration: str, strength: float, dice: Dice) -> Image.Image:
    """Return a copy altered in one strength, of whatever size that gives."""
    return _ALTERATIONS[alteration].change(image, strength, dice)


def strengths(alteration: str) -> tuple[float, ...]:
    """Return the strengths of an alteration, the mildest first."""
    return _ALTERATIONS[alteration].strengths


def _cropped(image: Image.Image, share: float, dice: Dice) -> Image.Image:
    """Take ``share`` off the width and off the height, anyhow divided between the sides."""
    left = round(image.width * share * dice.number(0, 1))
    top = round(image.height * share * dice.number(0, 1))
    width, height = round(image.width * (1 - share)), round(image.height * (1 - share))
    return image.crop((left, top, left + width, top + height))


def _jpeg(image: Image.Image, quality: float, _dice: Dice) -> Image.Image:
    return _encoded(image, "JPEG", round(quality))


def _scaled(image: Image.Image, factor: float, _dice: Dice) -> Image.Image:
    size = (max(8, round(image.width * factor)), max(8, round(image.height * factor)))
    return image.resize(size, Image.Resampling.BICUBIC)


def _mirrored(image: Image.Image, _strength: float, _dice: Dice) -> Image.Image:
    return ImageOps.mirror(image)


def _turned(image: Image.Image, degrees: float, _dice: Dice) -> Image.Image:
    return image.transpose(_QUARTERS[round(degrees)])


def _tilted(image: Image.Image, degrees: float, dice: Dice) -> Image.Image:
    """Turn by a few degrees either way; half of the time the black corners are cut off."""
    angle = degrees if dice.happens(0.5) else -degrees
    turned = image.rotate(angle, Image.Resampling.BICUBIC)
    if dice.happens(0.5):
        return turned
    lean = math.tan(math.radians(degrees)) / 2
    left, top = math.ceil(image.height * lean), math.ceil(image.width * lean)
    return turned.crop((left, top, image.width - left, image.height - top))


def _bordered(image: Image.Image, share: float, dice: Dice) -> Image.Image:
    """Add a frame as wide as ``share`` of the shorter side."""
    colour = dice.pick(((255, 255, 255), (0, 0, 0), (230, 220, 190), (60, 70, 90)))
    return ImageOps.expand(image, round(min(image.size) * share), colour)


def _recoloured(image: Image.Image, strength: float, dice: Dice) -> Image.Image:
    """Change saturation, brightness or the balance of colours by up to ``strength``."""
    way = dice.whole(0, 3)
    sign = 1 if dice.happens(0.5) else -1
    if way == 0:
        return Image.blend(image, ImageOps.grayscale(image).convert("RGB"), min(1, 2 * strength))
    if way == 1:
        return ImageEnhance.Color(image).enhance(1 + 2 * strength)
    if way == 2:
        return ImageEnhance.Brightness(image).enhance(1 + sign * strength)
    factors = (1 + sign * strength / 2, 1.0, 1 - sign * strength / 2)
    bands = [
        band.point([min(255, round(level * factor)) for level in range(256)])
        for band, factor in zip(image.split(), factors, strict=True)
    ]
    return Image.merge("RGB", bands)


def _softened(image: Image.Image, share: float, _dice: Dice) -> Image.Image:
    """Blur by a Gaussian with a sigma of ``share`` of the shorter side."""
    return image.filter(ImageFilter.GaussianBlur(min(image.size) * share))


def _noisy(image: Image.Image, sigma: float, dice: Dice) -> Image.Image:
    """Add Gaussian noise of ``sigma`` grey levels to each colour."""
    stream = np.random.default_rng(dice.whole(0, 2**31))
    noise = stream.normal(0, sigma, (image.height, image.width, 3))
    return Image.fromarray((np.asarray(image) + noise).clip(0, 255).astype(np.uint8))


def _passed_on(image: Image.Image, times: float, dice: Dice) -> Image.Image:
    """Scale and encode anew ``times`` times, as applications do that a picture passes through."""
    passed = image
    for _ in range(round(times)):
        passed = _scaled(passed, dice.number(0.7, 1.25), dice)
        passed = _encoded(passed, dice.pick(("JPEG", "WEBP")), dice.whole(35, 80))
    return passed


def _encoded(image: Image.Image, form: str, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, form, quality=quality)
    with Image.open(buffer) as decoded:
        return decoded.convert("RGB")


def _restored(image: Image.Image) -> Image.Image:
    """Return the image no smaller than the smallest picture of the queue."""
    longest = max(image.size)
    if longest >= _SMALLEST:
        return image
    size = (round(image.width * _SMALLEST / longest), round(image.height * _SMALLEST / longest))
    return image.resize(size, Image.Resampling.BICUBIC)


@dataclass(frozen=True, slots=True)
class _Alteration:
    change: Callable[[Image.Image, float, Dice], Image.Image]
    strengths: tuple[float, ...]


_ALTERATIONS: Final[dict[str, _Alteration]] = {
    "crop": _Alteration(_cropped, (0.05, 0.10, 0.20)),
    "jpeg": _Alteration(_jpeg, (90, 70, 50, 30)),
    "scale": _Alteration(_scaled, (2.0, 1.5, 0.75, 0.5, 0.25)),
    "mirror": _Alteration(_mirrored, (1,)),
    "turn": _Alteration(_turned, (90, 180, 270)),
    "tilt": _Alteration(_tilted, (1, 2, 3, 5)),
    "border": _Alteration(_bordered, (0.02, 0.05, 0.10)),
    "caption": _Alteration(additions.captioned, (0.07, 0.10, 0.14)),
    "logo": _Alteration(additions.stamped, (0.10, 0.15, 0.22)),
    "recolour": _Alteration(_recoloured, (0.15, 0.3, 0.5)),
    "blur": _Alteration(_softened, (0.002, 0.005, 0.01)),
    "noise": _Alteration(_noisy, (6, 14, 28)),
    "screenshot": _Alteration(additions.on_a_phone, (0.85, 0.72, 0.6)),
    "re-encode": _Alteration(_passed_on, (2, 3, 5)),
}
ALTERATIONS: Final = tuple(_ALTERATIONS)
