# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reviewer.domain.errors import (
    GatewayUnavailable,
    InputRefused,
    Offline,
    RuleBroken,
    StoreUnusable,
)
from reviewer.domain.people import Role
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import ThemeName, theme
from reviewer.gui.shell.application import wear
from reviewer.gui.viewmodels.audit import PAGE, Audit, AuditState
from reviewer.gui.viewmodels.audit_history import History, HistoryState
from reviewer.gui.viewmodels.audit_incidents import Incidents, incident_words
from reviewer.gui.viewmodels.audit_tables import Column
from reviewer.gui.viewmodels.audit_words import overall_words
from reviewer.gui.views.audit.view import AuditView
from reviewer.services.notices import AuditChanged, IncidentsChanged
from tests.fakes.account_services import (
    MARKUP,
    NOW,
    PROOF,
    WORKSTATION,
    ByHand,
    FakeAudit,
    FakeIncidents,
    ScriptedDialogs,
    audit_bench,
    history_steps,
    incident,
    nameless,
    records,
)

ITEM = "itm-0002-5b1e88aa"


class Place:
    """The place on services held in memory; answers come when a test lets them."""

    def __init__(self, qtbot, service, *, incidents=None, dialogs=None, roles=None, text_scale=1.0):
        self.qtbot = qtbot
        self.service = service
        self.hand = ByHand()
        self.dialogs = dialogs or ScriptedDialogs()
        roles = (Role.LEAD,) if roles is None else roles
        self.bench = audit_bench(audit=service, incidents=incidents, roles=roles)
        self.audit = Audit(self.bench, self.hand, lambda: NOW)
        self.history = History(service, self.hand)
        self.incidents = Incidents(self.bench.incidents, self.hand)
        self.view = AuditView(
            self.audit,
            self.history,
            self.incidents,
            theme(ThemeName.DARK, text_scale),
            Layout.US,
            dialogs=self.dialogs,
        )
        for model in (self.audit, self.history, self.incidents):
            model.setParent(self.view)
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

    def choose(self, row):
        self.view.records.table.selectRow(row)
        self.qtbot.waitUntil(lambda: bool(self.hand.waiting), timeout=2000)
        self.hand.settle()

    def step(self, row):
        self.view.history.list.select(row)

    def asked(self, what):
        return [call for call in self.service.calls if call[0] == what]


def full(**facts):
    """Return logs with records, an item's history, a note and a person."""
    made = {
        "records": records(),
        "proof": PROOF,
        "steps": {ITEM: history_steps()},
        "notes": {"ab" * 32: f"A note with {MARKUP}"},
        "people": {"p_4c1f09": f"A. Reviewer {MARKUP}"},
    } | facts
    return FakeAudit(**made)


@pytest.fixture
def make(qtbot, qapp):
    wear(qapp, Preferences())
    return lambda *args, **kwargs: Place(qtbot, *args, **kwargs)


def test_what_all_logs_prove_is_said_in_one_sentence(make):
    place = make(full()).arrive()

    assert place.view.proof.overall.text().replace("\u2068", "").replace("\u2069", "") == (
        f"Verified: 3 logs, 412 records; the last 7 records of {WORKSTATION} are not anchored yet."
    )


def test_logs_that_are_all_anchored_say_so(qapp):
    wear(qapp, Preferences())
    whole = tuple(replace(each, anchored=each.size, tail=0) for each in PROOF)

    assert overall_words(whole) == "Verified: 3 logs, 412 records, all anchored."


def test_a_failure_is_named_with_its_place(make):
    broken = replace(PROOF[1], failures=(("record", f"{WORKSTATION}#12"),))

    place = make(full(proof=(PROOF[0], broken))).arrive()

    assert place.view.proof.overall.property("role") == "critical"
    assert place.view.proof.overall.text().startswith("1 log does not prove what it claims.")
    assert f"{WORKSTATION}#12" in place.audit.logs.index(1).data()


def test_the_records_show_the_day_and_no_person(make):
    place = make(full()).arrive()
    table = place.audit.table

    headings = [table.headerData(at, Qt.Orientation.Horizontal) for at in range(len(Column))]
    row = [table.index(2, column).data() for column in Column]

    assert headings == [
        "Day",
        "Event",
        "Queue",
        "Item or group",
        "Verdict",
        "Labels",
        "Outcome",
        "Log",
    ]
    assert row[:5] == [
        "2026-11-22",
        "Decision in effect",
        "glorification.medium",
        "itm-00…88aa",
        "Violates",
    ]
    assert "Glorification of terrorist acts" in row[5]


