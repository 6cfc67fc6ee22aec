# SPDX-License-Identifier: Apache-2.0
"""A decision says where its hashes go, what the banks know, and that a second review is blind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.banks import BankKind, Match
from reviewer.domain.hashes import HashKind
from reviewer.domain.items import Stage
from tests.fakes.workbench import FakeWorkbench

CTRL = Qt.KeyboardModifier.ControlModifier


def a_match(entry_id="e-1", distance=0, **more):
    made = {"bank": "local", "bank_kind": BankKind.BLOCK, "kind": HashKind.PDQ} | more
    return Match(entry_id=entry_id, distance=distance, **made)


@pytest.fixture
def open_with(open_desk):
    """Open the window on a first group whose first item has these matches and this stage."""

    def open_one(*matches, stage=Stage.FIRST, quality=None):
        workbench = FakeWorkbench()
        held = next(iter(workbench.desk.held.values()))
        first = held.group.items[0]
        hashes = tuple(
            replace(value, quality=quality) if quality and value.kind is HashKind.PDQ else value
            for value in first.media.hashes
        )
        first = replace(first, matches=matches, media=replace(first.media, hashes=hashes))
        held.group = replace(held.group, items=(first, *held.group.items[1:]), stage=stage)
        return open_desk(workbench=workbench)

    return open_one


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def told(desk):
    box = desk.place.decision.matches
    return [plain(line.text()) for line in box.lines if line.isVisibleTo(box)]


def test_matches_are_explained_nearest_first(open_with):
    desk = open_with(
        a_match("e-2", 6, bank="shared", source="Exchange North", disputes=1),
        a_match("e-1"),
    )

    assert told(desk) == [
        "PDQ is the same as an entry of this member’s own bank.",
        (
            "PDQ comes near to an entry of shared (6 bits, close). Shared by Exchange "
            "North. 1 source disputes it."
        ),
    ]


def test_matches_beyond_the_nearest_are_counted(open_with):
    desk = open_with(*(a_match(f"e-{at}", at) for at in range(5)))

    assert len(told(desk)) == 3
    assert desk.place.decision.matches.more.text() == "2 more matches, further away"


def test_known_harmless_content_leaves_only_exact_matches_beside_it(open_with):
    desk = open_with(a_match("e-1", 3), a_match("e-2", 9, bank="news", bank_kind=BankKind.ALLOW))

    assert told(desk) == ["PDQ is in or near news, which is known harmless (9 bits, close)."]
    assert desk.place.decision.matches.harmless.isVisibleTo(desk.place)


def test_an_item_nobody_knows_shows_no_box(open_with):
    assert not open_with().place.decision.matches.isVisible()


def test_a_second_review_is_blind_and_says_so(open_with):
    desk = open_with(a_match(), stage=Stage.SECOND)
    panel = desk.place.decision

    assert panel.second.words.text() == (
        "Second review: decide for yourself; you are not told the first answer."
    )
    assert panel.second.isVisible()
    assert not panel.matches.isVisible()
    assert not panel.form.hashes.isVisible()
    assert desk.review.answers.draft.hashes == ()


def test_a_first_review_shows_no_banner(open_with):
    assert not open_with().place.decision.second.isVisible()


def test_the_bank_and_who_is_given_the_hashes_are_shown_and_chosen_by_a_key(open_with):
    desk = open_with()
    sharing = desk.place.decision.form.sharing

    first = plain(sharing.audience.text())
    desk.tap(Qt.Key.Key_G, CTRL)
    second, picked = plain(sharing.audience.text()), desk.review.answers.draft.audience
    desk.tap(Qt.Key.Key_G, CTRL)

    assert sharing.about.text() == (
        "Proposed to this member’s own bank. A second person must agree first."
    )
    assert first.startswith("Given to: This member only")
    assert second.startswith("Given to: Members of the exchanges")
    assert (picked, desk.review.answers.draft.audience) == ("partners", "member")
