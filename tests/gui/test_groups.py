# SPDX-License-Identifier: Apache-2.0
"""One answer for a group of several, by keyboard alone: spread, members, checks, other words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reviewer.demo.player import Player
from reviewer.demo.sample_groups import an_alike_group
from reviewer.domain.decisions import Verdict
from reviewer.domain.errors import GatewayRefused, MediaUnreadable, Offline
from reviewer.domain.items import Severity
from reviewer.domain.views import Level, Wall
from reviewer.gui.viewmodels.opening import StageState
from tests.fakes.workbench import FakeWorkbench

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LOOK_FIRST = (
    "A few items are looked at before one answer is given for all. Look at this one, then A again."
)
REPRESENTATIVE, CHECK = "itm_0000_00", "itm_0000_05"


@pytest.fixture
def open_alike(open_desk):
    """Open a window on six that are alike, made as ``change`` says."""

    def open_one(change=lambda group: group, **attributes):
        workbench = FakeWorkbench()
        group = change(an_alike_group())
        workbench.desk.held[group.group_id].group = group
        for name, value in attributes.items():
            setattr(workbench.desk, name, value)
        return open_desk(workbench=workbench)

    return open_one


@pytest.fixture
def alike(open_alike):
    return open_alike()


def same_words(_group):
    return an_alike_group(captions_differ=False)


def unchecked(group):
    return replace(group, spread=replace(group.spread, audited=()))


def answers(desk):
    desk.tap(Qt.Key.Key_0, SHIFT)


def said(desk):
    return desk.place.decision.sentence.text()


def lines(desk):
    model = desk.place.pages.members.list.model()
    found = [model.line_of(row) for row in range(model.rowCount())]
    return [(line.code, line.title, line.detail, line.side) for line in found]


def plain(text):
    return text.translate({ord(mark): None for mark in "\u2066\u2068\u2069\u200e\u200f"})


def is_looked_at(desk, item_id):
    return desk.review.item.item_id == item_id and not desk.review.members.is_owed(item_id)


def test_the_line_says_for_how_many_it_stands_and_how_alike_they_are(alike):
    line = alike.place.line

    assert line.isVisible()
    assert plain(line.alike.text()) == "1 of 6 alike · 1 to be looked at as a check"
    assert plain(line.spread.text()) == (
        "4 to 18 of 256 bits apart · 1 mirrored · 1 turned · 1 with the same bytes · "
        "3 posted with other words"
    )


def test_a_lone_item_has_no_such_line_and_no_members(alike):
    for _ in range(2):
        before = alike.shown
        alike.tap(Qt.Key.Key_J)
        alike.wait(lambda before=before: alike.shown not in (None, before))

    alike.tap(Qt.Key.Key_I, CTRL)

    assert not alike.place.line.isVisible()
    assert not alike.place.pages.is_open


def test_only_the_representative_and_the_check_come_on_the_stage(alike):
    seen = [alike.review.item.item_id]
    for _ in range(4):
        alike.tap(Qt.Key.Key_BracketRight)
        seen.append(alike.review.item.item_id)

    assert seen == [REPRESENTATIVE, CHECK, CHECK, CHECK, CHECK]
    alike.wait(lambda: is_looked_at(alike, CHECK))


def test_the_representatives_hashes_alone_are_ticked_at_first(alike):
    ticked = {item_id for item_id, _value in alike.review.answers.draft.hashes}

    assert ticked == {REPRESENTATIVE}


def test_a_check_is_looked_at_hidden_and_no_key_shows_more(open_alike):
    desk = open_alike(lambda group: replace(group, severity=Severity.S4))
    desk.tap(Qt.Key.Key_BracketRight)
    desk.wait(lambda: is_looked_at(desk, CHECK))

    levels = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_Space):
        desk.press(key)
        levels.append(desk.review.looking.level)
        desk.release(key)

    assert levels == [Level.R1] * 4
    assert desk.told.grants == []
    assert not desk.place.stage.reasons.isVisible()


def test_an_answer_waits_until_the_check_was_looked_at(open_alike):
    desk = open_alike(lambda group: an_alike_group(captions_differ=False))
    first = desk.shown
    answers(desk)

    desk.tap(Qt.Key.Key_A)
    asked = (desk.review.item.item_id, list(desk.told.acts), plain(said(desk)))
    desk.wait(lambda: is_looked_at(desk, CHECK))
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: desk.shown != first)

    assert asked == (
        CHECK,
        [],
        LOOK_FIRST,
    )
    assert [(act.group_id, act.verdict) for act in desk.told.acts] == [(first, Verdict.ALLOWED)]


def test_a_check_without_a_file_here_is_told_and_holds_nobody_up(open_alike):
    desk = open_alike(same_words, absent=frozenset({CHECK}))
    first = desk.shown
    told = plain(desk.place.line.alike.text())
    answers(desk)
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: desk.shown != first)

    assert told == "1 of 6 alike · 1 check without a file here"


@pytest.mark.parametrize(
    "attributes",
    [
        {"errors": {f"reduced {CHECK}": MediaUnreadable("corrupt")}},
        {"missing_walls": frozenset({Wall.SECCOMP})},
    ],
)
def test_a_check_that_cannot_be_shown_is_told_and_holds_nobody_up(open_alike, attributes):
    desk = open_alike(same_words, **attributes)
    first = desk.shown
    answers(desk)
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: is_looked_at(desk, CHECK))
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: desk.shown != first)

    assert len(desk.told.acts) == 1


def test_other_words_are_asked_about_side_by_side_and_the_same_key_confirms(open_alike):
    desk = open_alike(unchecked)
    first = desk.shown
    answers(desk)

    desk.tap(Qt.Key.Key_A)
    page = desk.place.pages.captions
    asked = (page.isVisible(), list(desk.told.acts), plain(page.what.text()))
    texts = [text.toPlainText() for text in page.texts]
    desk.tap(Qt.Key.Key_V)
    desk.tap(Qt.Key.Key_Return)
    still = (page.isVisible(), list(desk.told.acts))
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: desk.shown != first)

    assert asked == (
        True,
        [],
        "A again: the same answer for all 6. Esc: back, to take some apart.",
    )
    assert texts == [
        "Morning over the harbour. More pictures at https://example.invalid/harbour",
        "Evening news, Harbour TV: the storm as our viewers saw it. Report and interview.",
        "Look at this!! Share before they take it down.",
    ]
    assert still == (True, [])
    assert [act.verdict for act in desk.told.acts] == [Verdict.ALLOWED]
    assert not desk.place.pages.is_open


def test_the_hands_of_the_tour_answer_a_group_with_a_check_and_other_words(alike):
    first = alike.shown

    Player(alike.window).decide(Verdict.ALLOWED)

    assert [(act.group_id, act.verdict) for act in alike.told.acts] == [(first, Verdict.ALLOWED)]


def test_escape_goes_back_from_other_words_and_nothing_is_saved(open_alike):
    desk = open_alike(unchecked)
    answers(desk)
    desk.tap(Qt.Key.Key_A)

    desk.tap(Qt.Key.Key_Escape)
    back = desk.place.pages.is_open
    desk.tap(Qt.Key.Key_A)

    assert (back, desk.place.pages.is_open, desk.told.acts) == (False, True, [])


def test_another_answer_asks_about_the_other_words_anew(open_alike):
    desk = open_alike(unchecked)
    answers(desk)
    desk.tap(Qt.Key.Key_A)
    desk.tap(Qt.Key.Key_Escape)
    desk.tap(Qt.Key.Key_3, SHIFT)
    desk.tap(Qt.Key.Key_2, CTRL)

    desk.tap(Qt.Key.Key_V)

    assert plain(desk.place.pages.captions.what.text()).startswith("V again")
    assert desk.told.acts == []


def test_members_are_listed_in_words_and_what_was_posted_with_each_can_be_read(alike):
    alike.tap(Qt.Key.Key_I, CTRL)
    page = alike.place.pages.members
    listed = [tuple(plain(each) for each in line) for line in lines(alike)]
    first = page.caption.toPlainText()
    for _ in range(3):
        alike.tap(Qt.Key.Key_Down)

    unopened, other = "Decided without being opened", "Posted with other words"
    assert listed == [
        ("_0000_00", "Picture", "Shown: stands for the others", ""),
        ("_0000_01", "Picture · same bytes", unopened, ""),
        ("_0000_02", "Picture · 4 of 256 bits apart", unopened, ""),
        ("_0000_03", "Picture · 9 of 256 bits apart · mirrored", other, ""),
        ("_0000_04", "Picture · 12 of 256 bits apart · turned", other, ""),
        (
            "_0000_05",
            "Picture · 18 of 256 bits apart",
            f"{other} · To be looked at as a check",
            "",
        ),
    ]
    assert first.startswith("Morning over the harbour.")
    assert page.caption.toPlainText().startswith("Evening news, Harbour TV")
    alike.tap(Qt.Key.Key_Escape)
    assert not alike.place.pages.is_open
    assert alike.window.focusWidget() is alike.place.stage.canvas


def test_captions_of_members_are_masked_where_the_person_chose_so(open_alike):
    def says(group):
        item = group.items[1]
        told = replace(item, context=replace(item.context, caption="you vermin there"))
        return replace(group, items=(group.items[0], told, *group.items[2:]))

    desk = open_alike(says)
    desk.told.policy = replace(desk.told.policy, masked_words=("vermin",))
    desk.review._read_policy()
    desk.wait(lambda: desk.review.policy.masked_words == ("vermin",))
    desk.tap(Qt.Key.Key_I, CTRL)
    desk.tap(Qt.Key.Key_Down)

    shown = desk.place.pages.members.caption.toPlainText()

    assert "vermin" not in shown
    assert shown.startswith("you v")


def test_keys_alone_take_members_apart_and_no_answer_is_lost(alike):
    first = alike.shown
    alike.tap(Qt.Key.Key_3, SHIFT)
    alike.tap(Qt.Key.Key_I, CTRL)
    for _ in range(2):
        alike.tap(Qt.Key.Key_Down)
        alike.tap(Qt.Key.Key_Space)
    alike.tap(Qt.Key.Key_Space)
    marked = [side for *_, side in lines(alike)]

    alike.tap(Qt.Key.Key_Space)
    alike.tap(Qt.Key.Key_T, CTRL)
    alike.wait(lambda: len(alike.review.opened.group.items) == 4)

    assert marked == ["", "Not alike", "", "", "", ""]
    assert alike.shown == first
    assert alike.review.opened.group.generation == 2
    assert alike.review.answers.draft.labels == ("B3",)
    assert not alike.place.pages.is_open
    assert alike.window.bottom.said.text() == "Taken apart: 2 items are a group of their own."
    apart = alike.told.held[f"{first}_b"].group
    assert [item.item_id[-2:] for item in apart.items] == ["01", "02"]


def test_the_one_that_is_shown_is_never_marked(alike):
    alike.tap(Qt.Key.Key_T, CTRL)

    alike.tap(Qt.Key.Key_Space)

    page = alike.place.pages.members
    assert alike.review.members.marked == 0
    assert page.sentence.text() == (
        "The others are compared with this one: mark those that differ."
    )


def test_taking_apart_without_a_choice_says_how_to_choose(alike):
    alike.tap(Qt.Key.Key_T, CTRL)
    alike.tap(Qt.Key.Key_T, CTRL)

    page = alike.place.pages.members
    assert page.sentence.text() == "Choose what is not alike first: Space marks an item."
    assert "split" not in alike.told.asked


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            Offline(),
            "The group stays as it is. You are offline. Work goes on with what is on this machine.",
        ),
        (
            GatewayRefused("item-withdrawn", 410),
            "The group is not the same any more. Decide on it as it is now.",
        ),
    ],
)
def test_a_group_that_is_not_taken_apart_stays_with_a_sentence(open_alike, error, sentence):
    desk = open_alike(errors={"split": error})
    desk.tap(Qt.Key.Key_T, CTRL)
    desk.tap(Qt.Key.Key_Down)
    desk.tap(Qt.Key.Key_Space)
    desk.tap(Qt.Key.Key_T, CTRL)
    page = desk.place.pages.members
    desk.wait(page.sentence.text)

    assert plain(page.sentence.text()) == sentence
    assert len(desk.review.opened.group.items) == 6
    assert desk.review.members.marked == 1


def test_a_check_on_the_stage_is_the_chosen_member_of_the_list(alike):
    alike.tap(Qt.Key.Key_BracketRight)

    alike.tap(Qt.Key.Key_T, CTRL)

    assert alike.place.pages.members.list.currentIndex().row() == 5


def test_nothing_is_decided_and_nothing_looked_at_while_the_list_is_open(alike):
    answers(alike)
    alike.tap(Qt.Key.Key_I, CTRL)

    for key in (Qt.Key.Key_A, Qt.Key.Key_V, Qt.Key.Key_N, Qt.Key.Key_4, Qt.Key.Key_D):
        alike.tap(key)

    assert (alike.told.acts, alike.told.grants) == ([], [])
    assert alike.review.state is StageState.GROUP
    assert alike.place.pages.is_open


def test_covering_everything_closes_the_list_of_words(alike):
    alike.tap(Qt.Key.Key_I, CTRL)

    alike.tap(Qt.Key.Key_F9)
    alike.tap(Qt.Key.Key_F9)

    assert not alike.place.pages.is_open


def test_the_queue_tells_a_group_once_with_its_count(alike):
    row = alike.review.queue.row_of(alike.shown)

    assert alike.review.queue.index(row).data().count("6 alike") == 1