def test_filters_ask_the_service_and_start_at_the_newest(make):
    place = make(full()).arrive()
    filters = place.view.records.filters

    filters.day_from.setText("2026-11-21")
    filters.day_to.setText("2026-11-22")
    filters.label.setCurrentIndex(filters.label.findData("B3"))
    filters.event_kind.setCurrentIndex(filters.event_kind.findData("decision_effective"))
    place.hand.settle()

    _, events, day_from, day_to, codes, limit, offset = place.asked("find")[-1]
    assert (events, day_from, day_to) == (
        frozenset({"decision_effective"}),
        "2026-11-21",
        "2026-11-22",
    )
    assert (codes, limit, offset) == ({"queue": "", "label": "B3", "outcome": ""}, PAGE + 1, 0)
    assert {row.event for row in place.audit.table.rows} == {"decision_effective"}


def test_assignments_are_listed_only_when_wanted_and_fetching_gives_the_table_the_keyboard(make):
    place = make(full()).arrive()
    filters = place.view.records.filters
    at_first = place.asked("find")[-1][1]

    filters.event_kind.setCurrentIndex(filters.event_kind.findData("*"))
    place.hand.settle()
    then = place.asked("find")[-1][1]
    filters.take_keyboard()
    place.view.press(Pressed(Act.FETCH_LOGS))
    place.hand.settle()

    assert then - at_first == {"item_assigned"}
    assert place.view.focusWidget() is place.view.records.table


def test_half_a_day_is_asked_for_in_words_and_not_sent(make):
    place = make(full()).arrive()
    before = len(place.asked("find"))

    place.view.records.filters.day_from.setText("2026-1")

    assert place.view.records.filters.hint.isVisible()
    assert (len(place.asked("find")), place.hand.waiting) == (before, [])


def test_clearing_the_filters_shows_everything_again(make):
    place = make(full()).arrive()
    filters = place.view.records.filters
    filters.outcome.setCurrentIndex(filters.outcome.findData("delivered"))
    place.hand.settle()
    few = len(place.audit.table.rows)

    filters.clear.click()
    place.hand.settle()

    assert (few, len(place.audit.table.rows)) == (6, 24)


def test_single_looks_are_never_asked_for_in_a_list(make):
    place = make(full()).arrive()

    assert all("clear_opened" not in call[1] for call in place.asked("find"))


def test_pages_are_bounded_and_turned_by_key(make):
    place = make(full(records=records(PAGE + 10))).arrive()
    first = (len(place.audit.table.rows), place.audit.has_more)

    place.press(Act.STEP_AFTER)
    second = (len(place.audit.table.rows), place.audit.has_more)
    place.press(Act.STEP_AFTER)
    place.press(Act.STEP_BEFORE)

    assert (first, second) == ((PAGE, True), (10, False))
    assert place.audit.page == 0
    assert place.view.records.where.text() == "Records 1 to 500, newest first"


def test_an_older_wish_that_is_answered_late_is_dropped(make):
    place = make(full()).arrive()
    filters = place.view.records.filters
    filters.outcome.setCurrentIndex(filters.outcome.findData("delivered"))
    filters.outcome.setCurrentIndex(filters.outcome.findData("accepted"))

    place.hand.step(1)
    place.hand.step(0)

    assert {row.outcome for row in place.audit.table.rows} == {"accepted"}


def test_a_record_opens_the_whole_history_of_its_item(make):
    place = make(full()).arrive()

    place.choose(2)

    steps = [place.history.steps.line_of(at) for at in range(5)]
    assert place.view.history.item.text() == ITEM
    assert [line.title.replace("\u2068", "").replace("\u2069", "") for line in steps] == [
        "Flagged by the platform",
        "Opened clear",
        "Decided · Violates · Glorification of terrorist acts · with a note",
        "Decision in effect · Violates · Accepted · Glorification of terrorist acts",
        "Delivered to the platform · Delivered · receipt rcpt-77aa01",
    ]
    assert steps[2].code == f"{WORKSTATION}#41"


