# SPDX-License-Identifier: Apache-2.0
"""Clear pixels are on screen only while they are held, whatever ends the holding."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.errors import MediaMissing, MediaUnreadable, RuleBroken
from reviewer.domain.views import Level
from reviewer.gui.foundation.preferences import LookMode, Preferences
from reviewer.gui.foundation.shortcuts import Act
from tests.fakes.workbench import FakeWorkbench


def test_holding_shows_and_releasing_covers_at_once(desk):
    desk.look()
    assert desk.sees_canary()

    desk.release(Qt.Key.Key_4)

    assert not desk.place.stage.canvas.is_clear
    assert not desk.sees_canary()
    desk.wait(lambda: desk.looks_ended(1))


def test_release_covers_even_when_another_key_is_down_by_then(desk):
    desk.look()

    desk.release(Qt.Key.Key_4, Qt.KeyboardModifier.ShiftModifier)

    assert not desk.sees_canary()


def test_a_repeating_key_is_not_a_release(desk):
    desk.look()
    target = desk.window.focusWidget()

    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_4, plain, "4", True))

    assert desk.sees_canary()
    assert len(desk.told.grants) == 1


@pytest.mark.parametrize(
    ("what", "ends"),
    [
        ("F9", lambda desk: desk.tap(Qt.Key.Key_F9)),
        ("Esc", lambda desk: desk.tap(Qt.Key.Key_Escape)),
        ("less", lambda desk: desk.tap(Qt.Key.Key_2)),
        ("another member", lambda desk: desk.tap(Qt.Key.Key_BracketRight)),
        ("focus", lambda desk: desk.place.queue.list.setFocus()),
        ("help", lambda desk: desk.tap(Qt.Key.Key_F1)),
        ("settings", lambda desk: desk.tap(Qt.Key.Key_F10)),
        ("quitting", lambda desk: desk.window.quitting.start()),
    ],
)
def test_a_clear_look_ends_with(desk, what, ends):
    desk.look()
    assert desk.sees_canary()

    ends(desk)

    assert not desk.place.stage.canvas.is_clear
    assert not desk.sees_canary()


def test_another_window_in_front_covers(desk, qtbot):
    desk.look()
    other = QWidget()
    qtbot.addWidget(other)

    with qtbot.waitActive(other):
        other.show()
    desk.wait(lambda: not desk.window.isActiveWindow())

    assert not desk.place.stage.canvas.is_clear


def test_a_clear_look_ends_at_its_cap_while_still_held(open_desk):
    workbench = FakeWorkbench()
    policy = workbench.desk.policy
    workbench.desk.policy = replace(policy, limits=replace(policy.limits, clear_cap_s=1))
    desk = open_desk(workbench=workbench)
    frames = []
    desk.review.looking.held_ready.connect(lambda _view: frames.append("clear"))

    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: desk.looks_ended(1))

    assert frames == ["clear"]
    assert not desk.sees_canary()


def test_a_reduced_view_covers_itself_when_nothing_happens(open_desk):
    workbench = FakeWorkbench()
    policy = workbench.desk.policy
    workbench.desk.policy = replace(policy, limits=replace(policy.limits, cover_idle_s=0))
    desk = open_desk(workbench=workbench)

    desk.tap(Qt.Key.Key_2)
    desk.wait(lambda: desk.review.looking.level is Level.R0)


def test_a_clear_view_that_comes_after_the_release_is_given_back_unseen(desk):
    gate = desk.told.gates["begin_clear"] = threading.Event()
    frames = []
    desk.review.looking.held_ready.connect(lambda _view: frames.append("clear"))

    desk.tap(Qt.Key.Key_4)
    gate.set()
    desk.wait(lambda: desk.looks_ended(1))

    assert frames == []


def test_press_to_look_stays_until_the_second_press(open_desk):
    desk = open_desk(Preferences(look_mode=LookMode.PRESS))
    desk.tap(Qt.Key.Key_4)
    desk.wait(lambda: desk.place.stage.canvas.is_clear)
    desk.tap(Qt.Key.Key_C)
    assert desk.sees_canary()

    desk.tap(Qt.Key.Key_4)

    assert not desk.sees_canary()


def test_the_mouse_holds_like_the_key(desk, qtbot):
    button = desk.place.stage.bar.held[Act.LOOK_CLEAR]

    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: desk.place.stage.canvas.is_clear)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)

    assert not desk.sees_canary()


def test_wiping_a_picture_overwrites_its_pixels(desk):
    desk.look()
    image = desk.place.stage.canvas._clear.image(colour=True)

    desk.release(Qt.Key.Key_4)

    assert {image.pixel(x, 5) & 0xFFFFFF for x in range(image.width())} == {0}


def test_covering_everything_hides_the_posted_words_until_a_level_is_chosen(desk):
    words = desk.place.context._caption
    before = words.toPlainText()

    desk.tap(Qt.Key.Key_F9)
    assert words.toPlainText() == "Covered"
    assert desk.review.looking.level is Level.R0
    desk.tap(Qt.Key.Key_F9)
    desk.wait(lambda: not desk.window.day.is_paused)
    assert words.toPlainText() == "Covered"
    desk.tap(Qt.Key.Key_2)

    assert words.toPlainText() == before
    desk.wait(lambda: "cover_all" in desk.told.asked)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (MediaUnreadable("corrupt"), "The file is damaged. Decide from the context."),
        (
            MediaMissing(),
            "The file is not on this machine. Decide from the context, or give it back.",
        ),
    ],
)
def test_media_that_fails_says_why_and_leaves_the_decision_open(desk, error, sentence):
    told = []
    desk.review.looking.told.connect(told.append)
    desk.told.errors["reduced"] = error

    desk.tap(Qt.Key.Key_2)
    desk.wait(lambda: sentence in told)

    assert desk.place.stage._hint.isHidden(), "no key would show it"
    desk.tap(Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: len(desk.told.acts) == 1)


def test_the_pause_after_a_look_is_told(desk):
    told = []
    desk.review.looking.told.connect(told.append)
    desk.told.errors["begin_clear"] = RuleBroken("look-gap")

    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: "A short pause comes after each clear look." in told)

    assert not desk.place.stage.canvas.is_clear


def test_groups_open_at_the_level_of_their_severity(desk):
    levels = {}

    for row in desk.review.queue.rows[:7]:
        desk.review.open_group(row.group_id)
        desk.wait(lambda row=row: desk.shown == row.group_id)
        levels[row.severity] = desk.review.looking.level

    assert levels == {
        2: Level.R1,
        3: Level.R0,
        1: Level.R1,
        None: Level.R0,
        4: Level.R0,
        0: Level.R2,
    }
