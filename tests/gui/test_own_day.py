# SPDX-License-Identifier: Apache-2.0
"""The person's own day in the window: what takes the place of the work, and what they choose."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from reviewer.domain.errors import RuleBroken, StoreUnusable
from reviewer.domain.people import Role
from reviewer.domain.views import Level, Waveform
from reviewer.gui.foundation.labels import ElidedLabel
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.shell.places import AUDIT, LIMITS, REVIEW
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.wellbeing import Screen
from reviewer.gui.views.person.limits import LimitsView
from reviewer.gui.widgets.dialogs import AskSheet
from reviewer.services.notices import QueueChanged
from reviewer.services.shown import Phase
from tests.fakes.workbench import FakeWorkbench

SHIFT = Qt.KeyboardModifier.ShiftModifier
SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
KEYS_OF_WORK = (Qt.Key.Key_A, Qt.Key.Key_V, Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_2, Qt.Key.Key_3)


def move(desk, phase, **facts):
    """Let the day come to ``phase``, and wait until the window knows."""
    wellbeing = desk.workbench.wellbeing
    wellbeing.move(replace(wellbeing.day.now, phase=phase, **facts))
    desk.wait(lambda: desk.window.day.now == wellbeing.day.now)


def wait_for(desk, screen):
    desk.wait(lambda: desk.window.day.screen is screen)


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def calls(desk):
    """Return what was asked of the person's day, but for the asking where it stands."""
    names = ("start_shift", "end_shift", "start_break", "end_break", "pause", "resume")
    return [call for call in desk.told.asked if call in names]


def opened_at(open_desk, phase, **facts):
    workbench = FakeWorkbench()
    workbench.wellbeing.day.now = replace(workbench.wellbeing.day.now, phase=phase, **facts)
    return open_desk(workbench=workbench)


def test_the_bar_tells_viewing_time_and_next_break_in_plain_words(desk):
    viewing = desk.window.bottom.viewing

    assert viewing.button.text() == "Viewing time 9 of 30 min"
    assert viewing.next.text() == "Break in 12 min"
    assert (viewing.line.value(), viewing.line.maximum()) == (540, 1800)


def test_a_waveform_counts_as_nothing_shown(desk):
    showed = desk.workbench.wellbeing.showed
    desk.wait(lambda: showed)

    desk.window.review.looking.reduced_ready.emit(Waveform(duration_ms=1000, peaks=b"\x10"))

    item_id = desk.window.review.item.item_id
    desk.wait(lambda: showed[-1] == (item_id, Level.R0))


def test_a_shift_begins_on_its_screen_and_nothing_is_shown_before(open_desk):
    desk = opened_at(open_desk, Phase.OFF_SHIFT, on_queue_s=0.0, viewing_s=0.0)
    rest = desk.window.rest
    assert desk.window.stack.currentWidget() is rest
    assert "Today there are up to 4 h of review, of which 30 min with severe items." in words(rest)
    assert desk.review.looking.level is Level.R0

    desk.tap(Qt.Key.Key_Return)
    wait_for(desk, Screen.WORK)

    assert calls(desk) == ["start_shift"]
    assert desk.workbench.wellbeing.showed == []
    assert desk.window.stack.currentWidget() is desk.window.place
    assert desk.window.focusWidget() is desk.window.place.stage.canvas


def test_the_choices_before_a_shift_are_made_by_key_and_by_box(open_desk):
    desk = opened_at(open_desk, Phase.OFF_SHIFT)
    choices = desk.window.rest.choices

    desk.tap(Qt.Key.Key_B, SHIFT)
    sound = next(row for row in choices.away.rows if row.code == "sound")
    sound.box.click()
    first = choices.away.rows[0]
    first.box.click()
    desk.wait(lambda: desk.told.asked.count("set_opt_outs") == 2)
    desk.wait(lambda: desk.window.day.now == desk.workbench.wellbeing.day.now)

    now = desk.workbench.wellbeing.day.now
    assert (now.bad_day, now.opted_out) == (True, frozenset({"sound", first.code}))
    assert choices.bad_day.box.isChecked()
    assert [row.code for row in choices.away.rows if row.box.isChecked()] == [first.code, "sound"]


