# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reviewer.domain.errors import (
    GatewayRefused,
    GatewayUnavailable,
    InputRefused,
    Offline,
    SecretsUnavailable,
    StoreUnusable,
    TamperEvidence,
)
from reviewer.gui.foundation.background import Lane
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.theme import ThemeName, theme
from reviewer.gui.shell.application import wear
from reviewer.gui.viewmodels.enrol import Chosen, Enrolled
from reviewer.gui.viewmodels.enrol_words import (
    AddressState,
    CodeState,
    address_state,
    code_state,
    code_words,
    failure_words,
)
from reviewer.gui.views.enrol import EnrolView
from reviewer.wire.enrolment_code import make as make_code
from tests.fakes.account_services import MARKUP, ByHand, nameless

ADDRESS = "https://gateway.example.org"
CODE = make_code(123_456_789, b"k" * 32)


def profile(name, display="A. Reviewer", url=ADDRESS, *, is_damaged=False):
    return SimpleNamespace(name=name, display=display, gateway_url=url, is_damaged=is_damaged)


class Gateway:
    """Answers with a profile's name, or refuses."""

    def __init__(self, answer="reviewer-1"):
        self.answer = answer
        self.asked = []

    def enrol(self, address, code):
        self.asked.append((address, code))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Desk:
    def __init__(self, qtbot, gateway, **kwargs):
        self.qtbot = qtbot
        self.gateway = gateway
        self.hand = ByHand()
        self.view = EnrolView(self.hand, gateway.enrol, theme(ThemeName.DARK), Layout.US, **kwargs)
        self.enrolled, self.chosen = [], []
        self.view.enrolled.connect(self.enrolled.append)
        self.view.chosen.connect(self.chosen.append)
        qtbot.addWidget(self.view)
        self.view.resize(1280, 800)
        self.view.show()

    @property
    def page(self):
        return self.view.pages.currentWidget()

    def type(self, address=ADDRESS, code=CODE):
        self.qtbot.keyClicks(self.view.form.address, address)
        self.qtbot.keyClicks(self.view.form.code, code)
        self.qtbot.keyClick(self.view.form.code, Qt.Key.Key_Return)

    def key(self, key):
        self.qtbot.keyClick(self.view.focusWidget() or self.view, key)


@pytest.fixture
def make(qtbot, qapp):
    wear(qapp, Preferences())
    return lambda gateway=None, **kwargs: Desk(qtbot, gateway or Gateway(), **kwargs)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", CodeState.EMPTY),
        ("  - ", CodeState.EMPTY),
        (CODE[:9], CodeState.SHORT),
        (CODE, CodeState.WHOLE),
        (CODE.lower().replace("-", "  "), CodeState.WHOLE),
        (f"{CODE}7", CodeState.LONG),
        ("7h3k-9m2u", CodeState.STRANGE),
        ("7h3k_", CodeState.STRANGE),
        ("o" * 20, CodeState.WHOLE),
    ],
)
def test_a_code_is_checked_while_it_is_typed(typed, state):
    assert code_state(typed) is state


def test_the_check_counts_characters_without_spaces_and_hyphens(qapp):
    wear(qapp, Preferences())

    assert code_words("7h3k - 9m2q") == "8 of 20 characters"


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", AddressState.EMPTY),
        ("https://gateway.example.org", AddressState.GOOD),
        (" https://gateway.example.org:8443/ ", AddressState.GOOD),
        ("http://127.0.0.1:8001", AddressState.GOOD),
        ("http://gateway.example.org", AddressState.NOT_SECURE),
        ("gateway.example.org", AddressState.STRANGE),
        ("https://gateway.example.org/path", AddressState.STRANGE),
        ("https://user:secret@gateway.example.org", AddressState.STRANGE),
        ("https://[::1", AddressState.STRANGE),
        ("ftp://gateway.example.org", AddressState.STRANGE),
    ],
)
def test_an_address_is_checked_while_it_is_typed(typed, state):
    assert address_state(typed) is state


def test_enrolling_needs_the_keyboard_alone(make):
    desk = make()

    desk.type(code=CODE.lower())
    working = (desk.page, desk.hand.lanes)
    desk.hand.settle()

    assert working == (desk.view.message, [Lane.NETWORK])
    assert desk.gateway.asked == [(ADDRESS, CODE.lower())]
    assert desk.enrolled == [Enrolled(profile="reviewer-1", in_memory=False)]
    assert desk.view.form.code.text() == ""


