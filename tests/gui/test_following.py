# SPDX-License-Identifier: Apache-2.0
"""What follows a decision: the next view is ready, and the list moves by what changed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from reviewer.domain.items import LocalState
from reviewer.domain.views import Level
from reviewer.gui.viewmodels.looking import opening_level
from reviewer.services.notices import QueueChanged

SHIFT = Qt.KeyboardModifier.ShiftModifier


def _allow(desk):
    before = desk.shown
    desk.tap(Qt.Key.Key_0, SHIFT)
    desk.tap(Qt.Key.Key_A)
    desk.wait(lambda: desk.shown != before and not desk.review.is_busy)


def _following(desk):
    ids = [row.group_id for row in desk.review.queue.rows]
    return desk.told.held[ids[ids.index(desk.shown) + 1]].group


def test_the_view_of_the_next_group_is_made_once_and_ahead(desk):
    desk.wait(lambda: desk.review.queue.rows)
    while opening_level(_following(desk).severity) is Level.R0:
        _allow(desk)
    following = _following(desk)
    call = f"reduced {following.items[0].item_id}"
    desk.wait(lambda: call in desk.told.asked)
    assert desk.shown != following.group_id
    painted = []
    desk.wait(
        lambda: desk.review.looking.is_ready(following.items[0], opening_level(following.severity))
    )
    desk.review.looking.reduced_ready.connect(painted.append)

    _allow(desk)

    assert desk.shown == following.group_id
    assert (len(painted), desk.told.asked.count(call)) == (1, 1)


def test_nothing_is_made_ahead_of_what_opens_covered(desk):
    desk.wait(lambda: desk.review.queue.rows and "next_group" in desk.told.asked)
    is_first = True
    while is_first or opening_level(_following(desk).severity) is not Level.R0:
        asked = desk.told.asked.count("next_group")
        _allow(desk)
        desk.wait(lambda asked=asked: desk.told.asked.count("next_group") > asked)
        is_first = False
    following = _following(desk)
    desk.qtbot.wait(50)

    assert f"reduced {following.items[0].item_id}" not in desk.told.asked


def test_only_what_changed_is_read_again(desk):
    desk.wait(lambda: len(desk.review.queue.rows) == len(desk.told.held))
    read = desk.told.asked.count("rows")
    changed = desk.review.queue.rows[3].group_id
    desk.told.held[changed].state = LocalState.MEDIA_FAILED

    desk.told.notices.publish(QueueChanged(frozenset({changed})))

    desk.wait(lambda: desk.review.queue.rows[3].state is LocalState.MEDIA_FAILED)
    assert desk.told.asked.count("rows") == read


def test_without_a_name_the_whole_list_is_read_again(desk):
    desk.wait(lambda: len(desk.review.queue.rows) == len(desk.told.held))
    read = desk.told.asked.count("rows")

    desk.told.notices.publish(QueueChanged(frozenset({desk.shown})))
    desk.told.notices.publish(QueueChanged())

    desk.wait(lambda: desk.told.asked.count("rows") == read + 1)