def test_a_decision_on_a_group_opens_each_of_its_items(make):
    arrivals = tuple(
        replace(row, event="item_received", item_id=f"itm-{at}", group_id="grp-0001")
        for at, row in enumerate(records(2))
    )
    place = make(full(records=(*arrivals, records()[1]))).arrive()

    place.choose(2)
    first = place.history.item_id
    place.press(Act.MEMBER_AFTER)

    assert (first, place.history.item_id) == ("itm-0", "itm-1")
    assert place.view.history.where.text() == "Item 2 of 2"


def test_a_record_about_no_item_says_so(make):
    session = replace(records()[0], event="session_opened", item_id="", group_id="")
    place = make(full(records=(session,))).arrive()

    place.view.records.table.selectRow(0)
    place.qtbot.waitUntil(lambda: place.history.state is HistoryState.NO_ITEM, timeout=2000)

    assert place.view.history.message.text() == "This record is about no item."


def test_a_history_that_comes_after_another_choice_is_dropped(make):
    place = make(full(steps={ITEM: history_steps(), "itm-0004-5b1e88aa": history_steps()[:1]}))
    place.arrive()
    place.history.show(records()[2])
    place.history.show(records()[4])

    place.hand.step(1)
    place.hand.step(0)

    assert len(place.history.steps.rows) == 1


def test_a_note_is_fetched_on_request_and_shown_as_plain_text(make):
    place = make(full()).arrive()
    place.choose(2)
    place.step(2)
    before = place.asked("note")

    place.press(Act.SHOW_NOTE)

    assert (before, place.asked("note")) == ([], [("note", "ab" * 32)])
    assert place.view.history.note.toPlainText() == f"A note with {MARKUP}"
    assert place.view.history.note.isVisible()


def test_a_note_is_forgotten_with_its_item(make):
    place = make(full()).arrive()
    place.choose(2)
    place.step(2)
    place.press(Act.SHOW_NOTE)

    place.choose(4)

    assert place.history.note is None
    assert place.view.history.note.toPlainText() == ""


def test_a_group_is_taken_back_by_a_key_after_a_question(make):
    place = make(full()).arrive()
    place.choose(2)
    group_id = place.history.group_id
    place.press(Act.TAKE_BACK)

    ((title, sentence, yes),) = place.dialogs.asked
    assert (title, yes) == ("Take the group back?", "Take it back")
    assert "an opinion" in sentence
    assert place.asked("revoke") == [("revoke", group_id)]
    assert place.view.said.text() == "The group is taken back. It goes to others."


def test_a_group_stays_where_it_is_when_the_question_is_refused(make):
    place = make(full(), dialogs=ScriptedDialogs(agrees=False)).arrive()
    place.choose(2)
    place.view.history.take_back.click()
    place.hand.settle()

    assert len(place.dialogs.asked) == 1
    assert place.asked("revoke") == []


def test_that_nobody_holds_a_group_is_said(make):
    place = make(full()).arrive()
    place.choose(2)
    place.service.refuses = RuleBroken("not-leased")
    place.press(Act.TAKE_BACK)

    assert place.view.said.text() == "Nobody holds this group now. Nothing was changed."


def test_a_record_about_no_group_offers_no_taking_back(make):
    place = make(full()).arrive()
    place.history.show(replace(records()[0], group_id=""))
    place.hand.settle()
    place.press(Act.TAKE_BACK)

    assert place.view.history.take_back.isHidden()
    assert place.dialogs.asked == []


def test_who_it_is_needs_a_reason_and_is_shown_in_place(make, qtbot):
    place = make(full()).arrive()
    place.choose(2)
    place.step(1)
    place.press(Act.WHO)
    form = place.view.history.form
    qtbot.keyClicks(form.reason, "too short")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    place.hand.settle()
    refused = place.asked("resolve")

    qtbot.keyClicks(form.reason, ", but not now")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    place.hand.settle()

    assert refused == []
    assert place.asked("resolve") == [("resolve", ITEM, "p_4c1f09", "too short, but not now")]
    assert f"A. Reviewer {MARKUP}" in place.history.steps.line_of(1).detail
    assert (form.isVisible(), form.reason.text()) == (False, "")


def test_a_name_is_forgotten_with_its_item(make):
    place = make(full()).arrive()
    place.choose(2)
    place.history.resolve("p_4c1f09", "the platform asked")
    place.hand.settle()
    known = dict(place.history.people)

    place.choose(4)

    assert known
    assert place.history.people == {}


