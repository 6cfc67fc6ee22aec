# SPDX-License-Identifier: Apache-2.0
"""The loop by keyboard alone: look, answer, decide, next."""

from __future__ import annotations

import threading
from datetime import timedelta

from PySide6.QtCore import Qt

from reviewer.domain.decisions import Draft, Verdict
from reviewer.domain.errors import StoreUnusable
from reviewer.domain.hashes import HashKind
from reviewer.domain.items import LocalState, Severity
from reviewer.domain.outbox import ActKind
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.queue_list import LINE_ROLE
from reviewer.services.notices import GroupGone, SyncChanged
from reviewer.services.shown import QueueCounts, SyncState, SyncStatus
from tests.fakes.workbench import NOW, FakeWorkbench

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_keys_alone_decide_two_groups_one_after_the_other(desk):
    first = desk.shown

    desk.tap(Qt.Key.Key_3, SHIFT)
    desk.tap(Qt.Key.Key_2, CTRL)
    desk.tap(Qt.Key.Key_0, SHIFT)
    desk.tap(Qt.Key.Key_V)
    desk.wait(lambda: desk.shown != first)
    second = desk.shown
    desk.tap(Qt.Key.Key_0, SHIFT)
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: len(desk.told.acts) == 2 and desk.shown != second)

    violates, allowed = desk.told.acts
    assert (violates.group_id, violates.verdict) == (first, Verdict.VIOLATES)
    assert violates.draft.labels == ("B3",)
    assert violates.draft.severity is Severity.S2
    assert violates.draft.protected == ("none",)
    assert {value.kind for _item, value in violates.draft.hashes} == {
        HashKind.SHA256,
        HashKind.MD5,
        HashKind.PDQ,
    }
    assert (allowed.group_id, allowed.verdict) == (second, Verdict.ALLOWED)
    assert allowed.draft.hashes == ()


def test_missing_answer_is_asked_for_in_one_sentence_and_gets_the_keyboard(desk):
    desk.tap(Qt.Key.Key_3, SHIFT)
    desk.tap(Qt.Key.Key_2, CTRL)
    desk.tap(Qt.Key.Key_V)

    form = desk.place.decision.form
    assert desk.told.acts == []
    assert (
        desk.place.decision.sentence.text()
        == "Say whether a protected context applies. “None” is an answer too."
    )
    assert desk.window.focusWidget() is form.contexts.rows[0].box


def test_escalation_asks_for_its_reason_and_a_note_then_saves(desk):
    first = desk.shown
    desk.tap(Qt.Key.Key_0, SHIFT)

    desk.tap(Qt.Key.Key_E)
    assert desk.place.decision.sentence.text() == "Say why it goes to a lead."
    desk.tap(Qt.Key.Key_F6)
    desk.tap(Qt.Key.Key_E)
    then = " · Esc, then E, escalates"
    asked = "Write a note of at least 30 characters. {count} of 30 characters" + then
    assert _said(desk) == asked.format(count=0)
    note = "The caption is in a dialect that I do not read well."
    desk.qtbot.keyClicks(desk.window.focusWidget(), note[:12])
    assert _said(desk) == asked.format(count=len(note[:12].strip()))
    desk.qtbot.keyClicks(desk.window.focusWidget(), note[12:])
    assert _said(desk) == f"{len(note)} of 30 characters{then}"
    desk.tap(Qt.Key.Key_Escape)
    desk.tap(Qt.Key.Key_E)
    desk.wait(lambda: desk.shown != first)

    assert [(act.verdict, act.draft) for act in desk.told.acts] == [
        (Verdict.ESCALATE, Draft(protected=("none",), escalation_reason="unsure", note=note))
    ]


def test_a_named_context_asks_for_cues_and_a_note(desk):
    first = desk.shown
    desk.tap(Qt.Key.Key_1, ALT)
    desk.tap(Qt.Key.Key_8, CTRL)
    desk.tap(Qt.Key.Key_W)
    note = "The outlet's own logo is on every frame."
    desk.qtbot.keyClicks(desk.window.focusWidget(), note)
    desk.tap(Qt.Key.Key_Escape)

    desk.tap(Qt.Key.Key_P)
    desk.wait(lambda: desk.shown != first)

    draft = desk.told.acts[0].draft
    assert (draft.protected, draft.cues, draft.note) == (("journalism",), ("outlet",), note)


def test_none_and_a_named_context_exclude_each_other(desk):
    desk.tap(Qt.Key.Key_1, ALT)
    desk.tap(Qt.Key.Key_0, SHIFT)
    assert desk.review.answers.draft.protected == ("none",)

    desk.tap(Qt.Key.Key_2, ALT)

    assert desk.review.answers.draft.protected == ("documentation",)


def test_a_key_held_down_decides_once(desk):
    first = desk.shown
    desk.tap(Qt.Key.Key_0, SHIFT)

    desk.press(Qt.Key.Key_A)
    for _repeat in range(5):
        _send_repeat(desk, Qt.Key.Key_A)
    desk.wait(lambda: desk.shown != first)
    for _repeat in range(5):
        _send_repeat(desk, Qt.Key.Key_A)

    assert [act.group_id for act in desk.told.acts] == [first]


