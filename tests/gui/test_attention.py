# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.errors import Offline, RuleBroken, StoreUnusable
from reviewer.domain.outbox import ActKind, ActState, Outcome
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import ThemeName, theme
from reviewer.gui.shell.application import wear
from reviewer.gui.viewmodels.attention import Attention, AttentionState
from reviewer.gui.viewmodels.attention_words import notes, what_happened, what_to_do
from reviewer.gui.views.attention import AttentionView
from reviewer.services.notices import SyncChanged
from reviewer.services.shown import SyncState, SyncStatus
from tests.fakes.account_services import (
    MARKUP,
    ByHand,
    FakeAttention,
    ScriptedDialogs,
    attention_row,
    audit_bench,
    nameless,
    told_row,
)


class Place:
    """The place on services held in memory; answers come when a test lets them."""

    def __init__(self, qtbot, service, *, dialogs=None, status=None):
        self.service = service
        self.hand = ByHand()
        self.dialogs = dialogs or ScriptedDialogs()
        bench = audit_bench(attention=service, status=status)
        self.model = Attention(bench, self.hand)
        look = theme(ThemeName.DARK)
        self.view = AttentionView(self.model, look, Layout.US, dialogs=self.dialogs)
        self.reopened = []
        self.view.reopened.connect(self.reopened.append)
        qtbot.addWidget(self.view)
        self.view.resize(1280, 690)
        self.view.show()

    def arrive(self):
        self.view.arrive()
        self.hand.settle()
        self.view.take_keyboard()
        return self

    def press(self, act):
        taken = self.view.press(Pressed(act))
        self.hand.settle()
        return taken


@pytest.fixture
def make(qtbot, qapp):
    wear(qapp, Preferences())
    return lambda *args, **kwargs: Place(qtbot, *args, **kwargs)


def test_what_needs_a_person_is_listed_with_what_to_do(make):
    rows = (attention_row("a"), told_row("b", Outcome.WITHDRAWN))

    place = make(FakeAttention(rows)).arrive()

    spoken = [place.model.model.index(at).data() for at in range(2)]
    assert spoken == [
        "The group changed after you decided., Needs you, Look again and decide, or set it aside.",
        (
            "The platform took the items back before you decided., To read, "
            "Nothing to do. Mark it as seen when you have read it."
        ),
    ]


@pytest.mark.parametrize(
    ("row", "happened", "todo"),
    [
        (
            attention_row(detail={"why": "policy-changed"}),
            "The policy changed after you decided.",
            "Look again and decide, or set it aside.",
        ),
        (
            attention_row(outcome=Outcome.REJECTED, detail={"problem": "forbidden"}),
            "Only a lead may decide this group now.",
            "Set it aside and tell your lead.",
        ),
        (
            attention_row(outcome=None, detail={"problem": "client-too-old", "status": 426}),
            "This version is too old for the gateway.",
            "Ask IT for the newer version. Set it aside until then.",
        ),
        (
            attention_row(state=ActState.PARKED),
            "The group changed after you decided.",
            "It is kept. Look again whenever you can.",
        ),
        (
            told_row("a", Outcome.SUPERSEDED, detail={"agrees": True, "effective": "violates"}),
            "Someone decided the same before you; yours is kept too.",
            "Nothing to do. Mark it as seen when you have read it.",
        ),
        (
            told_row("a", Outcome.ACCEPTED_LATE, kind=ActKind.DIVERT, verdict=None),
            "Your report came late and still counts.",
            "Nothing to do. Mark it as seen when you have read it.",
        ),
    ],
)
def test_each_kind_of_row_has_its_sentence(qapp, row, happened, todo):
    wear(qapp, Preferences())

    said = (what_happened(row), what_to_do(row))

    assert said == (happened, todo)


def test_an_unknown_problem_is_named_as_the_characters_it_is_made_of(qapp):
    wear(qapp, Preferences())
    row = attention_row(outcome=Outcome.REJECTED, detail={"problem": f"{MARKUP}\u202e"})

    said = what_happened(row)

    assert f"{MARKUP}[U+202E]" in said


def test_looking_again_opens_the_group(make):
    place = make(FakeAttention((attention_row("a"),))).arrive()

    place.press(Act.LOOK_AGAIN)

    assert place.service.calls == [("reconfirm", "a")]
    assert [group.group.group_id for group in place.reopened] == ["grp-a"]


def test_enter_on_the_list_looks_again(make, qtbot):
    place = make(FakeAttention((attention_row("a"),))).arrive()

    qtbot.keyClick(place.view.list, Qt.Key.Key_Return)
    place.hand.settle()

    assert place.service.calls == [("reconfirm", "a")]


def test_arrows_choose_and_letters_pass_through_to_the_window(make, qtbot):
    place = make(FakeAttention((attention_row("a"), attention_row("b")))).arrive()

    qtbot.keyClick(place.view.list, Qt.Key.Key_Down)
    qtbot.keyClick(place.view.list, Qt.Key.Key_G)

    assert place.view.row.act_id == "b"
    assert place.service.calls == []


