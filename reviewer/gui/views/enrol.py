# SPDX-License-Identifier: Apache-2.0
"""What is shown while no profile is open: choose one, make one, or learn why one does not open.

Nothing is opened here; the widget says what the person chose, and whoever shows it does the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QStackedWidget,
    QWidget,
)

from reviewer.gui.foundation import shortcut_words
from reviewer.gui.foundation.background import TaskRunner
from reviewer.gui.foundation.keyboard import Layout
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.shortcuts import BY_ACT, Act
from reviewer.gui.foundation.theme import Theme
from reviewer.gui.viewmodels.enrol import Chosen, Enrolled, Enrolling, EnrolState, ProfileLine
from reviewer.gui.viewmodels.enrol_words import needs_enrolment, trouble_words
from reviewer.gui.views.enrol_form import EnrolForm
from reviewer.gui.views.profile_choice import ProfileChoice
from reviewer.gui.views.review.messages import Message
from reviewer.gui.views.sheets import EarlySupportSheet
from reviewer.gui.widgets.keys import ActButton

_CLOSES: Final = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, *BY_ACT[Act.HELP].named}
)


class EnrolView(QWidget):
    """The window's content while no profile is open.

    Args:
        enrol: makes a profile from address and code and returns its name; blocks.
        enrol_in_memory: the same without a keyring, ``None`` where that cannot be done.

    Signals:
        enrolled: a profile was made (Enrolled).
        chosen: a profile of this machine is to be opened (Chosen).
    """

    enrolled = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        runner: TaskRunner,
        enrol: Callable[[str, str], str],
        theme: Theme,
        layout: Layout,
        *,
        profiles: Sequence[ProfileLine] = (),
        enrol_in_memory: Callable[[str, str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._profiles: tuple[ProfileLine, ...] = ()
        self._trouble = ""
        self._is_lost = False
        self.enrolling = Enrolling(runner, enrol, enrol_in_memory, self)
        self.form = EnrolForm(theme, layout, self)
        self.choice = ProfileChoice(theme, layout, self)
        self.message = Message(theme, layout, self)
        self.pages = QStackedWidget(self)
        for page in (self.choice, self.form, self.message):
            self.pages.addWidget(page)
        self.pages.setMaximumWidth(theme.scaled(560))
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 24, 24, 24)
        for edge in (0, 2):
            grid.setRowStretch(edge, 1)
            grid.setColumnStretch(edge, 1)
        grid.setColumnStretch(1, 6)
        grid.addWidget(self.pages, 1, 1)
        self.support = ActButton(Act.HELP, layout, "quiet", self)
        self.support.say(shortcut_words.words(Act.SUPPORT))
        grid.addWidget(self.support, 3, 0, 1, 3, Qt.AlignmentFlag.AlignTrailing)
        self.sheet = EarlySupportSheet(theme, self)
        self._connect()
        self.show_profiles(profiles)

    def _connect(self) -> None:
        self.support.clicked.connect(self.sheet.open)
        self.sheet.closed.connect(self._close_sheet)
        self.form.asked.connect(self.enrolling.start)
        self.form.refused.connect(self._show_choice)
        self.choice.chosen.connect(self._choose)
        self.choice.new_wanted.connect(self.show_form)
        self.message.confirmed.connect(self._agree)
        self.message.refused.connect(self._refuse)
        self.enrolling.state_changed.connect(self._show_state)
        self.enrolling.enrolled.connect(self._enrolled)

    def show_profiles(self, profiles: Sequence[ProfileLine]) -> None:
        """Offer these profiles; with none, the form."""
        self._profiles = tuple(profiles)
        self.choice.show_profiles(self._profiles)
        self.form.go_back.setVisible(bool(self._profiles))
        if self._profiles:
            self._show_choice()
        else:
            self.show_form()

    def show_trouble(self, profile: str, error: Exception) -> None:
        """Say why a profile could not be opened, and offer what can help."""
        self._trouble = profile
        self._is_lost = needs_enrolment(error)
        title, sentence = trouble_words(error)
        go_on = self.tr("Enrol again") if self._is_lost else self.tr("Try again")
        self._show_message(title, sentence, go_on, self.tr("Go back"))

    @Slot()
    def show_form(self) -> None:
        """Show the form for address and code."""
        self._show_page(self.form)

    @Slot()
    def _show_choice(self) -> None:
        self._show_page(self.choice)

    @Slot(str)
    def _choose(self, profile: str) -> None:
        self.chosen.emit(Chosen(profile=profile))

    @Slot(object)
    def _enrolled(self, enrolled: Enrolled) -> None:
        self.form.code.clear()
        self.enrolled.emit(enrolled)

    @Slot()
    def _show_state(self) -> None:
        match self.enrolling.state:
            case EnrolState.FORM:
                self.form.fail(self.enrolling.error_words)
                self.show_form()
            case EnrolState.WORKING:
                self._show_message(
                    self.tr("Enrolling…"),
                    self.tr(
                        "Asking the gateway at {address}, then making keys and the store. This "
                        "takes a few seconds."
                    ).format(address=isolated(visible(self.form.address.text().strip()))),
                    "",
                    self.tr("Stop waiting"),
                )
            case EnrolState.NO_KEYRING:
                self._show_no_keyring()
            case EnrolState.LATE:
                self._show_message(
                    self.tr("The gateway answered after all"),
                    self.tr("The profile was made before you stopped waiting. The code is spent."),
                    self.tr("Open it"),
                    self.tr("Go back"),
                )

    def _show_no_keyring(self) -> None:
        sentence = self.tr(
            "The system’s keyring is missing or locked, so keys cannot be kept here. Unlock it and "
            "try again, or work in memory only: then you need a connection all the time, and when "
            "the program closes this profile is gone and you need a new code."
        )
        go_on = self.tr("Work in memory only") if self.enrolling.can_stay_in_memory else ""
        self._show_message(
            self.tr("Keys cannot be kept on this machine"), sentence, go_on, self.tr("Go back")
        )

    def _show_message(self, title: str, sentence: str, go_on: str, go_back: str) -> None:
        self.message.say(title, sentence, go_on=go_on, go_back=go_back)
        self._show_page(self.message)

    @Slot()
    def _agree(self) -> None:
        if self._trouble:
            profile, self._trouble = self._trouble, ""
            if self._is_lost:
                self._enrol_again(profile)
            else:
                self._choose(profile)
        elif self.enrolling.state is EnrolState.LATE:
            self.enrolling.take_late()
        else:
            self.enrolling.go_on_in_memory()

    def _enrol_again(self, profile: str) -> None:
        for each in self._profiles:
            if each.name == profile:
                self.form.address.setText(each.gateway_url)
        self.show_form()

    @Slot()
    def _refuse(self) -> None:
        was_trouble, self._trouble = bool(self._trouble), ""
        self.enrolling.stop_waiting()
        if was_trouble:
            self.show_profiles(self._profiles)
        else:
            self.show_form()

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to where the person goes on."""
        page = self.pages.currentWidget()
        if page is self.choice:
            self.choice.list.setFocus()
        elif page is self.form:
            (self.form.code if self.form.address.text() else self.form.address).setFocus()
        else:
            self.message.setFocus()

    # Overrides of Qt.
    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard; what had it before is not shown any more."""
        super().showEvent(event)
        self.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, back by Escape; the key for help shows whom to turn to."""
        page = self.pages.currentWidget()
        if self.sheet.isVisible():
            if event.key() in _CLOSES:
                self._close_sheet()
        elif event.key() in BY_ACT[Act.HELP].named:
            self.sheet.open()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(page)
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back(page)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _close_sheet(self) -> None:
        self.sheet.hide()
        self.take_keyboard()

    def _go_on(self, page: QWidget | None) -> None:
        if page is self.choice:
            self.choice.open()
        elif page is self.message and not self.message.go_on.isHidden():
            self._agree()

    def _go_back(self, page: QWidget | None) -> None:
        if page is self.choice:
            self.show_form()
        elif page is self.message:
            self._refuse()
        elif self._profiles:
            self._show_choice()
