# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import ThemeName, theme
from reviewer.gui.shell.application import wear
from reviewer.gui.widgets.dialogs import AskSheet, WindowDialogs
from tests.fakes.account_services import MARKUP, nameless


@pytest.fixture
def over(qtbot, qapp):
    wear(qapp, Preferences())
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


@pytest.fixture
def dialogs(over):
    return WindowDialogs(over, theme(ThemeName.DARK), Layout.US)


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_a_question_is_answered_once_by_key(over, dialogs, qtbot, key, answer):
    answers = []
    dialogs.ask("Title", f"Go on? {MARKUP}", "Do it", answers.append)
    sheet = over.findChild(AskSheet)
    unnamed = nameless(over)

    qtbot.keyClick(sheet, key)
    qtbot.keyClick(sheet, key)

    assert (answers, unnamed) == ([answer], [])
    assert not sheet.isVisible()


def test_a_message_has_only_a_way_to_close_it(over, dialogs, qtbot):
    dialogs.tell("Title", "A sentence.")
    sheet = over.findChild(AskSheet)

    offered = (sheet.go_on.isVisible(), sheet.go_back.isVisible())
    qtbot.keyClick(sheet, Qt.Key.Key_Return)

    assert offered == (False, True)
    assert not sheet.isVisible()


def test_a_picked_folder_is_handed_over(over, dialogs, tmp_path):
    picked = []
    dialogs.pick_folder("Where to?", picked.append)
    picker = over.findChild(QFileDialog)

    picker.fileSelected.emit(str(tmp_path))
    picker.close()

    assert picked == [tmp_path]


def test_leaving_the_picker_hands_over_nothing(over, dialogs):
    picked = []
    dialogs.pick_folder("Where to?", picked.append)

    over.findChild(QFileDialog).reject()

    assert picked == [None]
