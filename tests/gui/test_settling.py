# SPDX-License-Identifier: Apache-2.0
"""What the first group does not need begins once, after it is shown, and never while leaving."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import ThemeName
from reviewer.gui.shell.application import Application
from reviewer.gui.viewmodels.opening import StageState
from tests.fakes.workbench import NOW, FakeWorkbench


@pytest.fixture
def application(qtbot, qapp):
    found = Application(
        qapp, FakeWorkbench(), Preferences(), now=lambda: NOW, keep=repr, bundle=lambda: None
    )
    found.seen = []
    found.settled.connect(lambda: found.seen.append(found.window.review.state))
    yield found
    if found.window is not None:
        with qtbot.waitSignal(found.left):
            found.window.quitting.start()
    found.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.unfreeze()


def test_it_is_told_once_with_the_first_group_on_the_stage(application, qtbot):
    application.open()
    with qtbot.waitSignal(application.settled):
        pass

    application.prefer(Preferences(theme=ThemeName.DARK))
    with qtbot.waitSignal(application.window.review.member_changed):
        pass
    assert application._settling.isActive()
    qtbot.waitUntil(lambda: not application._settling.isActive())

    assert application.seen == [StageState.GROUP]


def test_window_left_before_it_settled_begins_nothing(application, qtbot):
    application.open()
    with qtbot.waitSignal(application.window.review.stage_changed):
        pass

    with qtbot.waitSignal(application.left):
        application.window.quitting.start()

    assert (application.seen, application._settling.isActive()) == ([], False)