@pytest.mark.parametrize("phase", [Phase.BREAK, Phase.MICRO_BREAK])
def test_a_break_covers_everything_and_ends_when_it_may(desk, phase):
    desk.tap(Qt.Key.Key_2)
    desk.wait(lambda: desk.workbench.wellbeing.showed)
    move(desk, phase, phase_until_s=119.0)
    wait_for(desk, Screen(desk.window.day.screen))
    rest = desk.window.rest
    go_on = rest.buttons[next(act for act in rest.buttons if act.value == "confirm")]
    assert desk.window.stack.currentWidget() is rest
    assert desk.review.looking.level is Level.R0
    assert "You can go on in 2 min." in words(rest)
    assert not go_on.isEnabled()

    desk.tap(Qt.Key.Key_Return)
    move(desk, phase, phase_until_s=0.0)
    assert go_on.isEnabled()
    desk.tap(Qt.Key.Key_Return)
    wait_for(desk, Screen.WORK)

    assert calls(desk) == ["end_break"]
    assert desk.review.looking.level is Level.R0


def test_the_keys_of_the_work_do_nothing_on_a_break(desk):
    first, before = desk.shown, desk.review.answers.draft
    move(desk, Phase.BREAK, phase_until_s=60.0)

    for key in KEYS_OF_WORK:
        desk.tap(key)
    desk.tap(Qt.Key.Key_0, SHIFT)

    assert (desk.told.acts, desk.shown) == ([], first)
    assert desk.review.looking.level is Level.R0
    assert desk.review.answers.draft == before


def test_a_group_that_comes_during_a_break_stays_covered(desk):
    move(desk, Phase.BREAK, phase_until_s=60.0)
    other = desk.review.queue.rows[2].group_id

    desk.review.open_group(other)
    desk.wait(lambda: desk.shown == other)

    assert desk.review.looking.level is Level.R0


def test_a_lead_reaches_the_audit_place_during_a_break(open_desk):
    workbench = FakeWorkbench(roles=frozenset({Role.REVIEWER, Role.LEAD}))
    desk = open_desk(workbench=workbench)
    move(desk, Phase.BREAK, phase_until_s=60.0)

    desk.tap(Qt.Key.Key_F4)
    audit = desk.window.stack.currentWidget()
    desk.window.show_place(REVIEW)

    assert audit is desk.window.moving.built[AUDIT]
    assert desk.window.stack.currentWidget() is desk.window.rest


def test_an_open_group_is_still_answered_when_nothing_else_is_open(desk):
    move(desk, Phase.NOTHING_OPEN)
    assert desk.window.day.screen is Screen.WORK

    for held in desk.told.held.values():
        held.state = held.state.DONE
    desk.workbench.notices.publish(QueueChanged())
    desk.review.open_next()
    wait_for(desk, Screen.NOTHING_OPEN)

    assert desk.window.stack.currentWidget() is desk.window.rest


def test_what_opens_again_comes_by_itself(desk):
    states = {group: held.state for group, held in desk.told.held.items()}
    for held in desk.told.held.values():
        held.state = held.state.DONE
    desk.review.open_next()
    desk.wait(lambda: desk.review.state is StageState.EMPTY)
    move(desk, Phase.NOTHING_OPEN, closed_for_s=(("symbol.low", 61.0),))
    assert "Something opens again in 2 min." in words(desk.window.rest)

    for group, state in states.items():
        desk.told.held[group].state = state
    move(desk, Phase.ON_QUEUE, closed_for_s=())
    desk.wait(lambda: desk.review.state is StageState.GROUP)

    assert desk.window.stack.currentWidget() is desk.window.place


def test_a_break_and_the_end_of_the_shift_are_one_key_each(desk):
    desk.tap(Qt.Key.Key_F11)
    wait_for(desk, Screen.BREAK)
    desk.tap(Qt.Key.Key_E, SHIFT)
    wait_for(desk, Screen.END)

    assert calls(desk) == ["start_break", "end_shift"]
    assert "The shift is over. Thank you." in words(desk.window.rest)
    assert len(desk.window.rest.cards) == len(desk.told.policy.support)
    desk.tap(Qt.Key.Key_Return)
    wait_for(desk, Screen.WORK)


