# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import re

import pytest

from reviewer.gui.foundation.theme import THEMES, ThemeName, contrast, theme
from reviewer.settings.resources import resource


def test_contrast_is_computed_as_the_guideline_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", list(ThemeName))
def test_letters_stand_out_from_everything_they_stand_on(name):
    colours = THEMES[name]
    letters = ("text", "dim", "faint", "accent", "ok", "warn", "critical")
    pairs = [(one, on) for one in letters for on in ("bg", "panel", "raised", "stage")]
    pairs += [("text", "ok_wash"), ("text", "critical_wash"), ("hint_text", "hint")]

    low = {
        pair: round(contrast(getattr(colours, pair[0]), getattr(colours, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) < 4.5
    }

    assert low == {}


@pytest.mark.parametrize("name", list(ThemeName))
def test_edges_of_controls_can_be_seen(name):
    colours = THEMES[name]

    assert min(contrast(colours.edge, on) for on in (colours.panel, colours.bg)) >= 3


def test_the_stylesheet_names_no_sides_and_no_colours():
    text = resource("styles", "reviewer.qss").read_text(encoding="utf-8")

    assert re.findall(r"(?:padding|margin|border)-(?:left|right)|text-align", text) == []
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", text) == []


def test_the_stylesheet_is_filled_in_for_every_theme_and_size():
    for name in ThemeName:
        for scale in (1.0, 2.0):
            assert "$" not in theme(name, scale).stylesheet()


def test_the_size_of_text_is_kept_within_bounds():
    assert [theme(ThemeName.LIGHT, scale).body_px for scale in (0.2, 1.0, 2.0, 9.0)] == [
        13,
        13,
        26,
        26,
    ]
