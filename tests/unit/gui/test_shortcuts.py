# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent

from reviewer.gui.foundation import shortcut_words, shortcuts
from reviewer.gui.foundation.keyboard import Layout, current_layout, position_of, printed
from reviewer.gui.foundation.shortcuts import SHORTCUTS, Act, Pressed

PLAIN = Qt.KeyboardModifier.NoModifier


def _event(key=0, text="", modifier=PLAIN, scan=0, virtual=0):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifier, scan, virtual, 0, text)


@pytest.mark.parametrize("layout", list(Layout))
def test_no_two_acts_share_a_key_on(layout):
    acts = {}
    for shortcut in SHORTCUTS:
        for number in range(1, len(shortcut.named or shortcut.keys) + 1):
            acts.setdefault(shortcuts.drawn(shortcut.act, layout, number), set()).add(shortcut.act)

    assert {key: sharing for key, sharing in acts.items() if len(sharing) > 1} == {}


@pytest.mark.parametrize("layout", list(Layout))
def test_every_act_has_words_and_a_key_on(layout):
    for act in Act:
        assert shortcut_words.words(act)
        assert shortcuts.drawn(act, layout, 1)


@pytest.mark.parametrize(("platform", "shift"), [("linux", 8), ("win32", 0)])
@pytest.mark.parametrize("layout", list(Layout))
def test_a_scan_code_means_its_position_on_every_layout(layout, platform, shift):
    # The key right of Caps Lock types q in French; it is where `a` is drawn on a US keyboard.
    event = _event(Qt.Key.Key_Q, "q", scan=30 + shift)

    assert position_of(event, layout, platform) == "a"


def test_a_virtual_key_means_its_position_on_a_mac():
    assert position_of(_event(Qt.Key.Key_Q, "q", virtual=9), Layout.FR, "darwin") == "v"


def test_a_press_without_scan_code_goes_by_its_letter():
    assert position_of(_event(Qt.Key.Key_A, "a"), Layout.US) == "a"
    assert position_of(_event(Qt.Key.Key_A, "a"), Layout.FR) == "q"
    assert position_of(_event(Qt.Key.Key_Ampersand, "&"), Layout.FR) == "1"
    assert position_of(_event(ord("ش"), "ش"), Layout.AR) == "a"


def test_a_key_of_the_number_pad_is_not_mistaken_for_another():
    assert position_of(_event(Qt.Key.Key_1, "1", scan=87), Layout.US, "linux") == ""


def test_the_letter_of_the_layout_is_drawn():
    drawn = [shortcuts.drawn(Act.ALLOWED, layout) for layout in Layout]

    assert drawn == ["A", "Q", "ش"]
    assert printed("1", Layout.FR) == "1"


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_language_of_the_window_is_not_taken_for_its_keyboard(qapp, language):
    QLocale.setDefault(QLocale(language))

    found = current_layout()

    QLocale.setDefault(QLocale.c())
    assert found is Layout.US


def test_modifiers_tell_acts_on_one_key_apart():
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

    found = [
        shortcuts.recognise(_event(Qt.Key.Key_2, "2", modifier), Layout.US, typing=False)
        for modifier in (PLAIN, shift, control)
    ]

    assert found == [Pressed(Act.LEVEL_GIST), Pressed(Act.LABEL, 2), Pressed(Act.SEVERITY, 3)]


def test_typing_keeps_letters_and_leaves_covering():
    letter = shortcuts.recognise(_event(Qt.Key.Key_V, "v"), Layout.US, typing=True)
    cover = shortcuts.recognise(_event(Qt.Key.Key_F9), Layout.US, typing=True)

    assert (letter, cover) == (None, Pressed(Act.COVER_EVERYTHING))


def test_a_question_mark_asks_for_help_on_every_layout():
    for text in ("?", "؟"):
        event = _event(ord(text), text, Qt.KeyboardModifier.ShiftModifier)
        assert shortcuts.recognise(event, Layout.AR, typing=False) == Pressed(Act.HELP)


@pytest.mark.parametrize(
    ("layout", "position"), [(Layout.US, "/"), (Layout.FR, "m"), (Layout.AR, "/")]
)
def test_no_act_has_the_key_that_types_a_question_mark_on(layout, position):
    shift = Qt.KeyboardModifier.ShiftModifier
    taken = [each.act for each in SHORTCUTS if each.modifier == shift and position in each.keys]

    assert taken == [], f"Shift and {position} asks for help on {layout}"


def test_the_document_of_keys_is_fresh():
    written = Path(__file__).parents[3] / "docs" / "shortcuts.md"

    assert written.read_text(encoding="utf-8") == shortcut_words.document()