def test_a_day_that_is_over_can_only_be_ended(desk):
    move(desk, Phase.DAY_OVER)
    wait_for(desk, Screen.DAY_OVER)
    desk.tap(Qt.Key.Key_Return)
    desk.tap(Qt.Key.Key_F11)
    desk.tap(Qt.Key.Key_E, SHIFT)
    wait_for(desk, Screen.END)
    desk.tap(Qt.Key.Key_Return)

    wanted = "Today’s limit is reached. The queues are open to you again tomorrow."
    desk.wait(lambda: desk.window.bottom.said.text() == wanted)
    assert calls(desk) == ["end_shift", "start_shift"]
    assert desk.window.day.screen is Screen.END


@pytest.mark.parametrize(
    "keys",
    [(Qt.Key.Key_F9,), (Qt.Key.Key_Pause,), (Qt.Key.Key_Escape, Qt.Key.Key_Escape)],
)
def test_a_pause_is_there_at_once_and_one_key_comes_back(desk, keys):
    gate = desk.told.gates["pause"] = threading.Event()
    desk.tap(Qt.Key.Key_2)
    for key in keys:
        desk.tap(key)

    assert desk.window.paused.isVisible()
    assert not desk.window.stack.isVisible()
    assert desk.review.looking.level is Level.R0
    gate.set()
    for key in KEYS_OF_WORK:
        desk.tap(key)
    desk.tap(Qt.Key.Key_F9)
    desk.wait(lambda: not desk.window.day.is_paused)

    assert calls(desk) == ["pause", "resume"]
    assert (desk.told.acts, desk.review.looking.level) == ([], Level.R0)
    assert desk.window.stack.isVisible()
    assert desk.window.focusWidget() is desk.place.stage.canvas


def test_two_escapes_apart_are_no_pause(desk):
    desk.tap(Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.window.keys.escape.isActive())
    desk.tap(Qt.Key.Key_Escape)

    assert not desk.window.day.is_paused


def test_escape_again_and_again_does_not_come_back(desk):
    for _again in range(4):
        desk.tap(Qt.Key.Key_Escape)

    assert desk.window.day.is_paused


def test_a_pause_on_a_break_comes_back_to_the_break(desk):
    move(desk, Phase.BREAK, phase_until_s=60.0)
    desk.tap(Qt.Key.Key_F9)
    desk.wait(lambda: calls(desk) == ["pause"])

    desk.tap(Qt.Key.Key_F9)
    desk.wait(lambda: not desk.window.day.is_paused)

    assert desk.window.day.screen is Screen.BREAK
    assert desk.window.stack.currentWidget() is desk.window.rest


def test_a_pause_that_the_service_refuses_covers_all_the_same(desk):
    desk.told.errors["pause"] = RuleBroken("never-heard-of")
    desk.tap(Qt.Key.Key_F9)
    desk.wait(lambda: desk.window.bottom.said.text() != "")

    assert desk.window.paused.isVisible()


def test_a_window_opened_during_a_pause_is_covered(open_desk):
    desk = opened_at(open_desk, Phase.PAUSED)

    assert desk.window.paused.isVisible()
    assert desk.workbench.wellbeing.showed == []


def test_what_is_on_screen_is_told_and_its_end_too(desk):
    item = desk.review.item.item_id
    desk.wait(lambda: desk.workbench.wellbeing.showed)
    desk.review.looking.choose(Level.R2)
    desk.wait(lambda: (item, Level.R2) in desk.workbench.wellbeing.showed)
    desk.review.looking.choose(Level.R0)
    desk.wait(lambda: desk.workbench.wellbeing.showed[-1][1] is Level.R0)

    told = desk.workbench.wellbeing.showed
    assert [level for _, level in told] == [Level.R1, Level.R0, Level.R2, Level.R0]
    assert {one for one, _ in told} == {item}