def test_a_name_that_comes_after_another_choice_is_dropped(make):
    place = make(full()).arrive()
    place.choose(2)
    place.history.resolve("p_4c1f09", "the platform asked")

    place.history.show(records()[4])
    place.hand.settle()

    assert place.history.people == {}


def test_a_look_up_that_fails_says_why_and_keeps_the_reason(make):
    service = full()
    place = make(service).arrive()
    place.choose(2)
    place.step(1)
    place.press(Act.WHO)
    place.view.history.form.reason.setText("the platform asked")
    service.refuses = Offline()

    place.view.history.form.ask.click()
    place.hand.settle()

    assert place.view.history.form.isVisible()
    assert place.view.history.form.reason.text() == "the platform asked"


def test_fetching_tells_how_far_it_is(make):
    service = full(progress=((WORKSTATION, 60, 120),))
    place = make(service).arrive()
    said = []
    place.audit.fetch_changed.connect(lambda: said.append(place.view.proof.standing.text()))

    place.press(Act.FETCH_LOGS)

    plain = [words.replace("\u2068", "").replace("\u2069", "") for words in said]
    assert plain == [
        "Asking the gateway for the logs…",
        f"Fetching {WORKSTATION}: 60 of 120 records",
        "This is the copy that was fetched last.",
    ]
    assert place.service.calls[-2][0] in {"refresh", "find"}


def test_fetching_stops_by_key_and_a_late_answer_changes_nothing(make):
    service = full(progress=((WORKSTATION, 60, 120),), after_refresh=())
    place = make(service).arrive()
    place.view.press(Pressed(Act.FETCH_LOGS))

    place.view.press(Pressed(Act.COVER))
    place.hand.settle()

    assert not place.audit.is_fetching
    assert place.audit.fetched is None
    assert place.audit.logs.rows == PROOF


def test_offline_shows_the_last_copy_and_says_so(make):
    service = full()
    place = make(service).arrive()
    service.refuses = Offline()

    place.press(Act.FETCH_LOGS)

    assert place.view.proof.standing.text() == "Offline. This is the copy that was fetched last."
    assert len(place.audit.table.rows) == 24


def test_another_failure_of_fetching_is_worded(make):
    service = full()
    place = make(service).arrive()
    service.refuses = GatewayUnavailable("html")

    place.press(Act.FETCH_LOGS)

    assert "does not answer well" in place.view.proof.standing.text()


def test_states_without_rows_say_what_to_do(make):
    empty = make(FakeAudit())
    loading = empty.view.records.message.text()
    empty.arrive()
    unfit = make(full(records=())).arrive()
    failed = make(full(find_refuses=StoreUnusable("damaged"))).arrive()

    assert loading == "Reading the records…"
    assert empty.view.records.message.text() == (
        "No log is on this machine yet. Fetch them from the gateway."
    )
    assert unfit.view.records.message.text() == "No record fits these filters."
    assert failed.view.records.message.text().startswith("The local store is damaged.")


def test_who_is_no_lead_is_told_so_and_nothing_is_read(make):
    place = make(full(), roles=(Role.REVIEWER,)).arrive()

    assert place.audit.state is AuditState.DENIED
    assert place.view.denied.isVisible()
    assert place.service.calls == []
    assert place.press(Act.FETCH_LOGS) is False


def test_export_makes_a_folder_of_its_own(make, tmp_path):
    (tmp_path / "reviewer-audit-2026-11-22").mkdir()
    place = make(full(), dialogs=ScriptedDialogs(folder=tmp_path)).arrive()

    place.press(Act.EXPORT_LOGS)

    assert place.asked("export") == [("export", tmp_path / "reviewer-audit-2026-11-22-2")]
    assert place.dialogs.told[0][0] == "Exported"


def test_export_can_be_given_up_and_can_fail(make, tmp_path):
    service = full()
    place = make(service).arrive()
    place.press(Act.EXPORT_LOGS)
    given_up = place.asked("export")
    service.refuses = InputRefused("cannot-write", "folder")
    place.dialogs.folder = tmp_path

    place.press(Act.EXPORT_LOGS)

    assert given_up == []
    assert place.view.said.text() == "folder is not acceptable (cannot-write)."


def test_a_proposed_incident_is_confirmed_after_a_second_question(make):
    place = make(full(), incidents=FakeIncidents((incident(title=MARKUP),))).arrive()

    place.press(Act.INCIDENT_YES)

    assert MARKUP in place.dialogs.asked[0][1]
    assert place.bench.incidents.calls == [("inc-1", True)]
    assert place.incidents.asked is None


