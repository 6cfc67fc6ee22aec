# SPDX-License-Identifier: Apache-2.0
"""The look of every screen as data: colour roles, sizes, and the one stylesheet made from them.

Views never set a stylesheet or a colour; they name a role.  The stylesheet knows no left and no
right, because Qt does not mirror it.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, fields
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette

from reviewer.gui.foundation import fonts
from reviewer.settings.resources import resource


class ThemeName(enum.StrEnum):
    """The themes a person can choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Colour roles.

    Attributes:
        bg: behind the panels.
        stage: behind what is looked at.
        panel: a panel.
        raised: a control, or the chosen row, on a panel.
        line: edges of panels.
        edge: edges of controls; 3:1 against what is beside them.
        text: what is read first.
        dim: what is read second.
        faint: headings and hints.
        accent: what is chosen or has the keyboard.
        ok, warn, critical: meaning, always beside words.
        ok_wash, critical_wash: behind a control with that meaning.
        hint, hint_text: the pill that says what a key does.
    """

    bg: str
    stage: str
    panel: str
    raised: str
    line: str
    edge: str
    text: str
    dim: str
    faint: str
    accent: str
    ok: str
    warn: str
    critical: str
    ok_wash: str
    critical_wash: str
    hint: str
    hint_text: str


LIGHT: Final = Colours(
    bg="#f3f4f5",
    stage="#e3e6e8",
    panel="#ffffff",
    raised="#eceef0",
    line="#d9dde0",
    edge="#868e95",
    text="#15191c",
    dim="#4b545b",
    faint="#5c656c",
    accent="#1f6585",
    ok="#2f6b35",
    warn="#7d5a06",
    critical="#9a3a2e",
    ok_wash="#eaf3eb",
    critical_wash="#f7ebe8",
    hint="#2d3236",
    hint_text="#eceef0",
)
DARK: Final = Colours(
    bg="#17191c",
    stage="#111315",
    panel="#1e2125",
    raised="#262a2f",
    line="#33383e",
    edge="#6a727a",
    text="#e6e9eb",
    dim="#b0b7bd",
    faint="#959da4",
    accent="#7fb6cc",
    ok="#86b987",
    warn="#d3b063",
    critical="#dc897c",
    ok_wash="#2b352d",
    critical_wash="#3b2f2d",
    hint="#15181b",
    hint_text="#e6e9eb",
)
CONTRAST: Final = Colours(
    bg="#000000",
    stage="#000000",
    panel="#000000",
    raised="#1c1c1c",
    line="#ffffff",
    edge="#ffffff",
    text="#ffffff",
    dim="#ffffff",
    faint="#e6e6e6",
    accent="#5cd0ff",
    ok="#7dff8a",
    warn="#ffd84a",
    critical="#ff9c8f",
    ok_wash="#00210a",
    critical_wash="#2b0500",
    hint="#000000",
    hint_text="#ffffff",
)
THEMES: Final = {
    ThemeName.LIGHT: LIGHT,
    ThemeName.DARK: DARK,
    ThemeName.CONTRAST: CONTRAST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours and sizes of one window.

    Attributes:
        text_scale: 1.0 to 2.0; letters and everything sized after them grow by it.
    """

    name: ThemeName
    colours: Colours
    text_scale: float = 1.0

    def scaled(self, px: float) -> int:
        """Return a size that grows with the text."""
        return round(px * self.text_scale)

    @property
    def body_px(self) -> int:
        """Return the height of body text."""
        return self.scaled(13)

    @property
    def caption_px(self) -> int:
        """Return the height of captions."""
        return self.scaled(11)

    @property
    def title_px(self) -> int:
        """Return the height of titles."""
        return self.scaled(15)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(getattr(self.colours, role))

    def stylesheet(self) -> str:
        """Return the stylesheet of the whole window."""
        template = Template(resource("styles", "reviewer.qss").read_text(encoding="utf-8"))
        values = {field.name: getattr(self.colours, field.name) for field in fields(Colours)}
        sizes = {
            "body_px": self.body_px,
            "caption_px": self.caption_px,
            "title_px": self.title_px,
            "code_px": self.scaled(12),
            "indicator_px": self.scaled(14),
            "radio_radius_px": self.scaled(14) // 2,
            "control_px": self.scaled(20),
            "line_px": 2 if self.name is ThemeName.CONTRAST else 1,
        }
        # Qt reads picture addresses with forward slashes on every system.
        check = resource("icons", f"check-{self.name.value}.svg").as_posix()
        dot = resource("icons", f"dot-{self.name.value}.svg").as_posix()
        return template.substitute(values, **sizes, mono=fonts.MONO_FAMILY, check=check, dot=dot)

    def palette(self) -> QPalette:
        """Return the palette for what Qt draws by itself."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
        return palette


_PALETTE: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "panel",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "hint",
    QPalette.ColorRole.ToolTipText: "hint_text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Light: "edge",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}


def theme(name: ThemeName, text_scale: float = 1.0) -> Theme:
    """Return the theme of that name, with text at that scale (kept within 1.0 to 2.0)."""
    return Theme(name=name, colours=THEMES[name], text_scale=min(2.0, max(1.0, text_scale)))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
