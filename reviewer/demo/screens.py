# SPDX-License-Identifier: Apache-2.0
"""The pictures around the look: answers and acts, the day, the places, and the ways in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt

from reviewer.demo.sample import NOW
from reviewer.demo.sample_account import (
    HISTORY,
    INCIDENT,
    PROOF,
    PROPOSED,
    attention_rows,
    audit_rows,
)
from reviewer.demo.studio import Studio
from reviewer.domain.errors import RuleBroken, SecretsUnavailable
from reviewer.domain.people import Role
from reviewer.gui.foundation.wording import describe
from reviewer.gui.shell.places import ATTENTION, AUDIT
from reviewer.gui.viewmodels.enrol import ProfileLine
from reviewer.gui.views.enrol import EnrolView
from reviewer.gui.widgets.two_lines import TwoLineList
from reviewer.services.notices import GroupGone
from reviewer.services.shown import Phase, SyncState, SyncStatus, Wellbeing


def _answered(studio: Studio) -> None:
    studio.key(Qt.Key.Key_3, shift=True)
    studio.key(Qt.Key.Key_0, shift=True)
    studio.key(Qt.Key.Key_V)  # the severity is still missing, and the window says so


def _context(studio: Studio) -> None:
    studio.window.review.answers.toggle_context("journalism")
    studio.key(Qt.Key.Key_P)


def _escalate(studio: Studio) -> None:
    studio.key(Qt.Key.Key_0, shift=True)
    studio.key(Qt.Key.Key_E)


def _saved(studio: Studio) -> None:
    studio.key(Qt.Key.Key_0, shift=True)
    studio.key(Qt.Key.Key_A)


def _pause(studio: Studio) -> None:
    studio.key(Qt.Key.Key_F9)


def _now(studio: Studio) -> Wellbeing:
    """Return where the person stands, without a next break."""
    return replace(studio.workbench.wellbeing.day.now, next_break_in_s=None)


def _shift_start(studio: Studio) -> None:
    studio.workbench.wellbeing.move(
        replace(
            _now(studio),
            phase=Phase.OFF_SHIFT,
            opted_out=frozenset({"sound"}),
            on_queue_s=0.0,
            viewing_s=0.0,
        )
    )


def _break(studio: Studio) -> None:
    studio.workbench.wellbeing.move(replace(_now(studio), phase=Phase.BREAK, phase_until_s=540.0))


def _break_over(studio: Studio) -> None:
    studio.workbench.wellbeing.move(
        replace(_now(studio), phase=Phase.MICRO_BREAK, phase_until_s=0.0)
    )


def _nothing_open(studio: Studio) -> None:
    _empty(studio)
    studio.workbench.wellbeing.move(
        replace(
            _now(studio), phase=Phase.NOTHING_OPEN, closed_for_s=(("graphic_violence.high", 130.0),)
        )
    )


def _winding_down(studio: Studio) -> None:
    studio.workbench.wellbeing.move(replace(_now(studio), phase=Phase.WINDING_DOWN))


def _day_over(studio: Studio) -> None:
    studio.workbench.wellbeing.move(replace(_now(studio), phase=Phase.DAY_OVER, viewing_s=1800.0))


def _shift_end(studio: Studio) -> None:
    studio.key(Qt.Key.Key_E, shift=True)


def _limits(studio: Studio) -> None:
    studio.workbench.wellbeing.move(
        replace(
            _now(studio),
            phase=Phase.ON_QUEUE,
            closed_today=frozenset({"graphic_violence.high", "recruitment.medium"}),
            closed_for_s=(("glorification.high", 130.0),),
            opted_out=frozenset({"recruitment", "sound"}),
            is_incident=True,
        )
    )
    studio.key(Qt.Key.Key_F12)


def _limits_delete(studio: Studio) -> None:
    _limits(studio)
    studio.settle()
    studio.key(Qt.Key.Key_D, shift=True)


def _divert(studio: Studio) -> None:
    studio.key(Qt.Key.Key_D)


def _diverted(studio: Studio) -> None:
    studio.key(Qt.Key.Key_D)
    studio.key(Qt.Key.Key_Return)


def _gone(studio: Studio) -> None:
    opened = studio.window.review.opened
    if opened is not None:
        studio.workbench.notices.publish(GroupGone(opened.group.group_id, "withdrawn"))


def _offline(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.sync = SyncStatus(state=SyncState.OFFLINE, waiting=14, last_contact=NOW)
    studio.window.status.read_sync()


def _help(studio: Studio) -> None:
    studio.key(Qt.Key.Key_F1)


def _support(studio: Studio) -> None:
    studio.key(Qt.Key.Key_S)


def _empty(studio: Studio) -> None:
    for held in studio.workbench.desk.held.values():
        held.state = held.state.DONE
    studio.window.review.read_list()
    studio.window.review.open_next()


def _failed(studio: Studio) -> None:
    studio.workbench.desk.errors["open"] = RuleBroken("not-held")
    studio.window.review.step_group(1)


def _audit(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.audit, desk.verifications, desk.history = audit_rows(), PROOF, HISTORY
    desk.incidents = (INCIDENT, PROPOSED)
    studio.place(AUDIT)
    studio.settle()
    for _row in range(3):
        studio.key(Qt.Key.Key_Down)
    history = studio.window.findChildren(TwoLineList)
    studio.wait(lambda: any(each.model().rowCount() == len(HISTORY) for each in history))


def _audit_empty(studio: Studio) -> None:
    studio.place(AUDIT)


def _attention(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.attention, desk.removal = attention_rows(), 12
    desk.sync = SyncStatus(state=SyncState.SYNCED, last_contact=NOW, attention=3)
    studio.window.status.read_sync()
    studio.place(ATTENTION)
    studio.settle()
    studio.key(Qt.Key.Key_O)


def _attention_empty(studio: Studio) -> None:
    studio.place(ATTENTION)


def _denied(studio: Studio) -> None:
    desk = studio.workbench.desk
    desk.person = replace(desk.person, roles=frozenset({Role.REVIEWER}))
    studio.window.status.read_session()
    studio.settle()
    studio.place(AUDIT)


def _menu(studio: Studio) -> None:
    studio.window.top.person.click()


SCREENS: Final[tuple[tuple[str, Callable[[Studio], None]], ...]] = (
    ("answered", _answered),
    ("context", _context),
    ("escalate", _escalate),
    ("saved", _saved),
    ("pause", _pause),
    ("shift-start", _shift_start),
    ("break", _break),
    ("break-over", _break_over),
    ("nothing-open", _nothing_open),
    ("winding-down", _winding_down),
    ("day-over", _day_over),
    ("shift-end", _shift_end),
    ("my-limits", _limits),
    ("my-limits-delete", _limits_delete),
    ("divert", _divert),
    ("diverted", _diverted),
    ("gone", _gone),
    ("offline", _offline),
    ("help", _help),
    ("support", _support),
    ("empty", _empty),
    ("failed", _failed),
    ("settings", _menu),
    ("audit", _audit),
    ("audit-empty", _audit_empty),
    ("denied", _denied),
    ("attention", _attention),
    ("attention-empty", _attention_empty),
)
"""Every other screen, by name, and how the window gets there. One line adds a screen."""


@dataclass(frozen=True, slots=True)
class _Profile:
    name: str
    display: str
    gateway_url: str
    is_damaged: bool = False


_PROFILES: Final[tuple[ProfileLine, ...]] = (
    _Profile("one", "A. Reviewer", "https://gateway.example.org"),
    _Profile("two", "B. Lead", "https://gateway.example.org"),
)


def _form(_view: EnrolView) -> None:
    """The form stands there by itself."""


def _form_error(view: EnrolView) -> None:
    view.form.address.setText("https://gateway.example.org")
    view.form.code.setText("0000-0000-0000")
    view.form.fail(describe(RuleBroken("not-held")))


def _early_support(view: EnrolView) -> None:
    view.support.click()


def _profiles(view: EnrolView) -> None:
    view.show_profiles(_PROFILES)


def _trouble(view: EnrolView) -> None:
    view.show_trouble("one", SecretsUnavailable())


WAYS_IN: Final[tuple[tuple[str, Callable[[EnrolView], None]], ...]] = (
    ("enrol", _form),
    ("enrol-error", _form_error),
    ("enrol-support", _early_support),
    ("profiles", _profiles),
    ("trouble", _trouble),
)
"""Every screen without an open profile, by name."""
