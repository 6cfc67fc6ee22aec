# SPDX-License-Identifier: Apache-2.0
"""The ladder in the window: every key of it, by the kind of item on the stage."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox

from reviewer.domain.errors import MediaUnreadable, RuleBroken, SoundUnavailable
from reviewer.domain.items import ItemKind
from reviewer.domain.views import Level, Wall
from reviewer.gui.foundation.preferences import LookMode, Preferences
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.viewmodels.held_look import Frame
from tests.fakes.workbench import FakeWorkbench

PICTURE, VIDEO, TEXT, UNSCORED = 0, 1, 3, 4


def opens(desk, row):
    group_id = desk.review.queue.rows[row].group_id
    desk.review.open_group(group_id)
    desk.wait(lambda: desk.shown == group_id)
    return desk.place.stage.canvas


def sheet(desk):
    canvas = opens(desk, VIDEO)
    desk.tap(Qt.Key.Key_1)
    desk.wait(lambda: desk.review.looking.waveform is not None)
    return canvas


def hint(desk):
    return "".join(each for each in desk.place.stage._hint.text() if each not in "\u2068\u2069")


@pytest.mark.parametrize(
    ("key", "level"),
    [(Qt.Key.Key_1, Level.R1), (Qt.Key.Key_2, Level.R2), (Qt.Key.Key_0, Level.R0)],
)
def test_numbers_choose_levels(desk, key, level):
    desk.tap(key)

    assert desk.review.looking.level is level


def test_three_is_held_for_detail_and_returns_to_the_level_before(desk):
    canvas = desk.place.stage.canvas
    desk.tap(Qt.Key.Key_2)

    desk.press(Qt.Key.Key_3)
    desk.wait(lambda: canvas.is_detail)
    level = desk.review.looking.level
    desk.release(Qt.Key.Key_3)

    assert (level, canvas.is_detail) == (Level.R3, False)
    assert desk.review.looking.level is Level.R2
    desk.wait(lambda: desk.looks_ended(1))


def test_the_last_key_down_is_what_is_shown(desk):
    desk.press(Qt.Key.Key_3)
    desk.wait(lambda: desk.place.stage.canvas.is_detail)
    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: desk.place.stage.canvas.is_clear)
    desk.release(Qt.Key.Key_3)

    assert desk.place.stage.canvas.is_clear
    desk.release(Qt.Key.Key_4)
    desk.wait(lambda: desk.looks_ended(2))


def test_a_clear_look_is_grey_until_asked_otherwise_and_again_for_the_next_item(desk):
    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: desk.place.stage.canvas.is_clear)
    grey = desk.sees_canary()
    desk.tap(Qt.Key.Key_C)
    colour = desk.sees_canary()
    desk.release(Qt.Key.Key_4)
    desk.tap(Qt.Key.Key_BracketRight)

    assert (grey, colour, desk.review.looking.is_colour) == (False, True, False)


def test_colour_without_a_clear_look_does_nothing(desk):
    desk.tap(Qt.Key.Key_C)

    assert not desk.review.looking.is_colour


def test_the_ring_shows_detail_inside_and_the_hidden_gist_around(desk):
    canvas = desk.place.stage.canvas
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: canvas.is_detail)
    first = canvas._ring_rect(canvas._detail)
    desk.tap(Qt.Key.Key_Left)
    moved = canvas._ring_rect(canvas._detail)
    desk.release(Qt.Key.Key_Space)

    assert (first.width(), moved.center() - first.center()) == (64, QPoint(-16, 0))
    assert not canvas.is_detail
    assert desk.review.looking.level is Level.R1


def test_the_ring_follows_the_mouse_and_stays_on_the_picture(desk, qtbot):
    canvas = desk.place.stage.canvas
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: canvas.is_detail)

    qtbot.mouseMove(canvas, canvas.contentsRect().center() + QPoint(30, 10))
    near = canvas._ring
    qtbot.mouseMove(canvas, QPoint(1, 1))

    assert near == canvas.contentsRect().center() + QPoint(30, 10)
    assert canvas._ring != QPoint(1, 1)
    desk.release(Qt.Key.Key_Space)


def test_an_arrow_that_repeats_moves_on(desk):
    canvas = desk.place.stage.canvas
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: canvas.is_detail)
    before = canvas._ring
    plain = Qt.KeyboardModifier.NoModifier
    for _repeat in range(3):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, plain, "", True)
        QApplication.sendEvent(desk.window.focusWidget(), event)

    assert canvas._ring - before == QPoint(48, 0)
    desk.release(Qt.Key.Key_Space)


@pytest.mark.parametrize("row", [VIDEO, UNSCORED])
def test_a_severe_item_asks_why_first_and_remembers_it_for_that_item(desk, row):
    canvas = opens(desk, row)
    reasons = desk.place.stage.reasons

    desk.tap(Qt.Key.Key_4)
    asked = (reasons.isVisible(), "begin_clear" in desk.told.asked)
    desk.tap(Qt.Key.Key_6)
    answered = (reasons.isVisible(), desk.review.looking.reason)
    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: canvas.is_clear)
    desk.release(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: canvas.is_clear)
    desk.release(Qt.Key.Key_4)
    desk.tap(Qt.Key.Key_BracketRight)

    assert asked == (True, False)
    assert answered == (False, desk.review.policy.look_reasons[1].code)
    assert desk.review.looking.reason == ""


def test_a_reason_can_be_clicked(desk, qtbot):
    opens(desk, UNSCORED)
    desk.tap(Qt.Key.Key_4)
    button = desk.place.stage.reasons._flow.itemAt(0).widget()

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert desk.review.looking.reason == desk.review.policy.look_reasons[0].code


def test_esc_takes_the_question_back(desk):
    opens(desk, UNSCORED)
    desk.tap(Qt.Key.Key_4)
    desk.tap(Qt.Key.Key_Escape)

    assert not desk.place.stage.reasons.isVisible()


def test_detail_of_a_severe_item_asks_nothing(desk):
    canvas = opens(desk, UNSCORED)
    desk.press(Qt.Key.Key_3)
    desk.wait(lambda: canvas.is_detail)

    assert not desk.place.stage.reasons.isVisible()


def test_a_video_opens_as_its_sheet_and_cells_are_chosen(desk, qtbot):
    canvas = sheet(desk)
    moments = desk.review.looking.moments
    assert len(canvas._sheet) == 9

    desk.tap(Qt.Key.Key_Period)
    desk.tap(Qt.Key.Key_Down)
    by_keys = moments.cell
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas._cells()[2].center())

    assert (by_keys, moments.cell) == (4, 2)
    assert moments.at == moments.sheet.cells[2].at_ms


def test_frames_are_stepped_through_at_the_gist_level(desk):
    sheet(desk)
    desk.tap(Qt.Key.Key_2)
    desk.tap(Qt.Key.Key_Period)
    desk.tap(Qt.Key.Key_Period)
    desk.tap(Qt.Key.Key_Comma)

    assert desk.review.looking.moments.at == 500


def test_playing_lasts_as_long_as_its_key_and_shows_frame_after_frame(desk):
    canvas = sheet(desk)
    frames = []
    desk.review.looking.held_ready.connect(frames.append)
    desk.tap(Qt.Key.Key_5)

    desk.press(Qt.Key.Key_B)
    desk.wait(lambda: len(frames) > 11)  # into the second run
    desk.release(Qt.Key.Key_B)

    assert {type(frame) for frame in frames} == {Frame}
    assert not canvas.is_clear
    assert {pixel for frame in frames for pixel in set(frame.pixels)} == {0}, "wiped once painted"
    desk.wait(lambda: desk.looks_ended(1))


def test_a_video_never_begins_again_by_itself(desk):
    sheet(desk)
    looking = desk.review.looking
    desk.tap(Qt.Key.Key_5)
    looking.moments.at = 73_500

    desk.press(Qt.Key.Key_B)
    desk.wait(lambda: looking.held is not None)
    desk.wait(lambda: looking.held is None)

    assert desk.told.asked.count("begin_play") == 1


def test_sound_is_heard_after_its_waveform_and_only_while_held(desk):
    opens(desk, VIDEO)
    desk.tap(Qt.Key.Key_5)
    desk.tap(Qt.Key.Key_M)
    before = "begin_sound" in desk.told.asked
    desk.tap(Qt.Key.Key_1)
    desk.wait(lambda: desk.review.looking.waveform is not None)

    desk.press(Qt.Key.Key_M)
    heard = desk.review.looking.is_heard
    desk.release(Qt.Key.Key_M)

    assert (before, heard, desk.review.looking.is_heard) == (False, True, False)
    desk.wait(lambda: desk.looks_ended(1))


def test_covering_everything_is_silence_too(desk):
    sheet(desk)
    desk.tap(Qt.Key.Key_5)
    desk.press(Qt.Key.Key_M)

    desk.tap(Qt.Key.Key_F9)

    assert not desk.review.looking.is_heard


def test_no_sound_device_is_said_in_one_sentence(desk):
    sheet(desk)
    desk.tap(Qt.Key.Key_5)
    desk.told.errors["begin_sound"] = SoundUnavailable()

    desk.press(Qt.Key.Key_M)
    sentence = "There is no sound device on this machine. Decide without listening."
    desk.wait(lambda: hint(desk) == sentence)


def test_a_text_opens_as_its_summary_and_is_read_in_steps(desk):
    canvas = opens(desk, TEXT)
    desk.wait(lambda: bool(canvas._pages))
    summary = canvas._pages._text
    desk.tap(Qt.Key.Key_2)
    desk.wait(lambda: desk.review.looking.moments.steps == 4)
    desk.tap(Qt.Key.Key_Period)
    desk.wait(lambda: "Bring a coat" in canvas._pages._text)

    assert "Threat of violence" in summary
    assert "boats" not in summary
    assert "boats" not in canvas._pages._text
    assert "2 of 4" in hint(desk)


def test_a_long_text_is_turned_page_by_page_while_held(open_desk):
    workbench = FakeWorkbench()
    workbench.desk.text = "\n".join(f"line {number} of many\u202e" for number in range(200))
    desk = open_desk(workbench=workbench)
    canvas = opens(desk, TEXT)

    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: canvas.is_clear and canvas.has_more)
    desk.tap(Qt.Key.Key_Period)
    canvas.repaint()

    assert canvas._pages._starts[1] > 0
    desk.release(Qt.Key.Key_4)
    assert "line" not in canvas._pages._text.splitlines()[0]
    assert not canvas.is_clear


def test_a_text_has_no_detail_and_no_ring(desk):
    opens(desk, TEXT)
    desk.tap(Qt.Key.Key_3)
    desk.tap(Qt.Key.Key_Space)

    assert desk.review.looking.held is None
    assert "begin_detail" not in desk.told.asked


def test_without_walls_only_text_is_shown_and_everything_can_be_decided(open_desk):
    workbench = FakeWorkbench()
    workbench.desk.missing_walls = frozenset({Wall.SECCOMP})
    desk = open_desk(workbench=workbench)
    desk.wait(desk.place.stage.banner.isVisible)
    desk.told.asked.clear()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_Space):
        desk.tap(key)
    asked = {call for call in desk.told.asked if call.startswith(("begin", "reduced", "sheet"))}
    assert desk.place.stage._hint.isHidden(), "the banner says it once"

    opens(desk, TEXT)
    desk.tap(Qt.Key.Key_2)
    desk.wait(lambda: "reduced" in desk.told.asked)
    desk.tap(Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: len(desk.told.acts) == 1)

    assert asked == set()


def test_ten_seconds_without_a_sign_of_life_cover_what_is_held(desk):
    desk.look()
    looking = desk.review.looking
    assert (looking._held_idle.isActive(), looking._held_idle.interval()) == (True, 10_000)

    looking._held_idle.timeout.emit()

    assert not desk.sees_canary()


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("the session is locked", lambda desk: desk.window._lock.lock()),
        ("the machine goes to sleep", lambda desk: desk.window._lock.change(True)),
        ("the window is minimised", lambda desk: desk.window.showMinimized()),
    ],
)
def test_what_is_held_ends_when(desk, name, ends):
    desk.look()

    ends(desk)

    assert not desk.place.stage.canvas.is_clear


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_Space])
def test_press_mode_covers_with_the_second_press(open_desk, key):
    desk = open_desk(Preferences(look_mode=LookMode.PRESS))
    canvas = desk.place.stage.canvas
    desk.tap(key)
    desk.wait(lambda: canvas.is_clear or canvas.is_detail)

    desk.tap(key)

    assert not canvas.is_clear
    assert not canvas.is_detail


@pytest.mark.parametrize("error", [RuleBroken("look-gap"), MediaUnreadable("too-large")])
def test_a_refused_look_says_why_over_what_is_shown(desk, error):
    desk.told.errors["begin_clear"] = error
    desk.tap(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: desk.review.looking.held is None)

    words = {"look-gap": "A short pause comes after each clear look."}
    expected = words.get(
        getattr(error, "rule", ""), "The file is too large to open safely. Decide from the context."
    )
    desk.wait(lambda: hint(desk) == expected)


def test_a_screen_reader_reaches_facts_context_and_hashes_without_the_picture(desk):
    canvas = desk.place.stage.canvas
    seen, widget = [], canvas
    desk.wait(lambda: any(box.isVisible() for box in desk.window.findChildren(QCheckBox)))
    for _step in range(1000):
        widget = widget.nextInFocusChain()
        if widget is canvas:
            break
        if widget.isVisibleTo(desk.window) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.append(widget.accessibleName())

    assert {"File", "Context", "Posted text", "Add PDQ hash"} <= set(seen)


def test_the_bar_shows_what_the_item_offers(desk):
    bar = desk.place.stage.bar
    shown = {}
    for row in (PICTURE, VIDEO, TEXT):
        opens(desk, row)
        acts = (Act.LOOK_DETAIL, Act.LOOK_CLEAR, Act.PLAY, Act.SOUND)
        shown[desk.review.item.kind] = [act for act in acts if bar.held[act].isVisible()]

    assert shown == {
        ItemKind.IMAGE: [Act.LOOK_DETAIL, Act.LOOK_CLEAR],
        ItemKind.VIDEO: [Act.LOOK_DETAIL, Act.LOOK_CLEAR, Act.PLAY, Act.SOUND],
        ItemKind.TEXT: [Act.LOOK_CLEAR],
    }
