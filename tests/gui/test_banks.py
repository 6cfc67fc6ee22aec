# SPDX-License-Identifier: Apache-2.0
"""The Hash bank: searched by keys alone, honest when offline, blind about what waits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from reviewer.demo.sample_banks import BANKS, fill_banks
from reviewer.domain.banks import ProposalState
from reviewer.domain.errors import GatewayRefused, GatewayUnavailable, Offline
from reviewer.domain.people import Role
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.language import Language
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import ThemeName, theme
from reviewer.gui.shell.application import wear
from reviewer.gui.viewmodels.bank_entry import ChosenEntry
from reviewer.gui.viewmodels.bank_proposals import Waiting
from reviewer.gui.viewmodels.banks import PAGE, BanksState, HashBanks
from reviewer.gui.views.banks.view import BanksView
from reviewer.services.notices import BanksChanged
from reviewer.services.shown import SyncState, SyncStatus
from tests.fakes.account_services import ByHand, ScriptedDialogs
from tests.fakes.workbench import NOW, FakeWorkbench

CTRL = Qt.KeyboardModifier.ControlModifier
LEAD = frozenset({Role.REVIEWER, Role.LEAD})


class Place:
    """The place on services held in memory; answers come when a test lets them."""

    def __init__(self, qtbot, workbench=None, *, dialogs=None):
        self.workbench = workbench or bench()
        self.told = self.workbench.desk
        self.hand = ByHand()
        self.banks = HashBanks(self.workbench, self.hand, lambda: NOW)
        entry = ChosenEntry(self.workbench.hashes, self.hand)
        waiting = Waiting(self.workbench.hashes, self.hand)
        self.view = BanksView(
            self.banks,
            entry,
            waiting,
            theme(ThemeName.DARK, 1.0),
            Layout.US,
            dialogs=dialogs or ScriptedDialogs(),
        )
        for model in (self.banks, entry, waiting):
            model.setParent(self.view)
        qtbot.addWidget(self.view)
        self.view.resize(1280, 690)
        self.view.show()

    def arrive(self):
        self.view.arrive()
        self.hand.settle()
        return self

    def press(self, act, number=0):
        taken = self.view.press(Pressed(act, number))
        self.hand.settle()
        return taken

    def search(self, text, kind=""):
        self.view.search.field.setText(text)
        self.view.search.kind.setCurrentIndex(self.view.search.kind.findData(kind))
        self.view.search.search()
        self.hand.settle()

    def choose(self, row):
        self.view.entries.table.choose(row)
        self.hand.settle()

    @property
    def ids(self):
        return [found.entry.entry_id for found in self.banks.table.rows]

    @property
    def message(self):
        return self.view.entries.message.text()

    def texts(self):
        """Return every sentence in sight."""
        QCoreApplication.processEvents()  # what was laid out anew comes into sight with the next
        shown = (each for each in self.view.findChildren(QLabel) if each.isVisibleTo(self.view))
        return [each.text().replace("\u2068", "").replace("\u2069", "") for each in shown]


def bench(*, roles=LEAD, is_filled=True):
    made = FakeWorkbench(roles=roles)
    if is_filled:
        fill_banks(made.desk)
    return made


@pytest.fixture
def make(qtbot, qapp):
    wear(qapp, Preferences())
    return lambda *args, **kwargs: Place(qtbot, *args, **kwargs)


def value_of(place, number):
    entry = next(each for each in place.told.entries if each.entry_id == f"ent_{number:04d}")
    return entry.value.value


def test_a_hash_is_searched_and_disputed_by_keys_alone(open_desk):
    workbench = bench()
    desk = open_desk(workbench=workbench)
    value = next(each.value for each in workbench.desk.entries if each.entry_id == "ent_0000")

    desk.tap(Qt.Key.Key_B, CTRL)
    desk.wait(lambda: desk.window.place.entries.table.model().rowCount() > 0)
    desk.tap(Qt.Key.Key_Slash)
    desk.qtbot.keyClicks(desk.window.focusWidget(), f"pdq:{value.value}")
    desk.tap(Qt.Key.Key_Return)
    desk.wait(lambda: desk.window.place.entries.current is not None)
    desk.tap(Qt.Key.Key_Down)
    desk.tap(Qt.Key.Key_D, CTRL)
    desk.tap(Qt.Key.Key_F5)
    desk.tap(Qt.Key.Key_Return)

    desk.wait(lambda: "dispute ent_0002 wrong_item" in workbench.desk.asked)
    desk.wait(desk.window.place.entry.said.text)
    assert desk.window.place.entry.said.text() == (
        "The dispute reached the gateway. A lead looks at it."
    )
    assert desk.window.place.entries.table.hasFocus()


def test_a_reviewer_has_the_place_on_the_same_key(open_desk):
    desk = open_desk(workbench=bench(roles=frozenset({Role.REVIEWER})))

    desk.tap(Qt.Key.Key_B, CTRL)
    desk.wait(lambda: desk.window.place.entries.table.model().rowCount() > 0)
    desk.tap(Qt.Key.Key_Down)
    desk.wait(lambda: desk.window.place.entries.current is not None)

    buttons = desk.window.place.entry.buttons
    assert [act for act, each in buttons.items() if each.isVisible()] == [Act.DISPUTE_ENTRY]


@pytest.mark.parametrize("language", list(Language))
def test_every_focusable_widget_of_the_place_has_a_name(open_desk, language):
    desk = open_desk(Preferences(language=language), bench())
    desk.tap(Qt.Key.Key_B, CTRL)
    desk.wait(lambda: desk.window.place.entries.table.model().rowCount() > 0)
    desk.window.place.entries.table.choose(2)
    desk.window.place.press(Pressed(Act.CORRECT_ENTRY))

    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]

    assert nameless == []


def test_the_banks_say_what_they_are_and_how_fresh(make):
    place = make().arrive()

    rows = [
        [row.title.text(), *(fact.text() for fact in row.facts)] for row in place.view.search.rows
    ]
    assert [[each.strip("\u2068\u2069") for each in row] for row in rows] == [
        ["Own bank", "Confirmed as violating", "1,284 entries", "Whole, checked 3 min ago"],
        [
            "Shared with partners",
            "Confirmed as violating",
            "31,000 entries, 37 disputed",
            "Being fetched: 31,000 of 48,210",
        ],
        [
            "News and archives",
            "Known harmless",
            "9,450 entries, 2 disputed",
            "Whole, checked 3 min ago",
        ],
    ]


def test_a_copy_that_was_dropped_says_so(make):
    place = make()
    place.told.banks = (replace(BANKS[0], here=12, trouble="bank-digest", checked_at=None),)
    place.arrive()

    assert place.view.search.rows[0].facts[-1].text() == (
        "Being fetched anew: 12 here. The copy was not the gateway’s."
    )


def test_a_hash_of_no_named_kind_is_asked_about_not_guessed(make):
    place = make().arrive()

    place.search("ab" * 32)

    assert place.banks.state is BanksState.UNCLEAR
    assert place.message.startswith("This looks like a hash. Choose its kind")
    assert place.view.focusWidget() is place.view.search.kind
    assert "near" not in place.told.asked


@pytest.mark.parametrize("form", ["pdq:{}", " PDQ : {} ", "{}"])
def test_a_hash_of_a_named_kind_finds_what_is_near(make, form):
    place = make().arrive()

    value = value_of(place, 0).upper()
    place.search(form.format(value), "" if ":" in form else "pdq")

    assert place.ids == ["ent_0000", "ent_0002", "ent_0003", "ent_0004"]
    table = place.banks.table
    distances = [table.data(table.index(row, 2)) for row in range(4)]
    assert distances == ["exact", "6 bits, close", "22 bits, near", "28 bits, near"]


def test_a_match_is_explained_in_words(make):
    place = make().arrive()

    place.search(f"pdq:{value_of(place, 0)}")
    place.choose(1)

    assert place.view.entry.why.text().replace("\u2068", "").replace("\u2069", "") == (
        "PDQ comes near to an entry of Shared with partners (6 bits, close). Shared by Exchange "
        "North. 1 source disputes it. It does not count: a known harmless entry is near as well."
    )
    assert {"Given to", "This member only", "Privacy"} <= {
        each.strip("\u200e") for each in place.texts()
    }


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("ab", "pdq", "This is no PDQ hash: it has another number of digits."),
        ("md5:" + "ab" * 32, "", "This is no MD5 hash: it has another number of digits."),
        ("phash:" + "ab" * 8, "", "pHash stays on this machine; no bank holds it."),
    ],
)
def test_what_is_no_hash_of_its_kind_is_said_to_be_none(make, text, kind, sentence):
    place = make().arrive()

    place.search(text, kind)

    assert place.message.replace("\u2068", "").replace("\u2069", "") == sentence


def test_words_find_labels_sources_and_banks(make):
    place = make().arrive()

    place.search("exchange north")

    assert {found.entry.source for found in place.banks.table.rows} == {"Exchange North"}


def test_a_file_is_searched_by_what_it_hashes_to(make):
    dialogs = ScriptedDialogs(file=Path("/somewhere/a file.png"))
    place = make(dialogs=dialogs).arrive()

    place.press(Act.SEARCH_FILE)

    assert "of_file a file.png" in place.told.asked
    assert place.ids == ["ent_0000", "ent_0001", "ent_0002", "ent_0003", "ent_0004"]
    assert "Searched by the file you picked. It was not kept." in place.view.entries.note.text()
    assert "a file" not in " ".join(place.texts())


def test_a_change_of_mind_about_the_file_changes_nothing(make):
    place = make(dialogs=ScriptedDialogs(file=None)).arrive()
    before = place.ids

    place.press(Act.SEARCH_FILE)

    assert place.ids == before


def test_filters_and_pages_show_other_entries(make):
    place = make()
    first = place.told.entries[0]
    place.told.entries += tuple(replace(first, entry_id=f"more_{number}") for number in range(PAGE))
    place.arrive()
    count = len(place.ids)

    place.press(Act.STEP_AFTER)
    second = len(place.ids)
    place.view.entries.filters.state.setCurrentIndex(
        place.view.entries.filters.state.findData("disputed")
    )
    place.hand.settle()

    assert (count, second) == (PAGE, 64)
    assert {found.entry.state.value for found in place.banks.table.rows} == {"disputed"}


@pytest.mark.parametrize(
    ("is_filled", "banks", "sentence"),
    [
        (False, (), "No bank has been fetched yet."),
        (False, BANKS, "Nothing is in the banks yet."),
    ],
)
def test_nothing_to_show_says_what_to_do_next(make, is_filled, banks, sentence):
    workbench = bench(is_filled=is_filled)
    workbench.desk.banks = banks
    place = make(workbench).arrive()

    assert place.message.startswith(sentence)


def test_what_cannot_be_read_is_said(make):
    place = make()
    place.told.errors["find_entries"] = GatewayUnavailable()
    place.arrive()

    assert place.message == "The gateway does not answer well. It is tried again soon."


def test_offline_the_copies_are_searched_and_the_trail_says_where_it_is(make):
    workbench = bench()
    workbench.desk.sync = SyncStatus(state=SyncState.OFFLINE)
    workbench.desk.errors = {"trail ent_0000": Offline(), "proposals": Offline()}
    place = make(workbench).arrive()

    place.choose(0)
    place.press(Act.WAITING_HASHES)

    assert place.view.search.offline.isVisible()
    assert place.view.entry.trail_message.text().startswith("The trail is at the gateway")
    assert place.view.proposals.message.text().startswith("You are offline.")


def test_the_trail_names_each_step(make):
    place = make().arrive()

    place.choose(0)

    steps = place.view.entry.trail.model()
    titles = [steps.line_of(row).title for row in range(steps.rowCount())]
    assert titles == ["Proposed", "A second person agreed", "Added to the bank", "Disputed"]


def test_nothing_is_said_about_an_entry_without_a_reason(make):
    place = make().arrive()
    place.choose(0)

    place.press(Act.WITHDRAW_ENTRY)
    place.press(Act.CONFIRM)

    assert place.view.entry.form.missing.text() == "Choose a reason first."
    assert not [each for each in place.told.asked if each.startswith("withdraw")]


def test_going_back_says_nothing(make):
    place = make().arrive()
    place.choose(0)

    place.press(Act.DISPUTE_ENTRY)
    place.press(Act.REASON, 1)
    place.press(Act.COVER)

    assert place.view.entry.form.isHidden()
    assert not [each for each in place.told.asked if each.startswith("dispute")]


def test_labels_are_corrected_from_those_there_are(make):
    place = make().arrive()
    place.choose(0)  # of B3

    place.press(Act.CORRECT_ENTRY)
    place.press(Act.LABEL, 3)  # B3, taken off
    place.press(Act.REASON, 3)
    place.press(Act.CONFIRM)
    first = place.view.entry.form.missing.text()
    place.press(Act.LABEL, 7)
    place.press(Act.CONFIRM)

    assert first == "Choose at least one label."
    assert "correct ent_0000 wrong_label B7" in place.told.asked
    assert place.view.entry.said.text().startswith("The labels are corrected.")


def test_an_act_that_did_not_arrive_says_so_and_can_be_said_again(make):
    place = make()
    place.told.errors["dispute ent_0000 wrong_item"] = GatewayRefused("forbidden", 403)
    place.arrive()
    place.choose(0)

    place.press(Act.DISPUTE_ENTRY)
    place.press(Act.REASON, 1)
    place.press(Act.CONFIRM)

    assert place.view.entry.said.text() == (
        "Not sent. Your role does not allow this. Ask your lead."
    )
    assert place.view.entry.buttons[Act.DISPUTE_ENTRY].isVisible()


def test_a_withdrawn_entry_offers_nothing_more(make):
    place = make().arrive()
    row = place.ids.index("ent_0017")

    place.choose(row)

    assert not any(each.isVisible() for each in place.view.entry.buttons.values())
    assert "matches nothing any more" in place.view.entry.why.text()


def test_the_chosen_entry_stays_chosen_when_the_copies_change(make):
    place = make().arrive()
    place.choose(2)
    chosen = place.ids[2]
    place.told.entries = tuple(
        replace(each, rev=9, disputes=3) if each.entry_id == chosen else each
        for each in place.told.entries[1:]
    )

    place.view.take(BanksChanged(entries=True))
    place.hand.settle()

    assert place.view.entries.current.entry.entry_id == chosen
    assert place.view.entries.current.entry.disputes == 3


def test_what_waits_tells_nothing_of_any_answer(make):
    place = make().arrive()

    place.press(Act.WAITING_HASHES)

    rows = place.view.proposals.list.model()
    told = [
        rows.line_of(row).detail.replace("\u2068", "").replace("\u2069", "") for row in range(5)
    ]
    assert told == [
        "A second person is asked · This member only",
        "A second person is asked · Members of the exchanges",
        "A lead decides · This member only",
        "Stopped: a plain picture matches everything plain. · Members of the exchanges",
        "In the bank · This member only",
    ]
    assert place.view.waiting_tab.text().startswith("Waiting (3)")


def test_nothing_that_waits_says_how_something_would(make):
    workbench = bench()
    workbench.desk.proposals = ()
    place = make(workbench).arrive()

    place.press(Act.WAITING_HASHES)

    assert place.view.proposals.message.text().startswith("Nothing waits.")


def test_names_that_come_from_elsewhere_are_never_markup(make):
    workbench = bench()
    markup = "<b>bold</b>\u202e"
    bank = replace(BANKS[0].bank, name=markup)
    workbench.desk.banks = (replace(BANKS[0], bank=bank),)
    entries = tuple(
        replace(each, bank_id="local", source=markup, labels=("<i>",))
        for each in workbench.desk.entries[:2]
    )
    workbench.desk.entries = entries
    place = make(workbench).arrive()
    place.choose(0)

    shown = " ".join(place.texts())
    assert "<b>bold</b>[U+202E]" in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("state", list(ProposalState))
def test_every_state_of_a_proposal_has_words(make, state):
    workbench = bench()
    workbench.desk.proposals = (replace(workbench.desk.proposals[0], state=state),)
    place = make(workbench).arrive()

    place.press(Act.WAITING_HASHES)

    assert place.view.proposals.list.model().line_of(0).detail