def test_an_incomplete_form_points_at_what_is_missing(make):
    desk = make()

    desk.type(code="7h3k")

    assert desk.gateway.asked == []
    assert desk.view.focusWidget() is desk.view.form.code


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (GatewayRefused("enrolment-refused", 403, extra={"why": "unknown"}), "does not know this"),
        (GatewayRefused("enrolment-refused", 403, extra={"why": "used"}), "was used before"),
        (GatewayRefused("enrolment-refused", 403, extra={"why": "expired"}), "has expired"),
        (InputRefused("address-not-https", "gateway_url"), "must begin with https://"),
        (InputRefused("enrolment-code", "code"), "not an enrolment code"),
        (Offline(), "There is no way to"),
        (GatewayUnavailable("the answer is not JSON"), "but not as a gateway"),
        (TamperEvidence("gateway", "enrolment code"), "Nothing was kept."),
        (StoreUnusable("full"), "The disk is full."),
    ],
)
def test_each_failure_has_its_sentence_and_the_form_keeps_what_was_typed(make, error, said):
    desk = make(Gateway(error))

    desk.type()
    desk.hand.settle()

    assert desk.page is desk.view.form
    assert said in desk.view.form.error.text()
    assert desk.view.form.address.text() == ADDRESS


def test_what_was_typed_is_quoted_as_plain_text(qapp):
    wear(qapp, Preferences())

    said = failure_words(Offline(), f"https://{MARKUP}\u202e")

    assert f"{MARKUP}[U+202E]" in said


def test_without_a_keyring_the_person_may_go_on_in_memory(make):
    memory = Gateway("in-memory")
    desk = make(Gateway(SecretsUnavailable()), enrol_in_memory=memory.enrol)
    desk.type()
    desk.hand.settle()
    offered = (desk.page, desk.view.message.go_on.isVisible(), list(memory.asked))

    desk.key(Qt.Key.Key_Return)
    desk.hand.settle()

    assert offered == (desk.view.message, True, [])
    assert memory.asked == [(ADDRESS, CODE)]
    assert desk.enrolled == [Enrolled(profile="in-memory", in_memory=True)]


def test_without_a_keyring_the_person_may_stop(make):
    memory = Gateway("in-memory")
    desk = make(Gateway(SecretsUnavailable()), enrol_in_memory=memory.enrol)
    desk.type()
    desk.hand.settle()

    desk.key(Qt.Key.Key_Escape)

    assert (desk.page, memory.asked, desk.enrolled) == (desk.view.form, [], [])


def test_where_memory_is_no_way_it_is_not_offered(make):
    desk = make(Gateway(SecretsUnavailable()))

    desk.type()
    desk.hand.settle()

    assert not desk.view.message.go_on.isVisible()


def test_a_success_after_the_person_stopped_waiting_is_told(make):
    desk = make()
    desk.type()
    desk.key(Qt.Key.Key_Escape)
    stopped = desk.page

    desk.hand.settle()
    told = (desk.page, list(desk.enrolled))
    desk.key(Qt.Key.Key_Return)

    assert stopped is desk.view.form
    assert told == (desk.view.message, [])
    assert desk.enrolled == [Enrolled(profile="reviewer-1", in_memory=False)]


def test_a_failure_after_the_person_stopped_waiting_is_dropped(make):
    desk = make(Gateway(Offline()))
    desk.type()
    desk.key(Qt.Key.Key_Escape)

    desk.hand.settle()

    assert (desk.page, desk.view.form.error.text()) == (desk.view.form, "")


def test_several_profiles_are_offered_and_chosen_by_keys(make):
    desk = make(profiles=(profile("a"), profile("b", "B. Lead")))

    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)

    assert desk.chosen == [Chosen(profile="b")]


def test_another_person_can_enrol_beside_the_profiles_of_this_machine(make):
    desk = make(profiles=(profile("a"),))

    desk.key(Qt.Key.Key_Escape)
    form = desk.page
    desk.key(Qt.Key.Key_Escape)

    assert (form, desk.page) == (desk.view.form, desk.view.choice)


def test_trouble_that_may_pass_can_be_tried_again(make):
    desk = make(profiles=(profile("a"),))

    desk.view.show_trouble("a", SecretsUnavailable())
    desk.key(Qt.Key.Key_Return)

    assert desk.chosen == [Chosen(profile="a")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreUnusable("damaged"), "moved aside and nothing was deleted"),
        (SecretsUnavailable(are_gone=True), "The keys of this profile are gone"),
        (InputRefused("profile", "a"), "This profile is damaged"),
    ],
    ids=str,
)
def test_what_cannot_be_opened_any_more_offers_to_enrol_again(make, error, said):
    desk = make(profiles=(profile("a"), profile("b", url="https://other.example.org")))

    desk.view.show_trouble("b", error)
    told = desk.view.message.accessibleName(), desk.view.message.go_on.text()
    desk.key(Qt.Key.Key_Return)

    assert said in told[0]
    assert "Enrol again" in told[1]
    assert (desk.page, desk.chosen) == (desk.view.form, [])
    assert desk.view.form.address.text() == "https://other.example.org"