def test_the_next_group_is_drawn_only_when_the_act_is_saved(desk):
    first = desk.shown
    gate = desk.told.gates["decide_and_next"] = threading.Event()
    desk.tap(Qt.Key.Key_0, SHIFT)

    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: "decide_and_next" in desk.told.asked)
    assert (desk.shown, desk.told.acts) == (first, [])
    gate.set()
    desk.wait(lambda: desk.shown != first)

    assert len(desk.told.acts) == 1


def test_an_act_that_cannot_be_saved_leaves_the_group_and_says_why(desk):
    first = desk.shown
    desk.told.errors["decide_and_next"] = StoreUnusable("full")
    desk.tap(Qt.Key.Key_0, SHIFT)

    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: not desk.review.is_busy)

    assert desk.shown == first
    assert (
        desk.place.decision.sentence.text()
        == "The disk is full. Free some space; nothing was lost."
    )


def test_what_is_asked_stays_until_it_is_answered(desk):
    desk.tap(Qt.Key.Key_0, SHIFT)
    desk.tap(Qt.Key.Key_E)
    asked = desk.place.decision.sentence.text()

    desk.tap(Qt.Key.Key_1, SHIFT)
    still = desk.place.decision.sentence.text()
    desk.tap(Qt.Key.Key_F6)

    assert (asked, still) == ("Say why it goes to a lead.",) * 2
    assert desk.place.decision.sentence.text().startswith("Write a note")


def test_a_closed_workstation_shows_one_plain_page_and_opens_nothing(desk):
    desk.told.sync = SyncStatus(state=SyncState.REVOKED)
    desk.told.held.clear()

    desk.window._take(SyncChanged())
    desk.wait(lambda: desk.review.state is StageState.CLOSED)
    desk.wait(lambda: not desk.review.queue.rows)
    desk.tap(Qt.Key.Key_Return)
    desk.tap(Qt.Key.Key_A)

    assert desk.place.stage.message.accessibleName() == (
        "This workstation was closed by your administrator Media were destroyed. Ask for a new code"
        " to go on."
    )
    assert not desk.place.stage.message.go_on.isVisible()
    assert (desk.review.state, desk.shown, desk.told.acts) == (StageState.CLOSED, None, [])


def test_the_number_of_those_elsewhere_stays_true_while_decisions_are_made(desk):
    told = []
    for leased, waiting in ((20, 318), (19, 318), (10, 318), (20, 318), (20, 298)):
        desk.review.following.counts_came(QueueCounts(leased=leased, waiting=waiting))
        told.append(desk.place.queue._counts.text())

    assert told == [
        "20 here, 298 more",
        "19 here, 298 more",
        "10 here, 298 more",
        "20 here, 288 more",
        "20 here, 278 more",
    ]


def test_list_and_panel_say_the_same_minute_when_time_goes_on(desk):
    basis, queue = desk.place.decision._basis, desk.review.queue
    queue._now = lambda: NOW + timedelta(minutes=7)

    before = queue.data(queue.index(0), LINE_ROLE).due
    assert before in basis.text()
    queue.tick()
    after = queue.data(queue.index(0), LINE_ROLE).due

    assert after != before
    assert after in basis.text()


def test_hashes_to_add_that_are_out_of_sight_are_told_of(desk):
    panel = desk.place.decision
    ticked = panel.form.hashes.ticked
    bar = panel._scroll.verticalScrollBar()
    desk.wait(lambda: bar.maximum() > 0)

    bar.setValue(0)
    above = panel._below.isVisible(), panel._below.text()
    bar.setValue(bar.maximum())

    assert ticked > 1
    assert above == (True, f"{ticked} hashes to add, not all in sight")
    assert not panel._below.isVisible()


def test_a_hash_of_a_plain_picture_cannot_be_ticked_and_says_why(desk):
    hashes = desk.place.decision.form.hashes
    desk.wait(lambda: bool(hashes._rows))
    while not any(row.value.is_too_plain for row in hashes._rows):
        before = desk.shown
        desk.tap(Qt.Key.Key_0, SHIFT)
        desk.tap(Qt.Key.Key_A)
        desk.wait(lambda before=before: desk.shown not in (None, before))

    (plain,) = [row for row in hashes._rows if row.value.is_too_plain]
    assert (plain.box.isEnabled(), plain.box.isChecked()) == (False, False)
    assert (hashes._plain.isVisibleTo(hashes), hashes._plain.text()) == (
        True,
        "The picture is too plain to share its PDQ: it would match other plain ones.",
    )
    others = [row.box.isChecked() for row in hashes._rows if row.value.kind is HashKind.SHA256]
    assert others == [True]


