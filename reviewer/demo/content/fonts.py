# SPDX-License-Identifier: Apache-2.0
"""The typefaces of the harmless queue: those the program ships, else Pillow's own.

Fonts of the machine are never looked for: the same seed would then give other pictures elsewhere.
Arabic needs a shipped font with Arabic letters and Pillow's complex text layout, which joins and
orders them; Pillow's own typeface has no accents.  Where letters are missing, pictures carry
English in place of Arabic and French.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from PIL import ImageFont, features

from reviewer.domain.errors import InputRefused
from reviewer.settings.resources import resource

Typeface = ImageFont.FreeTypeFont | ImageFont.ImageFont

_ALEF_BEH: Final = "\u0627\u0628"
_UNASSIGNED: Final = "\U0010ffff"


def drawable(language: str) -> str:
    """Return ``language`` if it can be drawn here, else a language that can."""
    file = {"ar": _arabic_file, "fr": _latin_file}.get(language)
    return "en" if file is not None and file() is None else language


def direction(language: str) -> str | None:
    """Return Pillow's direction for text in ``language``."""
    return "rtl" if language == "ar" else None


@functools.lru_cache(maxsize=256)
def typeface(size: int, language: str) -> Typeface:
    """Return the typeface for ``language``, ``size`` pixels high."""
    file = _arabic_file() if language == "ar" else _latin_file()
    return ImageFont.load_default(size) if file is None else ImageFont.truetype(file, size)


@functools.cache
def _files() -> tuple[Path, ...]:
    try:
        folder = resource("fonts")
    except InputRefused:  # nothing is shipped: Pillow's own typeface then
        return ()
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".ttf", ".otf"})
    plain = [path for path in files if "italic" not in path.stem.lower()]
    return tuple(sorted(plain, key=lambda path: ("regular" not in path.stem.lower(), path.name)))


@functools.cache
def _latin_file() -> Path | None:
    return next((path for path in _files() if _draws(path, "e")), None)


@functools.cache
def _arabic_file() -> Path | None:
    if not features.check("raqm"):
        return None
    return next((path for path in _files() if _draws(path, _ALEF_BEH)), None)


def _draws(file: Path, letters: str) -> bool:
    font = ImageFont.truetype(file, 24)
    missing = bytes(font.getmask(_UNASSIGNED))
    return all(bytes(font.getmask(letter)) not in {missing, b""} for letter in letters)
