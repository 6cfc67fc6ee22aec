# SPDX-License-Identifier: Apache-2.0
"""What stands around an item: its words, masked where the person chose so, and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.items import ItemKind
from tests.fakes.workbench import FakeWorkbench

CAPTION = "A wurst at the harbour"
MASKED = "A w•••• at the harbour"


def captioned():
    workbench = FakeWorkbench()
    workbench.desk.policy = replace(workbench.desk.policy, masked_words=("Wurst",))
    held = next(iter(workbench.desk.held.values()))
    item = held.group.items[0]
    context = replace(item.context, caption=CAPTION)
    held.group = replace(held.group, items=(replace(item, context=context),))
    return workbench


def kind_at(desk, row, kind):
    group_id = desk.review.queue.rows[row].group_id
    held = desk.told.held[group_id]
    items = tuple(replace(item, kind=kind) for item in held.group.items)
    held.group = replace(held.group, items=items)
    desk.review.open_group(group_id)
    desk.wait(lambda: desk.shown == group_id)


def test_slurs_in_the_posted_text_are_masked_by_the_same_option(open_desk):
    desk = open_desk(workbench=captioned())
    words = desk.place.context._caption
    desk.wait(lambda: desk.window.day.now is not None)
    masked = words.toPlainText()

    desk.window.day.set_view(masks_words=False)

    assert (masked, words.toPlainText()) == (MASKED, CAPTION)
    desk.window.day.set_view(masks_words=True)
    assert words.toPlainText() == MASKED


def test_what_is_masked_stays_covered_when_the_choice_changes(open_desk):
    desk = open_desk(workbench=captioned())
    desk.wait(lambda: desk.window.day.now is not None)
    desk.window.cover_everything()

    desk.window.day.set_view(masks_words=False)

    assert desk.place.context._caption.toPlainText() == "Covered"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (ItemKind.IMAGE, "The platform supplied no masks and no translation."),
        (
            ItemKind.VIDEO,
            "The platform supplied no masks, transcript, skip spans, sound tags or translation.",
        ),
        (
            ItemKind.AUDIO,
            "The platform supplied no transcript, skip spans, sound tags or translation.",
        ),
        (ItemKind.TEXT, "The platform supplied no translation."),
    ],
)
def test_what_the_platform_did_not_supply_is_said_for_each_kind(desk, kind, sentence):
    kind_at(desk, 2, kind)

    told = desk.place.context._none_supplied
    assert (told.text(), told.accessibleName()) == (sentence, sentence)
    assert told.isVisible()
    assert told.focusPolicy() is Qt.FocusPolicy.TabFocus
