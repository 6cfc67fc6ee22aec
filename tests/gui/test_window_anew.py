# SPDX-License-Identifier: Apache-2.0
"""Another language, other colours, another size of text: the window comes back covered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QGuiApplication

from reviewer.domain.views import Level
from reviewer.gui.foundation import keyboard
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import LookMode, Preferences
from reviewer.gui.foundation.theme import ThemeName
from reviewer.gui.shell.application import Application, wear
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.widgets.keys import ActButton
from tests.fakes.workbench import NOW, FakeWorkbench

SETTINGS = [
    Preferences(language=Language.AR),
    Preferences(language=Language.FR),
    Preferences(theme=ThemeName.LIGHT),
    Preferences(theme=ThemeName.CONTRAST),
    Preferences(text_scale=1.5),
    Preferences(look_mode=LookMode.PRESS),
]


@pytest.fixture
def application(qtbot, qapp):
    workbench = FakeWorkbench()
    opened = Application(
        qapp,
        workbench,
        Preferences(),
        now=lambda: NOW,
        keep=lambda _preferences: None,
        bundle=lambda: Path("none"),
    )
    opened.open(size=QSize(1280, 800))
    yield opened
    opened.window.let_go()
    opened._left()
    workbench.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    wear(qapp, Preferences())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale.c())


def _shows_a_group(qtbot, application):
    qtbot.waitUntil(lambda: application.window.review.state is StageState.GROUP, timeout=5000)
    return application.window


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_a_setting_brings_the_same_item_back_covered(qtbot, application, setting):
    before = _shows_a_group(qtbot, application)
    qtbot.waitUntil(lambda: len(before.review.queue.rows) > 1)
    first = before.review.opened.group.group_id
    before.review.step_group(1)
    qtbot.waitUntil(lambda: before.review.opened.group.group_id != first)
    before.review.looking.choose(Level.R2)
    group_id = before.review.opened.group.group_id
    levels = []

    application.prefer(setting)
    application.window.review.looking.level_changed.connect(levels.append)
    application.window.review.looking.reduced_ready.connect(levels.append)
    window = _shows_a_group(qtbot, application)

    assert window is not before
    assert window.review.opened.group.group_id == group_id
    assert window.review.looking.level is Level.R0
    assert levels == []
    assert window.place.context._is_covered


def test_what_was_covered_stays_covered_and_opens_when_asked(qtbot, application):
    window = _shows_a_group(qtbot, application)
    window.cover_everything()

    application.prefer(Preferences(theme=ThemeName.LIGHT))
    window = _shows_a_group(qtbot, application)

    assert window.review.looking.level is Level.R0
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert window.review.looking.level is Level.R1
    assert not window.place.context._is_covered


def _switch(monkeypatch, layout):
    """Let the system come to another keyboard layout, and tell it as Qt does."""
    monkeypatch.setattr(keyboard, "current_layout", lambda: layout)
    QGuiApplication.inputMethod().localeChanged.emit()


def _verdict_keys(window):
    buttons = window.place.decision.findChildren(ActButton)
    return {each.text().split()[-1].strip("\u2068\u2069") for each in buttons}


def test_the_letters_of_another_keyboard_are_drawn(qtbot, application, monkeypatch):
    before = _shows_a_group(qtbot, application)
    group_id = before.review.opened.group.group_id
    us = _verdict_keys(before)

    _switch(monkeypatch, Layout.FR)
    qtbot.waitUntil(lambda: application.window is not before)
    after = _shows_a_group(qtbot, application)

    assert {"A", "V", "P", "E"} <= us
    assert {"Q", "V", "P", "E"} <= _verdict_keys(after)
    assert after.review.opened.group.group_id == group_id
    assert after.review.looking.level is Level.R0


def test_a_note_is_finished_before_the_letters_change(qtbot, application, monkeypatch):
    window = _shows_a_group(qtbot, application)
    qtbot.waitUntil(lambda: bool(window.place.decision.findChildren(ActButton)))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_W)
    note = window.focusWidget()

    _switch(monkeypatch, Layout.AR)
    qtbot.keyClicks(note, "seen before")
    QCoreApplication.processEvents()
    while_typing = application.window
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: application.window is not window)
    after = _shows_a_group(qtbot, application)

    assert while_typing is window
    assert after.review.answers.draft.note == "seen before"
    assert after.layout_drawn is Layout.AR


def test_the_same_keyboard_told_again_changes_nothing(qtbot, application, monkeypatch):
    window = _shows_a_group(qtbot, application)

    _switch(monkeypatch, window.layout_drawn)
    QCoreApplication.processEvents()

    assert application.window is window
