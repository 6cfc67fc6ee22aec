# SPDX-License-Identifier: Apache-2.0
"""What a person chooses for their own window; kept in a small file beside their profile.

An unreadable or unknown value falls back to its default: a preference must never stop work.
"""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.theme import ThemeName

E = TypeVar("E", bound=enum.StrEnum)


class LookMode(enum.StrEnum):
    """How a clear look is asked for; the same caps hold for both."""

    HOLD = "hold"
    PRESS = "press"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """One person's window."""

    language: Language = Language.EN
    theme: ThemeName = ThemeName.DARK
    text_scale: float = 1.0
    look_mode: LookMode = LookMode.HOLD


TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)


def load(path: Path, *, language: Language) -> Preferences:
    """Return what ``path`` holds, or the defaults with ``language``."""
    try:
        untrusted = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        untrusted = {}
    if not isinstance(untrusted, dict):
        untrusted = {}
    scale = untrusted.get("text_scale")
    return Preferences(
        language=_known(Language, untrusted.get("language"), language),
        theme=_known(ThemeName, untrusted.get("theme"), ThemeName.DARK),
        text_scale=scale if scale in TEXT_SCALES else 1.0,
        look_mode=_known(LookMode, untrusted.get("look_mode"), LookMode.HOLD),
    )


def save(path: Path, preferences: Preferences) -> None:
    """Write ``preferences`` to ``path`` in one step."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".fresh")
    fresh.write_text(
        json.dumps(
            {
                "language": preferences.language.value,
                "theme": preferences.theme.value,
                "text_scale": preferences.text_scale,
                "look_mode": preferences.look_mode.value,
            },
            indent=1,
        ),
        encoding="utf-8",
    )
    fresh.replace(path)


def _known(kind: type[E], untrusted: object, default: E) -> E:
    return next((one for one in kind if one.value == untrusted), default)
