# SPDX-License-Identifier: Apache-2.0
"""Another language, other colours, another size of text: the window comes back covered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt

from reviewer.domain.views import Level
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import LookMode, Preferences
from reviewer.gui.foundation.theme import ThemeName
from reviewer.gui.shell.application import Application, wear
from reviewer.gui.viewmodels.opening import StageState
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
