# SPDX-License-Identifier: Apache-2.0
"""Loads the window's language: catalogue, direction, and how numbers and dates are written.

Sentences are literals given to ``translate`` or ``tr``, never put together from parts.  Catalogues
are compiled from ``resources/i18n`` when the compiled form is missing or older.
"""

from __future__ import annotations

import enum
import subprocess  # runs Qt's own catalogue compiler, which ships with the library
import tempfile
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from reviewer.domain.errors import InputRefused
from reviewer.settings.resources import resource

translate = QCoreApplication.translate


class Language(enum.StrEnum):
    """The languages of the window."""

    EN = "en"
    AR = "ar"
    FR = "fr"

    @property
    def own_name(self) -> str:
        """Return what the language calls itself; never translated."""
        return {"en": "English", "ar": "العربية", "fr": "Français"}[self.value]

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Return which way the language is written."""
        right = self is Language.AR
        return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight

    @property
    def locale(self) -> QLocale:
        """Return how this language writes numbers and dates."""
        return QLocale(
            {"en": "en_GB", "ar": "ar_EG", "fr": "fr_FR"}[self.value],
        )


def system_language() -> Language:
    """Return the system's language if the window speaks it, else English."""
    code = QLocale.system().name().partition("_")[0]
    return Language(code) if code in set(Language) else Language.EN


_LOADED: Final[list[QTranslator]] = []  # a translator nobody holds vanishes


def speak(app: QApplication, language: Language) -> None:
    """Make ``language`` the language of every widget built from now on."""
    while _LOADED:
        app.removeTranslator(_LOADED.pop())
    own = QTranslator(app)
    if not own.load(str(compiled_catalogue(language))):
        raise InputRefused("catalogue", language.value)
    qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language.value}", folder):
        _LOADED.append(qt)
        app.installTranslator(qt)
    _LOADED.append(own)
    app.installTranslator(own)
    QLocale.setDefault(language.locale)
    app.setLayoutDirection(language.direction)


def compiled_catalogue(language: Language) -> Path:
    """Return the compiled catalogue, compiling it first when it is missing or older."""
    source = resource("i18n", f"reviewer_{language.value}.ts")
    target = source.with_suffix(".qm")
    if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return target
    return _compiled(source, target)


def _compiled(source: Path, target: Path) -> Path:
    tool = _compiler()
    try:
        folder = tempfile.mkdtemp(prefix=".i18n-", dir=target.parent)
    except OSError:  # an installation nobody may write to
        folder = tempfile.mkdtemp(prefix="reviewer-i18n-")
        target = Path(folder) / target.name
    fresh = Path(folder) / f"{source.stem}.fresh"
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(fresh)], check=True, timeout=60)
    fresh.replace(target)
    if target.parent != Path(folder):
        Path(folder).rmdir()
    return target


def _compiler() -> Path:
    folder = Path(PySide6.__file__).parent
    for name in ("lrelease", "lrelease.exe", "Qt/libexec/lrelease"):
        if (folder / name).exists():
            return folder / name
    raise InputRefused("missing", "lrelease")


def number(value: int) -> str:
    """Return a count as the window's language writes it."""
    return QLocale().toString(value)