def test_a_proposed_incident_is_refused_and_the_question_can_be_left(make):
    dialogs = ScriptedDialogs(agrees=False)
    place = make(full(), incidents=FakeIncidents((incident(),)), dialogs=dialogs).arrive()

    place.press(Act.INCIDENT_NO)
    left = list(place.bench.incidents.calls)
    dialogs.agrees = True
    place.press(Act.INCIDENT_NO)

    assert left == []
    assert place.bench.incidents.calls == [("inc-1", False)]


def test_incidents_say_where_they_stand(qapp):
    wear(qapp, Preferences())
    plain = [
        incident_words(each).replace("\u2068", "").replace("\u2069", "")
        for each in (
            incident(),
            incident(state="active"),
            incident(state="active", ending=True, approvals=0),
        )
    ]

    assert plain == [
        "Incident proposed: CI-2026-07, 60 min target. 1 of 2 leads agree.",
        "Incident active: CI-2026-07, 60 min target.",
        "Incident active: CI-2026-07. Its end is proposed; 0 of 2 leads agree.",
    ]


def test_an_answered_proposal_is_asked_again_only_when_proposed_again(make):
    place = make(full(), incidents=FakeIncidents((incident(),))).arrive()
    place.press(Act.INCIDENT_YES)
    place.bench.incidents.listed = (incident(state="active", ending=True),)

    place.view.take(IncidentsChanged())
    place.hand.settle()

    assert place.incidents.asked == incident(state="active", ending=True)


def test_what_the_core_fetched_meanwhile_is_shown(make):
    service = full(records=(), proof=())
    place = make(service).arrive()
    service.records, service.proof = records(), PROOF

    place.view.take(AuditChanged())
    place.hand.settle()

    assert (place.audit.state, len(place.audit.logs.rows)) == (AuditState.ROWS, 3)


def test_the_models_are_sound(make, qtmodeltester):
    place = make(full()).arrive()
    place.choose(2)

    for model in (place.audit.table, place.audit.logs, place.history.steps):
        qtmodeltester.check(model)


def test_everything_that_takes_the_keyboard_has_a_name(make):
    place = make(full(), incidents=FakeIncidents((incident(),))).arrive()
    place.choose(2)
    place.step(2)
    place.press(Act.SHOW_NOTE)
    before = nameless(place.view)

    place.press(Act.WHO)

    assert (before, nameless(place.view)) == ([], [])


def test_the_table_moves_by_arrows_and_leaves_letters_to_the_window(make, qtbot):
    place = make(full()).arrive()
    table = place.view.records.table
    table.selectRow(0)

    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_D)

    assert table.currentIndex().row() == 1


def test_the_filters_take_the_keyboard_by_key_and_escape_gives_it_back(make, qtbot):
    place = make(full()).arrive()
    place.press(Act.FIND)
    in_filters = place.view.focusWidget() is place.view.records.filters.day_from
    place.press(Act.COVER)

    assert in_filters
    assert place.view.focusWidget() is place.view.records.table


def test_the_place_is_mirrored_for_arabic(make):
    place = make(full()).arrive()

    place.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    place.qtbot.waitUntil(
        lambda: place.view.history.geometry().right() < place.view.records.geometry().left(),
        timeout=2000,
    )

    filters = place.view.records.filters
    assert filters.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert filters.day_from.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert place.view.history.item.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_no_label_reads_markup(make):
    place = make(full(), incidents=FakeIncidents((incident(title=MARKUP),))).arrive()

    labels = place.view.findChildren(QLabel)

    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_table_takes_the_keyboard_when_it_comes_after_the_person(make, qtbot):
    place = make(full())
    with qtbot.waitActive(place.view):
        place.view.activateWindow()
    place.view.arrive()
    place.view.take_keyboard()

    place.hand.settle()

    assert place.view.focusWidget() is place.view.records.table


def test_large_letters_stack_the_panels_instead_of_squeezing_them(qtbot, qapp):
    wear(qapp, Preferences(text_scale=2.0))
    place = Place(qtbot, full(), text_scale=2.0).arrive()

    qtbot.waitUntil(
        lambda: place.view.history.geometry().top() > place.view.records.geometry().bottom(),
        timeout=2000,
    )

    assert place.view.records.width() > 1000
    filters = place.view.records.filters
    assert filters.height() >= filters.heightForWidth(filters.width())