@pytest.mark.parametrize("where", ["start", "break", "end", "pause", "limits", "nothing open"])
def test_support_is_one_key_away_from(desk, where):
    {
        "start": lambda: move(desk, Phase.OFF_SHIFT),
        "break": lambda: move(desk, Phase.BREAK, phase_until_s=60.0),
        "end": lambda: desk.tap(Qt.Key.Key_E, SHIFT),
        "pause": lambda: desk.tap(Qt.Key.Key_F9),
        "limits": lambda: desk.tap(Qt.Key.Key_F12),
        "nothing open": lambda: move(desk, Phase.NOTHING_OPEN),
    }[where]()

    desk.tap(Qt.Key.Key_S)

    assert desk.window.sheets.top.isVisible()
    assert "+00 000 000 001" in words(desk.window.sheets.top)
    desk.tap(Qt.Key.Key_Escape)
    assert desk.window.sheets.top is None


def test_a_pause_puts_a_sheet_away_and_brings_it_back(desk):
    desk.tap(Qt.Key.Key_F1)
    help_sheet = desk.window.sheets.top
    desk.tap(Qt.Key.Key_F9)
    assert not help_sheet.isVisible()

    desk.tap(Qt.Key.Key_S)
    support = desk.window.sheets.top
    shown = support.isVisible()
    desk.tap(Qt.Key.Key_Escape)
    covered = (help_sheet.isVisible(), desk.window.focusWidget() is desk.window.paused)
    desk.tap(Qt.Key.Key_F9)
    desk.wait(lambda: not desk.window.day.is_paused)

    assert (shown, covered) == (True, (False, True))
    assert help_sheet.isVisible()
    assert desk.window.sheets.top is help_sheet


def test_support_lies_above_an_error_and_leaves_it_there(desk, tmp_path):
    desk.window.tell_bug(tmp_path / "report.txt", lambda: tmp_path)
    bug = desk.window.sheets.top

    desk.tap(Qt.Key.Key_S)
    above = desk.window.sheets.top is not bug
    desk.tap(Qt.Key.Key_Escape)

    assert above
    assert desk.window.sheets.top is bug
    assert bug.isVisible()


def test_nothing_can_be_copied_out_of_support(desk):
    desk.tap(Qt.Key.Key_S)

    labels = desk.window.sheets.top.findChildren(QLabel)
    assert [label.text() for label in labels if label.textInteractionFlags() & SELECTABLE] == []


@pytest.mark.parametrize("language", [Language.EN, Language.AR])
def test_a_phone_number_is_drawn_from_left_to_right(open_desk, language):
    desk = open_desk(Preferences(language=language))
    desk.tap(Qt.Key.Key_S)
    sheet = desk.window.sheets.top
    phone = next(one for one in sheet.findChildren(ElidedLabel) if one.text() == "+00 000 000 001")

    ink = _columns_with_ink(phone)
    digit = phone.fontMetrics().horizontalAdvance("0")

    # A plus sign has less ink than a digit, and it comes first.
    assert sum(ink[:digit]) < sum(ink[-digit:])


@pytest.mark.parametrize(("button", "screen"), [("rest", Screen.BREAK), ("end", Screen.END)])
def test_a_break_and_the_end_are_on_my_limits_too(desk, button, screen):
    desk.tap(Qt.Key.Key_F12)
    getattr(desk.window.moving.built[LIMITS], button).click()
    wait_for(desk, screen)

    assert desk.window.stack.currentWidget() is desk.window.rest


@pytest.mark.parametrize("to_it", [Qt.Key.Key_F12, "bar", "menu"])
def test_my_limits_are_reached_and_left(desk, to_it):
    if to_it == "bar":
        desk.window.bottom.viewing.button.click()
    elif to_it == "menu":
        next(one for one in desk.window.menu.actions() if "F12" in one.text()).trigger()
    else:
        desk.tap(to_it)
    page = desk.window.stack.currentWidget()
    desk.tap(Qt.Key.Key_Escape)

    assert page is desk.window.moving.built[LIMITS]
    assert desk.window.stack.currentWidget() is desk.place


def test_my_limits_tell_what_is_closed_and_for_how_long(desk):
    move(
        desk,
        Phase.ON_QUEUE,
        closed_today=frozenset({"graphic_violence.high"}),
        closed_for_s=(("glorification.high", 130.0),),
    )
    desk.tap(Qt.Key.Key_F12)
    today = desk.window.moving.built[LIMITS].today

    shown = [line.text() for line in today.closed]
    assert [_plain(line) for line in shown] == [
        "Graphic violence, severe: until tomorrow",
        "Glorification, severe: for 3 min",
    ]