def test_setting_aside_keeps_the_row(make):
    place = make(FakeAttention((attention_row("a"),))).arrive()

    place.press(Act.SET_ASIDE)

    assert [row.state for row in place.model.model.rows] == [ActState.PARKED]
    assert place.view.said.text() == "Set aside. It is kept."


def test_seen_takes_the_notice_off_and_only_that(make):
    rows = (attention_row("a"), told_row("b", Outcome.SUPERSEDED))
    place = make(FakeAttention(rows)).arrive()

    place.press(Act.MARK_SEEN)
    place.press(Act.GROUP_AFTER)
    place.press(Act.MARK_SEEN)

    assert place.service.calls == [("seen", ("b",))]
    assert [row.act_id for row in place.model.model.rows] == ["a"]


def test_the_decision_is_shown_only_when_asked_for(make):
    place = make(FakeAttention((attention_row("a"), attention_row("b")))).arrive()

    before = place.view.detail.decision.isVisible()
    place.press(Act.SHOW_DECISION)
    shown = place.view.detail.decision.isVisible()
    place.press(Act.GROUP_AFTER)

    assert (before, shown, place.view.detail.decision.isVisible()) == (False, True, False)
    assert "Violates" in place.view.detail.verdict.text()


def test_a_held_key_acts_once(make):
    place = make(FakeAttention((attention_row("a"),))).arrive()

    place.view.press(Pressed(Act.SET_ASIDE))
    place.view.press(Pressed(Act.SET_ASIDE))
    place.hand.settle()

    assert place.service.calls == [("park", "a")]


def test_a_refused_act_is_said_and_the_list_read_again(make):
    service = FakeAttention((attention_row("a"),))
    place = make(service).arrive()
    service.refuses = RuleBroken("not-held")
    service.calls.append(("read", None))

    place.press(Act.LOOK_AGAIN)

    assert place.view.said.text() == "This group is no longer yours."
    assert place.model.state is AttentionState.ROWS


def test_nothing_to_do_is_said(make):
    place = make(FakeAttention()).arrive()

    assert place.view.message.text().startswith("Nothing needs you.")
    assert not place.view.list.isVisible()


def test_loading_and_failing_are_said(make):
    place = make(FakeAttention(refuses=StoreUnusable("full")))
    loading = place.view.message.text()

    place.arrive()

    assert loading == "Reading what needs attention…"
    assert place.view.message.text() == "The disk is full. Free some space; nothing was lost."


def test_an_older_reading_that_comes_late_is_dropped(make):
    service = FakeAttention((attention_row("old"),))
    place = make(service)
    place.view.arrive()
    place.view.take(SyncChanged())
    service.listed = (attention_row("new"),)

    place.hand.step(1)
    service.listed = (attention_row("old"),)
    place.hand.step(0)

    assert [row.act_id for row in place.model.model.rows] == ["new"]


def test_notices_before_the_first_visit_read_nothing(make):
    place = make(FakeAttention((attention_row("a"),)))

    place.view.take(SyncChanged())

    assert place.hand.waiting == []


def test_removal_happens_only_when_asked_and_agreed(make):
    service = FakeAttention(removal_count=3)
    place = make(service, dialogs=ScriptedDialogs(agrees=False)).arrive()

    place.press(Act.ALLOW_REMOVAL)
    refused = list(service.calls)
    place.dialogs.agrees = True
    place.press(Act.ALLOW_REMOVAL)

    assert refused == []
    assert service.calls == [("allow_removal", None)]
    assert "remove 3 groups" in place.dialogs.asked[0][1]
    assert not place.view.removal.isVisible()


def test_what_sync_has_to_tell_stands_above_the_list(qapp):
    wear(qapp, Preferences())
    status = SyncStatus(
        state=SyncState.SYNCED, newer_app=1, restored=2, audit_forked=True, clock_skew_s=-660.0
    )

    said = notes(status)

    assert said == (
        "The gateway knows another log under this workstation’s name. Tell your lead now.",
        "1 group was given back: a newer version is needed to show it.",
        "The gateway was restored from a copy; 2 decisions are being sent again.",
        "This machine’s clock is 11 minutes off. Tell IT.",
    )


def test_the_list_is_a_sound_model(make, qtmodeltester):
    place = make(FakeAttention((attention_row("a"), told_row("b", Outcome.WITHDRAWN)))).arrive()

    qtmodeltester.check(place.model.model)


def test_everything_that_takes_the_keyboard_has_a_name(make):
    place = make(FakeAttention((attention_row("a"),), removal_count=1)).arrive()

    assert nameless(place.view) == []


def test_the_place_is_mirrored_for_arabic(make):
    place = make(FakeAttention((attention_row("a"),))).arrive()

    place.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    place.view.layout().activate()

    assert (
        place.view.detail.geometry().right()
        < place.view.list.mapTo(place.view, place.view.list.rect().topLeft()).x()
    )


def test_an_error_of_the_network_is_worded(make):
    service = FakeAttention((attention_row("a"),))
    place = make(service).arrive()
    service.refuses = Offline()
    service.calls.append(("read", None))

    place.press(Act.SET_ASIDE)

    assert place.view.said.text().startswith("You are offline.")
