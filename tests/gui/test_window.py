# SPDX-License-Identifier: Apache-2.0
"""The window around the places: names, order, direction, size of text, words, leaving."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from reviewer.domain.errors import Offline
from reviewer.gui.foundation.labels import ElidedLabel
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import ThemeName
from reviewer.gui.viewmodels.opening import StageState
from reviewer.ports.queue_api import Incident
from reviewer.services.notices import ActSettled, IncidentsChanged, SyncChanged
from reviewer.services.shown import SyncState, SyncStatus
from tests.fakes.workbench import NOW, FakeWorkbench

MARKUP = "<b>bold</b> <img src='/etc/hostname'> \u202egnp.exe https://example.invalid"


@pytest.mark.parametrize("key", [None, Qt.Key.Key_F1, Qt.Key.Key_S, Qt.Key.Key_D])
@pytest.mark.parametrize("language", list(Language))
def test_every_focusable_widget_has_a_name(open_desk, language, key):
    desk = open_desk(Preferences(language=language))
    if key is not None:
        desk.tap(key)

    nameless = [
        widget
        for widget in _visible(desk.window)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]

    assert nameless == []


def test_tab_reaches_every_focusable_widget_of_the_review_place(desk):
    wanted = {
        widget
        for widget in _visible(desk.window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not widget.objectName().startswith("qt_")
    }

    reached = set()
    for _step in range(len(wanted) * 2):
        desk.window.focusNextPrevChild(True)
        reached.add(desk.window.focusWidget())

    assert wanted - reached == set()


def test_tab_goes_from_queue_to_stage_to_decision(desk):
    order = []
    desk.place.queue.list.setFocus()
    for _step in range(60):
        order.append(desk.window.focusWidget())
        desk.window.focusNextPrevChild(True)

    places = [desk.place.queue.list, desk.place.stage.canvas, *_boxes(desk)[:1]]
    at = [order.index(widget) for widget in places]
    assert at == sorted(at)


def test_arabic_puts_the_queue_right_and_the_decision_left(open_desk):
    desk = open_desk(Preferences(language=Language.AR))

    place = desk.place
    lefts = [_left(desk, part) for part in (place.decision, place.stage, place.queue)]

    assert lefts == sorted(lefts)
    assert desk.window.isRightToLeft()
    row = place.decision.form.labels.rows[0]
    assert row.box.x() > row._words.x()


def test_english_puts_the_queue_left_and_the_decision_right(desk):
    place = desk.place

    lefts = [_left(desk, part) for part in (place.queue, place.stage, place.decision)]

    assert lefts == sorted(lefts)
    assert not desk.window.isRightToLeft()


@pytest.mark.parametrize("language", list(Language))
def test_hashes_stay_left_to_right_in_one_typeface(open_desk, language):
    desk = open_desk(Preferences(language=language))

    codes = [label for label in desk.window.findChildren(ElidedLabel) if _role(label) == "code"]

    assert codes
    assert {label.layoutDirection() for label in codes} == {Qt.LayoutDirection.LeftToRight}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width"), [(1.0, 1280), (1.5, 1280), (2.0, 1280), (2.0, 1920)])
def test_no_words_are_cut_at_any_size_of_text(open_desk, language, scale, width):
    desk = open_desk(Preferences(language=language, text_scale=scale))
    desk.window.resize(width, 800 if width == 1280 else 1080)
    desk.tap(Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
    desk.tap(Qt.Key.Key_E)

    desk.wait(lambda: not any(_is_cut(widget) for widget in _visible(desk.window)))

    assert desk.window.width() == width


@pytest.mark.parametrize("name", list(ThemeName))
def test_every_theme_dresses_the_window(open_desk, name):
    desk = open_desk(Preferences(theme=name))

    corner = desk.window.grab().toImage().pixelColor(3, 400)

    assert corner == desk.window.theme.colour("bg")


def test_untrusted_words_are_shown_as_their_characters(open_desk):
    workbench = FakeWorkbench()
    held = next(iter(workbench.desk.held.values()))
    item = held.group.items[0]
    context = replace(item.context, caption=MARKUP)
    held.group = replace(held.group, items=(replace(item, context=context),), category=MARKUP)
    workbench.desk.person = replace(workbench.desk.person, display=MARKUP)
    desk = open_desk(workbench=workbench)

    words = desk.place.context._caption
    labels = desk.window.findChildren(QLabel)

    assert words.toPlainText() == MARKUP.replace("\u202e", "[U+202E]")
    assert words.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert any("<b>bold</b>" in label.text() for label in labels)
    assert not any("\u202e" in label.text() for label in labels)
    assert "\u202e" not in desk.window.top.person.text()


def test_sync_and_incident_are_told_in_words(desk):
    desk.told.sync = SyncStatus(state=SyncState.OFFLINE, waiting=14, last_contact=NOW)
    desk.told.incidents = (
        Incident(
            incident_id="inc_1", title="CI-2026-07", state="active", target_min=60,
            approvals=2, approvals_needed=2, ending=False,
        ),
    )  # fmt: skip

    desk.workbench.notices.publish(SyncChanged())
    desk.workbench.notices.publish(IncidentsChanged())

    desk.wait(lambda: desk.window.top.sync.text() == "Offline, 14 decisions waiting")
    desk.wait(desk.window.top._incident.isVisible)
    assert "CI-2026-07" in desk.window.top._incident.text()


def test_an_outcome_worth_telling_is_told(desk):
    desk.workbench.notices.publish(ActSettled("act_0", "superseded", tell=True))

    wanted = "Someone else’s decision counts; yours is kept as an opinion."
    desk.wait(lambda: desk.window.bottom.said.text() == wanted)


def test_help_lists_keys_and_closes_by_key(desk):
    desk.tap(Qt.Key.Key_F1)
    sheet = desk.window.sheets.top
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Violates", "Cover everything", "Clear (held)"} <= words

    desk.tap(Qt.Key.Key_Escape)

    assert desk.window.sheets.top is None
    assert desk.window.focusWidget() is desk.place.stage.canvas


def test_support_shows_the_policys_contacts_and_tells_nobody(desk):
    before = list(desk.told.asked)

    desk.tap(Qt.Key.Key_S)
    words = {label.text() for label in desk.window.sheets.top.findChildren(QLabel)}

    assert {"Peer support, on shift", "+00 000 000 001"} <= words
    assert desk.told.asked == before


def test_letters_go_into_the_note_and_f9_still_covers(desk):
    desk.tap(Qt.Key.Key_W)
    note = desk.window.focusWidget()
    assert isinstance(note, QPlainTextEdit)

    desk.qtbot.keyClicks(note, "vapend 1234 ?")
    desk.tap(Qt.Key.Key_F9)

    assert note.toPlainText() == "vapend 1234 ?"
    assert desk.told.acts == []
    assert desk.place.context._caption.toPlainText() == "Covered"


def test_preferences_ask_for_a_window_built_anew(desk):
    wanted = []
    desk.window.preferences_wanted.connect(wanted.append)

    for action in desk.window.menu.actions():
        if action.text() == "العربية":
            action.trigger()

    assert wanted == [Preferences(language=Language.AR)]


def test_signing_out_asks_first_while_acts_wait(desk):
    out = []
    desk.window.signed_out.connect(lambda: out.append("out"))
    desk.told.sync = SyncStatus(state=SyncState.OFFLINE, waiting=2)

    desk.window.sign_out()
    desk.wait(lambda: desk.window.sheets.top is not None)
    assert out == []
    buttons = desk.window.sheets.top.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Sign out and lose them").click()

    desk.wait(lambda: out == ["out"])


def said_of_sync(desk):
    """Return what the bar says of sync from now on, each time it says something else."""
    said = []
    desk.window.status.sync_changed.connect(lambda: said.append(desk.window.top.sync.text()))
    return said


def decide_allowed(desk):
    desk.wait(lambda: not desk.review.is_busy and desk.review.state is StageState.GROUP)
    desk.tap(Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
    desk.tap(Qt.Key.Key_A)


def test_the_bar_follows_an_act_in_the_same_turn_as_the_stage(desk):
    said = said_of_sync(desk)
    seen = []
    desk.review.undo_changed.connect(lambda: seen.append(desk.window.top.sync.text()))

    decide_allowed(desk)
    desk.wait(lambda: seen)

    assert seen == ["1 decision can still be undone"]
    assert said == ["1 decision can still be undone"]


def test_an_act_offline_is_counted_at_once_with_those_that_wait(desk):
    desk.told.sync = SyncStatus(state=SyncState.OFFLINE, waiting=14, last_contact=NOW)
    desk.window.status.read_sync()
    desk.wait(lambda: desk.window.status.sync.waiting == 14)
    said = said_of_sync(desk)

    decide_allowed(desk)
    desk.wait(lambda: said)

    assert said[0] == "Offline, 14 decisions waiting, 1 decision can still be undone"


def test_an_act_that_cannot_be_undone_waits_at_once(desk):
    said = said_of_sync(desk)

    desk.tap(Qt.Key.Key_D)
    desk.tap(Qt.Key.Key_Return)
    desk.wait(lambda: said)

    assert said[0] == "Syncing, 1 decision waiting"


def test_an_act_taken_back_waits_no_longer(desk):
    decide_allowed(desk)
    desk.wait(lambda: desk.review.undo_offer is not None)
    said = said_of_sync(desk)

    desk.tap(Qt.Key.Key_U)
    desk.wait(lambda: desk.window.status.sync.state is SyncState.SYNCED)

    assert said == ["Syncing", "Synced"]


def test_leaving_keeps_answers_stops_sync_and_closes_once(desk):
    first = desk.shown
    over = []
    desk.window.left.connect(lambda: over.append("left"))
    desk.tap(Qt.Key.Key_3, Qt.KeyboardModifier.ShiftModifier)

    desk.window.close()
    desk.window.close()
    desk.wait(lambda: over == ["left"])

    assert desk.told.held[first].draft.labels == ("B3",)
    assert desk.told.asked.count("stop 3") == 1
    assert desk.told.is_closed


def test_a_list_that_cannot_be_read_says_why(desk):
    desk.told.errors["rows"] = Offline()

    desk.review.read_list()

    wanted = "You are offline. Work goes on with what is on this machine."
    desk.wait(lambda: desk.place.decision.sentence.text() == wanted)
    assert desk.review.state is StageState.GROUP


def _visible(root):
    return [one for one in [root, *root.findChildren(QWidget)] if one.isVisible()]


def _boxes(desk):
    return [row.box for row in desk.place.decision.form.labels.rows]


def _left(desk, part):
    return part.mapTo(desk.window, part.rect().topLeft()).x()


def _role(widget):
    return widget.property("role")


def _is_cut(widget):
    if not isinstance(widget, QLabel | QPushButton) or isinstance(widget, ElidedLabel):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width()) - 1
    return widget.width() < widget.minimumSizeHint().width() - 1