def test_the_view_is_chosen_on_my_limits(desk):
    desk.tap(Qt.Key.Key_F12)
    view = desk.window.moving.built[LIMITS].view
    view.sides.rows[0].box.click()
    desk.tap(Qt.Key.Key_W, SHIFT)
    desk.wait(lambda: desk.told.asked.count("set_view") == 2)

    now = desk.workbench.wellbeing.day.now
    assert (now.short_side, now.masks_words) == (4, False)
    assert [row.code for row in view.sides.rows if row.box.isChecked()] == ["4"]


@pytest.mark.parametrize(("key", "side"), [(Qt.Key.Key_Z, 4), (Qt.Key.Key_N, 8)])
def test_a_key_chooses_how_fine_the_view_is(desk, key, side):
    desk.tap(Qt.Key.Key_F12)
    desk.tap(key, SHIFT)
    desk.wait(lambda: desk.told.asked.count("set_view") == 1)

    view = desk.window.moving.built[LIMITS].view
    assert desk.workbench.wellbeing.day.now.short_side == side
    assert [row.code for row in view.sides.rows if row.box.isChecked()] == [str(side)]


@pytest.mark.parametrize("phase", [Phase.ON_QUEUE, Phase.OFF_SHIFT])
def test_a_key_keeps_away_from_a_category_and_takes_it_back(open_desk, phase):
    desk = opened_at(open_desk, phase)
    desk.wait(lambda: desk.window.day.now is not None)
    if phase is Phase.ON_QUEUE:
        desk.tap(Qt.Key.Key_F12)
    offered = desk.workbench.wellbeing.day.now.opt_outs_offered
    chosen = []
    for count, key in enumerate((Qt.Key.Key_Q, Qt.Key.Key_R, Qt.Key.Key_Q), start=1):
        desk.tap(key, SHIFT)
        desk.wait(lambda count=count: desk.told.asked.count("set_opt_outs") == count)
        chosen.append(desk.workbench.wellbeing.day.now.opted_out)

    first, second = offered[:2]
    assert chosen == [{first}, {first, second}, {second}]


def test_a_key_beyond_what_can_be_kept_away_from_does_nothing(desk):
    desk.tap(Qt.Key.Key_F12)
    desk.tap(Qt.Key.Key_L, SHIFT)
    desk.tap(Qt.Key.Key_Q, SHIFT)
    desk.wait(lambda: "set_opt_outs" in desk.told.asked)

    now = desk.workbench.wellbeing.day.now
    assert now.opted_out == {now.opt_outs_offered[0]}


class PickedFolder:
    """Dialogs of a person who always picks the same folder and says yes."""

    def __init__(self, folder):
        self.folder = folder
        self.asked = []

    def ask(self, title, _sentence, _yes, then):
        self.asked.append(title)
        then(True)

    def tell(self, _title, _sentence):
        raise AssertionError

    def pick_folder(self, _title, then):
        then(self.folder)


def test_what_is_kept_is_written_where_its_owner_says(desk, qtbot, tmp_path):
    page = LimitsView(desk.window.parts, REVIEW, dialogs=PickedFolder(tmp_path))
    qtbot.addWidget(page)
    page.kept.export.click()
    desk.wait(lambda: page.kept.path.text() != "")

    assert page.kept.path.text() == str(tmp_path / "my-looking.json")
    assert (tmp_path / "my-looking.json").exists()


def test_a_folder_that_cannot_be_written_is_told(desk, qtbot, tmp_path):
    page = LimitsView(desk.window.parts, REVIEW, dialogs=PickedFolder(tmp_path / "missing"))
    qtbot.addWidget(page)
    page.kept.export.click()

    wanted = "Nothing can be written there. Choose another folder."
    desk.wait(lambda: page.kept.said.text() == wanted)


@pytest.mark.parametrize(
    ("key", "deleted"), [(Qt.Key.Key_Return, ["delete_now"]), (Qt.Key.Key_Escape, [])]
)
def test_deleting_asks_once(desk, key, deleted):
    desk.tap(Qt.Key.Key_F12)
    desk.tap(Qt.Key.Key_D, SHIFT)
    sheet = desk.window.findChild(AskSheet)
    desk.qtbot.keyClick(sheet, key)
    desk.tap(Qt.Key.Key_B, SHIFT)  # the store has one lane: what was asked before came before
    desk.wait(lambda: "set_bad_day True" in desk.told.asked)

    assert [call for call in desk.told.asked if call == "delete_now"] == deleted


