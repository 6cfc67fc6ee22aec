# SPDX-License-Identifier: Apache-2.0
"""Where the keys are, whatever is printed on them.

A position is named after the key of a US keyboard at that place (the names of the W3C's ``code``).
Real key presses carry a scan code, from which the position follows for every layout.  A press
without one (another program's, a screen keyboard's) is looked up by its letter, first in the
layout in use.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

# evdev codes, which are also Windows set 1 scan codes; X11 and Wayland add 8.
_EVDEV: Final[Mapping[str, int]] = {
    "`": 41,
    **{key: 2 + at for at, key in enumerate("1234567890-=")},
    **{key: 16 + at for at, key in enumerate("qwertyuiop[]")},
    **{key: 30 + at for at, key in enumerate("asdfghjkl;'")},
    **{key: 44 + at for at, key in enumerate("zxcvbnm,./")},
}
_MAC: Final[Mapping[str, int]] = {
    "a": 0, "s": 1, "d": 2, "f": 3, "h": 4, "g": 5, "z": 6, "x": 7, "c": 8, "v": 9, "b": 11,
    "q": 12, "w": 13, "e": 14, "r": 15, "y": 16, "t": 17, "1": 18, "2": 19, "3": 20, "4": 21,
    "6": 22, "5": 23, "=": 24, "9": 25, "7": 26, "-": 27, "8": 28, "0": 29, "]": 30, "o": 31,
    "u": 32, "[": 33, "i": 34, "p": 35, "l": 37, "j": 38, "'": 39, "k": 40, ";": 41, ",": 43,
    "/": 44, "n": 45, "m": 46, ".": 47, "`": 50,
}  # fmt: skip


class Layout(enum.StrEnum):
    """Layouts whose letters we draw; any other draws as US, and still works by position."""

    US = "us"
    FR = "fr"
    AR = "ar"


_US: Final = "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./"
# What is printed on each key.  French digits are engraved on the key and typed with Shift.
_PRINTED: Final[Mapping[Layout, str]] = {
    Layout.US: _US,
    Layout.FR: "²1234567890)=azertyuiop^$qsdfghjklmùwxcvbn,;:!",
    Layout.AR: "ذ1234567890-=ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ",
}
# What the key types alone, where that is not what is printed first.
_TYPED: Final[Mapping[Layout, Mapping[str, str]]] = {
    Layout.US: {},
    Layout.FR: dict(zip("1234567890", "&é\"'(-è_çà", strict=True)),
    Layout.AR: dict(zip("1234567890", "١٢٣٤٥٦٧٨٩٠", strict=True)),
}


def current_layout() -> Layout:
    """Return the layout the keyboard is in, as far as the system tells.

    The language of the window says nothing about it; where there is no keyboard at all, it is US.
    """
    language = QGuiApplication.inputMethod().locale().language()
    return {
        QLocale.Language.French: Layout.FR,
        QLocale.Language.Arabic: Layout.AR,
    }.get(language, Layout.US)


def printed(position: str, layout: Layout) -> str:
    """Return what is printed on the key at ``position``."""
    return _PRINTED[layout][_US.index(position)].upper()


def position_of(event: QKeyEvent, layout: Layout, platform: str = sys.platform) -> str:
    """Return the position of the pressed key, ``""`` when it is none of the letters and digits."""
    if platform == "darwin":
        found = _BY_MAC.get(event.nativeVirtualKey(), "") if event.nativeVirtualKey() else ""
    else:
        shift = 0 if platform == "win32" else 8
        found = _BY_EVDEV.get(event.nativeScanCode() - shift, "")
    if found or event.nativeScanCode():
        return found
    return _by_letter(event, layout)


def _by_letter(event: QKeyEvent, layout: Layout) -> str:
    key = event.key()
    if not 0x20 < key < 0x10FFFF or key >= Qt.Key.Key_Escape:
        return ""
    letter = chr(key).lower()
    for known in (layout, Layout.US):
        for position in _US:
            if letter in (
                _PRINTED[known][_US.index(position)],
                _TYPED[known].get(position, ""),
            ):
                return position
    shifted = dict(zip("!@#$%^&*()", "1234567890", strict=True))
    return shifted.get(letter, "")


_BY_EVDEV: Final = {code: key for key, code in _EVDEV.items()}
_BY_MAC: Final = {code: key for key, code in _MAC.items()}
