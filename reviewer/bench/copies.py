# SPDX-License-Identifier: Apache-2.0
"""Pictures and their altered copies for the measurements of grouping, hashed as at intake.

Pictures are drawn by ``reviewer.demo.content``, four subjects in turn, and beside them stand the
photographs of scikit-image: all of its data folder but the right eye of a stereo pair and a second
file of the same chessboard, which are copies of others.  None was left out for its results.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PIL import Image

from reviewer.demo.content.alterations import ALTERATIONS, changed_by, strengths
from reviewer.demo.content.charts import chart
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.landscapes import landscape
from reviewer.demo.content.pages import page
from reviewer.demo.content.shapes import shapes
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.media import perceptual, pictures
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.tracing import traits_of
from reviewer.media.hashing import exact_hashes
from reviewer.media.headers import read_header

PHOTOGRAPHS: Final = (
    "astronaut.png", "brick.png", "camera.png", "cell.png", "chelsea.png", "chessboard_RGB.png",
    "clock_motion.png", "coffee.png", "coins.png", "color.png", "grass.png", "gravel.png",
    "horse.png", "hubble_deep_field.jpg", "ihc.png", "logo.png", "microaneurysms.png", "moon.png",
    "motorcycle_left.png", "page.png", "phantom.png", "retina.jpg", "rocket.jpg", "text.png",
)  # fmt: skip
_SIZES: Final = (
    (640, 480), (800, 600), (720, 720), (900, 600), (540, 810), (1024, 576), (600, 800),
)  # fmt: skip
_PAINTERS: Final = (landscape, shapes, chart, page)
_LOOKS, _CHANGE = 1, 2
_QUALITY: Final = 88


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One picture as a platform would send it, and what it hashes to.

    Attributes:
        name: no other has it.
        base: the number of the picture that it is or was made from.
        alteration: what was done to it; empty of the picture itself.
        strength: how strongly.
        hashes: as an inspection gives them.
        turned: PDQ of the seven other forms.
        features: what grouping goes by.
    """

    name: str
    base: int
    alteration: str
    strength: float
    hashes: dict[HashKind, HashValue]
    turned: tuple[str, ...]
    features: Features


def photographs() -> list[Image.Image]:
    """Return the photographs; none if scikit-image is not installed."""
    found = find_spec("skimage")
    if found is None or found.origin is None:
        return []
    folder = Path(found.origin).parent / "data"
    return [Image.open(folder / name).convert("RGB") for name in PHOTOGRAPHS]


def drawn(seed: int, number: int) -> Image.Image:
    """Return the drawn picture of a number: landscape, shapes, chart and page in turn."""
    dice = Dice(seed, number, _LOOKS)
    paint = _PAINTERS[number % len(_PAINTERS)]
    return paint(dice, number // len(_PAINTERS), *dice.pick(_SIZES))


def original(image: Image.Image, base: int) -> Copy:
    """Return the picture itself."""
    return _hashed(image, base, "", 0.0, f"{base}")


def every_alteration(image: Image.Image, base: int, seed: int) -> Iterator[Copy]:
    """Yield one copy of each alteration, its strength by turns from picture to picture."""
    for place, alteration in enumerate(ALTERATIONS):
        choices = strengths(alteration)
        strength = choices[base % len(choices)]
        dice = Dice(seed, base, _CHANGE, place)
        changed = changed_by(image, alteration, strength, dice)
        yield _hashed(changed, base, alteration, strength, f"{base} {alteration}")


def any_alteration(image: Image.Image, base: int, seed: int, turn: int) -> Copy:
    """Return a copy altered in one way and strength by chance."""
    dice = Dice(seed, base, _CHANGE, turn)
    alteration = dice.pick(ALTERATIONS)
    strength = dice.pick(strengths(alteration))
    changed = changed_by(image, alteration, strength, dice)
    return _hashed(changed, base, alteration, strength, f"{base} {turn}")


def _hashed(image: Image.Image, base: int, alteration: str, strength: float, name: str) -> Copy:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY)
    data = buffer.getvalue()
    rgb = pictures.decode_stored(data, read_header(data, "image/jpeg"))
    found = perceptual.picture_hashes(rgb)
    hashes = (*exact_hashes(data), *found.hashes)
    by_kind = {each.kind: each for each in reversed(hashes)}  # of two PDQ the first
    features = Features.of_picture(hashes, found.turned, traits_of(rgb))
    return Copy(
        name=name,
        base=base,
        alteration=alteration,
        strength=strength,
        hashes=by_kind,
        turned=found.turned,
        features=features,
    )
