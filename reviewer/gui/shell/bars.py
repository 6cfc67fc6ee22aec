# SPDX-License-Identifier: Apache-2.0
"""The bars of the window: places, incident, sync and person above; undo and covering below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from reviewer.domain.people import Role
from reviewer.gui.foundation import labels, shortcuts
from reviewer.gui.foundation.accessibility import announce, name
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number
from reviewer.gui.foundation.shortcuts import Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.foundation.wording import verdict_words
from reviewer.gui.shell.places import Place, key_of
from reviewer.gui.shell.viewing_time import ViewingTime
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.viewmodels.status import Status
from reviewer.gui.viewmodels.wellbeing import Day
from reviewer.gui.widgets.keys import ActButton
from reviewer.ports.queue_api import Incident


class Dot(QWidget):
    """A small disc in a colour role; the words beside it say the same."""

    def __init__(self, theme: Theme, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self.setFixedSize(theme.scaled(9), theme.scaled(9))

    def set_role(self, role: str) -> None:
        """Take another colour."""
        self._role = role
        self.update()

    # Overrides of Qt.
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._role))
        painter.drawEllipse(self.rect())


class TopBar(QFrame):
    """Places, incident, state of sync, person.

    Signals:
        place_wanted: the person chose a place (its name).
        person_wanted: the person wants their settings.
    """

    place_wanted = Signal(str)
    person_wanted = Signal()

    def __init__(
        self, status: Status, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._status = status
        self._layout = layout
        self._places: tuple[Place, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self.setProperty("role", "bar")
        self._incident_dot = Dot(theme, "warn", self)
        self._incident = labels.fixed("", "body", self)
        self._sync_dot = Dot(theme, "faint", self)
        self.sync = labels.fixed("", "dim", self)
        self._again = ActButton(Act.SYNC, layout, "quiet", self)
        self._again.clicked.connect(status.sync_now)
        self.person = QToolButton(self)
        self.person.setProperty("role", "quiet")
        self.person.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.person.clicked.connect(self.person_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 9, 14, 9)
        self._row.setSpacing(8)
        self._row.addWidget(labels.fixed("Reviewer", "title", self))
        self._row.addSpacing(8)
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(4)
        self._row.addLayout(self._tabs)
        self._row.addStretch(1)
        self._row.addWidget(self._incident_dot)
        self._row.addWidget(self._incident)
        self._row.addSpacing(8)
        self._row.addWidget(self._sync_dot)
        self._row.addWidget(self.sync)
        self._row.addWidget(self._again)
        self._row.addWidget(self.person)
        status.sync_changed.connect(self.show_status)
        status.session_changed.connect(self.show_status)
        self.show_status()

    def show_places(self, places: tuple[Place, ...], current: str) -> None:
        """Show the places this person has."""
        if places != self._places:
            for button in self._buttons.values():
                self._tabs.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._places = places
            self._buttons = {place.name: self._tab(place) for place in places}
        for place in places:
            button = self._buttons[place.name]
            key = key_of(place, places, self._layout)
            button.setText(f"{place.title(self._status)}  {isolated(key)}".replace("&", "&&"))
            button.setChecked(place.name == current)

    def _tab(self, place: Place) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "quiet")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setObjectName(place.name)
        button.clicked.connect(self._choose)
        key = key_of(place, self._places, self._layout)
        labels.tip(button, key)
        button.setAccessibleDescription(key)
        self._tabs.addWidget(button)
        return button

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.place_wanted.emit(button.objectName())

    @Slot()
    def show_status(self) -> None:
        """Show who is here, how sync stands, and which incident runs."""
        words = self._status.sync_words()
        if words != self.sync.text():
            self.sync.setText(words)
            announce(self.sync, words)
        self._sync_dot.set_role(self._status.sync_role())
        self._again.setVisible(self._status.sync_role() == "warn")
        session = self._status.session
        person = session.person if session else None
        shown = visible(person.display) if person else self.tr("Nobody is signed in")
        key = shortcuts.drawn(Act.PERSON, self._layout)
        self.person.setText(f"{isolated(shown)}   {isolated(key)}")
        name(self.person, self.tr("Your settings"), key)
        active = [one for one in session.incidents if one.state == "active"] if session else []
        for widget in (self._incident_dot, self._incident):
            widget.setVisible(bool(active))
        if active:
            self._incident.setText(self._incident_words(active[0]))

    def _incident_words(self, incident: Incident) -> str:
        return self.tr("Incident {title} · answer within {count} min").format(
            title=isolated(visible(incident.title)), count=number(incident.target_min)
        )

    def roles(self) -> frozenset[Role]:
        """Return the roles of the person who is here."""
        session = self._status.session
        return session.person.roles if session and session.person else frozenset()


class BottomBar(QFrame):
    """Viewing time, the undo offer, keys, support, covering.

    Signals:
        wanted: the person pressed a button for an act (Act).
    """

    wanted = Signal(object)

    def __init__(
        self,
        review: Review,
        day: Day,
        theme: Theme,
        layout: Layout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self.viewing = ViewingTime(day, theme, layout, self)
        self.viewing.wanted.connect(self._want_limits)
        self.viewing.changed.connect(self.fit)
        self.setProperty("role", "bar")
        self.said = labels.line("", "dim", self)
        self.said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.undo = ActButton(Act.UNDO, layout, "main", self)
        self._help = ActButton(Act.HELP, layout, "quiet", self)
        self._support = ActButton(Act.SUPPORT, layout, "quiet", self)
        self._cover = ActButton(Act.COVER_EVERYTHING, layout, "plain", self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self.viewing)
        row.addWidget(self.said, 10)
        row.addWidget(self.undo)
        row.addStretch(1)
        for button in (self._help, self._support, self._cover):
            row.addWidget(button)
        for button in (self.undo, self._help, self._support, self._cover):
            button.clicked.connect(self._want)
        review.undo_changed.connect(self.show_offer)
        review.undo_refused.connect(self._too_late)
        self.show_offer()

    def say(self, sentence: str) -> None:
        """Show a sentence at the start of the bar."""
        self.said.setText(sentence)
        announce(self, sentence)

    @Slot()
    def show_offer(self) -> None:
        """Show what was saved, and the way back while there is one."""
        offer = self._review.undo_offer
        self.undo.setVisible(offer is not None and offer.saved.undo_for_s > 0)
        self.fit()
        if offer is None:
            self.say("")
        elif offer.verdict is None:
            self.say(self.tr("Given back."))
        else:
            self.say(self.tr("Saved: {verdict}.").format(verdict=verdict_words(offer.verdict)))

    @Slot()
    def _want_limits(self) -> None:
        self.wanted.emit(Act.LIMITS)

    @Slot()
    def fit(self) -> None:
        """Leave out what is said elsewhere too where letters are large, the thin line first."""
        spare = (self.viewing.line, self._help, self.viewing.next)
        for widget in spare:
            widget.setVisible(widget is not self.viewing.next or bool(self.viewing.next.text()))
        for widget in spare:
            if self._needs() > self.width():
                widget.hide()

    def _needs(self) -> int:
        self.viewing.row.invalidate()
        self._row.invalidate()
        return self._row.minimumSize().width()

    @Slot()
    def _too_late(self) -> None:
        self.say(self.tr("It had left already. Decide again if the group comes back."))

    @Slot()
    def _want(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.wanted.emit(button.act)

    # Overrides of Qt.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the room there is."""
        super().resizeEvent(event)
        self.fit()
