# SPDX-License-Identifier: Apache-2.0
"""Registers the shipped typefaces, so that no screen depends on what a machine has installed."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from reviewer.domain.errors import InputRefused
from reviewer.settings.resources import resource

FAMILY: Final = "Noto Sans"
ARABIC_FAMILY: Final = "Noto Sans Arabic"
MONO_FAMILY: Final = "Noto Sans Mono"
SYMBOL_FAMILY: Final = "Noto Sans Symbols 2"

_FILES: Final = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansMono-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
)


def register() -> None:
    """Make the shipped typefaces known to Qt; call once, after the application exists."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise InputRefused("font", name)


def body_font(size_px: int, *, arabic_first: bool) -> QFont:
    """Return the one typeface of the window, with Latin and Arabic letters."""
    font = QFont()
    families = [FAMILY, ARABIC_FAMILY]
    font.setFamilies([*(families[::-1] if arabic_first else families), SYMBOL_FAMILY])
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def mono_font(size_px: int) -> QFont:
    """Return the typeface of ids, hashes and paths."""
    font = QFont()
    font.setFamilies([MONO_FAMILY])
    font.setPixelSize(size_px)
    return font