def test_deleting_ends_the_day_of_whoever_was_at_work(desk):
    desk.tap(Qt.Key.Key_F12)
    desk.tap(Qt.Key.Key_D, SHIFT)
    desk.qtbot.keyClick(desk.window.findChild(AskSheet), Qt.Key.Key_Return)
    wait_for(desk, Screen.DAY_OVER)

    said = desk.window.moving.built[LIMITS].kept.said.text()
    assert said == "Destroyed. Only the closed queues are kept until midnight."


def test_the_phases_are_told_to_those_who_listen(desk):
    told = []
    desk.window.day.phase_changed.connect(told.append)
    for phase in (Phase.BREAK, Phase.PAUSED, Phase.DAY_OVER):
        move(desk, phase)

    assert told == [Phase.BREAK, Phase.PAUSED, Phase.DAY_OVER]


def test_an_answer_older_than_a_wish_is_not_shown(desk):
    gate = desk.told.gates["wellbeing"] = threading.Event()
    shown = []
    desk.window.day.changed.connect(lambda: shown.append(desk.window.day.now.bad_day))
    desk.window.day.ask()
    desk.window.day.set_bad_day(on=True)
    gate.set()
    desk.wait(lambda: desk.workbench.wellbeing.day.now.bad_day)
    desk.window.day.ask()
    desk.wait(lambda: not desk.window.day._is_asking)

    assert shown == [True]


def test_an_error_of_the_day_is_told_and_the_work_goes_on(desk):
    desk.told.errors["wellbeing"] = StoreUnusable("damaged")
    desk.window.day.ask()

    wanted = "The local store is damaged. It was set aside, not deleted. Tell IT."
    desk.wait(lambda: desk.window.bottom.said.text() == wanted)
    assert desk.window.day.screen is Screen.WORK


SCREENS = {
    "start": Phase.OFF_SHIFT,
    "break": Phase.BREAK,
    "nothing open": Phase.NOTHING_OPEN,
    "day over": Phase.DAY_OVER,
    "end": None,
    "pause": Phase.PAUSED,
    "limits": Phase.ON_QUEUE,
}


def bring(desk, where):
    if where == "end":
        desk.tap(Qt.Key.Key_E, SHIFT)
        wait_for(desk, Screen.END)
    elif where == "limits":
        desk.tap(Qt.Key.Key_F12)
    elif where == "nothing open":
        for held in desk.told.held.values():
            held.state = held.state.DONE
        desk.review.open_next()
        desk.wait(lambda: desk.review.state is StageState.EMPTY)
        move(desk, SCREENS[where])
    else:
        move(desk, SCREENS[where], phase_until_s=60.0)


@pytest.mark.parametrize("where", SCREENS)
@pytest.mark.parametrize("language", list(Language))
def test_every_focusable_widget_has_a_name_on(open_desk, language, where):
    desk = open_desk(Preferences(language=language))
    bring(desk, where)

    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]

    assert nameless == []


@pytest.mark.parametrize("where", SCREENS)
@pytest.mark.parametrize("language", list(Language))
def test_no_words_are_cut_with_large_letters_on(open_desk, language, where):
    desk = open_desk(Preferences(language=language, text_scale=2.0))
    bring(desk, where)

    desk.wait(lambda: _cut(desk.window) == [])

    assert desk.window.width() == 1280


def _cut(window):
    found = []
    for widget in (*window.findChildren(QLabel), *window.findChildren(QPushButton)):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()) - 1:
                found.append(widget.text())
        elif widget.width() < widget.minimumSizeHint().width() - 1:
            found.append(widget.text())
    return found


def _plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def _columns_with_ink(label):
    """Return how many pixels of each column of a label's text are not background."""
    picture = label.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 0)
    columns = [
        sum(picture.pixelColor(x, y) != ground for y in range(picture.height()))
        for x in range(picture.width())
    ]
    filled = [at for at, ink in enumerate(columns) if ink]
    return columns[filled[0] : filled[-1] + 1]
