# SPDX-License-Identifier: Apache-2.0
"""The pictures of the look at one item: every level, every kind, and what cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt

from reviewer.demo.studio import Studio
from reviewer.domain.errors import MediaUnreadable
from reviewer.domain.views import Wall


def _review(studio: Studio) -> None:
    studio.key(Qt.Key.Key_1)


def _gist(studio: Studio) -> None:
    studio.key(Qt.Key.Key_2)


def _detail(studio: Studio) -> None:
    studio.key(Qt.Key.Key_3, release=False)


def _brush(studio: Studio) -> None:
    studio.key(Qt.Key.Key_1)
    studio.key(Qt.Key.Key_Space, release=False)
    studio.settle()
    for _step in range(3):
        studio.key(Qt.Key.Key_Left)


def _colour(studio: Studio) -> None:
    studio.key(Qt.Key.Key_4, release=False)
    studio.settle()
    studio.key(Qt.Key.Key_C)


def _clear(studio: Studio) -> None:
    studio.key(Qt.Key.Key_4, release=False)


def _row(studio: Studio, number: int) -> None:
    studio.window.review.open_group(studio.window.review.queue.rows[number].group_id)
    studio.settle()


def _opened_covered(studio: Studio) -> None:
    _row(studio, 1)


def _reasons(studio: Studio) -> None:
    _row(studio, 4)
    studio.key(Qt.Key.Key_4)


def _sheet(studio: Studio) -> None:
    _row(studio, 1)
    studio.key(Qt.Key.Key_1)
    studio.settle()
    studio.key(Qt.Key.Key_Period)


def _frame(studio: Studio) -> None:
    _sheet(studio)
    studio.key(Qt.Key.Key_2)


def _playing(studio: Studio) -> None:
    _sheet(studio)
    studio.key(Qt.Key.Key_5)
    studio.key(Qt.Key.Key_B, release=False)


def _listening(studio: Studio) -> None:
    _sheet(studio)
    studio.key(Qt.Key.Key_5)
    studio.key(Qt.Key.Key_M, release=False)


def _text(studio: Studio) -> None:
    _row(studio, 3)
    studio.key(Qt.Key.Key_1)


def _text_step(studio: Studio) -> None:
    _row(studio, 3)
    studio.key(Qt.Key.Key_2)
    studio.settle()
    studio.key(Qt.Key.Key_Period)


def _text_clear(studio: Studio) -> None:
    _row(studio, 3)
    studio.key(Qt.Key.Key_4, release=False)


def _unreadable(studio: Studio) -> None:
    studio.workbench.desk.errors["reduced"] = MediaUnreadable("corrupt")
    studio.key(Qt.Key.Key_2)


def _text_only(studio: Studio) -> None:
    studio.workbench.desk.missing_walls = frozenset({Wall.SECCOMP})
    looking = studio.window.review.looking
    looking.walls = None
    policy = studio.window.review.policy
    if policy is not None:
        looking.set_policy(policy)


LOOKS: Final[tuple[tuple[str, Callable[[Studio], None]], ...]] = (
    ("review", _review),
    ("gist", _gist),
    ("detail", _detail),
    ("brush", _brush),
    ("clear", _clear),
    ("colour", _colour),
    ("opened-covered", _opened_covered),
    ("reasons", _reasons),
    ("sheet", _sheet),
    ("frame", _frame),
    ("playing", _playing),
    ("listening", _listening),
    ("text-step", _text_step),
    ("text-clear", _text_clear),
    ("unreadable", _unreadable),
    ("text-only", _text_only),
    ("text", _text),
)
"""Every screen of the look, by name, and how the window gets there."""
