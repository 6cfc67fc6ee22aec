# SPDX-License-Identifier: Apache-2.0
"""The pictures of a group of several: its line, its members, a check, and other words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt

from reviewer.demo.sample_groups import an_alike_group
from reviewer.demo.studio import Studio
from reviewer.domain.errors import Offline
from reviewer.domain.items import Group, Stage
from reviewer.gui.foundation.shortcuts import Act, Pressed


def _group(studio: Studio, group: Group | None = None) -> None:
    group = group or an_alike_group()
    studio.workbench.desk.held[group.group_id].group = group
    studio.window.review.open_group(studio.window.review.queue.rows[1].group_id)
    studio.settle()
    studio.window.review.open_group(group.group_id)
    studio.window.review.read_list()
    studio.settle()


def _members(studio: Studio) -> None:
    _group(studio)
    studio.window.place.press(Pressed(Act.MEMBERS))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        studio.key(key)
    studio.key(Qt.Key.Key_Space)


def _members_offline(studio: Studio) -> None:
    studio.workbench.desk.errors = {"split": Offline()}
    _members(studio)
    studio.window.place.press(Pressed(Act.NOT_ALIKE))


def _answers(studio: Studio) -> None:
    studio.key(Qt.Key.Key_3, shift=True)
    studio.key(Qt.Key.Key_0, shift=True)
    studio.key(Qt.Key.Key_A)
    studio.settle()


def _check(studio: Studio) -> None:
    _group(studio)
    _answers(studio)


def _captions(studio: Studio) -> None:
    _check(studio)
    studio.key(Qt.Key.Key_A)


def _apart(studio: Studio) -> None:
    _members(studio)
    studio.window.place.press(Pressed(Act.NOT_ALIKE))
    studio.settle()
    studio.window.review.read_list()


def _second(studio: Studio) -> None:
    _group(studio, replace(an_alike_group(), stage=Stage.SECOND))


GROUP_SCREENS: Final[tuple[tuple[str, Callable[[Studio], None]], ...]] = (
    ("group", _group),
    ("group-members", _members),
    ("group-offline", _members_offline),
    ("group-check", _check),
    ("group-captions", _captions),
    ("group-apart", _apart),
    ("group-second", _second),
)
