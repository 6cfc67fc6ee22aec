# SPDX-License-Identifier: Apache-2.0
"""Where in the window the person is: places are built when first gone to, and covered when left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStackedWidget

from reviewer.gui.shell.bars import TopBar
from reviewer.gui.shell.own_screens import OwnScreens
from reviewer.gui.shell.places import OWN, PLACES, REVIEW
from reviewer.gui.views.person.rest import RestView
from reviewer.gui.views.place import Parts, PlaceView
from reviewer.services.notices import Notice


class Moving(QObject):
    """The places that are built, and the one that is shown in ``stack``.

    The screens of the day, in ``rest``, take the place of the work while the day asks for it.
    """

    def __init__(
        self,
        parts: Parts,
        stack: QStackedWidget,
        top: TopBar,
        own: OwnScreens,
        rest: RestView,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._stack = stack
        self._top = top
        self._own = own
        self._rest = rest
        self._current = ""
        self.built: dict[str, PlaceView] = {}

    @property
    def place(self) -> PlaceView:
        """Return the place the person is in."""
        if self._current == REVIEW and self._own.is_resting:
            return self._rest
        return self.built[self._current]

    def is_at(self, place_name: str) -> bool:
        """Say whether that place is shown, or what the day put in its place."""
        return self._current == place_name

    def show(self, place_name: str) -> None:
        """Go to a place; what the last one showed clear is covered."""
        if self._current:
            self.place.cover_clear()
        if place_name not in self.built:
            place = next(one for one in (*PLACES, OWN) if one.name == place_name)
            self.built[place_name] = place.build(self._parts)
            self._stack.addWidget(self.built[place_name])
        self._current = place_name
        self._stack.setCurrentWidget(self.place)
        self.name_places()
        self.place.arrive()
        self.place.take_keyboard()

    def go_to(self, number: int) -> None:
        """Go to the place with this number in the top bar, from 1."""
        numbered = [place for place in PLACES if place.act is None]
        places = [place for place in numbered if place.is_for(self._top.roles())]
        if number <= len(places):
            self.show(places[number - 1].name)

    def follow_day(self) -> bool:
        """Show the screen of the day, or the work again; say whether that is where we are."""
        if self._current == REVIEW:
            self._stack.setCurrentWidget(self.place)
        return self._current == REVIEW

    @Slot()
    def name_places(self) -> None:
        """Name the places this person has, in the top bar."""
        roles = self._top.roles()
        self._top.show_places(tuple(one for one in PLACES if one.is_for(roles)), self._current)

    def cover_everything(self) -> None:
        """Cover every item in every place, at once."""
        for place in self.built.values():
            place.cover_everything()

    def take(self, notice: Notice) -> None:
        """Tell every place what the core tells."""
        for place in self.built.values():
            place.take(notice)