def test_undo_brings_the_group_and_its_answers_back(desk):
    first = desk.shown
    desk.tap(Qt.Key.Key_0, SHIFT)
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: desk.shown != first)
    (marked,) = desk.place.queue.list.selectedIndexes()
    assert desk.review.queue.rows[marked.row()].group_id == desk.shown
    assert desk.window.bottom.undo.isVisible()
    assert desk.window.bottom.said.text() == "Saved: Allowed."

    desk.tap(Qt.Key.Key_U)
    desk.wait(lambda: desk.shown == first)

    assert desk.told.undone == ["act_0"]
    assert desk.window.bottom.said.text() == "Taken back."
    assert desk.review.answers.draft.protected == ("none",)
    assert not desk.window.bottom.undo.isVisible()


def test_the_undo_offer_ends_by_itself(open_desk):
    workbench = FakeWorkbench()
    workbench.desk.undo_for_s = 0.05
    desk = open_desk(workbench=workbench)
    desk.tap(Qt.Key.Key_0, SHIFT)

    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: desk.told.acts)
    desk.wait(lambda: not desk.window.bottom.undo.isVisible())
    desk.tap(Qt.Key.Key_U)

    assert "undo" not in desk.told.asked


def test_not_now_gives_the_group_back_and_goes_on(desk):
    first = desk.shown

    desk.tap(Qt.Key.Key_N)
    desk.wait(lambda: desk.shown not in (None, first))

    assert [(act.kind, act.group_id) for act in desk.told.acts] == [(ActKind.RETURN, first)]


def test_divert_needs_a_second_key(desk):
    first = desk.shown
    desk.tap(Qt.Key.Key_2)
    desk.wait(lambda: desk.review.looking.level == 2)

    desk.tap(Qt.Key.Key_D)
    assert desk.review.looking.level == 0
    desk.tap(Qt.Key.Key_V)
    desk.tap(Qt.Key.Key_Escape)
    assert (desk.told.acts, desk.shown) == ([], first)
    desk.tap(Qt.Key.Key_D)
    desk.tap(Qt.Key.Key_Return)
    desk.wait(lambda: desk.review.state is StageState.DIVERTED)

    assert [(act.kind, act.group_id) for act in desk.told.acts] == [(ActKind.DIVERT, first)]
    shown = {label.text() for label in desk.place.stage.message.findChildren(type(_label()))}
    assert {"Legal duty desk", "Day and night"} <= shown
    desk.tap(Qt.Key.Key_Return)
    desk.wait(lambda: desk.shown not in (None, first))


def test_members_and_groups_are_stepped_through_by_key(desk):
    first = desk.shown

    desk.tap(Qt.Key.Key_BracketRight)
    desk.tap(Qt.Key.Key_BracketRight)
    desk.tap(Qt.Key.Key_BracketLeft)
    assert desk.review.member == 1
    desk.tap(Qt.Key.Key_J)
    desk.wait(lambda: desk.shown not in (None, first))
    desk.tap(Qt.Key.Key_K)
    desk.wait(lambda: desk.shown == first)

    assert desk.review.member == 0


def test_a_group_that_is_gone_closes_with_a_sentence(desk):
    first = desk.shown
    desk.told.held[first].state = LocalState.LOST

    desk.workbench.notices.publish(GroupGone(first, "lost"))
    desk.wait(lambda: desk.review.state is StageState.GONE)
    desk.tap(Qt.Key.Key_V)
    assert desk.told.acts == []
    desk.tap(Qt.Key.Key_Return)
    desk.wait(lambda: desk.shown not in (None, first))

    assert first not in desk.told.held


def test_a_late_answer_for_a_group_no_longer_wanted_is_dropped(desk):
    rows = desk.review.queue.rows
    slow, quick = rows[1].group_id, rows[2].group_id
    gate = desk.told.gates[f"open {slow}"] = threading.Event()
    shown = []
    desk.review.stage_changed.connect(lambda: shown.append(desk.shown))

    desk.review.open_group(slow)
    desk.review.open_group(quick)
    gate.set()
    desk.wait(lambda: desk.shown == quick)

    assert shown == [quick]


def test_answers_are_kept_while_they_are_given(desk):
    first = desk.shown

    desk.tap(Qt.Key.Key_3, SHIFT)
    desk.wait(lambda: desk.told.held[first].draft.labels == ("B3",))


def test_an_empty_queue_says_so_and_offers_to_look_again(open_desk):
    desk = open_desk(workbench=FakeWorkbench(groups=0), first=StageState.EMPTY)

    assert desk.place.stage.message.accessibleName() == (
        "Nothing to review New groups come by themselves. You can look again, or rest."
    )
    assert desk.place.stage.message.go_on.isVisible()


def _label():
    from reviewer.gui.foundation.labels import PlainLabel

    return PlainLabel("body")


def _send_repeat(desk, key):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    target = desk.window.focusWidget() or desk.window
    plain = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        QApplication.sendEvent(target, QKeyEvent(kind, key, plain, "", True))


def _said(desk):
    """Return the sentence without the marks that keep its parts apart."""
    words = desk.place.decision.sentence.text()
    return "".join(each for each in words if each not in "\u200e\u2068\u2069")