def test_the_agreement_to_work_in_memory_is_asked_for_once(make):
    memory = Gateway(GatewayRefused("enrolment-refused", 403))
    desk = make(Gateway(SecretsUnavailable()), enrol_in_memory=memory.enrol)
    desk.type()
    desk.hand.settle()
    desk.key(Qt.Key.Key_Return)
    desk.hand.settle()
    refused = desk.page
    memory.answer = "in-memory"

    desk.qtbot.keyClick(desk.view.form.code, Qt.Key.Key_Return)
    desk.hand.settle()
    desk.hand.settle()

    assert refused is desk.view.form
    assert desk.enrolled == [Enrolled(profile="in-memory", in_memory=True)]


def test_a_profile_says_whose_it_is_once_that_is_known(make):
    desk = make(profiles=(profile("a", ""), profile("b", "", "", is_damaged=True)))

    lines = [desk.view.choice.model.line_of(row) for row in (0, 1)]

    assert [(line.title, line.detail) for line in lines] == [
        ("Not signed in yet at \u2068gateway.example.org\u2069", "\u2068a\u2069"),
        ("\u2068b\u2069", "Damaged"),
    ]


def test_trouble_can_be_left_for_the_profiles(make):
    desk = make(profiles=(profile("a"),))
    desk.view.show_trouble("a", StoreUnusable("locked"))

    desk.key(Qt.Key.Key_Escape)

    assert (desk.page, desk.chosen) == (desk.view.choice, [])


def test_names_of_profiles_are_plain_text(make):
    desk = make(profiles=(profile("a", MARKUP, "https://\u202eevil"),))

    shown = desk.view.choice.model.line_of(0)

    assert (shown.title, shown.detail) == (
        f"\u2068{MARKUP}\u2069",
        "\u2068https://[U+202E]evil\u2069",
    )
    assert {label.textFormat() for label in desk.view.findChildren(QLabel)} == {
        Qt.TextFormat.PlainText
    }


def test_address_and_code_stay_left_to_right_in_arabic(make):
    desk = make()

    desk.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    fields = (desk.view.form.address, desk.view.form.code)
    assert {field.layoutDirection() for field in fields} == {Qt.LayoutDirection.LeftToRight}
    assert desk.view.form.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_everything_that_takes_the_keyboard_has_a_name(make):
    desk = make(profiles=(profile("a"),))
    choice = nameless(desk.view)
    desk.view.show_form()
    form = nameless(desk.view)
    desk.view.show_trouble("a", StoreUnusable("damaged"))

    assert (choice, form, nameless(desk.view)) == ([], [], [])


def test_the_profiles_are_a_sound_model(make, qtmodeltester):
    desk = make(profiles=(profile("a"), profile("b")))

    qtmodeltester.check(desk.view.choice.model)


def told(desk):
    return [each.text() for each in desk.view.sheet.findChildren(QLabel) if each.isVisible()]


@pytest.mark.parametrize("page", ["form", "profiles", "trouble"])
def test_support_is_one_key_away_before_any_profile_is_open(make, page):
    desk = make(profiles=[] if page == "form" else [profile("one"), profile("two")])
    if page == "trouble":
        desk.view.show_trouble("one", SecretsUnavailable())
    before = (desk.page, desk.view.focusWidget())

    desk.key(Qt.Key.Key_F1)
    sentences = told(desk)
    desk.key(Qt.Key.Key_F1)

    assert sentences[2].startswith("Your organisation’s contacts come with its policy.")
    assert "If someone is in danger now, call your local emergency number." in sentences
    assert not desk.view.sheet.isVisible()
    assert (desk.page, desk.view.focusWidget()) == before
    assert (desk.gateway.asked, desk.hand.lanes) == ([], [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_that_closes_support_does_nothing_else(make, key):
    desk = make(profiles=[profile("one"), profile("two")])

    desk.view.support.click()
    opened = desk.view.sheet.isVisible()
    desk.key(key)

    assert (opened, desk.view.sheet.isVisible()) == (True, False)
    assert (desk.page, desk.chosen) == (desk.view.choice, [])
