# SPDX-License-Identifier: Apache-2.0
"""What a place is to the window: a widget that takes keys, covers itself, and hears notices.

To add one: subclass :class:`PlaceView`, override what differs, and add a line to
``reviewer.gui.shell.places.PLACES``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from reviewer.gui.foundation.background import TaskRunner
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.preferences import Preferences
from reviewer.gui.foundation.shortcuts import Act, Pressed
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.workbench import Workbench
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.status import Status
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.services.notices import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a place is built from."""

    workbench: Workbench
    tasks: TaskRunner
    now: Callable[[], datetime]
    review: Review
    status: Status
    day: Day
    theme: Theme
    layout: Layout
    preferences: Preferences
    show_place: Callable[[str], object]

    @property
    def language(self) -> str:
        """Return the language's code, for names that come from the policy."""
        return self.preferences.language.value


class PlaceView(QWidget):
    """A place that shows nothing of any item; others override what they must."""

    def press(self, _pressed: Pressed) -> bool:
        """Do what a key asks for; say whether it was for this place."""
        return False

    def release(self, _act: Act) -> None:
        """The key of a held act went up."""

    def cover_clear(self) -> None:
        """Take anything clear off the screen, at once."""

    def cover_everything(self) -> None:
        """Cover every item and its words, at once."""

    def take_keyboard(self) -> None:
        """Give the keyboard to where work starts."""
        self.setFocus()

    def arrive(self) -> None:
        """The person came to this place."""

    def take(self, _notice: Notice) -> None:
        """Follow what the core tells; called for every built place."""
